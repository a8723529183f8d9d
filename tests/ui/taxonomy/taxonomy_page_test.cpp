// SPDX-License-Identifier: MIT
#include "ui/taxonomy/taxonomy_page.hpp"

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

TEST(TaxonomyPage, ASliderMovesTheTaxonomyAndUndoBringsItBack) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const double before = fixture.solutions.latest()->taxonomy.objective;
  EXPECT_EQ(fixture.page.settings().budget_slider().value(), 6);
  EXPECT_EQ(fixture.page.settings().budget_slider().maximum(), 26);
  fixture.page.settings().budget_slider().setValue(3);
  ASSERT_TRUE(fixture.settle());
  const Taxonomy three = fixture.solutions.latest()->taxonomy;
  EXPECT_EQ(three.sources.size(), 3u);
  EXPECT_LT(three.objective, before);
  EXPECT_EQ(fixture.page.settings().budget_field().value(), 3);
  // The graph shows it.
  std::size_t supervised = 0;
  for (const GraphNode& node : fixture.page.graph().picture()->graph().nodes) {
    if (node.role == NodeRole::kSupervised || node.role == NodeRole::kSourceOnly) ++supervised;
  }
  EXPECT_EQ(supervised, 3u);
  fixture.document.undo_stack().undo();
  ASSERT_TRUE(fixture.settle());
  EXPECT_EQ(fixture.solutions.latest()->taxonomy.objective, before);
  EXPECT_EQ(fixture.page.settings().budget_slider().value(), 6);
}

TEST(TaxonomyPage, ADragIsOneStepOfUndo) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  QSlider& slider = fixture.page.settings().budget_slider();
  for (int budget = 7; budget < 20; ++budget) slider.setValue(budget);
  EXPECT_EQ(fixture.document.undo_stack().count(), 1);
  fixture.document.undo_stack().undo();
  EXPECT_EQ(fixture.document.scenario().budget, 6);
}

TEST(TaxonomyPage, NodesNeverMove) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const std::vector<QRect> before = places(fixture.page.graph());
  for (const int budget : {2, 12, 26, 0, 4}) {
    fixture.page.settings().budget_slider().setValue(budget);
    ASSERT_TRUE(fixture.settle());
    QTest::qWait(20);
    EXPECT_EQ(places(fixture.page.graph()), before) << budget;
  }
}

TEST(TaxonomyPage, AStormOfMovesEndsWithTheLastOne) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  QSignalSpy solved(&fixture.solutions, &Solutions::solved);
  QSlider& slider = fixture.page.settings().budget_slider();
  for (int i = 0; i < 300; ++i) {
    slider.setValue(1 + i * 7 % 26);
    if (i % 10 == 0) QCoreApplication::processEvents();
  }
  slider.setValue(9);
  ASSERT_TRUE(fixture.settle());
  QTest::qWait(100);
  // How many were dropped is the machine's speed's; LatestJob's tests see that some are.
  EXPECT_LE(solved.count(), 301);  // never more than there were moves
  EXPECT_EQ(fixture.solutions.latest()->scenario.budget, 9);
  const Taxonomy alone =
      solve_taxonomy(*fixture.document.table(), fixture.document.scenario(), {}, {});
  EXPECT_NEAR(fixture.solutions.latest()->taxonomy.objective, alone.objective, 1e-9);
  std::size_t edges = 0;
  for (const ChosenTransfer& chosen : fixture.solutions.latest()->taxonomy.transfers) {
    if (!chosen.full_supervision) ++edges;
  }
  EXPECT_EQ(fixture.page.graph().picture()->graph().transfers.size(), edges);
}

TEST(TaxonomyPage, InfeasibleSaysWhyAndOffersTheSmallestBudget) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  EXPECT_FALSE(fixture.page.message().isVisible());
  fixture.page.settings().budget_slider().setValue(0);
  ASSERT_TRUE(fixture.settle());
  ASSERT_TRUE(fixture.page.message().isVisible());
  const QString reason =
      reason_text(fixture.solutions.latest()->taxonomy, *fixture.document.table());
  EXPECT_FALSE(reason.isEmpty());
  EXPECT_TRUE(fixture.page.message().text().contains(reason));
  const auto buttons = fixture.page.message().findChildren<QPushButton*>();
  ASSERT_EQ(buttons.size(), 1);
  EXPECT_TRUE(buttons[0]->text().contains(QStringLiteral("1")));
  QTest::mouseClick(buttons[0], Qt::LeftButton);
  EXPECT_EQ(fixture.document.scenario().budget, 1);
  ASSERT_TRUE(fixture.settle());
  EXPECT_FALSE(fixture.page.message().isVisible());
}

