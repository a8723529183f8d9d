// SPDX-License-Identifier: MIT
#pragma once

#include "base/id.hpp"

#include <QObject>
#include <set>

namespace taskatlas::ui {

// What the pointer is on, wherever it is: a task, or a transfer of one or more sources.
struct Hover {
  TaskId task;          // the node, or the target of a transfer
  TaskId source;        // of a first-order transfer (a cell of a heat map); invalid otherwise
  TransferId transfer;  // a row of the table; invalid where the pointer is on a task alone
  bool operator==(const Hover&) const = default;
};

// One selection and one hover for all pages and docks. Ids are of the document's table.
class SelectionModel : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  const Hover& hover() const { return hover_; }
  const std::set<TaskId>& tasks() const { return tasks_; }
  TransferId transfer() const { return transfer_; }  // the one selected, or invalid

  void set_hover(const Hover& hover) {
    if (hover == hover_) return;
    hover_ = hover;
    Q_EMIT hover_changed();
  }
  void select(std::set<TaskId> tasks, TransferId transfer = {}) {
    if (tasks == tasks_ && transfer == transfer_) return;
    tasks_ = std::move(tasks);
    transfer_ = transfer;
    Q_EMIT selection_changed();
  }
  void clear() { select({}); }

 Q_SIGNALS:
  void hover_changed();
  void selection_changed();

 private:
  Hover hover_;
  std::set<TaskId> tasks_;
  TransferId transfer_;
};

}  // namespace taskatlas::ui
