// SPDX-License-Identifier: MIT
// Runs taskatlas-cli as a user would, without a shell.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/types.h>

namespace taskatlas::testing {

struct Outcome {
  int exit_code = -1;  // -1 where a signal ended it
  int signal = 0;
  std::string out, err;

  nlohmann::json json() const { return nlohmann::json::parse(out); }  // throws where it is none
};

using Environment = std::map<std::string, std::string>;

// To the end. The environment is this process's without a display, NO_COLOR and locale, and
// `extra` over it.
Outcome run_cli(const std::vector<std::string>& arguments, const Environment& extra = {});

// The same with another program than the command line.
Outcome run_program(const std::string& program, const std::vector<std::string>& arguments,
                    const Environment& extra = {});

// With standard output going to `descriptor`.
Outcome run_cli_into(int descriptor, const std::vector<std::string>& arguments);

// On a terminal of its own (both streams, in `out`).
Outcome run_cli_on_terminal(const std::vector<std::string>& arguments,
                            const Environment& extra = {});

// Sends `signal` as soon as the program is ready to handle signals, and waits for its end.
Outcome interrupt_cli(const std::vector<std::string>& arguments, int signal);

}  // namespace taskatlas::testing
