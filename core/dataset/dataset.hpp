// SPDX-License-Identifier: MIT
// A dataset as a whole: where it is, its views, its splits, its classes.
#pragma once

#include "base/run_context.hpp"
#include "dataset/classes.hpp"
#include "dataset/index.hpp"
#include "dataset/split.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::dataset {

struct Dataset {
  std::filesystem::path root;  // absolute, links resolved
  DatasetIndex index;
  IndexUpdate update;  // what it took to bring the index up to date
  SplitTable splits;
  Classes classes;           // its classes.json, else Taskonomy's
  bool own_classes = false;  // it has a classes.json
  bool has_manifest = false;
};

struct DatasetOptions {
  // Where the index is kept; empty = index.bin in dataset_folder().
  std::filesystem::path index_file;
};

// Brings the index up to date, opens it, and reads splits (tables before the manifest before
// derived ones) and classes. nullopt where stopped. Throws Error(kBadInput) for a root that is no
// folder, and for tables, manifest and classes that are damaged; Error(kFailed) where the index
// cannot be written.
std::optional<Dataset> open_dataset(const std::filesystem::path& root, const RunContext& context,
                                    const DatasetOptions& options = {});

// How many buildings and views of a dataset are in each split, and in none.
struct SplitCounts {
  struct Count {
    std::uint64_t buildings = 0;
    std::uint64_t views = 0;
  };
  std::array<Count, kSplitCount> splits{};  // by Split
  Count none;
};
SplitCounts count_splits(const Dataset& dataset);

// For each of the task dictionary's tasks, whether the dataset has what it takes.
struct TaskAvailability {
  std::string code;
  std::uint64_t views = 0;       // that have all the domains it needs
  std::uint64_t candidates = 0;  // of those, in a point with as many views as a sample takes
  DomainSet missing;             // needed domains that no view has
  bool possible() const { return candidates > 0; }
};
std::vector<TaskAvailability> available_tasks(const DatasetIndex& index);

}  // namespace taskatlas::dataset
