// SPDX-License-Identifier: MIT
// What per-image losses of one target say: intervals, win rates, means.
#pragma once

#include "affinity/bootstrap.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::cli {

// Without the alternatives that stand outside the tournament (pixels, average), and without
// transfers of several sources where `first_order`.
TargetLosses in_tournament(const TransferTable& table, TargetLosses losses, bool first_order);

// Intervals of that target; its resamples depend on the seed and the target alone. nullopt:
// stopped.
std::optional<BootstrapResult> target_intervals(const TargetLosses& losses,
                                                const BootstrapOptions& options,
                                                const RunContext& context);

struct MeanLoss {
  double mean = 0;         // NaN where no image was measured
  std::size_t images = 0;  // measured
};
std::vector<MeanLoss> mean_losses(const TargetLosses& losses);  // one for each alternative

}  // namespace taskatlas::cli
