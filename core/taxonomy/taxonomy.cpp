// SPDX-License-Identifier: MIT
#include "taxonomy/taxonomy.hpp"

#include "base/error.hpp"
#include "taxonomy/source_set_search.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace taskatlas {
namespace {

TaxonomyStatus status_of(ProofStatus status) {
  switch (status) {
    case ProofStatus::kOptimal:
      return TaxonomyStatus::kOptimal;
    case ProofStatus::kFeasible:
      return TaxonomyStatus::kFeasible;
    case ProofStatus::kInfeasible:
      return TaxonomyStatus::kInfeasible;
    case ProofStatus::kUnknown:
      break;
  }
  return TaxonomyStatus::kUnknown;
}

// Leaves out supervised sources that serve nobody and are not required.
ProgramSolution trimmed(const Program& program, ProgramSolution solution) {
  std::vector<std::uint8_t> used(program.sources.size(), 0);
  for (std::size_t s = 0; s < program.sources.size(); ++s) used[s] = program.sources[s].fixed == 1;
  for (std::size_t t = 0; t < program.targets.size(); ++t) {
    if (solution.chosen[t] == ProgramSolution::kSelf) {
      used[static_cast<std::size_t>(program.targets[t].self_source)] = 1;
    } else {
      const auto& candidate = program.candidates[static_cast<std::size_t>(solution.chosen[t])];
      for (const std::uint16_t s : program.sources_of(candidate)) used[s] = 1;
    }
  }
  for (std::size_t s = 0; s < used.size(); ++s) {
    if (solution.supervised[s] && !used[s]) {
      solution.supervised[s] = 0;
      solution.spent -= program.sources[s].cost;
    }
  }
  return solution;
}

// A target that nothing serves even where every allowed source is supervised.
TaskId unserved_target(const Program& program) {
  for (const ProgramTarget& target : program.targets) {
    const auto allowed = [&](std::size_t s) { return program.sources[s].fixed != 0; };
    const bool self = target.has_self && allowed(static_cast<std::size_t>(target.self_source));
    const auto candidates = program.candidates_of(target);
    const bool transfer =
        std::any_of(candidates.begin(), candidates.end(), [&](const ProgramCandidate& e) {
          const auto members = program.sources_of(e);
          return std::all_of(members.begin(), members.end(), allowed);
        });
    if (!self && !transfer) return target.task;
  }
  return {};
}

}  // namespace

std::string_view to_string(TaxonomyStatus status) {
  switch (status) {
    case TaxonomyStatus::kOptimal:
      return "optimal";
    case TaxonomyStatus::kFeasible:
      return "feasible";
    case TaxonomyStatus::kInfeasible:
      return "infeasible";
    case TaxonomyStatus::kUnknown:
      break;
  }
  return "unknown";
}

SupervisedWorth full_supervision_worth(const TransferTable& table, TaskId target) {
  constexpr double kAgainstItself = 0.5;
  SupervisedWorth worth;
  if (const auto self = table.find(PseudoSource::kSelf, target)) {
    worth.gain = table.transfer(*self).gain;
    worth.quality = table.transfer(*self).quality;
  }
  if (std::isnan(worth.gain)) {
    if (const auto pixels = table.find(PseudoSource::kPixels, target)) {
      worth.gain = 1 - table.transfer(*pixels).quality;  // NaN stays NaN
    }
  }
  if (std::isnan(worth.quality)) {
    const auto rows = table.transfers();
    const bool measured = std::any_of(rows.begin(), rows.end(),
                                      [](const Transfer& row) { return !std::isnan(row.quality); });
    if (measured) worth.quality = kAgainstItself;
  }
  return worth;
}

Taxonomy to_taxonomy(const TransferTable& table, const Scenario& scenario, const Program& program,
                     const ProgramSolution& given) {
  const ProgramSolution solution = trimmed(program, given);
  if (const std::string fault = verify(program, solution); !fault.empty()) {
    throw failure("a solution failed its independent check (" + fault +
                  "); please report this with the study and the scenario");
  }
  Taxonomy taxonomy;
  taxonomy.status = TaxonomyStatus::kFeasible;
  taxonomy.objective = solution.objective;
  taxonomy.budget = program.budget;
  taxonomy.spent = solution.spent;
  for (std::size_t s = 0; s < program.sources.size(); ++s) {
    if (solution.supervised[s]) taxonomy.sources.push_back(program.sources[s].task);
  }
  double gain = 0, quality = 0;
  int gains = 0, qualities = 0;
  for (std::size_t t = 0; t < program.targets.size(); ++t) {
    const ProgramTarget& target = program.targets[t];
    ChosenTransfer chosen;
    chosen.target = target.task;
    chosen.full_supervision = solution.chosen[t] == ProgramSolution::kSelf;
    chosen.row = chosen.full_supervision
                     ? target.self_row
                     : program.candidates[static_cast<std::size_t>(solution.chosen[t])].row;
    const Transfer& row = table.transfer(chosen.row);
    chosen.sources = chosen.full_supervision ? std::vector<TaskId>{target.task} : row.sources;
    chosen.order = row.order();
    chosen.value = value_of(row, scenario.value);
    chosen.affinity = row.affinity;
    chosen.gain = row.gain;
    chosen.quality = row.quality;
    if (chosen.full_supervision) {
      const SupervisedWorth worth = full_supervision_worth(table, target.task);
      chosen.gain = worth.gain;
      chosen.quality = worth.quality;
    }
    if (!std::isnan(chosen.gain)) {
      gain += chosen.gain;
      ++gains;
    }
    if (!std::isnan(chosen.quality)) {
      quality += chosen.quality;
      ++qualities;
    }
    taxonomy.transfers.push_back(std::move(chosen));
  }
  if (gains > 0) taxonomy.mean_gain = gain / gains;
  if (qualities > 0) taxonomy.mean_quality = quality / qualities;
  return taxonomy;
}

