// SPDX-License-Identifier: MIT
// From a cell of the affinities to what its transfer says of single images.
#include "ui/affinity/affinity_page.hpp"
#include "ui/document/study_document.hpp"
#include "ui/document/study_store.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/message_bar.hpp"
#include "ui/outputs/outputs_page.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/shared/heatmap_view.hpp"

#include <QAction>
#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kLong = 60'000;  // milliseconds

// On rooms-26, which keeps outputs of some images.
class ShowOutputs : public ::testing::Test {
 protected:
  ShowOutputs() {
    QSettings().clear();
    std::filesystem::remove_all(drafts_folder());
    window_.ask_before_close = [] { return MainWindow::CloseChoice::kDiscard; };
    window_.resize(2000, 1000);
    window_.show();
  }
  void SetUp() override {
    QSignalSpy opened(&window_, &MainWindow::opened);
    window_.open(QStringLiteral("rooms-26"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }, kLong));
    window_.show_page(QStringLiteral("affinity"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return map().plot() != nullptr; }, kLong));
  }
  void TearDown() override { EXPECT_TRUE(window_.close()); }

  HeatmapView& map() const {
    return *window_.findChild<AffinityPage*>()->findChild<HeatmapView*>(QStringLiteral("affinity"));
  }
  // A transfer of first order that the page would not show by itself.
  OutputRow unusual_row(const char* target) const {
    const TransferTable& table = *window_.document()->table();
    const std::vector<OutputRow> rows = output_rows(table, *table.find_task(target));
    const QStringList usual = usual_rows(rows);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const OutputRow& row) {
      return row.order == 1 && !row.pseudo && !row.identity && !usual.contains(row.key);
    });
    return found == rows.end() ? OutputRow() : *found;
  }
  void click_cell(const char* target, const QString& source) {
    const HeatmapData& data = map().plot()->contents();
    const auto place = [](const std::vector<HeatmapLabel>& labels, const QString& code) {
      const auto found = std::find_if(labels.begin(), labels.end(),
                                      [&](const auto& label) { return label.code == code; });
      return static_cast<int>(found - labels.begin());
    };
    const int row = place(data.rows, QLatin1String(target));
    const int column = place(data.columns, source);
    ASSERT_LT(row, map().rows());
    ASSERT_LT(column, map().columns());
    map().grab();  // places are up to date
    QTest::mouseClick(&map(), Qt::LeftButton, {},
                      map().geometry_now().cell(row, column).center().toPoint());
  }
  void click_show_outputs() {
    Page* page = window_.page();
    auto* action = page->findChild<QAction*>(QStringLiteral("show_outputs"));
    ASSERT_NE(action, nullptr);
    auto* button = qobject_cast<QToolButton*>(page->tool_bar()->widgetForAction(action));
    ASSERT_NE(button, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return button->isVisible(); }, kLong));
    QTest::mouseClick(button, Qt::LeftButton);
  }

  MainWindow window_;
};

TEST_F(ShowOutputs, OpensThePageOnTheTargetAndTheRowOfTheCell) {
  for (const char* target : {"rgb2depth", "rgb2sfnorm"}) {
    SCOPED_TRACE(target);
    window_.show_page(QStringLiteral("affinity"));
    const OutputRow row = unusual_row(target);
    ASSERT_EQ(row.sources.size(), 1U);
    ASSERT_NO_FATAL_FAILURE(click_cell(target, row.key));
    ASSERT_EQ(window_.document()->selection().transfer(), row.transfer);
    ASSERT_NO_FATAL_FAILURE(click_show_outputs());

    auto* page = qobject_cast<OutputsPage*>(window_.page());
    ASSERT_NE(page, nullptr);
    EXPECT_TRUE(page->isVisible());
    EXPECT_TRUE(page->tool_bar()->isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->ready(); }, kLong));
    const auto shown = [&](const QObject* in, const char* name) {
      const auto* box = in->findChild<QComboBox*>(QString::fromLatin1(name));
      return box != nullptr && box->isVisible() ? box->currentData().toString() : QString();
    };
    EXPECT_EQ(shown(page->tool_bar(), "output_target"), QLatin1String(target));
    EXPECT_EQ(shown(page, "chosen_row"), row.key);
    EXPECT_EQ(shown(page, "image_order"), QStringLiteral("wins"));
    EXPECT_EQ(shown(page, "against_row"), QStringLiteral("self"));
    // Beside the usual networks, with its answer, on the image where it wins most.
    ASSERT_NE(page->view().plot(), nullptr);
    const OutputPanel* panel = page->view().plot()->content().find(row.key);
    ASSERT_NE(panel, nullptr);
    EXPECT_EQ(panel->state, OutputPanel::State::kShown);
    EXPECT_EQ(panel->task.code, target);
    EXPECT_NE(page->view().plot()->content().find(QStringLiteral("self")), nullptr);
    ASSERT_GT(page->images().rowCount(), 0);
    EXPECT_TRUE(page->status().startsWith(QString::fromStdString(page->images().sample(0))))
        << page->status().toStdString();
  }
  EXPECT_EQ(window_.messages().text(), QString());
}

TEST_F(ShowOutputs, WithoutACellSaysWhatToDo) {
  ASSERT_NO_FATAL_FAILURE(click_show_outputs());
  EXPECT_NE(qobject_cast<AffinityPage*>(window_.page()), nullptr);
  EXPECT_TRUE(window_.messages().text().startsWith(QLatin1String("Select a measured cell first")))
      << window_.messages().text().toStdString();
}

}  // namespace
}  // namespace taskatlas::ui
