// SPDX-License-Identifier: MIT
// The size of the paper's study: 26 encoders, 22 targets, representations of 16 × 16 × 8 numbers in
// half precision, 500 images.
#include "base/random_stream.hpp"
#include "measures/measure.hpp"

#include <cmath>
#include <string>

#include <benchmark/benchmark.h>

namespace taskatlas::measures {
namespace {

constexpr std::size_t kEncoders = 26;
constexpr std::size_t kTargets = 22;
constexpr std::size_t kImages = 500;
constexpr std::size_t kColumns = 2048;

// Half-precision bits of numbers between 1 and 2, random and with something in common.
const std::vector<std::vector<std::uint16_t>>& banks() {
  static const std::vector<std::vector<std::uint16_t>> made = [] {
    std::vector<std::vector<std::uint16_t>> all(kEncoders);
    for (std::size_t e = 0; e < kEncoders; ++e) {
      for (std::size_t i = 0; i < kImages; ++i) {
        RandomStream own(1, e, i), common(2, e % 4, i);
        for (std::size_t c = 0; c < kColumns; ++c) {
          all[e].push_back(
              static_cast<std::uint16_t>(0x3c00 + (own.below(512) + common.below(512))));
        }
      }
    }
    return all;
  }();
  return made;
}

std::vector<SourceRows> sources() {
  std::vector<SourceRows> rows;
  for (std::size_t e = 0; e < kEncoders; ++e) {
    rows.push_back({"task" + std::to_string(e), Rows(banks()[e], kColumns)});
  }
  return rows;
}

RunContext threads(const benchmark::State& state) {
  RunContext context;
  context.threads = static_cast<int>(state.range(0));
  return context;
}

void similarity_benchmark(benchmark::State& state, Similarity kind) {
  const auto rows = sources();
  std::vector<std::string> targets;
  for (std::size_t t = 0; t < kTargets; ++t) targets.push_back(rows[t].code);
  for (auto _ : state) {
    benchmark::DoNotOptimize(similarity_table(kind, rows, targets, {}, threads(state)));
  }
}

// Three targets of pairs and triplets, as the paper has; two of classes.
std::vector<TargetLabels> targets() {
  std::vector<TargetLabels> all(kTargets);
  for (std::size_t t = 0; t < kTargets; ++t) {
    TargetLabels& target = all[t];
    target.code = "target" + std::to_string(t);
    target.per_sample = t == 0 ? 3 : t < 3 ? 2 : 1;
    RandomStream random(3, t < 3 ? t : 3, 0);
    for (std::size_t i = 0; i < kImages * target.per_sample; ++i) {
      target.index.push_back(
          static_cast<std::uint32_t>(target.per_sample == 1 ? i : random.below(kImages)));
    }
    RandomStream labels(4, t, 0);
    target.labels.samples = kImages;
    if (t > 19) {
      for (std::size_t i = 0; i < kImages; ++i) {
        target.labels.classes.push_back(static_cast<std::uint32_t>(labels.below(20)));
      }
      continue;
    }
    target.labels.columns = 64;
    for (std::size_t i = 0; i < kImages * 64; ++i) target.labels.numbers.push_back(labels.normal());
  }
  return all;
}

void label_benchmark(benchmark::State& state, Kind kind) {
  const auto rows = sources();
  const auto labels = targets();
  for (auto _ : state) {
    benchmark::DoNotOptimize(label_table(kind, rows, labels, threads(state)));
  }
}

#define TASKATLAS_MEASURE(function, kind) \
  BENCHMARK_CAPTURE(function, kind, kind) \
      ->Unit(benchmark::kSecond)          \
      ->Arg(1)                            \
      ->Arg(2)                            \
      ->Iterations(1)                     \
      ->MeasureProcessCPUTime()           \
      ->UseRealTime()
TASKATLAS_MEASURE(similarity_benchmark, Similarity::kCka);
TASKATLAS_MEASURE(similarity_benchmark, Similarity::kCkaRbf);
TASKATLAS_MEASURE(similarity_benchmark, Similarity::kDds);
TASKATLAS_MEASURE(similarity_benchmark, Similarity::kRsa);
TASKATLAS_MEASURE(label_benchmark, Kind::kLogme);
TASKATLAS_MEASURE(label_benchmark, Kind::kHScore);

}  // namespace
}  // namespace taskatlas::measures

BENCHMARK_MAIN();
