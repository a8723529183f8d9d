// SPDX-License-Identifier: MIT
// What large experiments take of the coordinator and of those who look at a study: jobs are done at
// once by nobody (tests/support/simulated_run.hpp), so that what is left is the coordinator's own.
// $TMPDIR says on which disk. BM_simulated_run/22/4 is a run of 101,817 jobs.
#include "base/numbers.hpp"
#include "engine/job_list.hpp"
#include "engine/plan.hpp"
#include "engine/survey.hpp"
#include "support/simulated_run.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <string>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;

std::optional<std::vector<RankedSource>> unmeasured(const TargetKey&,
                                                    const std::vector<std::string>&) {
  return std::nullopt;
}

// The most memory that this process had since the last call of forget_peak(), in bytes.
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }
double peak_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with("VmHWM:")) continue;
    const auto first = line.find_first_of("0123456789");
    const auto kib = parse_integer(line.substr(first, line.find(' ', first) - first));
    return kib ? static_cast<double>(*kib) * 1024 : 0;
  }
  return 0;
}

void BM_list_jobs(benchmark::State& state) {
  const Experiment experiment = testing::simulated_experiment(static_cast<int>(state.range(0)),
                                                              static_cast<int>(state.range(1)));
  std::size_t jobs = 0;
  for (auto _ : state) jobs = list_jobs(experiment, "/data/rooms", unmeasured).jobs.size();
  state.counters["jobs"] = static_cast<double>(jobs);
}
BENCHMARK(BM_list_jobs)->Args({1, 1})->Args({22, 4})->Unit(benchmark::kMillisecond);

void BM_plan(benchmark::State& state) {
  const auto planned = planned_experiment(load_profile("paper"), 4'000'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_plan(planned.experiment, planned.sizes, 64));
  }
}
BENCHMARK(BM_plan)->Unit(benchmark::kMillisecond);

// Time is the coordinator's: all but what the executor took to write the results. Afterwards the
// same study is run again, with nothing left to do, and looked at.
void BM_simulated_run(benchmark::State& state) {
  const auto seeds = static_cast<int>(state.range(0)), images = static_cast<int>(state.range(1));
  for (auto _ : state) {
    const taskatlas::testing::TemporaryFolder folder;
    const fs::path path = folder.path() / "many.taskstudy";
    testing::create_simulated_study(path, testing::simulated_experiment(seeds, images));
    forget_peak();
    const testing::SimulatedRun run = testing::simulate(path);
    const auto jobs = static_cast<double>(run.status.jobs);
    if (run.status.state != RunState::kFinished ||
        run.status.jobs != testing::simulated_jobs(seeds, images)) {
      state.SkipWithError("the run did not come to its end");
      return;
    }
    state.SetIterationTime(run.coordinator.seconds);
    state.counters["jobs"] = jobs;
    state.counters["ms_a_job"] = 1e3 * run.coordinator.seconds / jobs;
    state.counters["processor_ms_a_job"] = 1e3 * run.coordinator.processor / jobs;
    state.counters["peak_MB"] = peak_bytes() / 1e6;
    const testing::SimulatedRun again = testing::simulate(path);
    state.counters["again_ms_a_job"] = 1e3 * again.coordinator.seconds / jobs;
    const testing::Spent before = testing::now();
    if (survey(path).state != RunState::kFinished) state.SkipWithError("it is not finished");
    state.counters["survey_s"] = testing::now().seconds - before.seconds;
    state.counters["study_MB"] = static_cast<double>(fs::file_size(path)) / 1e6;
  }
}
BENCHMARK(BM_simulated_run)
    ->Args({1, 2})
    ->Args({4, 4})
    ->Args({22, 4})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace taskatlas::engine

BENCHMARK_MAIN();
