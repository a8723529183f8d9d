// SPDX-License-Identifier: MIT
// The size of the paper's study: 22 targets, 84 alternatives each, 17,000 test images.
#include "affinity/ahp.hpp"
#include "affinity/aligned_vector.hpp"
#include "affinity/bootstrap.hpp"
#include "affinity/kernels.hpp"
#include "affinity/tournament.hpp"

#include <cmath>
#include <random>

#include <benchmark/benchmark.h>

namespace taskatlas {
namespace {

constexpr std::size_t kAlternatives = 84;
constexpr std::size_t kImages = 17000;
constexpr std::size_t kTargets = 22;
constexpr std::size_t kGroups = 60;
// Both directions of every pair, on every image of every target.
constexpr double kComparisons = 1.0 * kAlternatives * (kAlternatives - 1) * kImages * kTargets;

// Losses as transfers have them: images differ more than alternatives do.
const std::vector<LossMatrix>& studies() {
  static const std::vector<LossMatrix> made = [] {
    std::mt19937_64 random(1);
    std::normal_distribution<float> normal;
    std::vector<LossMatrix> targets(kTargets);
    std::vector<float> difficulty(kImages);
    for (LossMatrix& target : targets) {
      target.alternatives = kAlternatives;
      target.images = kImages;
      target.losses.resize(kAlternatives * kImages);
      for (float& value : difficulty) value = normal(random);
      for (std::size_t i = 0; i < kAlternatives; ++i) {
        const float mean = normal(random);
        for (std::size_t k = 0; k < kImages; ++k) {
          target.losses[i * kImages + k] =
              std::exp(0.3F * mean + difficulty[k] + 0.5F * normal(random));
        }
      }
    }
    return targets;
  }();
  return made;
}

RunContext threads(const benchmark::State& state) {
  RunContext context;
  context.threads = static_cast<int>(state.range(0));
  return context;
}

void count_comparisons(benchmark::State& state) {
  state.counters["comparisons"] =
      benchmark::Counter(kComparisons, benchmark::Counter::kIsIterationInvariantRate);
}

void BM_Tournament84x17000x22(benchmark::State& state) {
  const auto& targets = studies();
  const RunContext context = threads(state);
  for (auto _ : state) benchmark::DoNotOptimize(tournaments(targets, context));
  count_comparisons(state);
}
BENCHMARK(BM_Tournament84x17000x22)
    ->Arg(1)
    ->Arg(2)
    ->ArgName("threads")
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void BM_TournamentAndAhp84x17000x22(benchmark::State& state) {
  const auto& targets = studies();
  const RunContext context = threads(state);
  for (auto _ : state) {
    const auto results = tournaments(targets, context);
    for (const WinMatrix& wins : results.value()) benchmark::DoNotOptimize(ahp(wins));
  }
  count_comparisons(state);
}
BENCHMARK(BM_TournamentAndAhp84x17000x22)
    ->Arg(1)
    ->Arg(2)
    ->ArgName("threads")
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// What anyone would write first: a loop over pairs of rows. The compiler may do with it as it can.
void BM_NaiveTournament84x17000x22(benchmark::State& state) {
  const auto& targets = studies();
  for (auto _ : state) {
    for (const LossMatrix& target : targets) {
      std::vector<std::uint32_t> wins(kAlternatives * kAlternatives, 0);
      for (std::size_t i = 0; i < kAlternatives; ++i) {
        for (std::size_t j = 0; j < kAlternatives; ++j) {
          const float* a = target.losses.data() + i * kImages;
          const float* b = target.losses.data() + j * kImages;
          std::uint32_t count = 0;
          for (std::size_t k = 0; k < kImages; ++k) {
            if (a[k] < b[k]) ++count;
          }
          wins[i * kAlternatives + j] = count;
        }
      }
      benchmark::DoNotOptimize(wins.data());
    }
  }
  count_comparisons(state);
}
BENCHMARK(BM_NaiveTournament84x17000x22)->Unit(benchmark::kMillisecond);

// The comparing loop alone, data in the first cache: how fast the processor can be here. What the
// tournament reaches of it is what blocking and memory leave.
void BM_CompareInCache(benchmark::State& state) {
  constexpr std::size_t kWidth = 512;
  const auto sets = available_kernels();
  const auto which = static_cast<std::size_t>(state.range(0));
  if (which >= sets.size()) {
    state.SkipWithError("this processor has no such instructions");
    return;
  }
  AlignedVector<float> rows((kRowTile + 1) * kWidth);
  std::mt19937_64 random(1);
  for (float& value : rows) value = static_cast<float>(random() >> 40);
  std::uint32_t wins[kRowTile]{};
  std::uint32_t defeats[kRowTile]{};
  for (auto _ : state) {
    sets[which].count_wins(rows.data(), kWidth, rows.data() + kRowTile * kWidth, kWidth, wins,
                           defeats);
    benchmark::DoNotOptimize(wins);
    benchmark::ClobberMemory();
  }
  state.SetLabel(sets[which].name);
  state.counters["comparisons"] =
      benchmark::Counter(2.0 * kRowTile * kWidth, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(BM_CompareInCache)->DenseRange(0, 2)->ArgName("set");

// Weighted population counts, data in the first cache, bits × planes a second.
void BM_WeightedCountsInCache(benchmark::State& state) {
  constexpr std::size_t kWords = 128;
  constexpr std::size_t kRows = 8;
  constexpr std::size_t kPlanes = 3;
  const auto sets = available_kernels();
  const auto which = static_cast<std::size_t>(state.range(0));
  if (which >= sets.size()) {
    state.SkipWithError("this processor has no such instructions");
    return;
  }
  AlignedVector<std::uint64_t> words((kRows + kPlanes) * kWords);
  std::mt19937_64 random(1);
  for (auto& word : words) word = random();
  std::uint32_t out[kRows]{};
  for (auto _ : state) {
    sets[which].weighted_counts(words.data(), kRows, words.data() + kRows * kWords, kPlanes, kWords,
                                out);
    benchmark::DoNotOptimize(out);
    benchmark::ClobberMemory();
  }
  state.SetLabel(sets[which].name);
  state.counters["bits"] = benchmark::Counter(64.0 * kRows * kWords * kPlanes,
                                              benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(BM_WeightedCountsInCache)->DenseRange(0, 2)->ArgName("set");

void BM_Ahp84(benchmark::State& state) {
  const auto wins = tournament(studies().front(), RunContext{});
  for (auto _ : state) benchmark::DoNotOptimize(ahp(*wins));
}
BENCHMARK(BM_Ahp84)->Unit(benchmark::kMicrosecond);

void run_bootstraps(benchmark::State& state, std::span<const std::vector<std::uint32_t>> groups) {
  const auto& targets = studies();
  const RunContext context = threads(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(bootstraps(targets, groups, BootstrapOptions{}, context));
  }
}

void BM_BootstrapImages(benchmark::State& state) { run_bootstraps(state, {}); }
BENCHMARK(BM_BootstrapImages)
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

void BM_BootstrapGroups(benchmark::State& state) {
  std::vector<std::uint32_t> group(kImages);
  for (std::size_t k = 0; k < kImages; ++k)
    group[k] = static_cast<std::uint32_t>(k * kGroups / kImages);
  const std::vector<std::vector<std::uint32_t>> groups(kTargets, group);
  run_bootstraps(state, groups);
}
BENCHMARK(BM_BootstrapGroups)
    ->Arg(2)
    ->ArgName("threads")
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace taskatlas

BENCHMARK_MAIN();
