// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_plot.hpp"

#include "ui/outputs/known_outputs.hpp"
#include "ui/outputs/outputs_support.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/shared/text_sink.hpp"

#include <QAccessible>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using namespace testing;

std::shared_ptr<const OutputContent> small_content(const char* code = "rgb2depth") {
  ContentOptions options;
  options.task = task_of(code);
  options.title = QStringLiteral("room · 1.2");
  for (const char* key : {"self", "edge2d"}) {
    OutputRow row;
    row.key = QString::fromLatin1(key);
    row.title = row.key;
    row.sources = {key};
    options.rows.push_back(row);
  }
  outputs::Request request;
  request.target = code;
  for (const OutputRow& row : options.rows) request.rows.push_back({code, row.sources, 0, 1});
  KnownOutputs known;
  take_reply(known, reply_for(request), true);
  return make_content(options, known);
}

OutputsOptions comparing(Compare compare) {
  OutputsOptions options;
  options.compare = compare;
  return options;
}

QImage painted(const OutputsPlot& plot, double width, const PlotStyle& style) {
  QImage image(static_cast<int>(width), static_cast<int>(plot.height_for(width, style)) + 1,
               QImage::Format_RGB32);
  image.fill(style.paper);
  QPainter painter(&image);
  plot.paint(painter, QRectF(0, 0, image.width(), image.height()), style);
  return image;
}

// A picture that notes what is written on it.
class NotedImage : public QImage, public TextSink {
 public:
  using QImage::QImage;
  void begin_text(const QString& text, double, Qt::AlignmentFlag) override { texts << text; }
  void end_text() override {}
  QStringList texts;
};

QStringList written(const OutputsPlot& plot, double width, const PlotStyle& style) {
  NotedImage image(static_cast<int>(width), static_cast<int>(plot.height_for(width, style)) + 1,
                   QImage::Format_RGB32);
  QPainter painter(&image);
  plot.paint(painter, QRectF(0, 0, image.width(), image.height()), style);
  painter.end();
  return image.texts;
}

TEST(OutputsOptions, SurviveTheirJson) {
  OutputsOptions options;
  options.target = QStringLiteral("rgb2depth");
  options.sample = QStringLiteral("room/point_1_view_2");
  options.rows = {QStringLiteral("self"), QStringLiteral("a+b")};
  options.compare = Compare::kWipe;
  options.first = QStringLiteral("input");
  options.second = QStringLiteral("a+b");
  options.divider = 0.25;
  options.clusters = true;
  options.window = {4, {0.25, 0.5}};
  options.turn = {-120, 10};
  options.columns = 3;
  EXPECT_EQ(OutputsOptions::from_json(options.to_json()), options);
  EXPECT_EQ(OutputsOptions::from_json({}), OutputsOptions());
  EXPECT_TRUE(OutputsOptions().to_json().isEmpty());
  // From a command line.
  const auto listed =
      OutputsOptions::from_json({{QStringLiteral("rows"), QStringLiteral("self,a+b")}});
  EXPECT_EQ(listed.rows, (QStringList{QStringLiteral("self"), QStringLiteral("a+b")}));
}

TEST(OutputsOptions, RefuseNonsense) {
  for (const char* text :
       {R"({"compare":"squint"})", R"({"divider":2})", R"({"zoom":0.5})", R"({"columns":99})"}) {
    const auto json = QJsonDocument::fromJson(text).object();
    EXPECT_THROW((void)OutputsOptions::from_json(json), Error) << text;
  }
}

TEST(OutputsPlot, PlacesAllPanelsOrThoseThatAreCompared) {
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  const auto content = small_content();
  EXPECT_EQ(OutputsPlot(content, {}).places(500, style).size(), 4U);
  const auto wipe = OutputsPlot(content, comparing(Compare::kWipe)).places(500, style);
  ASSERT_EQ(wipe.size(), 1U);
  EXPECT_EQ(wipe.front().panel->key, QStringLiteral("truth"));
  EXPECT_EQ(wipe.front().other->key, QStringLiteral("self"));
  EXPECT_EQ(OutputsPlot(content, comparing(Compare::kDifference)).places(500, style).size(), 3U);
  EXPECT_EQ(OutputsPlot(content, comparing(Compare::kBlink)).places(500, style).size(), 2U);
  // One of the two is not there: all panels.
  OutputsOptions options = comparing(Compare::kWipe);
  options.second = QStringLiteral("nobody");
  EXPECT_EQ(OutputsPlot(content, options).places(500, style).size(), 4U);
}

