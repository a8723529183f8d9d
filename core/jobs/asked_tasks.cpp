// SPDX-License-Identifier: MIT
#include "jobs/asked_tasks.hpp"

#include "base/error.hpp"

#include <utility>

namespace taskatlas::jobs {

AskedTasks::AskedTasks(const std::vector<dataset::OwnTask>& own) {
  for (const dataset::OwnTask& task : own) tasks_.add(dataset::OwnLabels::unread(task));
}

const dataset::OwnTask* AskedTasks::find(std::string_view code) const {
  const dataset::OwnLabels* labels = tasks_.find(code);
  return labels == nullptr ? nullptr : &labels->task();
}

void AskedTasks::open(std::string_view code, const RunContext& context) {
  const dataset::OwnTask* wanted = find(code);
  if (wanted == nullptr || opened_.contains(code)) return;
  auto labels = dataset::OwnLabels::open_as_added(*wanted, context);
  if (!labels) throw failure("stopped while " + wanted->folder.string() + " was read");
  dataset::OwnTasks all;
  for (const dataset::OwnLabels& known : tasks_.all()) {
    all.add(known.task().task.code == code ? *labels : known);
  }
  tasks_ = std::move(all);
  opened_.emplace(code);
}

}  // namespace taskatlas::jobs
