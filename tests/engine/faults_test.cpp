// SPDX-License-Identifier: MIT
// The coordinator, with workers that do no work, on machines where things go wrong: it dies within
// a transaction, the disk is full or write-protected, clocks jump, others use the study.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "engine/coordinator.hpp"
#include "engine/job_store.hpp"
#include "engine/study_results.hpp"
#include "engine/support.hpp"
#include "support/faulty_disk.hpp"
#include "support/processes.hpp"
#include "support/small_disk.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using taskatlas::testing::FaultyDisk;
using taskatlas::testing::SmallDisk;
using ::testing::HasSubstr;
using testing::losses_of;
using testing::Results;
using testing::results_of;

class Faults : public ::testing::Test {
 protected:
  Faults() {
    std::signal(SIGPIPE, SIG_IGN);
    ::setenv("FAKE_WORKER", "", 1);
    create(undisturbed_);
    EXPECT_EQ(run(undisturbed_).state, RunState::kFinished);
    expected_ = results_of(undisturbed_);
    EXPECT_GT(expected_.size(), 20U);
  }
  ~Faults() override { ::unsetenv("FAKE_WORKER"); }

  static void create(const fs::path& path) {
    NewExperiment wish;
    wish.profile = testing::small_profile(3);
    wish.profile.beam_width = 3;
    create_study(path, wish, {});
  }
  static RunOptions options(const fs::path& path) {
    RunOptions wanted;
    wanted.study = path;
    wanted.worker = std::string(TASKATLAS_BINARY_DIR) + "/bin/tests/taskatlas-fake-engine";
    wanted.workers = 2;
    return wanted;
  }
  static RunStatus run(const fs::path& path) { return run_experiment(options(path), {}); }

  // The message of the Error that an action throws.
  static std::string refusal(const std::function<void()>& action) {
    try {
      action();
    } catch (const Error& error) {
      return error.what();
    }
    return "(nothing was thrown)";
  }

  // No result that was there has gone or changed.
  static void expect_kept(const Results& before, const Results& now) {
    for (const auto& [name, values] : before) {
      const auto found = now.find(name);
      ASSERT_NE(found, now.end()) << name << " is lost";
      EXPECT_EQ(found->second, values) << name << " has changed";
    }
  }

  taskatlas::testing::TemporaryFolder folder_{taskatlas::testing::memory_folder()};
  fs::path undisturbed_ = folder_ / "undisturbed.taskstudy", path_ = folder_ / "x.taskstudy";
  Results expected_;
};

// It dies at a chosen step of what it writes into the study, within transactions most of all, again
// and again; each time the study is whole, and lacks nothing that it had.
TEST_F(Faults, KilledWithinTransactions) {
  const char* wish = std::getenv("TASKATLAS_KILLS");
  const int wanted = wish == nullptr ? 60 : std::atoi(wish);
  RandomStream random(20'180'618, 1, 0);
  int kills = 0, finished = 0;
  Results kept;
  create(path_);
  while (kills < wanted) {
    const auto step = static_cast<int>(1 + random.below(120));
    const auto fault =
        random.below(2) == 0 ? FaultyDisk::Fault::kKill : FaultyDisk::Fault::kTornKill;
    const int status = taskatlas::testing::in_child([&] {
      FaultyDisk disk;
      disk.fail(fault, step);
      return run(path_).state == RunState::kFinished ? 0 : 1;
    });
    ASSERT_TRUE(status == 0 || status == -SIGKILL) << status << " after " << kills << " kills";
    Results now = losses_of(path_);
    expect_kept(kept, now);
    if (HasFailure()) return;
    kept = std::move(now);
    if (status == 0) {
      EXPECT_EQ(results_of(path_), expected_);
      ++finished;
      for (const char* suffix : {"", "-journal"}) fs::remove(path_.string() + suffix);
      fs::remove_all(artifacts_folder(path_));
      create(path_);
      kept.clear();
    } else {
      ++kills;
    }
  }
  EXPECT_EQ(run(path_).state, RunState::kFinished);
  EXPECT_EQ(results_of(path_), expected_);
  RecordProperty("kills", kills);
  RecordProperty("finished_on_the_way", finished);
}