// Of a grab: the greatest difference between the channels of a pixel within a rectangle.
int saturation(const QImage& image, const QRect& within) {
  int most = 0;
  const QRect area = within & image.rect();
  for (int y = area.top(); y <= area.bottom(); ++y) {
    for (int x = area.left(); x <= area.right(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      const auto [low, high] = std::minmax({pixel.red(), pixel.green(), pixel.blue()});
      most = std::max(most, high - low);
    }
  }
  return most;
}

TEST(TaxonomyPage, WhatIsOutOfDateIsGreyAndSaysSo) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  EXPECT_TRUE(graph.stale().isEmpty());
  EXPECT_GT(saturation(graph.grab().toImage(), graph.node_rect(0)), 60);
  fixture.page.settings().budget_slider().setValue(0);
  ASSERT_TRUE(fixture.settle());
  EXPECT_FALSE(graph.stale().isEmpty());
  EXPECT_EQ(graph.accessibleDescription(), graph.stale());
  // What is left are the tints of the theme's own greys.
  EXPECT_LT(saturation(graph.grab().toImage(), graph.rect()), 20);
  // The message stands above the graph, and hides none of it.
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.page.message().isVisible(); }));
  QTest::qWait(20);
  EXPECT_FALSE(fixture.page.message().geometry().intersects(graph.geometry()));
  for (std::size_t i = 0; i < graph.picture()->drawing().nodes.size(); ++i) {
    EXPECT_TRUE(graph.rect().contains(graph.node_rect(i))) << i;
  }
  fixture.page.settings().budget_slider().setValue(6);
  ASSERT_TRUE(fixture.settle());
  EXPECT_TRUE(graph.stale().isEmpty());
  EXPECT_GT(saturation(graph.grab().toImage(), graph.node_rect(0)), 60);
}

TEST(TaxonomyPage, SettingsThatContradictEachOtherAreExplained) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  fixture.document.change_scenario(QStringLiteral("Both"), [](Scenario& scenario) {
    scenario.required = {"rgb2sfnorm->curvature"};
    scenario.forbidden = {"rgb2sfnorm"};
  });
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.page.message().isVisible(); }, 10000));
  EXPECT_TRUE(fixture.page.message().text().contains(
      QStringLiteral("Normals → Curvature needs Normals, but Normals is forbidden as a source")))
      << fixture.page.message().text().toStdString();
  EXPECT_FALSE(fixture.page.graph().stale().isEmpty());
}

TEST(TaxonomyPage, TheGraphMarksWhatIsRequiredAndForbidden) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const TransferTable& table = *fixture.document.table();
  const TaskId jigsaw = *table.find_task("jigsaw"), normals = *table.find_task("rgb2sfnorm");
  const TaskId curvature = *table.find_task("curvature");
  const QImage before = fixture.page.graph().grab().toImage();
  fixture.document.change_scenario(QStringLiteral("Rules"), [](Scenario& scenario) {
    scenario.required = {"jigsaw"};
    scenario.forbidden = {"keypoint3d", "rgb2sfnorm->curvature"};
  });
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  const GraphPicture& picture = *graph.picture();
  EXPECT_EQ(picture.rules().of(jigsaw), Rule::kRequired);
  EXPECT_EQ(picture.rules().of(*table.find_task("keypoint3d")), Rule::kForbidden);
  EXPECT_EQ(picture.rules().of(normals), Rule::kFree);
  ASSERT_EQ(picture.rules().drawn.graph.transfers.size(), 1u);
  EXPECT_EQ(picture.rules().drawn.graph.transfers[0].target, curvature);
  for (const GraphTransfer& one : picture.graph().transfers) {
    EXPECT_FALSE(picture.rules().forbidden.contains(one.row));
  }
  EXPECT_TRUE(graph.node_text(jigsaw.index()).contains(QStringLiteral("required as a source")));
  EXPECT_TRUE(graph.node_text(curvature.index())
                  .contains(QStringLiteral("forbidden to take from Normals")));
  // A mark can be seen: the corner of a task that is not used before or after has ink now.
  const std::size_t node = jigsaw.index();
  const QRect box = graph.node_rect(node);
  const QRect corner(box.topRight() - QPoint(5, 0), QSize(4, 4));
  EXPECT_NE(before.copy(corner), graph.grab().toImage().copy(corner));

  // The menus say what is so, and take it back.
  const auto checked = [&](TaskId task) {
    QMenu menu;
    fixture.page.fill_menu(menu, task, {});
    QStringList texts;
    for (const QAction* action : menu.actions()) {
      if (action->isCheckable() && action->isChecked()) texts << action->text();
    }
    return texts;
  };
  EXPECT_EQ(checked(jigsaw), QStringList{QStringLiteral("Require Jigsaw as a source")});
  EXPECT_EQ(checked(normals), QStringList());
  EXPECT_EQ(checked(curvature), QStringList{QStringLiteral("Forbid Normals → Curvature")});
  QMenu menu;
  fixture.page.fill_menu(menu, curvature, {});
  for (QAction* action : menu.actions()) {
    if (action->isChecked()) action->trigger();
  }
  EXPECT_EQ(fixture.document.scenario().forbidden, std::vector<std::string>{"keypoint3d"});
  ASSERT_TRUE(fixture.settle());
  EXPECT_TRUE(graph.picture()->rules().forbidden.empty());
}

