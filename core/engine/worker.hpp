// SPDX-License-Identifier: MIT
// One worker process as the coordinator sees it (worker_protocol.hpp). Internal to the room.
#pragma once

#include "base/child_process.hpp"
#include "engine/worker_protocol.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace taskatlas::engine {

class Worker {
 public:
  using Clock = std::chrono::steady_clock;

  // Throws Error(kFailed) where it cannot be started.
  void start(const std::filesystem::path& program, const std::vector<std::string>& arguments);
  bool running() const { return process_.running(); }
  int output() const { return process_.output(); }
  pid_t pid() const { return process_.pid(); }

  bool busy() const { return !job_.empty(); }
  const JobId& job() const { return job_; }
  Clock::time_point since() const { return since_; }  // the job was given
  // A job to one that is not busy. What cannot be written shows in read(): it has died.
  void give(const JobId& job);
  void stop_job();
  void finished() { job_.clear(); }

  // Reads what there is, and hands out whole events. False where it has closed its output: then
  // end() says how it ended. Throws Error(kBadInput) where it does not speak the protocol.
  bool read(const std::function<void(const WorkerEvent&)>& on_event);

  void close_input() { process_.close_input(); }
  std::string end(std::chrono::milliseconds patience);

 private:
  void write_line(std::string line);

  ChildProcess process_;
  std::string pending_;
  JobId job_;
  Clock::time_point since_;
};

}  // namespace taskatlas::engine
