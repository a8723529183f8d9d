// SPDX-License-Identifier: MIT
#include "evaluation/all_for_one.hpp"
#include "page_fixture.hpp"
#include "ui/document/reasons.hpp"
#include "ui/taxonomy/alternatives_panel.hpp"
#include "ui/taxonomy/compare_panel.hpp"
#include "ui/taxonomy/explanation_panel.hpp"
#include "ui/taxonomy/frontier_panel.hpp"
#include "ui/taxonomy/frontier_plot.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/settings_panel.hpp"
#include "ui/taxonomy/task_panel.hpp"
#include "ui/taxonomy/taxonomy_page.hpp"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::PageFixture;

// In the page: where they are on the screen, whatever stands above the graph.
std::vector<QRect> places(const GraphView& view) {
  std::vector<QRect> out;
  for (std::size_t i = 0; i < view.picture()->drawing().nodes.size(); ++i) {
    out.push_back(view.node_rect(i).translated(view.mapTo(view.window(), QPoint())));
  }
  return out;
}

TEST(TaxonomyPagePanels, TheFrontiersMarkLeavesNothingBehind) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  fixture.page.tabs().setCurrentWidget(&fixture.page.frontier());
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.solutions.frontier() != nullptr; }, 10000));
  FrontierChart& chart = fixture.page.frontier().chart();
  QTest::qWait(60);
  const auto shown = [&] {  // what stands on the screen, not what a new painting would give
    const QPoint at = chart.viewport()->mapTo(fixture.page.window(), QPoint());
    return fixture.page.screen()
        ->grabWindow(fixture.page.winId())
        .toImage()
        .copy(QRect(at, chart.viewport()->size()));
  };
  // The axis shrinks and grows with the costs.
  for (const double cost : {0.25, 3.0}) {
    fixture.document.change_scenario(QStringLiteral("Costs"), [&](Scenario& scenario) {
      for (const Task& task : fixture.document.table()->tasks()) scenario.costs[task.code] = cost;
    });
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
          const auto& solved = fixture.solutions.frontier();
          return solved && solved->scenario.costs == fixture.document.scenario().costs;
        },
        20000));
    QTest::qWait(80);
    const QImage stands = shown();
    chart.viewport()->repaint();
    EXPECT_EQ(stands, shown()) << cost;
  }
}

TEST(TaxonomyPagePanels, ExplainsAndRequiresAndForbids) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  ExplanationPanel& why = fixture.page.explanation();
  fixture.page.tabs().setCurrentWidget(&why);
  const TransferTable& table = *fixture.document.table();
  ASSERT_TRUE(QTest::qWaitFor([&] { return why.transfers().rowCount() > 0; }, 20000));
  EXPECT_EQ(why.transfers().rowCount(),
            static_cast<int>(fixture.solutions.latest()->taxonomy.transfers.size()));
  EXPECT_EQ(why.sources().rowCount(), 26);
  const TaskId normals = *table.find_task("rgb2sfnorm");
  fixture.document.selection().select({normals});
  EXPECT_TRUE(why.detail().text().contains(QStringLiteral("Normals")));
  ASSERT_TRUE(why.forbid_button().isEnabled());
  QTest::mouseClick(&why.forbid_button(), Qt::LeftButton);
  EXPECT_EQ(fixture.document.scenario().forbidden, std::vector<std::string>{"rgb2sfnorm"});
  ASSERT_TRUE(fixture.settle());
  const auto& sources = fixture.solutions.latest()->taxonomy.sources;
  EXPECT_EQ(std::count(sources.begin(), sources.end(), normals), 0);
  QTest::mouseClick(&why.free_button(), Qt::LeftButton);
  EXPECT_TRUE(fixture.document.scenario().forbidden.empty());
  const TaskId jigsaw = *table.find_task("jigsaw");
  fixture.document.selection().select({jigsaw});
  ASSERT_TRUE(fixture.settle());
  QTest::mouseClick(&why.require_button(), Qt::LeftButton);
  ASSERT_TRUE(fixture.settle());
  const auto& now = fixture.solutions.latest()->taxonomy.sources;
  EXPECT_EQ(std::count(now.begin(), now.end(), jigsaw), 1);
}

