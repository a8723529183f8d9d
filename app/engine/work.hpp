// SPDX-License-Identifier: MIT
// `work`: does jobs of a study's experiment, one that is named, those that come by standard input
// (engine/worker_protocol.hpp), or one that is a task of a cluster (engine/task_note.hpp).
#pragma once

#include "reporter.hpp"

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>

namespace taskatlas::engine_program {

// One job. Returns the exit code.
int work_one(const std::filesystem::path& study, const std::string& job, Reporter& reporter,
             const std::stop_token& stop);

// The job that is that task of a batch (engine/slurm_batch.hpp). Keeps its note, so that whoever
// submitted it sees from elsewhere how far it is. Returns the exit code; kNotYet where it cannot
// begin, since what it needs has no result.
inline constexpr int kNotYet = 75;
int work_task(const std::filesystem::path& study, const std::string& batch, std::size_t task,
              Reporter& reporter, const std::stop_token& stop);

// Jobs from standard input until it ends or the program is to stop. Returns the exit code.
int work_from_input(const std::filesystem::path& study, const std::stop_token& stop);

}  // namespace taskatlas::engine_program
