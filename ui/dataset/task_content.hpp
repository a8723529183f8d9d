// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/task.hpp"
#include "ui/dataset/dataset_source.hpp"

#include <QImage>
#include <QStringList>
#include <memory>
#include <vector>

namespace taskatlas::ui {

// One task's sample as the network has it: what goes in, and what it must answer.
struct TaskSample {
  const Task* task = nullptr;      // of the dictionary
  QString problem;                 // why the view is no sample of the task; empty: it is one
  std::vector<QImage> inputs;      // one, two, three, or a jigsaw's nine tiles
  QImage target;                   // null: the answer is in `lines`
  QStringList lines;               // numbers and classes, best first; each says what it is
  std::vector<QStringList> table;  // the same as rows of cells, the first of which names the row
  bool header = false;             // the table's first row names its columns
  QString note;                    // one line: which views, what does not count
};

// A view as all tasks of the dictionary see it. Pairs and triplets are formed with the view first:
// with other views of its point, or, for non-fixated poses, with a view of a point that it shows.
struct TaskContent {
  QString title;
  dataset::ViewNumber view = 0;
  std::vector<TaskSample> panels;
};

// `only`: codes of the tasks that are read; empty: all. Null where stopped.
std::shared_ptr<const TaskContent> read_tasks(const DatasetSource& source, dataset::ViewNumber view,
                                              const RunContext& context,
                                              const QStringList& only = {});

}  // namespace taskatlas::ui
