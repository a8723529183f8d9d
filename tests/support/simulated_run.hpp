// SPDX-License-Identifier: MIT
// A whole run whose jobs are done at once by nobody: the coordinator, the study and the artifacts
// are real, what is measured is made up. For tests and figures of what the coordinator itself
// takes.
#pragma once

#include "engine/coordinator.hpp"
#include "engine/executor.hpp"
#include "engine/experiment.hpp"
#include "engine/job_store.hpp"
#include "tasks/task_dictionary.hpp"

#include <chrono>
#include <ctime>
#include <deque>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace taskatlas::engine::testing {

// Time of the clock and of this process's processors.
struct Spent {
  double seconds = 0, processor = 0;
};

inline Spent now() {
  const auto clock = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double>(clock).count(),
          static_cast<double>(std::clock()) / CLOCKS_PER_SEC};
}

// Has a job's result in the store as soon as it is waited for.
class SimulatedExecutor : public Executor {
 public:
  // `images` of each row's losses. What it takes itself goes into `spent`, which must outlive it.
  SimulatedExecutor(const std::filesystem::path& study, std::size_t room, std::size_t images,
                    Spent& spent)
      : store_(study), room_(room), spent_(spent) {
    for (std::size_t i = 0; i < images; ++i) {
      images_.push_back("room_" + std::to_string(i / 4) + "/view_" + std::to_string(i));
      groups_.push_back("room_" + std::to_string(i / 4));
    }
  }

  bool holds(const JobId&) const override { return false; }
  bool idle() const override { return jobs_.empty(); }
  std::vector<JobInHand> in_hand() const override { return {}; }
  std::size_t room() const override { return room_ - jobs_.size(); }
  int attempts() const override { return 1; }
  bool takes_early() const override { return false; }
  void submit(std::span<const Job* const> jobs) override {
    jobs_.insert(jobs_.end(), jobs.begin(), jobs.end());
  }
  void hold_back(bool) override {}
  void wait(std::chrono::milliseconds, const Reports& report) override {
    std::vector<JobId> done;
    const Spent before = now();
    for (; !jobs_.empty(); jobs_.pop_front()) {
      finish(*jobs_.front());
      done.push_back(jobs_.front()->id);
    }
    const Spent after = now();
    spent_.seconds += after.seconds - before.seconds;
    spent_.processor += after.processor - before.processor;
    for (const JobId& id : done) report({id, JobDone{0.001}});
  }
  void stop(Ending) override { jobs_.clear(); }
  std::chrono::milliseconds patience() const override { return std::chrono::milliseconds(0); }
  void end() override {}

 private:
  void finish(const Job& job) const {
    JobResult result;
    result.seconds = 0.001;
    if (const auto* train = std::get_if<TrainJob>(&job.work)) {
      return store_.finish(job.id, result,
                           train->self_losses ? rows(job, train->task, {{"self"}}) : std::nullopt);
    }
    if (const auto* baseline = std::get_if<BaselineJob>(&job.work)) {
      return store_.finish(job.id, result, rows(job, baseline->target, {{"pixels"}, {"average"}}));
    }
    if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
      return store_.finish(job.id, result, rows(job, transfer->target, transfer->sources));
    }
    store_.finish(job.id, result);
  }

  // Losses that depend on the job alone.
  std::optional<JobLosses> rows(const Job& job, const std::string& target,
                                std::vector<std::vector<std::string>> sources) const {
    JobLosses losses;
    losses.target = target;
    losses.rows = std::move(sources);
    losses.images = images_;
    losses.groups = groups_;
    std::uint64_t state = std::stoull(job.id.substr(0, 15), nullptr, 16) | 1;
    for (std::size_t i = 0; i < losses.rows.size() * images_.size(); ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      losses.losses.push_back(static_cast<float>(state >> 40) * 0x1p-24F);
    }
    return losses;
  }

  JobStore store_;
  std::size_t room_;
  Spent& spent_;
  std::vector<std::string> images_, groups_;
  std::deque<const Job*> jobs_;
};

// The paper's 26 tasks, orders up to 4, one source set a job: 52 jobs for each seed and 1,144 for
// each seed and number of transfer images, besides the rendering.
inline Experiment simulated_experiment(int seeds, int measurements_of_each) {
  Profile profile;
  profile.name = "simulated";
  profile.device = "cpu";
  profile.max_order = 4;
  profile.readouts_per_job = 1;
  profile.seeds.clear();
  for (int i = 1; i <= seeds; ++i) profile.seeds.push_back(static_cast<std::uint64_t>(i));
  for (int i = 1; i <= measurements_of_each; ++i) profile.transfer_images.push_back(10 * i);
  NewExperiment wish;
  wish.profile = profile;
  return make_experiment(wish, {}).value();
}

inline std::size_t simulated_jobs(int seeds, int measurements_of_each) {
  const auto each = static_cast<std::size_t>(52 + 1144 * measurements_of_each);
  return 1 + static_cast<std::size_t>(seeds) * each;
}

inline void create_simulated_study(const std::filesystem::path& path,
                                   const Experiment& experiment) {
  NewStudy content;
  for (const ExperimentTask& task : experiment.tasks) {
    content.tasks.push_back(*find_dictionary_task(task.code));
  }
  content.experiment = to_json(experiment).dump();
  Study::create(path, content);
}

struct SimulatedRun {
  RunStatus status;
  Spent coordinator;  // without what its executor took
};

inline SimulatedRun simulate(const std::filesystem::path& study, std::size_t room = 8,
                             std::size_t images = 12, const RunContext& context = {}) {
  Spent executor;
  RunOptions options;
  options.study = study;
  const Spent before = now();
  SimulatedRun run;
  run.status = run_experiment(options, context,
                              std::make_unique<SimulatedExecutor>(study, room, images, executor));
  const Spent after = now();
  run.coordinator = {after.seconds - before.seconds - executor.seconds,
                     after.processor - before.processor - executor.processor};
  return run;
}

}  // namespace taskatlas::engine::testing