TEST_F(Faults, AFullDisk) {
  const fs::path disk = folder_ / "disk";
  fs::create_directory(disk);
  int failed = 0;
  for (const std::size_t kib : {200, 400, 500, 600, 700, 800, 1000}) {
    const int status =
        taskatlas::testing::in_small_disk(disk, kib << 10, [&](const SmallDisk& small) {
          const fs::path path = small.folder() / "x.taskstudy";
          create(path);
          std::string why;
          try {
            const RunStatus ended = run(path);
            if (ended.state == RunState::kFinished) return 0;
            if (ended.failures.empty()) return 2;
            why = ended.failures.front().message;
          } catch (const Error& error) {
            if (error.kind() != ErrorKind::kFailed) return 3;
            why = error.what();
          }
          // What is wrong, and where.
          const bool told = why.find("No space left") != std::string::npos ||
                            why.find("the disk is full") != std::string::npos;
          if (!told) {
            std::fprintf(stderr, "%zu KiB: %s\n", kib, why.c_str());
            return 4;
          }
          const Results half = losses_of(path);
          small.resize(64 << 20);
          if (run(path).state != RunState::kFinished) return 5;
          expect_kept(half, losses_of(path));
          return results_of(path) == expected_ && !HasFailure() ? 1 : 6;
        });
    if (status == taskatlas::testing::kNoSmallDisk) GTEST_SKIP() << "nothing can be mounted here";
    ASSERT_TRUE(status == 0 || status == 1) << status << " with " << kib << " KiB";
    failed += status;
  }
  EXPECT_GE(failed, 3);
}

TEST_F(Faults, AFolderThatMayNotBeWritten) {
  const fs::path disk = folder_ / "disk";
  fs::create_directory(disk);
  const int status = taskatlas::testing::in_small_disk(disk, 64 << 20, [&](const SmallDisk& small) {
    const fs::path path = small.folder() / "x.taskstudy";
    create(path);
    RunOptions some = options(path);
    some.only = "train";
    run_experiment(some, {});
    small.protect(true);
    const std::string why = refusal([&] { run(path); });
    if (why.find("may not be written; save a copy") == std::string::npos) {
      std::fprintf(stderr, "%s\n", why.c_str());
      return 2;
    }
    // It can still be looked at, and the copy be run.
    if (losses_of(path).empty() || !read_status(path)) return 3;
    if (refusal([&] {
          request_cancel(path);
          set_paused(path, true);
        }).find("x.artifacts") == std::string::npos) {
      return 4;
    }
    Study::open(path).save_as(path_);
    if (run(path_).state != RunState::kFinished) return 5;
    small.protect(false);
    if (run(path).state != RunState::kFinished) return 6;
    return results_of(path) == expected_ && results_of(path_) == expected_ ? 0 : 7;
  });
  if (status == taskatlas::testing::kNoSmallDisk) GTEST_SKIP() << "nothing can be mounted here";
  EXPECT_EQ(status, 0);
}

// Files from a year ahead, or from 1970, as after a clock was set: nothing is done again, or not.
TEST_F(Faults, ClocksThatJump) {
  for (const std::int64_t year : {0, 2100}) {
    fs::remove(path_);
    fs::remove_all(artifacts_folder(path_));
    create(path_);
    RunOptions some = options(path_);
    some.only = "train";
    run_experiment(some, {});
    constexpr std::int64_t kYear = 31'556'952;
    const std::array<timespec, 2> times{timespec{(year == 0 ? 0 : year - 1970) * kYear, 0},
                                        timespec{(year == 0 ? 0 : year - 1970) * kYear, 0}};
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      ASSERT_EQ(::utimensat(AT_FDCWD, entry.path().c_str(), times.data(), AT_SYMLINK_NOFOLLOW), 0);
      ++files;
    }
    EXPECT_GT(files, 20U);
    RunStatus status = *read_status(path_);
    status.state = RunState::kRunning;  // it died, and its clock was wrong
    status.updated = status.started = year * kYear;
    write_status(path_, status);
    EXPECT_EQ(read_status(path_)->state, RunState::kInterrupted);
    EXPECT_EQ(run(path_).state, RunState::kFinished);
    EXPECT_EQ(results_of(path_), expected_);
  }
}

// Several begin at once: one runs, the others say who does, and how to go on.
TEST_F(Faults, OfManyCoordinatorsOneRuns) {
  ::setenv("FAKE_WORKER", "sleep=2", 1);
  create(path_);
  constexpr int kMany = 5;
  std::array<pid_t, kMany> children{};
  for (pid_t& child : children) {
    child = ::fork();
    if (child != 0) continue;
    int code = 9;
    try {
      code = run(path_).state == RunState::kFinished ? 0 : 8;
    } catch (const Error& error) {
      const std::string why = error.what();
      const bool told =
          why.find("is running this study; wait for it, or end it") != std::string::npos &&
          why.find("(process ") != std::string::npos;
      code = told ? 1 : 7;
      if (!told) std::fprintf(stderr, "%s\n", why.c_str());
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    ::_exit(code);
  }
  int ran = 0, refused = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    ran += WEXITSTATUS(status) == 0 ? 1 : 0;
    refused += WEXITSTATUS(status) == 1 ? 1 : 0;
  }
  EXPECT_GE(ran, 1);  // one that begins when another has ended does so as well
  EXPECT_EQ(ran + refused, kMany);
  EXPECT_EQ(results_of(path_), expected_);
}

