// SPDX-License-Identifier: MIT
// The numbers by which targets are standardised and classes weighted: the authors' for their own
// dataset, or those of the dataset at hand.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace taskatlas::dataset {

inline constexpr int kColourBins = 313;  // quantised ab colours, see colour.hpp

template <std::size_t N>
struct MeanStd {
  std::array<double, N> mean{};
  std::array<double, N> std{};  // > 0

  bool operator==(const MeanStd&) const = default;
};

struct Statistics {
  MeanStd<2> curvature;   // of stored samples (0–254), channels red and green
  MeanStd<6> fix_pose;    // Euler angles, then metres; fixated pairs (and triplets)
  MeanStd<6> other_pose;  // non-fixated pairs
  MeanStd<9> layout;      // as layout_numbers()
  std::array<double, 17> semantic_weights{};         // of segment classes, in the loss
  std::array<double, kColourBins> colour_weights{};  // of colour bins, in the loss

  bool operator==(const Statistics&) const = default;
};

// Those of StanfordVL/taskonomy, code/lib/data (load_ops.py; semseg_prior_factor.npy;
// prior_factor_in_door.npy). fix_pose is kept as published although its deviations (10 for the
// first angle, in radians) cannot be those of the numbers they divide: networks trained by the
// authors expect them. Prefer a dataset's own for new training.
const Statistics& taskonomy_statistics();

// Both ways. Throws Error(kBadInput) with `name` for anything but the same members with finite
// numbers and positive deviations.
Statistics parse_statistics(std::string_view json, std::string_view name);
std::string format_statistics(const Statistics& statistics);

}  // namespace taskatlas::dataset
