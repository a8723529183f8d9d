// SPDX-License-Identifier: MIT
// Drawing published-16k, all orders. The figure to meet: one solution laid out within 2 ms.
#include "graph/drawing.hpp"
#include "graph/task_graph.hpp"
#include "support/published.hpp"
#include "taxonomy/frontier.hpp"

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

#include <benchmark/benchmark.h>

namespace taskatlas {
namespace {

const TransferTable& table() {
  static const TransferTable published = testing::published_table("16k");
  return published;
}

const std::vector<Taxonomy>& frontier() {
  static const Frontier solved = solve_frontier(table(), {}, {}, {});
  return solved.points;
}

std::shared_ptr<LayoutClient> client() {
  static const auto shared = std::make_shared<LayoutClient>();
  return shared;
}

template <class Result>
Result need(HelperOutcome<Result> outcome) {
  if (!outcome.done()) throw std::runtime_error(outcome.reason);
  return std::move(outcome.result);
}

const FrozenLayout& frozen() {
  static const FrozenLayout layout =
      need(freeze_layout(table(), frontier(), estimate_node_sizes(table()), *client(), {}, {}));
  return layout;
}

LayoutRequest request_of(const Taxonomy& taxonomy) {
  const auto sizes = estimate_node_sizes(table());
  LayoutRequest request;
  for (const Task& task : table().tasks()) request.nodes.push_back(sizes.at(task.code));
  for (const auto& [source, target] : unite({&taxonomy, 1}).edges) {
    request.edges.push_back(
        {static_cast<std::uint32_t>(source.value), static_cast<std::uint32_t>(target.value)});
  }
  return request;
}

// A solution drawn on frozen positions with routed curves: what follows each slider's movement.
void BM_DrawSolution(benchmark::State& state) {
  CurveCache curves(frozen(), client());
  curves.prefetch_all();
  curves.wait({});
  std::size_t next = 0;
  for (auto _ : state) {
    const Taxonomy& taxonomy = frontier()[next++ % frontier().size()];
    benchmark::DoNotOptimize(draw_taxonomy(frozen(), &curves, table(), taxonomy));
  }
}
BENCHMARK(BM_DrawSolution)->Unit(benchmark::kMicrosecond);

// One solution by dot in the helper, there and back.
void BM_LayoutSolutionThroughHelper(benchmark::State& state) {
  const LayoutRequest request = request_of(frontier()[static_cast<std::size_t>(state.range(0))]);
  need(client()->layout(request, RunContext{}));
  for (auto _ : state) benchmark::DoNotOptimize(need(client()->layout(request, RunContext{})));
  state.counters["edges"] = static_cast<double>(request.edges.size());
}
BENCHMARK(BM_LayoutSolutionThroughHelper)
    ->DenseRange(1, 21, 5)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void BM_HelperRoundTrip(benchmark::State& state) {
  need(client()->ping().get());
  for (auto _ : state) benchmark::DoNotOptimize(need(client()->ping().get()));
}
BENCHMARK(BM_HelperRoundTrip)->Unit(benchmark::kMicrosecond)->UseRealTime();

// Positions for a study: dot on the union of its frontier.
void BM_FrozenLayout(benchmark::State& state) {
  const auto sizes = estimate_node_sizes(table());
  frontier();
  need(client()->ping().get());
  for (auto _ : state) {
    benchmark::DoNotOptimize(need(freeze_layout(table(), frontier(), sizes, *client(), {}, {})));
  }
  state.counters["edges"] = static_cast<double>(unite(frontier()).edges.size());
}
BENCHMARK(BM_FrozenLayout)->Unit(benchmark::kMillisecond)->UseRealTime();

// Every curve of a study in the background, a fresh helper's start included.
void BM_RouteAllPairs(benchmark::State& state) {
  frozen();
  for (auto _ : state) {
    CurveCache curves(frozen(), std::make_shared<LayoutClient>());
    curves.prefetch_all();
    curves.wait({});
    state.counters["curves"] = static_cast<double>(curves.routed());
  }
}
BENCHMARK(BM_RouteAllPairs)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace taskatlas

BENCHMARK_MAIN();
