// SPDX-License-Identifier: MIT
// One solution as it is painted: boxes, curves, junctions. What the window and the figures share.
#pragma once

#include "graph/curve_cache.hpp"
#include "graph/frozen_layout.hpp"
#include "graph/geometry.hpp"
#include "graph/task_graph.hpp"

#include <cstdint>
#include <vector>

namespace taskatlas {

struct DrawnNode {
  TaskId task;
  Box box;
};

struct DrawnEdge {
  std::int32_t edge = -1;  // position in TaskGraph::edges
  Curve points;            // in the direction of transfer; ends on borders or in the junction
  bool arrow = false;      // a head at the end: into a target, not into a junction
  Point direction;         // unit vector in which it arrives
  bool routed = false;     // false: a plain cubic, which may cross boxes
};

struct Drawing {
  TaskGraph graph;
  std::vector<DrawnNode> nodes;  // like graph.nodes
  std::vector<DrawnEdge> edges;  // like graph.edges
  std::vector<Point> junctions;  // by junction
  Size size;                     // of the frozen layout
};

// The solution's transfers on the frozen positions. Immediate: takes from `curves` (or, without
// it, plain cubics) what is there. `frozen` must hold every task of the table, else Error(kUsage).
// Deterministic for the same curves.
Drawing draw_taxonomy(const FrozenLayout& frozen, CurveCache* curves, const TransferTable& table,
                      const Taxonomy& taxonomy, const Scenario& scenario = {});

// Junctions by geometry, one for each transfer of order ≥ 2: on the line from the middle of its
// sources to its target, moved along it and sideways as far as needed to keep `clearance` points
// from all boxes and junctions; the place with most room where there is none. Deterministic.
std::vector<Point> place_junctions(const FrozenLayout& frozen, const TransferTable& table,
                                   const TaskGraph& graph, double clearance = 6);

}  // namespace taskatlas
