// SPDX-License-Identifier: MIT
// Small parts of a run that know nothing of its course. Internal to the room.
#pragma once

#include "engine/experiment.hpp"

#include <cstdint>
#include <string>

namespace taskatlas::engine {

std::int64_t unix_now();  // seconds
std::string host_name();

// Throws Error(kBadInput) where the experiment's dataset is missing, or another one than it was
// made for.
void require_dataset(const Experiment& experiment, const RunContext& context);

}  // namespace taskatlas::engine
