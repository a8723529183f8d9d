// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include "cli/standard_streams.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::cli {
namespace {

constexpr std::chrono::milliseconds kMoment{400};
constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

ProgressLine::ProgressLine() : terminal_(error_is_terminal()) {}

void ProgressLine::show(double done, double total, std::string_view stage) {
  if (!terminal_) return;
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (now - begin_ < kMoment || (visible_ && now - shown_ < kBetween)) return;
  std::string line = "\r\033[K" + std::string(stage);
  if (total > 0) {
    const double share = std::clamp(done / total, 0.0, 1.0);
    line += ' ' + std::to_string(static_cast<int>(std::floor(100 * share))) + " %";
  }
  write_error(line);
  visible_ = true;
  shown_ = now;
}

void ProgressLine::clear() {
  const std::lock_guard lock(mutex_);
  if (visible_) write_error("\r\033[K");
  visible_ = false;
}

}  // namespace taskatlas::cli
