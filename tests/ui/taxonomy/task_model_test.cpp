// SPDX-License-Identifier: MIT
#include "ui/taxonomy/task_model.hpp"

#include "ui/document/study_document.hpp"
#include "ui/document/study_store.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/task_panel.hpp"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

struct ModelFixture {
  StudyDocument document{open_study(QStringLiteral("published-16k"))};
  TaskModel model{document};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

  QModelIndex at(const char* code, TaskModel::Column column) const {
    return model.index(document.table()->find_task(code)->value, column);
  }
};

TEST(TaskModel, EditsTheScenarioAndLeavesNoTraceOfDefaults) {
  ModelFixture f;
  const Scenario first = f.document.scenario();
  EXPECT_TRUE(f.model.setData(f.at("curvature", TaskModel::kImportance), 2.5));
  EXPECT_EQ(f.document.scenario().importance.at("curvature"), 2.5);
  EXPECT_TRUE(f.model.setData(f.at("curvature", TaskModel::kImportance), 1.0));
  EXPECT_TRUE(
      f.model.setData(f.at("curvature", TaskModel::kRole), static_cast<int>(Role::kTarget)));
  EXPECT_EQ(role_of(*f.document.table(), f.document.scenario(),
                    *f.document.table()->find_task("curvature")),
            Role::kTarget);
  EXPECT_FALSE(f.model.flags(f.at("curvature", TaskModel::kCost)) & Qt::ItemIsEditable);
  EXPECT_FALSE(f.model.setData(f.at("curvature", TaskModel::kCost), 3.0));
  EXPECT_TRUE(f.model.setData(f.at("curvature", TaskModel::kRole), static_cast<int>(Role::kBoth)));
  EXPECT_TRUE(f.model.setData(f.at("curvature", TaskModel::kCost), 0.0));
  EXPECT_EQ(f.document.scenario().costs.at("curvature"), 0);
  EXPECT_TRUE(f.model.setData(f.at("curvature", TaskModel::kCost), 1.0));
  EXPECT_EQ(f.document.scenario(), first);
}

