// SPDX-License-Identifier: MIT
// One program of the system that is asked something and ends by itself, with all that it says.
// Internal to the room. Linux.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace taskatlas::engine {

// The file that a name on $PATH leads to; empty where there is none.
std::string find_program(const std::string& name);

struct CommandResult {
  int exit_code = -1;  // -1 where a signal ended it
  bool timed_out = false;
  std::string out, err;

  bool good() const { return exit_code == 0; }
  // What went wrong, in one line: what it said, else how it ended.
  std::string complaint() const;
};

// Not thread-safe. What still runs when the object ends is killed.
class Command {
 public:
  using Clock = std::chrono::steady_clock;

  Command() = default;
  ~Command();
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  // Starts words[0], found on $PATH, without a shell, in a process group of its own, with nothing
  // on its standard input. Its environment is this process's, in the locale "C" and without the
  // variables that change what Slurm's programs do or how they answer. It is killed once `limit`
  // is over. Throws Error(kFailed) where it cannot be started.
  void start(const std::vector<std::string>& words, std::chrono::milliseconds limit);
  bool running() const { return pid_ > 0; }
  // Waits so long for its end; what came of it once it has ended. Output beyond 64 MiB is left out.
  std::optional<CommandResult> wait(std::chrono::milliseconds time);
  void end();

 private:
  void take(int& pipe, std::string& text);

  pid_t pid_ = -1;
  int out_ = -1, err_ = -1;
  Clock::time_point until_;
  CommandResult result_;
};

}  // namespace taskatlas::engine
