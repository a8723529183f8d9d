// SPDX-License-Identifier: MIT
// The executor with programs that stand in for Slurm's: they keep a note of what they are asked,
// and answer what the test has put down.
#include "engine/slurm_executor.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/job_list.hpp"
#include "engine/slurm.hpp"
#include "engine/support.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kPrograms = R"(#!/bin/sh
cd "$FAKE_SLURM" || exit 9
name=${0##*/}
{ printf '%s' "$name"; for word; do printf ' %s' "$word"; done; echo; } >>asked
if said=$(cat "$name.fails" 2>/dev/null); then echo "$said" >&2; exit 1; fi
case $name in
  sbatch) read -r id <next; echo $((id + 1)) >next; echo "$id" ;;
  squeue) cat queue ;;
  scontrol)
    case $1 in
      show) echo "MaxArraySize = 3" ;;
      --oneliner) cat "job.$4" ;;
    esac ;;
  sacct) echo 'Slurm accounting storage is disabled' >&2; exit 1 ;;
esac
)";

class SlurmExecutorTest : public ::testing::Test {
 protected:
  SlurmExecutorTest() {
    const char* path = std::getenv("PATH");
    path_ = path != nullptr ? path : "";
    fs::create_directories(folder_ / "bin");
    for (const char* name : {"sbatch", "squeue", "scancel", "scontrol", "sacct"}) {
      const fs::path program = folder_ / "bin" / name;
      write_file_atomically(program, kPrograms, Links::kFollow);
      fs::permissions(program, fs::perms::owner_all);
    }
    put("next", "100\n");
    put("queue", "");
    ::setenv("PATH", ((folder_ / "bin").string() + ":" + path_).c_str(), 1);
    ::setenv("FAKE_SLURM", folder_.path().c_str(), 1);
    const Experiment experiment = testing::small_experiment();
    list_ = list_jobs(experiment, folder_ / "rooms", [](const auto&, const auto&) {
      return std::optional<std::vector<RankedSource>>();
    });
    for (const Job& job : list_.jobs) store_.put(job);
    settings_.poll_seconds = 0.1;
  }
  ~SlurmExecutorTest() override {
    ::setenv("PATH", path_.c_str(), 1);
    ::unsetenv("FAKE_SLURM");
  }

  void put(const std::string& name, const std::string& text) const {
    write_file_atomically(folder_ / name, text, Links::kFollow);
  }
  void remove(const std::string& name) const { fs::remove(folder_ / name); }
  std::vector<std::string> asked(const std::string& program) const {
    std::ifstream file(folder_ / "asked");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with(program + " ")) lines.push_back(line);
    }
    return lines;
  }

  SlurmExecutor executor() {
    SlurmOptions options;
    options.study = study_;
    options.program = "/opt/taskatlas-engine";
    options.settings = settings_;
    options.log = [this](const std::string& message) { log_ += message + "\n"; };
    return SlurmExecutor(std::move(options));
  }

  // Until it is so.
  void wait(SlurmExecutor& executor, const std::function<bool()>& there) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!there()) {
      ASSERT_LT(std::chrono::steady_clock::now(), until) << log_;
      executor.wait(milliseconds(10),
                    [this](const JobReport& report) { reports_.push_back(report); });
    }
  }
  void wait_for_room(SlurmExecutor& executor) {
    wait(executor, [&] { return executor.room() > 0; });
  }
  void wait_for_reports(SlurmExecutor& executor, std::size_t count) {
    wait(executor, [&] { return reports_.size() >= count; });
  }
  // Until so many batches have an id.
  void wait_for_ids(SlurmExecutor& executor, std::size_t count) {
    wait(executor, [&] {
      const auto found = SlurmBatches(store_).read().batches;
      return static_cast<std::size_t>(std::count_if(
                 found.begin(), found.end(), [](const auto& one) { return !one.array.empty(); })) >=
             count;
    });
  }

  std::vector<const Job*> jobs(JobKind kind) const {
    std::vector<const Job*> found;
    for (const Job& job : list_.jobs) {
      if (job.kind() == kind) found.push_back(&job);
    }
    return found;
  }
  SlurmBatch batch_of(const JobId& id) const {
    for (const SlurmBatch& batch : SlurmBatches(store_).read().batches) {
      if (std::find(batch.jobs.begin(), batch.jobs.end(), id) != batch.jobs.end()) return batch;
    }
    return {};
  }
  // "100|0|RUNNING|taskatlas-..|None"
  std::string line(const JobId& id, const std::string& state, const std::string& reason = "None") {
    const SlurmBatch batch = batch_of(id);
    const auto place = std::find(batch.jobs.begin(), batch.jobs.end(), id) - batch.jobs.begin();
    return batch.array + "|" + std::to_string(place) + "|" + state + "|" + batch.job_name() + "|" +
           reason + "\n";
  }
  std::string attempt_of(const JobId& id) const {
    const SlurmBatch batch = batch_of(id);
    return attempt_name(
        batch.name, static_cast<std::size_t>(std::find(batch.jobs.begin(), batch.jobs.end(), id) -
                                             batch.jobs.begin()));
  }
  void note(const JobId& id, NoteState state, bool advanced = false,
            const JobStore::Failure& failure = {}) const {
    TaskNote written;
    written.attempt = attempt_of(id);
    written.state = state;
    written.advanced = advanced;
    written.stage = "training";
    written.done = 3;
    written.total = 6;
    written.failure = failure;
    write_note(store_, id, written);
  }
  // So many more times the queue is asked for, and heard.
  void wait_for_polls(SlurmExecutor& executor, std::size_t count) {
    const std::size_t until = asked("squeue").size() + count;
    wait(executor, [&] { return asked("squeue").size() > until; });
  }
  static JobInHand of(const SlurmExecutor& executor, const JobId& id) {
    for (const JobInHand& job : executor.in_hand()) {
      if (job.id == id) return job;
    }
    return {};
  }
  template <typename What>
  const What* last() const {
    return reports_.empty() ? nullptr : std::get_if<What>(&reports_.back().what);
  }

  taskatlas::testing::TemporaryFolder folder_;
  const fs::path study_ = folder_ / "x.taskstudy";
  const JobStore store_{study_};
  SlurmSettings settings_;
  JobList list_;
  std::string log_, path_;
  std::vector<JobReport> reports_;
};

