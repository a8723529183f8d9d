// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace taskatlas {

// What kind of failure it is; the command line turns it into its exit code.
enum class ErrorKind {
  kFailed,    // the machine's fault: cannot write, out of memory, a helper died  (exit 1)
  kUsage,     // the caller asked for something that does not exist               (exit 2)
  kBadInput,  // a file or value that the user gave is wrong                      (exit 3)
};

// A failure that a person will read: what went wrong, where (file, line, column, task), and what
// to do. Being stopped by the user is an outcome, not an Error; neither is an infeasible program.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message);
  ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

Error bad_input(const std::string& message);
Error usage_error(const std::string& message);
Error failure(const std::string& message);

}  // namespace taskatlas
