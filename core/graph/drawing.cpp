// SPDX-License-Identifier: MIT
#include "graph/drawing.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace taskatlas {
namespace {

std::vector<std::size_t> places_of(const FrozenLayout& frozen, const TransferTable& table) {
  std::vector<std::size_t> places;
  places.reserve(table.tasks().size());
  for (const Task& task : table.tasks()) {
    const auto place = frozen.find(task.code);
    if (!place) {
      throw usage_error("the task " + task.code +
                        " has no position: lay the study's graph out again");
    }
    places.push_back(*place);
  }
  return places;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// How far a junction at p would be from what it must keep clear of, less the clearance.
double room(Point p, std::span<const FrozenNode> nodes, std::span<const Point> junctions,
            double clearance) {
  double least = std::numeric_limits<double>::infinity();
  for (const FrozenNode& node : nodes) {
    least = std::min(least, node.box.distance(p) - clearance);
    if (least <= -clearance) return least;  // inside
  }
  for (const Point other : junctions) least = std::min(least, distance(p, other) - 2 * clearance);
  return least;
}

Point find_place(Point from, Point to, std::span<const FrozenNode> nodes,
                 std::span<const Point> junctions, double clearance) {
  const double length = distance(from, to);
  const Point along =
      length > 1e-9 ? Point{(to.x - from.x) / length, (to.y - from.y) / length} : Point{0, 1};
  // First along the line, from its middle outwards; then aside, further and further.
  constexpr std::array<double, 15> kAlong = {0.50, 0.55, 0.45, 0.60, 0.40, 0.65, 0.35, 0.70,
                                             0.30, 0.75, 0.25, 0.80, 0.20, 0.85, 0.15};
  constexpr int kAside = 10;
  const double step = 2 * clearance;
  Point best = from;
  double most_room = -std::numeric_limits<double>::infinity();
  for (int ring = 0; ring <= kAside; ++ring) {
    for (const int side : {1, -1}) {
      if (ring == 0 && side < 0) continue;
      const double aside = side * ring * step;
      for (const double t : kAlong) {
        const Point p{from.x + along.x * t * length - along.y * aside,
                      from.y + along.y * t * length + along.x * aside};
        const double here = room(p, nodes, junctions, clearance);
        if (here >= 0) return p;
        if (here > most_room) {
          most_room = here;
          best = p;
        }
      }
    }
  }
  return best;
}

}  // namespace

std::vector<Point> place_junctions(const FrozenLayout& frozen, const TransferTable& table,
                                   const TaskGraph& graph, double clearance) {
  if (!(clearance >= 1 && clearance <= kMaxGap)) {
    throw usage_error("the clearance of junctions must be 1 to 1000 points");
  }
  const auto places = places_of(frozen, table);
  const auto centre = [&](TaskId task) { return frozen.nodes()[places[task.index()]].box.centre; };
  std::vector<Point> junctions;
  junctions.reserve(static_cast<std::size_t>(graph.junctions));
  for (const GraphTransfer& transfer : graph.transfers) {
    if (transfer.junction < 0) continue;
    Point middle;
    for (const TaskId source : transfer.sources) {
      const Point p = centre(source);
      middle.x += p.x / static_cast<double>(transfer.sources.size());
      middle.y += p.y / static_cast<double>(transfer.sources.size());
    }
    junctions.push_back(
        find_place(middle, centre(transfer.target), frozen.nodes(), junctions, clearance));
  }
  return junctions;
}

Drawing draw_taxonomy(const FrozenLayout& frozen, CurveCache* curves, const TransferTable& table,
                      const Taxonomy& taxonomy, const Scenario& scenario) {
  if (curves != nullptr && !(curves->layout() == frozen)) {
    throw usage_error("the curves belong to other positions than the drawing");
  }
  Drawing drawing;
  drawing.graph = build_task_graph(table, taxonomy, scenario);
  drawing.size = frozen.size();
  const auto places = places_of(frozen, table);
  drawing.nodes.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    drawing.nodes.push_back({TaskId::from_index(i), frozen.nodes()[places[i]].box});
  }
  constexpr double kClearance = 9;  // of a ring of radius 4, and what it is apart from a box
  drawing.junctions = place_junctions(frozen, table, drawing.graph, kClearance);
  drawing.edges.reserve(drawing.graph.edges.size());
  for (std::size_t i = 0; i < drawing.graph.edges.size(); ++i) {
    const GraphEdge& edge = drawing.graph.edges[i];
    DrawnEdge drawn;
    drawn.edge = static_cast<std::int32_t>(i);
    drawn.arrow = edge.target.valid();
    if (edge.junction < 0 && curves != nullptr) {
      const auto cached = curves->curve(places[edge.source.index()], places[edge.target.index()]);
      drawn.points = *cached.points;
      drawn.routed = cached.routed;
    } else {
      const auto box_of = [&](TaskId task) {
        return task.valid() ? drawing.nodes[task.index()].box
                            : Box{drawing.junctions[static_cast<std::size_t>(edge.junction)], {}};
      };
      drawn.points = plain_cubic(box_of(edge.source), box_of(edge.target));
    }
    drawn.direction = arrival_direction(drawn.points);
    drawing.edges.push_back(std::move(drawn));
  }
  return drawing;
}

}  // namespace taskatlas
