// SPDX-License-Identifier: MIT
// A dataset as a whole: where it is, its views, its splits, its classes.
#pragma once

#include "base/run_context.hpp"
#include "dataset/classes.hpp"
#include "dataset/index.hpp"
#include "dataset/note.hpp"
#include "dataset/own_task.hpp"
#include "dataset/split.hpp"
#include "dataset/statistics.hpp"
#include "dataset/target.hpp"

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
  // Its classes.json, else Taskonomy's; none at all where it has one that cannot be used.
  Classes classes;
  bool own_classes = false;  // they are from its classes.json
  bool has_manifest = false;
  // Its own where they were measured (statistics.json), else the authors' with weights of 1 for
  // segment classes that are not theirs. Fit for `classes`: see sample_options().
  Statistics statistics;
  bool own_statistics = false;
  std::vector<DatasetNote> notes;  // what was passed over while it was opened
  OwnTasks own;  // the user's, where it is used with some; open_dataset() knows none
};

struct DatasetOptions {
  // Where the index is kept; empty = index.bin in dataset_folder(). What else is kept of a dataset
  // lies beside it.
  std::filesystem::path index_file;
};

// Brings the index up to date, opens it, and reads splits (tables before the manifest before
// derived ones), classes and statistics. nullopt where stopped. A table, manifest, classes.json or
// statistics.json that is damaged keeps nothing else from being read: it is passed over with a
// note. Where a damaged one leaves no splits, the buildings are in none, rather than in derived
// ones that might train on what others test on. Throws Error(kBadInput) for a root that is no
// folder, Error(kFailed) where the index cannot be written.
std::optional<Dataset> open_dataset(const std::filesystem::path& root, const RunContext& context,
                                    const DatasetOptions& options = {});

// Options for make_sample() with the dataset's own classes and statistics. They refer to `set`,
// which must outlive them.
SampleOptions sample_options(const Dataset& set);

// Where a dataset's measured statistics are kept: statistics.json beside the index. A dataset may
// bring a statistics.json in its own folder; the measured one counts before it.
std::filesystem::path statistics_path(const Dataset& set);

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

}  // namespace taskatlas::dataset
