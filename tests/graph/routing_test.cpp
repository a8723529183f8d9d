// SPDX-License-Identifier: MIT
// Routes by libpathplan, through the helper.
#include "graph_support.hpp"
#include "support/random.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

constexpr double kOnBorder = 1e-6;  // points
constexpr int kSamples = 200;       // for each segment of a curve

double border_distance(const Box& box, Point p) {
  const double inside =
      std::min({p.x - box.left(), box.right() - p.x, p.y - box.top(), box.bottom() - p.y});
  return inside >= 0 ? inside : box.distance(p);
}

// `kept`: the distance from other boxes that must be kept; negative: how deep it may run into them.
void expect_good_route(const RouteRequest& request, std::size_t index, const Route& route,
                       double kept) {
  const NodePair pair = request.pairs[index];
  ASSERT_EQ(route.error, "") << pair.from << " -> " << pair.to;
  ASSERT_GE(route.curve.size(), 4u);
  EXPECT_LT(border_distance(request.boxes[pair.from], route.curve.front()), kOnBorder);
  EXPECT_LT(border_distance(request.boxes[pair.to], route.curve.back()), kOnBorder);
  const int steps = static_cast<int>((route.curve.size() - 1) / 3) * kSamples;
  for (int step = 0; step <= steps; ++step) {
    const Point p = point_on_curve(route.curve, static_cast<double>(step) / kSamples);
    for (std::size_t box = 0; box < request.boxes.size(); ++box) {
      if (box == pair.from || box == pair.to) {
        ASSERT_FALSE(request.boxes[box].contains(p, 0.01));
      } else if (kept < 0) {
        ASSERT_FALSE(request.boxes[box].contains(p, -kept))
            << pair.from << " -> " << pair.to << " runs into " << box;
      } else {
        ASSERT_GE(request.boxes[box].distance(p), kept)
            << pair.from << " -> " << pair.to << " runs into " << box;
      }
    }
  }
}

std::vector<NodePair> all_pairs(std::size_t count) {
  std::vector<NodePair> pairs;
  for (std::uint32_t from = 0; from < count; ++from) {
    for (std::uint32_t to = 0; to < count; ++to) {
      if (from != to) pairs.push_back({from, to});
    }
  }
  return pairs;
}

TEST(Routing, AllPairsOfTheFrozenLayoutAvoidAllBoxes) {
  const auto client = testing::real_client();
  const FrozenLayout frozen = testing::frozen_16k(*client);
  RouteRequest request;
  for (const FrozenNode& node : frozen.nodes()) request.boxes.push_back(node.box);
  request.pairs = all_pairs(request.boxes.size());
  const auto outcome = client->route(request, RunContext{});
  ASSERT_TRUE(outcome.done()) << outcome.reason;
  ASSERT_EQ(outcome.result.routes.size(), 27u * 26u);
  for (std::size_t i = 0; i < request.pairs.size(); ++i) {
    expect_good_route(request, i, outcome.result.routes[i], 4);
  }
}

TEST(Routing, GridsOfAlignedAndTouchingBoxesAreNoTrap) {
  const auto client = testing::real_client();
  for (const double gap : {20.0, 1.0, 0.3, 0.0}) {
    RouteRequest request;
    for (int row = 0; row < 4; ++row) {
      for (int column = 0; column < 4; ++column) {
        request.boxes.push_back({{column * (40 + gap), row * (20 + gap)}, {40, 20}});
      }
    }
    request.pairs = all_pairs(request.boxes.size());
    const auto outcome = client->route(request, RunContext{});
    ASSERT_TRUE(outcome.done()) << gap << ": " << outcome.reason;
    std::size_t found = 0;
    for (std::size_t i = 0; i < request.pairs.size(); ++i) {
      const Route& route = outcome.result.routes[i];
      if (!route.error.empty()) continue;
      ++found;
      // Between boxes that are nearer than a point it runs within them: they are made smaller.
      expect_good_route(request, i, route, gap >= 1 ? 0 : -1);
    }
    // Of the pairs that touch, at a side or a corner, nothing is between them to be drawn.
    const std::size_t touching = gap > 0 ? 0 : 2 * (2 * 3 * 4 + 2 * 3 * 3);
    EXPECT_EQ(found, request.pairs.size() - touching) << gap;
  }
  EXPECT_EQ(client->starts(), 1);
}

TEST(Routing, RandomBoxesEvenOverlappingOnesNeverEndTheHelper) {
  const auto client = testing::real_client();
  testing::Random random(21);
  for (int trial = 0; trial < 60; ++trial) {
    RouteRequest request;
    const std::size_t count = 2 + random.below(14);
    const double spread = random.uniform(20, 600);
    for (std::size_t i = 0; i < count; ++i) {
      request.boxes.push_back(
          {{std::round(random.uniform(0, spread)), std::round(random.uniform(0, spread))},
           {std::round(random.uniform(1, 90)), std::round(random.uniform(1, 40))}});
    }
    request.pairs = all_pairs(count);
    request.pairs.push_back({0, 0});
    const auto outcome = client->route(request, RunContext{});
    ASSERT_TRUE(outcome.done()) << outcome.reason;
    EXPECT_FALSE(outcome.result.routes.back().error.empty());
    for (const Route& route : outcome.result.routes) {
      EXPECT_NE(route.curve.empty(), route.error.empty());
    }
  }
  EXPECT_EQ(client->starts(), 1);
}

TEST(Routing, APairThatCannotBeRoutedSpoilsNoOther) {
  const auto client = testing::real_client();
  RouteRequest request;
  request.boxes = {{{0, 0}, {40, 20}}, {{10, 5}, {40, 20}}, {{0, 100}, {40, 20}}};
  request.pairs = {{0, 1}, {0, 2}, {1, 2}};
  const auto outcome = client->route(request, RunContext{});
  ASSERT_TRUE(outcome.done()) << outcome.reason;
  EXPECT_NE(outcome.result.routes[0].error, "");
  EXPECT_EQ(outcome.result.routes[1].error, "");
  EXPECT_EQ(outcome.result.routes[2].error, "");
}

TEST(Routing, RoutesDoNotDependOnWhatElseIsAsked) {
  const auto client = testing::real_client();
  const FrozenLayout frozen = testing::frozen_16k(*client);
  RouteRequest request;
  for (const FrozenNode& node : frozen.nodes()) request.boxes.push_back(node.box);
  request.pairs = all_pairs(request.boxes.size());
  const auto all = client->route(request, RunContext{});
  for (const std::size_t i : {std::size_t{0}, std::size_t{300}, std::size_t{701}}) {
    RouteRequest one = request;
    one.pairs = {request.pairs[i]};
    const auto alone = testing::real_client()->route(one, RunContext{});
    ASSERT_TRUE(alone.done() && all.done());
    EXPECT_EQ(alone.result.routes[0].curve, all.result.routes[i].curve);
  }
}

}  // namespace
}  // namespace taskatlas
