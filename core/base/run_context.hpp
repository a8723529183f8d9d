// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace taskatlas {

// What a stage needs from whoever runs it: when to stop, whom to tell, which seed. The same for
// the desktop, the command line, the cluster and the tests. Callbacks run in the thread that runs
// the stage. A stage that was stopped returns std::nullopt (or a status that says so).
struct RunContext {
  std::stop_token stop;
  std::function<void(double done, double total, std::string_view stage)> on_progress;
  std::function<void(std::string_view message)> on_log;
  std::uint64_t seed = 1;
  int threads = 0;  // worker threads, 0 = one for each core

  bool stopped() const { return stop.stop_requested(); }
  void progress(double done, double total, std::string_view stage) const {
    if (on_progress) on_progress(done, total, stage);
  }
  void log(std::string_view message) const {
    if (on_log) on_log(message);
  }
};

}  // namespace taskatlas
