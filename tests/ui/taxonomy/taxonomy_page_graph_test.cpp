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

TEST(TaxonomyPageGraph, TheGraphMarksWhatIsRequiredAndForbidden) {
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

TEST(TaxonomyPageGraph, ARequiredTransferIsMarkedOnItsLine) {
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

TEST(TaxonomyPageGraph, TheGraphHasTheLargerPartOfASmallWindow) {
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

TEST(TaxonomyPageGraph, TheOverviewGoesWhereItHidesLeast) {
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

TEST(TaxonomyPageGraph, EveryNodeAndControlHasAName) {
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

TEST(TaxonomyPageGraph, TheKeyboardGoesFromNodeToNode) {
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

TEST(TaxonomyPageGraph, ThePointerHoversSelectsPansAndZooms) {
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

TEST(TaxonomyPageGraph, FindsTasks) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  GraphView& graph = fixture.page.graph();
  EXPECT_EQ(graph.find(QStringLiteral("keypoint"), *fixture.document.table()), 2);
  EXPECT_EQ(graph.find(QStringLiteral("rgb2sf"), *fixture.document.table()), 1);
  graph.find_next();
  EXPECT_EQ(fixture.document.selection().tasks(),
            std::set<TaskId>{*fixture.document.table()->find_task("rgb2sfnorm")});
}

}  // namespace
}  // namespace taskatlas::ui
