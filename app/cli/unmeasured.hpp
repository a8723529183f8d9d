// SPDX-License-Identifier: MIT
// What a study that is still being measured lacks, as commands tell it.
#pragma once

#include "cli/session.hpp"
#include "cli/study_access.hpp"

#include <string>

namespace taskatlas::cli {

// One sentence on the transfers that engine::unmeasured() finds missing; empty where none is.
std::string unmeasured(const LoadedStudy& study);

// load_study() for commands whose answers depend on what is missing: they say so, as a note.
LoadedStudy load_measured(const std::string& study, const Selection& selection, Session& session);

}  // namespace taskatlas::cli