TEST_F(SlurmExecutorTest, StagesAreArraysThatWaitForEachOther) {
  settings_.partition = "test";
  settings_.render_cpus = 8;
  SlurmExecutor slurm = executor();
  EXPECT_EQ(slurm.room(), 0u);  // before it has seen the queue
  wait_for_room(slurm);
  std::vector<const Job*> all;
  for (const Job& job : list_.jobs) all.push_back(&job);
  slurm.submit(all);
  for (const Job* job : all) EXPECT_TRUE(slurm.holds(job->id));
  EXPECT_EQ(slurm.room(), 0u);  // until Slurm has taken them
  const std::size_t batches = SlurmBatches(store_).read().batches.size();
  wait_for_ids(slurm, batches);
  const auto lines = asked("sbatch");
  ASSERT_EQ(lines.size(), batches) << ::testing::PrintToString(lines) << log_;
  EXPECT_EQ(list_.jobs.front().kind(), JobKind::kRender);
  EXPECT_THAT(lines[0], HasSubstr("--array=0-0 "));
  EXPECT_THAT(lines[0], HasSubstr("--cpus-per-task=8 "));
  EXPECT_THAT(lines[0], Not(HasSubstr("--dependency")));
  EXPECT_THAT(lines[0], HasSubstr("--partition=test"));
  EXPECT_THAT(lines[1], HasSubstr("--array=0-2 "));  // MaxArraySize is 3: four tasks are two arrays
  EXPECT_THAT(lines[1], HasSubstr("--dependency=afterany:100 "));
  std::size_t tasks = 0;
  for (const SlurmBatch& batch : SlurmBatches(store_).read().batches) {
    EXPECT_LE(batch.jobs.size(), 3u);
    tasks += batch.jobs.size();
    for (const JobId& id : batch.jobs) {
      for (const JobId& needed : store_.job(id).depends) {
        EXPECT_THAT(batch.after, Contains(batch_of(needed).name));
      }
    }
  }
  EXPECT_EQ(tasks, all.size());
  EXPECT_EQ(tasks_in_slurm(study_), all.size());
}

TEST_F(SlurmExecutorTest, RoomIsWhatIsAllowedInFlight) {
  settings_.max_in_flight = 3;
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  EXPECT_EQ(slurm.room(), 3u);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(2));
  wait_for_room(slurm);
  EXPECT_EQ(slurm.room(), 1u);
  slurm.hold_back(true);
  EXPECT_EQ(slurm.room(), 0u);
}

