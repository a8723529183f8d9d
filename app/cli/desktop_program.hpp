// SPDX-License-Identifier: MIT
// The desktop program, as the command line uses it: it has the fonts and the painting.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::cli {

// $TASKATLAS_DESKTOP, or taskatlas beside the running program, or on the PATH. Throws
// Error(kFailed) saying what to do where there is none.
std::filesystem::path find_desktop_program();

// Runs it to its end without a display, with `input` on its standard input and our own standard
// output and error; the environment says QT_QPA_PLATFORM=offscreen. Returns its exit code; `stop`
// ends it. Throws Error(kFailed) where it does not start or a signal ended it.
int run_desktop_program(const std::filesystem::path& program,
                        const std::vector<std::string>& arguments, std::string_view input,
                        const std::stop_token& stop);

}  // namespace taskatlas::cli
