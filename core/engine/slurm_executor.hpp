// SPDX-License-Identifier: MIT
// Jobs as tasks of Slurm's job arrays. What is in hand is on disk before Slurm hears of it
// (slurm_batch.hpp), so that the next coordinator, on another host as well, finds it again. Results
// are the files in the jobs' folders; Slurm is asked what has ended and why. Internal to the room.
#pragma once

#include "engine/command.hpp"
#include "engine/executor.hpp"
#include "engine/slurm_batch.hpp"
#include "engine/slurm_text.hpp"
#include "engine/task_note.hpp"

#include <deque>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace taskatlas::engine {

struct SlurmOptions {
  std::filesystem::path study;    // absolute, and seen by every node at that path
  std::filesystem::path program;  // the engine, likewise
  SlurmSettings settings;
  std::function<void(const std::string&)> log;
};

class SlurmExecutor : public Executor {
 public:
  // Throws Error(kFailed) where this machine has no sbatch.
  explicit SlurmExecutor(SlurmOptions options);

  bool holds(const JobId& id) const override;
  bool idle() const override { return tasks_.empty(); }
  std::vector<JobInHand> in_hand() const override;
  std::size_t room() const override;
  int attempts() const override { return options_.settings.attempts; }
  bool takes_early() const override { return true; }
  void submit(std::span<const Job* const> jobs) override;
  void hold_back(bool held) override { held_ = held; }
  void wait(std::chrono::milliseconds time, const Reports& report) override;
  void stop(Ending how) override;
  std::chrono::milliseconds patience() const override;
  void end() override;

 private:
  using Clock = std::chrono::steady_clock;

  enum class Sent : std::uint8_t {
    kPlanned,    // sbatch was not asked yet
    kUnknown,    // it was, and what came of it is to be seen in the queue
    kSubmitted,  // it has an id
  };
  struct Batch {
    SlurmBatch record;
    Sent sent = Sent::kPlanned;
    std::set<std::size_t> left;  // tasks in hand
    Clock::time_point since;     // it is kUnknown
    bool waiting = false;        // some of its tasks have not begun
    bool blocked = false;        // they wait for other arrays
    int stuck = 0;               // polls that had it so, though these have ended
    Clock::time_point stuck_at;  // when that was seen first
  };
  struct Place {
    std::string batch;
    std::size_t index = 0;
  };
  struct Task {
    Place place;
    std::vector<Place> others;  // in earlier batches, until Slurm says which of them live
    std::string before;         // its checkpoints, as they were
    TaskState state = TaskState::kWaiting;
    std::string word;               // Slurm's own for that
    bool ran = false;               // it was seen running
    bool unbegun = false;           // by Slurm it has yet to begin, be it anew
    std::optional<TaskNote> aside;  // what its note was then: of before, so that it means nothing
    bool further = false;           // before it was begun anew, it came further
    TaskNote note;                  // the last that it wrote while it ran
    Clock::time_point begun;        // seen running
    Clock::time_point ended;        // seen as ended, or missing
    int over = 0;                   // polls that had it running, though by its note it has ended
    Clock::time_point spoke;        // when that was seen first
    TaskEnd end;                    // what Slurm says of its end
    std::string reason;
    enum class Why : std::uint8_t { kUnasked, kAccounting, kShown, kTold } why = Why::kUnasked;
  };
  enum class Asked : std::uint8_t { kLimits, kSubmit, kCancel, kWhy, kHold, kQueue };
  struct Question {
    Asked what = Asked::kQueue;
    std::string batch;  // its name
    JobId job;
    std::vector<std::string> words;
  };

  // The queue by "name/array" and task.
  using Known = std::map<std::pair<std::string, std::size_t>, const QueuedTask*>;

  // slurm_executor.cpp: talking to Slurm
  void adopt();
  std::optional<Question> next_question();
  void hear(const Question& question, const CommandResult& result, const Reports& report);
  void hear_limits(const CommandResult& result);
  void hear_submitted(const std::string& name, const CommandResult& result, const Reports& report);
  void give_back_half(const std::string& name, const Reports& report);
  void trouble(const std::string& complaint);
  void no_trouble();
  Question submission(Batch& batch) const;
  std::chrono::milliseconds poll() const;
  bool is_long(int polls, Clock::time_point since) const;

  // slurm_tasks.cpp: what became of tasks
  void reconcile(const std::vector<QueuedTask>& queue, const Reports& report);
  void find_unknown(const std::vector<QueuedTask>& queue);
  const QueuedTask* queued(const Known& known, const Place& place) const;
  void choose_places(const Known& known);
  void take_back_stuck(const Reports& report);
  void look_at(const JobId& id, const QueuedTask* queued, const Reports& report);
  void set_note_aside(const JobId& id, Task& task) const;
  std::optional<TaskNote> note_of(const JobId& id, const Task& task) const;
  void follow(const JobId& id, Task& task, const Reports& report);
  void settle(const JobId& id, Task& task, const Reports& report);
  void hear_why(const JobId& id, const CommandResult& result, const Reports& report);
  void bury(const JobId& id, Task& task, const Reports& report);
  void finish(const JobId& id, const JobReport& what, const Reports& report);
  void leave(const Place& place);
  std::string collect_output(const JobId& id, const Task& task) const;
  std::string number_of(const Place& place) const;
  std::string place_of(const Task& task) const;
  std::string checkpoints_of(const JobId& id) const;

  SlurmOptions options_;
  JobStore store_;
  SlurmBatches files_;
  std::map<std::string, Batch> batches_;  // by name
  std::vector<std::string> order_;        // as made: each after those it waits for
  std::int64_t last_number_ = 0;          // SlurmBatch::number
  std::map<JobId, Task> tasks_;

  Command command_;
  Question question_;  // that it is to answer
  std::deque<std::vector<std::string>> to_cancel_;
  std::deque<JobId> to_ask_;
  std::size_t max_array_ = 0;  // 0: not known yet
  std::size_t most_;           // tasks in hand, as far as the cluster lets us
  bool heard_ = false;         // the queue was seen once
  bool held_ = false, cancelling_ = false;
  bool troubled_ = false;
  std::chrono::milliseconds pause_{0};  // between questions, while Slurm does not answer
  Clock::time_point ask_at_, submit_at_;
  Clock::time_point grow_at_;  // most_ may grow again
};

}  // namespace taskatlas::engine
