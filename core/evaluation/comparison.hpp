// SPDX-License-Identifier: MIT
// Two sets of measurements, or two scenarios, side by side: how alike the affinities rank, and
// where the taxonomies differ. Tasks are matched by code.
#pragma once

#include "taxonomy/taxonomy.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace taskatlas {

// What is compared; the pointers are borrowed for the call. The taxonomy may be absent.
struct ComparedSide {
  const TransferTable* table = nullptr;
  const Scenario* scenario = nullptr;  // its roles say which tasks count
  const Taxonomy* taxonomy = nullptr;
};

// Rank correlation of the first-order affinities of one target, over the other tasks (t→t would
// agree in any case) that were measured as its source on both sides; NaN where fewer than two are
// or one side's are all equal.
struct AffinityAgreement {
  std::string target;      // a code; empty for the overall figure
  std::size_t shared = 0;  // pairs compared
  std::size_t only_a = 0;  // measured in A alone
  std::size_t only_b = 0;
  double spearman = std::numeric_limits<double>::quiet_NaN();
  double kendall = std::numeric_limits<double>::quiet_NaN();  // tau-b
};

struct ComparedChoice {
  bool present = false;              // the side's taxonomy serves this target
  std::vector<std::string> sources;  // codes, sorted; the target's own for full supervision
  bool full_supervision = false;
  double affinity = std::numeric_limits<double>::quiet_NaN();
  double gain = std::numeric_limits<double>::quiet_NaN();
  double quality = std::numeric_limits<double>::quiet_NaN();
};

struct ComparedTarget {
  std::string target;
  ComparedChoice a, b;
  bool same = false;  // both present, the same sources, both or neither by full supervision
};

struct ComparedFigures {  // of a side's taxonomy; NaN where there is none
  double objective = std::numeric_limits<double>::quiet_NaN();
  double budget = std::numeric_limits<double>::quiet_NaN();
  double spent = std::numeric_limits<double>::quiet_NaN();
  double mean_gain = std::numeric_limits<double>::quiet_NaN();
  double mean_quality = std::numeric_limits<double>::quiet_NaN();
};

struct Comparison {
  // Codes, sorted; tasks that a side has but leaves unused count as absent there.
  std::vector<std::string> shared_tasks, tasks_only_a, tasks_only_b;

  std::vector<AffinityAgreement> agreement;  // one for each target of both, by code
  // Over all cells at once, each target's affinities scaled to sum 1 over the sources of order 1
  // that both measured, so that targets with few sources do not rank above others for that alone.
  AffinityAgreement overall;
  double mean_spearman = std::numeric_limits<double>::quiet_NaN();  // over targets that have it
  double mean_kendall = std::numeric_limits<double>::quiet_NaN();

  // Below: empty unless both sides have a taxonomy.
  std::vector<std::string> sources_both, sources_only_a, sources_only_b;  // supervised; sorted
  std::vector<ComparedTarget> targets;                                    // of either, by code
  std::size_t same_transfers = 0;                                         // of those, with `same`
  ComparedFigures a, b;  // filled for a side that has a taxonomy
};

// Throws Error(kUsage) where a side lacks its table or scenario.
Comparison compare(const ComparedSide& a, const ComparedSide& b);

}  // namespace taskatlas
