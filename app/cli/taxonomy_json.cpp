// SPDX-License-Identifier: MIT
#include "cli/scenario_text.hpp"
#include "cli/taxonomy_text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string code_of_source(const TransferTable& table, const Transfer& row) {
  return row.pseudo == PseudoSource::kSelf ? table.code(row.target)
                                           : std::string(to_string(row.pseudo));
}

// Full supervision is the transfer from the target itself, as in a chosen one.
Json sources_of_row(const TransferTable& table, TransferId id) {
  const Transfer& row = table.transfer(id);
  if (row.pseudo != PseudoSource::kNone) return Json::array({code_of_source(table, row)});
  return sorted_codes(table, row.sources);
}

Json transfers_json(const TransferTable& table, const Taxonomy& taxonomy) {
  Json transfers = Json::array();
  for (const ChosenTransfer& transfer : taxonomy.transfers) {
    transfers.push_back({{"target", table.code(transfer.target)},
                         {"sources", sorted_codes(table, transfer.sources)},
                         {"order", transfer.order},
                         {"affinity", number(transfer.affinity)},
                         {"gain", number(transfer.gain)},
                         {"quality", number(transfer.quality)}});
  }
  return transfers;
}

}  // namespace

Json taxonomy_json(const LoadedStudy& study, const Scenario& scenario, const Taxonomy& taxonomy) {
  const bool solved = !taxonomy.transfers.empty() || taxonomy.status == TaxonomyStatus::kOptimal;
  Json json{{"status", to_string(taxonomy.status)},
            {"objective", number(taxonomy.objective)},
            {"bound", number(solved ? taxonomy.bound : NAN)},
            {"budget", number(taxonomy.budget)},
            {"spent", number(solved ? taxonomy.spent : NAN)},
            {"sources", codes_of(study.table, taxonomy.sources)},
            {"transfers", transfers_json(study.table, taxonomy)},
            {"mean_gain", number(taxonomy.mean_gain)},
            {"mean_quality", number(taxonomy.mean_quality)},
            {"seconds", taxonomy.seconds}};
  if (taxonomy.status == TaxonomyStatus::kInfeasible) {
    add_reason(json, taxonomy);
  }
  json["study"] = study.label;
  json["transfer_images"] =
      study.measurement.transfer_images ? Json(*study.measurement.transfer_images) : Json(nullptr);
  json["run_seed"] = study.measurement.seed ? Json(*study.measurement.seed) : Json(nullptr);
  json["scenario"] = scenario_json(scenario);
  return json;
}

Json explanation_json(const TransferTable& table, const Explanation& explanation,
                      const Frontier& frontier) {
  Json transfers = Json::array();
  for (const TransferExplanation& one : explanation.transfers) {
    transfers.push_back(
        {{"target", table.code(one.target)},
         {"value", one.chosen_value},
         {"runner_up", one.runner_up ? sources_of_row(table, *one.runner_up) : Json(nullptr)},
         {"runner_up_value", number(one.runner_up ? one.runner_up_value : NAN)},
         {"loss_without", number(one.loss_without)},
         {"feasible_without", std::isfinite(one.loss_without)},
         {"firm", one.firm}});
  }
  Json sources = Json::array();
  for (const SourceExplanation& one : explanation.sources) {
    sources.push_back({{"source", table.code(one.source)},
                       {"supervised", one.supervised},
                       {"loss_if_changed", number(one.loss)},
                       {"feasible_if_changed", std::isfinite(one.loss)},
                       {"firm", one.firm},
                       {"serves", codes_of(table, one.serves)}});
  }
  Json uses = Json::array();
  for (const SourceUse& use : source_use(frontier)) {
    uses.push_back({{"source", table.code(use.source)},
                    {"budgets", use.budgets},
                    {"mean_served", use.served}});
  }
  return {{"complete", explanation.complete && frontier.complete},
          {"transfers", transfers},
          {"sources", sources},
          {"source_use", uses}};
}

Json best_json(const TransferTable& table, const std::vector<Taxonomy>& best) {
  Json json = Json::array();
  for (const Taxonomy& one : best) {
    json.push_back({{"objective", number(one.objective)},
                    {"spent", one.spent},
                    {"sources", codes_of(table, one.sources)},
                    {"transfers", transfers_json(table, one)},
                    {"mean_gain", number(one.mean_gain)},
                    {"mean_quality", number(one.mean_quality)},
                    {"proven", one.status == TaxonomyStatus::kOptimal}});
  }
  return json;
}

void add_reason(Json& json, const Taxonomy& taxonomy) {
  json["reason"] = taxonomy.reason;
  json["smallest_budget"] =
      taxonomy.smallest_budget ? Json(*taxonomy.smallest_budget) : Json(nullptr);
  json["smallest_budget_known"] = taxonomy.smallest_budget_known;
}

Json infeasible_frontier_json(const Taxonomy& why) {
  Json point{{"budget", number(why.budget)}, {"objective", nullptr},
             {"sources", Json::array()},     {"mean_gain", nullptr},
             {"mean_quality", nullptr},      {"status", to_string(why.status)}};
  add_reason(point, why);
  return Json::array({point});
}

Json frontier_json(const TransferTable& table, const Frontier& frontier) {
  Json json = Json::array();
  for (const Taxonomy& point : frontier.points) {
    json.push_back({{"budget", number(point.budget)},
                    {"objective", number(point.objective)},
                    {"sources", codes_of(table, point.sources)},
                    {"mean_gain", number(point.mean_gain)},
                    {"mean_quality", number(point.mean_quality)}});
  }
  return json;
}

}  // namespace taskatlas::cli
