// SPDX-License-Identifier: MIT
// The Binary Integer Program of a scenario over a table, in the numbers that provers need.
//
//   maximise   Σ_t Σ_e value_e x_e                       (values already weighted by importance)
//   subject to Σ_{e into t} x_e = 1                      for each target t
//              x_e ≤ y_s                                 for each e and each source s of e
//              Σ_s cost_s y_s + Σ_t transfer_cost_t [t served by a transfer] ≤ budget
//              y_s fixed where a source is required or forbidden;  x, y ∈ {0, 1}
//
// A transfer that sees its own target's encoder, alone (t→t) or in company, is no candidate.
// Full supervision of a target, {t}→t, is the candidate `self` of the target: it needs y_t, costs
// no transfer, and in the solver formulation is chosen exactly when y_t = 1.
// (Paper, section 3.4, with its constraint II read as "exactly one transfer into each target".)
#pragma once

#include "base/id.hpp"
#include "taxonomy/obstacle.hpp"
#include "taxonomy/scenario.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace taskatlas {

// What is spent may exceed a budget by this much: 1e-9, or some roundings of the budget where it is
// so large that a sum of costs is not that exact.
inline constexpr double kBudgetTolerance = 1e-9;
inline double budget_tolerance(double budget) {
  constexpr double kRoundings = 128 * std::numeric_limits<double>::epsilon();
  return budget < std::numeric_limits<double>::infinity()
             ? std::max(kBudgetTolerance, kRoundings * budget)
             : kBudgetTolerance;
}
inline double budget_limit(double budget) { return budget + budget_tolerance(budget); }

// Sources and targets are numbered from 0 in the order of their TaskId.
struct ProgramSource {
  TaskId task;
  double cost = 1;
  std::int8_t fixed = -1;  // -1 free, 0 forbidden, 1 required
};

struct ProgramTarget {
  TaskId task;
  double transfer_cost = 0;
  std::int32_t self_source = -1;      // the source that is this very task, -1 where there is none
  bool has_self = false;              // {t}→t is a candidate (needs self_source ≥ 0)
  double self_value = 0;              // weighted
  double self_raw = 0;                // unweighted; decides between equals
  TransferId self_row;                // the table's `self` row
  std::uint32_t first = 0, last = 0;  // its candidates, [first, last) of Program::candidates
};

struct ProgramCandidate {
  double value = 0;  // importance × value; candidates of a target are sorted by raw, descending
  double raw = 0;    // unweighted
  TransferId row;
  std::uint32_t first = 0, last = 0;  // its sources, [first, last) of Program::members, ascending
};

struct Program {
  Formulation formulation = Formulation::kPaper;
  double budget = 0;
  std::vector<ProgramSource> sources;
  std::vector<ProgramTarget> targets;
  std::vector<ProgramCandidate> candidates;
  std::vector<std::uint16_t> members;
  // Why no solution can exist, where it shows at once ("nothing can serve X: …"); else empty.
  std::string impossible;
  std::optional<Obstacle> obstacle;  // the same in parts; set where compile() set `impossible`

  std::span<const std::uint16_t> sources_of(const ProgramCandidate& candidate) const {
    return {members.data() + candidate.first, members.data() + candidate.last};
  }
  std::span<const ProgramCandidate> candidates_of(const ProgramTarget& target) const {
    return {candidates.data() + target.first, candidates.data() + target.last};
  }
};

struct CompileOptions {
  // Leave out transfers for which another of the same target needs a subset of the sources and is
  // worth at least as much: never needed by an optimum. Explanations keep them.
  bool remove_dominated = true;
};

// The transfers into each target by descending value (then fewer sources, then earlier row), and
// which of them are dominated. Depends on the value column alone, so it is made once for many
// scenarios. t→t, rows that see their own target, and rows without the value are left out.
struct RankedTransfers {
  struct Entry {
    double raw = 0;
    TransferId row;
    bool dominated = false;
  };
  Value value = Value::kAffinity;
  std::vector<Entry> entries;
  std::vector<std::uint32_t> first;  // by target, tasks + 1

  std::span<const Entry> into(TaskId target) const {
    return {entries.data() + first[target.index()], entries.data() + first[target.index() + 1]};
  }
};
RankedTransfers rank_transfers(const TransferTable& table, Value value);

// Throws Error(kUsage) for a scenario that names unknown tasks or transfers, ScenarioError(kUsage)
// for one that contradicts itself (required and forbidden), and Error(kBadInput), a ScenarioError
// where another value would do, where the table has no row with the value chosen.
// A scenario that cannot be met is no error: Program::impossible, or the prover, says so.
Program compile(const TransferTable& table, const Scenario& scenario,
                const CompileOptions& options = {});
// The same with a ranking made before; it must be of this table and of the scenario's value.
Program compile(const TransferTable& table, const RankedTransfers& ranked, const Scenario& scenario,
                const CompileOptions& options = {});

// A choice for every source and target, by program index.
struct ProgramSolution {
  static constexpr std::int32_t kSelf = -2;
  static constexpr std::int32_t kNone = -1;
  double objective = -std::numeric_limits<double>::infinity();
  double spent = 0;
  std::vector<std::uint8_t> supervised;  // y, one for each source
  std::vector<std::int32_t> chosen;      // for each target: candidate index, kSelf or kNone
};

// For the sources supervised in `y`: every target's best choice that they allow, cheapest first
// where the budget needs it. With transfer costs in the paper formulation it is itself a small
// knapsack, solved exactly. nullopt where a target cannot be served or the budget does not do.
// Among equals the larger raw value wins, then the earlier candidate.
std::optional<ProgramSolution> best_assignment(const Program& program,
                                               std::span<const std::uint8_t> y);

// Checks a solution against the program and nothing else: one choice for each target, its sources
// supervised, fixings, formulation, budget, objective and spending recomputed with compensated
// sums. Returns what is wrong, empty where all is well. Independent of every prover's code.
std::string verify(const Program& program, const ProgramSolution& solution);

}  // namespace taskatlas
