// SPDX-License-Identifier: MIT
#include "evaluation/dendrogram.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace taskatlas {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr std::array<std::pair<Linkage, std::string_view>, 4> kLinkages{
    {{Linkage::kWard, "ward"},
     {Linkage::kAverage, "average"},
     {Linkage::kComplete, "complete"},
     {Linkage::kSingle, "single"}}};

void check_distances(std::span<const double> distances, std::size_t n) {
  if (distances.size() != n * n) {
    throw usage_error("a distance matrix of " + std::to_string(n) + " × " + std::to_string(n) +
                      " is expected; it has " + std::to_string(distances.size()) + " values");
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double d = distances[i * n + j];
      if (!std::isfinite(d) || d < 0 || d != distances[j * n + i] || (i == j && d != 0)) {
        throw usage_error("distance " + std::to_string(i) + ", " + std::to_string(j) + " is " +
                          format_number(d) +
                          "; distances are finite, at least 0, symmetric, and 0 to itself");
      }
    }
  }
}

// The distance from another cluster k to the union of i and j (Lance and Williams, 1967). Ward's
// works on squared distances.
double joined_distance(Linkage linkage, double ki, double kj, double ij, double nk, double ni,
                       double nj) {
  switch (linkage) {
    case Linkage::kWard:
      return ((nk + ni) * ki + (nk + nj) * kj - nk * ij) / (nk + ni + nj);
    case Linkage::kAverage:
      return (ni * ki + nj * kj) / (ni + nj);
    case Linkage::kComplete:
      return std::max(ki, kj);
    case Linkage::kSingle:
      break;
  }
  return std::min(ki, kj);
}

// The leaves below each node, left to right.
std::vector<std::vector<std::size_t>> leaves_below(const Dendrogram& tree) {
  std::vector<std::vector<std::size_t>> below(tree.leaves + tree.merges.size());
  for (std::size_t leaf = 0; leaf < tree.leaves; ++leaf) below[leaf] = {leaf};
  for (std::size_t m = 0; m < tree.merges.size(); ++m) {
    auto& all = below[tree.leaves + m];
    all = below[tree.merges[m].left];
    const auto& right = below[tree.merges[m].right];
    all.insert(all.end(), right.begin(), right.end());
  }
  return below;
}

// For every pair of leaves that may stand at the two ends of a subtree (their lowest common
// ancestor's), the least sum of neighbours' distances between them.
class LeafOrdering {
 public:
  LeafOrdering(const Dendrogram& tree, std::span<const double> distances)
      : tree_(tree),
        distances_(distances),
        n_(tree.leaves),
        below_(leaves_below(tree)),
        cost_(n_ * n_, kInfinity) {
    for (std::size_t leaf = 0; leaf < n_; ++leaf) cost_[leaf * n_ + leaf] = 0;
  }

  bool measure(const RunContext& context) {
    std::vector<double> bridge(n_);
    for (const TreeMerge& merge : tree_.merges) {
      for (const std::size_t u : below_[merge.left]) {
        if (context.stopped()) return false;
        for (const std::size_t k : below_[merge.right]) {
          bridge[k] = kInfinity;
          for (const std::size_t m : opposite(merge.left, u)) {
            bridge[k] = std::min(bridge[k], cost(u, m) + distance(m, k));
          }
        }
        for (const std::size_t w : below_[merge.right]) {
          double best = kInfinity;
          for (const std::size_t k : opposite(merge.right, w)) {
            best = std::min(best, bridge[k] + cost(k, w));
          }
          cost_[u * n_ + w] = cost_[w * n_ + u] = best;
        }
      }
    }
    return true;
  }

  std::vector<std::size_t> best_order() const {
    std::vector<std::size_t> order;
    if (tree_.merges.empty()) {
      if (n_ == 1) order.push_back(0);
      return order;
    }
    const TreeMerge& root = tree_.merges.back();
    std::pair<std::size_t, std::size_t> ends;
    double best = kInfinity;
    for (const std::size_t u : below_[root.left]) {
      for (const std::size_t w : below_[root.right]) {
        const std::pair<std::size_t, std::size_t> candidate = std::minmax(u, w);
        if (cost(u, w) < best || (cost(u, w) == best && candidate < ends)) {
          best = cost(u, w);
          ends = candidate;
        }
      }
    }
    write(n_ + tree_.merges.size() - 1, ends.first, ends.second, order);
    return order;
  }

 private:
  double cost(std::size_t u, std::size_t w) const { return cost_[u * n_ + w]; }
  double distance(std::size_t u, std::size_t w) const { return distances_[u * n_ + w]; }

  // The child of `node` below which `leaf` stands, and the other one.
  std::pair<std::size_t, std::size_t> sides(std::size_t node, std::size_t leaf) const {
    const TreeMerge& merge = tree_.merges[node - n_];
    const auto& left = below_[merge.left];
    const bool in_left = std::find(left.begin(), left.end(), leaf) != left.end();
    return in_left ? std::pair{merge.left, merge.right} : std::pair{merge.right, merge.left};
  }

  // The leaves that may stand at the other end of `node` when `leaf` stands at one.
  const std::vector<std::size_t>& opposite(std::size_t node, std::size_t leaf) const {
    return node < n_ ? below_[node] : below_[sides(node, leaf).second];
  }

  // The best order of the node's leaves from `first` to `last`.
  void write(std::size_t node, std::size_t first, std::size_t last,
             std::vector<std::size_t>& order) const {
    if (node < n_) {
      order.push_back(node);
      return;
    }
    const auto [near, far] = sides(node, first);
    double best = kInfinity;
    std::pair<std::size_t, std::size_t> neighbours;
    for (const std::size_t m : opposite(near, first)) {
      for (const std::size_t k : opposite(far, last)) {
        const double sum = cost(first, m) + distance(m, k) + cost(k, last);
        if (sum < best) {
          best = sum;
          neighbours = {m, k};
        }
      }
    }
    write(near, first, neighbours.first, order);
    write(far, neighbours.second, last, order);
  }