TEST(OutputsPlot, AFigureNamesTargetAndImageAboveItsPanels) {
  const PlotStyle paper = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  const PlotStyle screen = PlotStyle::screen({}, {});
  const QString name = QStringLiteral("Target: Z-Depth · image: room · 1.2");
  for (const Compare compare :
       {Compare::kSide, Compare::kWipe, Compare::kBlink, Compare::kDifference}) {
    const OutputsPlot plot(small_content(), comparing(compare));
    EXPECT_EQ(written(plot, 500, paper).value(0), name);
    EXPECT_FALSE(written(plot, 500, screen).contains(name)) << "the page says it";
    EXPECT_GE(plot.places(500, paper).front().box.top(), paper.line_height());
    EXPECT_EQ(plot.places(500, screen).front().box.top(), 0);
    EXPECT_TRUE(plot.summary().contains(QStringLiteral("Z-Depth")));
  }
  // A narrow one has it in several lines, whole and above all panels.
  const OutputsPlot plot(small_content(), {});
  const QStringList lines = written(plot, 80, paper).mid(0, 3);
  EXPECT_TRUE(name.startsWith(lines.mid(0, 2).join(QLatin1Char(' ')))) << lines[0].toStdString();
  EXPECT_GE(plot.places(80, paper).front().box.top(), 2 * paper.line_height());
  // All tasks answer a photo, each under its name.
  PhotoAnswer answer;
  answer.task = task_of("rgb2depth");
  const auto photo = make_photo_content(QStringLiteral("mine.jpg"), {answer}, {});
  EXPECT_EQ(written(OutputsPlot(photo, {}), 500, paper).value(0),
            QStringLiteral("Photo: mine.jpg"));
}

TEST(OutputsPlot, PanelsDoNotOverlapAndStayWithinTheWidth) {
  const PlotStyle style = PlotStyle::screen({}, {});
  for (const double width : {150.0, 400.0, 1100.0}) {
    const auto places = OutputsPlot(small_content(), {}).places(width, style);
    for (std::size_t i = 0; i < places.size(); ++i) {
      EXPECT_LE(places[i].box.right(), width + 0.01);
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_TRUE(places[i].box.intersected(places[j].box).isEmpty());
      }
    }
  }
}

TEST(OutputsPlot, AWipeShowsTheFirstAtTheLeftAndTheSecondAtTheRight) {
  const PlotStyle style = PlotStyle::screen({}, {});
  const auto content = small_content();
  const auto wiped = [&](double divider) {
    OutputsOptions options = comparing(Compare::kWipe);
    options.divider = divider;
    return painted(OutputsPlot(content, options), 300, style);
  };
  const QImage half = wiped(0.5), first = wiped(1), second = wiped(0);
  const OutputsPlot plot(content, comparing(Compare::kWipe));
  const QRectF picture = answer_geometry(plot.places(300, style).front().box, style).picture;
  const int y = static_cast<int>(picture.top() + picture.height() * 0.2);
  const int left = static_cast<int>(picture.left() + picture.width() * 0.2);
  const int right = static_cast<int>(picture.left() + picture.width() * 0.8);
  EXPECT_EQ(half.pixel(left, y), first.pixel(left, y));
  EXPECT_EQ(half.pixel(right, y), second.pixel(right, y));
  EXPECT_NE(first.pixel(right, y), second.pixel(right, y));
}

TEST(OutputsPlot, DataHoldLossesScalesAndScores) {
  const auto text = [](const PlotData& data) {
    QString all;
    for (const QStringList& row : data.rows) all += row.join(QLatin1Char('|')) + QLatin1Char('\n');
    return all;
  };
  EXPECT_TRUE(text(OutputsPlot(small_content(), {}).data())
                  .contains(QStringLiteral("self||||scale high|2.7")));
  EXPECT_TRUE(text(OutputsPlot(small_content("class_places"), {}).data())
                  .contains(QStringLiteral("|score of class 5|")));
  EXPECT_TRUE(text(OutputsPlot(small_content(), comparing(Compare::kDifference)).data())
                  .contains(QStringLiteral("self - truth||||scale high|1")));
}

