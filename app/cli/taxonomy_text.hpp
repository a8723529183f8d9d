// SPDX-License-Identifier: MIT
// A taxonomy as JSON with stable keys and as a table.
#pragma once

#include "cli/study_access.hpp"
#include "cli/style.hpp"
#include "cli/text.hpp"
#include "taxonomy/explain.hpp"
#include "taxonomy/frontier.hpp"
#include "taxonomy/taxonomy.hpp"

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::cli {

// status, objective, bound, budget, spent, sources, transfers, mean_gain, mean_quality, seconds;
// where infeasible also reason, smallest_budget and smallest_budget_known; then study and scenario.
// What is not a number (no limit of budget, nothing measured, no solution) is null.
nlohmann::ordered_json taxonomy_json(const LoadedStudy& study, const Scenario& scenario,
                                     const Taxonomy& taxonomy);
nlohmann::ordered_json explanation_json(const TransferTable& table, const Explanation& explanation,
                                        const Frontier& frontier);
nlohmann::ordered_json best_json(const TransferTable& table, const std::vector<Taxonomy>& best);
nlohmann::ordered_json frontier_json(const TransferTable& table, const Frontier& frontier);
// In place of the points where there is none: one without a solution, with the reason.
nlohmann::ordered_json infeasible_frontier_json(const Taxonomy& why);
// reason, smallest_budget, smallest_budget_known of a taxonomy that is infeasible.
void add_reason(nlohmann::ordered_json& json, const Taxonomy& taxonomy);

// What was asked and how good the answer is; of an infeasible scenario the reason.
Fields taxonomy_fields(const LoadedStudy& study, const Scenario& scenario,
                       const Taxonomy& taxonomy);
std::string transfers_table(const TransferTable& table, const Taxonomy& taxonomy,
                            const Style& style);
std::string explanation_table(const TransferTable& table, const Explanation& explanation,
                              const Style& style);
std::string best_table(const TransferTable& table, const std::vector<Taxonomy>& best,
                       const Style& style);
std::string frontier_table(const TransferTable& table, const Frontier& frontier,
                           const Style& style);
std::string source_use_table(const TransferTable& table, const Frontier& frontier,
                             const Style& style);

// "a + b", or "full supervision".
std::string origin_text(const TransferTable& table, const ChosenTransfer& transfer);

}  // namespace taskatlas::cli
