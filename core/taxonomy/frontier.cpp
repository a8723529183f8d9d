// SPDX-License-Identifier: MIT
#include "taxonomy/frontier.hpp"

#include "base/error.hpp"
#include "taxonomy/source_set_search.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace taskatlas {
namespace {

// A budget that excludes what has just been spent; points of a frontier that differ by less are
// one.
double below(double spent) {
  return std::min(spent - 3 * budget_tolerance(spent), std::nextafter(spent, 0.0));
}

class FrontierSolver {
 public:
  FrontierSolver(const TransferTable& table, const Scenario& scenario, const SolveOptions& options,
                 const RunContext& context)
      : table_(table), scenario_(scenario), options_(options), context_(context) {
    scenario_.budget = std::numeric_limits<double>::infinity();
    program_ = compile(table_, scenario_);
  }

  Frontier run() {
    const auto is_one = [](const auto& s) { return s.cost == 1; };
    const auto is_free = [](const auto& t) { return t.transfer_cost == 0; };
    frontier_.unit_costs = std::all_of(program_.sources.begin(), program_.sources.end(), is_one) &&
                           std::all_of(program_.targets.begin(), program_.targets.end(), is_free);
    if (program_.impossible.empty()) {
      SourceSetSearch search(program_);
      const SearchResult least = search.minimise_cost(search_options(), context_);
      if (least.status == ProofStatus::kOptimal) {
        smallest_ = -least.best.front().objective;
        frontier_.unit_costs ? walk_whole_budgets(search) : walk_pareto(search);
      } else {
        frontier_.complete = least.status == ProofStatus::kInfeasible;
      }
    }
    std::reverse(frontier_.points.begin(), frontier_.points.end());
    frontier_.seconds = elapsed();
    return std::move(frontier_);
  }

 private:
  double elapsed() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

  SearchOptions search_options() const {
    SearchOptions search;
    search.time_limit = std::max(1e-3, options_.time_limit - elapsed());
    return search;
  }

  // The optimum at a budget, or nullopt where it could not be proven (the frontier is cut short).
  std::optional<Taxonomy> solve(SourceSetSearch& search, double budget) {
    program_.budget = budget;
    std::optional<ProgramSolution> solution;
    double bound = 0;
    if (options_.prover == ProverKind::kLpSolve) {
      ProverOptions prover_options;
      prover_options.time_limit = search_options().time_limit;
      const ProofResult proof = make_lp_solve_prover()->solve(program_, prover_options, context_);
      if (proof.status == ProofStatus::kOptimal) solution = proof.solution;
      bound = proof.bound;
    } else {
      search.set_budget(budget);
      const SearchResult found = search.maximise(search_options(), context_);
      if (found.status == ProofStatus::kOptimal) {
        solution = best_assignment(program_, found.best.front().y);
      }
      bound = found.bound;
    }
    if (!solution) {
      frontier_.complete = false;
      return std::nullopt;
    }
    Taxonomy point = to_taxonomy(table_, scenario_, program_, *solution);
    point.status = TaxonomyStatus::kOptimal;
    point.bound = bound;
    return point;
  }

  // From the largest budget down: what an optimum does not spend, smaller budgets share.
  void walk_whole_budgets(SourceSetSearch& search) {
    const auto possible = std::count_if(program_.sources.begin(), program_.sources.end(),
                                        [](const ProgramSource& s) { return s.fixed != 0; });
    const int last = static_cast<int>(possible);
    const int first = static_cast<int>(std::ceil(smallest_ - budget_tolerance(smallest_)));
    std::optional<Taxonomy> point;
    for (int budget = last; budget >= first; --budget) {
      if (!point || point->spent > budget_limit(budget)) {
        point = solve(search, budget);
        if (!point) return;
      }
      point->budget = budget;
      frontier_.points.push_back(*point);
      context_.progress(last - budget + 1, last - first + 1, "frontier");
    }
  }

  void walk_pareto(SourceSetSearch& search) {
    double budget = 0;
    for (const ProgramSource& source : program_.sources) budget += source.cost;
    for (const ProgramTarget& target : program_.targets) budget += target.transfer_cost;
    const double whole = budget;
    while (budget >= smallest_ - budget_tolerance(smallest_)) {
      std::optional<Taxonomy> point = solve(search, budget);
      if (!point) return;
      point->budget = point->spent;
      const double tolerance = 1e-9 * std::max(1.0, std::abs(point->objective));
      if (!frontier_.points.empty() &&
          frontier_.points.back().objective <= point->objective + tolerance) {
        frontier_.points.pop_back();  // worth no more and dearer
      }
      budget = below(point->spent);
      context_.progress(whole - point->spent, whole - smallest_, "frontier");
      frontier_.points.push_back(std::move(*point));
    }
  }

  const TransferTable& table_;
  Scenario scenario_;
  const SolveOptions& options_;
  const RunContext& context_;
  Program program_;
  Frontier frontier_;
  double smallest_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace

Frontier solve_frontier(const TransferTable& table, const Scenario& scenario,
                        const SolveOptions& options, const RunContext& context) {
  return FrontierSolver(table, scenario, options, context).run();
}

std::vector<SourceUse> source_use(const Frontier& frontier) {
  std::map<TaskId, SourceUse> uses;
  for (const Taxonomy& point : frontier.points) {
    for (const TaskId source : point.sources) {
      SourceUse& use = uses[source];
      use.source = source;
      ++use.budgets;
    }
    for (const ChosenTransfer& transfer : point.transfers) {
      for (const TaskId source : transfer.sources) {
        uses[source].served += 1.0 / static_cast<double>(frontier.points.size());
      }
    }
  }
  std::vector<SourceUse> result;
  result.reserve(uses.size());
  for (const auto& [source, use] : uses) result.push_back(use);
  std::stable_sort(result.begin(), result.end(), [](const SourceUse& a, const SourceUse& b) {
    return a.budgets != b.budgets ? a.budgets > b.budgets : a.served > b.served;
  });
  return result;
}

}  // namespace taskatlas
