// SPDX-License-Identifier: MIT
// How far a run is, for whoever asks: the coordinator writes NAME.artifacts/run.json, whole each
// time and at least once a second; others read it, and ask it to stop or to pause by files beside
// it, which works from any host that sees the folder.
#pragma once

#include "engine/job.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::engine {

enum class RunState : std::uint8_t {
  kNew,  // never run
  kRunning,
  kPaused,       // jobs in hand go on, no other is begun
  kFinished,     // everything that was asked for is done
  kIncomplete,   // everything else is done, but some jobs failed
  kStopped,      // on request
  kFailed,       // the run itself could not go on
  kInterrupted,  // the coordinator died
  // What survey() finds of a study that nobody runs (survey.hpp); no run ends so.
  kMeasured,  // all results are in the study, but networks are not in the artifacts
  kPartial,   // no run was broken off, but jobs of the experiment are yet to be done
};
std::string_view to_string(RunState state);  // "new", "running", ..

struct KindStatus {
  JobKind kind = JobKind::kTrain;
  std::size_t jobs = 0;  // those expected for higher orders included
  std::size_t done = 0, failed = 0, skipped = 0;
  double seconds_left = 0;  // of work on one worker
};

struct RunningJob {
  JobId id;
  JobKind kind = JobKind::kTrain;
  std::string title;
  std::string stage;  // of the job, as it says itself
  double done = 0, total = 0;
  double seconds = 0;  // since it was begun
  std::string place;   // where to find it, on a cluster: "Slurm task 312_4"
};

struct QueuedJob {  // waits in a cluster's queue
  JobId id;
  std::string place;   // as that of a running one
  std::string reason;  // in the cluster's words: "Resources", "Priority"; may be empty
};

// What finished jobs say of themselves: damaged samples that they left out, memory that was short.
struct RunNote {
  std::string text;
  std::size_t jobs = 0;  // that say so, in all runs
};

struct FailedJob {
  JobId id;
  std::string title;
  std::string message;
};

struct RunStatus {
  RunState state = RunState::kNew;
  // Why, where the run itself failed; what goes on without it; what survey() found missing.
  std::string message;
  std::string host;
  long long pid = 0;
  std::int64_t started = 0, updated = 0;  // Unix seconds
  std::string executor = "local";         // or "slurm"
  std::string device;
  int workers = 0;                                          // jobs at once, at present
  std::size_t queued = 0;                                   // jobs that wait in the cluster's queue
  std::size_t jobs = 0, done = 0, failed = 0, skipped = 0;  // skipped: what needs a failed one
  // Of the jobs that are not done: those of which the study has all results (survey.hpp).
  std::size_t measured = 0;
  double seconds_left = 0;
  std::vector<KindStatus> kinds;
  std::vector<RunningJob> running;
  // The first thousand of those queued that the cluster has taken, while somebody runs the study.
  std::vector<QueuedJob> waiting;
  std::vector<FailedJob> failures;  // the first hundred
  std::vector<RunNote> notes;       // the first hundred

  bool active() const { return state == RunState::kRunning || state == RunState::kPaused; }
};

nlohmann::ordered_json to_json(const RunStatus& status);
RunStatus run_status_from_json(const nlohmann::ordered_json& json);  // throws Error(kBadInput)

void write_status(const std::filesystem::path& study, const RunStatus& status);
// What the file says, and kInterrupted where nobody runs the study although it says so. nullopt
// where it was never run. Throws Error(kBadInput) where there is no study, or the file is damaged.
std::optional<RunStatus> read_status(const std::filesystem::path& study);

// The device in the names of a study's jobs: that of its profile, or where this leaves it open
// ("auto") what the last run settled on; "cpu" before any.
std::string device_of_jobs(const std::string& of_profile, const std::optional<RunStatus>& last);

// Asks whoever runs the study at this moment to stop, which takes about a second, and nobody who
// runs it later. False where nobody does.
bool request_cancel(const std::filesystem::path& study);
// For the coordinator: whether it is asked to stop; and away with the request at its end.
bool cancel_requested(const std::filesystem::path& study, const LeaseHolder& self);
void clear_cancel(const std::filesystem::path& study);
// Holds back what has not begun, until paused is taken back; kept over the end of the run.
void set_paused(const std::filesystem::path& study, bool paused);
bool is_paused(const std::filesystem::path& study);

}  // namespace taskatlas::engine
