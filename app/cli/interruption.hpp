// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace taskatlas::cli {

// Turns Ctrl+C (SIGINT), SIGTERM and SIGHUP into a stop request, so that nothing is left half
// done; a second one ends the program at once. A signal that the caller of the program had ignored
// (nohup) stays ignored. One object for the whole program, made before any other thread: those
// inherit that the signals are blocked.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  std::stop_token token() const { return source_.get_token(); }
  bool requested() const { return source_.stop_requested(); }
  // From now on the first signal ends the program at once, with exit code 130: for the time in
  // which it may wait for a reader of its output.
  void end_at_once() { at_once_ = true; }

 private:
  void wait();

  std::stop_source source_;
  std::atomic<bool> at_once_ = false;
  std::atomic<bool> over_ = false;
  std::thread waiter_;
};

}  // namespace taskatlas::cli
