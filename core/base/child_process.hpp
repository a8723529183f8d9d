// SPDX-License-Identifier: MIT
// A program whose standard input and output are pipes to this one. Linux.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace taskatlas {

// The program is in a process group of its own (a Ctrl-C in the terminal is not for it), inherits
// nothing but its three standard streams, and no signal that this one blocks or ignores. It is
// killed with the object, and whatever it started with it. Not thread-safe.
class ChildProcess {
 public:
  ChildProcess() = default;
  ~ChildProcess() { end(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Empty where it started, else why not. One that runs already is ended first.
  std::string start(const std::filesystem::path& program,
                    const std::vector<std::string>& arguments = {});
  // Closes the pipes, waits so long for it to end by itself, kills its group and reaps it. Where it
  // had ended by itself, returns how ("was killed by signal 11", "ended with exit code 3"); empty
  // otherwise.
  std::string end(std::chrono::milliseconds patience = std::chrono::milliseconds(0));

  bool running() const { return pid_ > 0; }  // as long as it was not ended here
  void signal(int number) const;             // to its group
  void close_input();                        // the program reads its end
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
