// SPDX-License-Identifier: MIT
// What programs ask about Slurm besides running a study (coordinator.hpp).
#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>

namespace taskatlas::engine {

// Whether this machine can submit jobs: there is an sbatch on $PATH.
bool has_slurm();

// Tasks of the study that were given to Slurm and have no result, whether or not somebody runs it.
std::size_t tasks_in_slurm(const std::filesystem::path& study);

// Cancels them, where nobody runs the study; returns how many. Throws Error(kFailed) where Slurm
// cannot be asked.
std::size_t cancel_in_slurm(const std::filesystem::path& study, const std::stop_token& stop);

}  // namespace taskatlas::engine
