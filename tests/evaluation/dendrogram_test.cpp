// SPDX-License-Identifier: MIT
#include "evaluation/dendrogram.hpp"

#include "base/error.hpp"
#include "support/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using Group = std::set<std::size_t>;
using Point = std::vector<double>;

constexpr double kTolerance = 1e-9;
constexpr std::array kAllLinkages{Linkage::kWard, Linkage::kAverage, Linkage::kComplete,
                                  Linkage::kSingle};

std::vector<Point> random_points(std::size_t n, std::size_t dimensions, std::uint64_t seed) {
  testing::Random random(seed);
  std::vector<Point> points(n, Point(dimensions));
  for (Point& point : points) {
    for (double& x : point) x = random.normal();
  }
  return points;
}

double euclid(const Point& a, const Point& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(sum);
}

std::vector<double> distances_of(const std::vector<Point>& points) {
  std::vector<double> result;
  for (const Point& a : points) {
    for (const Point& b : points) result.push_back(euclid(a, b));
  }
  return result;
}

std::vector<double> random_distances(std::size_t n, std::uint64_t seed, int levels = 0) {
  testing::Random random(seed);
  std::vector<double> result(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double d = levels ? random.between(1, levels) : random.uniform(0.1, 1);
      result[i * n + j] = result[j * n + i] = d;
    }
  }
  return result;
}

Point centroid(const std::vector<Point>& points, const Group& group) {
  Point centre(points[0].size(), 0);
  for (const std::size_t i : group) {
    for (std::size_t d = 0; d < centre.size(); ++d) centre[d] += points[i][d];
  }
  for (double& x : centre) x /= static_cast<double>(group.size());
  return centre;
}

// Sum of squared distances to the centroid.
double scatter(const std::vector<Point>& points, const Group& group) {
  const Point centre = centroid(points, group);
  double sum = 0;
  for (const std::size_t i : group) sum += std::pow(euclid(points[i], centre), 2);
  return sum;
}

Group joined(const Group& a, const Group& b) {
  Group all = a;
  all.insert(b.begin(), b.end());
  return all;
}

// The distance of two clusters by the linkage's definition, from the points alone.
double by_definition(Linkage linkage, const std::vector<Point>& points, const Group& a,
                     const Group& b) {
  if (linkage == Linkage::kWard) {  // what joining them adds to the scatter, doubled and rooted
    return std::sqrt(2 * (scatter(points, joined(a, b)) - scatter(points, a) - scatter(points, b)));
  }
  double sum = 0;
  double least = std::numeric_limits<double>::infinity();
  double most = 0;
  for (const std::size_t i : a) {
    for (const std::size_t j : b) {
      const double d = euclid(points[i], points[j]);
      sum += d;
      least = std::min(least, d);
      most = std::max(most, d);
    }
  }
  if (linkage == Linkage::kSingle) return least;
  if (linkage == Linkage::kComplete) return most;
  return sum / static_cast<double>(a.size() * b.size());
}

std::vector<std::pair<Group, double>> naive_tree(Linkage linkage,
                                                 const std::vector<Point>& points) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < points.size(); ++i) groups.push_back({i});
  std::vector<std::pair<Group, double>> merges;
  while (groups.size() > 1) {
    std::size_t first = 0;
    std::size_t second = 1;
    double closest = std::numeric_limits<double>::infinity();
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        const double d = by_definition(linkage, points, groups[a], groups[b]);
        if (d < closest) {
          closest = d;
          first = a;
          second = b;
        }
      }
    }
    groups[first] = joined(groups[first], groups[second]);
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(second));
    merges.emplace_back(groups[first], closest);
  }
  return merges;
}

double length_of(const std::vector<std::size_t>& order, const std::vector<double>& distances) {
  double sum = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    sum += distances[order[i - 1] * order.size() + order[i]];
  }
  return sum;
}

// All orders that the tree allows.
std::vector<std::vector<std::size_t>> all_orders(const Dendrogram& tree, std::size_t node) {
  if (node < tree.leaves) return {{node}};
  const TreeMerge& merge = tree.merges[node - tree.leaves];
  std::vector<std::vector<std::size_t>> orders;
  for (const auto& left : all_orders(tree, merge.left)) {
    for (const auto& right : all_orders(tree, merge.right)) {
      auto forward = left;
      forward.insert(forward.end(), right.begin(), right.end());
      auto backward = right;
      backward.insert(backward.end(), left.begin(), left.end());
      orders.push_back(forward);
      orders.push_back(backward);
    }
  }
  return orders;
}

