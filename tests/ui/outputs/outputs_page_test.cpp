// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_page.hpp"

#include "ui/document/study_document.hpp"
#include "ui/outputs/outputs_figure.hpp"
#include "ui/outputs/outputs_support.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/outputs/row_picker.hpp"
#include "ui/shared/inline_message.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;
using namespace testing;

constexpr int kPatience = 30000;  // milliseconds; only a test that fails waits so long

// One room with a picture that nobody looks at: enough for a dataset to be opened.
void make_dataset(const std::filesystem::path& root) {
  const auto folder = root / "room_00000" / "rgb";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "point_0_view_0_domain_rgb.png") << "no picture";
}

class OutputsPageTest : public ::testing::Test {
 protected:
  OutputsPageTest() : study_(make_study(folder_)) {}
  void SetUp() override { QSettings().clear(); }

  void open() {
    document_ =
        std::make_unique<StudyDocument>(open_study(QString::fromStdString(study_.string())));
    page_ = std::make_unique<OutputsPage>(*document_, stand_in_.make());
    page_->resize(1200, 800);
    page_->show();
    settle();
  }
  void settle() {
    ASSERT_TRUE(QTest::qWaitFor([&] { return page_->ready(); }, kPatience));
  }
  void set(const char* key, const QJsonValue& value) {
    QJsonObject view = document_->view(QStringLiteral("outputs"));
    view.insert(QLatin1String(key), value);
    document_->set_view(QStringLiteral("outputs"), view, QStringLiteral("test"));
    settle();
  }
  QStringList panels() const {
    QStringList keys;
    if (page_->view().plot() == nullptr) return keys;
    for (const OutputPanel& panel : page_->view().plot()->content().panels) {
      keys.push_back(panel.key);
    }
    return keys;
  }
  const OutputPanel& panel(const char* key) const {
    return *page_->view().plot()->content().find(QString::fromLatin1(key));
  }
  template <typename Widget>
  Widget& child(const char* name) const {
    return *page_->findChild<Widget*>(QString::fromLatin1(name));
  }
  QString banner() const {
    const auto* message = page_->findChild<InlineMessage*>();
    return message->isVisible() ? message->text() : QString();
  }

  const TemporaryFolder folder_;
  std::filesystem::path study_;
  StandIn stand_in_;
  std::unique_ptr<StudyDocument> document_;
  std::unique_ptr<OutputsPage> page_;
};

TEST_F(OutputsPageTest, ShowsInputTruthAndTheUsualNetworks) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  set("target", QStringLiteral("rgb2depth"));
  EXPECT_EQ(panels(),
            (QStringList{QStringLiteral("input"), QStringLiteral("truth"), QStringLiteral("self"),
                         QStringLiteral("rgb2sfnorm"), QStringLiteral("edge2d+rgb2sfnorm"),
                         QStringLiteral("edge2d"), QStringLiteral("pixels")}));
  // Losses are the study's, whatever the network says now.
  EXPECT_FLOAT_EQ(*panel("self").loss, 0.5F);
  EXPECT_EQ(page_->images().rowCount(), kImages);
  EXPECT_TRUE(banner().isEmpty()) << banner().toStdString();
}

TEST_F(OutputsPageTest, AsksOnlyForWhatItDoesNotKnow) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  set("target", QStringLiteral("rgb2depth"));
  set("rows", QJsonArray{QStringLiteral("self")});
  const std::size_t before = stand_in_.questions();
  set("rows", QJsonArray{QStringLiteral("self"), QStringLiteral("average")});
  ASSERT_EQ(stand_in_.questions(), before + 1);
  ASSERT_EQ(stand_in_.asked.back().rows.size(), 1U);
  EXPECT_EQ(stand_in_.asked.back().rows.front().sources, std::vector<std::string>{"average"});
  set("rows", QJsonArray{QStringLiteral("self")});
  EXPECT_EQ(stand_in_.questions(), before + 1);
  EXPECT_EQ(panels().size(), 3);
}

