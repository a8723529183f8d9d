// SPDX-License-Identifier: MIT
// What a task of a cluster says of itself: progress.json in its job's folder, written whole at most
// once a second, so that a coordinator on another host sees how far it is and how it ended.
#pragma once

#include "base/run_context.hpp"
#include "engine/job_store.hpp"
#include "engine/progress.hpp"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace taskatlas::engine {

enum class NoteState : std::uint8_t {
  kRunning,
  kFinished,  // the job has its result
  kStopped,   // it was told to stop, and left a checkpoint
  kFailed,
  kWaiting,  // it cannot begin: what it needs has no result
};

struct TaskNote {
  std::string attempt;  // which task wrote it: of an earlier one, it means nothing
  NoteState state = NoteState::kRunning;
  std::string host;
  long long pid = 0;
  double seconds = 0;  // since it began, by its own clock
  std::string stage;
  double done = 0, total = 0;
  bool advanced = false;      // it came further than where it began
  JobStore::Failure failure;  // where it failed
};

// The task of a batch, as TaskNote::attempt has it: "0123456789abcdef/7".
std::string attempt_name(const std::string& batch, std::size_t task);

// Throws Error(kFailed).
void write_note(const JobStore& store, const JobId& id, const TaskNote& note);
// nullopt where there is none of that attempt, or it cannot be read.
std::optional<TaskNote> read_note(const JobStore& store, const JobId& id,
                                  const std::string& attempt);

// Keeps the note of a task that runs. Thread-safe.
class NoteKeeper {
 public:
  using Clock = std::chrono::steady_clock;

  NoteKeeper(const JobStore& store, JobId id, std::string attempt);
  // At most once a second; what cannot be written is written later: the job is worth more.
  void progress(double done, double total, std::string_view stage);
  // How it ended. Throws Error(kFailed).
  void end(NoteState state, const JobStore::Failure& failure = {});

 private:
  void write();

  const JobStore store_;
  const JobId id_;
  std::mutex mutex_;
  TaskNote note_;
  double first_ = 0;
  Clock::time_point begun_, written_;
};

}  // namespace taskatlas::engine