TEST_F(SlurmExecutorTest, FollowsATaskToItsResult) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id, other = training[1]->id;
  slurm.submit(std::span(training).first(2));
  wait_for_ids(slurm, 1);
  put("queue", line(id, "RUNNING") + line(other, "PENDING", "Resources"));
  note(id, NoteState::kRunning);
  wait(slurm, [&] { return of(slurm, id).running && of(slurm, id).stage == "training"; });
  EXPECT_EQ(of(slurm, id).done, 3);
  EXPECT_EQ(of(slurm, id).place, "Slurm task 100_0");
  EXPECT_TRUE(of(slurm, id).reason.empty());
  EXPECT_FALSE(of(slurm, other).running);
  EXPECT_EQ(of(slurm, other).place, "Slurm task 100_1");
  EXPECT_EQ(of(slurm, other).reason, "Resources");
  // The result is there before Slurm says that the task has ended.
  store_.finish(id, {});
  note(id, NoteState::kFinished);
  wait_for_reports(slurm, 1);
  EXPECT_EQ(reports_[0].id, id);
  EXPECT_NE(last<JobDone>(), nullptr);
  put("queue", line(other, "COMPLETED"));
  const fs::path out = SlurmBatches(store_).folder(batch_of(other).name) / "1.out";
  write_file_atomically(out, "slurmstepd: a remark\n", Links::kFollow);
  store_.finish(other, {});
  wait_for_reports(slurm, 2);
  EXPECT_TRUE(slurm.idle());
  EXPECT_FALSE(SlurmBatches(store_).any());
  EXPECT_EQ(tasks_in_slurm(study_), 0u);
  EXPECT_THAT(read_file(store_.folder(other) / kLogFile), HasSubstr("a remark"));
}

TEST_F(SlurmExecutorTest, WhatATaskSaysOfItself) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(3));
  wait_for_ids(slurm, 1);
  const JobId failed = training[0]->id, early = training[1]->id, stopped = training[2]->id;
  note(failed, NoteState::kFailed, false, {ErrorKind::kBadInput, "the loss is not a number"});
  note(early, NoteState::kWaiting);
  note(stopped, NoteState::kStopped, true);
  write_file_atomically(store_.scratch(stopped) / "checkpoint.bin", "new", Links::kFollow);
  put("queue", line(failed, "FAILED") + line(early, "FAILED") + line(stopped, "FAILED"));
  wait_for_reports(slurm, 3);
  for (const JobReport& report : reports_) {
    if (report.id == failed) {
      const auto* what = std::get_if<JobFailed>(&report.what);
      ASSERT_NE(what, nullptr);
      EXPECT_EQ(what->failure.message, "the loss is not a number");
      EXPECT_EQ(what->failure.kind, ErrorKind::kBadInput);
    } else if (report.id == early) {
      EXPECT_TRUE(std::holds_alternative<JobReturned>(report.what));
    } else {
      const auto* what = std::get_if<JobDied>(&report.what);
      ASSERT_NE(what, nullptr);
      EXPECT_FALSE(what->counts);  // it left a checkpoint that is further
      EXPECT_THAT(what->how, HasSubstr("told to stop by Slurm"));
    }
  }
}

TEST_F(SlurmExecutorTest, AControllerThatForgotAnEndIsNotWaitedFor) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  slurm.submit(std::span(training).first(1));
  wait_for_ids(slurm, 1);
  put("queue", line(id, "RUNNING"));
  note(id, NoteState::kWaiting);
  wait_for_reports(slurm, 1);
  EXPECT_NE(last<JobReturned>(), nullptr);
  EXPECT_TRUE(slurm.idle());
  wait(slurm, [&] { return !asked("scancel").empty(); });
  EXPECT_THAT(asked("scancel"), ElementsAre("scancel 100_0"));
}

