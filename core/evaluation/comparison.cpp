// SPDX-License-Identifier: MIT
#include "evaluation/comparison.hpp"

#include "affinity/affinity_matrix.hpp"
#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"
#include "evaluation/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Codes = std::set<std::string>;
// First-order affinities by target, then source.
using Affinities = std::map<std::string, std::map<std::string, double>>;

std::vector<std::string> common(const Codes& a, const Codes& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

std::vector<std::string> beyond(const Codes& a, const Codes& b) {
  std::vector<std::string> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

void check_side(const ComparedSide& side, const char* name) {
  if (!side.table || !side.scenario) {
    throw usage_error(std::string("side ") + name + " of the comparison lacks its " +
                      (side.table ? "scenario" : "table"));
  }
}

Codes used_tasks(const ComparedSide& side) {
  Codes codes;
  for (std::size_t i = 0; i < side.table->tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    if (role_of(*side.table, *side.scenario, task) != Role::kUnused) {
      codes.insert(side.table->code(task));
    }
  }
  return codes;
}

Affinities affinities_of(const ComparedSide& side) {
  const FirstOrderMatrix matrix =
      first_order_matrix(*side.table, Measure::kAffinity, {.identity = false, .self = false});
  Affinities result;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    auto& of_target = result[side.table->code(matrix.targets[row])];
    for (std::size_t column = 0; column < matrix.columns(); ++column) {
      const double value = matrix.at(row, column);
      if (!std::isnan(value)) of_target[side.table->code(matrix.sources[column])] = value;
    }
  }
  return result;
}

void scale_to_one(std::span<double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  if (sum > 0) {
    for (double& value : values) value /= sum;
  }
}

void correlate(AffinityAgreement& agreement, std::span<const double> a, std::span<const double> b) {
  agreement.shared = a.size();
  agreement.spearman = spearman(a, b).value;
  agreement.kendall = kendall_tau_b(a, b).value;
}

double mean_over(const std::vector<AffinityAgreement>& agreement,
                 double AffinityAgreement::*which) {
  double sum = 0;
  std::size_t count = 0;
  for (const AffinityAgreement& one : agreement) {
    if (std::isnan(one.*which)) continue;
    sum += one.*which;
    ++count;
  }
  return count ? sum / static_cast<double>(count) : kNaN;
}

void compare_affinities(const ComparedSide& side_a, const ComparedSide& side_b,
                        Comparison& comparison) {
  const Codes shared(comparison.shared_tasks.begin(), comparison.shared_tasks.end());
  const Affinities all_a = affinities_of(side_a);
  const Affinities all_b = affinities_of(side_b);
  std::vector<double> cells_a;
  std::vector<double> cells_b;
  for (const auto& [target, of_a] : all_a) {
    const auto of_b = all_b.find(target);
    if (of_b == all_b.end() || !shared.contains(target)) continue;
    AffinityAgreement agreement;
    agreement.target = target;
    std::vector<double> values_a;
    std::vector<double> values_b;
    for (const std::string& source : comparison.shared_tasks) {
      const auto a = of_a.find(source);
      const auto b = of_b->second.find(source);
      const bool in_a = a != of_a.end();
      const bool in_b = b != of_b->second.end();
      if (in_a && in_b) {
        values_a.push_back(a->second);
        values_b.push_back(b->second);
      }
      agreement.only_a += in_a && !in_b;
      agreement.only_b += in_b && !in_a;
    }
    correlate(agreement, values_a, values_b);
    comparison.overall.only_a += agreement.only_a;
    comparison.overall.only_b += agreement.only_b;
    comparison.agreement.push_back(agreement);
    scale_to_one(values_a);
    scale_to_one(values_b);
    cells_a.insert(cells_a.end(), values_a.begin(), values_a.end());
    cells_b.insert(cells_b.end(), values_b.begin(), values_b.end());
  }
  correlate(comparison.overall, cells_a, cells_b);
  comparison.mean_spearman = mean_over(comparison.agreement, &AffinityAgreement::spearman);
  comparison.mean_kendall = mean_over(comparison.agreement, &AffinityAgreement::kendall);
}

Codes supervised(const ComparedSide& side) {
  Codes codes;
  for (const TaskId source : side.taxonomy->sources) codes.insert(side.table->code(source));
  return codes;
}

std::map<std::string, ComparedChoice> choices(const ComparedSide& side,
                                              const Evaluation& evaluation) {
  std::map<std::string, ComparedChoice> result;
  for (const ChosenTransfer& chosen : side.taxonomy->transfers) {
    ComparedChoice& choice = result[side.table->code(chosen.target)];
    choice.present = true;
    choice.full_supervision = chosen.full_supervision;
    for (const TaskId source : chosen.sources) choice.sources.push_back(side.table->code(source));
    std::sort(choice.sources.begin(), choice.sources.end());
    choice.affinity = chosen.affinity;
    for (const TargetEvaluation& target : evaluation.targets) {
      if (target.target != chosen.target) continue;
      choice.gain = target.gain;
      choice.quality = target.quality;
    }
  }
  return result;
}

ComparedFigures figures(const Taxonomy& taxonomy, const Evaluation& evaluation) {
  return {taxonomy.objective, taxonomy.budget, taxonomy.spent, evaluation.mean_gain,
          evaluation.mean_quality};
}

void compare_taxonomies(const ComparedSide& side_a, const ComparedSide& side_b,
                        Comparison& comparison) {
  Evaluation evaluation_a;
  Evaluation evaluation_b;
  if (side_a.taxonomy) {
    evaluation_a = evaluate(*side_a.table, *side_a.taxonomy);
    comparison.a = figures(*side_a.taxonomy, evaluation_a);
  }
  if (side_b.taxonomy) {
    evaluation_b = evaluate(*side_b.table, *side_b.taxonomy);
    comparison.b = figures(*side_b.taxonomy, evaluation_b);
  }
  if (!side_a.taxonomy || !side_b.taxonomy) return;

  const Codes sources_a = supervised(side_a);
  const Codes sources_b = supervised(side_b);
  comparison.sources_both = common(sources_a, sources_b);
  comparison.sources_only_a = beyond(sources_a, sources_b);
  comparison.sources_only_b = beyond(sources_b, sources_a);

  std::map<std::string, ComparedTarget> targets;
  for (auto& [code, choice] : choices(side_a, evaluation_a)) targets[code].a = std::move(choice);
  for (auto& [code, choice] : choices(side_b, evaluation_b)) targets[code].b = std::move(choice);
  for (auto& [code, target] : targets) {
    target.target = code;
    target.same = target.a.present && target.b.present && target.a.sources == target.b.sources &&
                  target.a.full_supervision == target.b.full_supervision;
    comparison.same_transfers += target.same;
    comparison.targets.push_back(std::move(target));
  }
}

}  // namespace

Comparison compare(const ComparedSide& a, const ComparedSide& b) {
  check_side(a, "A");
  check_side(b, "B");
  Comparison comparison;
  const Codes tasks_a = used_tasks(a);
  const Codes tasks_b = used_tasks(b);
  comparison.shared_tasks = common(tasks_a, tasks_b);
  comparison.tasks_only_a = beyond(tasks_a, tasks_b);
  comparison.tasks_only_b = beyond(tasks_b, tasks_a);
  compare_affinities(a, b, comparison);
  compare_taxonomies(a, b, comparison);
  return comparison;
}

}  // namespace taskatlas
