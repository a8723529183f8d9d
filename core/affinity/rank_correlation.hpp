// SPDX-License-Identifier: MIT
// How alike two orders are: for comparing studies, seeds, scenarios and measures.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace taskatlas {

enum class RankOrder { kHighestFirst, kLowestFirst };

// Ranks from 1, ties share their mean rank; NaN stays NaN and takes no rank.
std::vector<double> average_ranks(std::span<const double> values,
                                  RankOrder order = RankOrder::kHighestFirst);

struct RankCorrelation {
  // In [−1, 1]; NaN if fewer than two pairs are complete or one side has a single value only.
  double value = std::numeric_limits<double>::quiet_NaN();
  std::size_t count = 0;  // pairs in which neither side is NaN; only they are used
};

// Spearman's rho: the correlation of the mean ranks of the complete pairs. Throws Error(kUsage) if
// the lengths differ.
RankCorrelation spearman(std::span<const double> a, std::span<const double> b);

// Kendall's tau-b (concordant − discordant pairs, over the geometric mean of the pairs untied on
// either side), in O(n log n) (Knight, 1966). Throws Error(kUsage) if the lengths differ.
RankCorrelation kendall_tau_b(std::span<const double> a, std::span<const double> b);

}  // namespace taskatlas
