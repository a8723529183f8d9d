// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "engine/progress.hpp"

#include <map>
#include <stop_token>
#include <string>
#include <variant>

namespace taskatlas::engine_program {

enum class ProgressStyle { kNone, kBar, kJson };

// Says on the standard streams how far a job is: JSON lines on standard output (see
// engine/progress.hpp), a line for people on standard error, or nothing. Thread-safe.
class Reporter {
 public:
  Reporter(ProgressStyle style, std::string job);

  RunContext context(const std::stop_token& stop);
  void progressed(const engine::Progressed& event) { show(event); }
  void finished(bool stopped, std::map<std::string, std::variant<double, std::string>> result);
  void failed(const Error& error);

 private:
  void show(const engine::Event& event);

  ProgressStyle style_;
  engine::ProgressMeter meter_;
  std::mutex mutex_;
  bool line_open_ = false;
};

}  // namespace taskatlas::engine_program
