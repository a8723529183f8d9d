// SPDX-License-Identifier: MIT
#include "edge_router.hpp"

#include "graph/layout_protocol.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Last: C headers with generic names.
extern "C" {
#include <graphviz/pathgeom.h>
#include <graphviz/pathplan.h>
// Debian ships the library, but not vispath.h.
vconfig_t* Pobsopen(Ppoly_t** obstacles, int count);
int Pobspath(vconfig_t* config, Ppoint_t from, int from_obstacle, Ppoint_t to, int to_obstacle,
             Ppolyline_t* route);
void Pobsclose(vconfig_t* config);
}

namespace taskatlas::layout_helper {
namespace {

// Points kept between two obstacles at least, less between small ones: a box that touches its
// neighbour is made smaller by half of it on each side.
double least_gap(const Box& a, const Box& b) {
  return std::min(
      {1.0, std::min(a.size.width, b.size.width) / 4, std::min(a.size.height, b.size.height) / 4});
}

// The free room between two boxes: negative where they overlap.
double gap(const Box& a, const Box& b) {
  const double dx = std::abs(a.centre.x - b.centre.x) - (a.size.width + b.size.width) / 2;
  const double dy = std::abs(a.centre.y - b.centre.y) - (a.size.height + b.size.height) / 2;
  return std::max(dx, dy);
}

Box around(const Box& a, const Box& b) {
  const double left = std::min(a.left(), b.left()), right = std::max(a.right(), b.right());
  const double top = std::min(a.top(), b.top()), bottom = std::max(a.bottom(), b.bottom());
  return {{(left + right) / 2, (top + bottom) / 2}, {right - left, bottom - top}};
}

// Corners in the order that libpathplan wants (clockwise where y goes up).
std::array<Ppoint_t, 4> corners(const Box& box) {
  return {{{box.left(), box.top()},
           {box.left(), box.bottom()},
           {box.right(), box.bottom()},
           {box.right(), box.top()}}};
}

Route failed(std::string why) { return {{}, std::move(why)}; }

}  // namespace

ObstacleBoxes obstacle_boxes(const std::vector<Box>& boxes, double margin) {
  ObstacleBoxes result{boxes, {}};
  result.obstacle_of.resize(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) result.obstacle_of[i] = static_cast<int>(i);
  // Overlapping ones into one, until none overlap.
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; i < result.boxes.size(); ++i) {
      for (std::size_t j = i + 1; j < result.boxes.size();) {
        if (gap(result.boxes[i], result.boxes[j]) >= -1e-6) {
          ++j;
          continue;
        }
        result.boxes[i] = around(result.boxes[i], result.boxes[j]);
        result.boxes.erase(result.boxes.begin() + static_cast<std::ptrdiff_t>(j));
        for (int& obstacle : result.obstacle_of) {
          if (obstacle == static_cast<int>(j)) {
            obstacle = static_cast<int>(i);
          } else if (obstacle > static_cast<int>(j)) {
            --obstacle;
          }
        }
        again = true;
      }
    }
  }
  std::vector<double> grow(result.boxes.size(), margin);
  for (std::size_t i = 0; i < result.boxes.size(); ++i) {
    for (std::size_t j = 0; j < result.boxes.size(); ++j) {
      if (i == j) continue;
      const Box &a = result.boxes[i], &b = result.boxes[j];
      grow[i] = std::min(grow[i], (gap(a, b) - least_gap(a, b)) / 2);
    }
  }
  for (std::size_t i = 0; i < result.boxes.size(); ++i) {
    result.boxes[i].size.width += 2 * grow[i];
    result.boxes[i].size.height += 2 * grow[i];
  }
  return result;
}

struct EdgeRouter::Obstacles {
  std::vector<Box> asked;
  double margin = 0;
  ObstacleBoxes shapes;
  std::vector<std::array<Ppoint_t, 4>> points;
  std::vector<Ppoly_t> polygons;
  vconfig_t* visibility = nullptr;

