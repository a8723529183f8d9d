// SPDX-License-Identifier: MIT
// The coordinator with workers that do no work, and misbehave as they are told to.
#include "engine/coordinator.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/experiment_change.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "engine/plan.hpp"
#include "engine/support.hpp"
#include "engine/survey.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;

class CoordinatorTest : public ::testing::Test {
 protected:
  CoordinatorTest() {
    std::signal(SIGPIPE, SIG_IGN);
    behave("");
  }
  ~CoordinatorTest() override { ::unsetenv("FAKE_WORKER"); }

  static void behave(const std::string& how) { ::setenv("FAKE_WORKER", how.c_str(), 1); }

  fs::path study(const std::string& name, int max_order = 2) const {
    const fs::path path = folder_ / (name + ".taskstudy");
    NewExperiment wish;
    wish.profile = testing::small_profile(max_order);
    wish.profile.beam_width = 3;
    create_study(path, wish, {});
    return path;
  }

  static RunOptions options(const fs::path& path) {
    RunOptions wanted;
    wanted.study = path;
    wanted.worker = std::string(TASKATLAS_BINARY_DIR) + "/bin/tests/taskatlas-fake-engine";
    wanted.workers = 2;
    return wanted;
  }

  RunStatus run(const fs::path& path, const std::stop_token& stop = {}) {
    RunContext context;
    context.stop = stop;
    context.on_log = [this](std::string_view message) { log_ += std::string(message) + "\n"; };
    return run_experiment(options(path), context);
  }

  // Everything that was measured, by name, to the last bit.
  static std::map<std::string, std::vector<double>> results(const fs::path& path) {
    std::map<std::string, std::vector<double>> found;
    const Study study = Study::open(path);
    for (const MeasurementInfo& one : study.measurements()) {
      const Selection selection{std::nullopt, std::nullopt, one.id};
      const TransferTable table = study.table(selection);
      for (const TaskId target : study.targets_with_losses(selection)) {
        const auto losses = study.losses(table.code(target), selection);
        for (std::size_t i = 0; i < losses->alternatives.size(); ++i) {
          const Transfer& row = table.transfer(losses->alternatives[i]);
          auto& values = found[one.describe() + " " + table.describe(losses->alternatives[i])];
          values = {row.affinity, row.gain, row.quality};
          for (std::size_t k = 0; k < losses->images.size(); ++k) {
            values.push_back(
                static_cast<double>(losses->losses.losses[i * losses->images.size() + k]));
          }
        }
      }
    }
    return found;
  }

  static void expect_same_results(const fs::path& one, const fs::path& other) {
    const auto a = results(one), b = results(other);
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [key, values] : a) {
      const auto found = b.find(key);
      ASSERT_NE(found, b.end()) << key;
      ASSERT_EQ(values.size(), found->second.size());
      for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_TRUE(values[i] == found->second[i] ||
                    (std::isnan(values[i]) && std::isnan(found->second[i])))
            << key;
      }
    }
  }

  taskatlas::testing::TemporaryFolder folder_{taskatlas::testing::memory_folder()};
  std::string log_;
};

TEST_F(CoordinatorTest, DoesAllOfIt) {
  const fs::path path = study("x", 3);
  const RunStatus status = run(path);
  EXPECT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(status.done, status.jobs);
  EXPECT_EQ(status.seconds_left, 0);
  const Study after = Study::open(path);
  const MeasurementInfo measured = after.select();
  EXPECT_EQ(measured.transfer_images, 8);
  EXPECT_EQ(measured.seed, 1);
  // For three targets: four sources, self, pixels, average; three pairs and one triple.
  EXPECT_EQ(measured.transfers, 3U * (4 + 3 + 3 + 1));
  EXPECT_EQ(measured.max_order, 3);
  const TransferTable table = after.table();
  for (const Transfer& row : table.transfers()) {
    const bool competes = row.pseudo == PseudoSource::kNone || row.pseudo == PseudoSource::kSelf;
    EXPECT_EQ(std::isnan(row.affinity), !competes);
    EXPECT_FALSE(std::isnan(row.gain));
    EXPECT_FALSE(std::isnan(row.quality));
  }
  EXPECT_EQ(read_experiment(after).profile.device, "cpu");
}

