// SPDX-License-Identifier: MIT
// Runs taskatlas-engine from another program and follows it (see progress.hpp). Linux.
#pragma once

#include "engine/progress.hpp"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace taskatlas::engine {

// $TASKATLAS_ENGINE, else taskatlas-engine beside this program or in ../libexec/taskatlas. Throws
// Error(kFailed), which says what to install, where there is none.
std::filesystem::path find_engine();

// Starts `program ARGUMENTS.. --progress json --stop-on-eof`, hands its events but the last to
// on_event in the calling thread, and returns the last: what was done, `stopped` where it was asked
// to stop. The engine is in a process group of its own (a Ctrl-C in the terminal is for the caller)
// and ends when the caller does. What it writes to standard error goes to the caller's. When stop
// is requested it is told to, and killed where it has not ended after ten seconds. Throws Error of
// the engine's kind and message where the engine failed; Error(kFailed) where it cannot be started
// or died; Error(kBadInput) where it does not speak the protocol.
Done run_engine(const std::filesystem::path& program, std::vector<std::string> arguments,
                const std::function<void(const Event&)>& on_event, const std::stop_token& stop);

}  // namespace taskatlas::engine
