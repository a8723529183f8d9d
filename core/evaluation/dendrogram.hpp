// SPDX-License-Identifier: MIT
// Agglomerative clustering of anything with distances, and its tree.
#pragma once

#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace taskatlas {

enum class Linkage : std::uint8_t { kWard, kAverage, kComplete, kSingle };
std::string_view to_string(Linkage linkage);  // "ward", "average", "complete", "single"
std::optional<Linkage> parse_linkage(std::string_view text);

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
// O(n³) time, n² memory. False where stopped; the tree is then as it was.
bool order_leaves(Dendrogram& tree, std::span<const double> distances, const RunContext& context);

// Cluster number of each leaf, 0.. from left to right.
std::vector<std::size_t> cut_into(const Dendrogram& tree, std::size_t clusters);  // 1..leaves
std::vector<std::size_t> cut_at(const Dendrogram& tree, double height);  // joins ≤ height hold

// The groups of two or more leaves, the root's among them, one for each merge, each ascending.
std::vector<std::vector<std::size_t>> clades(const Dendrogram& tree);

}  // namespace taskatlas
