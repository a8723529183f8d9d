// SPDX-License-Identifier: MIT
// What is noted while a job is done: its log, how long it takes over all its attempts, and the
// most memory it needs. Internal to the room.
#pragma once

#include "base/run_context.hpp"
#include "engine/job_store.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string_view>

namespace taskatlas::jobs {

class JobRecord {
 public:
  JobRecord(const engine::JobStore& store, const engine::JobId& id, const RunContext& outer);
  JobRecord(const JobRecord&) = delete;
  JobRecord& operator=(const JobRecord&) = delete;

  // For the job's body: as the outer one, with a log that goes into the job's folder too.
  const RunContext& context() const { return context_; }

  double seconds() const;            // of this attempt and those before it
  std::uint64_t peak_bytes() const;  // of this process since the job began
  void keep_time();                  // notes seconds() for the next attempt

 private:
  using Clock = std::chrono::steady_clock;
  void log(std::string_view message);
  void progress(double done, double total, std::string_view stage);

  engine::JobStore store_;
  engine::JobId id_;
  std::filesystem::path time_file_;
  RunContext outer_, context_;
  std::mutex mutex_;
  Clock::time_point begun_, kept_;
  double before_ = 0;  // seconds of earlier attempts
};

}  // namespace taskatlas::jobs
