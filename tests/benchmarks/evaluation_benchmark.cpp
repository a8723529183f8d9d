// SPDX-License-Identifier: MIT
// Published table of 16k images, all orders: significance at one budget and at every budget
// (n = 1000), the similarity tree, and the tree of a larger study.
#include "evaluation/evaluation.hpp"
#include "evaluation/significance.hpp"
#include "evaluation/similarity_tree.hpp"
#include "support/published.hpp"

#include <cmath>

#include <benchmark/benchmark.h>

namespace taskatlas {
namespace {

const TransferTable& table() {
  static const TransferTable published = testing::published_table("16k");
  return published;
}

Taxonomy at_budget(double budget) {
  Taxonomy taxonomy;
  taxonomy.budget = budget;
  return taxonomy;
}

// Budgets 1 to `range`, 1000 random source sets each.
void significance(benchmark::State& state) {
  std::vector<Taxonomy> budgets;
  for (int b = 1; b <= state.range(0); ++b) budgets.push_back(at_budget(b));
  for (auto _ : state) {
    benchmark::DoNotOptimize(test_significance(table(), {}, budgets, {}, {}));
  }
}
BENCHMARK(significance)->Arg(1)->Arg(8)->Arg(26)->Unit(benchmark::kMillisecond)->UseRealTime();

void similarity(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(similarity_tree(table(), {}, {}, {}));
}
BENCHMARK(similarity)->Unit(benchmark::kMicrosecond);

// Points on a spiral: a tree that is neither balanced nor a chain.
void clustering(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  std::vector<double> distances(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const auto a = static_cast<double>(i);
      const auto b = static_cast<double>(j);
      distances[i * n + j] = std::hypot(std::sqrt(a) * std::cos(a) - std::sqrt(b) * std::cos(b),
                                        std::sqrt(a) * std::sin(a) - std::sqrt(b) * std::sin(b));
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(cluster(distances, n, Linkage::kWard, {}));
}
BENCHMARK(clustering)->Arg(100)->Arg(400)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace taskatlas

BENCHMARK_MAIN();