  const Dendrogram& tree_;
  std::span<const double> distances_;
  std::size_t n_;
  std::vector<std::vector<std::size_t>> below_;
  std::vector<double> cost_;
};

// Turns the branches so that the leaves stand in this order, which the tree allows.
void apply_order(Dendrogram& tree, std::vector<std::size_t> order) {
  std::vector<std::size_t> place(tree.leaves + tree.merges.size());  // of a node's first leaf
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (std::size_t m = 0; m < tree.merges.size(); ++m) {
    TreeMerge& merge = tree.merges[m];
    if (place[merge.left] > place[merge.right]) std::swap(merge.left, merge.right);
    place[tree.leaves + m] = place[merge.left];
  }
  tree.order = std::move(order);
}

// Cluster numbers when the first `merges` merges hold.
std::vector<std::size_t> cut_after(const Dendrogram& tree, std::size_t merges) {
  std::vector<std::size_t> top(tree.leaves + tree.merges.size());  // the highest node that holds
  for (std::size_t node = 0; node < top.size(); ++node) top[node] = node;
  for (std::size_t m = merges; m-- > 0;) {
    top[tree.merges[m].left] = top[tree.merges[m].right] = top[tree.leaves + m];
  }
  std::vector<std::size_t> number(top.size(), top.size());
  std::vector<std::size_t> clusters(tree.leaves);
  std::size_t next = 0;
  for (const std::size_t leaf : tree.order) {
    if (number[top[leaf]] == top.size()) number[top[leaf]] = next++;
    clusters[leaf] = number[top[leaf]];
  }
  return clusters;
}

}  // namespace

std::string_view to_string(Linkage linkage) {
  for (const auto& [known, word] : kLinkages) {
    if (known == linkage) return word;
  }
  return "";
}

std::optional<Linkage> parse_linkage(std::string_view text) {
  for (const auto& [linkage, word] : kLinkages) {
    if (word == text) return linkage;
  }
  return std::nullopt;
}

std::optional<Dendrogram> cluster(std::span<const double> distances, std::size_t n, Linkage linkage,
                                  const RunContext& context) {
  check_distances(distances, n);
  const bool squared = linkage == Linkage::kWard;
  std::vector<double> between(distances.begin(), distances.end());
  if (squared) {
    for (double& d : between) d *= d;
  }
  // A cluster keeps the slot of its lowest leaf.
  std::vector<std::size_t> active(n);
  std::vector<std::size_t> node(n);
  std::vector<std::size_t> size(n, 1);
  for (std::size_t i = 0; i < n; ++i) active[i] = node[i] = i;

  Dendrogram tree;
  tree.leaves = n;
  double last_height = 0;
  while (active.size() > 1) {
    if (context.stopped()) return std::nullopt;
    double closest = kInfinity;
    std::size_t i = active[0];
    std::size_t j = active[1];
    for (std::size_t a = 0; a < active.size(); ++a) {
      for (std::size_t b = a + 1; b < active.size(); ++b) {
        const double d = between[active[a] * n + active[b]];
        if (d < closest) {
          closest = d;
          i = active[a];
          j = active[b];
        }
      }
    }
    for (const std::size_t k : active) {
      if (k == i || k == j) continue;
      const double d = joined_distance(linkage, between[k * n + i], between[k * n + j], closest,
                                       static_cast<double>(size[k]), static_cast<double>(size[i]),
                                       static_cast<double>(size[j]));
      between[k * n + i] = between[i * n + k] = d;
    }
    // All four linkages join at ascending heights but for rounding.
    const double height = squared ? std::sqrt(std::max(0.0, closest)) : closest;
    last_height = std::max(last_height, height);
    size[i] += size[j];
    tree.merges.push_back({node[i], node[j], last_height, size[i]});
    node[i] = n + tree.merges.size() - 1;
    std::erase(active, j);
  }
  if (!order_leaves(tree, distances, context)) return std::nullopt;
  return tree;
}

bool order_leaves(Dendrogram& tree, std::span<const double> distances, const RunContext& context) {
  check_distances(distances, tree.leaves);
  LeafOrdering ordering(tree, distances);
  if (!ordering.measure(context)) return false;
  apply_order(tree, ordering.best_order());
  return true;
}

std::vector<std::size_t> cut_into(const Dendrogram& tree, std::size_t count) {
  if (count < 1 || count > tree.leaves) {
    throw usage_error("a tree of " + std::to_string(tree.leaves) + " leaves cannot be cut into " +
                      std::to_string(count) + " clusters");
  }
  return cut_after(tree, tree.leaves - count);
}

std::vector<std::size_t> cut_at(const Dendrogram& tree, double height) {
  if (std::isnan(height)) throw usage_error("the height at which to cut is not a number");
  const auto above =
      std::upper_bound(tree.merges.begin(), tree.merges.end(), height,
                       [](double h, const TreeMerge& merge) { return h < merge.height; });
  return cut_after(tree, static_cast<std::size_t>(above - tree.merges.begin()));
}

std::vector<std::vector<std::size_t>> clades(const Dendrogram& tree) {
  std::vector<std::vector<std::size_t>> below = leaves_below(tree);
  below.erase(below.begin(), below.begin() + static_cast<std::ptrdiff_t>(tree.leaves));
  for (auto& group : below) std::sort(group.begin(), group.end());
  return below;
}

}  // namespace taskatlas
