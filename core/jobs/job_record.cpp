// SPDX-License-Identifier: MIT
#include "jobs/job_record.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <fstream>
#include <string>

#include <sys/resource.h>

namespace taskatlas::jobs {
namespace {

// Lets the kernel count the most memory anew (Linux 4.0 and later; proc_pid_clear_refs(5)).
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

double read_seconds(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return 0;
  try {
    constexpr std::uintmax_t kMost = 64;
    return std::max(0.0, parse_number(read_regular_file(file, kMost)).value_or(0));
  } catch (const Error&) {
    return 0;  // time is told for plans alone
  }
}

}  // namespace

JobRecord::JobRecord(const engine::JobStore& store, const engine::JobId& id,
                     const RunContext& outer)
    : store_(store),
      id_(id),
      time_file_(store.scratch(id) / engine::kSecondsFile),
      outer_(outer),
      context_(outer),
      begun_(Clock::now()),
      kept_(begun_),
      before_(read_seconds(time_file_)) {
  forget_peak();
  context_.on_log = [this](std::string_view message) { log(message); };
  context_.on_progress = [this](double done, double total, std::string_view stage) {
    progress(done, total, stage);
  };
}

double JobRecord::seconds() const {
  return before_ + std::chrono::duration<double>(Clock::now() - begun_).count();
}

std::uint64_t JobRecord::peak_bytes() const {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with("VmHWM:")) continue;
    const std::size_t first = line.find_first_of("0123456789");
    const std::size_t last = line.find_last_of("0123456789");
    if (first == std::string::npos) break;
    if (const auto kib = parse_integer(line.substr(first, last - first + 1))) {
      return static_cast<std::uint64_t>(*kib) << 10;
    }
  }
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) << 10;
}

void JobRecord::keep_time() {
  write_file_atomically(time_file_, format_number(seconds()), Links::kReplace);
}

void JobRecord::log(std::string_view message) {
  {
    const std::lock_guard lock(mutex_);
    store_.append(id_, engine::kLogFile, std::string(message) + "\n");
  }
  outer_.log(message);
}

void JobRecord::progress(double done, double total, std::string_view stage) {
  const auto now = Clock::now();
  constexpr std::chrono::seconds kBetween(5);  // what a killed attempt forgets at most
  if (now - kept_ > kBetween) {
    kept_ = now;
    keep_time();
  }
  outer_.progress(done, total, stage);
}

}  // namespace taskatlas::jobs