  Obstacles(const std::vector<Box>& boxes, double margin_asked)
      : asked(boxes), margin(margin_asked), shapes(obstacle_boxes(boxes, margin_asked)) {
    for (const Box& box : shapes.boxes) points.push_back(corners(box));
    std::vector<Ppoly_t*> pointers;
    for (auto& p : points) polygons.push_back({p.data(), static_cast<int>(p.size())});
    for (Ppoly_t& polygon : polygons) pointers.push_back(&polygon);
    visibility = Pobsopen(pointers.data(), static_cast<int>(pointers.size()));
    if (visibility == nullptr) throw std::runtime_error("libpathplan cannot prepare the boxes");
  }
  ~Obstacles() { Pobsclose(visibility); }
  Obstacles(const Obstacles&) = delete;
  Obstacles& operator=(const Obstacles&) = delete;

  Route route(NodePair pair) const;
  std::optional<Curve> spline(Point from, int from_obstacle, Point to, int to_obstacle) const;
};

std::optional<Curve> EdgeRouter::Obstacles::spline(Point from, int from_obstacle, Point to,
                                                   int to_obstacle) const {
  Ppolyline_t path{nullptr, 0};
  Pobspath(visibility, {from.x, from.y}, from_obstacle, {to.x, to.y}, to_obstacle, &path);
  const std::unique_ptr<Ppoint_t, decltype(&std::free)> path_points(path.ps, &std::free);
  if (path.ps == nullptr || path.pn < 2) return std::nullopt;
  std::vector<Pedge_t> barriers;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (static_cast<int>(i) == from_obstacle || static_cast<int>(i) == to_obstacle) continue;
    for (std::size_t k = 0; k < 4; ++k) barriers.push_back({points[i][k], points[i][(k + 1) % 4]});
  }
  Pvector_t slopes[2] = {{0, 0}, {0, 0}};
  Ppolyline_t fitted{nullptr, 0};  // libpathplan's own memory
  if (Proutespline(barriers.data(), static_cast<int>(barriers.size()), path, slopes, &fitted) < 0) {
    return std::nullopt;
  }
  if (fitted.pn < 4 || fitted.pn % 3 != 1 ||
      static_cast<std::size_t>(fitted.pn) > layout_protocol::kMaxCurvePoints) {
    return std::nullopt;
  }
  Curve curve;
  for (int i = 0; i < fitted.pn; ++i) {
    if (!std::isfinite(fitted.ps[i].x) || !std::isfinite(fitted.ps[i].y)) return std::nullopt;
    curve.push_back({fitted.ps[i].x, fitted.ps[i].y});
  }
  return curve;
}

Route EdgeRouter::Obstacles::route(NodePair pair) const {
  if (pair.from == pair.to) return failed("both ends are the same box");
  const Box& from = asked[pair.from];
  const Box& to = asked[pair.to];
  const int from_obstacle = shapes.obstacle_of[pair.from];
  const int to_obstacle = shapes.obstacle_of[pair.to];
  if (from_obstacle == to_obstacle) return failed("the two boxes overlap, or others join them");
  const auto curve = spline(from.centre, from_obstacle, to.centre, to_obstacle);
  if (!curve) return failed("no curve was found between the two boxes");
  Curve clipped = clip_curve(*curve, from, to);
  if (clipped.empty()) return failed("nothing is left of the curve between the two boxes");
  return {std::move(clipped), {}};
}

EdgeRouter::EdgeRouter() = default;
EdgeRouter::~EdgeRouter() = default;

RouteResult EdgeRouter::route(const RouteRequest& request) {
  RouteResult result;
  if (request.pairs.empty()) return result;
  if (!obstacles_ || obstacles_->asked != request.boxes || obstacles_->margin != request.margin) {
    obstacles_.reset();
    obstacles_ = std::make_unique<Obstacles>(request.boxes, request.margin);
  }
  result.routes.reserve(request.pairs.size());
  for (const NodePair pair : request.pairs) result.routes.push_back(obstacles_->route(pair));
  return result;
}

}  // namespace taskatlas::layout_helper
