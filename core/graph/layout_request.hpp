// SPDX-License-Identifier: MIT
// What the layout helper is asked and what it answers: plain data, the same on both sides of the
// pipe. Units and axes as in geometry.hpp.
#pragma once

#include "graph/geometry.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace taskatlas {

// Wishes about a node's rank (its row in the drawing).
enum class RankHint : std::uint8_t { kNone = 0, kFirst = 1, kLast = 2 };

// A directed pair of positions in a request's nodes.
struct NodePair {
  std::uint32_t from = 0;
  std::uint32_t to = 0;

  auto operator<=>(const NodePair&) const = default;
};

// Graphviz's dot, top to bottom. Only places nodes; edges pull but are not drawn.
struct LayoutRequest {
  std::vector<Size> nodes;      // at most kMaxLayoutNodes, each side in [kMinSide, kMaxSide]
  std::vector<RankHint> ranks;  // empty, or one for each node
  std::vector<NodePair> edges;  // at most kMaxLayoutEdges; parallel edges and loops are allowed
  double node_gap = 18;         // least distance between neighbours in a rank, [0, kMaxGap]
  double rank_gap = 36;         // least distance between ranks, [0, kMaxGap]
};

struct LayoutResult {
  std::vector<Point> centres;  // of the nodes, in the request's order
  Size size;                   // of the box around all nodes; its top left corner is the origin
};

// Curves between boxes that keep clear of all the other boxes.
struct RouteRequest {
  std::vector<Box> boxes;       // at most kMaxRouteBoxes, each side in [kMinSide, kMaxSide]
  std::vector<NodePair> pairs;  // at most kMaxRoutePairs; from ≠ to
  double margin = 6;            // kept from boxes where there is room for it, [0, kMaxGap]
};

struct Route {
  Curve curve;        // from the border of one box to that of the other; empty where it failed
  std::string error;  // why there is no curve
};

struct RouteResult {
  std::vector<Route> routes;  // one for each pair
};

struct HelperVersion {
  std::uint32_t protocol = 0;
  std::string program;   // "taskatlas-layout 0.1.0"
  std::string graphviz;  // "2.43.0"
};

// The helper refuses more than this, and so does the client before it sends anything.
inline constexpr std::size_t kMaxLayoutNodes = 5000;
inline constexpr std::size_t kMaxLayoutEdges = 50000;
inline constexpr std::size_t kMaxRouteBoxes = 500;
inline constexpr std::size_t kMaxRoutePairs = 10000;
inline constexpr double kMinSide = 1;          // points
inline constexpr double kMaxSide = 10000;      // points
inline constexpr double kMaxGap = 1000;        // points
inline constexpr double kMaxCoordinate = 1e7;  // points

// What is wrong with a request, empty where nothing is: both sides ask this first.
std::string problem_of(const LayoutRequest& request);
std::string problem_of(const RouteRequest& request);

}  // namespace taskatlas
