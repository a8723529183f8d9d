// SPDX-License-Identifier: MIT
// Where jobs are done: by workers of this machine, or by a cluster. The coordinator says which job
// is next, hears what became of it and keeps the list; an executor knows nothing of an experiment.
// Internal to the room.
#pragma once

#include "engine/job.hpp"
#include "engine/job_store.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace taskatlas::engine {

// What becomes of a job in hand. All but JobLogged end it: the executor has it no longer.
struct JobLogged {
  std::string message;
};
struct JobDone {  // it says so: the result is in the store
  double seconds = 0;
};
struct JobReturned {};  // undone, and nobody's fault: it was stopped, or what it needs is not there
struct JobFailed {
  JobStore::Failure failure;
};
struct JobDied {
  std::string how;     // "its worker was killed by signal 9"
  bool counts = true;  // as one of the job's attempts; not where it came further
};
struct JobReport {
  JobId id;
  std::variant<JobLogged, JobDone, JobReturned, JobFailed, JobDied> what;
};

struct JobInHand {
  JobId id;
  bool running = true;  // else it waits for its turn, in a cluster's queue
  double seconds = 0;   // since it was begun
  // As the job says itself; total 0: nothing yet.
  std::string stage;
  double done = 0, total = 0;
  std::string place;        // where to find it: "task 312_4"; empty: a worker of this machine
  std::string reason = {};  // why it waits, in the cluster's words: "Resources"; may be empty
};

// How a run ends before all is done.
enum class Ending : std::uint8_t {
  kCancel,  // somebody wants the jobs to stop
  kLetGo,   // the coordinator is to end; jobs that can go on without it may
};

// For the thread that made it. A job in hand is in hand once: submit() is not called for one that
// holds() is true of. Each throws Error(kFailed) where jobs cannot be done here at all.
class Executor {
 public:
  using Reports = std::function<void(const JobReport&)>;

  virtual ~Executor() = default;

  // Jobs of an earlier coordinator that were not ended with it are in hand from the beginning.
  virtual bool holds(const JobId& id) const = 0;
  virtual bool idle() const = 0;  // nothing is in hand
  virtual std::vector<JobInHand> in_hand() const = 0;

  // How many more jobs it takes now, and how often one may die before it is given up.
  virtual std::size_t room() const = 0;
  virtual int attempts() const = 0;
  // Whether it takes jobs whose dependencies are in hand, but not done.
  virtual bool takes_early() const = 0;
  // Jobs that the store has, at most room() of them, each after those it depends on.
  virtual void submit(std::span<const Job* const> jobs) = 0;
  // No job that has not begun is to begin, until this is taken back.
  virtual void hold_back(bool held) = 0;

  // Waits so long for news, and tells it.
  virtual void wait(std::chrono::milliseconds time, const Reports& report) = 0;

  // Stops what is in hand, or lets it go: see wait() for what comes of it, for as long as
  // patience() and as long as it is not idle().
  virtual void stop(Ending how) = 0;
  virtual std::chrono::milliseconds patience() const = 0;
  // At the end: whatever still is in hand is given up.
  virtual void end() = 0;
};

}  // namespace taskatlas::engine
