// SPDX-License-Identifier: MIT
// The constants of statistics.hpp measured on a dataset's training split.
#pragma once

#include "base/run_context.hpp"
#include "dataset/dataset.hpp"

#include <cstdint>
#include <optional>

namespace taskatlas::dataset {

struct StatisticsOptions {
  std::uint64_t seed = 1;  // of the pairs and triplets that are drawn
  // Of views whose poses and layouts are read, in whole buildings spread evenly over the split.
  std::uint64_t max_views = 20'000;
  // Of views whose curvatures and classes are read, spread evenly over the split.
  std::uint64_t max_pictures = 2'000;
};

// Means and deviations of targets before they are standardised, and class weights by
// rebalancing_weights() with the weight of the rarest for classes that were not met. What the split
// has no samples of keeps the authors' constants; files that cannot be used take no part. The same
// for the same dataset and options, whatever the number of threads. Layouts and poses are read from
// point_info, curvature where the z-buffer counts. nullopt where stopped.
std::optional<Statistics> measure_statistics(const Dataset& set, const StatisticsOptions& options,
                                             const RunContext& context);

}  // namespace taskatlas::dataset
