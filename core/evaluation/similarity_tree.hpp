// SPDX-License-Identifier: MIT
// Tasks clustered by what they are good for as sources (paper, figure 13): agglomerative
// clustering of the columns of the first-order affinity matrix.
#pragma once

#include "base/run_context.hpp"
#include "evaluation/dendrogram.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

struct TreeOptions {
  Linkage linkage = Linkage::kWard;  // Ward2: heights are distances, not their squares
  bool square_root = true;           // features are √affinity; else the affinity itself
};

// Distances between tasks as sources: their columns of the first-order matrix. Every target's
// affinities over its transfers of order 1 are scaled to sum 1 (first_order_affinity: t→t among
// them, `self` not), then rooted where asked, and compared by Euclidean distance. A pair is
// compared on the targets for which both are measured, its squared distance scaled by
// targets / shared targets.
//
// The paper prints neither linkage nor features. Of Ward, average, complete and single linkage,
// on affinities or their roots, with and without t→t as a feature, with and without `self` in the
// sum, on each of the three published tables, Ward on roots with t→t and without `self`, on the
// table of 16k images, recovers most of the groups that figure 13 is known to have.
struct SourceDistances {
  std::vector<TaskId> tasks;         // n, by id
  std::vector<double> distances;     // n × n, row-major
  std::size_t targets = 0;           // features
  std::size_t missing = 0;           // cells of n × targets that were not measured
  std::size_t incomplete_pairs = 0;  // pairs compared on fewer than all targets
};

// Throws Error(kBadInput) where two tasks share no target (naming them), and where the table has
// no first-order affinity at all. `scenario` gives the roles alone.
SourceDistances source_distances(const TransferTable& table, const Scenario& scenario,
                                 const TreeOptions& options);

struct SimilarityTree {
  TreeOptions options;
  std::vector<TaskId> tasks;       // leaf i is tasks[i]
  std::vector<std::string> codes;  // of the tasks
  Dendrogram tree;
  std::size_t targets = 0;
  std::size_t missing = 0;
  std::size_t incomplete_pairs = 0;
};

// Leaves are the tasks that the first-order table has as sources, without `self` and tasks that
// the scenario leaves unused (by default class_selected where it is no target). nullopt: stopped.
std::optional<SimilarityTree> similarity_tree(const TransferTable& table, const Scenario& scenario,
                                              const TreeOptions& options,
                                              const RunContext& context);

// "((a:1,b:1):0.5,c:1.5);": a branch is as long as its nodes' heights differ; left to right.
std::string to_newick(const SimilarityTree& tree);

// {"linkage", "feature", "leaves": [code..] from left to right, "targets", "missing_cells",
//  "incomplete_pairs", "root": {"height", "size", "children": [left, right]} with {"task": code}
//  for a leaf}.
nlohmann::json to_json(const SimilarityTree& tree);

}  // namespace taskatlas
