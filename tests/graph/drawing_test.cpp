// SPDX-License-Identifier: MIT
#include "graph/drawing.hpp"

#include "base/error.hpp"
#include "graph_support.hpp"
#include "small_taxonomy.hpp"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::frontier_16k;
using testing::frozen_16k;
using testing::real_client;
using testing::table_16k;

constexpr double kOnBorder = 1e-6;  // points

TEST(Drawing, NodesStayWhereTheyAreBetweenSolutions) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  CurveCache curves(frozen, client);
  std::map<std::int32_t, Box> places;
  for (const Taxonomy& taxonomy : frontier_16k()) {
    const Drawing drawing = draw_taxonomy(frozen, &curves, table_16k(), taxonomy);
    ASSERT_EQ(drawing.nodes.size(), table_16k().tasks().size());
    for (const DrawnNode& node : drawing.nodes) {
      const auto [place, fresh] = places.emplace(node.task.value, node.box);
      EXPECT_EQ(place->second, node.box);
    }
  }
}

TEST(Drawing, EdgesRunFromBorderToBorderOrJunction) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  CurveCache curves(frozen, client);
  curves.prefetch_all();
  ASSERT_TRUE(curves.wait({}));
  for (const Taxonomy& taxonomy : frontier_16k()) {
    const Drawing drawing = draw_taxonomy(frozen, &curves, table_16k(), taxonomy);
    ASSERT_EQ(drawing.edges.size(), drawing.graph.edges.size());
    ASSERT_EQ(drawing.junctions.size(), static_cast<std::size_t>(drawing.graph.junctions));
    for (const DrawnEdge& drawn : drawing.edges) {
      const GraphEdge& edge = drawing.graph.edges[static_cast<std::size_t>(drawn.edge)];
      const auto touches = [&](TaskId task, Point p) {
        if (!task.valid()) {
          EXPECT_EQ(p, drawing.junctions[static_cast<std::size_t>(edge.junction)]);
          return;
        }
        const Box& box = drawing.nodes[task.index()].box;
        EXPECT_LT(box.distance(p), kOnBorder);
        EXPECT_FALSE(box.contains(p, kOnBorder));
      };
      touches(edge.source, drawn.points.front());
      touches(edge.target, drawn.points.back());
      EXPECT_EQ(drawn.arrow, edge.target.valid());
      EXPECT_EQ(drawn.routed, edge.junction < 0);
      EXPECT_NEAR(std::hypot(drawn.direction.x, drawn.direction.y), 1, 1e-12);
    }
  }
}

TEST(Drawing, JunctionsKeepClearOfBoxesAndOfEachOther) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  std::size_t junctions = 0;
  for (const Taxonomy& taxonomy : frontier_16k()) {
    const Drawing drawing = draw_taxonomy(frozen, nullptr, table_16k(), taxonomy);
    for (std::size_t i = 0; i < drawing.junctions.size(); ++i) {
      ++junctions;
      for (const DrawnNode& node : drawing.nodes) {
        EXPECT_GE(node.box.distance(drawing.junctions[i]), 6);
      }
      for (std::size_t k = 0; k < i; ++k) {
        EXPECT_GE(std::hypot(drawing.junctions[i].x - drawing.junctions[k].x,
                             drawing.junctions[i].y - drawing.junctions[k].y),
                  12);
      }
    }
  }
  EXPECT_GT(junctions, 100u);
}

TEST(Drawing, TheSameInputIsDrawnTheSame) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  const Taxonomy& taxonomy = frontier_16k()[6];
  const Drawing a = draw_taxonomy(frozen, nullptr, table_16k(), taxonomy);
  const Drawing b = draw_taxonomy(frozen, nullptr, table_16k(), taxonomy);
  EXPECT_EQ(a.junctions, b.junctions);
  for (std::size_t i = 0; i < a.edges.size(); ++i) EXPECT_EQ(a.edges[i].points, b.edges[i].points);
}

TEST(Drawing, AJunctionWithoutRoomTakesThePlaceWithMost) {
  const testing::SmallTaxonomy small;
  // One huge box over everything that a junction may try.
  std::vector<FrozenNode> nodes;
  for (const char* code : {"a", "b", "c", "d", "e"}) {
    nodes.push_back({code, {{500, 500}, {10, 10}}, true});
  }
  nodes[4].box.size = {4000, 4000};
  const FrozenLayout frozen(nodes, {4000, 4000});
  const Drawing drawing =
      draw_taxonomy(frozen, nullptr, small.table, small.taxonomy, small.scenario);
  ASSERT_EQ(drawing.junctions.size(), 1u);
  EXPECT_TRUE(std::isfinite(drawing.junctions[0].x) && std::isfinite(drawing.junctions[0].y));
}

TEST(Drawing, ForeignPositionsAreRefused) {
  const testing::SmallTaxonomy small;
  const FrozenLayout frozen({{"a", {{10, 10}, {10, 10}}, true}}, {20, 20});
  EXPECT_THROW(draw_taxonomy(frozen, nullptr, small.table, small.taxonomy), Error);
  CurveCache curves(FrozenLayout(), real_client());
  EXPECT_THROW(draw_taxonomy(frozen, &curves, small.table, small.taxonomy), Error);
}

}  // namespace
}  // namespace taskatlas
