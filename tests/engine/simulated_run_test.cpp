// SPDX-License-Identifier: MIT
// Some two thousand jobs through the coordinator, done at once: every one of them once, all rows in
// the study, and nothing left to do afterwards. tests/benchmarks/engine_benchmark has the same with
// a hundred thousand, and what it takes.
#include "support/simulated_run.hpp"

#include "engine/job_list.hpp"
#include "engine/survey.hpp"
#include "support/temporary_folder.hpp"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;

TEST(SimulatedRun, EveryJobOnceAndEveryRowThere) {
  constexpr int kSeeds = 1, kMeasurements = 2;
  const taskatlas::testing::TemporaryFolder folder(taskatlas::testing::memory_folder());
  const fs::path path = folder.path() / "many.taskstudy";
  const Experiment experiment = testing::simulated_experiment(kSeeds, kMeasurements);
  testing::create_simulated_study(path, experiment);

  std::size_t logged = 0;
  RunContext context;
  context.on_log = [&](std::string_view) { ++logged; };
  const testing::SimulatedRun run = testing::simulate(path, 64, 4, context);
  const std::size_t jobs = testing::simulated_jobs(kSeeds, kMeasurements);
  EXPECT_EQ(run.status.state, RunState::kFinished);
  EXPECT_EQ(run.status.jobs, jobs);
  EXPECT_EQ(run.status.done, jobs);
  EXPECT_EQ(run.status.failed + run.status.skipped, 0U);
  EXPECT_EQ(run.status.seconds_left, 0);
  EXPECT_EQ(logged, jobs);  // each ended once

  {
    const Study study = Study::open(path);
    const auto measurements = study.measurements();
    ASSERT_EQ(measurements.size(), static_cast<std::size_t>(kMeasurements));
    for (const MeasurementInfo& one : measurements) {
      EXPECT_EQ(one.targets, 22U);
      EXPECT_EQ(one.transfers, 22U * (26 + 10 + 10 + 5 + 3));
      EXPECT_EQ(one.max_order, 4);
    }
    // The list that is made at once from all results is the one that grew.
    const JobList list =
        list_jobs(experiment, experiment.dataset_folder(path), first_order_in(study));
    EXPECT_EQ(list.jobs.size(), jobs);
    EXPECT_TRUE(list.expected.empty());
    const JobStore store(path);
    for (const Job& job : list.jobs) EXPECT_TRUE(store.done(job.id)) << job.title();
  }
  EXPECT_EQ(survey(path).state, RunState::kFinished);

  logged = 0;
  const testing::SimulatedRun again = testing::simulate(path, 64, 4, context);
  EXPECT_EQ(again.status.state, RunState::kFinished);
  EXPECT_EQ(again.status.done, jobs);
  EXPECT_EQ(logged, 0U);
}

}  // namespace
}  // namespace taskatlas::engine
