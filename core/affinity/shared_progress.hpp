// SPDX-License-Identifier: MIT
// Progress of work that several threads share, told from the thread that asked for the work, as
// RunContext promises. Internal to this room.
#pragma once

#include "base/run_context.hpp"

#include <atomic>
#include <cstddef>
#include <string_view>
#include <thread>

namespace taskatlas {

class SharedProgress {
 public:
  // To be made in the thread whose callbacks are wanted. `total` units make up all.
  SharedProgress(const RunContext& context, std::size_t total, std::string_view stage)
      : context_(context), total_(total), stage_(stage), owner_(std::this_thread::get_id()) {}

  // One unit is done; any thread.
  void step() {
    const std::size_t done = ++done_;
    if (std::this_thread::get_id() == owner_) report(done);
  }
  // Everything is done; from the owner's thread.
  void finish() { report(total_); }

 private:
  void report(std::size_t done) {
    context_.progress(static_cast<double>(done), static_cast<double>(total_), stage_);
  }

  const RunContext& context_;
  std::size_t total_;
  std::string_view stage_;
  std::thread::id owner_;
  std::atomic<std::size_t> done_{0};
};

}  // namespace taskatlas
