// SPDX-License-Identifier: MIT
// Answers to tasks of the user's own: each by its form, with numbers in the units of its files, on
// the page and in its parts.
#include "ui/document/study_document.hpp"
#include "ui/outputs/answer_difference.hpp"
#include "ui/outputs/answer_paint.hpp"
#include "ui/outputs/known_outputs.hpp"
#include "ui/outputs/outputs_page.hpp"
#include "ui/outputs/outputs_plot.hpp"
#include "ui/outputs/outputs_support.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/shared/colour_map.hpp"

#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QSettings>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using namespace testing;
using outputs::Answer;
using outputs::AnswerKind;
using taskatlas::testing::TemporaryFolder;

constexpr int kPatience = 30000;  // milliseconds; only a test that fails waits so long

Task own_task(const char* code, OutputKind kind, int channels, TaskLoss loss) {
  Task task;
  task.code = code;
  task.name = std::string("My ") + code;
  task.output.kind = kind;
  task.output.channels = channels;
  task.loss = loss;
  return task;
}
Task heat(int channels = 1) {
  return own_task("heat", OutputKind::kImage, channels, TaskLoss::kL1);
}
Task parts() { return own_task("parts", OutputKind::kImage, 5, TaskLoss::kCrossEntropy); }
Task mood() { return own_task("mood", OutputKind::kClasses, 40, TaskLoss::kCrossEntropy); }
Task where(int numbers = 3) {
  return own_task("where", OutputKind::kVector, numbers, TaskLoss::kL2);
}

// Rising by 10 from left to right, channel c from 1000 · c on; nothing in the first pixel.
Answer picture_answer(int channels, float offset = 0) {
  Answer answer;
  answer.picture = dataset::Values(kSide, kSide, channels);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      for (int c = 0; c < channels; ++c) {
        answer.picture.at(x, y, c) =
            x + y == 0 ? std::nanf("") : offset + static_cast<float>(10 * x + 1000 * c);
      }
    }
  }
  answer.range = outputs::ValueRange{0, 4000};
  return answer;
}
Answer parts_answer(std::int32_t left, std::int32_t right) {
  Answer answer;
  answer.kind = AnswerKind::kPixelClasses;
  answer.width = 4;
  answer.height = 1;
  answer.labels = {left, left, right, -1};
  answer.scores = {{left, std::to_string(left), 0.5F}, {right, std::to_string(right), 0.25F}};
  return answer;
}

std::shared_ptr<const OutputContent> content_of(const Task& task, const Answer& truth,
                                                const Answer& answer) {
  ContentOptions options;
  options.task = task;
  OutputRow row;
  row.key = QStringLiteral("self");
  row.title = row.key;
  row.sources = {"self"};
  options.rows = {row};
  KnownOutputs known;
  auto inputs = std::make_shared<InputPictures>();
  inputs->push_back(picture_of(grey(0.5F)));
  known.inputs = inputs;
  known.truth = std::make_shared<const Answer>(truth);
  known.truth_is_known = true;
  known.rows.push_back({row.key, std::make_shared<const Answer>(answer), std::nullopt, {}, true});
  return make_content(options, known);
}
const OutputPanel& panel(const OutputContent& content, const char* key) {
  return *content.find(QString::fromLatin1(key));
}

// Painted on the screen and on paper, in every way of comparing, without an accident.
void paint_everyway(const std::shared_ptr<const OutputContent>& content) {
  for (const Compare compare :
       {Compare::kSide, Compare::kWipe, Compare::kBlink, Compare::kDifference}) {
    OutputsOptions options;
    options.compare = compare;
    const OutputsPlot plot(content, options);
    EXPECT_FALSE(plot.summary().isEmpty());
    EXPECT_FALSE(plot.data().rows.empty());
    for (const PlotStyle& style : {PlotStyle::screen(QPalette(), QFont()),
                                   PlotStyle::figure(QStringLiteral("DejaVu Sans"), 8)}) {
      QImage image(700, static_cast<int>(plot.height_for(700, style)) + 1, QImage::Format_RGB32);
      QPainter painter(&image);
      OutputsPlot::Moment moment;
      moment.cursor = QPointF(0.5, 0.5);
      plot.paint(painter, image.rect(), style, moment, image.rect());
    }
  }
}

