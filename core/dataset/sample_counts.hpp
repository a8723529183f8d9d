// SPDX-License-Identifier: MIT
// How many samples a dataset has of each task: pictures, pairs and triplets, by split.
#pragma once

#include "base/run_context.hpp"
#include "dataset/dataset.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::dataset {

struct TaskSamples {
  std::string code;
  int images = 1;           // a sample is made of: 1, 2 or 3 views
  DomainSet missing;        // domains it needs that no view has
  bool no_classes = false;  // it counts classes, and the dataset's cannot be used
  std::uint64_t views = 0;  // that have all the domains it needs
  // Of each split: views, or pairs or triplets in each of their orders, as make_groups() draws them
  // (groups.hpp); of point_match those that match, non-matches being drawn to them.
  std::array<std::uint64_t, kSplitCount> samples{};
  std::uint64_t unsplit = 0;  // in buildings of no split
  bool estimated = false;     // counted in some of the buildings and scaled up

  std::uint64_t total() const { return samples[0] + samples[1] + samples[2] + unsplit; }
  bool possible() const { return total() > 0; }
};

struct CountOptions {
  // Which pairs without a common centre there are is written in the views' point_info alone. At
  // most about this many of them are read, of whole buildings spread evenly over each split.
  std::uint64_t max_facts = 50'000;
};

// One entry for each of the task dictionary's tasks, in its order. nullopt where stopped.
std::optional<std::vector<TaskSamples>> count_samples(const Dataset& set,
                                                      const CountOptions& options,
                                                      const RunContext& context);

}  // namespace taskatlas::dataset
