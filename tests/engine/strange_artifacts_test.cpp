// SPDX-License-Identifier: MIT
// The store of jobs, and the state of a run, in a folder that came from a stranger: links lead to
// the user's files, pipes have no other end, files are larger than any of ours.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "engine/status.hpp"
#include "engine/support.hpp"
#include "engine/task_note.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// The message of the Error that an action throws.
template <class Action>
std::string refusal(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "(nothing was thrown)";
}

// Of this process's memory.
long peak_kib() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

class StrangeArtifacts : public ::testing::Test {
 protected:
  StrangeArtifacts() {
    write_file_atomically(victim_, "precious", Links::kReplace);
    create_study(study_, wish(), {});
    fs::create_directory(elsewhere_);
  }
  static NewExperiment wish() {
    NewExperiment wish;
    wish.profile = testing::small_profile();
    return wish;
  }
  static Job first_job() {
    const auto none = [](const auto&, const auto&) { return std::nullopt; };
    return list_jobs(testing::small_experiment(), "/data/rooms", none).jobs.back();
  }
  static void put_pipe(const fs::path& path) {
    fs::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0666), 0);
  }
  fs::path in_job(const char* name) const { return store_.folder(job_.id) / name; }
  void expect_nothing_elsewhere() const {
    EXPECT_EQ(read_file(victim_), "precious");
    EXPECT_TRUE(fs::is_empty(elsewhere_));
  }

  taskatlas::testing::TemporaryFolder folder_;
  const fs::path study_ = folder_ / "x.taskstudy", victim_ = folder_ / "victim",
                 elsewhere_ = folder_ / "elsewhere";
  const JobStore store_{study_};
  const Job job_ = first_job();
};

TEST_F(StrangeArtifacts, FilesOfAJobArePutInTheirPlace) {
  store_.put(job_);
  for (const bool pipe : {false, true}) {
    for (const char* name : {"job.json", "progress.json", "failure.json", "result.json"}) {
      fs::remove(in_job(name));
      pipe ? put_pipe(in_job(name)) : fs::create_symlink(victim_, in_job(name));
    }
    EXPECT_FALSE(store_.done(job_.id));
    EXPECT_FALSE(read_note(store_, job_.id, "a/1").has_value());
    EXPECT_THAT(refusal([&] { store_.job(job_.id); }), HasSubstr("job.json"));
    store_.put(job_);
    store_.fail(job_.id, {ErrorKind::kFailed, "it was tired"});
    TaskNote note;
    note.attempt = "a/1";
    write_note(store_, job_.id, note);
    EXPECT_EQ(store_.job(job_.id).id, job_.id);
    EXPECT_EQ(store_.failure(job_.id)->message, "it was tired");
    EXPECT_TRUE(read_note(store_, job_.id, "a/1").has_value());
    store_.finish(job_.id, {});
    EXPECT_TRUE(store_.done(job_.id));
    expect_nothing_elsewhere();
  }
}

TEST_F(StrangeArtifacts, NothingIsAddedBehindALinkOrToAPipe) {
  store_.put(job_);
  fs::create_symlink(victim_, in_job(kLogFile));
  store_.append(job_.id, kLogFile, "line\n");
  fs::remove(in_job(kLogFile));
  put_pipe(in_job(kLogFile));
  store_.append(job_.id, kLogFile, "line\n");
  fs::remove(in_job(kLogFile));
  store_.append(job_.id, kLogFile, "line\n");
  EXPECT_EQ(read_file(in_job(kLogFile)), "line\n");
  put_pipe(in_job("lock"));
  EXPECT_THAT(refusal([&] { store_.lock(job_.id, {}); }),
              HasSubstr("lock: is no regular file; remove it"));
  expect_nothing_elsewhere();
}

TEST_F(StrangeArtifacts, FoldersThatAreLinksAreNotWrittenIn) {
  const fs::path jobs = store_.artifacts() / "jobs", own = store_.folder(job_.id);
  for (const fs::path& link : {own, jobs}) {
    fs::remove_all(jobs);
    fs::create_directories(link.parent_path());
    fs::create_directory_symlink(elsewhere_, link);
    const auto refused = HasSubstr(link.string() + ": is a link; remove it");
    EXPECT_THAT(refusal([&] { store_.put(job_); }), refused);
    EXPECT_THAT(refusal([&] { store_.lock(job_.id, {}); }), refused);
    EXPECT_THAT(refusal([&] { store_.finish(job_.id, {}); }), refused);
    EXPECT_THAT(refusal([&] { store_.fail(job_.id, {}); }), refused);
    EXPECT_THAT(refusal([&] { write_note(store_, job_.id, {}); }), refused);
    store_.append(job_.id, kLogFile, "line\n");
    expect_nothing_elsewhere();
  }
  // What is cleared away is the job's own.
  fs::remove(jobs);
  fs::create_directories(jobs);
  fs::create_directory_symlink(elsewhere_, own);
  write_file_atomically(elsewhere_ / "failure.json", "precious", Links::kReplace);
  store_.clear_failure(job_.id);
  EXPECT_TRUE(fs::exists(elsewhere_ / "failure.json"));
}

TEST_F(StrangeArtifacts, ScratchIsRemovedAndNotWhereItLeads) {
  store_.put(job_);
  write_file_atomically(elsewhere_ / "checkpoint.bin", "precious", Links::kReplace);
  fs::create_directory_symlink(elsewhere_, in_job(kScratchFolder));
  EXPECT_THAT(refusal([&] { static_cast<void>(store_.scratch(job_.id)); }),
              HasSubstr("scratch: is a link; remove it"));
  store_.finish(job_.id, {});
  EXPECT_FALSE(fs::exists(fs::symlink_status(in_job(kScratchFolder))));
  EXPECT_EQ(read_file(elsewhere_ / "checkpoint.bin"), "precious");
}

TEST_F(StrangeArtifacts, TheStateOfARunIsReadFromRegularFilesAlone) {
  const fs::path artifacts = store_.artifacts();
  fs::create_directory(artifacts);
  put_pipe(artifacts / "run.json");
  EXPECT_THAT(refusal([&] { read_status(study_); }),
              HasSubstr("run.json: it is no regular file; remove it"));
  RunStatus status;
  status.state = RunState::kFinished;
  write_status(study_, status);
  EXPECT_EQ(read_status(study_)->state, RunState::kFinished);
  const LeaseHolder self;
  put_pipe(artifacts / "cancel");
  EXPECT_FALSE(cancel_requested(study_, self));
  fs::remove(artifacts / "cancel");
  write_file_atomically(artifacts / "cancel", "", Links::kReplace);
  fs::resize_file(artifacts / "cancel", std::uintmax_t{1} << 30);  // nothing but holes
  const long before = peak_kib();
  EXPECT_FALSE(cancel_requested(study_, self));
  EXPECT_LT(peak_kib() - before, 1 << 19);
  fs::remove(artifacts / "cancel");
  for (const char* name : {"cancel", "pause"}) fs::create_symlink(victim_, artifacts / name);
  set_paused(study_, true);
  EXPECT_TRUE(is_paused(study_));
  set_paused(study_, false);
  clear_cancel(study_);
  expect_nothing_elsewhere();
}

}  // namespace
}  // namespace taskatlas::engine
