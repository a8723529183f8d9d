// SPDX-License-Identifier: MIT
// Tasks clustered by what they are good for as sources (paper, figure 13): agglomerative
// clustering of the columns of the first-order affinity matrix.
#pragma once

#include "base/run_context.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

enum class Linkage : std::uint8_t { kWard, kAverage, kComplete, kSingle };
std::string_view to_string(Linkage linkage);  // "ward", "average", "complete", "single"
std::optional<Linkage> parse_linkage(std::string_view text);

struct TreeOptions {
  Linkage linkage = Linkage::kWard;  // Ward2: heights are distances, not their squares
  bool square_root = true;           // features are √affinity; else the affinity itself
};

// A binary tree over n leaves. Nodes 0..n−1 are leaves; node n+i is merge i. Merges are by
// ascending height (equal ones in the order in which they were made); the last is the root.
struct TreeMerge {
  std::size_t left = 0;  // nodes; left is drawn left
  std::size_t right = 0;
  double height = 0;     // distance at which the two were joined, ≥ 0
  std::size_t size = 0;  // leaves below
};

struct Dendrogram {
  std::size_t leaves = 0;
  std::vector<TreeMerge> merges;   // leaves − 1 (none for 0 or 1 leaf)
  std::vector<std::size_t> order;  // leaves from left to right
};

// n × n, row-major, symmetric, zero diagonal. Lance–Williams; the closest pair first, among equals
// the one with the lowest leaf. Leaves in optimal order (order_leaves). Throws Error(kUsage) for
// a matrix of another size, or with NaN, infinity, negative or asymmetric values. nullopt: stopped.
std::optional<Dendrogram> cluster(std::span<const double> distances, std::size_t n, Linkage linkage,
                                  const RunContext& context);

// Turns the tree's branches so that the sum of distances between neighbouring leaves is least
// (Bar-Joseph, Gifford, Jaakkola, "Fast optimal leaf ordering for hierarchical clustering",
// Bioinformatics 2001); of the two mirror images the one whose first leaf has the lower number.
// O(n³) to O(n⁴) time, n² memory. False where stopped; the tree is then as it was.
bool order_leaves(Dendrogram& tree, std::span<const double> distances, const RunContext& context);

// Cluster number of each leaf, 0.. from left to right.
std::vector<std::size_t> cut_into(const Dendrogram& tree, std::size_t clusters);  // 1..leaves
std::vector<std::size_t> cut_at(const Dendrogram& tree, double height);  // joins ≤ height hold

// The groups of two or more leaves, the root's among them, one for each merge, each ascending.
std::vector<std::vector<std::size_t>> clades(const Dendrogram& tree);

// Distances between tasks as sources: their columns of the first-order matrix. Every target's
// affinities over its transfers of order 1 between tasks (t→t among them, `self` not, unused tasks
// not) are scaled to sum 1, then rooted where asked, and compared by Euclidean distance. A pair is
// compared on the targets for which both are measured, its squared distance scaled by
// targets / shared targets.
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
