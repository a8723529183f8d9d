// SPDX-License-Identifier: MIT
#include "engine/worker.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <unistd.h>

namespace taskatlas::engine {

void Worker::start(const std::filesystem::path& program,
                   const std::vector<std::string>& arguments) {
  pending_.clear();
  job_.clear();
  if (const std::string why = process_.start(program, arguments); !why.empty()) {
    throw failure("cannot start " + program.string() + ": " + why);
  }
}

void Worker::write_line(std::string line) {
  line += '\n';
  // Lines are far shorter than a pipe holds, and a worker without a job has read them all. A pipe
  // that is closed ends in SIGPIPE, which programs that run experiments ignore.
  [[maybe_unused]] const ssize_t written = ::write(process_.input(), line.data(), line.size());
}

void Worker::give(const JobId& job) {
  job_ = job;
  since_ = Clock::now();
  write_line(job);
}

void Worker::stop_job() { write_line(std::string(kStopLine)); }

bool Worker::read(const std::function<void(const WorkerEvent&)>& on_event) {
  std::array<char, 16384> bytes;
  const ssize_t got = ::read(process_.output(), bytes.data(), bytes.size());
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (got == 0) return false;
  pending_.append(bytes.data(), static_cast<std::size_t>(got));
  std::size_t begin = 0;
  for (auto end = pending_.find('\n'); end != std::string::npos; end = pending_.find('\n', begin)) {
    const std::string line = pending_.substr(begin, end - begin);
    begin = end + 1;
    if (const auto event = parse_worker_event(line)) on_event(*event);
  }
  pending_.erase(0, begin);
  if (pending_.size() > kMaxLineBytes) throw bad_input("a worker's line is too long");
  return true;
}

std::string Worker::end(std::chrono::milliseconds patience) {
  job_.clear();
  return process_.end(patience);
}

}  // namespace taskatlas::engine
