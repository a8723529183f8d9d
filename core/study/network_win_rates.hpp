// SPDX-License-Identifier: MIT
// How good the task-specific networks are: the paper's table 1, from a study's per-image losses.
#pragma once

#include "affinity/bootstrap.hpp"
#include "study/study_data.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace taskatlas {

// The share of images on which one alternative's loss is strictly smaller than the other's.
struct WinRate {
  double rate = std::numeric_limits<double>::quiet_NaN();  // NaN: one of the two was not measured
  // By bootstrap over buildings, or images where those are not known: 5th and 95th percentile. NaN
  // where there is one building only.
  Interval interval;
  std::size_t images = 0;  // that both have a loss for
};

// A target's fully supervised network (`self`) against the constant predictor (`average`), and
// against a readout on the features of a network that was never trained (`random`).
struct NetworkWinRates {
  std::string target;  // code
  WinRate versus_average, versus_random;
};

// `code` is the target's; resamples depend on the seed and the target alone. nullopt: stopped.
std::optional<NetworkWinRates> network_win_rates(const TargetLosses& losses,
                                                 const std::string& code,
                                                 const RunContext& context);

}  // namespace taskatlas
