// SPDX-License-Identifier: MIT
// How fast taxonomies are proven. Everything is seeded; one core.
//
// BM_Solve/VALUE/COSTS/PROVER: one taxonomy of published-16k, all orders, paper's formulation, over
//   seeded scenarios (lagrangian 300, lp_solve 100; with transfer costs 150 and 40). Drawn are:
//     importance      uniform in [0, 3] for each of the 22 targets
//     unit            costs 1; budget a whole number, uniform in [2, 15]
//     unequal         costs lognormal(0, 0.5); budget uniform in [10, 60] % of the cost of all
//     transfer-costs  the same, and transfer costs uniform in [0, 0.5]; the budget is of the cost
//     of
//                     all sources and all transfers
//   One solver for all, as behind a slider: from scenario and table to the verified taxonomy.
//   Counters, per solve: p50_ms, p99_ms, max_ms; and how many were infeasible or not proven.
// BM_Frontier/CASE: every Pareto point; affinity and gain with unit costs, unequal costs, transfer
//   costs as above.
// BM_Large/SYNERGY/PROVER: the generator of support/random_program.hpp, 100 tasks and 20,000
//   transfers, a set worth 1.1 to 1.35 (weak) or 1.2 to 1.7 (strong) times its best member; 16
//   seeds × budgets of 5, 20 and 50 % of the cost of all = 48 instances, 2 s each. Counters: proven
//   (share), worst_gap_pct of the others, unsolved (no solution at all).
// BM_Compile, BM_RankTransfers: from table and scenario to the program, ranking made before; the
// ranking. BM_SmallestBudget: an infeasible scenario, with its reason and the smallest budget that
// works.
#include "support/published.hpp"
#include "support/random_program.hpp"
#include "taxonomy/frontier.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace taskatlas {
namespace {

using testing::CostDraw;

const TransferTable& published() {
  static const TransferTable table = testing::published_table("16k");
  return table;
}

const char* name_of(ProverKind prover) {
  return prover == ProverKind::kLpSolve ? "lp_solve" : "lagrangian";
}

const char* name_of(CostDraw costs) {
  switch (costs) {
    case CostDraw::kUnit:
      return "unit";
    case CostDraw::kUnequal:
      return "unequal";
    case CostDraw::kTransfers:
      break;
  }
  return "transfer-costs";
}

void report_times(benchmark::State& state, std::vector<double> milliseconds) {
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto at = [&](double share) {
    const double last = static_cast<double>(milliseconds.size() - 1);
    return milliseconds[static_cast<std::size_t>(share * last + 0.5)];
  };
  state.counters["p50_ms"] = at(0.5);
  state.counters["p99_ms"] = at(0.99);
  state.counters["max_ms"] = milliseconds.back();
  state.counters["solves"] = static_cast<double>(milliseconds.size());
}

template <class Body>
double milliseconds_of(const Body& body) {
  const auto begin = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

void solve(benchmark::State& state, Value value, CostDraw costs, ProverKind prover) {
  const bool own = prover == ProverKind::kLagrangian;
  const std::uint64_t count = costs == CostDraw::kTransfers ? (own ? 150 : 40) : (own ? 300 : 100);
  std::vector<Scenario> scenarios;
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    scenarios.push_back(testing::draw_scenario(published(), value, costs, seed));
  }
  SolveOptions options;
  options.prover = prover;
  TaxonomySolver solver(published());
  std::vector<double> times;
  double infeasible = 0;
  double unproven = 0;
  for (auto _ : state) {
    for (const Scenario& scenario : scenarios) {
      Taxonomy taxonomy;
      times.push_back(milliseconds_of([&] { taxonomy = solver.solve(scenario, options, {}); }));
      infeasible += taxonomy.status == TaxonomyStatus::kInfeasible;
      unproven += taxonomy.status == TaxonomyStatus::kFeasible ||
                  taxonomy.status == TaxonomyStatus::kUnknown;
    }
  }
  report_times(state, std::move(times));
  state.counters["infeasible"] = infeasible;
  state.counters["unproven"] = unproven;
}

void frontier(benchmark::State& state, Value value, CostDraw costs) {
  Scenario scenario = testing::draw_scenario(published(), value, costs, 1);
  scenario.importance.clear();
  double points = 0;
  for (auto _ : state) {
    const Frontier found = solve_frontier(published(), scenario, {}, {});
    if (!found.complete) state.SkipWithError("not complete");
    points = static_cast<double>(found.points.size());
  }
  state.counters["points"] = points;
}

void large(benchmark::State& state, testing::LargeOptions options, ProverKind prover) {
  constexpr std::uint64_t kSeeds = 16;
  std::vector<double> times;
  double proven = 0;
  double worst_gap = 0;
  double unsolved = 0;
  ProverOptions prover_options;
  prover_options.time_limit = 2;
  for (auto _ : state) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      state.PauseTiming();
      const TransferTable table = testing::large_table(options, seed);
      state.ResumeTiming();
      for (const double share : {0.05, 0.2, 0.5}) {
        const Program program = compile(table, testing::large_scenario(table, share, seed));
        ProofResult result;
        times.push_back(milliseconds_of(
            [&] { result = make_prover(prover)->solve(program, prover_options, {}); }));
        proven += result.status == ProofStatus::kOptimal;
        unsolved += !result.solution;
        if (result.solution) {
          const double objective = result.solution->objective;
          worst_gap = std::max(worst_gap, 100 * (result.bound - objective) / objective);
        }
      }
    }
  }
  const double instances = static_cast<double>(times.size());
  report_times(state, std::move(times));
  state.counters["proven"] = proven / instances;
  state.counters["worst_gap_pct"] = worst_gap;
  state.counters["unsolved"] = unsolved;
}

