// SPDX-License-Identifier: MIT
// Importing a table of a million losses, and what reading its CSV alone costs.
#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "base/numbers.hpp"
#include "study/builtin.hpp"
#include "study/import.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

namespace taskatlas {
namespace {

namespace fs = std::filesystem;

constexpr int kTargets = 10, kAlternatives = 50, kImages = 2000;
constexpr std::int64_t kRows = std::int64_t{kTargets} * kAlternatives * kImages;

// Written once for all benchmarks: 10 targets × 50 alternatives × 2,000 images in 100 rooms.
const fs::path& losses_csv() {
  static const fs::path path = [] {
    const fs::path file =
        fs::temp_directory_path() / ("taskatlas-bench-" + std::to_string(::getpid()) + ".csv");
    std::mt19937 random(1);
    std::string text = "target,sources,image,loss,group\n";
    for (int t = 0; t < kTargets; ++t) {
      for (int a = 0; a < kAlternatives; ++a) {
        const std::string sources = a == 0   ? "self"
                                    : a == 1 ? "pixels"
                                             : "task_" + std::to_string(a) + "+other_task";
        for (int i = 0; i < kImages; ++i) {
          text += "target_number_" + std::to_string(t) + ',' + sources + ",building_" +
                  std::to_string(i % 100) + "/point_" + std::to_string(i) + "_view_0," +
                  format_number(static_cast<double>(random() % 1000000) / 1e6) + ",building_" +
                  std::to_string(i % 100) + '\n';
        }
      }
    }
    write_file_atomically(file, text, Links::kFollow);
    return file;
  }();
  return path;
}

void BM_ImportLosses1M(benchmark::State& state) {
  const fs::path out = losses_csv().string() + ".taskstudy";
  ImportOptions options;
  options.overwrite = true;
  for (auto _ : state) {
    if (!import_losses(losses_csv(), out, options, {})) state.SkipWithError("stopped");
  }
  state.SetItemsProcessed(state.iterations() * kRows);
  state.counters["csv_MB"] = static_cast<double>(fs::file_size(losses_csv())) / 1e6;
  state.counters["study_MB"] = static_cast<double>(fs::file_size(out)) / 1e6;
  fs::remove(out);
}
BENCHMARK(BM_ImportLosses1M)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_ScanCsv1M(benchmark::State& state) {
  for (auto _ : state) {
    const std::string text = read_file(losses_csv());
    CsvReader reader(text, "losses");
    std::vector<std::string_view> fields;
    while (reader.next(fields)) benchmark::DoNotOptimize(fields.data());
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(BM_ScanCsv1M)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_OpenStudyWithLosses1M(benchmark::State& state) {
  const fs::path out = losses_csv().string() + ".taskstudy";
  ImportOptions options;
  options.overwrite = true;
  if (!import_losses(losses_csv(), out, options, {})) state.SkipWithError("stopped");
  for (auto _ : state) benchmark::DoNotOptimize(Study::open(out).table());
  fs::remove(out);
}
BENCHMARK(BM_OpenStudyWithLosses1M)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_OpenPublished16k(benchmark::State& state) {
  const fs::path path = resolve_study("published-16k");
  for (auto _ : state) benchmark::DoNotOptimize(Study::open(path).table());
}
BENCHMARK(BM_OpenPublished16k)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace taskatlas

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  std::error_code ignored;
  std::filesystem::remove(taskatlas::losses_csv(), ignored);
  return 0;
}
