// SPDX-License-Identifier: MIT
// Runs a study's experiment: worker processes of this machine, or tasks of a cluster, do the jobs,
// results go into the study. The one writer of the study's results, by its lease `runner`.
#pragma once

#include "base/run_context.hpp"
#include "engine/status.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace taskatlas::engine {

class Executor;

enum class ExecutorKind : std::uint8_t { kLocal, kSlurm };

struct RunOptions {
  std::filesystem::path study;
  // The program that is started as `PROGRAM work --study STUDY --stdin`, or on a node of a cluster,
  // which must have it at the same path, as `PROGRAM work --study STUDY --batch NAME --task N`.
  std::filesystem::path worker;
  ExecutorKind executor = ExecutorKind::kLocal;
  // JSON of SlurmSettings instead of the profile's; what it leaves out stays. Kept in the study.
  std::filesystem::path slurm;
  // Whether whoever runs it knows the lines of the profile's prologue: a study may come from a
  // stranger, and a shell runs them.
  bool trust_prologue = false;
  int workers = 0;     // 0 = the profile's, else one for each card, or as many as the cores allow
  std::string device;  // empty = the study's
  // What `auto` means on this machine: "cpu", "cuda". Called where it is not settled yet.
  std::function<std::string()> find_device = [] { return std::string("cpu"); };
  // Cards of this machine that can be used, by the names that CUDA_VISIBLE_DEVICES has for them
  // (see usable_cards()): where the device is `cuda`, there is a worker for each, which sees its
  // own alone. Called where that is so.
  std::function<std::vector<std::string>()> find_cards = [] { return std::vector<std::string>(); };
  // Empty = everything. Otherwise a kind of job ("train", ..) or one transfer ("a+b->t", in all
  // measurements), and what it needs.
  std::string only;
  std::string program = "taskatlas-engine";  // as others are told who holds the study
  // At least once a second, from the calling thread.
  std::function<void(const RunStatus&)> on_status;
};

// Returns how the run ended: kFinished, kIncomplete (some jobs failed: status.failures), or
// kStopped (context.stop, or request_cancel()). The one that is asked by request_cancel() ends the
// tasks of a cluster as well; context.stop leaves them to the next run, which follows them. What is
// done stays done: running again does what is missing, failed jobs among it. A job whose worker
// dies is given to another one once. context.on_log is told what ended and what failed. The calling
// process must ignore SIGPIPE. Throws Error(kFailed) where another program runs the study (naming
// it), the worker cannot be started or the disk fails; Error(kBadInput) where the study has no
// experiment, or its dataset is missing or another one; Error(kUsage) for options that mean
// nothing.
RunStatus run_experiment(const RunOptions& options, const RunContext& context);

// The same with jobs done by that executor, whatever the options say of it: for simulations and
// tests.
RunStatus run_experiment(const RunOptions& options, const RunContext& context,
                         std::unique_ptr<Executor> executor);

}  // namespace taskatlas::engine