TEST_F(CoordinatorTest, RunningAgainDoesNothing) {
  const fs::path path = study("x");
  run(path);
  const auto before = results(path);
  behave("fail=train fail=transfer");
  log_.clear();
  const RunStatus status = run(path);
  EXPECT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(log_, "");
  EXPECT_EQ(results(path).size(), before.size());
}

TEST_F(CoordinatorTest, NumbersOfWorkersChangeNothing) {
  const fs::path one = study("one"), many = study("many");
  RunOptions wanted = options(one);
  wanted.workers = 1;
  run_experiment(wanted, {});
  wanted.study = many;
  wanted.workers = 5;
  run_experiment(wanted, {});
  expect_same_results(one, many);
}

TEST_F(CoordinatorTest, OneWorkerForEachCard) {
  const fs::path path = study("x");
  {
    StudyOpenOptions how;
    how.access = StudyAccess::kRun;
    Study study = Study::open(path, how);
    Experiment experiment = read_experiment(study);
    experiment.profile.workers = 0;
    experiment.profile.device = "cuda";
    study.set_experiment(to_json(experiment).dump());
  }
  RunOptions wanted = options(path);
  wanted.workers = 0;
  wanted.find_cards = [] { return std::vector<std::string>{"3", "GPU-b", "7"}; };
  behave("sleep=5");
  const RunStatus status = run_experiment(wanted, {});
  EXPECT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(status.workers, 3);
  std::set<std::string> cards;
  const JobStore store(path);
  for (const auto& entry : fs::directory_iterator(store.artifacts() / "jobs")) {
    const std::string log = read_file(entry.path() / kLogFile);
    const auto found = log.find("on card ");
    ASSERT_NE(found, std::string::npos) << log;
    cards.insert(log.substr(found, log.find('\n', found) - found));
    // A job is of any card: which one does it is no part of its name.
    EXPECT_EQ(
        store.job(entry.path().filename().string()).device.substr(0, 3),
        store.job(entry.path().filename().string()).kind() == JobKind::kRender ? "cpu" : "cud");
  }
  EXPECT_EQ(cards, (std::set<std::string>{"on card 3", "on card GPU-b", "on card 7"}));
}

TEST_F(CoordinatorTest, ArtifactsCanBeMadeAgain) {
  const fs::path path = study("x"), other = study("other");
  run(path);
  run(other);
  fs::remove_all(artifacts_folder(path));
  EXPECT_EQ(run(path).state, RunState::kFinished);
  expect_same_results(path, other);
}

TEST_F(CoordinatorTest, AFailedJobIsReportedAndTheRestGoesOn) {
  const fs::path path = study("x");
  behave("fail=rgb2depth");
  const RunStatus status = run(path);
  EXPECT_EQ(status.state, RunState::kIncomplete);
  ASSERT_EQ(status.failures.size(), 3U);  // training, baselines, transfers from others
  EXPECT_NE(status.failures[0].message.find("not a number"), std::string::npos);
  EXPECT_GT(status.skipped, 0U);
  EXPECT_GT(status.done, 0U);
  EXPECT_NE(log_.find("train rgb2depth: failed"), std::string::npos) << log_;
  const JobStore store(path);
  EXPECT_TRUE(store.failure(status.failures[0].id));

  behave("");
  EXPECT_EQ(run(path).state, RunState::kFinished);
  EXPECT_FALSE(store.failure(status.failures[0].id));
  const fs::path other = study("other");
  run(other);
  expect_same_results(path, other);
}

