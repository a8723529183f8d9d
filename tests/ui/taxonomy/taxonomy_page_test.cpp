// SPDX-License-Identifier: MIT
#include "ui/taxonomy/taxonomy_page.hpp"

#include "engine/measured.hpp"
#include "engine/support.hpp"
#include "evaluation/all_for_one.hpp"
#include "page_fixture.hpp"
#include "support/temporary_folder.hpp"
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
  buttons[0]->setFocus();
  QTest::mouseClick(buttons[0], Qt::LeftButton);
  EXPECT_EQ(fixture.document.scenario().budget, 1);
  ASSERT_TRUE(fixture.settle());
  EXPECT_FALSE(fixture.page.message().isVisible());
  EXPECT_EQ(fixture.page.focusWidget(), &fixture.page.graph())
      << "not whatever comes next in the window";
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

// As in the first minutes of a run, which trains networks and measures baselines before it
// transfers.
TEST(TaxonomyPage, WaitsForTheFirstTransferOfARun) {
  const taskatlas::testing::TemporaryFolder folder;
  const std::filesystem::path study = folder / "x.taskstudy";
  engine::NewExperiment wish;
  wish.profile = engine::testing::small_profile();
  ASSERT_TRUE(engine::create_study(study, wish, {}));
  for (const char* target : {"edge2d", "rgb2depth", "rgb2sfnorm"}) {
    engine::testing::measure(study, target, {{"self"}, {"pixels"}, {"average"}, {target}});
  }
  PageFixture fixture(QString::fromStdString(study.string()));
  ASSERT_TRUE(fixture.solutions.nothing_to_solve());
  const QSignalSpy failed(&fixture.page, &Page::failed);
  const QSignalSpy unsolved(&fixture.solutions, &Solutions::failed);
  QTest::qWait(300);  // what was begun could fail meanwhile
  EXPECT_TRUE(fixture.page.ready());
  EXPECT_EQ(fixture.page.status(), QStringLiteral("No transfer has been measured yet."));
  EXPECT_EQ(fixture.page.places().layout(), nullptr);
  EXPECT_EQ(fixture.page.graph().picture(), nullptr);
  EXPECT_FALSE(fixture.page.message().isVisible());
  EXPECT_FALSE(fixture.page.grab().isNull());
  // The user's hand changes nothing about it.
  fixture.document.change_scenario(QStringLiteral("Budget"),
                                   [](Scenario& scenario) { scenario.budget = 1; });
  QTest::qWait(100);
  EXPECT_EQ(fixture.solutions.latest(), nullptr);
  EXPECT_FALSE(fixture.page.message().isVisible());
  fixture.document.undo_stack().undo();

  for (const char* target : {"edge2d", "rgb2depth", "rgb2sfnorm"}) {
    engine::testing::measure(study, target, {{"colorization"}});
  }
  fixture.document.read_results();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !fixture.solutions.nothing_to_solve(); }, 10000));
  ASSERT_TRUE(fixture.settle());
  EXPECT_NE(fixture.page.graph().picture(), nullptr);
  EXPECT_EQ(fixture.solutions.latest()->taxonomy.status, TaxonomyStatus::kOptimal);
  EXPECT_NE(fixture.page.status(), QStringLiteral("No transfer has been measured yet."));
  EXPECT_EQ(failed.count(), 0);
  EXPECT_EQ(unsolved.count(), 0);
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
