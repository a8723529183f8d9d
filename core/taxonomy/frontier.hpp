// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/taxonomy.hpp"

#include <optional>
#include <vector>

namespace taskatlas {

struct Frontier {
  bool unit_costs = true;        // then one point for every whole budget
  std::vector<Taxonomy> points;  // by ascending budget; with unequal costs budget = spent
  bool complete = true;          // false where a time limit or a stop cut it short
  double seconds = 0;
};

// With unit costs (every supervision cost 1, no transfer costs): the optimum at every integer
// budget from the smallest feasible to the number of possible sources (those that are not
// forbidden). Otherwise every Pareto point (spent, objective). The scenario's own budget is not
// looked at.
Frontier solve_frontier(const TransferTable& table, const Scenario& scenario,
                        const SolveOptions& options, const RunContext& context);

// Which sources serve most over all budgets.
struct SourceUse {
  TaskId source;
  int budgets = 0;    // points of the frontier that supervise it
  double served = 0;  // mean number of targets that it serves, over all points
};
std::vector<SourceUse> source_use(const Frontier& frontier);  // most used first

}  // namespace taskatlas
