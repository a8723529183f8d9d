// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

namespace taskatlas::cli {

// One line on standard error that says how far long work is: only where standard error is a
// terminal, and only once the work has lasted longer than a moment. Thread-safe.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(double done, double total, std::string_view stage);
  void clear();  // before anything else is written

 private:
  using Clock = std::chrono::steady_clock;
  const bool terminal_;
  std::mutex mutex_;
  bool visible_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_;
};

}  // namespace taskatlas::cli