TEST(TaxonomyPage, ARequiredTransferIsMarkedOnItsLine) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const GraphTransfer first = fixture.page.graph().picture()->graph().transfers.front();
  const TransferTable& table = *fixture.document.table();
  fixture.document.change_scenario(QStringLiteral("Rules"), [&](Scenario& scenario) {
    scenario.required = {table.describe(first.row)};
  });
  ASSERT_TRUE(fixture.settle());
  EXPECT_EQ(fixture.page.graph().picture()->rules().required, std::set<TransferId>{first.row});
  EXPECT_TRUE(fixture.page.graph().transfer_text(0).contains(QStringLiteral("required")));
  EXPECT_TRUE(fixture.page.graph()
                  .node_text(first.target.index())
                  .contains(QStringLiteral("this transfer is required")));
}

TEST(TaxonomyPage, ANewScenarioIsNamedAtOnce) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  SettingsPanel& settings = fixture.page.settings();
  EXPECT_FALSE(settings.name_field().isVisible());
  settings.add_scenario();
  ASSERT_TRUE(settings.name_field().isVisible());
  EXPECT_FALSE(settings.scenario_choice().isVisible());
  EXPECT_EQ(settings.name_field().selectedText(), QStringLiteral("scenario"));
  QTest::keyClicks(&settings.name_field(), QStringLiteral("few labels"));
  QTest::keyClick(&settings.name_field(), Qt::Key_Return);
  EXPECT_FALSE(settings.name_field().isVisible());
  EXPECT_EQ(fixture.document.scenario().name, "few labels");
  EXPECT_EQ(settings.scenario_choice().currentText(), QStringLiteral("few labels"));
  settings.start_rename();
  QTest::keyClicks(&settings.name_field(), QStringLiteral("other"));
  QTest::keyClick(&settings.name_field(), Qt::Key_Escape);
  EXPECT_FALSE(settings.name_field().isVisible());
  EXPECT_EQ(fixture.document.scenario().name, "few labels");
  settings.start_rename();
  fixture.document.undo_stack().undo();  // the field must not write into what is there now
  EXPECT_FALSE(settings.name_field().isVisible());
  EXPECT_EQ(fixture.document.scenario().name, "scenario");
}

TEST(TaxonomyPage, TheBudgetSliderSaysWhereItEnds) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  SettingsPanel& settings = fixture.page.settings();
  EXPECT_EQ(settings.budget_field().suffix(), QString());
  settings.budget_slider().setValue(26);
  EXPECT_EQ(settings.budget_field().suffix(), QStringLiteral(" (all)"));
  EXPECT_EQ(settings.budget_field().value(), 26);
  EXPECT_TRUE(settings.budget_slider().toolTip().contains(QStringLiteral("26")));
  fixture.document.change_scenario(QStringLiteral("Forbid"),
                                   [](Scenario& one) { one.forbidden = {"jigsaw"}; });
  EXPECT_EQ(settings.budget_slider().maximum(), 25);
}

TEST(TaxonomyPage, TheGraphHasTheLargerPartOfASmallWindow) {
  PageFixture fixture;
  fixture.page.resize(815, 510);
  ASSERT_TRUE(fixture.settle());
  QTest::qWait(20);
  const GraphView& graph = fixture.page.graph();
  EXPECT_GT(graph.width(), 0.55 * fixture.page.width());
  for (std::size_t i = 0; i < graph.picture()->drawing().nodes.size(); ++i) {
    EXPECT_TRUE(graph.rect().contains(graph.node_rect(i))) << i;
  }
}