// Slurm begins it anew under its old name, and with its old note, for longer than one that has said
// its last is waited for.
TEST_F(SlurmExecutorTest, ARequeuedTaskIsLeftToBegin) {
  constexpr std::size_t kTooMany = 23, kHalf = 12;  // polls
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  slurm.submit(std::span(training).first(1));
  wait_for_ids(slurm, 1);
  const std::string batch = batch_of(id).name;
  for (int time = 0; time < 2; ++time) {
    put("queue", line(id, "RUNNING"));
    note(id, NoteState::kRunning);
    wait(slurm, [&] { return of(slurm, id).stage == "training"; });
    note(id, NoteState::kStopped, true);
    wait_for_polls(slurm, 2);
    put("queue", line(id, "COMPLETING"));
    wait_for_polls(slurm, 2);
    put("queue", line(id, "PENDING", "BeginTime"));
    wait(slurm, [&] { return !of(slurm, id).running; });
    EXPECT_EQ(of(slurm, id).total, 0);  // that was of before
    EXPECT_EQ(of(slurm, id).reason, "BeginTime");
    if (time == 0) wait_for_polls(slurm, kHalf);
    put("queue", line(id, "CONFIGURING"));
    wait_for_polls(slurm, time == 0 ? kHalf : 2);
    EXPECT_FALSE(of(slurm, id).running);
    put("queue", line(id, "RUNNING"));  // the prologue, which may take long as well
    wait_for_polls(slurm, time == 0 ? kTooMany : 3);
    EXPECT_TRUE(of(slurm, id).running);
    EXPECT_TRUE(reports_.empty());
    EXPECT_THAT(asked("scancel"), SizeIs(0)) << time;
  }
  EXPECT_EQ(batch_of(id).name, batch);
  EXPECT_THAT(asked("sbatch"), SizeIs(1));
  // What it says now is heard.
  note(id, NoteState::kFailed, false, {ErrorKind::kFailed, "the disk is full"});
  put("queue", line(id, "FAILED"));
  wait_for_reports(slurm, 1);
  ASSERT_NE(last<JobFailed>(), nullptr);
  EXPECT_EQ(last<JobFailed>()->failure.message, "the disk is full");
}

// By what Slurm says then, not by what the task said before it was begun anew.
TEST_F(SlurmExecutorTest, ARequeuedTaskThatDoesNotComeToSpeak) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id, further = training[1]->id, early = training[2]->id;
  slurm.submit(std::span(training).first(3));
  wait_for_ids(slurm, 1);
  const auto all = [&](const std::string& state) {
    put("queue", line(id, state) + line(further, state) + line(early, state));
    wait_for_polls(slurm, 2);
  };
  all("RUNNING");
  note(id, NoteState::kStopped);
  note(further, NoteState::kStopped, true);
  note(early, NoteState::kWaiting);
  write_file_atomically(store_.scratch(further) / "checkpoint.bin", "new", Links::kFollow);
  wait_for_polls(slurm, 2);
  all("REQUEUED");
  all("RUNNING");
  EXPECT_TRUE(reports_.empty());
  put("queue", line(id, "NODE_FAIL") + line(further, "TIMEOUT") + line(early, "TIMEOUT"));
  wait_for_reports(slurm, 3);
  for (const JobReport& report : reports_) {
    const auto* died = std::get_if<JobDied>(&report.what);
    ASSERT_NE(died, nullptr);
    EXPECT_THAT(died->how, HasSubstr(report.id == id ? "NODE_FAIL" : "TIMEOUT"));
    EXPECT_EQ(died->counts, report.id != further);  // its first half left a checkpoint
  }
}

// A coordinator that comes to a task which waits to be begun anew knows its note for an old one.
TEST_F(SlurmExecutorTest, TheNextOneLeavesARequeuedTaskToBegin) {
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  {
    SlurmExecutor slurm = executor();
    wait_for_room(slurm);
    slurm.submit(std::span(training).first(1));
    wait_for_ids(slurm, 1);
    note(id, NoteState::kStopped);
    put("queue", line(id, "PENDING"));
  }
  SlurmExecutor slurm = executor();
  wait_for_polls(slurm, 2);
  put("queue", line(id, "RUNNING"));
  wait_for_polls(slurm, 23);
  EXPECT_TRUE(of(slurm, id).running);
  EXPECT_TRUE(asked("scancel").empty());
}

TEST_F(SlurmExecutorTest, PreemptedItGoesOnAsANewTask) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  const JobId further = training[0]->id, not_so = training[1]->id;
  slurm.submit(std::span(training).first(2));
  wait_for_ids(slurm, 1);
  note(further, NoteState::kStopped, true);
  write_file_atomically(store_.scratch(further) / "checkpoint.bin", "new", Links::kFollow);
  note(not_so, NoteState::kStopped);
  put("queue", line(further, "PREEMPTED") + line(not_so, "PREEMPTED"));
  wait_for_reports(slurm, 2);
  for (const JobReport& report : reports_) {
    const auto* died = std::get_if<JobDied>(&report.what);
    ASSERT_NE(died, nullptr);
    EXPECT_EQ(died->counts, report.id == not_so);
    EXPECT_THAT(died->how, HasSubstr("had to make room for another job (PREEMPTED)"));
  }
  EXPECT_TRUE(asked("scancel").empty());
}