class TaxonomySolver::Implementation {
 public:
  explicit Implementation(const TransferTable& table) : table_(table) {}

  Taxonomy solve(const Scenario& scenario, const SolveOptions& options, const RunContext& context) {
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    const Program program = compile(table_, ranking(scenario.value), scenario);
    Taxonomy taxonomy;
    if (program.impossible.empty()) {
      const ProofResult proof = prove(program, options, context, elapsed);
      if (proof.solution) taxonomy = to_taxonomy(table_, scenario, program, *proof.solution);
      taxonomy.status = status_of(proof.status);
      taxonomy.bound = proof.bound;
      if (proof.status == ProofStatus::kInfeasible) {
        explain_infeasible(program, options.time_limit - elapsed(), context, taxonomy);
      }
    } else {
      taxonomy.status = TaxonomyStatus::kInfeasible;
      taxonomy.reason = program.impossible;
      taxonomy.obstacle = program.obstacle;
    }
    taxonomy.budget = scenario.budget;
    taxonomy.seconds = elapsed();
    return taxonomy;
  }

 private:
  const RankedTransfers& ranking(Value value) {
    auto& ranked = rankings_[static_cast<std::size_t>(value)];
    if (!ranked) ranked = rank_transfers(table_, value);
    return *ranked;
  }

  template <class Elapsed>
  ProofResult prove(const Program& program, const SolveOptions& options, const RunContext& context,
                    const Elapsed& elapsed) {
    constexpr double kOwnShare = 2.0 / 3.0;
    if (!(options.time_limit > 0)) throw usage_error("the time limit must be above 0 seconds");
    ProverOptions prover_options;
    if (options.prover == ProverKind::kLpSolve) {
      prover_options.time_limit = options.time_limit;
      return lp_solve_->solve(program, prover_options, context);
    }
    prover_options.time_limit = options.time_limit * kOwnShare;
    ProofResult own = lagrangian_->solve(program, prover_options, context);
    const double left = options.time_limit - elapsed();
    if (own.status == ProofStatus::kOptimal || own.status == ProofStatus::kInfeasible ||
        context.stopped() || left <= 0) {
      return own;
    }
    prover_options.time_limit = left;
    ProofResult other = lp_solve_->solve(program, prover_options, context);
    if (other.status == ProofStatus::kOptimal || other.status == ProofStatus::kInfeasible) {
      return other;
    }
    if (other.solution && (!own.solution || other.solution->objective > own.solution->objective)) {
      own.solution = other.solution;
      own.status = ProofStatus::kFeasible;
    }
    own.bound = std::min(own.bound, other.bound);
    return own;
  }

  void explain_infeasible(const Program& program, double seconds_left, const RunContext& context,
                          Taxonomy& taxonomy) const {
    SearchOptions search_options;
    search_options.time_limit = seconds_left;
    const SearchResult least = SourceSetSearch(program).minimise_cost(search_options, context);
    Obstacle why;
    why.budget = program.budget;
    if (least.status == ProofStatus::kInfeasible) {
      why.task = unserved_target(program);
      why.cause =
          why.task.valid() ? Obstacle::Cause::kSourcesMissing : Obstacle::Cause::kContradiction;
    } else if (least.status == ProofStatus::kOptimal) {
      taxonomy.smallest_budget = std::max(0.0, -least.best.front().objective);
      why.least = taxonomy.smallest_budget;
      for (const ProgramSource& source : program.sources) {
        if (source.fixed != 1) continue;
        why.entry += (why.entry.empty() ? "" : "+") + table_.code(source.task);
      }
    } else {
      taxonomy.smallest_budget_known = false;
    }
    taxonomy.reason = to_text(why, table_);
    taxonomy.obstacle = std::move(why);
  }

  const TransferTable& table_;
  std::array<std::optional<RankedTransfers>, 4> rankings_;
  std::unique_ptr<Prover> lagrangian_ = make_lagrangian_prover();
  std::unique_ptr<Prover> lp_solve_ = make_lp_solve_prover();
};

TaxonomySolver::TaxonomySolver(const TransferTable& table)
    : implementation_(std::make_unique<Implementation>(table)) {}
TaxonomySolver::~TaxonomySolver() = default;
TaxonomySolver::TaxonomySolver(TaxonomySolver&&) noexcept = default;
TaxonomySolver& TaxonomySolver::operator=(TaxonomySolver&&) noexcept = default;
Taxonomy TaxonomySolver::solve(const Scenario& scenario, const SolveOptions& options,
                               const RunContext& context) {
  return implementation_->solve(scenario, options, context);
}

Taxonomy solve_taxonomy(const TransferTable& table, const Scenario& scenario,
                        const SolveOptions& options, const RunContext& context) {
  return TaxonomySolver(table).solve(scenario, options, context);
}

}  // namespace taskatlas