TEST(OutputsPlot, EveryDrawingPaintsAtAnySize) {
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  const auto paint = [&](const char* code, const outputs::Answer& truth,
                         const outputs::Answer& answer, int inputs) {
    ContentOptions options;
    options.task = task_of(code);
    OutputRow row;
    row.key = QStringLiteral("self");
    options.rows = {row};
    KnownOutputs known;
    auto images = std::make_shared<InputPictures>();
    for (int i = 0; i < inputs; ++i) images->push_back(picture_of(grey(0.3F)));
    known.inputs = images;
    known.truth = std::make_shared<const outputs::Answer>(truth);
    known.truth_is_known = true;
    known.rows.push_back(
        {row.key, std::make_shared<const outputs::Answer>(answer), std::nullopt, {}, true});
    const auto content = make_content(options, known);
    for (const Compare compare :
         {Compare::kSide, Compare::kWipe, Compare::kBlink, Compare::kDifference}) {
      const OutputsPlot plot(content, comparing(compare));
      for (const double width : {60.0, 234.0}) {
        const QImage image = painted(plot, width, style);
        QImage blank(image.size(), image.format());
        blank.fill(style.paper);
        EXPECT_NE(image, blank) << code;
      }
      EXPECT_FALSE(plot.summary().isEmpty());
    }
  };
  paint("room_layout", numbers_answer({0, 0, -3, 1.5, 0, 0, 4, 5, 2.5}),
        numbers_answer({0, 0, -2, 1.5, 0, 0, 3, 5, 2.5}), 1);
  paint("vanishing_point_well_defined", numbers_answer({1, 0, 0, 0, 0, -1, 0, 1, 0}),
        numbers_answer({1, 0, 0.1, 0, 0, -1, 0, 1, 0}), 1);
  paint("fix_pose", numbers_answer({0.1, 0, 0, 1, 0, 0}), numbers_answer({0.3, 0, 0, 9, 0, 0}), 2);
  paint("ego_motion", numbers_answer(std::vector<double>(18, 0.2)),
        numbers_answer(std::vector<double>(18, 0.4)), 3);
  paint("point_match", scores_answer({{1, 1.0F}, {0, 0.0F}}), scores_answer({{0, 0.7F}, {1, 0.3F}}),
        2);
  paint("jigsaw", scores_answer({{4, 1.0F}}), scores_answer({{9, 0.2F}, {4, 0.1F}}), 9);
  paint("class_1000", scores_answer({{4, 1.0F}}), scores_answer({{9, 0.2F}, {4, 0.1F}}), 1);
  outputs::Answer segments;
  segments.kind = outputs::AnswerKind::kSegments;
  segments.width = segments.height = 2;
  segments.labels = {0, 1, 1, 2};
  outputs::Answer embedding = segments;
  embedding.picture = dataset::Values(2, 2, 3);
  paint("segment25d", segments, embedding, 1);
}

TEST(OutputsView, ZoomsAllPanelsTogetherAndTellsPanelsToScreenReaders) {
  OutputsView view;
  view.resize(900, 600);
  view.show();
  view.set_content(small_content());
  const QSignalSpy changed(&view, &OutputsView::window_changed);
  QTest::keyClick(&view, Qt::Key_Plus);
  EXPECT_EQ(changed.count(), 1);
  EXPECT_NEAR(view.options().window.zoom, 1.25, 1e-9);
  QTest::keyClick(&view, Qt::Key_0);
  EXPECT_EQ(view.options().window, PictureWindow());
  QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&view);
  ASSERT_NE(access, nullptr);
  ASSERT_EQ(access->childCount(), 4);
  EXPECT_EQ(access->child(2)->text(QAccessible::Name), QStringLiteral("self"));
  EXPECT_FALSE(access->child(2)->text(QAccessible::Description).isEmpty());
}

TEST(OutputsView, BlinksOnlyWhereTwoAreComparedAndNobodyHasPausedIt) {
  OutputsView view;
  view.set_content(small_content());
  view.set_blink(100, true);
  EXPECT_FALSE(view.blinks());
  OutputsOptions options;
  options.compare = Compare::kBlink;
  view.set_options(options);
  EXPECT_TRUE(view.blinks());
  view.set_blink(700, false);
  EXPECT_FALSE(view.blinks());
}

}  // namespace
}  // namespace taskatlas::ui
