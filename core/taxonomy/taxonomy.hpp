// SPDX-License-Identifier: MIT
// A task taxonomy: which tasks to supervise, and which transfer serves each target.
#pragma once

#include "base/run_context.hpp"
#include "taxonomy/obstacle.hpp"
#include "taxonomy/prover.hpp"
#include "taxonomy/scenario.hpp"

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas {

enum class TaxonomyStatus : std::uint8_t { kOptimal, kFeasible, kInfeasible, kUnknown };
std::string_view to_string(TaxonomyStatus status);  // "optimal", "feasible", "infeasible", ...

struct ChosenTransfer {
  TaskId target;
  std::vector<TaskId> sources;  // the target itself for full supervision
  bool full_supervision = false;
  TransferId row;  // in the table (its `self` row for full supervision)
  int order = 1;
  double value = 0;  // unweighted, of the value optimised
  double affinity = std::numeric_limits<double>::quiet_NaN();
  double gain = std::numeric_limits<double>::quiet_NaN();
  double quality = std::numeric_limits<double>::quiet_NaN();
};

// What full supervision of a target is worth: its `self` row's values; where that row does not say,
// gain follows from the quality of `pixels` (what from scratch does not win, ties put aside), and
// quality is .5 by definition. A table that measures no quality of any row has none of full
// supervision either: a mean of constants would look like a measurement.
struct SupervisedWorth {
  double gain = std::numeric_limits<double>::quiet_NaN();
  double quality = std::numeric_limits<double>::quiet_NaN();
};
SupervisedWorth full_supervision_worth(const TransferTable& table, TaskId target);

struct Taxonomy {
  TaxonomyStatus status = TaxonomyStatus::kUnknown;
  double objective = std::numeric_limits<double>::quiet_NaN();
  double bound = std::numeric_limits<double>::quiet_NaN();  // no taxonomy is worth more
  double budget = 0;
  double spent = 0;
  std::vector<TaskId> sources;            // supervised: used by a transfer, or required; by id
  std::vector<ChosenTransfer> transfers;  // one for each target, by target id
  double mean_gain = std::numeric_limits<double>::quiet_NaN();  // over transfers that have it
  double mean_quality = std::numeric_limits<double>::quiet_NaN();
  double seconds = 0;
  std::string reason;                     // why it is infeasible, for people, in English
  std::optional<Obstacle> obstacle;       // the same in parts, for those who word it otherwise
  std::optional<double> smallest_budget;  // where infeasible: the least budget that works, if any
  bool smallest_budget_known = true;      // false where the time did not suffice to find it
};

struct SolveOptions {
  ProverKind prover = ProverKind::kLagrangian;
  double time_limit = 60;  // seconds
};

// Solves scenario after scenario over one table, each from where the last one ended: what a slider
// needs. Not thread-safe; the table must outlive it.
class TaxonomySolver {
 public:
  explicit TaxonomySolver(const TransferTable& table);
  ~TaxonomySolver();
  TaxonomySolver(TaxonomySolver&&) noexcept;
  TaxonomySolver& operator=(TaxonomySolver&&) noexcept;

  // The optimal taxonomy, verified independently of the prover. Where our own prover has used up
  // its share of the time (two thirds), lp_solve takes over; the better solution and the lower
  // bound of the two count. Stopped: the best found so far with an honest bound (kFeasible), or
  // kUnknown. Throws what compile throws.
  Taxonomy solve(const Scenario& scenario, const SolveOptions& options, const RunContext& context);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// One scenario, from scratch.
Taxonomy solve_taxonomy(const TransferTable& table, const Scenario& scenario,
                        const SolveOptions& options, const RunContext& context);

// The program's solution in the table's terms; sources that nothing uses are dropped.
Taxonomy to_taxonomy(const TransferTable& table, const Scenario& scenario, const Program& program,
                     const ProgramSolution& solution);

}  // namespace taskatlas
