// SPDX-License-Identifier: MIT
// `run`: the coordinator of a study's experiment.
#pragma once

#include "base/run_context.hpp"
#include "reporter.hpp"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace taskatlas::engine_program {

struct RunArguments {
  std::string study;
  int workers = 0;
  std::string device, only;
  std::string executor = "local";  // or "slurm"
  std::string slurm;               // a file: engine::RunOptions::slurm
  bool trust_prologue = false;
  std::function<std::string()> find_device;              // what `auto` means; empty: the processor
  std::function<std::vector<std::string>()> find_cards;  // engine::RunOptions; empty: none
  // Called when everything is done: what a study keeps beside its results. False where stopped.
  std::function<bool(const RunContext& context)> afterwards;
};
// Progress is in jobs, with the time left that the plan tells as it is corrected.
int run_study(const RunArguments& arguments, Reporter& reporter, const std::stop_token& stop);

}  // namespace taskatlas::engine_program
