// SPDX-License-Identifier: MIT
#include "graph/geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

namespace taskatlas {
namespace {

constexpr double kTiny = 1e-9;  // lengths in points below which there is no direction

Point lerp(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

using Cubic = std::array<Point, 4>;

// de Casteljau: the parts of a segment before and after t.
void split(const Cubic& c, double t, Cubic& before, Cubic& after) {
  const Point a = lerp(c[0], c[1], t), b = lerp(c[1], c[2], t), d = lerp(c[2], c[3], t);
  const Point e = lerp(a, b, t), f = lerp(b, d, t), g = lerp(e, f, t);
  before = {c[0], a, e, g};
  after = {g, f, d, c[3]};
}

Cubic segment(std::span<const Point> curve, std::size_t index) {
  return {curve[3 * index], curve[3 * index + 1], curve[3 * index + 2], curve[3 * index + 3]};
}

std::size_t segments(std::span<const Point> curve) { return (curve.size() - 1) / 3; }

// How finely a segment is looked at for where it crosses a border.
constexpr int kSteps = 64;

// The parameter between `inside` and `outside` (in the box and out of it) of the border.
double cross_border(std::span<const Point> curve, const Box& box, double inside, double outside) {
  for (int i = 0; i < 60 && inside != outside; ++i) {
    const double middle = (inside + outside) / 2;
    (box.contains(point_on_curve(curve, middle)) ? inside : outside) = middle;
  }
  return outside;
}

Curve part(std::span<const Point> curve, double first, double last) {
  const std::size_t count = segments(curve);
  const auto index_of = [&](double u) { return std::min(static_cast<std::size_t>(u), count - 1); };
  const std::size_t begin = index_of(first), end = index_of(last);
  Curve result;
  for (std::size_t i = begin; i <= end; ++i) {
    Cubic c = segment(curve, i);
    double low = 0;
    Cubic other;
    if (i == begin) {
      low = first - static_cast<double>(i);
      if (low >= 1) continue;
      if (low > 0) split(Cubic(c), low, other, c);
    }
    if (i == end) {
      const double high = last - static_cast<double>(i);
      if (high <= low && i != begin) continue;  // ends where the segment before it ended
      if (high < 1) split(Cubic(c), (high - low) / (1 - low), c, other);
    }
    if (result.empty()) result.push_back(c[0]);
    result.insert(result.end(), c.begin() + 1, c.end());
  }
  return result;
}

}  // namespace

bool Box::contains(Point p, double margin) const {
  return p.x >= left() + margin && p.x <= right() - margin && p.y >= top() + margin &&
         p.y <= bottom() - margin;
}

double Box::distance(Point p) const {
  const double dx = std::max({left() - p.x, 0.0, p.x - right()});
  const double dy = std::max({top() - p.y, 0.0, p.y - bottom()});
  return std::hypot(dx, dy);
}

Point point_on_curve(std::span<const Point> curve, double u) {
  const std::size_t index =
      std::min(static_cast<std::size_t>(std::max(u, 0.0)), segments(curve) - 1);
  const double t = std::clamp(u - static_cast<double>(index), 0.0, 1.0);
  const Cubic c = segment(curve, index);
  const Point a = lerp(c[0], c[1], t), b = lerp(c[1], c[2], t), d = lerp(c[2], c[3], t);
  return lerp(lerp(a, b, t), lerp(b, d, t), t);
}

Point arrival_direction(std::span<const Point> curve) {
  const Point end = curve.back();
  for (std::size_t i = curve.size() - 1; i-- > 0;) {
    const double dx = end.x - curve[i].x, dy = end.y - curve[i].y;
    const double length = std::hypot(dx, dy);
    if (length > kTiny) return {dx / length, dy / length};
  }
  return {0, 1};
}

Curve clip_curve(std::span<const Point> curve, const Box& from, const Box& to) {
  const std::size_t steps = segments(curve) * kSteps;
  const auto at = [&](std::size_t step) { return static_cast<double>(step) / kSteps; };
  double first = 0;
  std::size_t left_at = 0;
  for (std::size_t step = steps + 1; step-- > 0;) {
    if (!from.contains(point_on_curve(curve, at(step)))) continue;
    if (step == steps) return {};
    first = cross_border(curve, from, at(step), at(step + 1));
    left_at = step + 1;
    break;
  }
  double last = at(steps);
  for (std::size_t step = left_at; step <= steps; ++step) {
    if (!to.contains(point_on_curve(curve, at(step)))) continue;
    if (step == 0 || to.contains(point_on_curve(curve, first))) return {};
    last = cross_border(curve, to, at(step), std::max(first, at(step - 1)));
    break;
  }
  if (!(first < last)) return {};
  return part(curve, first, last);
}

Point border_point(const Box& box, Point p) {
  const double dx = p.x - box.centre.x, dy = p.y - box.centre.y;
  if (std::abs(dx) < kTiny && std::abs(dy) < kTiny) return box.centre;
  constexpr double kFar = std::numeric_limits<double>::infinity();
  const double tx = std::abs(dx) < kTiny ? kFar : box.size.width / 2 / std::abs(dx);
  const double ty = std::abs(dy) < kTiny ? kFar : box.size.height / 2 / std::abs(dy);
  const double t = std::min(tx, ty);
  return {box.centre.x + dx * t, box.centre.y + dy * t};
}

Curve plain_cubic(const Box& from, const Box& to) {
  // One above the other: out of the bottom, into the top. Side by side: from side to side.
  const bool down = to.top() >= from.bottom();
  const bool up = to.bottom() <= from.top();
  Point start = from.centre, end = to.centre;
  if (down || up) {
    start.y = down ? from.bottom() : from.top();
    end.y = down ? to.top() : to.bottom();
    const double bend = (end.y - start.y) / 3;
    return {start, {start.x, start.y + bend}, {end.x, end.y - bend}, end};
  }
  start = border_point(from, to.centre);
  end = border_point(to, from.centre);
  const Point middle = lerp(start, end, 0.5);
  // A slight bow upwards, so that lines between neighbours of one row can be told apart.
  const double bow = std::min(12.0, std::hypot(end.x - start.x, end.y - start.y) / 8);
  return {start,
          {lerp(start, middle, 2.0 / 3).x, lerp(start, middle, 2.0 / 3).y - bow},
          {lerp(middle, end, 1.0 / 3).x, lerp(middle, end, 1.0 / 3).y - bow},
          end};
}

}  // namespace taskatlas
