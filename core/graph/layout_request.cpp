// SPDX-License-Identifier: MIT
#include "graph/layout_request.hpp"

#include <cmath>
#include <span>
#include <string>

namespace taskatlas {
namespace {

bool within(double value, double low, double high) { return value >= low && value <= high; }

std::string number_of(std::size_t value) { return std::to_string(value); }

std::string too_many(const char* what, std::size_t count, std::size_t limit) {
  return "too many " + std::string(what) + ": " + number_of(count) + ", at most " +
         number_of(limit) + " can be laid out";
}

std::string size_problem(const char* what, std::size_t index, Size size) {
  if (within(size.width, kMinSide, kMaxSide) && within(size.height, kMinSide, kMaxSide)) return {};
  return "the size of " + std::string(what) + " " + number_of(index) +
         " is out of range: each side must be 1 to 10000 points";
}

std::string pairs_problem(std::span<const NodePair> pairs, std::size_t nodes, const char* what) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].from >= nodes || pairs[i].to >= nodes) {
      return std::string(what) + " " + number_of(i) + " names a node that does not exist";
    }
  }
  return {};
}

}  // namespace

std::string problem_of(const LayoutRequest& request) {
  const std::size_t count = request.nodes.size();
  if (count > kMaxLayoutNodes) return too_many("nodes", count, kMaxLayoutNodes);
  if (request.edges.size() > kMaxLayoutEdges) {
    return too_many("edges", request.edges.size(), kMaxLayoutEdges);
  }
  if (!request.ranks.empty() && request.ranks.size() != count) {
    return "there must be one rank hint for each node, or none at all";
  }
  if (!within(request.node_gap, 0, kMaxGap) || !within(request.rank_gap, 0, kMaxGap)) {
    return "gaps must be 0 to 1000 points";
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (auto problem = size_problem("node", i, request.nodes[i]); !problem.empty()) return problem;
  }
  for (const RankHint hint : request.ranks) {
    if (hint > RankHint::kLast) return "a rank hint is none of those that exist";
  }
  return pairs_problem(request.edges, count, "edge");
}

std::string problem_of(const RouteRequest& request) {
  const std::size_t count = request.boxes.size();
  if (count > kMaxRouteBoxes) return too_many("boxes", count, kMaxRouteBoxes);
  if (request.pairs.size() > kMaxRoutePairs) {
    return too_many("pairs", request.pairs.size(), kMaxRoutePairs);
  }
  if (!within(request.margin, 0, kMaxGap)) return "the margin must be 0 to 1000 points";
  for (std::size_t i = 0; i < count; ++i) {
    const Box& box = request.boxes[i];
    if (auto problem = size_problem("box", i, box.size); !problem.empty()) return problem;
    if (!within(box.centre.x, -kMaxCoordinate, kMaxCoordinate) ||
        !within(box.centre.y, -kMaxCoordinate, kMaxCoordinate)) {
      return "the centre of box " + number_of(i) + " is out of range";
    }
  }
  return pairs_problem(request.pairs, count, "pair");
}

}  // namespace taskatlas
