// SPDX-License-Identifier: MIT
#include "ui/evaluation/evaluation_page.hpp"

#include "base/atomic_file.hpp"
#include "base/numbers.hpp"
#include "study/import.hpp"
#include "support/temporary_folder.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/evaluation/comparison_panel.hpp"
#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/evaluation/maps_panel.hpp"
#include "ui/evaluation/significance_panel.hpp"
#include "ui/evaluation/significance_view.hpp"
#include "ui/evaluation/tree_panel.hpp"
#include "ui/evaluation/tree_view.hpp"
#include "ui/evaluation/win_rates_panel.hpp"
#include "ui/shared/heatmap_view.hpp"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolBar>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kPatience = 30000;  // milliseconds

class EvaluationPageTest : public ::testing::Test {
 protected:
  explicit EvaluationPageTest(const QString& study = QStringLiteral("published-1k"))
      : document(open_study(study)), solutions(document) {
    QSettings().clear();
    page = std::make_unique<EvaluationPage>(document, solutions);
    page->resize(1000, 700);
  }

  void show(const char* panel) {
    page->show();
    auto* action = page->findChild<QAction*>(QStringLiteral("show/") + QLatin1String(panel));
    ASSERT_NE(action, nullptr);
    action->trigger();
    wait();
  }
  void wait() {
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->ready(); }, kPatience));
  }
  template <class Widget>
  Widget& in(const char* name) {
    auto* found = page->findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }

  StudyDocument document;
  Solutions solutions;
  std::unique_ptr<EvaluationPage> page;
};

TEST_F(EvaluationPageTest, MapsShowTheFrontiersNumbers) {
  show("maps");
  ASSERT_NE(page->maps().gain_view().plot(), nullptr);
  const HeatmapData& gain = page->maps().gain_view().plot()->contents();
  const HeatmapData& quality = page->maps().quality_view().plot()->contents();
  const Frontier& frontier = solutions.frontier()->frontier;
  ASSERT_EQ(gain.columns.size(), frontier.points.size());
  for (std::size_t b = 0; b < frontier.points.size(); ++b) {
    EXPECT_NEAR(gain.at(gain.rows.size() - 1, b), frontier.points[b].mean_gain, 1e-12);
    EXPECT_NEAR(quality.at(quality.rows.size() - 1, b), frontier.points[b].mean_quality, 1e-12);
  }
  EXPECT_EQ(page->figures().front().kind, QStringLiteral("gain"));
}

TEST_F(EvaluationPageTest, MapsShareSelectionAndPointerWithTheDocument) {
  show("maps");
  HeatmapView& view = page->maps().gain_view();
  const HeatmapGeometry geometry = view.geometry_now();
  const QPoint at = geometry.cell(3, 4).center().toPoint();
  QTest::mouseMove(&view, at);
  QTest::mouseClick(&view, Qt::LeftButton, {}, at);
  const TaskId task = view.plot()->contents().rows[3].task;
  EXPECT_EQ(document.selection().tasks(), std::set<TaskId>{task});
  ASSERT_TRUE(document.selection().transfer().valid());
  const Taxonomy& point = solutions.frontier()->frontier.points[4];
  for (const ChosenTransfer& chosen : point.transfers) {
    if (chosen.target == task) {
      EXPECT_EQ(document.selection().transfer(), chosen.row);
    }
  }
  document.selection().select({view.plot()->contents().rows[7].task});
  EXPECT_TRUE(view.highlighted_rows().contains(7));
  EXPECT_TRUE(page->maps().quality_view().highlighted_rows().contains(7));
}

TEST_F(EvaluationPageTest, ABudgetsHeadSetsTheBudget) {
  show("maps");
  Q_EMIT page->maps().quality_view().column_head_clicked(9);
  EXPECT_EQ(document.scenario().budget, solutions.frontier()->frontier.points[9].budget);
  EXPECT_TRUE(page->maps().quality_view().highlighted_columns().contains(9));
  document.undo_stack().undo();
  EXPECT_EQ(document.scenario().budget, Scenario().budget);
}

TEST_F(EvaluationPageTest, SettingsOfMapsAreUndone) {
  show("maps");
  auto& order = in<QComboBox>("order");
  const auto first = page->maps().gain_view().plot()->contents().rows[0].task;
  order.setCurrentIndex(3);
  Q_EMIT order.activated(3);
  wait();
  EXPECT_EQ(panel_settings(document, QStringLiteral("map")).value(QStringLiteral("order")),
            QStringLiteral("value"));
  EXPECT_NE(page->maps().gain_view().plot()->contents().rows[0].task, first);
  EXPECT_EQ(page->maps().gain_view().plot()->contents().rows[0].task,
            page->maps().quality_view().plot()->contents().rows[0].task);
  EXPECT_EQ(page->figures().front().options.value(QStringLiteral("order")),
            QStringLiteral("value"));
  document.undo_stack().undo();
  wait();
  EXPECT_EQ(order.currentIndex(), 0);
  EXPECT_EQ(page->maps().gain_view().plot()->contents().rows[0].task, first);
  QTest::mouseClick(&in<QAbstractButton>("values"), Qt::LeftButton);
  EXPECT_FALSE(
      page->maps().figures().front().options.value(QStringLiteral("cell_values")).toBool(true));
}

