// SPDX-License-Identifier: MIT
// What a study that is still being measured lacks.
#pragma once

#include "cli/session.hpp"
#include "cli/study_access.hpp"

#include <string>

namespace taskatlas::cli {

// One sentence on the transfers of order 1 that its experiment is to measure and that the
// measurement does not have yet; empty where none is missing, or where there is no experiment.
// Affinities are shares among what is there: without this they would pass for final ones.
std::string unmeasured(const LoadedStudy& study);

// load_study() for commands whose answers depend on what is missing: they say so, as a note.
LoadedStudy load_measured(const std::string& study, const Selection& selection, Session& session);

}  // namespace taskatlas::cli
