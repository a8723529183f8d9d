// SPDX-License-Identifier: MIT
// What per-image losses of one target say: intervals, win rates, means.
#pragma once

#include "affinity/bootstrap.hpp"
#include "study/study_data.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace taskatlas {

// Without the alternatives that stand outside the tournament (pixels, average), and without
// transfers of several sources where `first_order`.
TargetLosses in_tournament(const TransferTable& table, TargetLosses losses, bool first_order);

// Intervals of that target; its resamples depend on the seed and the target alone. nullopt:
// stopped.
std::optional<BootstrapResult> target_intervals(const TargetLosses& losses,
                                                const BootstrapOptions& options,
                                                const RunContext& context);

// What a target's tournament gives each of its alternatives.
struct AlternativeValues {
  double affinity = 0;  // NaN for pixels and average, and where nothing connects it (see below)
  double gain = 0;      // win rate against pixels; 0.5 for pixels itself, NaN without pixels
  double quality = 0;   // the same against self
};
// AHP (section 3.3 of the paper) over every alternative but pixels and average. Alternatives that
// shared images do not connect with the largest set of those that are have no affinity.
std::vector<AlternativeValues> alternative_values(std::span<const PseudoSource> alternatives,
                                                  const WinMatrix& wins);
// The part of a tournament that some alternatives, by position, played among themselves.
WinMatrix among(const WinMatrix& wins, std::span<const std::size_t> alternatives);

struct MeanLoss {
  double mean = 0;         // NaN where no image was measured
  std::size_t images = 0;  // measured
};
std::vector<MeanLoss> mean_losses(const TargetLosses& losses);  // one for each alternative

// What the losses say of each transfer of a table, before any tournament's outcome is weighed.
struct LossMeasures {
  // By TransferId; NaN where no loss was measured, or there was nothing to compare with.
  std::vector<double> mean_loss;
  std::vector<double> win_rate;  // mean share of images won against each other alternative of the
                                 // target's tournament; in [0, 1]

  explicit LossMeasures(const TransferTable& table);
  LossMeasures() = default;
  // Those of one target; win rates against transfers of the same order 1 where `first_order`.
  // False where stopped: nothing was added.
  bool add(const TransferTable& table, const TargetLosses& losses, bool first_order,
           const RunContext& context);
};

}  // namespace taskatlas
