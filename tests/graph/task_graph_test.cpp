// SPDX-License-Identifier: MIT
#include "graph/task_graph.hpp"

#include "graph_support.hpp"
#include "small_taxonomy.hpp"

#include <set>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::SmallTaxonomy;

TEST(TaskGraph, RolesFollowFromTheSolutionAndTheScenario) {
  const SmallTaxonomy small;
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  const auto role = [&](const char* code) {
    return graph.nodes[small.table.find_task(code)->index()].role;
  };
  EXPECT_EQ(role("a"), NodeRole::kSupervised);
  EXPECT_EQ(role("b"), NodeRole::kSourceOnly);
  EXPECT_EQ(role("c"), NodeRole::kTransferred);
  EXPECT_EQ(role("d"), NodeRole::kNovel);
  EXPECT_EQ(role("e"), NodeRole::kUnused);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(parse_node_role(to_string(static_cast<NodeRole>(i))), static_cast<NodeRole>(i));
  }
  EXPECT_FALSE(parse_node_role("other"));
}

TEST(TaskGraph, OneEdgeForFirstOrderAndAJunctionForHigher) {
  const SmallTaxonomy small;
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  ASSERT_EQ(graph.transfers.size(), 2u);  // a is fully supervised: no line
  EXPECT_EQ(graph.transfers[0].junction, -1);
  EXPECT_EQ(graph.transfers[1].junction, 0);
  EXPECT_EQ(graph.junctions, 1);
  ASSERT_EQ(graph.edges.size(), 4u);
  EXPECT_EQ(graph.edges[0].source, *small.table.find_task("a"));
  EXPECT_EQ(graph.edges[0].target, *small.table.find_task("c"));
  EXPECT_EQ(graph.edges[1].target, TaskId());
  EXPECT_EQ(graph.edges[2].source, *small.table.find_task("b"));
  EXPECT_EQ(graph.edges[3].source, TaskId());
  EXPECT_EQ(graph.edges[3].target, *small.table.find_task("d"));
}

TEST(TaskGraph, APublishedSolutionIsDrawnCompletely) {
  const TransferTable& table = testing::table_16k();
  for (const Taxonomy& taxonomy : testing::frontier_16k()) {
    const TaskGraph graph = build_task_graph(table, taxonomy);
    std::size_t lines = 0, plain = 0;
    for (const ChosenTransfer& chosen : taxonomy.transfers) {
      if (chosen.full_supervision) continue;
      ++plain;
      lines += chosen.sources.size() + (chosen.sources.size() > 1 ? 1 : 0);
    }
    EXPECT_EQ(graph.transfers.size(), plain);
    EXPECT_EQ(graph.edges.size(), lines);
    std::size_t trained = 0;
    for (const GraphNode& node : graph.nodes) {
      trained += node.role == NodeRole::kSupervised || node.role == NodeRole::kSourceOnly;
    }
    EXPECT_EQ(trained, taxonomy.sources.size());
  }
}

TEST(TaskGraph, TheUnionHoldsEveryPairOnce) {
  const auto& frontier = testing::frontier_16k();
  const TaskUnion all = unite(frontier);
  std::set<std::pair<TaskId, TaskId>> expected;
  for (const Taxonomy& taxonomy : frontier) {
    for (const ChosenTransfer& chosen : taxonomy.transfers) {
      for (const TaskId source : chosen.sources) {
        if (source != chosen.target) expected.emplace(source, chosen.target);
      }
    }
  }
  EXPECT_EQ(all.edges, (std::vector<std::pair<TaskId, TaskId>>(expected.begin(), expected.end())));
  EXPECT_TRUE(std::is_sorted(all.tasks.begin(), all.tasks.end()));
  EXPECT_TRUE(unite({}).tasks.empty());
}

}  // namespace
}  // namespace taskatlas