void compile_program(benchmark::State& state) {
  const Scenario scenario =
      testing::draw_scenario(published(), Value::kAffinity, CostDraw::kUnequal, 1);
  const RankedTransfers ranked = rank_transfers(published(), Value::kAffinity);
  for (auto _ : state) {
    benchmark::DoNotOptimize(compile(published(), ranked, scenario));
  }
}

void rank(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(rank_transfers(published(), Value::kAffinity));
}

void smallest_budget(benchmark::State& state) {
  Scenario scenario = testing::draw_scenario(published(), Value::kAffinity, CostDraw::kUnequal, 1);
  scenario.budget = 0.01;
  TaxonomySolver solver(published());
  for (auto _ : state) {
    const Taxonomy taxonomy = solver.solve(scenario, {}, {});
    if (!taxonomy.smallest_budget) state.SkipWithError("no smallest budget");
  }
}

void register_all() {
  using benchmark::RegisterBenchmark;
  for (const Value value :
       {Value::kAffinity, Value::kSqrtAffinity, Value::kGain, Value::kQuality}) {
    for (const CostDraw costs : {CostDraw::kUnit, CostDraw::kUnequal, CostDraw::kTransfers}) {
      for (const ProverKind prover : {ProverKind::kLagrangian, ProverKind::kLpSolve}) {
        const std::string name =
            "BM_Solve/" + std::string(value == Value::kSqrtAffinity ? "sqrt" : to_string(value)) +
            "/" + name_of(costs) + "/" + name_of(prover);
        RegisterBenchmark(name.c_str(), solve, value, costs, prover)
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
      }
    }
  }
  const auto add_frontier = [](const char* name, Value value, CostDraw costs) {
    RegisterBenchmark(name, frontier, value, costs)->Unit(benchmark::kMillisecond);
  };
  add_frontier("BM_Frontier/affinity", Value::kAffinity, CostDraw::kUnit);
  add_frontier("BM_Frontier/sqrt", Value::kSqrtAffinity, CostDraw::kUnit);
  add_frontier("BM_Frontier/gain", Value::kGain, CostDraw::kUnit);
  add_frontier("BM_Frontier/quality", Value::kQuality, CostDraw::kUnit);
  add_frontier("BM_Frontier/affinity/unequal", Value::kAffinity, CostDraw::kUnequal);
  add_frontier("BM_Frontier/gain/unequal", Value::kGain, CostDraw::kUnequal);
  add_frontier("BM_Frontier/affinity/transfer-costs", Value::kAffinity, CostDraw::kTransfers);
  testing::LargeOptions strong;
  strong.synergy_low = 1.2;
  strong.synergy_high = 1.7;
  const auto add_large = [](const char* name, const testing::LargeOptions& options,
                            ProverKind prover) {
    RegisterBenchmark(name, large, options, prover)->Iterations(1)->Unit(benchmark::kSecond);
  };
  add_large("BM_Large/weak/lagrangian", {}, ProverKind::kLagrangian);
  add_large("BM_Large/strong/lagrangian", strong, ProverKind::kLagrangian);
  add_large("BM_Large/weak/lp_solve", {}, ProverKind::kLpSolve);
  RegisterBenchmark("BM_Compile", compile_program)->Unit(benchmark::kMicrosecond);
  RegisterBenchmark("BM_RankTransfers", rank)->Unit(benchmark::kMicrosecond);
  RegisterBenchmark("BM_SmallestBudget", smallest_budget)->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace taskatlas

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  taskatlas::register_all();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
