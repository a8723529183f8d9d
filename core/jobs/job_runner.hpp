// SPDX-License-Identifier: MIT
// The bodies of an experiment's jobs: rendering, training a task network, running its encoder over
// the views that transfers need, training readouts and what they are compared with. Each looks its
// result up first, takes its inputs from the results of the jobs it depends on, writes artifacts
// under temporary names and renames them, and says how long it took and how much memory.
#pragma once

#include "base/run_context.hpp"
#include "engine/job.hpp"
#include "engine/job_store.hpp"

#include <memory>

namespace taskatlas::jobs {

enum class Outcome { kFinished, kStopped };

// Does jobs one after the other, in the thread that calls it, and keeps between them what the next
// one may need: the opened dataset, lists of samples, labels. Not thread-safe.
class JobRunner {
 public:
  explicit JobRunner(const engine::JobStore& store);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // Does the job that the store has under that id; at once where it has a result. context.threads
  // and context.seed are not used: the job says both. Being stopped takes less than a second and
  // leaves checkpoints from which the next attempt goes on. Throws Error(kBadInput) for a job that
  // is not there or damaged, for inputs that are missing, and for a dataset without samples;
  // Error(kFailed) where writing fails, memory is short, or a loss is no number; DeviceLost
  // (training/device_errors.hpp) where a card failed, after which no job can be done on it in this
  // process.
  Outcome run(const engine::JobId& id, const RunContext& context);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::jobs