class OwnOutputs : public ::testing::Test {
 protected:
  void SetUp() override { QLocale::setDefault(QLocale::c()); }
};

TEST_F(OwnOutputs, APictureHasTheUsualColoursAndItsOwnNumbers) {
  const auto content = content_of(heat(), picture_answer(1), picture_answer(1, 5));
  const Annotation& truth = panel(*content, "truth").annotation;
  ASSERT_TRUE(truth.own);
  EXPECT_NEAR(truth.low, 0, 1e-3);
  EXPECT_NEAR(truth.high, 70, 1e-3);
  EXPECT_EQ(panel(*content, "self").annotation.high, truth.high);
  EXPECT_TRUE(panel(*content, "self").annotation.beyond);
  EXPECT_EQ(truth.picture.pixel(7, 3), default_colour_map().at(1));
  EXPECT_EQ(truth.picture.pixel(0, 3), default_colour_map().at(0));
  EXPECT_EQ(qAlpha(truth.picture.pixel(0, 0)), 0);  // masked
  EXPECT_EQ(value_text(truth, 3, 3), QStringLiteral("30.00"));
  EXPECT_EQ(value_text(truth, 0, 0), QStringLiteral("not measured"));
  EXPECT_EQ(answer_lines(panel(*content, "truth"), *content),
            QStringList{QStringLiteral("0 to 70.00")});
  const auto difference = difference_of(panel(*content, "truth"), panel(*content, "self"));
  EXPECT_TRUE(difference.has_sign);
  EXPECT_NEAR(static_cast<double>(difference.values.at(3, 3)), 5, 1e-5);
  EXPECT_EQ(difference_value(difference, {0.5, 0.5}), QStringLiteral("+5.000"));
  paint_everyway(content);
}

TEST_F(OwnOutputs, ThreeChannelsAreColoursOfTheRange) {
  const auto content = content_of(heat(3), picture_answer(3), picture_answer(3, 30));
  const Annotation& truth = panel(*content, "truth").annotation;
  EXPECT_TRUE(is_own_colours(truth));
  EXPECT_EQ(QColor(truth.picture.pixel(4, 2)),
            QColor(static_cast<int>(std::lround(255 * 40.0 / 4000)),
                   static_cast<int>(std::lround(255 * 1040.0 / 4000)),
                   static_cast<int>(std::lround(255 * 2040.0 / 4000))));
  EXPECT_EQ(value_text(truth, 4, 2), QStringLiteral("(40.00, 1040, 2040)"));
  EXPECT_EQ(answer_lines(panel(*content, "truth"), *content),
            QStringList{QStringLiteral("Black 0, white 4000")});
  const auto difference = difference_of(panel(*content, "truth"), panel(*content, "self"));
  EXPECT_FALSE(difference.has_sign);
  EXPECT_NEAR(static_cast<double>(difference.values.at(3, 3)), 30 * std::sqrt(3.0), 1e-3);
  paint_everyway(content);
}

TEST_F(OwnOutputs, OfOtherNumbersOfChannelsTheFirstIsShownAndNamed) {
  const auto content = content_of(heat(5), picture_answer(5), picture_answer(5, 10));
  const OutputPanel& truth = panel(*content, "truth");
  EXPECT_TRUE(shows_first_channel(truth.task));
  EXPECT_FALSE(shows_first_channel(heat(3)));
  EXPECT_FALSE(shows_first_channel(parts()));
  EXPECT_FALSE(shows_first_channel(task_of("curvature")));
  EXPECT_NEAR(truth.annotation.high, 70, 1e-3);
  EXPECT_EQ(value_text(truth.annotation, 2, 2), QStringLiteral("20.00"));
  const QStringList lines = answer_lines(truth, *content);
  ASSERT_EQ(lines.size(), 2);
  EXPECT_TRUE(lines[1].contains(QLatin1Char('5')));
  paint_everyway(content);
  // What the study keeps is the first channel alone: it can be held against all of them.
  const auto kept = content_of(heat(5), picture_answer(5), picture_answer(1, 10));
  const auto difference = difference_of(panel(*kept, "truth"), panel(*kept, "self"));
  ASSERT_TRUE(difference.problem.isEmpty());
  EXPECT_NEAR(static_cast<double>(difference.values.at(3, 3)), 10, 1e-4);
}

