// SPDX-License-Identifier: MIT
// The small study that strangers spoil.
#pragma once

#include "study/study.hpp"

#include <filesystem>
#include <string>

namespace taskatlas::fuzz {

// Three tasks, two measurements, losses, a scenario, a view, an experiment, an output.
const std::string& small_study_bytes();

// Asks for everything that programs ask a study for, edits it where that is allowed, and checks
// what comes back; Error is what a refusal is.
void read_everything(const std::filesystem::path& path);

}  // namespace taskatlas::fuzz
