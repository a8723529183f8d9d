// SPDX-License-Identifier: MIT
#include "graph/geometry.hpp"

#include "support/random.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

constexpr double kOnBorder = 1e-6;  // points

double border_distance(const Box& box, Point p) {
  const double inside =
      std::min({p.x - box.left(), box.right() - p.x, p.y - box.top(), box.bottom() - p.y});
  return inside >= 0 ? inside : box.distance(p);
}

TEST(Geometry, BoxKnowsInsideAndDistance) {
  const Box box{{10, 20}, {4, 6}};
  EXPECT_TRUE(box.contains({12, 23}));
  EXPECT_FALSE(box.contains({12, 23}, 0.1));
  EXPECT_TRUE(box.contains({13, 23}, -1));
  EXPECT_DOUBLE_EQ(box.distance({10, 20}), 0);
  EXPECT_DOUBLE_EQ(box.distance({15, 27}), 5);
}

TEST(Geometry, PointsOnACurveFollowTheBernsteinPolynomials) {
  const Curve curve = {{0, 0}, {1, 2}, {3, 3}, {4, 0}, {5, -3}, {6, 1}, {8, 8}};
  for (const double u : {0.0, 0.25, 0.7, 1.0, 1.5, 2.0}) {
    const auto k = std::min<std::size_t>(static_cast<std::size_t>(u), 1);
    const double t = u - static_cast<double>(k), s = 1 - t;
    const auto at = [&](std::size_t i) { return curve[3 * k + i]; };
    const double x = s * s * s * at(0).x + 3 * s * s * t * at(1).x + 3 * s * t * t * at(2).x +
                     t * t * t * at(3).x;
    EXPECT_NEAR(point_on_curve(curve, u).x, x, 1e-12) << u;
  }
}

TEST(Geometry, ClippingEndsOnTheBordersAndStaysOnTheCurve) {
  testing::Random random(7);
  int checked = 0;
  for (int trial = 0; trial < 300; ++trial) {
    const Box from{{0, 0}, {random.uniform(10, 80), random.uniform(10, 40)}};
    const Box to{{random.uniform(-300, 300), random.uniform(120, 400)},
                 {random.uniform(10, 80), random.uniform(10, 40)}};
    Curve curve = {from.centre};
    const int segments = random.between(1, 4);
    for (int i = 1; i < 3 * segments; ++i) {
      curve.push_back({random.uniform(-200, 200), random.uniform(40, 90)});
    }
    curve.push_back(to.centre);
    const Curve clipped = clip_curve(curve, from, to);
    ASSERT_GE(clipped.size(), 4u);
    ASSERT_EQ(clipped.size() % 3, 1u);
    EXPECT_LT(border_distance(from, clipped.front()), kOnBorder);
    EXPECT_LT(border_distance(to, clipped.back()), kOnBorder);
    const double last = static_cast<double>((clipped.size() - 1) / 3);
    for (double u = 0.01; u < last; u += 0.09) {
      const Point p = point_on_curve(clipped, u);
      EXPECT_FALSE(to.contains(p, 0.5));
      double nearest = 1e9;  // the original, densely sampled
      for (double v = 0; v <= segments; v += 0.002) {
        const Point q = point_on_curve(curve, v);
        nearest = std::min(nearest, std::hypot(p.x - q.x, p.y - q.y));
      }
      EXPECT_LT(nearest, 3.0);
      ++checked;
    }
  }
  EXPECT_GT(checked, 1000);
}

TEST(Geometry, NothingIsLeftBetweenOverlappingBoxes) {
  const Box a{{0, 0}, {20, 20}}, b{{5, 5}, {20, 20}};
  EXPECT_TRUE(clip_curve(plain_cubic({a.centre, {}}, {b.centre, {}}), a, b).empty());
}

TEST(Geometry, PlainCubicsRunFromBorderToBorder) {
  testing::Random random(3);
  for (int trial = 0; trial < 500; ++trial) {
    const Box from{{0, 0}, {random.uniform(10, 80), random.uniform(10, 40)}};
    Box to{{random.uniform(-400, 400), random.uniform(-400, 400)},
           {random.uniform(10, 80), random.uniform(10, 40)}};
    if (trial % 3 == 0) to.size = {};
    if (Box{from.centre, {from.size.width + to.size.width, from.size.height + to.size.height}}
            .contains(to.centre)) {
      continue;
    }
    const Curve curve = plain_cubic(from, to);
    ASSERT_EQ(curve.size(), 4u);
    EXPECT_LT(border_distance(from, curve.front()), kOnBorder);
    EXPECT_LT(border_distance(to, curve.back()), kOnBorder);
    const Point direction = arrival_direction(curve);
    EXPECT_NEAR(std::hypot(direction.x, direction.y), 1, 1e-12);
  }
}

TEST(Geometry, ArrivalLooksThroughRepeatedPoints) {
  const Curve curve = {{0, 0}, {3, 4}, {3, 4}, {3, 4}};
  EXPECT_NEAR(arrival_direction(curve).x, 0.6, 1e-12);
  const Curve dot = {{1, 1}, {1, 1}, {1, 1}, {1, 1}};
  EXPECT_EQ(arrival_direction(dot), (Point{0, 1}));
}

}  // namespace
}  // namespace taskatlas