TEST_F(OwnOutputs, ClassesHaveNumbersAndNotTheDatasetsNames) {
  const auto content = content_of(parts(), parts_answer(0, 3), parts_answer(0, 4));
  const OutputPanel& truth = panel(*content, "truth");
  EXPECT_EQ(truth.drawing, AnswerDrawing::kClasses);
  EXPECT_EQ(value_text(truth.annotation, 0, 0), QStringLiteral("0"));
  EXPECT_EQ(value_text(truth.annotation, 2, 0), QStringLiteral("3"));
  EXPECT_EQ(value_text(truth.annotation, 3, 0), QStringLiteral("no label"));
  EXPECT_EQ(answer_lines(truth, *content), QStringList{QStringLiteral("0, 3")});
  EXPECT_NEAR(difference_of(truth, panel(*content, "self")).share, 1.0 / 3, 1e-9);
  paint_everyway(content);

  Answer best = scores_answer({{17, 0.5F}, {2, 0.25F}});
  for (auto& score : best.scores) score.name = std::to_string(score.index);
  const auto scores = content_of(mood(), scores_answer({{2, 1.0F}}), best);
  EXPECT_EQ(panel(*scores, "self").drawing, AnswerDrawing::kScores);
  EXPECT_EQ(answer_lines(panel(*scores, "self"), *scores).front(), QStringLiteral("17 50.0 %"));
  paint_everyway(scores);
}

TEST_F(OwnOutputs, NumbersAreATableHoweverMany) {
  const auto content =
      content_of(where(), numbers_answer({1, 20000, 0.5}), numbers_answer({1.5, 20001, 0.25}));
  EXPECT_EQ(panel(*content, "self").drawing, AnswerDrawing::kNumbers);
  EXPECT_EQ(answer_lines(panel(*content, "self"), *content),
            QStringList{QStringLiteral("1.500; 20001; 0.2500")});
  paint_everyway(content);
  std::vector<double> many(4096);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i);
  auto others = many;
  others[77] += 3;
  const auto large = content_of(where(4096), numbers_answer(many), numbers_answer(others));
  const auto difference = difference_of(panel(*large, "truth"), panel(*large, "self"));
  ASSERT_FALSE(difference.items.empty());
  EXPECT_LE(difference.items.size(), 18U);
  EXPECT_EQ(difference.items.front().name, QStringLiteral("78"));
  paint_everyway(large);
  // Six numbers are no pose, nine no room.
  EXPECT_EQ(drawing_of(where(6), AnswerKind::kNumbers), AnswerDrawing::kNumbers);
  EXPECT_EQ(drawing_of(where(9), AnswerKind::kNumbers), AnswerDrawing::kNumbers);
}

TEST_F(OwnOutputs, APhotoIsAnsweredWithTheTasksNames) {
  PhotoAnswer one, two;
  one.task = heat(7);
  one.answer = std::make_shared<const Answer>(picture_answer(7));
  two.task = parts();
  two.problem = QStringLiteral("gone");
  const auto content =
      make_photo_content(QStringLiteral("p.jpg"), {one, two}, dataset::taskonomy_classes());
  ASSERT_EQ(content->panels.size(), 2U);
  EXPECT_EQ(content->panels[0].title, QStringLiteral("My heat"));
  EXPECT_NEAR(content->panels[0].annotation.high, 70, 1e-3);
  EXPECT_EQ(content->panels[1].problem, QStringLiteral("gone"));

  // Before them the photo as networks see it; not as a task that hides some of it does.
  QImage picture(4, 4, QImage::Format_RGB32);
  picture.fill(Qt::gray);
  two.inputs = std::make_shared<const InputPictures>(InputPictures{picture});
  PhotoAnswer hidden;
  hidden.task.code = "denoise";
  hidden.inputs = std::make_shared<const InputPictures>(InputPictures{QImage()});
  const auto with_input =
      make_photo_content(QStringLiteral("p.jpg"), {hidden, one, two}, dataset::taskonomy_classes());
  ASSERT_EQ(with_input->panels.size(), 4U);
  EXPECT_EQ(with_input->panels[0].role, OutputPanel::Role::kInput);
  EXPECT_EQ(with_input->panels[0].inputs, two.inputs);
}

