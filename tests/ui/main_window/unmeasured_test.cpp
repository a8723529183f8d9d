// SPDX-License-Identifier: MIT
// A study that is still being measured: the window says so above every page that ranks.
#include "engine/measured.hpp"
#include "engine/support.hpp"
#include "support/temporary_folder.hpp"
#include "ui/document/study_document.hpp"
#include "ui/document/study_store.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/shared/inline_message.hpp"

#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kLong = 60'000;  // milliseconds
using engine::testing::measure;

class UnmeasuredTest : public ::testing::Test {
 protected:
  UnmeasuredTest() {
    QSettings().clear();
    std::filesystem::remove_all(drafts_folder());
    engine::NewExperiment wish;
    wish.profile = engine::testing::small_profile();
    engine::create_study(path_, wish, {});
    window_.resize(1200, 800);
    window_.show();
  }
  void open(const QString& study) {
    QSignalSpy opened(&window_, &MainWindow::opened);
    window_.open(study);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }, kLong));
  }
  void open() { open(QString::fromStdString(path_.string())); }
  InlineMessage& note() const {
    return *window_.findChild<InlineMessage*>(QStringLiteral("unmeasured"));
  }
  void measure_all_but(const std::string& left_out) const {
    for (const std::string target : {"edge2d", "rgb2depth", "rgb2sfnorm"}) {
      if (target == left_out) continue;
      measure(path_, target, {{"colorization"}, {"edge2d"}, {"rgb2depth"}, {"rgb2sfnorm"}});
    }
  }

  const testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_ / "half.taskstudy";
  MainWindow window_;
};

TEST_F(UnmeasuredTest, IsSaidWhereThingsAreRankedAndNowhereElse) {
  measure_all_but("rgb2depth");
  open();
  for (const PageKind& kind : page_kinds()) {
    window_.show_page(kind.id);
    const bool ranks = kind.id == QLatin1String("affinity") ||
                       kind.id == QLatin1String("taxonomy") ||
                       kind.id == QLatin1String("evaluation");
    EXPECT_EQ(note().isVisible(), ranks) << kind.id.toStdString();
  }
  EXPECT_TRUE(note().isVisible());
  EXPECT_EQ(note().text(),
            QStringLiteral("Still being measured: 8 of 12 transfers of first order are there. "
                           "There is none yet into Z-Depth. "
                           "Affinities are shares among those and will change."));
  auto* go = note().findChild<QPushButton*>();
  ASSERT_NE(go, nullptr);
  QTest::mouseClick(go, Qt::LeftButton);
  EXPECT_EQ(window_.page()->objectName(), QStringLiteral("run"));
  EXPECT_FALSE(note().isVisible());
  window_.show_page(QStringLiteral("taxonomy"));
  EXPECT_TRUE(note().isVisible());
}

TEST_F(UnmeasuredTest, FollowsTheRunAndIsGoneWithItsLastTransfer) {
  open();
  window_.show_page(QStringLiteral("affinity"));
  EXPECT_EQ(note().text(), QStringLiteral("Still being measured: of 12 transfers of first order "
                                          "none is there yet."));
  measure_all_but("rgb2sfnorm");
  EXPECT_TRUE(QTest::qWaitFor(
      [&] { return note().isVisible() && note().text().contains(QLatin1String("8 of 12")); },
      kLong));
  measure(path_, "rgb2sfnorm", {{"colorization"}, {"edge2d"}, {"rgb2depth"}});
  EXPECT_TRUE(
      QTest::qWaitFor([&] { return note().text().contains(QLatin1String("11 of 12")); }, kLong));
  EXPECT_FALSE(note().text().contains(QLatin1String("none yet")));
  EXPECT_TRUE(note().isVisible());
  measure(path_, "rgb2sfnorm", {{"rgb2sfnorm"}});
  EXPECT_TRUE(QTest::qWaitFor([&] { return !note().isVisible(); }, kLong));
}

// What a run adds after the table was read is not taken for rows of it.
TEST_F(UnmeasuredTest, LossesAreThoseOfRowsThatAreKnown) {
  measure(path_, "edge2d", {{"rgb2depth"}, {"rgb2sfnorm"}});
  open();
  StudyDocument& document = *window_.document();
  const TaskId target = *document.table()->find_task("edge2d");
  measure(path_, "edge2d", {{"colorization"}, {"edge2d"}});
  measure(path_, "rgb2depth", {{"colorization"}, {"edge2d"}});
  bool there = false;
  document.read_losses(target, [&](const std::shared_ptr<const TargetLosses>& losses) {
    there = true;
    ASSERT_NE(losses, nullptr);
    const TransferTable& table = *document.table();
    ASSERT_GE(losses->alternatives.size(), 2U);
    ASSERT_EQ(losses->names.size(), losses->alternatives.size());
    EXPECT_EQ(losses->losses.losses.size(), losses->alternatives.size() * losses->images.size());
    EXPECT_EQ(losses->losses.alternatives, losses->alternatives.size());
    for (std::size_t i = 0; i < losses->alternatives.size(); ++i) {
      const TransferId row = losses->alternatives[i];
      ASSERT_LT(row.index(), table.transfers().size());
      EXPECT_EQ(table.transfer(row).target, target);
      EXPECT_EQ(table.sources_text(row), losses->names[i]);
    }
  });
  ASSERT_TRUE(QTest::qWaitFor([&] { return there; }, kLong));
}

TEST_F(UnmeasuredTest, IsNotSaidOfABuiltInStudyOrOfTheOneClosed) {
  open();
  window_.show_page(QStringLiteral("evaluation"));
  ASSERT_TRUE(note().isVisible());
  open(QStringLiteral("published-1k"));
  for (const PageKind& kind : page_kinds()) {
    window_.show_page(kind.id);
    EXPECT_FALSE(note().isVisible()) << kind.id.toStdString();
  }
}

}  // namespace
}  // namespace taskatlas::ui
