// SPDX-License-Identifier: MIT
// Plane geometry of drawn graphs. Unit: points (1/72 inch); x grows to the right, y downwards, as
// on a screen and in SVG. Values are finite.
#pragma once

#include <span>
#include <vector>

namespace taskatlas {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  double width = 0;
  double height = 0;
  bool operator==(const Size&) const = default;
};

// An axis-parallel rectangle about its centre.
struct Box {
  Point centre;
  Size size;

  double left() const { return centre.x - size.width / 2; }
  double right() const { return centre.x + size.width / 2; }
  double top() const { return centre.y - size.height / 2; }
  double bottom() const { return centre.y + size.height / 2; }
  // Whether p lies inside, at least `margin` from the border (outside by at most -margin).
  bool contains(Point p, double margin = 0) const;
  // Euclidean distance of p from the box; 0 inside.
  double distance(Point p) const;
  bool operator==(const Box&) const = default;
};

// Cubic Bézier segments end to end: 3k + 1 control points, k ≥ 1; points 0, 3, 6, … lie on it.
using Curve = std::vector<Point>;

// The point at u in [0, k], where k is the number of segments.
Point point_on_curve(std::span<const Point> curve, double u);

// The unit vector in which the curve arrives at its last point; (0, 1) where it has no length.
Point arrival_direction(std::span<const Point> curve);

// The part of a curve from where it last leaves `from` to where it first enters `to` after that.
// An end that does not lie inside its box is left as it is. The ends of the answer lie on the
// borders within 1e-6. Empty where nothing is left (the boxes overlap).
Curve clip_curve(std::span<const Point> curve, const Box& from, const Box& to);

// Where the segment from the centre of `box` towards `p` crosses its border; the centre itself
// where p is the centre.
Point border_point(const Box& box, Point p);

// One cubic from the border of one box to the border of another, gently bent so that it leaves
// and arrives along the main (vertical) direction of the drawing. A box of size 0 is a point.
Curve plain_cubic(const Box& from, const Box& to);

}  // namespace taskatlas
