// SPDX-License-Identifier: MIT
// Each target alone, as for a novel task: which transfer serves it best when every other task may
// be supervised (paper, figure 10, left: "all-for-one").
#pragma once

#include "taxonomy/scenario.hpp"

#include <optional>

namespace taskatlas {

// The scenario: `target` is target only; every other task is source only, unless the roles of
// `base` say that it cannot be supervised, then unused (the table's own default does not count:
// the paper's figure lets class_selected serve); no limit of budget; transfers of at most
// max_order sources (0 = every order). Value, formulation, costs and importance are those of
// `base`, and so are the required and forbidden sources and the transfers into the target; entries
// that name another target, the target as a source or its full supervision are dropped. Throws
// Error(kUsage) for an unknown target or max_order < 0.
Scenario all_for_one_scenario(const TransferTable& table, const Scenario& base, TaskId target,
                              int max_order);

// The optimum of that scenario without a solver: the row of greatest value. Among equals the one
// with fewer sources, then the earlier row. nullopt: nothing can serve the target. Throws what
// compile throws.
std::optional<TransferId> best_single_transfer(const TransferTable& table, const Scenario& base,
                                               TaskId target, int max_order);

}  // namespace taskatlas
