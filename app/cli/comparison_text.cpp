// SPDX-License-Identifier: MIT
#include "cli/comparison_text.hpp"

#include "base/numbers.hpp"
#include "cli/numbers_text.hpp"
#include "cli/scenario_text.hpp"
#include "cli/taxonomy_text.hpp"
#include "cli/text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum TextTable::Align;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json side_json(const ComparisonSide& side, const ComparedFigures& figures) {
  Json json{{"study", side.study.label},
            {"scenario", scenario_json(side.scenario)},
            {"status", to_string(side.taxonomy.status)},
            {"objective", number(figures.objective)},
            {"budget", number(side.scenario.budget)},
            {"spent", number(figures.spent)},
            {"mean_gain", number(figures.mean_gain)},
            {"mean_quality", number(figures.mean_quality)}};
  if (side.taxonomy.status == TaxonomyStatus::kInfeasible) add_reason(json, side.taxonomy);
  return json;
}

Json agreement_json(const AffinityAgreement& agreement) {
  return {{"target", agreement.target},
          {"shared", agreement.shared},
          {"only_a", agreement.only_a},
          {"only_b", agreement.only_b},
          {"spearman", number(agreement.spearman)},
          {"kendall", number(agreement.kendall)}};
}

Json choice_json(const ComparedChoice& choice) {
  if (!choice.present) return nullptr;
  return {{"sources", choice.sources},
          {"full_supervision", choice.full_supervision},
          {"affinity", number(choice.affinity)},
          {"gain", number(choice.gain)},
          {"quality", number(choice.quality)}};
}

std::string choice_text(const ComparedChoice& choice) {
  if (!choice.present) return "-";
  if (choice.full_supervision) return "full supervision";
  return joined(choice.sources, " + ");
}

std::string correlation_text(double value) { return format_fixed(value, 3); }

}  // namespace

Json comparison_json(const ComparisonSide& a, const ComparisonSide& b,
                     const Comparison& comparison) {
  Json agreement = Json::array();
  for (const AffinityAgreement& one : comparison.agreement) {
    agreement.push_back(agreement_json(one));
  }
  Json overall = agreement_json(comparison.overall);
  overall.erase("target");
  Json targets = Json::array();
  for (const ComparedTarget& one : comparison.targets) {
    targets.push_back({{"target", one.target},
                       {"same", one.same},
                       {"a", choice_json(one.a)},
                       {"b", choice_json(one.b)}});
  }
  return {{"a", side_json(a, comparison.a)},
          {"b", side_json(b, comparison.b)},
          {"tasks_both", comparison.shared_tasks},
          {"tasks_only_a", comparison.tasks_only_a},
          {"tasks_only_b", comparison.tasks_only_b},
          {"affinity",
           {{"overall", overall},
            {"mean_spearman", number(comparison.mean_spearman)},
            {"mean_kendall", number(comparison.mean_kendall)},
            {"targets", agreement}}},
          {"sources_both", comparison.sources_both},
          {"sources_only_a", comparison.sources_only_a},
          {"sources_only_b", comparison.sources_only_b},
          {"same_transfers", comparison.same_transfers},
          {"targets", targets}};
}

std::string comparison_table(const ComparisonSide& a, const ComparisonSide& b,
                             const Comparison& comparison, const Style& style) {
  const auto side_text = [](const ComparisonSide& side) {
    return side.study.describe() + ", " + side.scenario.name + ": " +
           scenario_summary(side.scenario, side.study.table.tasks().size());
  };
  Fields fields{{"A", side_text(a)}, {"B", side_text(b)}};
  fields.emplace_back("Tasks", std::to_string(comparison.shared_tasks.size()) +
                                   " shared; only A: " + joined(comparison.tasks_only_a) +
                                   "; only B: " + joined(comparison.tasks_only_b));
  fields.emplace_back("Affinity",
                      "rank correlation of " + std::to_string(comparison.overall.shared) +
                          " pairs: Spearman " + correlation_text(comparison.overall.spearman) +
                          ", Kendall " + correlation_text(comparison.overall.kendall) +
                          "; mean over targets " + correlation_text(comparison.mean_spearman) +
                          " and " + correlation_text(comparison.mean_kendall));
  std::string text = fields_text(fields, style) + "\n";

  TextTable figures({{"", kLeft},
                     {"Budget", kRight},
                     {"Spent", kRight},
                     {"Objective", kRight},
                     {"Gain", kRight},
                     {"Quality", kRight}});
  const auto add_figures = [&](const char* name, const ComparisonSide& side,
                               const ComparedFigures& one) {
    const bool infeasible = side.taxonomy.status == TaxonomyStatus::kInfeasible;
    figures.add({name, amount_text(side.scenario.budget), amount_text(one.spent),
                 infeasible ? "infeasible" : objective_text(one.objective),
                 share_text(one.mean_gain), share_text(one.mean_quality)});
  };
  add_figures("A", a, comparison.a);
  add_figures("B", b, comparison.b);
  text += figures.text(style);
  if (comparison.targets.empty()) {
    for (const ComparisonSide* side : {&a, &b}) {
      if (side->taxonomy.status == TaxonomyStatus::kInfeasible) {
        text += "\n" + printable(side->label) + ": " + printable(side->taxonomy.reason) + "\n";
      }
    }
  } else {
    text +=
        "\n" + fields_text({{"Supervised in both", joined(comparison.sources_both)},
                            {"Only in A", joined(comparison.sources_only_a)},
                            {"Only in B", joined(comparison.sources_only_b)},
                            {"Same transfers", std::to_string(comparison.same_transfers) + " of " +
                                                   std::to_string(comparison.targets.size())}},
                           style);
  }
  text += "\n";
  TextTable targets({{"Target", kLeft},
                     {"Spearman", kRight},
                     {"Same", kLeft},
                     {"In A from", kLeft},
                     {"In B from", kLeft}});
  const auto spearman = [&](const std::string& target) {
    for (const AffinityAgreement& one : comparison.agreement) {
      if (one.target == target) return correlation_text(one.spearman);
    }
    return std::string("-");
  };
  if (comparison.targets.empty()) {
    for (const AffinityAgreement& one : comparison.agreement) {
      targets.add({one.target, correlation_text(one.spearman)});
    }
  }
  for (const ComparedTarget& one : comparison.targets) {
    targets.add({one.target, spearman(one.target), one.same ? "yes" : "no", choice_text(one.a),
                 one.same ? "" : choice_text(one.b)});
  }
  return text + targets.text(style);
}

}  // namespace taskatlas::cli
