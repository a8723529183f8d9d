// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"
#include "ui/taxonomy/scenario_edits.hpp"

#include <QAbstractTableModel>

namespace taskatlas::ui {

class StudyDocument;

// The tasks of the present scenario: what they may do, what they are worth and what they cost.
// Row = TaskId. Every edit is a change of the document's scenario, and can be undone.
class TaskModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    kTask,
    kKind,
    kRole,
    kImportance,    // double in [0, 10]; only of targets
    kCost,          // double ≥ 0; only of sources
    kTransferCost,  // double ≥ 0; only of targets
    kRequired,      // check state; only of sources
    kForbidden,     // check state; only of sources
    kColumns
  };
  enum { kSortRole = Qt::UserRole, kCodeRole };

  explicit TaskModel(StudyDocument& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

  // The same edit of many tasks, as one step. `value` as for setData (kRequired, kForbidden: bool).
  void set_all(const std::vector<TaskId>& tasks, Column column, const QVariant& value);
  void reset(const std::vector<TaskId>& tasks);  // to the defaults of the table
  void new_drag() { merge_.restart(); }

  static constexpr double kMostImportant = 10;

 private:
  bool applies(TaskId task, Column column) const;

  StudyDocument& document_;
  int rows_ = 0;
  Scenario told_;  // what the views know
  MergeKey merge_;
};

}  // namespace taskatlas::ui
