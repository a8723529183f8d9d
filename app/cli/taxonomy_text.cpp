// SPDX-License-Identifier: MIT
#include "cli/taxonomy_text.hpp"

#include "base/numbers.hpp"
#include "cli/numbers_text.hpp"
#include "cli/scenario_text.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::cli {
namespace {

using enum TextTable::Align;

std::string proof_text(const Taxonomy& taxonomy) {
  if (taxonomy.status == TaxonomyStatus::kOptimal) return "proven optimal";
  if (!std::isfinite(taxonomy.bound)) return "best found, not proven";
  const double gap = taxonomy.bound - taxonomy.objective;
  std::string text = "best found; no taxonomy is worth more than " + objective_text(taxonomy.bound);
  if (taxonomy.objective > 0) {
    text += " (" + format_fixed(100 * gap / taxonomy.objective, 2) + " % more)";
  }
  return text;
}

std::string row_text(const TransferTable& table, TransferId id) {
  const Transfer& row = table.transfer(id);
  if (row.pseudo == PseudoSource::kSelf) return "full supervision";
  return joined(sorted_codes(table, row.sources), " + ");
}

// An unfinished solve has found no more than the optimum, so the true loss may be less.
std::string loss_text(double loss, bool firm) {
  if (std::isinf(loss)) return firm ? "infeasible" : "not found";
  return (firm ? "" : "at most ") + affinity_text(loss);
}

std::string smallest_budget_text(const Taxonomy& taxonomy) {
  if (taxonomy.smallest_budget) return amount_text(*taxonomy.smallest_budget);
  return taxonomy.smallest_budget_known ? "none works" : "not found within the time limit";
}

}  // namespace

std::string origin_text(const TransferTable& table, const ChosenTransfer& transfer) {
  if (transfer.full_supervision) return "full supervision";
  return joined(sorted_codes(table, transfer.sources), " + ");
}

Fields taxonomy_fields(const LoadedStudy& study, const Scenario& scenario,
                       const Taxonomy& taxonomy) {
  Fields fields{
      {"Study", study.describe()},
      {"Scenario", scenario.name + ": " + scenario_summary(scenario, study.table.tasks().size())}};
  if (taxonomy.status == TaxonomyStatus::kInfeasible) {
    fields.emplace_back("Budget", amount_text(taxonomy.budget));
    fields.emplace_back("Infeasible", taxonomy.reason);
    fields.emplace_back("Smallest budget", smallest_budget_text(taxonomy));
    return fields;
  }
  fields.emplace_back("Budget",
                      amount_text(taxonomy.budget) + ", spent " + amount_text(taxonomy.spent));
  fields.emplace_back("Objective",
                      objective_text(taxonomy.objective) + ", " + proof_text(taxonomy));
  fields.emplace_back("Time", seconds_text(taxonomy.seconds));
  fields.emplace_back("Supervised", joined(codes_of(study.table, taxonomy.sources)));
  return fields;
}

std::string transfers_table(const TransferTable& table, const Taxonomy& taxonomy,
                            const Style& style) {
  TextTable text({{"Target", kLeft},
                  {"Name", kLeft},
                  {"Order", kRight},
                  {"Affinity", kRight},
                  {"Gain", kRight},
                  {"Quality", kRight},
                  {"Transferred from", kLeft}});
  for (const ChosenTransfer& one : taxonomy.transfers) {
    text.add({table.code(one.target), table.task(one.target).name, std::to_string(one.order),
              affinity_text(one.affinity), share_text(one.gain), share_text(one.quality),
              origin_text(table, one)});
  }
  text.add_rule();
  text.add({"mean of " + std::to_string(taxonomy.transfers.size()), "", "", "",
            share_text(taxonomy.mean_gain), share_text(taxonomy.mean_quality), ""});
  return text.text(style);
}

std::string explanation_table(const TransferTable& table, const Explanation& explanation,
                              const Style& style) {
  TextTable transfers({{"Why this transfer", kLeft},
                       {"Value", kRight},
                       {"Second", kRight},
                       {"Lost without it", kRight},
                       {"Second best of the same sources", kLeft}});
  for (const TransferExplanation& one : explanation.transfers) {
    transfers.add({table.code(one.target), affinity_text(one.chosen_value),
                   one.runner_up ? affinity_text(one.runner_up_value) : "-",
                   loss_text(one.loss_without, one.firm),
                   one.runner_up ? row_text(table, *one.runner_up) : "none"});
  }
  TextTable sources({{"Supervised", kLeft}, {"Lost if dropped", kRight}, {"Serves", kLeft}});
  TextTable others({{"Not supervised", kLeft}, {"Lost if it must be", kRight}});
  for (const SourceExplanation& one : explanation.sources) {
    if (one.supervised) {
      sources.add({table.code(one.source), loss_text(one.loss, one.firm),
                   joined(codes_of(table, one.serves))});
    } else {
      others.add({table.code(one.source), loss_text(one.loss, one.firm)});
    }
  }
  return transfers.text(style) + "\n" + sources.text(style) + "\n" + others.text(style);
}

std::string best_table(const TransferTable& table, const std::vector<Taxonomy>& best,
                       const Style& style) {
  TextTable text({{"Best", kRight},
                  {"Objective", kRight},
                  {"Lost", kRight},
                  {"Spent", kRight},
                  {"Gain", kRight},
                  {"Quality", kRight},
                  {"Supervised", kLeft}});
  for (std::size_t i = 0; i < best.size(); ++i) {
    const Taxonomy& one = best[i];
    text.add({std::to_string(i + 1), objective_text(one.objective),
              affinity_text(best.front().objective - one.objective), amount_text(one.spent),
              share_text(one.mean_gain), share_text(one.mean_quality),
              joined(codes_of(table, one.sources))});
  }
  return text.text(style);
}

std::string frontier_table(const TransferTable& table, const Frontier& frontier,
                           const Style& style) {
  TextTable text({{frontier.unit_costs ? "Budget" : "Spent", kRight},
                  {"Objective", kRight},
                  {"Gain", kRight},
                  {"Quality", kRight},
                  {"Supervised", kLeft}});
  for (const Taxonomy& point : frontier.points) {
    text.add({amount_text(point.budget), objective_text(point.objective),
              share_text(point.mean_gain), share_text(point.mean_quality),
              joined(codes_of(table, point.sources))});
  }
  return text.text(style);
}

std::string source_use_table(const TransferTable& table, const Frontier& frontier,
                             const Style& style) {
  TextTable text({{"Serves over all budgets", kLeft},
                  {"Name", kLeft},
                  {"Budgets", kRight},
                  {"Mean targets served", kRight}});
  for (const SourceUse& use : source_use(frontier)) {
    text.add({table.code(use.source), table.task(use.source).name, std::to_string(use.budgets),
              format_fixed(use.served, 1)});
  }
  return text.text(style);
}

}  // namespace taskatlas::cli
