// SPDX-License-Identifier: MIT
// What all commands share: being stopped, progress, and where results go.
#pragma once

#include "base/run_context.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace taskatlas::cli {

// --format and --out of a command.
struct OutputOptions {
  std::string format = "table";
  std::string out;  // empty: standard output

  bool json() const { return format == "json"; }
};

class Session {
 public:
  // The chosen command; returns the exit code.
  std::function<int()> action;

  // For one stage: stopped by a signal, shows its progress.
  RunContext context(std::uint64_t seed = 1, int threads = 0);
  bool stopped() const { return interruption_.requested(); }

  // The command's one result: printed, or written whole to the file of --out.
  void deliver(const OutputOptions& output, std::string_view content);
  // A line for people on standard error.
  void note(std::string_view message);
  // Says that the command was stopped and left nothing behind; returns that exit code.
  int cancelled();

 private:
  Interruption interruption_;
  ProgressLine progress_;
};

}  // namespace taskatlas::cli