TEST_F(OutputsPageTest, ChangesAreUndone) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  set("target", QStringLiteral("rgb2depth"));
  const QStringList usual = panels();
  set("rows", QJsonArray{QStringLiteral("pixels")});
  EXPECT_EQ(panels().size(), 3);
  document_->undo_stack().undo();
  settle();
  EXPECT_EQ(panels(), usual);
}

TEST_F(OutputsPageTest, KeptOutputsAreShownWithoutNetworks) {
  stand_in_.keeps(image_name(2));
  stand_in_.answerable.problem = "The networks are gone.";
  open();
  set("target", QStringLiteral("rgb2depth"));
  EXPECT_EQ(page_->images().rowCount(), 1);
  EXPECT_EQ(panel("self").state, OutputPanel::State::kShown);
  EXPECT_EQ(panel("pixels").state, OutputPanel::State::kProblem);
  EXPECT_EQ(panel("pixels").problem, QStringLiteral("The networks are gone."));
  EXPECT_THAT(banner().toStdString(), ::testing::HasSubstr("The networks are gone."));
  EXPECT_EQ(stand_in_.questions(), 0U);
}

TEST_F(OutputsPageTest, ABuiltInStudyHasNothingToRun) {
  stand_in_.keeps(image_name(2));
  stand_in_.answerable.problem = "The networks are gone.";
  const auto buttons = [&] {
    return page_->findChild<InlineMessage*>()->findChildren<QPushButton*>().size();
  };
  open();
  set("target", QStringLiteral("rgb2depth"));
  EXPECT_EQ(buttons(), 1) << "to the page Run";
  page_.reset();
  const auto sealed = folder_ / "sealed.taskstudy";
  ASSERT_TRUE(Study::open(study_).save_builtin(sealed, "for the test"));
  study_ = sealed;
  open();
  set("target", QStringLiteral("rgb2depth"));
  EXPECT_FALSE(banner().isEmpty());
  EXPECT_EQ(buttons(), 0);
}

TEST_F(OutputsPageTest, TroubleIsToldAndWhatIsKeptStays) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  stand_in_.keeps(image_name(2));
  stand_in_.trouble = "The engine is not there: install it.";
  open();
  set("target", QStringLiteral("rgb2depth"));
  set("sample", QString::fromStdString(image_name(2)));
  EXPECT_EQ(panel("self").state, OutputPanel::State::kShown);
  EXPECT_EQ(panel("edge2d").state, OutputPanel::State::kProblem);
  EXPECT_THAT(banner().toStdString(), ::testing::HasSubstr("install it"));
  // Once it is there, it is asked again.
  stand_in_.trouble.clear();
  set("sample", QString::fromStdString(image_name(3)));
  set("sample", QString::fromStdString(image_name(2)));
  EXPECT_EQ(panel("edge2d").state, OutputPanel::State::kShown);
  EXPECT_TRUE(banner().isEmpty()) << banner().toStdString();
}

TEST_F(OutputsPageTest, ImportedStudiesSayThatTheyHaveNone) {
  stand_in_.experiment = false;
  open();
  EXPECT_FALSE(child<QLabel>("outputs_empty_text").text().isEmpty());
  EXPECT_TRUE(child<QLabel>("outputs_empty_title").isVisible());
  EXPECT_FALSE(child<QPushButton>("outputs_go_to_run").isVisible());
  EXPECT_TRUE(page_->figures().empty());
}

TEST_F(OutputsPageTest, NetworksThatWereDeletedSendToRun) {
  open();
  auto& button = child<QPushButton>("outputs_go_to_run");
  ASSERT_TRUE(button.isVisible());
  const QSignalSpy wanted(page_.get(), &OutputsPage::page_wanted);
  button.click();
  ASSERT_EQ(wanted.count(), 1);
  EXPECT_EQ(wanted.at(0).at(0).toString(), QStringLiteral("run"));
}

