// SPDX-License-Identifier: MIT
#include "run.hpp"

#include "cli/exit_codes.hpp"
#include "engine/coordinator.hpp"

#include <filesystem>

namespace taskatlas::engine_program {
namespace {

std::string job_count(std::size_t jobs) {
  return std::to_string(jobs) + (jobs == 1 ? " job" : " jobs");
}

}  // namespace

int run_study(const RunArguments& arguments, Reporter& reporter, const std::stop_token& stop) {
  engine::RunOptions options;
  options.study = arguments.study;
  options.worker = std::filesystem::read_symlink("/proc/self/exe");
  options.workers = arguments.workers;
  options.device = arguments.device;
  options.only = arguments.only;
  if (arguments.executor != "local" && arguments.executor != "slurm") {
    throw usage_error("--executor is '" + arguments.executor + "'; local or slurm is expected");
  }
  if (arguments.executor == "slurm") options.executor = engine::ExecutorKind::kSlurm;
  options.slurm = arguments.slurm;
  options.trust_prologue = arguments.trust_prologue;
  if (arguments.find_device) options.find_device = arguments.find_device;
  if (arguments.find_cards) options.find_cards = arguments.find_cards;
  options.on_status = [&](const engine::RunStatus& status) {
    reporter.progressed({"jobs", static_cast<double>(status.done), static_cast<double>(status.jobs),
                         status.seconds_left});
  };
  const engine::RunStatus status = run_experiment(options, reporter.context(stop));
  if (status.state == engine::RunState::kIncomplete) {
    throw failure(job_count(status.failed) + " failed, " + job_count(status.skipped) +
                  (status.skipped == 1 ? " that needs them was" : " that need them were") +
                  " left out, " + std::to_string(status.done) + " of " +
                  std::to_string(status.jobs) +
                  " are done. First: " + status.failures.front().title + ": " +
                  status.failures.front().message + ". Running again tries what is missing");
  }
  bool stopped = status.state == engine::RunState::kStopped;
  if (!stopped && arguments.only.empty() && arguments.afterwards) {
    stopped = !arguments.afterwards(reporter.context(stop));
  }
  reporter.finished(stopped, {{"jobs", static_cast<double>(status.jobs)},
                              {"done", static_cast<double>(status.done)},
                              {"seconds", static_cast<double>(status.updated - status.started)}});
  return stopped ? cli::kCancelled : cli::kDone;
}

}  // namespace taskatlas::engine_program
