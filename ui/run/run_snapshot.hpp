// SPDX-License-Identifier: MIT
// How far a study's experiment is, as its files say at one moment: the same whoever runs it.
#pragma once

#include "engine/job.hpp"
#include "engine/slurm_settings.hpp"

#include <QString>
#include <array>
#include <vector>

namespace taskatlas::ui {

// Queued: by a cluster, which is to begin it.
enum class JobState : std::uint8_t { kWaiting, kQueued, kRunning, kDone, kFailed, kSkipped };
inline constexpr int kJobStates = 6;
QString job_state_name(JobState state);  // translated
QString job_state_sign(JobState state);  // one character beside the word, never colour alone

// What jobs of a kind do together: the upper of the two levels of progress.
enum class Stage : std::uint8_t {
  kRender,
  kTrain,
  kEncode,
  kBaseline,
  kFirstOrder,
  kHigherOrders,
};
inline constexpr int kStages = 6;
QString stage_name(Stage stage);  // translated
QString stage_tip(Stage stage);   // what it does, translated
Stage stage_of(const engine::Job& job);

struct JobRow {
  engine::JobId id;
  Stage stage = Stage::kTrain;
  QString title;  // for people, translated: "Surface normals from 16 source sets"
  QString task;   // code of the task that it is about; may be empty
  JobState state = JobState::kWaiting;
  double seconds = -1;  // it took, or has taken so far; below zero: not known
  double share = -1;    // of a running one, 0 to 1; -1 = ?
  QString reason;       // why it failed or was skipped, or what its cluster says that it waits for
  bool operator==(const JobRow&) const = default;
};

struct StageCount {
  int total = 0, done = 0, running = 0, failed = 0, skipped = 0;
  bool operator==(const StageCount&) const = default;
};

// What the whole is at.
enum class RunState : std::uint8_t {
  kUnknown,        // not read yet
  kNoExperiment,   // the study was imported, or is a built-in one
  kNotBegun,       // nothing is done
  kRunning,        // somebody runs it, see holder
  kPaused,         // somebody runs it and waits to go on
  kStopped,        // part is done, nobody runs it
  kFailed,         // all that can be done is done, some jobs failed
  kFinished,       // every job is done
  kArtifactsGone,  // measured, but the folder of artifacts was deleted
  kDatasetGone,    // the dataset is not where it was
};

struct RunSnapshot {
  RunState state = RunState::kUnknown;
  QString problem;         // what went wrong with the run as a whole, for people; may be empty
  bool shipped = false;    // kNoExperiment, because the study came with the program measured
  bool did_all = false;    // the last run did what it was asked for, which may be a part
  bool disk_full = false;  // the last run ended, or a job failed, for want of space
  QString holder;          // who runs it: "taskatlas-engine (process 12 on HOST, since ..)"
  bool here = false;       // that is on this host
  long long process = 0;
  QString dataset;              // folder
  bool awaits_rooms = false;    // which are to be rendered into it
  QString artifacts;            // folder
  QString profile;              // name
  engine::SlurmSettings slurm;  // the profile's
  bool has_slurm = false;       // this machine can submit jobs
  int in_slurm = 0;             // jobs that Slurm has although nobody runs the study
  int queued = 0;               // jobs that wait in its queue while somebody does
  // Of the experiment: codes and names, in its order.
  std::vector<std::pair<QString, QString>> sources, targets;
  std::vector<JobRow> jobs;
  int measured = 0;  // of the jobs that are not done: those whose results the study has all
  bool other_results = false;  // the artifacts hold those of another version, or other settings
  int expected = 0;  // jobs of higher orders that will be known once their first order is done
  std::array<StageCount, kStages> stages{};
  double seconds_left = -1;  // below zero: cannot be told
  double work_left = 0;      // seconds of one worker; told where jobs are queued
  double seconds_spent = 0;  // of all jobs that are done
  double memory_bytes = 0;   // at most at once; 0 = cannot be told
  double disk_bytes = 0;     // of what is still to be written; 0 = cannot be told
  double disk_free = -1;     // where the artifacts go; below zero: cannot be told
  int total() const;
  int done() const;
  int failed() const;    // and skipped for it
  bool begun() const;    // there is something to resume
  double share() const;  // done of total, by work where that is known
  double done_share = -1;
};

// Counts the jobs into stages.
void count_stages(RunSnapshot& run);

}  // namespace taskatlas::ui
