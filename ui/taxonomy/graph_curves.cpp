// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr double kClear = 6;  // kept from boxes that are passed, in the layout's units
constexpr int kSamples = 32;

// The boxes, beside those of its ends, that a curve within the hull of its control points and
// `reach` around it could come near to.
std::vector<Box> boxes_near(const Curve& curve, const std::vector<DrawnNode>& nodes, TaskId from,
                            TaskId to, double reach) {
  double left = curve[0].x, right = left, top = curve[0].y, bottom = top;
  for (const Point p : curve) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  std::vector<Box> near;
  for (const DrawnNode& node : nodes) {
    if (node.task == from || node.task == to) continue;
    const Box& box = node.box;
    if (box.right() > left - reach && box.left() < right + reach && box.bottom() > top - reach &&
        box.top() < bottom + reach) {
      near.push_back(box);
    }
  }
  return near;
}

// How much of a curve lies behind boxes (2 for each sample) or too near to one (up to 1).
double nearness(const Curve& curve, const std::vector<Box>& boxes, double enough) {
  double sum = 0;
  for (int i = 1; i < kSamples && sum < enough; ++i) {
    const Point p = point_on_curve(curve, static_cast<double>(i) / kSamples);
    for (const Box& box : boxes) {
      const double distance = box.distance(p);
      if (distance < kClear) sum += distance > 0 ? 1 - distance / kClear : 2;
    }
  }
  return sum;
}

}  // namespace

void bend_clear(Curve& curve, const std::vector<DrawnNode>& nodes, TaskId from, TaskId to) {
  constexpr double kStep = 20;
  constexpr int kSteps = 5;
  constexpr double kDetour = 0.3;  // what a step aside must clear at least
  if (curve.size() != 4) return;
  const double dx = curve[3].x - curve[0].x, dy = curve[3].y - curve[0].y;
  const double length = std::hypot(dx, dy);
  if (length < 1) return;
  const std::vector<Box> boxes = boxes_near(curve, nodes, from, to, kSteps * kStep);
  double least = nearness(curve, boxes, std::numeric_limits<double>::infinity());
  if (least == 0) return;
  Curve best = curve;
  const auto attempt = [&](int first, int second) {
    Curve bent = curve;
    const double detour = kDetour * (std::abs(first) + std::abs(second)) / 2;
    bent[1].x -= dy / length * first * kStep;
    bent[1].y += dx / length * first * kStep;
    bent[2].x -= dy / length * second * kStep;
    bent[2].y += dx / length * second * kStep;
    const double here = detour + nearness(bent, boxes, least - detour);
    if (here >= least) return;
    least = here;
    best = std::move(bent);
  };
  for (int step = 1; step <= kSteps && least > kDetour * step; ++step) {
    attempt(step, step);
    attempt(-step, -step);
  }
  // Where one bow does not do, one that is stronger at one end, or turns twice.
  constexpr double kPoor = kDetour * kSteps;
  for (int first = -kSteps; first <= kSteps && least > kPoor; ++first) {
    for (int second = -kSteps; second <= kSteps; ++second) {
      if (first != second) attempt(first, second);
    }
  }
  curve = std::move(best);
}

}  // namespace taskatlas::ui
