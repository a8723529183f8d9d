// SPDX-License-Identifier: MIT
// Experiments, their plans and how far they are, as tables or JSON.
#pragma once

#include "cli/session.hpp"
#include "engine/experiment.hpp"
#include "engine/plan.hpp"
#include "engine/status.hpp"

#include <optional>
#include <string>

namespace taskatlas::cli {

std::string duration_text(double seconds);  // "40 s", "12 min", "3.5 h", "2.1 days"

std::string experiment_text(const std::string& study, const engine::Experiment& experiment,
                            const engine::Plan& plan, const OutputOptions& output);
// `study` empty: of a profile alone.
std::string plan_text(const std::string& study, const engine::Plan& plan,
                      const OutputOptions& output);
std::string status_text(const std::string& study, const engine::RunStatus& status,
                        const OutputOptions& output);

}  // namespace taskatlas::cli
