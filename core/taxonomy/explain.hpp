// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/taxonomy.hpp"

#include <optional>
#include <vector>

namespace taskatlas {

struct TransferExplanation {
  TaskId target;
  double chosen_value = 0;              // unweighted
  std::optional<TransferId> runner_up;  // best other row that the same supervised sources allow
  double runner_up_value = 0;
  double loss_without = 0;  // objective lost if this transfer is forbidden and all is re-solved;
                            // infinity: infeasible without it
  bool firm = true;         // false where the solve for loss_without was not finished
};

struct SourceExplanation {
  TaskId source;
  bool supervised = false;
  // Supervised: objective lost when it is forbidden. Not supervised: objective lost when it is
  // required. At the same budget, all else re-solved; infinity where that is infeasible.
  double loss = 0;
  bool firm = true;            // false where the solve for loss was not finished
  std::vector<TaskId> serves;  // targets that it serves in this taxonomy
};

struct Explanation {
  std::vector<TransferExplanation> transfers;  // by target
  std::vector<SourceExplanation> sources;      // every possible source, by id
  bool complete = true;                        // false where stopped
};

Explanation explain(const TransferTable& table, const Scenario& scenario, const Taxonomy& taxonomy,
                    const SolveOptions& options, const RunContext& context);

// The k best source sets (each set with its best transfers; sets in which a source serves nobody
// and is not required are not counted), best first. Fewer where fewer exist or the search was
// stopped.
std::vector<Taxonomy> best_taxonomies(const TransferTable& table, const Scenario& scenario,
                                      std::size_t k, const SolveOptions& options,
                                      const RunContext& context);

}  // namespace taskatlas