TEST_F(EvaluationPageTest, TheTreeIsCutByTheSliderInOneStep) {
  show("tree");
  ASSERT_NE(page->tree().view().plot(), nullptr);
  auto& slider = in<QSlider>("cut");
  EXPECT_EQ(slider.maximum(), static_cast<int>(page->tree().view().plot()->leaf_count()));
  const int before = document.undo_stack().count();
  slider.setSliderDown(true);
  for (const int groups : {2, 3, 4, 5}) slider.setValue(groups);
  slider.setSliderDown(false);
  wait();
  EXPECT_EQ(page->tree().view().plot()->groups(), 5);
  EXPECT_EQ(in<QSpinBox>("groups").value(), 5);
  EXPECT_EQ(document.undo_stack().count(), before + 1);
  slider.setSliderDown(true);
  slider.setValue(7);
  slider.setSliderDown(false);
  EXPECT_EQ(document.undo_stack().count(), before + 2);  // another drag, another step
  document.undo_stack().undo();
  wait();
  EXPECT_EQ(page->tree().view().plot()->groups(), 5);
  document.undo_stack().undo();
  wait();
  EXPECT_EQ(page->tree().view().plot()->groups(), 1);
  EXPECT_EQ(page->tree().figures().front().options.value(QStringLiteral("cut")), 1);
}

TEST_F(EvaluationPageTest, LinkageAndFeaturesMakeAnotherTree) {
  show("tree");
  auto& linkage = in<QComboBox>("linkage");
  linkage.setCurrentIndex(3);
  Q_EMIT linkage.activated(3);
  wait();
  const auto expected =
      similarity_tree(*document.table(), document.scenario(), {Linkage::kSingle, true}, {});
  EXPECT_EQ(page->tree().view().plot()->tree().codes, expected->codes);
  EXPECT_EQ(page->tree().view().plot()->tree().tree.order, expected->tree.order);
  page->tree().copy();
  EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(), to_newick(*expected) + "\n");
}

TEST_F(EvaluationPageTest, AClickOnTheTreeSelectsTasks) {
  set_panel_settings(document, QStringLiteral("tree"), {{QStringLiteral("cut"), 4}},
                     QStringLiteral("Cut"));
  show("tree");
  TreeView& view = page->tree().view();
  const TreeGeometry geometry = view.geometry_now();
  QTest::mouseClick(&view, Qt::LeftButton, {}, geometry.brackets[1].center().toPoint());
  TreeHit hit;
  hit.group = 1;
  const auto group = view.plot()->tasks_of(hit);
  EXPECT_EQ(document.selection().tasks(), std::set<TaskId>(group.begin(), group.end()));
  QTest::mouseMove(&view, geometry.leaves[2].center().toPoint());
  EXPECT_EQ(document.selection().hover().task, view.plot()->leaf(2).task);
  QTest::keyClick(&view, Qt::Key_Home);
  QTest::keyClick(&view, Qt::Key_Down);
  QTest::keyClick(&view, Qt::Key_Return);
  EXPECT_EQ(document.selection().tasks(), std::set<TaskId>{view.plot()->leaf(1).task});
  QTest::keyClick(&view, Qt::Key_Left);
  QTest::keyClick(&view, Qt::Key_Return);
  EXPECT_GE(document.selection().tasks().size(), 2u);
  EXPECT_TRUE(document.selection().tasks().contains(view.plot()->leaf(1).task));
}

TEST_F(EvaluationPageTest, SignificanceIsTheCoresWithItsSeed) {
  set_panel_settings(document, QStringLiteral("significance"),
                     {{QStringLiteral("samples"), 30}, {QStringLiteral("seed"), 11}},
                     QStringLiteral("Set"));
  show("significance");
  const auto& plot = page->significance().view().plot();
  ASSERT_NE(plot, nullptr);
  SignificanceOptions options;
  options.samples = 30;
  options.seed = 11;
  const auto expected = test_significance(*document.table(), document.scenario(),
                                          solutions.frontier()->frontier.points, options, {});
  ASSERT_EQ(plot->significance().points.size(), expected->points.size());
  for (std::size_t i = 0; i < expected->points.size(); ++i) {
    EXPECT_EQ(plot->significance().points[i].best.gain.random.median,
              expected->points[i].best.gain.random.median);
  }
  EXPECT_TRUE(page->status().contains(QLatin1String("seed 11")));
  auto& seed = in<QDoubleSpinBox>("seed");
  seed.setValue(12);
  wait();
  EXPECT_EQ(page->significance().view().plot()->significance().seed, 12u);
  document.undo_stack().undo();
  wait();
  EXPECT_EQ(seed.value(), 11);
  EXPECT_EQ(page->significance().view().plot()->significance().seed, 11u);
}