// A controller that crashed gives numbers of arrays that it lost to others, for which those wait
// that were to wait for the lost ones.
TEST_F(SlurmExecutorTest, WhatWaitsForWhatIsOverIsTakenBack) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const JobId first = jobs(JobKind::kTrain)[0]->id;
  const Job* second = nullptr;
  for (const Job* job : jobs(JobKind::kEncode)) {
    if (std::find(job->depends.begin(), job->depends.end(), first) != job->depends.end()) {
      second = job;
    }
  }
  ASSERT_NE(second, nullptr);
  const std::vector<const Job*> both{jobs(JobKind::kTrain)[0], second};
  slurm.submit(both);
  wait_for_ids(slurm, 2);
  const std::string waits = line(second->id, "PENDING", "Dependency");
  put("queue", line(first, "RUNNING") + waits);
  wait_for_polls(slurm, 23);
  EXPECT_TRUE(reports_.empty());
  put("queue", line(first, "COMPLETED") + waits);
  store_.finish(first, {});
  wait_for_reports(slurm, 1);
  ASSERT_EQ(reports_.size(), 1u);
  EXPECT_EQ(reports_[0].id, first);
  wait_for_polls(slurm, 10);  // Slurm may take a while to see it
  put("queue", line(second->id, "PENDING", "Resources"));
  wait_for_polls(slurm, 15);
  EXPECT_TRUE(slurm.holds(second->id));
  put("queue", waits);
  wait_for_reports(slurm, 2);
  ASSERT_EQ(reports_.size(), 2u);
  EXPECT_EQ(reports_[1].id, second->id);
  EXPECT_NE(last<JobReturned>(), nullptr);
  EXPECT_TRUE(slurm.idle());
  wait(slurm, [&] { return !asked("scancel").empty(); });
  EXPECT_THAT(asked("scancel"), ElementsAre("scancel 101"));
}

// What was submitted anew, with a task of its first batch still in hand, is followed by the second.
TEST_F(SlurmExecutorTest, TheNextOneFollowsTheLastBatchOfAJob) {
  const auto training = jobs(JobKind::kTrain);
  const JobId again = training[0]->id, other = training[1]->id;
  {
    SlurmExecutor slurm = executor();
    wait_for_room(slurm);
    slurm.submit(std::span(training).first(2));
    wait_for_ids(slurm, 1);
    put("queue", line(again, "TIMEOUT") + line(other, "RUNNING"));
    wait_for_reports(slurm, 1);
    wait_for_room(slurm);
    slurm.submit(std::span(training).first(1));
    wait_for_ids(slurm, 2);
  }
  // However clocks have jumped meanwhile.
  const SlurmBatches files(store_);
  EXPECT_LT(batch_of(other).number, files.read().batches.back().number);
  for (const SlurmBatch& batch : files.read().batches) {
    fs::last_write_time(files.folder(batch.name) / "tasks.txt",
                        fs::file_time_type::clock::now() - std::chrono::hours(batch.number));
  }
  SlurmExecutor slurm = executor();
  EXPECT_EQ(slurm.in_hand().size(), 2u);
  for (const JobInHand& job : slurm.in_hand()) {
    EXPECT_EQ(job.place, job.id == again ? "Slurm task 101_0" : "Slurm task 100_1");
  }
}

