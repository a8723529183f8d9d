// SPDX-License-Identifier: MIT
#pragma once

#include "cli/session.hpp"
#include "cli/study_access.hpp"
#include "taxonomy/taxonomy.hpp"

#include <optional>

namespace taskatlas::cli {

// Where there is no taxonomy to go on with: delivers why (as JSON too) and returns the exit code;
// nullopt where there is one. Throws Error(kFailed) where the time limit ended before anything was
// found.
std::optional<int> unsolved(const OutputOptions& output, Session& session, const LoadedStudy& study,
                            const Scenario& scenario, const Taxonomy& taxonomy,
                            const SolveOptions& options);

}  // namespace taskatlas::cli