TEST_F(OutputsPageTest, ATransferIsShownWhereItWinsMost) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  const TransferTable& table = *document_->table();
  const auto rows = output_rows(table, *table.find_task("rgb2depth"));
  page_->show_transfer(find_row(rows, QStringLiteral("rgb2depth"))->transfer);
  settle();
  EXPECT_TRUE(panels().contains(QStringLiteral("rgb2depth")));
  page_->show_transfer(find_row(rows, QStringLiteral("rgb2sfnorm"))->transfer);
  settle();
  // Against self (0.5 everywhere) it is best on the last image, where its loss is 0.4.
  EXPECT_EQ(page_->images().sample(0), image_name(kImages - 1));
  EXPECT_FLOAT_EQ(*panel("rgb2sfnorm").loss, 0.4F);
}

TEST_F(OutputsPageTest, APhotoIsAnsweredByEveryTaskThatTakesOne) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  page_->open_photo(QStringLiteral("/somewhere/holiday.jpg"));
  settle();
  QStringList keys = panels();
  keys.sort();
  EXPECT_EQ(keys, (QStringList{QStringLiteral("class_places"), QStringLiteral("input"),
                               QStringLiteral("rgb2depth"), QStringLiteral("rgb2sfnorm")}));
  EXPECT_EQ(panel("rgb2depth").state, OutputPanel::State::kShown);
  EXPECT_FALSE(panel("rgb2depth").loss.has_value());
  EXPECT_EQ(stand_in_.asked.back().subject.photo, "/somewhere/holiday.jpg");
  ASSERT_FALSE(page_->figures().empty());
  EXPECT_EQ(page_->figures().front().options.value(QStringLiteral("photo")).toString(),
            QStringLiteral("/somewhere/holiday.jpg"));
  page_->close_photo();
  settle();
  EXPECT_TRUE(panels().contains(QStringLiteral("truth")));
}

TEST_F(OutputsPageTest, ReducedMotionBeginsWithoutBlinking) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  QSettings().setValue(QStringLiteral("animations"), false);
  open();
  set("target", QStringLiteral("rgb2depth"));
  set("compare", QStringLiteral("blink"));
  EXPECT_FALSE(page_->view().blinks());
  child<QToolButton>("blink_pause").click();
  EXPECT_TRUE(page_->view().blinks());
}

TEST_F(OutputsPageTest, CopiesItsNumbers) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  set("target", QStringLiteral("rgb2depth"));
  for (QAction* action : page_->page_actions()) {
    if (action->objectName() == QLatin1String("outputs.copy_table")) action->trigger();
  }
  EXPECT_THAT(QApplication::clipboard()->text().toStdString(), ::testing::HasSubstr("self\t0.5\t"));
}

TEST_F(OutputsPageTest, TheFigureIsWhatIsSeen) {
  make_dataset(folder_ / "data");
  stand_in_.has_networks(folder_ / "data");
  open();
  set("target", QStringLiteral("rgb2depth"));
  const auto requests = page_->figures();
  ASSERT_EQ(requests.size(), 1U);
  const auto plot = make_outputs_plot(stand_in_.make()(study_, {}), study_, *document_->table(),
                                      document_->measurement(), requests.front().options, {});
  ASSERT_NE(plot, nullptr);
  EXPECT_EQ(plot->data().rows, page_->view().plot()->data().rows);
  EXPECT_THROW((void)make_outputs_plot(stand_in_.make()(study_, {}), study_, *document_->table(),
                                       document_->measurement(),
                                       {{QStringLiteral("rows"), QStringLiteral("nobody")}}, {}),
               Error);
  StandIn empty;
  EXPECT_THROW((void)make_outputs_plot(empty.make()(study_, {}), study_, *document_->table(),
                                       document_->measurement(), {}, {}),
               Error);
}

}  // namespace
}  // namespace taskatlas::ui