TEST_F(CoordinatorTest, AFailedTrainingGoesOnWithOtherSettings) {
  const fs::path path = study("x");
  behave("fail=rgb2depth");
  const RunStatus failed = run(path);
  EXPECT_EQ(failed.state, RunState::kIncomplete);
  ASSERT_EQ(failed.failures.size(), 3U);  // training, baselines, transfers from others
  behave("");
  const JobStore store(path);
  std::map<JobId, fs::file_time_type> before;
  const auto results = [&] {
    std::map<JobId, fs::file_time_type> found;
    for (const auto& job : fs::directory_iterator(artifacts_folder(path) / "jobs")) {
      const fs::path result = job.path() / "result.json";
      if (fs::exists(result)) found[job.path().filename().string()] = fs::last_write_time(result);
    }
    return found;
  };
  before = results();

  TaskTraining change;
  change.learning_rate = 2;
  EXPECT_THROW(set_training(path, "rgb2depth", change, {}), Error);
  change.learning_rate = 1e-4;
  change.clip_norm = 0.5;
  EXPECT_THROW(set_training(path, "edge2d", change, {}), Error);  // trained already
  EXPECT_THROW(set_training(path, "curvature", change, {}), Error);
  EXPECT_EQ(read_experiment(Study::open(path)).profile.task_training.size(), 0U);
  const TrainSettings now = set_training(path, "rgb2depth", change, {});
  EXPECT_EQ(now.learning_rate, 1e-4);
  EXPECT_EQ(now.clip_norm, 0.5);
  EXPECT_EQ(now.steps, testing::small_profile().training.steps);
  EXPECT_EQ(run(path).state, RunState::kFinished);

  const auto after = results();
  for (const auto& [id, time] : before) EXPECT_EQ(after.at(id), time) << store.job(id).title();
  std::size_t trained = 0;
  for (const auto& [id, time] : after) {
    const Job job = store.job(id);
    if (job.kind() != JobKind::kTrain || job.task() != "rgb2depth") continue;
    EXPECT_EQ(std::get<TrainJob>(job.work).settings, now);
    ++trained;
  }
  EXPECT_EQ(trained, 1U);
  EXPECT_THROW(set_training(path, "rgb2depth", change, {}), Error);  // now it is
}

TEST_F(CoordinatorTest, WhatJobsSayOfThemselvesStays) {
  const fs::path path = study("x");
  behave("note=encode");
  const RunStatus status = run(path);
  ASSERT_EQ(status.notes.size(), 1U);
  EXPECT_EQ(status.notes[0].text, "1 damaged sample is passed over: room/a (cut short)");
  EXPECT_EQ(status.notes[0].jobs, 4U);
  behave("");
  run(path);
  ASSERT_EQ(survey(path).notes.size(), 1U);
  EXPECT_EQ(survey(path).notes[0].jobs, 4U);
}

TEST_F(CoordinatorTest, AWorkerThatDiesTakesOneJobWithItOnce) {
  const fs::path path = study("x");
  behave("die_once=encode");
  EXPECT_EQ(run(path).state, RunState::kFinished);
  EXPECT_NE(log_.find("was killed by signal 9"), std::string::npos) << log_;
  EXPECT_NE(log_.find("tried once more"), std::string::npos) << log_;
}

TEST_F(CoordinatorTest, AJobThatKillsItsWorkersFails) {
  const fs::path path = study("x");
  behave("die=baselines");
  const RunStatus status = run(path);
  EXPECT_EQ(status.state, RunState::kIncomplete);
  EXPECT_EQ(status.failed, 3U);
  EXPECT_EQ(status.skipped, 0U);
  EXPECT_NE(status.failures[0].message.find("twice"), std::string::npos);
}

TEST_F(CoordinatorTest, WorkersThatLie) {
  behave("empty=baselines");
  EXPECT_NE(run(study("x")).failures.at(0).message.find("no result"), std::string::npos);
  behave("nonsense=baselines");
  EXPECT_EQ(run(study("y")).failed, 3U);
}

TEST_F(CoordinatorTest, NoWorkerAtAll) {
  RunOptions wanted = options(study("x"));
  wanted.worker = "/nonexistent/taskatlas-engine";
  EXPECT_THROW(run_experiment(wanted, {}), Error);
  EXPECT_EQ(read_status(wanted.study)->state, RunState::kFailed);
  wanted.worker = "/bin/true";
  const RunStatus status = run_experiment(wanted, {});
  EXPECT_EQ(status.state, RunState::kIncomplete);
  EXPECT_EQ(status.done, 0U);
}

TEST_F(CoordinatorTest, StopsAndGoesOn) {
  const fs::path path = study("x"), other = study("other");
  run(other);
  behave("sleep=20");
  int stops = 0;
  while (true) {
    std::stop_source stop;
    RunOptions wanted = options(path);
    std::size_t first = 0;
    wanted.on_status = [&](const RunStatus& status) {
      if (first == 0) first = status.done + 1;
      if (stops < 5 && status.state == RunState::kRunning) stop.request_stop();
    };
    RunContext context;
    context.stop = stop.get_token();
    const RunStatus status = run_experiment(wanted, context);
    EXPECT_TRUE(status.running.empty());
    if (status.state == RunState::kFinished) break;
    EXPECT_EQ(status.state, RunState::kStopped);
    EXPECT_EQ(read_status(path)->state, RunState::kStopped);
    ++stops;
    ASSERT_LT(stops, 50);
    if (stops == 5) behave("");
  }
  EXPECT_EQ(stops, 5);
  expect_same_results(path, other);
}

