// SPDX-License-Identifier: MIT
#pragma once

#include "cli/study_access.hpp"
#include "cli/style.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/significance.hpp"
#include "study/network_win_rates.hpp"

#include <optional>
#include <span>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::cli {

// `networks`: of targets with per-image losses; none of most imported studies.
nlohmann::ordered_json evaluation_json(const LoadedStudy& study, const Scenario& scenario,
                                       const Taxonomy& taxonomy, const Evaluation& evaluation,
                                       std::span<const NetworkWinRates> networks,
                                       const std::optional<Significance>& significance);
std::string evaluation_table(const LoadedStudy& study, const Scenario& scenario,
                             const Taxonomy& taxonomy, const Evaluation& evaluation,
                             std::span<const NetworkWinRates> networks,
                             const std::optional<Significance>& significance, const Style& style);

}  // namespace taskatlas::cli
