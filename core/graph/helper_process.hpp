// SPDX-License-Identifier: MIT
// One run of a helper program whose standard input and output are pipes. Linux. An inner header
// of the graph room.
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace taskatlas {

// The helper is in a process group of its own (a Ctrl-C in the terminal is not for it) and
// inherits nothing but its three standard streams. Not thread-safe.
class HelperProcess {
 public:
  HelperProcess() = default;
  ~HelperProcess() { end(); }
  HelperProcess(const HelperProcess&) = delete;
  HelperProcess& operator=(const HelperProcess&) = delete;

  // Empty where it started, else why not.
  std::string start(const std::filesystem::path& program);
  // Closes the pipes, kills the helper's group and reaps it. Where it ended by itself (`gone`: its
  // output is closed, so it is given a moment to), returns how: "was killed by signal 11".
  std::string end(bool gone = false);

  bool running() const { return pid_ > 0; }
  // Between requests: it is gone, or speaks without having been asked.
  bool astray() const;
  pid_t pid() const { return pid_; }
  int input() const { return input_; }    // we write, non-blocking
  int output() const { return output_; }  // we read, non-blocking

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
};

}  // namespace taskatlas
