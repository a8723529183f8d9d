// SPDX-License-Identifier: MIT
#include "taxonomy/explain.hpp"

#include "taxonomy/source_set_search.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace taskatlas {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

class Explainer {
 public:
  Explainer(const TransferTable& table, const Scenario& scenario, const Taxonomy& taxonomy,
            const SolveOptions& options, const RunContext& context)
      : scenario_(scenario),
        taxonomy_(taxonomy),
        options_(options),
        context_(context),
        program_(compile(table, scenario, {.remove_dominated = false})),
        search_(program_) {
    supervised_.assign(program_.sources.size(), 0);
    for (std::size_t s = 0; s < program_.sources.size(); ++s) {
      supervised_[s] = std::find(taxonomy.sources.begin(), taxonomy.sources.end(),
                                 program_.sources[s].task) != taxonomy.sources.end();
    }
  }

  Explanation run() {
    const double steps = static_cast<double>(program_.targets.size() + program_.sources.size());
    double done = 0;
    for (std::size_t t = 0; t < program_.targets.size(); ++t) {
      if (context_.stopped()) break;
      explain_transfer(t);
      context_.progress(++done, steps, "explanation");
    }
    for (std::size_t s = 0; s < program_.sources.size(); ++s) {
      if (context_.stopped()) break;
      explain_source(s);
      context_.progress(++done, steps, "explanation");
    }
    if (context_.stopped()) explanation_.complete = false;
    return std::move(explanation_);
  }

 private:
  // The objective lost against the taxonomy; second: whether it is proven.
  std::pair<double, bool> loss() {
    SearchOptions options;
    const auto elapsed =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    options.time_limit = std::max(1e-3, options_.time_limit - elapsed);
    const SearchResult found = search_.maximise(options, context_);
    const bool proven =
        found.status == ProofStatus::kOptimal || found.status == ProofStatus::kInfeasible;
    if (!proven) explanation_.complete = false;
    if (found.best.empty()) return {kInfinity, proven};
    return {std::max(0.0, taxonomy_.objective - found.best.front().objective), proven};
  }

  void explain_transfer(std::size_t t) {
    const ProgramTarget& target = program_.targets[t];
    const auto chosen =
        std::find_if(taxonomy_.transfers.begin(), taxonomy_.transfers.end(),
                     [&](const ChosenTransfer& c) { return c.target == target.task; });
    if (chosen == taxonomy_.transfers.end()) return;
    TransferExplanation result;
    result.target = target.task;
    result.chosen_value = chosen->value;
    result.runner_up_value = -kInfinity;
    const bool trained =
        target.has_self && supervised_[static_cast<std::size_t>(target.self_source)];
    if (trained && !chosen->full_supervision) {
      result.runner_up = target.self_row;
      result.runner_up_value = target.self_raw;
    }
    const bool transfers_allowed = !(trained && scenario_.formulation == Formulation::kSolver);
    for (std::uint32_t c = target.first; transfers_allowed && c < target.last; ++c) {
      const ProgramCandidate& candidate = program_.candidates[c];
      if (candidate.row == chosen->row || candidate.raw <= result.runner_up_value) continue;
      const auto members = program_.sources_of(candidate);
      if (std::all_of(members.begin(), members.end(),
                      [&](std::uint16_t s) { return supervised_[s]; })) {
        result.runner_up = candidate.row;
        result.runner_up_value = candidate.raw;
      }
    }
    if (!result.runner_up) result.runner_up_value = std::numeric_limits<double>::quiet_NaN();

    if (chosen->full_supervision) {
      const auto source = static_cast<std::size_t>(target.self_source);
      const std::int8_t fixed = program_.sources[source].fixed;
      if (scenario_.formulation == Formulation::kSolver) {
        if (fixed == 1) {
          result.loss_without = kInfinity;
        } else {
          search_.set_fixed(source, 0);
          std::tie(result.loss_without, result.firm) = loss();
          search_.set_fixed(source, fixed);
        }
      } else {
        search_.set_self_excluded(t, true);
        std::tie(result.loss_without, result.firm) = loss();
        search_.set_self_excluded(t, false);
      }
    } else {
      std::uint32_t c = target.first;
      while (c < target.last && program_.candidates[c].row != chosen->row) ++c;
      search_.set_excluded(c, true);
      std::tie(result.loss_without, result.firm) = loss();
      search_.set_excluded(c, false);
    }
    explanation_.transfers.push_back(result);
  }

  void explain_source(std::size_t s) {
    SourceExplanation result;
    result.source = program_.sources[s].task;
    result.supervised = supervised_[s];
    for (const ChosenTransfer& transfer : taxonomy_.transfers) {
      if (std::find(transfer.sources.begin(), transfer.sources.end(), result.source) !=
          transfer.sources.end()) {
        result.serves.push_back(transfer.target);
      }
    }
    const std::int8_t fixed = program_.sources[s].fixed;
    if (fixed >= 0) {
      result.loss = kInfinity;  // required and to be dropped, or forbidden and to be added
    } else {
      search_.set_fixed(s, result.supervised ? 0 : 1);
      std::tie(result.loss, result.firm) = loss();
      search_.set_fixed(s, fixed);
    }
    explanation_.sources.push_back(std::move(result));
  }

  const Scenario& scenario_;
  const Taxonomy& taxonomy_;
  const SolveOptions& options_;
  const RunContext& context_;
  Program program_;
  SourceSetSearch search_;
  std::vector<std::uint8_t> supervised_;
  Explanation explanation_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace

Explanation explain(const TransferTable& table, const Scenario& scenario, const Taxonomy& taxonomy,
                    const SolveOptions& options, const RunContext& context) {
  if (taxonomy.transfers.empty()) return {};
  return Explainer(table, scenario, taxonomy, options, context).run();
}

std::vector<Taxonomy> best_taxonomies(const TransferTable& table, const Scenario& scenario,
                                      std::size_t k, const SolveOptions& options,
                                      const RunContext& context) {
  const Program program = compile(table, scenario);
  if (!program.impossible.empty() || k == 0) return {};
  SourceSetSearch search(program);
  SearchOptions search_options;
  search_options.pool = k;
  search_options.time_limit = options.time_limit;
  const SearchResult found = search.maximise(search_options, context);
  std::vector<Taxonomy> taxonomies;
  for (const RankedSet& set : found.best) {
    const auto solution = best_assignment(program, set.y);
    if (!solution) continue;
    Taxonomy taxonomy = to_taxonomy(table, scenario, program, *solution);
    // Proven in its rank: nothing outside the list is better than the last of it.
    taxonomy.status = found.status == ProofStatus::kOptimal ? TaxonomyStatus::kOptimal
                                                            : TaxonomyStatus::kFeasible;
    taxonomy.bound = std::max(found.bound, taxonomy.objective);
    taxonomies.push_back(std::move(taxonomy));
  }
  return taxonomies;
}

}  // namespace taskatlas