// Of a job that was submitted more than once, what Slurm has is followed, however old.
TEST_F(SlurmExecutorTest, ATaskThatLivesIsFollowedRatherThanOneThatSlurmForgot) {
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id, other = training[1]->id;
  const SlurmBatches files(store_);
  const auto put_batch = [&](std::int64_t number, const std::string& array) {
    SlurmBatch batch;
    batch.name = new_batch_name();
    batch.number = number;
    batch.array = array;
    batch.jobs = {other, id};
    files.put(batch, "");
    return "|taskatlas-" + batch.name + "|None\n";
  };
  const auto place_of = [&](const JobId& wanted, const std::string& queue) {
    put("queue", queue);
    SlurmExecutor slurm = executor();
    wait_for_room(slurm);
    wait_for_polls(slurm, 3);
    const std::string place = of(slurm, wanted).place;
    EXPECT_TRUE(slurm.holds(wanted));
    EXPECT_TRUE(asked("sbatch").empty());
    return place;
  };
  reports_.clear();
  const std::string first = put_batch(1, "50"), second = put_batch(2, "51");
  EXPECT_EQ(files.read().batches.size(), 2u);
  // Both live: the last of two that wait, or the one that runs; the other is ended.
  const std::string queue = "50|0|RUNNING" + first + "51|0|PENDING" + second + "50|1|PENDING" +
                            first + "51|1|TIMEOUT" + second;
  EXPECT_EQ(place_of(id, queue), "Slurm task 50_1");
  EXPECT_THAT(asked("scancel"), ElementsAre("scancel 51_0"));
  EXPECT_TRUE(reports_.empty());
  // Nothing of the second is in hand any more.
  ASSERT_EQ(files.read().batches.size(), 1u);
  EXPECT_EQ(files.read().batches.front().array, "50");
  const std::string third = put_batch(3, "");
  EXPECT_EQ(place_of(other, "50|0|PENDING" + first + "50|1|PENDING" + first), "Slurm task 50_0");
  EXPECT_EQ(files.read().batches.size(), 1u);
}

// A batch that came with a stranger's study, as if its submission had been cut short.
TEST_F(SlurmExecutorTest, AStrangersBatchIsNeitherSubmittedNorWrittenThrough) {
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  const fs::path victim = folder_ / "victim";
  write_file_atomically(victim, "precious\n", Links::kFollow);
  SlurmBatch batch;
  batch.name = new_batch_name();
  batch.jobs = {id};
  const SlurmBatches files(store_);
  files.put(batch, "");
  fs::create_symlink(victim, files.folder(batch.name) / "0.out");
  SlurmExecutor slurm = executor();
  EXPECT_FALSE(slurm.holds(id));
  EXPECT_THAT(log_, HasSubstr("0.out: is no regular file"));
  wait_for_room(slurm);
  wait_for_polls(slurm, 4);
  EXPECT_TRUE(asked("sbatch").empty());
  // Nor is anything read through a link into the job's log.
  slurm.submit(std::span(training).first(1));
  wait_for_ids(slurm, 1);
  fs::create_symlink(victim, files.folder(batch_of(id).name) / "0.out");
  store_.finish(id, {});
  put("queue", line(id, "COMPLETED"));
  wait_for_reports(slurm, 1);
  EXPECT_NE(last<JobDone>(), nullptr);
  EXPECT_FALSE(fs::exists(store_.folder(id) / kLogFile));
  EXPECT_EQ(read_file(victim), "precious\n");
}

TEST_F(SlurmExecutorTest, ATimeOutCountsUnlessItCameFurther) {
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  write_file_atomically(store_.scratch(id) / "checkpoint.bin", "of an earlier attempt",
                        Links::kFollow);
  const auto times_out = [&](bool advanced, bool checkpoint) {
    reports_.clear();
    SlurmExecutor slurm = executor();
    wait_for_room(slurm);
    slurm.submit(std::span(training).first(1));
    wait_for_ids(slurm, 1);
    note(id, NoteState::kRunning, advanced);
    if (checkpoint)
      write_file_atomically(store_.scratch(id) / "checkpoint.bin", "a later one", Links::kFollow);
    write_file_atomically(store_.scratch(id) / kSecondsFile, "12", Links::kFollow);
    put("queue", line(id, "TIMEOUT", "TimeLimit"));
    wait_for_reports(slurm, 1);
    put("queue", "");
    const auto* died = last<JobDied>();
    EXPECT_NE(died, nullptr);
    if (died == nullptr) return true;
    EXPECT_THAT(died->how, HasSubstr("TIMEOUT"));
    return died->counts;
  };
  EXPECT_TRUE(times_out(false, false));
  EXPECT_TRUE(times_out(true, false));
  EXPECT_FALSE(times_out(true, true));
}