std::vector<std::size_t> read_left_to_right(const Dendrogram& tree, std::size_t node) {
  if (node < tree.leaves) return {node};
  const TreeMerge& merge = tree.merges[node - tree.leaves];
  auto leaves = read_left_to_right(tree, merge.left);
  const auto right = read_left_to_right(tree, merge.right);
  leaves.insert(leaves.end(), right.begin(), right.end());
  return leaves;
}

TEST(Dendrogram, AgreesWithEachLinkagesDefinition) {
  for (const Linkage linkage : kAllLinkages) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
      const auto points = random_points(2 + seed % 11, 3, seed);
      const auto tree = cluster(distances_of(points), points.size(), linkage, {});
      ASSERT_TRUE(tree);
      const auto expected = naive_tree(linkage, points);
      const auto groups = clades(*tree);
      ASSERT_EQ(groups.size(), expected.size());
      for (std::size_t m = 0; m < expected.size(); ++m) {
        EXPECT_EQ(Group(groups[m].begin(), groups[m].end()), expected[m].first)
            << to_string(linkage) << ", seed " << seed << ", merge " << m;
        EXPECT_NEAR(tree->merges[m].height, expected[m].second, kTolerance);
        EXPECT_EQ(tree->merges[m].size, expected[m].first.size());
      }
    }
  }
}

TEST(Dendrogram, SingleLinkageJoinsAlongTheMinimumSpanningTree) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const std::size_t n = 3 + seed;
    const auto distances = random_distances(n, seed);
    const auto tree = cluster(distances, n, Linkage::kSingle, {});
    // Prim's algorithm.
    std::vector<double> reach(distances.begin(), distances.begin() + static_cast<long>(n));
    std::vector<bool> in(n, false);
    in[0] = true;
    std::vector<double> edges;
    for (std::size_t step = 1; step < n; ++step) {
      std::size_t next = n;
      for (std::size_t i = 0; i < n; ++i) {
        if (!in[i] && (next == n || reach[i] < reach[next])) next = i;
      }
      edges.push_back(reach[next]);
      in[next] = true;
      for (std::size_t i = 0; i < n; ++i) reach[i] = std::min(reach[i], distances[next * n + i]);
    }
    std::sort(edges.begin(), edges.end());
    for (std::size_t m = 0; m < edges.size(); ++m) {
      EXPECT_DOUBLE_EQ(tree->merges[m].height, edges[m]) << "seed " << seed;
    }
  }
}

TEST(Dendrogram, HeightsAscendWhateverTheDistances) {
  for (const Linkage linkage : kAllLinkages) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const std::size_t n = 30;
      const auto tree = cluster(random_distances(n, seed, seed % 2 ? 4 : 0), n, linkage, {});
      EXPECT_TRUE(std::is_sorted(
          tree->merges.begin(), tree->merges.end(),
          [](const TreeMerge& a, const TreeMerge& b) { return a.height < b.height; }));
      for (std::size_t m = 0; m < tree->merges.size(); ++m) {
        EXPECT_LT(tree->merges[m].left, n + m);
        EXPECT_LT(tree->merges[m].right, n + m);
      }
      EXPECT_EQ(tree->merges.back().size, n);
    }
  }
}

TEST(Dendrogram, TheNumberingOfTheLeavesDoesNotMatter) {
  const auto points = random_points(14, 4, 77);
  std::vector<std::size_t> place(points.size());
  std::iota(place.begin(), place.end(), std::size_t{0});
  testing::Random(5).shuffle(place);
  std::vector<Point> shuffled;
  for (const std::size_t i : place) shuffled.push_back(points[i]);
  for (const Linkage linkage : kAllLinkages) {
    const auto a = cluster(distances_of(points), points.size(), linkage, {});
    const auto b = cluster(distances_of(shuffled), points.size(), linkage, {});
    std::set<Group> groups_a;
    std::set<Group> groups_b;
    for (const auto& group : clades(*a)) groups_a.emplace(group.begin(), group.end());
    for (const auto& group : clades(*b)) {
      Group original;
      for (const std::size_t i : group) original.insert(place[i]);
      groups_b.insert(original);
    }
    EXPECT_EQ(groups_a, groups_b);
  }
}

TEST(Dendrogram, LeafOrderIsTheBestOfAllThatTheTreeAllows) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const std::size_t n = 2 + seed % 8;
    const auto distances = random_distances(n, seed, seed % 3 == 0 ? 3 : 0);
    for (const Linkage linkage : kAllLinkages) {
      const auto tree = cluster(distances, n, linkage, {});
      double best = std::numeric_limits<double>::infinity();
      for (const auto& order : all_orders(*tree, n + tree->merges.size() - 1)) {
        best = std::min(best, length_of(order, distances));
      }
      EXPECT_NEAR(length_of(tree->order, distances), best, kTolerance) << "seed " << seed;
      EXPECT_EQ(read_left_to_right(*tree, n + tree->merges.size() - 1), tree->order);
      EXPECT_LT(tree->order.front(), tree->order.back());
    }
  }
}

