// SPDX-License-Identifier: MIT
// Who beats whom: per-image losses of all networks that solve one target, turned into counts of
// strict wins for every pair (section 3.3 of the paper, step 1 of its ordinal normalisation).
#pragma once

#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace taskatlas {

// The losses of one target's alternatives (transfers of any order, and the target's own fully
// supervised network) on the images of the test set. Any unit; lower is better.
struct LossMatrix {
  std::size_t alternatives = 0;
  std::size_t images = 0;     // < 2^32
  std::vector<float> losses;  // alternatives × images, row-major; NaN = not measured

  // Throws Error(kBadInput) if the sizes do not fit together.
  void check() const;
};

// For every pair of alternatives, on how many images they were compared and who was better.
struct WinMatrix {
  std::size_t alternatives = 0;
  std::vector<std::uint32_t> wins;    // n×n; [i*n + j] = images on which i's loss < j's
  std::vector<std::uint32_t> shared;  // n×n, symmetric; images that both have; [i*n + i] = i's own

  // Throws Error(kBadInput) if sizes do not fit, or more was won than was compared.
  void check() const;
};

// A tie counts for neither side; a pair is compared on the images that both have. Infinite losses
// are losses like any other. Every count is exact, whatever the number of threads. Looks at the
// stop token about every millisecond; nullopt when stopped. Throws what LossMatrix::check throws.
std::optional<WinMatrix> tournament(const LossMatrix& losses, const RunContext& context);

// One tournament for each target, spread over context.threads threads together.
std::optional<std::vector<WinMatrix>> tournaments(std::span<const LossMatrix> targets,
                                                  const RunContext& context);

// The share of their common images on which i is strictly better than j, in [0, 1]; NaN where
// they have none in common. win_rate(i, j) + win_rate(j, i) = 1 − share of ties.
double win_rate(const WinMatrix& matrix, std::size_t i, std::size_t j);
// All of them, n×n, row-major.
std::vector<double> win_rates(const WinMatrix& matrix);

}  // namespace taskatlas
