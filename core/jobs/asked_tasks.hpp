// SPDX-License-Identifier: MIT
// The user's own tasks, for asking networks about them: each is known by what the study says of it,
// and its folder is read when a question needs the labels or representations in it. Internal to the
// room.
#pragma once

#include "base/run_context.hpp"
#include "dataset/own_task.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::jobs {

// Not thread-safe.
class AskedTasks {
 public:
  AskedTasks() = default;
  explicit AskedTasks(const std::vector<dataset::OwnTask>& own);

  // All of them; those that were not opened have no files. The reference holds as long as this.
  const dataset::OwnTasks& tasks() const { return tasks_; }
  const dataset::OwnTask* find(std::string_view code) const;  // nullptr: none of them

  // Reads that task's folder, the first time; nothing for any other code. Throws Error(kBadInput)
  // where the folder is missing or holds other files than when the task was added, Error(kFailed)
  // where stopped.
  void open(std::string_view code, const RunContext& context);

 private:
  dataset::OwnTasks tasks_;
  std::set<std::string, std::less<>> opened_;
};

}  // namespace taskatlas::jobs