// As the window does while a study is run: scenarios are written, and everything is read.
TEST_F(Faults, AnEditorWritesWhileItRuns) {
  create(path_);
  ::setenv("FAKE_WORKER", "sleep=1", 1);
  StudyOpenOptions how;
  how.access = StudyAccess::kEdit;
  how.program = "the window";
  Study editor = Study::open(path_, how);
  ASSERT_EQ(editor.access(), StudyAccess::kEdit);
  // A second one, the command line say, is told who edits it.
  Study second = Study::open(path_, how);
  ASSERT_TRUE(second.held_by());
  EXPECT_THAT(second.held_by()->describe(), HasSubstr("the window (process "));
  EXPECT_THAT(second.held_by()->way_on(), HasSubstr("close the study there"));
  std::atomic<bool> over = false;
  int written = 0;
  std::thread window([&] {
    while (!over || written == 0) {
      Scenario scenario;
      scenario.name = std::to_string(written++);
      editor.put_scenario(scenario);
      for (const MeasurementInfo& one : editor.measurements()) editor.table({{}, {}, one.id});
    }
  });
  const RunStatus status = run(path_);
  over = true;
  window.join();
  EXPECT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(editor.scenarios().size(), static_cast<std::size_t>(written));
  EXPECT_EQ(results_of(path_), expected_);
}

// What a stranger's artifacts hold leads nowhere: links are not followed when something is written.
TEST_F(Faults, LinksAmongTheArtifacts) {
  create(path_);
  RunOptions some = options(path_);
  some.only = "train";
  run_experiment(some, {});
  const fs::path victim = folder_ / "victim";
  write_file_atomically(victim, "precious", Links::kFollow);
  for (const auto& job : fs::directory_iterator(artifacts_folder(path_) / "jobs")) {
    for (const char* name : {"log.txt", "curve.csv", "result.json", "job.json", "losses.npy",
                             "images.json", "failure.json"}) {
      fs::remove(job.path() / name);
      fs::create_symlink(victim, job.path() / name);
    }
  }
  for (const char* name : {"run.json", "cancel"}) {
    fs::remove(artifacts_folder(path_) / name);
    fs::create_symlink(victim, artifacts_folder(path_) / name);
  }
  EXPECT_EQ(run(path_).state, RunState::kFinished);
  EXPECT_EQ(results_of(path_), expected_);
  EXPECT_EQ(read_file(victim), "precious");

  // A whole folder that leads elsewhere is refused, with what to do about it.
  const fs::path elsewhere = folder_ / "elsewhere";
  fs::create_directory(elsewhere);
  for (const auto& job : fs::directory_iterator(artifacts_folder(path_) / "jobs")) {
    const fs::path place = job.path();
    fs::remove_all(place);
    fs::create_directory_symlink(elsewhere, place);
  }
  EXPECT_THAT(refusal([&] { run(path_); }), HasSubstr("is a link; remove it"));
  EXPECT_TRUE(fs::is_empty(elsewhere));

  // So is that of all jobs.
  const fs::path jobs = artifacts_folder(path_) / "jobs";
  fs::remove_all(jobs);
  fs::create_directory_symlink(elsewhere, jobs);
  EXPECT_THAT(refusal([&] { run(path_); }), HasSubstr(jobs.string() + ": is a link; remove it"));
  EXPECT_TRUE(fs::is_empty(elsewhere));
}

// Nor is a pipe waited for, which would be for ever.
TEST_F(Faults, PipesAmongTheArtifacts) {
  create(path_);
  RunOptions some = options(path_);
  some.only = "train";
  run_experiment(some, {});
  const auto put_pipe = [](const fs::path& path) {
    fs::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0666), 0);
  };
  for (const auto& job : fs::directory_iterator(artifacts_folder(path_) / "jobs")) {
    for (const char* name : {"log.txt", "curve.csv", "result.json", "job.json", "losses.npy",
                             "images.json", "failure.json"}) {
      put_pipe(job.path() / name);
    }
  }
  for (const char* name : {"run.json", "cancel"}) put_pipe(artifacts_folder(path_) / name);
  EXPECT_EQ(run(path_).state, RunState::kFinished);
  EXPECT_EQ(results_of(path_), expected_);
}

}  // namespace
}  // namespace taskatlas::engine