TEST(TaskModel, RequiredAndForbiddenExcludeEachOther) {
  ModelFixture f;
  const auto required = f.at("reshade", TaskModel::kRequired);
  const auto forbidden = f.at("reshade", TaskModel::kForbidden);
  EXPECT_TRUE(f.model.setData(required, Qt::Checked, Qt::CheckStateRole));
  EXPECT_EQ(f.document.scenario().required, std::vector<std::string>{"reshade"});
  EXPECT_TRUE(f.model.setData(forbidden, Qt::Checked, Qt::CheckStateRole));
  EXPECT_TRUE(f.document.scenario().required.empty());
  EXPECT_EQ(required.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
  EXPECT_TRUE(f.model.setData(forbidden, Qt::Unchecked, Qt::CheckStateRole));
  EXPECT_TRUE(f.document.scenario().forbidden.empty());
}

TEST(TaskModel, RefusesWhatIsNoNumberOrNegative) {
  ModelFixture f;
  const Scenario first = f.document.scenario();
  EXPECT_FALSE(f.model.setData(f.at("reshade", TaskModel::kCost), -1.0));
  EXPECT_FALSE(
      f.model.setData(f.at("reshade", TaskModel::kCost), std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(f.model.setData(f.at("reshade", TaskModel::kRole), 9));
  EXPECT_TRUE(f.model.setData(f.at("reshade", TaskModel::kImportance), 99.0));
  EXPECT_EQ(f.document.scenario().importance.at("reshade"), TaskModel::kMostImportant);
  f.document.undo_stack().undo();
  EXPECT_EQ(f.document.scenario(), first);
}

TEST(TaskModel, ManyTasksChangeInOneStep) {
  ModelFixture f;
  const std::vector<TaskId> tasks = {TaskId(0), TaskId(5), TaskId(6)};
  f.model.set_all(tasks, TaskModel::kCost, 0.0);
  EXPECT_EQ(f.document.scenario().costs.size(), 3u);
  EXPECT_EQ(f.document.undo_stack().count(), 1);
  f.model.set_all(tasks, TaskModel::kRequired, true);
  f.model.reset(tasks);
  EXPECT_TRUE(f.document.scenario().costs.empty());
  EXPECT_TRUE(f.document.scenario().required.empty());
}

TEST(TaskModel, TheBudgetDoesNotTouchTheTable) {
  ModelFixture f;
  QSignalSpy changed(&f.model, &TaskModel::dataChanged);
  f.document.change_scenario(QStringLiteral("Budget"), [](Scenario& one) { one.budget = 9; });
  EXPECT_EQ(changed.count(), 0);
  f.document.change_scenario(QStringLiteral("Cost"),
                             [](Scenario& one) { one.costs["reshade"] = 2; });
  EXPECT_EQ(changed.count(), 1);
}

TEST(TaskPanel, FiltersAndSelects) {
  StudyDocument document(open_study(QStringLiteral("published-16k")));
  TaskPanel panel(document);
  panel.show();
  panel.filter().setText(QStringLiteral("keypoint"));
  EXPECT_EQ(panel.view().model()->rowCount(), 2);
  panel.view().selectRow(1);
  ASSERT_EQ(panel.selected().size(), 1u);
  EXPECT_EQ(document.selection().tasks(), std::set<TaskId>{panel.selected()[0]});
  panel.filter().clear();
  document.selection().select({TaskId(3), TaskId(7)});
  EXPECT_EQ(panel.selected().size(), 2u);
}

TEST(TaskPanel, NamesStayInSightWhenTheOtherColumnsScroll) {
  StudyDocument document(open_study(QStringLiteral("published-16k")));
  TaskPanel panel(document);
  panel.resize(260, 300);  // narrower than the columns, lower than the rows
  panel.show();
  QTableView& table = panel.view();
  const auto* names = table.findChild<QTableView*>(QStringLiteral("frozen"));
  ASSERT_NE(names, nullptr);
  ASSERT_GT(table.horizontalScrollBar()->maximum(), 0);
  table.horizontalScrollBar()->setValue(table.horizontalScrollBar()->maximum());
  EXPECT_LT(table.columnViewportPosition(TaskModel::kTask), 0);
  EXPECT_TRUE(names->isVisible());
  EXPECT_EQ(names->mapTo(&table, QPoint()).x(), table.frameWidth());
  EXPECT_EQ(names->width(), table.columnWidth(TaskModel::kTask));
  for (int column = 1; column < TaskModel::kColumns; ++column) {
    EXPECT_TRUE(names->isColumnHidden(column)) << column;
  }
  // Rows stay beside their names.
  table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
  EXPECT_EQ(names->verticalScrollBar()->value(), table.verticalScrollBar()->value());
  for (int row = 0; row < table.model()->rowCount(); ++row) {
    EXPECT_EQ(names->rowViewportPosition(row), table.rowViewportPosition(row)) << row;
  }
  // One selection, and the current cell is never under the names.
  const int last = table.model()->rowCount() - 1;
  table.setCurrentIndex(table.model()->index(last, TaskModel::kForbidden));
  for (int column = TaskModel::kForbidden; column > TaskModel::kKind; --column) {
    QTest::keyClick(&table, Qt::Key_Left);
    EXPECT_EQ(table.currentIndex().column(), column - 1);
    EXPECT_GE(table.visualRect(table.currentIndex()).left(), names->width()) << column - 1;
  }
  EXPECT_TRUE(names->selectionModel()->isRowSelected(last));
  table.setColumnWidth(TaskModel::kTask, 120);
  EXPECT_EQ(names->width(), 120);
}

TEST(ScenarioEdits, TransfersAreTheSameInAnyOrderOfSources) {
  Scenario scenario;
  scenario.required = {"b+a->t"};
  EXPECT_EQ(rule_of(scenario, "a+b->t"), Rule::kRequired);
  set_rule(scenario, "a+b->t", Rule::kForbidden);
  EXPECT_TRUE(scenario.required.empty());
  EXPECT_EQ(rule_of(scenario, "b+a->t"), Rule::kForbidden);
  EXPECT_EQ(rule_of(scenario, "a->t"), Rule::kFree);
}

TEST(ScenarioEdits, WhatSuperviseAllCosts) {
  StudyDocument document(open_study(QStringLiteral("published-16k")));
  Scenario scenario;
  EXPECT_EQ(possible_sources(*document.table(), scenario), 26);
  EXPECT_TRUE(has_unit_costs(*document.table(), scenario));
  scenario.costs["reshade"] = 0.5;
  scenario.forbidden = {"curvature"};
  EXPECT_FALSE(has_unit_costs(*document.table(), scenario));
  EXPECT_EQ(total_cost(*document.table(), scenario), 24.5);
}

TEST(RowsModel, IsAProperModel) {
  RowsModel model({QStringLiteral("A"), QStringLiteral("B")}, {1});
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  RowsModel::Row row;
  row.cells = {{QStringLiteral("x"), {}, {}, false}, {QStringLiteral("1.50"), 1.5, {}, true}};
  model.set_rows({row, row});
  EXPECT_EQ(model.rowCount(), 2);
  EXPECT_EQ(model.index(0, 1).data(RowsModel::kSortRole).toDouble(), 1.5);
  model.set_rows({});
  EXPECT_EQ(model.rowCount(), 0);
}

}  // namespace
}  // namespace taskatlas::ui
