// SPDX-License-Identifier: MIT
#include "evaluation/evaluation.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

class Mean {
 public:
  void add(double value) {
    if (std::isnan(value)) {
      ++missing_;
    } else {
      sum_ += value;
      ++count_;
    }
  }
  double mean() const { return count_ ? sum_ / static_cast<double>(count_) : kNaN; }
  std::size_t missing() const { return missing_; }

 private:
  double sum_ = 0;
  std::size_t count_ = 0;
  std::size_t missing_ = 0;
};

void check_belongs(const TransferTable& table, const ChosenTransfer& chosen) {
  const bool known = chosen.target.valid() && chosen.target.index() < table.tasks().size();
  const bool row_known = chosen.row.valid() && chosen.row.index() < table.transfers().size() &&
                         known && table.transfer(chosen.row).target == chosen.target;
  if (!known || (!row_known && !(chosen.full_supervision && !chosen.row.valid()))) {
    throw usage_error(
        "the taxonomy was made from another table: it names a transfer that this one does not "
        "have; solve it again on this table");
  }
}

TargetEvaluation evaluate_target(const TransferTable& table, const ChosenTransfer& chosen) {
  check_belongs(table, chosen);
  TargetEvaluation result;
  result.target = chosen.target;
  result.full_supervision = chosen.full_supervision;
  result.reference = target_reference(table, chosen.target);
  if (chosen.full_supervision) {
    const SupervisedWorth worth = full_supervision_worth(table, chosen.target);
    result.gain = worth.gain;
    result.quality = worth.quality;
  } else {
    result.gain = table.transfer(chosen.row).gain;
    result.quality = table.transfer(chosen.row).quality;
  }
  return result;
}

}  // namespace

TargetReference target_reference(const TransferTable& table, TaskId target) {
  TargetReference reference;
  reference.target = target;
  const SupervisedWorth worth = full_supervision_worth(table, target);
  reference.self_gain = worth.gain;
  if (std::isnan(worth.quality)) reference.self_quality = kNaN;
  if (const auto pixels = table.find(PseudoSource::kPixels, target)) {
    reference.pixels_quality = table.transfer(*pixels).quality;
  }
  if (std::isnan(reference.pixels_quality)) {
    reference.pixels_quality = 1 - reference.self_gain;  // NaN stays NaN
  }
  return reference;
}

Evaluation evaluate(const TransferTable& table, const Taxonomy& taxonomy) {
  Evaluation evaluation;
  Mean gain;
  Mean quality;
  for (const ChosenTransfer& chosen : taxonomy.transfers) {
    evaluation.targets.push_back(evaluate_target(table, chosen));
    gain.add(evaluation.targets.back().gain);
    quality.add(evaluation.targets.back().quality);
  }
  std::sort(
      evaluation.targets.begin(), evaluation.targets.end(),
      [](const TargetEvaluation& a, const TargetEvaluation& b) { return a.target < b.target; });
  evaluation.mean_gain = gain.mean();
  evaluation.mean_quality = quality.mean();
  evaluation.missing_gain = gain.missing();
  evaluation.missing_quality = quality.missing();
  return evaluation;
}

EvaluationMap evaluation_map(const TransferTable& table, std::span<const Taxonomy> taxonomies) {
  EvaluationMap map;
  std::vector<Evaluation> columns;
  std::set<TaskId> targets;
  for (const Taxonomy& taxonomy : taxonomies) {
    columns.push_back(evaluate(table, taxonomy));
    map.budgets.push_back(taxonomy.budget);
    for (const TargetEvaluation& target : columns.back().targets) targets.insert(target.target);
  }
  map.targets.assign(targets.begin(), targets.end());
  map.gain.assign(map.targets.size() * columns.size(), kNaN);
  map.quality = map.gain;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    for (const TargetEvaluation& target : columns[column].targets) {
      const auto row = static_cast<std::size_t>(
          std::lower_bound(map.targets.begin(), map.targets.end(), target.target) -
          map.targets.begin());
      map.gain[row * columns.size() + column] = target.gain;
      map.quality[row * columns.size() + column] = target.quality;
    }
    map.mean_gain.push_back(columns[column].mean_gain);
    map.mean_quality.push_back(columns[column].mean_quality);
    map.missing_gain.push_back(columns[column].missing_gain);
    map.missing_quality.push_back(columns[column].missing_quality);
  }
  return map;
}

EvaluationMap evaluation_map(const TransferTable& table, const Frontier& frontier) {
  return evaluation_map(table, frontier.points);
}

}  // namespace taskatlas