TEST_F(SlurmExecutorTest, WhyATaskDied) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(3));
  wait_for_ids(slurm, 1);
  const JobId killed = training[0]->id, greedy = training[1]->id, gone = training[2]->id;
  put("job.100_0", "JobId=100 JobName=" + batch_of(killed).job_name() +
                       " JobState=FAILED Reason=NonZeroExitCode ExitCode=0:9 X=1\n");
  // The number is another's by now, as after a crash of the controller.
  put("job.100_2", "JobId=103 JobName=taskatlas-0123456789abcdef JobState=PENDING ExitCode=0:0\n");
  const SlurmBatches files(store_);
  write_file_atomically(files.folder(batch_of(killed).name) / "0.out",
                        "module: command not found\n\n", Links::kFollow);
  put("queue", line(killed, "FAILED", "JobLaunchFailure") + line(greedy, "OUT_OF_MEMORY"));
  wait_for_reports(slurm, 3);
  std::map<JobId, std::string> how;
  for (const JobReport& report : reports_) {
    const auto* died = std::get_if<JobDied>(&report.what);
    ASSERT_NE(died, nullptr);
    EXPECT_TRUE(died->counts);
    how[report.id] = died->how;
  }
  EXPECT_THAT(how[killed], HasSubstr("killed by signal 9"));
  EXPECT_THAT(how[killed], HasSubstr("module: command not found"));
  EXPECT_THAT(how[greedy], HasSubstr("memory_mb"));
  EXPECT_THAT(how[gone], HasSubstr("not known to Slurm any more"));
  for (const std::string& question : asked("sacct")) EXPECT_THAT(question, HasSubstr(" --name="));
  EXPECT_TRUE(slurm.idle());
  EXPECT_FALSE(files.any());
}

TEST_F(SlurmExecutorTest, TheNextOneFindsWhatTheLastLeft) {
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  std::string running;
  {
    SlurmExecutor slurm = executor();
    wait_for_room(slurm);
    slurm.submit(std::span(training).first(2));
    wait_for_ids(slurm, 1);
    running = line(id, "RUNNING") + line(training[1]->id, "PENDING");
    put("queue", running);
  }  // as if it had been killed
  store_.finish(training[1]->id, {});
  SlurmExecutor slurm = executor();
  EXPECT_TRUE(slurm.holds(id));
  EXPECT_FALSE(slurm.holds(training[1]->id));
  EXPECT_THAT(log_, HasSubstr("1 task of an earlier run"));
  wait(slurm, [&] { return slurm.in_hand().at(0).running; });
  store_.finish(id, {});
  put("queue", "");
  wait_for_reports(slurm, 1);
  EXPECT_NE(last<JobDone>(), nullptr);
  EXPECT_THAT(asked("sbatch"), SizeIs(1));
}

TEST_F(SlurmExecutorTest, ASubmissionThatWasCutShortIsFoundByItsName) {
  const auto training = jobs(JobKind::kTrain);
  const JobId id = training[0]->id;
  const auto intend = [&] {
    SlurmBatch batch;
    batch.name = new_batch_name();
    batch.jobs = {id};
    SlurmBatches(store_).put(batch, "exit 1\n");
    return batch.name;
  };
  {
    const std::string name = intend();
    put("queue", "77|0|RUNNING|taskatlas-" + name + "|None\n");
    SlurmExecutor slurm = executor();
    wait(slurm, [&] { return batch_of(id).array == "77"; });
    EXPECT_TRUE(asked("sbatch").empty());
    put("queue",
        "77|0|RUNNING|taskatlas-" + name + "|None\n78|0|PENDING|taskatlas-" + name + "|None\n");
    // The same submission came through twice: one of them is ended.
    wait(slurm, [&] { return !asked("scancel").empty(); });
    EXPECT_THAT(asked("scancel"), Contains("scancel 78"));
    SlurmBatches(store_).remove(name);
  }
  put("queue", "");
  const std::string name = intend();
  SlurmExecutor slurm = executor();
  wait_for_ids(slurm, 1);
  ASSERT_THAT(asked("sbatch"), SizeIs(1));
  EXPECT_THAT(asked("sbatch")[0], HasSubstr("--job-name=taskatlas-" + name));
  EXPECT_EQ(read_file(SlurmBatches(store_).folder(name) / "script.sh"), batch_script({}));
}

TEST_F(SlurmExecutorTest, AControllerThatIsAwayIsAskedAgain) {
  const std::string away = "error: Unable to contact slurm controller (connect failure)\n";
  put("squeue.fails", away);
  SlurmExecutor slurm = executor();
  wait(slurm, [&] { return asked("squeue").size() >= 3; });
  EXPECT_EQ(slurm.room(), 0u);
  remove("squeue.fails");
  wait_for_room(slurm);
  EXPECT_THAT(log_, HasSubstr("Slurm does not answer"));
  EXPECT_THAT(log_, HasSubstr("Slurm answers again"));
  put("sbatch.fails", away);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(1));
  wait(slurm, [&] { return asked("sbatch").size() >= 2; });
  remove("sbatch.fails");
  wait_for_ids(slurm, 1);
  EXPECT_TRUE(reports_.empty());
  EXPECT_TRUE(slurm.holds(training[0]->id));
}

