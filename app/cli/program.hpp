// SPDX-License-Identifier: MIT
#pragma once

namespace taskatlas::cli {

// The whole program: parses the arguments, runs the command, and turns whatever happens into one
// of the exit codes of exit_codes.hpp and a line on standard error.
int run(int argc, char** argv);

}  // namespace taskatlas::cli
