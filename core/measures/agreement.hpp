// SPDX-License-Identifier: MIT
// Whether a measure would have foretold the transfers: its rank correlation with affinities that
// were measured by training them.
#pragma once

#include "affinity/affinity_matrix.hpp"
#include "affinity/bootstrap.hpp"
#include "measures/measure.hpp"
#include "tasks/transfer_table.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace taskatlas::measures {

struct TargetAgreement {
  std::string target;
  std::size_t sources = 0;  // that both have; t→t is left out, which any measure would get right
  double spearman = std::numeric_limits<double>::quiet_NaN();
  double kendall = std::numeric_limits<double>::quiet_NaN();  // tau-b
  // Of the source that the measure puts first: its place among the measured affinities, 1 = best.
  double rank_of_first = std::numeric_limits<double>::quiet_NaN();
  std::string first;  // that source; the first in the table's order among equals
};

struct Agreement {
  std::vector<TargetAgreement> targets;  // those with two sources at least that both have
  // Means over the targets that have a value.
  double spearman = std::numeric_limits<double>::quiet_NaN();
  double kendall = std::numeric_limits<double>::quiet_NaN();
  // Percentile intervals of these means, targets being drawn with replacement; NaN below 2 targets.
  Interval spearman_interval;
  Interval kendall_interval;
  // Over all cells at once, each cell being its rank within its target, so that targets with
  // different scales can be put together.
  double pooled_spearman = std::numeric_limits<double>::quiet_NaN();
};

struct AgreementOptions {
  int resamples = 1000;  // 1 to 1,000,000
  double lower = 0.05;   // percentile of the interval's lower end, in [0, 1]
  double upper = 0.95;   // in [lower, 1]
  std::uint64_t seed = 1;

  void check() const;  // throws Error(kUsage)
};

// measured: first_order_affinity(table) or any other first-order matrix of that table, the higher
// the better. Tasks are matched by code.
Agreement agreement(const MeasureTable& measure, const TransferTable& table,
                    const FirstOrderMatrix& measured, const AgreementOptions& options = {});

}  // namespace taskatlas::measures