TEST(TaxonomyPage, TheOverviewGoesWhereItHidesLeast) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  EXPECT_TRUE(graph.overview().isEmpty());
  const auto hidden_by = [&](const QRectF& area) {
    double hidden = 0;
    for (std::size_t i = 0; i < graph.picture()->drawing().nodes.size(); ++i) {
      const QRectF common = QRectF(graph.node_rect(i)) & area;
      hidden += common.width() * common.height();
    }
    return hidden;
  };
  for (const double zoom : {1.3, 1.8, 2.6}) {
    graph.fit();
    graph.zoom_by(zoom, QRectF(graph.rect()).center());
    const QRectF area = graph.overview();
    ASSERT_FALSE(area.isEmpty());
    QRectF right = area, left = area;
    right.moveRight(graph.width() - 10);
    left.moveLeft(10);
    EXPECT_LE(hidden_by(area), hidden_by(left) + 60) << zoom;
    EXPECT_LE(hidden_by(area), hidden_by(right) + 60) << zoom;
  }
  graph.fit();
  fixture.page.resize(900, 600);
  QTest::qWait(20);
  EXPECT_TRUE(graph.overview().isEmpty());
}

TEST(TaxonomyPage, TheFrontiersMarkLeavesNothingBehind) {
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

TEST(TaxonomyPage, ExplainsAndRequiresAndForbids) {
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

TEST(TaxonomyPage, ScenariosAreMadeRenamedAndDeleted) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  SettingsPanel& settings = fixture.page.settings();
  settings.budget_slider().setValue(8);
  settings.duplicate_scenario();
  EXPECT_EQ(settings.scenario_choice().count(), 2);
  EXPECT_EQ(fixture.document.scenario().budget, 8);
  settings.rename_scenario(QStringLiteral("default"));  // taken
  EXPECT_EQ(fixture.document.scenario().name, "default (2)");
  settings.add_scenario();
  EXPECT_EQ(fixture.document.scenario().budget, 6);
  EXPECT_EQ(settings.scenario_choice().count(), 3);
  settings.scenario_choice().setCurrentIndex(0);
  Q_EMIT settings.scenario_choice().activated(0);
  EXPECT_EQ(fixture.document.scenario().name, "default");
  settings.delete_scenario();
  EXPECT_EQ(settings.scenario_choice().count(), 2);
  fixture.document.undo_stack().undo();
  EXPECT_EQ(settings.scenario_choice().count(), 3);
}

TEST(TaxonomyPage, TheFrontierSetsTheBudget) {
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

TEST(TaxonomyPage, PreviewsTheNextBest) {
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

TEST(TaxonomyPage, AllForOneShowsTheBestSingleTransferAndCanBeKept) {
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

TEST(TaxonomyPage, ComparesTwoScenariosAsOneGraph) {
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

TEST(TaxonomyPage, EveryNodeAndControlHasAName) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  QAccessibleInterface* graph = QAccessible::queryAccessibleInterface(&fixture.page.graph());
  ASSERT_NE(graph, nullptr);
  ASSERT_EQ(graph->childCount(), static_cast<int>(fixture.document.table()->tasks().size()));
  for (int i = 0; i < graph->childCount(); ++i) {
    const QString name = graph->child(i)->text(QAccessible::Name);
    EXPECT_TRUE(
        name.startsWith(QString::fromStdString(fixture.document.table()->task(TaskId(i)).name)))
        << name.toStdString();
    EXPECT_FALSE(graph->child(i)->rect().isEmpty());
    EXPECT_EQ(graph->indexOfChild(graph->child(i)), i);
  }
  const TaskId normals = *fixture.document.table()->find_task("rgb2sfnorm");
  const QString text = graph->child(normals.value)->text(QAccessible::Name);
  EXPECT_TRUE(text.contains(QStringLiteral("3D, supervised"))) << text.toStdString();
  EXPECT_TRUE(text.contains(QStringLiteral("gives to"))) << text.toStdString();

  for (QWidget* widget : fixture.page.findChildren<QWidget*>()) {
    const bool control = qobject_cast<QAbstractButton*>(widget) != nullptr ||
                         qobject_cast<QAbstractSlider*>(widget) != nullptr ||
                         qobject_cast<QComboBox*>(widget) != nullptr ||
                         qobject_cast<QAbstractSpinBox*>(widget) != nullptr ||
                         qobject_cast<QTableView*>(widget) != nullptr;
    if (!control || widget->focusPolicy() == Qt::NoFocus) continue;
    if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;  // Qt's own parts
    QAccessibleInterface* one = QAccessible::queryAccessibleInterface(widget);
    ASSERT_NE(one, nullptr);
    EXPECT_FALSE(one->text(QAccessible::Name).isEmpty())
        << widget->metaObject()->className() << ' ' << widget->toolTip().toStdString();
  }
  for (const QAction* action : fixture.page.page_actions()) EXPECT_FALSE(action->text().isEmpty());
}

TEST(TaxonomyPage, TheKeyboardGoesFromNodeToNode) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  graph.setFocus(Qt::TabFocusReason);
  QTest::keyClick(&graph, Qt::Key_Right);
  ASSERT_GE(graph.current(), 0);
  const int first = graph.current();
  QTest::keyClick(&graph, Qt::Key_Down);
  EXPECT_NE(graph.current(), first);
  EXPECT_GT(graph.node_rect(static_cast<std::size_t>(graph.current())).top(),
            graph.node_rect(static_cast<std::size_t>(first)).top());
  QTest::keyClick(&graph, Qt::Key_Return);
  EXPECT_EQ(fixture.document.selection().tasks(), std::set<TaskId>{TaskId(graph.current())});
  EXPECT_EQ(fixture.page.tabs().currentWidget(), &fixture.page.explanation());
  QTest::keyClick(&graph, Qt::Key_Escape);
  EXPECT_TRUE(fixture.document.selection().tasks().empty());
}

TEST(TaxonomyPage, ThePointerHoversSelectsPansAndZooms) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  const TaskId normals = *fixture.document.table()->find_task("rgb2sfnorm");
  const QPoint centre = graph.node_rect(normals.index()).center();
  QTest::mouseMove(&graph, centre);
  EXPECT_EQ(fixture.document.selection().hover().task, normals);
  QTest::mouseClick(&graph, Qt::LeftButton, Qt::NoModifier, centre);
  EXPECT_EQ(fixture.document.selection().tasks(), std::set<TaskId>{normals});
  // On a curve: its transfer.
  const GraphPicture& picture = *graph.picture();
  const QPointF on_edge = graph.to_widget().map(picture.edge_path(0).pointAtPercent(0.5));
  QTest::mouseClick(&graph, Qt::LeftButton, Qt::NoModifier, on_edge.toPoint());
  EXPECT_TRUE(fixture.document.selection().transfer().valid());
  const double zoom = graph.zoom();
  graph.zoom_by(2, centre);
  EXPECT_NEAR(graph.zoom(), 2 * zoom, 1e-9);
  EXPECT_TRUE((graph.node_rect(normals.index()).center() - centre).manhattanLength() < 4);
  graph.fit();
  EXPECT_NEAR(graph.zoom(), zoom, 1e-9);
}

TEST(TaxonomyPage, FindsTasks) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  EXPECT_EQ(graph.find(QStringLiteral("keypoint"), *fixture.document.table()), 2);
  EXPECT_EQ(graph.find(QStringLiteral("rgb2sf"), *fixture.document.table()), 1);
  graph.find_next();
  EXPECT_EQ(fixture.document.selection().tasks(),
            std::set<TaskId>{*fixture.document.table()->find_task("rgb2sfnorm")});
}

TEST(TaxonomyPage, GoesOnWithoutTheLayoutHelper) {
  PageFixture fixture(QStringLiteral("published-16k"), "/nowhere/taskatlas-layout");
  QSignalSpy failed(&fixture.page, &Page::failed);
  ASSERT_TRUE(fixture.settle());
  EXPECT_EQ(failed.count(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("/nowhere/taskatlas-layout")));
  EXPECT_NE(fixture.page.graph().picture(), nullptr);
  fixture.page.settings().budget_slider().setValue(9);
  ASSERT_TRUE(fixture.settle());
}

TEST(TaxonomyPage, ViewSettingsAreStoredAndUndone) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  for (QAction* action : fixture.page.page_actions()) {
    if (action->text() == QStringLiteral("Values")) action->trigger();
  }
  EXPECT_TRUE(fixture.page.graph().picture()->options().values);
  EXPECT_TRUE(GraphOptions::from_json(fixture.document.view(QStringLiteral("taxonomy"))).values);
  fixture.document.undo_stack().undo();
  EXPECT_FALSE(fixture.page.graph().picture()->options().values);
}

TEST(TaxonomyPage, FiguresCarryThePositionsOfTheScreen) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const auto figures = fixture.page.figures();
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].kind, QStringLiteral("taxonomy"));
  EXPECT_EQ(GraphOptions::from_json(figures[0].options).positions, *fixture.page.places().layout());
  EXPECT_EQ(FrontierOptions::from_json(figures[1].options).budget, 6);
  EXPECT_TRUE(fixture.page.status().contains(QStringLiteral("6 of 6")));
}

}  // namespace
}  // namespace taskatlas::ui