TEST_F(CoordinatorTest, CancelFromElsewhere) {
  const fs::path path = study("x");
  EXPECT_FALSE(request_cancel(path));
  behave("sleep=100000");
  std::jthread canceller([&] {
    while (!request_cancel(path)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  });
  EXPECT_EQ(run(path).state, RunState::kStopped);
}

TEST_F(CoordinatorTest, AWorkerThatDoesNotStopIsKilled) {
  const fs::path path = study("x");
  behave("sleep=100000 deaf=render");
  std::stop_source stop;
  stop.request_stop();
  RunOptions wanted = options(path);
  std::stop_source later;
  RunContext context;
  context.stop = later.get_token();
  wanted.on_status = [&](const RunStatus& status) {
    if (!status.running.empty()) later.request_stop();
  };
  EXPECT_EQ(run_experiment(wanted, context).state, RunState::kStopped);
}

TEST_F(CoordinatorTest, PausedItBeginsNothing) {
  const fs::path path = study("x");
  set_paused(path, true);
  RunOptions wanted = options(path);
  bool paused = false;
  wanted.on_status = [&](const RunStatus& status) {
    if (status.state != RunState::kPaused) return;
    paused = true;
    EXPECT_EQ(status.done, 0U);
    set_paused(path, false);
  };
  EXPECT_EQ(run_experiment(wanted, {}).state, RunState::kFinished);
  EXPECT_TRUE(paused);
}

TEST_F(CoordinatorTest, OneAtATime) {
  const fs::path path = study("x");
  StudyOpenOptions how;
  how.access = StudyAccess::kRun;
  how.program = "the other one";
  const Study holder = Study::open(path, how);
  ASSERT_EQ(holder.access(), StudyAccess::kRun);
  try {
    run(path);
    ADD_FAILURE() << "ran";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("the other one"), std::string::npos) << error.what();
    EXPECT_EQ(error.kind(), ErrorKind::kFailed);
  }
}

TEST_F(CoordinatorTest, OnlyAStageOrATransfer) {
  const fs::path path = study("x", 1);
  RunOptions wanted = options(path);
  wanted.only = "train";
  RunStatus status = run_experiment(wanted, {});
  EXPECT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(status.jobs, 5U);  // with the rooms
  wanted.only = "rgb2depth+rgb2sfnorm->edge2d";
  status = run_experiment(wanted, {});
  EXPECT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(status.jobs, 1U + 2U + 2U + 1U);
  const TransferTable table = Study::open(path).table();
  EXPECT_EQ(table.max_order(), 2);
  wanted.only = "everything";
  EXPECT_THROW(run_experiment(wanted, {}), Error);
  wanted.only = "edge3d->edge2d";
  EXPECT_THROW(run_experiment(wanted, {}), Error);
}

TEST_F(CoordinatorTest, DatasetsThatAreGone) {
  const fs::path path = study("x");
  {
    StudyOpenOptions how;
    how.access = StudyAccess::kRun;
    Study study = Study::open(path, how);
    Experiment experiment = read_experiment(study);
    experiment.dataset = "/nonexistent/rooms";
    experiment.dataset_identity = std::string(32, 'a');
    study.set_experiment(to_json(experiment).dump());
  }
  try {
    run(path);
    ADD_FAILURE() << "ran";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_NE(std::string(error.what()).find("/nonexistent/rooms"), std::string::npos);
  }
}

TEST_F(CoordinatorTest, StatusOfOneThatWasKilled) {
  const fs::path path = study("x");
  EXPECT_FALSE(read_status(path));
  RunStatus status;
  status.state = RunState::kRunning;
  status.pid = 1;
  write_status(path, status);
  EXPECT_EQ(read_status(path)->state, RunState::kInterrupted);
  write_file_atomically(artifacts_folder(path) / "run.json", "{\"state\":\"dancing\"}",
                        Links::kFollow);
  EXPECT_THROW(read_status(path), Error);
}