TEST_F(SlurmExecutorTest, WhatSbatchWillNeverTakeEndsTheRun) {
  put("sbatch.fails", "sbatch: error: Batch job submission failed: Invalid partition name\n");
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(1));
  try {
    wait_for_reports(slurm, 1);
    ADD_FAILURE() << "went on";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("Invalid partition name"));
  }
}

TEST_F(SlurmExecutorTest, FewerWhereTheClusterTakesFewer) {
  put("sbatch.fails", "sbatch: error: AssocMaxSubmitJobLimit\n");
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(3));
  wait_for_reports(slurm, 1);
  EXPECT_NE(last<JobReturned>(), nullptr);
  remove("sbatch.fails");
  wait_for_ids(slurm, 1);
  EXPECT_THAT(asked("sbatch").back(), HasSubstr("--array=0-1 "));
  EXPECT_EQ(slurm.in_hand().size(), 2u);
  EXPECT_EQ(slurm.room(), 0u);  // not at once again
}

TEST_F(SlurmExecutorTest, CancelEndsWhatSlurmHas) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(2));
  wait_for_ids(slurm, 1);
  put("queue", line(training[0]->id, "RUNNING") + line(training[1]->id, "PENDING"));
  wait(slurm, [&] {
    const auto jobs = slurm.in_hand();
    return std::any_of(jobs.begin(), jobs.end(), [](const JobInHand& job) { return job.running; });
  });
  slurm.stop(Ending::kCancel);
  EXPECT_EQ(slurm.room(), 0u);
  wait(slurm, [&] { return !asked("scancel").empty(); });
  EXPECT_THAT(asked("scancel"),
              ElementsAre("scancel --name=" + batch_of(training[0]->id).job_name()));
  put("queue", line(training[0]->id, "CANCELLED") + line(training[1]->id, "CANCELLED"));
  wait_for_reports(slurm, 2);
  for (const JobReport& report : reports_) {
    EXPECT_TRUE(std::holds_alternative<JobReturned>(report.what));
  }
  EXPECT_TRUE(slurm.idle());
  EXPECT_EQ(tasks_in_slurm(study_), 0u);
}

TEST_F(SlurmExecutorTest, LetGoTheyStayInSlurm) {
  const auto training = jobs(JobKind::kTrain);
  {
    SlurmExecutor slurm = executor();
    wait_for_room(slurm);
    slurm.submit(std::span(training).first(2));
    wait_for_ids(slurm, 1);
    slurm.stop(Ending::kLetGo);
    EXPECT_TRUE(slurm.idle());
    slurm.end();
  }
  EXPECT_TRUE(asked("scancel").empty());
  EXPECT_EQ(tasks_in_slurm(study_), 2u);
  // And are ended where nobody runs the study.
  EXPECT_EQ(cancel_in_slurm(study_, {}), 2u);
  EXPECT_THAT(asked("scancel"), SizeIs(1));
  EXPECT_EQ(tasks_in_slurm(study_), 0u);
  EXPECT_EQ(cancel_in_slurm(study_, {}), 0u);
}

TEST_F(SlurmExecutorTest, PausedWhatHasNotBegunIsHeld) {
  SlurmExecutor slurm = executor();
  wait_for_room(slurm);
  const auto training = jobs(JobKind::kTrain);
  slurm.submit(std::span(training).first(2));
  wait_for_ids(slurm, 1);
  put("queue", line(training[0]->id, "RUNNING") + line(training[1]->id, "PENDING"));
  slurm.hold_back(true);
  wait(slurm, [&] { return batch_of(training[0]->id).held; });
  EXPECT_THAT(asked("scontrol"), Contains("scontrol hold 100"));
  slurm.hold_back(false);
  wait(slurm, [&] { return !batch_of(training[0]->id).held; });
  EXPECT_THAT(asked("scontrol"), Contains("scontrol release 100"));
}

TEST_F(SlurmExecutorTest, WithoutSlurmItSaysSo) {
  ::setenv("PATH", "/nonexistent", 1);
  EXPECT_FALSE(has_slurm());
  try {
    executor();
    ADD_FAILURE() << "made";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("no sbatch"));
  }
}

}  // namespace
}  // namespace taskatlas::engine
