// SPDX-License-Identifier: MIT
#pragma once

#include "ui/taxonomy/task_model.hpp"

#include <QWidget>
#include <vector>

class QLineEdit;
class QMenu;
class QSortFilterProxyModel;
class QTableView;

namespace taskatlas::ui {

// The table of roles, importance, costs and required or forbidden sources: filter, sort, edit one
// cell or all selected rows. Its selection is the document's.
class TaskPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TaskPanel(StudyDocument& document, QWidget* parent = nullptr);

  TaskModel& model() { return *model_; }
  QTableView& view() { return *view_; }
  QLineEdit& filter() { return *filter_; }
  std::vector<TaskId> selected() const;
  void fill_menu(QMenu& menu, const std::vector<TaskId>& tasks);  // the edits of many tasks

 private:
  void ask_number(const std::vector<TaskId>& tasks, TaskModel::Column column, double highest);
  void take_selection();
  void give_selection();

  StudyDocument& document_;
  TaskModel* model_;
  QSortFilterProxyModel* proxy_;
  QLineEdit* filter_;
  QTableView* view_;
  bool syncing_ = false;
};

}  // namespace taskatlas::ui