TEST(Dendrogram, CutsIntoClustersNumberedFromLeftToRight) {
  const std::size_t n = 12;
  const auto tree = cluster(random_distances(n, 3), n, Linkage::kAverage, {});
  for (std::size_t k = 1; k <= n; ++k) {
    const auto clusters = cut_into(*tree, k);
    std::size_t highest = 0;
    for (const std::size_t leaf : tree->order) {
      EXPECT_LE(clusters[leaf], highest);
      highest = std::max(highest, clusters[leaf] + 1);
    }
    EXPECT_EQ(highest, k);
    // Together exactly where one of the merges that hold has both.
    const auto groups = clades(*tree);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        const bool together = std::any_of(
            groups.begin(), groups.begin() + static_cast<long>(n - k), [&](const auto& group) {
              return std::binary_search(group.begin(), group.end(), a) &&
                     std::binary_search(group.begin(), group.end(), b);
            });
        EXPECT_EQ(clusters[a] == clusters[b], together);
      }
    }
  }
  EXPECT_EQ(cut_at(*tree, tree->merges[4].height), cut_into(*tree, n - 5));
  EXPECT_EQ(cut_at(*tree, tree->merges[4].height - 1e-12), cut_into(*tree, n - 4));
  EXPECT_EQ(cut_at(*tree, -1), cut_into(*tree, n));
  EXPECT_EQ(cut_at(*tree, std::numeric_limits<double>::infinity()), cut_into(*tree, 1));
  EXPECT_THROW(cut_into(*tree, 0), Error);
  EXPECT_THROW(cut_into(*tree, n + 1), Error);
  EXPECT_THROW(cut_at(*tree, std::nan("")), Error);
}

TEST(Dendrogram, EqualDistancesGoToTheLowestLeaves) {
  const std::vector<double> distances = random_distances(4, 1, 1);  // all 1
  const auto tree = cluster(distances, 4, Linkage::kAverage, {});
  EXPECT_EQ(clades(*tree),
            (std::vector<std::vector<std::size_t>>{{0, 1}, {0, 1, 2}, {0, 1, 2, 3}}));
}

TEST(Dendrogram, TakesNoneOneAndTwoLeaves) {
  const auto none = cluster({}, 0, Linkage::kWard, {});
  EXPECT_TRUE(none->merges.empty());
  EXPECT_TRUE(none->order.empty());
  const std::vector<double> zero{0};
  const auto one = cluster(zero, 1, Linkage::kWard, {});
  EXPECT_EQ(one->order, std::vector<std::size_t>{0});
  EXPECT_EQ(cut_into(*one, 1), std::vector<std::size_t>{0});
  const std::vector<double> pair{0, 2, 2, 0};
  const auto two = cluster(pair, 2, Linkage::kWard, {});
  EXPECT_DOUBLE_EQ(two->merges[0].height, 2);
  EXPECT_EQ(two->order, (std::vector<std::size_t>{0, 1}));
}

TEST(Dendrogram, RefusesWhatIsNoDistanceMatrix) {
  const auto refused = [](std::vector<double> distances) {
    EXPECT_THROW(cluster(distances, 2, Linkage::kWard, {}), Error);
  };
  refused({0, 1, 1});
  refused({0, 1, 2, 0});
  refused({0, -1, -1, 0});
  refused({1, 1, 1, 0});
  refused({0, std::nan(""), std::nan(""), 0});
  const double infinity = std::numeric_limits<double>::infinity();
  refused({0, infinity, infinity, 0});
}

TEST(Dendrogram, StoppingIsAnOutcome) {
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  const auto distances = random_distances(6, 9);
  auto tree = cluster(distances, 6, Linkage::kWard, context);
  ASSERT_TRUE(tree);
  const auto order = tree->order;
  std::reverse(tree->order.begin(), tree->order.end());
  const auto turned = tree->order;
  stop.request_stop();
  EXPECT_FALSE(cluster(distances, 6, Linkage::kWard, context));
  EXPECT_FALSE(order_leaves(*tree, distances, context));
  EXPECT_EQ(tree->order, turned);
  EXPECT_TRUE(order_leaves(*tree, distances, {}));
  EXPECT_EQ(tree->order, order);
}

TEST(Dendrogram, LinkagesHaveWords) {
  for (const Linkage linkage : kAllLinkages) EXPECT_EQ(parse_linkage(to_string(linkage)), linkage);
  EXPECT_FALSE(parse_linkage("centroid"));
}

}  // namespace
}  // namespace taskatlas