TEST_F(EvaluationPageTest, StoppingSignificanceLeavesNothingRunning) {
  set_panel_settings(document, QStringLiteral("significance"),
                     {{QStringLiteral("samples"), 1000000}}, QStringLiteral("Set"));
  page->show();
  in<QAction>("show/significance").trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page->significance().running(); }, kPatience));
  EXPECT_TRUE(in<QPushButton>("stop").isEnabled());
  QTest::mouseClick(&in<QPushButton>("stop"), Qt::LeftButton);
  EXPECT_FALSE(page->significance().running());
  EXPECT_EQ(page->significance().view().plot(), nullptr);
  EXPECT_TRUE(page->ready());
  EXPECT_TRUE(in<QPushButton>("run").isEnabled());
  in<QSpinBox>("samples").setValue(20);
  QTest::mouseClick(&in<QPushButton>("run"), Qt::LeftButton);
  wait();
  ASSERT_NE(page->significance().view().plot(), nullptr);
  EXPECT_EQ(page->significance().view().plot()->significance().samples, 20u);
}

TEST_F(EvaluationPageTest, BudgetsAreReachedByKeys) {
  set_panel_settings(document, QStringLiteral("significance"), {{QStringLiteral("samples"), 20}},
                     QStringLiteral("Set"));
  show("significance");
  SignificanceView& view = page->significance().view();
  QTest::keyClick(&view, Qt::Key_Home);
  QTest::keyClick(&view, Qt::Key_Right);
  EXPECT_EQ(view.marked(), 1);
  const double budget = view.plot()->significance().points[1].budget;
  EXPECT_TRUE(in<QLabel>("readout").text().contains(QStringLiteral("Budget %1").arg(budget)));
  QTest::keyClick(&view, Qt::Key_Return);
  EXPECT_EQ(document.scenario().budget, budget);
}

TEST_F(EvaluationPageTest, PublishedValuesAreLabelled) {
  show("win_rates");
  EXPECT_GT(page->win_rates().rivals().model()->rowCount(), 5);
  EXPECT_TRUE(in<QLabel>("networks_note").text().contains(QLatin1String("no per-image losses")));
  const QAbstractItemModelTester tester(page->win_rates().rivals().model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  auto& order = in<QSpinBox>("max_order");
  EXPECT_EQ(order.value(), 4);
  const QString before = page->win_rates().rivals().tsv();
  order.setValue(1);
  wait();
  EXPECT_NE(page->win_rates().rivals().tsv(), before);
  document.undo_stack().undo();
  wait();
  EXPECT_EQ(page->win_rates().rivals().tsv(), before);
}

TEST_F(EvaluationPageTest, AnotherStudyIsComparedUnderTheSameScenario) {
  show("comparison");
  EXPECT_EQ(page->comparison().view().model()->rowCount(), 0);
  auto& others = in<QComboBox>("others");
  EXPECT_EQ(others.findData(document.label()), -1);
  page->comparison().compare_with(QStringLiteral("published-16k"));
  wait();
  EXPECT_EQ(page->comparison().view().model()->rowCount(), 22);
  const QString before = in<QLabel>("summary").text();
  EXPECT_TRUE(before.contains(QLatin1String("published-16k")));
  document.change_scenario(QStringLiteral("Budget"),
                           [](Scenario& scenario) { scenario.budget = 2; });
  wait();
  EXPECT_NE(in<QLabel>("summary").text(), before);
  page->comparison().compare_with(QStringLiteral("/nowhere/at/all.taskstudy"));
  wait();
  EXPECT_TRUE(in<QLabel>("summary").text().contains(QLatin1String("/nowhere/at/all.taskstudy")));
  EXPECT_EQ(page->comparison().view().model()->rowCount(), 0);
  document.undo_stack().undo();
  document.undo_stack().undo();
  wait();
  EXPECT_EQ(in<QLabel>("summary").text(), before);
}

TEST_F(EvaluationPageTest, AnInfeasibleScenarioIsSaidEverywhere) {
  document.change_scenario(QStringLiteral("Roles"),
                           [](Scenario& scenario) { scenario.roles["*"] = Role::kTarget; });
  page->show();
  for (const char* panel :
       {"maps", "significance", "tree", "win_rates", "comparison", "measures"}) {
    show(panel);
  }
  EXPECT_EQ(page->maps().gain_view().plot(), nullptr);
  show("maps");
  EXPECT_TRUE(in<QLabel>("hint").text().contains(QLatin1String("nothing can serve")))
      << in<QLabel>("hint").text().toStdString();
  EXPECT_FALSE(page->grab().isNull());
}

TEST_F(EvaluationPageTest, EveryControlHasANameAndAToolTip) {
  set_panel_settings(document, QStringLiteral("significance"), {{QStringLiteral("samples"), 10}},
                     QStringLiteral("Set"));
  for (const char* panel :
       {"maps", "significance", "tree", "win_rates", "comparison", "measures"}) {
    show(panel);
    for (const QWidget* widget : page->findChildren<QWidget*>()) {
      if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
      if (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) != nullptr) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool named =
          !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      EXPECT_TRUE(named) << panel << ' ' << widget->metaObject()->className() << ' '
                         << widget->objectName().toStdString();
    }
  }
  for (const QAction* action : page->page_actions()) {
    EXPECT_FALSE(action->text().isEmpty());
    EXPECT_FALSE(action->toolTip().isEmpty());
  }
}

