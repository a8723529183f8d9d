// SPDX-License-Identifier: MIT
// `work`: does jobs of a study's experiment, one that is named or those that come by standard
// input (engine/worker_protocol.hpp).
#pragma once

#include "reporter.hpp"

#include <filesystem>
#include <stop_token>
#include <string>

namespace taskatlas::engine_program {

// One job. Returns the exit code.
int work_one(const std::filesystem::path& study, const std::string& job, Reporter& reporter,
             const std::stop_token& stop);

// Jobs from standard input until it ends or the program is to stop. Returns the exit code.
int work_from_input(const std::filesystem::path& study, const std::stop_token& stop);

}  // namespace taskatlas::engine_program
