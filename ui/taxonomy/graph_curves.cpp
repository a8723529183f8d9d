// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace taskatlas::ui {
namespace {

// How much of a curve lies behind boxes other than those of its ends: samples.
int behind_boxes(const Curve& curve, const std::vector<DrawnNode>& nodes, TaskId from, TaskId to) {
  constexpr int kSamples = 28;
  constexpr double kMargin = -2;  // as near as that counts too
  int count = 0;
  for (int i = 1; i < kSamples; ++i) {
    const Point p = point_on_curve(curve, static_cast<double>(i) / kSamples);
    for (const DrawnNode& node : nodes) {
      if (node.task != from && node.task != to && node.box.contains(p, kMargin)) ++count;
    }
  }
  return count;
}

}  // namespace

void bend_clear(Curve& curve, const std::vector<DrawnNode>& nodes, TaskId from, TaskId to) {
  constexpr double kStep = 22;
  constexpr int kSteps = 5;
  constexpr double kDetour = 0.6;  // a step aside must clear more samples than this
  if (curve.size() != 4) return;
  double least = behind_boxes(curve, nodes, from, to);
  if (least == 0) return;
  const double dx = curve[3].x - curve[0].x, dy = curve[3].y - curve[0].y;
  const double length = std::hypot(dx, dy);
  if (length < 1) return;
  Curve best = curve;
  for (int step = 1; step <= kSteps && least > kDetour * step; ++step) {
    for (const int side : {1, -1}) {
      const double aside = side * step * kStep;
      Curve bent = curve;
      for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
        bent[i].x += -dy / length * aside;
        bent[i].y += dx / length * aside;
      }
      const double here = behind_boxes(bent, nodes, from, to) + kDetour * step;
      if (here < least) {
        least = here;
        best = std::move(bent);
      }
    }
  }
  curve = std::move(best);
}

}  // namespace taskatlas::ui
