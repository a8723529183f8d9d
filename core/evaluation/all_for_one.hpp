// SPDX-License-Identifier: MIT
// Each target alone, as for a novel task: which transfer serves it best when every other task may
// be supervised (paper, figure 10, left: "all-for-one").
#pragma once

#include "taxonomy/scenario.hpp"

#include <optional>
#include <vector>

namespace taskatlas {

// The scenario: `target` is target only, every task that `base` does not leave unused is source
// only, no limit of budget, transfers of at most max_order sources (0 = every order). Value,
// formulation, forbidden and required transfers are those of `base`; those that name no transfer
// into the target, and full supervision of it, are dropped. Throws Error(kUsage) for an unknown
// target or max_order < 0.
Scenario all_for_one_scenario(const TransferTable& table, const Scenario& base, TaskId target,
                              int max_order);

// The same answer read straight off the table: the row of greatest value. Among equals the one
// with fewer sources, then the earlier row. nullopt: nothing can serve the target.
std::optional<TransferId> best_single_transfer(const TransferTable& table, const Scenario& base,
                                               TaskId target, int max_order);

}  // namespace taskatlas