TEST(TaxonomyPagePanels, TheFrontierSetsTheBudget) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  fixture.page.tabs().setCurrentWidget(&fixture.page.frontier());
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.solutions.frontier() != nullptr; }, 10000));
  QTest::qWait(50);
  FrontierChart& chart = fixture.page.frontier().chart();
  const QPoint at = chart.place_of(11).toPoint();  // budgets start at 1
  EXPECT_EQ(chart.point_at(at), 11);
  EXPECT_TRUE(chart.point_text(11).contains(QStringLiteral("12")));
  QTest::mouseClick(chart.viewport(), Qt::LeftButton, Qt::NoModifier, at);
  EXPECT_EQ(fixture.document.scenario().budget, 12);
  QTest::qWait(60);  // the mark follows
  QTest::keyClick(&chart, Qt::Key_Left);
  EXPECT_EQ(fixture.document.scenario().budget, 11);
  EXPECT_GT(fixture.page.frontier().sources().rowCount(), 3);
}

TEST(TaxonomyPagePanels, PreviewsTheNextBest) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  AlternativesPanel& best = fixture.page.alternatives();
  fixture.page.tabs().setCurrentWidget(&best);
  ASSERT_TRUE(QTest::qWaitFor([&] { return best.rows().rowCount() > 1; }, 20000));
  EXPECT_EQ(best.rows().data(best.rows().index(0, 1), RowsModel::kSortRole).toDouble(),
            fixture.solutions.latest()->taxonomy.objective);
  const auto before = fixture.page.graph().picture();
  best.view().selectRow(1);
  EXPECT_NE(fixture.page.graph().picture(), before);
  EXPECT_TRUE(fixture.page.message().isVisible());
  fixture.page.leave_preview();
  EXPECT_FALSE(fixture.page.message().isVisible());
  EXPECT_EQ(fixture.page.graph().picture()->graph().transfers.size(),
            before->graph().transfers.size());
}

TEST(TaxonomyPagePanels, AllForOneShowsTheBestSingleTransferAndCanBeKept) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const TransferTable& table = *fixture.document.table();
  const TaskId target = *table.find_task("curvature");
  const auto best = best_single_transfer(table, fixture.document.scenario(), target, 0);
  ASSERT_TRUE(best);
  fixture.page.all_for_one(target);
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.page.message().isVisible(); }, 10000));
  const TaskGraph& graph = fixture.page.graph().picture()->graph();
  ASSERT_EQ(graph.transfers.size(), 1u);
  EXPECT_EQ(graph.transfers[0].row, *best);
  EXPECT_EQ(graph.nodes[target.index()].role, NodeRole::kNovel);
  const auto buttons = fixture.page.message().findChildren<QPushButton*>();
  ASSERT_EQ(buttons.size(), 2);
  QTest::mouseClick(buttons[0], Qt::LeftButton);
  EXPECT_EQ(fixture.document.scenario().name, "all for curvature");
}

TEST(TaxonomyPagePanels, ComparesTwoScenariosAsOneGraph) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const std::vector<QRect> before = places(fixture.page.graph());
  fixture.page.settings().duplicate_scenario();
  fixture.page.settings().budget_slider().setValue(3);
  ASSERT_TRUE(fixture.settle());
  fixture.page.comparison().compare_with(QStringLiteral("default"));
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return fixture.page.graph().picture()->is_comparison(); }, 10000));
  const GraphPicture& picture = *fixture.page.graph().picture();
  std::map<EdgeSide, int> count;
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) ++count[picture.side(i)];
  EXPECT_GT(count[EdgeSide::kBoth], 0);
  EXPECT_GT(count[EdgeSide::kOnlyA], 0);
  EXPECT_GT(count[EdgeSide::kOnlyB], 0);
  EXPECT_EQ(count[EdgeSide::kOne], 0);
  EXPECT_EQ(fixture.page.comparison().rows().rowCount(), 22);
  EXPECT_EQ(places(fixture.page.graph()), before);
  // Who supervises a task is on its frame, and in its words.
  const auto& a = fixture.solutions.latest()->taxonomy.sources;
  const auto& b = fixture.page.other()->taxonomy.sources;
  std::set<EdgeSide> seen;
  for (std::size_t i = 0; i < fixture.document.table()->tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    const bool by_a = std::count(a.begin(), a.end(), task) > 0;
    const bool by_b = std::count(b.begin(), b.end(), task) > 0;
    EXPECT_EQ(picture.node_side(i), by_a && by_b ? EdgeSide::kBoth
                                    : by_a       ? EdgeSide::kOnlyA
                                    : by_b       ? EdgeSide::kOnlyB
                                                 : EdgeSide::kOne);
    seen.insert(picture.node_side(i));
    EXPECT_EQ(fixture.page.graph().node_text(i).contains(QStringLiteral("supervised in B only")),
              by_b && !by_a);
  }
  EXPECT_TRUE(seen.contains(EdgeSide::kOnlyB));
  fixture.page.comparison().compare_with({});
  EXPECT_FALSE(fixture.page.graph().picture()->is_comparison());
}

}  // namespace
}  // namespace taskatlas::ui
