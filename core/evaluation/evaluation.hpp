// SPDX-License-Identifier: MIT
// What a taxonomy is good for: gain and quality, per target and on the mean.
//
//   gain     share of test images on which the transfer beats the network trained from scratch on
//            the same data (`pixels`); quality: share on which it beats the fully supervised
//            network (`self`). Both in [0, 1], .5 = neither wins (paper, section 5).
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/frontier.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace taskatlas {

// The lines between which a target's transfers stand; NaN where the table cannot say.
struct TargetReference {
  TaskId target;
  double self_gain = std::numeric_limits<double>::quiet_NaN();  // full supervision's gain
  double self_quality = 0.5;  // by definition; NaN where the table measures no quality at all
  double pixels_gain = 0.5;   // by definition
  double pixels_quality = std::numeric_limits<double>::quiet_NaN();  // from scratch's quality
};

// From the `self` and `pixels` rows; where only one of a pair is there, the other follows from
// it: from scratch wins against full supervision where full supervision does not against it
// (ties, which have no share in the measurements, put aside).
TargetReference target_reference(const TransferTable& table, TaskId target);

struct TargetEvaluation {
  TaskId target;
  bool full_supervision = false;
  double gain = std::numeric_limits<double>::quiet_NaN();  // NaN: not measured
  double quality = std::numeric_limits<double>::quiet_NaN();
  TargetReference reference;
};

struct Evaluation {
  std::vector<TargetEvaluation> targets;  // one for each target of the taxonomy, by target id
  // Over the targets that have the value; NaN where none has.
  double mean_gain = std::numeric_limits<double>::quiet_NaN();
  double mean_quality = std::numeric_limits<double>::quiet_NaN();
  std::size_t missing_gain = 0;  // targets without the value
  std::size_t missing_quality = 0;
};

// Full supervision is worth what full_supervision_worth says, as in the taxonomy itself. A taxonomy
// without a solution has no targets. Throws Error(kUsage) where the taxonomy names rows or tasks
// that the table lacks (it was made from another table).
Evaluation evaluate(const TransferTable& table, const Taxonomy& taxonomy);

// The heat maps of figure 9: targets down, budgets across.
struct EvaluationMap {
  std::vector<TaskId> targets;  // every target of any of the taxonomies, by id
  std::vector<double> budgets;  // one column for each taxonomy, in the order given
  std::vector<double> gain;     // targets × budgets, row-major; NaN: not measured, or not a target
  std::vector<double> quality;  // the same shape
  std::vector<double> mean_gain;  // one for each budget, over the targets that have it
  std::vector<double> mean_quality;
  std::vector<std::size_t> missing_gain;  // targets without the value, one for each budget
  std::vector<std::size_t> missing_quality;

  double gain_at(std::size_t target, std::size_t budget) const {
    return gain[target * budgets.size() + budget];
  }
  double quality_at(std::size_t target, std::size_t budget) const {
    return quality[target * budgets.size() + budget];
  }
};

EvaluationMap evaluation_map(const TransferTable& table, std::span<const Taxonomy> taxonomies);
EvaluationMap evaluation_map(const TransferTable& table, const Frontier& frontier);

}  // namespace taskatlas
