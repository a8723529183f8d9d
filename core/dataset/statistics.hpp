// SPDX-License-Identifier: MIT
// The numbers by which targets are standardised and classes weighted: the authors' for their own
// dataset, or those of the dataset at hand, measured once over its training split
// (measure_statistics.hpp) and kept as statistics.json (docs/dataset-format.md, "Statistics").
#pragma once

#include "dataset/colour.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

template <std::size_t N>
struct MeanStd {
  std::array<double, N> mean{};
  std::array<double, N> std{};  // > 0

  bool operator==(const MeanStd&) const = default;
};

// How many samples of the training split a part was measured on; 0 = it was not: the authors'
// stands.
struct MeasuredOn {
  std::uint64_t curvature = 0;   // pixels
  std::uint64_t fix_pose = 0;    // pairs
  std::uint64_t other_pose = 0;  // pairs
  std::uint64_t ego_pose = 0;    // pairs, three of each triplet
  std::uint64_t layout = 0;      // views
  std::uint64_t semantic = 0;    // pixels, uncertain ones not counted

  bool anything() const { return *this != MeasuredOn{}; }
  bool operator==(const MeasuredOn&) const = default;
};

struct Statistics {
  MeanStd<2> curvature;   // of stored samples (0–254), channels red and green, where depth counts
  MeanStd<6> fix_pose;    // Euler angles, then metres; fixated pairs
  MeanStd<6> other_pose;  // non-fixated pairs
  MeanStd<6> ego_pose;    // the pairs 12, 13, 23 of triplets; the authors take fix_pose's
  MeanStd<9> layout;      // as layout_numbers()
  // Shares of the pixels of each segment class in the order of Classes::semantic, summing to 1;
  // empty = not known.
  std::vector<double> semantic_shares;
  // In the loss, of each segment class in the order of Classes::semantic; empty = 1 each.
  std::vector<double> semantic_weights;
  // In the loss, of each colour bin; empty = 1 each. Always the authors'.
  std::vector<double> colour_weights;
  MeasuredOn measured;

  bool operator==(const Statistics&) const = default;
};

// Those of StanfordVL/taskonomy, code/lib/data (load_ops.py; semseg_prior_factor.npy;
// prior_factor_in_door.npy). fix_pose is kept as published although its deviations (10 for the
// first angle, in radians) cannot be those of the numbers they divide: networks trained by the
// authors expect them. Prefer a dataset's own for new training.
const Statistics& taskonomy_statistics();

// Both ways, all fields; in files that lack them, ego_motion is fix_pose and counts are 0. Throws
// Error(kBadInput) with `name` for missing fields, numbers that are not finite, deviations that are
// not positive, negative weights, or too many of them.
Statistics parse_statistics(std::string_view json, std::string_view name);
std::string format_statistics(const Statistics& statistics);

// Mean and deviation of vectors seen one by one (Welford's updates, so that large means do not cost
// digits). The order counts in the last bits: feed it in a fixed one.
template <std::size_t N>
class MeanStdBuilder {
 public:
  void add(const std::array<double, N>& values) {
    ++count_;
    for (std::size_t i = 0; i < N; ++i) {
      const double delta = values[i] - mean_[i];
      mean_[i] += delta / static_cast<double>(count_);
      squares_[i] += delta * (values[i] - mean_[i]);
    }
  }
  std::uint64_t count() const { return count_; }
  // Of the values themselves (divided by their number). A component that never changes, or too few
  // values, have the deviation 1, so that standardising leaves them as they are.
  MeanStd<N> result() const {
    MeanStd<N> out;
    out.mean = mean_;
    for (std::size_t i = 0; i < N; ++i) {
      const double variance = count_ > 1 ? squares_[i] / static_cast<double>(count_) : 0;
      constexpr double kConstant = 1e-12;
      out.std[i] = variance > kConstant ? std::sqrt(variance) : 1;
    }
    return out;
  }

 private:
  std::uint64_t count_ = 0;
  std::array<double, N> mean_{};
  std::array<double, N> squares_{};
};

// Weights that rebalance classes by how often they occur (Zhang, Isola, Efros 2016, section 2.2):
// proportional to 1 / ((1 - mix)·p + mix/n) for the n classes that occur at all, 0 for others, and
// 1 on average over what was counted. Throws Error(kUsage) where nothing was counted or mix is
// outside [0, 1].
std::vector<double> rebalancing_weights(std::span<const std::uint64_t> counts, double mix = 0.5);

}  // namespace taskatlas::dataset