// A study whose only target is a task of the user's own.
TEST_F(OwnOutputs, ThePageShowsThem) {
  QSettings().clear();
  const TemporaryFolder folder;
  const auto csv = folder / "losses.csv";
  std::ofstream out(csv);
  out << "target,sources,image,loss,group\n";
  for (int i = 0; i < kImages; ++i) {
    for (const char* sources : {"self", "net", "rgb2depth", "pixels", "average"}) {
      out << "heat," << sources << ',' << image_name(i) << ',' << 0.5 + i << ",room\n";
    }
  }
  out.close();
  const auto study = folder / "study.taskstudy";
  import_losses(csv, study, {}, {});
  const auto rooms = folder / "data" / "room_00000" / "rgb";
  std::filesystem::create_directories(rooms);
  std::ofstream(rooms / "point_0_view_0_domain_rgb.png") << "no picture";

  StandIn stand_in;
  stand_in.answerable.dataset = folder / "data";
  stand_in.answerable.photos = true;
  stand_in.answerable.rows.emplace_back().row = {"heat", {"self"}, 0, 1};
  auto make = stand_in.make();
  const MakeOutputsAccess make_own = [&](const std::filesystem::path& path,
                                         const Selection& selection) {
    OutputsAccess access = make(path, selection);
    access.ask = [](const outputs::Request& request, const std::stop_token&) {
      outputs::Reply reply;
      reply.target = request.target;
      reply.inputs = {grey(0.5F)};
      const bool photo = !request.subject.photo.empty();
      if (!photo) reply.truth = picture_answer(1);
      for (const outputs::Row& row : request.rows) {
        outputs::RowAnswer answer;
        answer.row = row;
        if (row.sources.front() == "net") {
          answer.problem = "no representation of it";
        } else {
          answer.answer = picture_answer(1, 10);
        }
        reply.rows.push_back(std::move(answer));
      }
      return reply;
    };
    return access;
  };
  StudyDocument document(open_study(QString::fromStdString(study.string())));
  OutputsPage page(document, make_own);
  page.resize(1200, 800);
  page.show();
  const auto settle = [&] {
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.ready(); }, kPatience));
  };
  settle();
  ASSERT_NE(page.view().plot(), nullptr);
  const OutputContent& content = page.view().plot()->content();
  EXPECT_TRUE(panel(content, "truth").annotation.own);
  EXPECT_EQ(panel(content, "self").state, OutputPanel::State::kShown);
  EXPECT_EQ(panel(content, "rgb2depth").state, OutputPanel::State::kShown);
  EXPECT_EQ(panel(content, "net").problem, QStringLiteral("no representation of it"));
  EXPECT_FALSE(page.grab().isNull());

  QJsonObject view = document.view(QStringLiteral("outputs"));
  view.insert(QStringLiteral("photo"), QStringLiteral("kitchen.jpg"));
  document.set_view(QStringLiteral("outputs"), view, QStringLiteral("test"));
  settle();
  ASSERT_NE(page.view().plot(), nullptr);
  EXPECT_TRUE(page.view().plot()->content().photo);
  EXPECT_EQ(panel(page.view().plot()->content(), "heat").state, OutputPanel::State::kShown);
}

}  // namespace
}  // namespace taskatlas::ui
