// SPDX-License-Identifier: MIT
#include "rooms/plot.hpp"

#include "rooms/random.hpp"
#include "rooms/shape.hpp"

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

constexpr float kTolerance = 1e-5F;

TEST(Plot, FacesTheDirectionAskedFor) {
  for (float angle = -3; angle < 3.1F; angle += 0.4F) {
    const Eigen::Vector2f direction(std::cos(angle), std::sin(angle));
    const Plot plot{{1, 2}, {0.5F, 0.3F}, yaw_facing(direction)};
    EXPECT_TRUE(plot.front().isApprox(direction, kTolerance));
    EXPECT_TRUE(plot.before(0.4F).centre.isApprox(plot.centre + 0.5F * direction, kTolerance));
  }
}

TEST(Plot, OverlapAgreesWithPointsInside) {
  Random random(11);
  int overlapping = 0;
  for (int i = 0; i < 400; ++i) {
    const auto draw = [&] {
      return Plot{{random.uniform(-1, 1), random.uniform(-1, 1)},
                  {random.uniform(0.1F, 0.8F), random.uniform(0.1F, 0.8F)},
                  random.uniform(-3, 3)};
    };
    const Plot a = draw();
    const Plot b = draw();
    bool shared = false;
    for (int x = -20; x <= 20; ++x) {
      for (int y = -20; y <= 20; ++y) {
        const Eigen::Vector2f point =
            a.at(a.half.x() * static_cast<float>(x) / 20, a.half.y() * static_cast<float>(y) / 20);
        shared = shared || b.distance_to(point) == 0.0F;
      }
    }
    if (shared) {
      EXPECT_TRUE(overlap(a.grown(0.001F), b.grown(0.001F)));
    }
    if (!overlap(a, b)) {
      EXPECT_FALSE(shared && overlap(a.grown(-0.001F), b.grown(-0.001F)));
    }
    EXPECT_EQ(overlap(a, b), overlap(b, a));
    overlapping += overlap(a, b) ? 1 : 0;
  }
  EXPECT_GT(overlapping, 50);
  EXPECT_LT(overlapping, 350);
}

TEST(Shape, WallsGoAroundTheRoomWithTheInsideToTheirLeft) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    const auto type = static_cast<RoomType>(seed % kRoomTypes);
    const RoomShape shape = draw_shape(type, random);
    const auto points = shape.footprint();
    ASSERT_TRUE(points.size() == 4 || points.size() == 6);
    float area = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto& a = points[i];
      const auto& b = points[(i + 1) % points.size()];
      area += (a.x() * b.y() - b.x() * a.y()) / 2;
      EXPECT_TRUE(a.x() == b.x() || a.y() == b.y()) << "walls follow the axes";
    }
    EXPECT_NEAR(area, shape.area(), 1e-3F) << "counter-clockwise";
    EXPECT_GE(shape.height, 2.4F);
    EXPECT_LE(shape.height, 3.2F);
    int doors = 0;
    for (const Wall& wall : shape.walls) {
      EXPECT_TRUE(shape.inside(wall.at(wall.length / 2, 0.05F), 0.01F));
      EXPECT_FALSE(shape.inside(wall.at(wall.length / 2, -0.05F), 0.01F));
      float end = 0;
      for (const Opening& opening : wall.openings) {
        EXPECT_GT(opening.from, end);
        EXPECT_LT(opening.to, wall.length);
        EXPECT_LT(opening.top, shape.height);
        end = opening.to;
        doors += opening.window ? 0 : 1;
      }
    }
    EXPECT_GE(doors, 1);
  }
}

}  // namespace
}  // namespace taskatlas::rooms