TEST_F(EvaluationPageTest, LeavesAndBudgetsHaveAccessibleNames) {
  set_panel_settings(document, QStringLiteral("significance"), {{QStringLiteral("samples"), 10}},
                     QStringLiteral("Set"));
  show("tree");
  show("significance");
  for (QWidget* widget : {static_cast<QWidget*>(&page->tree().view()),
                          static_cast<QWidget*>(&page->significance().view())}) {
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
    ASSERT_NE(access, nullptr);
    ASSERT_GT(access->childCount(), 10);
    EXPECT_FALSE(access->text(QAccessible::Name).isEmpty());
    EXPECT_FALSE(access->text(QAccessible::Description).isEmpty());
    for (int i = 0; i < access->childCount(); ++i) {
      EXPECT_FALSE(access->child(i)->text(QAccessible::Name).isEmpty());
      EXPECT_EQ(access->indexOfChild(access->child(i)), i);
      EXPECT_TRUE(access->child(i)->rect().isValid());
    }
  }
}

TEST_F(EvaluationPageTest, WhatIsInFrontIsCopied) {
  show("maps");
  auto& data = in<QAction>("copy");
  auto& picture = in<QAction>("picture");
  data.trigger();
  EXPECT_EQ(QGuiApplication::clipboard()->text(),
            heatmap_tsv(page->maps().gain_view().plot()->contents()));
  picture.trigger();
  EXPECT_FALSE(QGuiApplication::clipboard()->pixmap().isNull());
  show("win_rates");
  EXPECT_FALSE(picture.isEnabled());
  data.trigger();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), page->win_rates().networks().tsv());
}

TEST_F(EvaluationPageTest, ThePanelInFrontIsKept) {
  show("tree");
  EXPECT_EQ(page->figures().front().kind, QStringLiteral("tree"));
  EXPECT_EQ(page->figures().size(), 4u);
  EXPECT_EQ(document.undo_stack().count(), 0);
  page = std::make_unique<EvaluationPage>(document, solutions);
  EXPECT_EQ(page->figures().front().kind, QStringLiteral("tree"));
}

TEST(EvaluationPage, WinRatesComeFromPerImageLosses) {
  const taskatlas::testing::TemporaryFolder folder;
  std::string text = "target,sources,image,loss\n";
  for (int image = 0; image < 10; ++image) {
    const std::string end = ",i" + std::to_string(image) + ",";
    text += "curvature,self" + end + "2\n";
    text += "curvature,average" + end + (image < 8 ? "3\n" : "1\n");
    text += "curvature,random" + end + (image < 6 ? "3\n" : "1\n");
    text += "curvature,autoencoder" + end + "2.5\n";
  }
  write_file_atomically(folder / "l.csv", text, Links::kFollow);
  ASSERT_TRUE(import_losses(folder / "l.csv", folder / "l.taskstudy", {}, {}));
  StudyDocument document(open_study(QString::fromStdString((folder / "l.taskstudy").string())));
  Solutions solutions(document);
  QSettings().clear();
  EvaluationPage page(document, solutions);
  page.resize(900, 600);
  page.show();
  page.findChild<QAction*>(QStringLiteral("show/win_rates"))->trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.ready(); }, kPatience));
  for (const auto& row : page.win_rates().networks().model_of().table().rows) {
    if (row[0].text != QLatin1String("Curvature")) continue;
    EXPECT_DOUBLE_EQ(row[2].value, .8);
    EXPECT_DOUBLE_EQ(row[5].value, .6);
    EXPECT_DOUBLE_EQ(row[3].value, .8 - row[1].value);
    return;
  }
  FAIL() << "no row of curvature";
}

}  // namespace
}  // namespace taskatlas::ui
