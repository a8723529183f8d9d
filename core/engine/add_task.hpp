// SPDX-License-Identifier: MIT
// A user's own task, or source of representations, into a study that is measured here: its
// specification is kept with the experiment, and the next run measures the row and the column that
// it adds.
#pragma once

#include "base/run_context.hpp"
#include "dataset/own_task.hpp"
#include "dataset/split.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace taskatlas::engine {

struct AddedTask {
  dataset::OwnTask task;  // as the study keeps it
  std::size_t files = 0;  // of its folder
  // Views of the dataset that have one of them, by split.
  std::array<std::uint64_t, dataset::kSplitCount> views{};
  bool moved = false;  // it was there already: what it needs lies elsewhere now
};

// Reads the specification (dataset/own_task.hpp), whose folder is relative to the file, looks at
// the folder and at a label of each split, fills in what is left open and adds the task to the
// study. A task that the study has already, with the same files, gets its folder anew. nullopt
// where stopped: nothing was changed. Throws Error(kBadInput) for a specification or a file that
// cannot be used, naming it; Error(kUsage) for a code that means another task, for labels that are
// missing in a split that is needed, and where the study's rooms are yet to be rendered;
// Error(kFailed) where another program runs the study.
std::optional<AddedTask> add_task(const std::filesystem::path& study,
                                  const std::filesystem::path& specification,
                                  const RunContext& context);
// The same of a specification that is no file: messages call it `name`, and its folder is relative
// to `base`.
std::optional<AddedTask> add_task(const std::filesystem::path& study, std::string_view json,
                                  const std::string& name, const std::filesystem::path& base,
                                  const RunContext& context);

}  // namespace taskatlas::engine
