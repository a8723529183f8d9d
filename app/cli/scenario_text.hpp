// SPDX-License-Identifier: MIT
#pragma once

#include "cli/text.hpp"
#include "taxonomy/scenario.hpp"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::cli {

nlohmann::ordered_json scenario_json(const Scenario& scenario);

// "paper formulation, affinity, every order, roles a=unused, b=source" in one line.
std::string scenario_summary(const Scenario& scenario, std::size_t tasks);
// Everything, one line each.
Fields scenario_fields(const Scenario& scenario, std::size_t tasks);

}  // namespace taskatlas::cli
