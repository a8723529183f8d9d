// SPDX-License-Identifier: MIT
#include "ui/main_window/tasks_dock.hpp"

#include "ui/document/study_document.hpp"
#include "ui/main_window/tasks_model.hpp"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

TEST(TasksModel, EditsNamesAndKindsAndUndoesThem) {
  StudyDocument document(open_study(QStringLiteral("published-16k")));
  TasksModel model(document);
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  EXPECT_EQ(model.rowCount(), 27);
  const QModelIndex name = model.index(3, TasksModel::kName);
  const QString before = name.data().toString();
  EXPECT_TRUE(model.setData(name, QStringLiteral(" A new name "), Qt::EditRole));
  EXPECT_EQ(name.data().toString(), QStringLiteral("A new name"));
  EXPECT_FALSE(model.setData(name, QStringLiteral("  "), Qt::EditRole));
  document.undo_stack().undo();
  EXPECT_EQ(name.data().toString(), before);
  EXPECT_FALSE(model.index(3, TasksModel::kCode).flags() & Qt::ItemIsEditable);
  const QModelIndex kind = model.index(0, TasksModel::kKind);
  EXPECT_TRUE(model.setData(kind, static_cast<int>(TaskKind::kSemantic), Qt::EditRole));
  EXPECT_EQ(document.table()->task(TaskId(0)).kind, TaskKind::kSemantic);
  document.discard_copy();
}

TEST(TasksDock, SharesTheSelectionBothWays) {
  StudyDocument document(open_study(QStringLiteral("published-16k")));
  TasksDock dock;
  dock.set_document(&document);
  auto* view = dock.findChild<QTreeView*>();
  document.selection().select({TaskId(2), TaskId(5)});
  EXPECT_EQ(view->selectionModel()->selectedRows().size(), 2);
  view->selectionModel()->select(view->model()->index(0, 0),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  ASSERT_EQ(document.selection().tasks().size(), 1u);
  const TaskId task = *document.selection().tasks().begin();
  EXPECT_EQ(view->model()->index(0, 0).data().toString().toStdString(),
            document.table()->task(task).name);
  auto* filter = dock.findChild<QLineEdit*>();
  filter->setText(QStringLiteral("depth"));
  EXPECT_LT(view->model()->rowCount(), 5);
  EXPECT_GT(view->model()->rowCount(), 0);
  dock.set_document(nullptr);
  EXPECT_EQ(view->model()->rowCount(), 0);
}

}  // namespace
}  // namespace taskatlas::ui