TEST(Status, ComesBackFromJsonAndFromThatOfEarlierVersions) {
  RunStatus status;
  status.state = RunState::kRunning;
  status.executor = "slurm";
  status.queued = 2;
  status.jobs = 9;
  status.kinds = {{JobKind::kTrain, 9, 1, 0, 0, 12.5}};
  status.running = {{"a", JobKind::kTrain, "train it", "training", 1, 2, 3, "Slurm task 4_0"}};
  status.waiting = {{"b", "Slurm task 4_1", "Resources"}, {"c", "", ""}};
  status.failures = {{"d", "another", "why"}};
  status.notes = {{"1 damaged sample is passed over", 3}};
  nlohmann::ordered_json json = to_json(status);
  EXPECT_EQ(to_json(run_status_from_json(json)), json);
  EXPECT_EQ(run_status_from_json(json).notes.size(), 1U);
  json.erase("notes");
  json.erase("waiting");  // version 0.1 before queued jobs were told apart
  const RunStatus old = run_status_from_json(json);
  EXPECT_TRUE(old.waiting.empty());
  EXPECT_EQ(old.queued, 2U);
  json["waiting"] = "Resources";
  EXPECT_THROW(run_status_from_json(json), Error);
}

TEST_F(CoordinatorTest, PlansAreCorrectedByWhatWasDone) {
  const fs::path path = study("x");
  const auto before = make_plan(path, 2, {});
  ASSERT_TRUE(before);
  EXPECT_EQ(before->done, 0U);
  EXPECT_EQ(before->workers, 2);
  EXPECT_GT(before->seconds_left, 0);
  EXPECT_GT(before->memory, 0U);
  EXPECT_GT(before->disk, 0U);
  const Experiment experiment = read_experiment(Study::open(path));
  const Plan without = make_plan(experiment, split_sizes(experiment, {}), 2);
  EXPECT_EQ(without.jobs, before->jobs);
  EXPECT_EQ(without.seconds_left, before->seconds_left);
  const RunStatus status = run(path);
  const auto after = make_plan(path, 2, {});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->jobs, status.jobs);
  EXPECT_EQ(after->jobs, before->jobs);  // what higher orders come to was foreseen
  EXPECT_EQ(after->done, after->jobs);
  EXPECT_EQ(after->seconds_left, 0);
}

TEST(Pace, OfItsKindElseOfAll) {
  Pace pace;
  EXPECT_EQ(pace.factor(JobKind::kTrain), 1);
  pace.took(JobKind::kTrain, 10, 30);
  EXPECT_EQ(pace.factor(JobKind::kTrain), 3);
  EXPECT_EQ(pace.factor(JobKind::kTransfer), 3);
  EXPECT_EQ(pace.factor(JobKind::kRender), 1);
  pace.took(JobKind::kTransfer, 10, 5);
  EXPECT_EQ(pace.factor(JobKind::kTransfer), 0.5);
  EXPECT_EQ(pace.factor(JobKind::kTrain), 3);
  pace.took(JobKind::kTrain, 0, 1);
  EXPECT_EQ(pace.factor(JobKind::kTrain), 3);
}

// The coordinator is killed at whatever moment, again and again, its workers living on for a while;
// what comes of it in the end is what would have come of it undisturbed.
TEST_F(CoordinatorTest, KilledAtAnyTime) {
  const fs::path undisturbed = study("undisturbed", 3), killed = study("killed", 3);
  run(undisturbed);
  behave("sleep=3");
  std::mt19937 random(20180618);
  std::uniform_int_distribution<int> moment(1, 120);
  constexpr int kRounds = 50;
  for (int round = 0; round < kRounds; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        run_experiment(options(killed), {});
      } catch (const std::exception& error) {
        std::fprintf(stderr, "in the child: %s\n", error.what());
        ::_exit(1);
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(moment(random)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) != 0) << "round " << round;
    const Study reader = Study::open(killed);  // a whole state, always
    if (WIFEXITED(status)) fs::remove_all(artifacts_folder(killed) / "jobs");
  }
  behave("");
  EXPECT_EQ(run(killed).state, RunState::kFinished);
  expect_same_results(undisturbed, killed);
}

}  // namespace
}  // namespace taskatlas::engine
