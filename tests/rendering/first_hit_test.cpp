// SPDX-License-Identifier: MIT
#include "rooms/first_hit.hpp"

#include "analytic_scene.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

constexpr int kSize = 96;
constexpr float kMillimetre = 1e-3F;

class FirstHit : public testing::Test {
 protected:
  FirstHit() : scene_(test::analytic_scene()), tracer_(scene_), surfaces_(scene_, pool_) {}

  View view(const Eigen::Vector3d& from, const Eigen::Vector3d& at,
            double field_of_view = 1.2) const {
    return {dataset::look_at(from, at), {field_of_view, kSize}};
  }
  // Two views that show everything.
  std::array<View, 2> views() const {
    return {view({4.6, 3.6, 1.6}, {1.5, 1, 0.6}), view({0.4, 3.5, 1.5}, {3.8, 1.2, 0.5})};
  }
  ObjectClass class_at(const FirstHits& hits, std::size_t i) const {
    return scene_.objects[static_cast<std::size_t>(hits.object[i])].object_class;
  }

  Scene scene_;
  TexturePool pool_;
  Tracer tracer_;
  Surfaces surfaces_;
};

TEST_F(FirstHit, LeavesNoPixelOut) {
  std::set<ObjectClass> seen;
  for (const View& view : views()) {
    const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
    for (std::size_t i = 0; i < hits.z.size(); ++i) {
      ASSERT_GE(hits.object[i], 0);
      ASSERT_TRUE(std::isfinite(hits.z[i]) && hits.normal[i].allFinite() &&
                  hits.curvature[i].allFinite());
      seen.insert(class_at(hits, i));
    }
  }
  for (const ObjectClass expected : {ObjectClass::kToy, ObjectClass::kPlant, ObjectClass::kBox,
                                     ObjectClass::kFloor, ObjectClass::kWall}) {
    EXPECT_TRUE(seen.contains(expected)) << name_of(expected);
  }
}

TEST_F(FirstHit, DistanceIsDepthAlongTheRay) {
  for (const View& view : views()) {
    const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
    for (int row = 0; row < kSize; ++row) {
      for (int column = 0; column < kSize; ++column) {
        const auto i = static_cast<std::size_t>(row * kSize + column);
        const double expected =
            dataset::euclidean_from_z(view.intrinsics, column, row, static_cast<double>(hits.z[i]));
        ASSERT_NEAR(hits.distance[i], expected, 1e-4);
        const Eigen::Vector3d camera = view.pose.to_camera(hits.position[i].cast<double>());
        ASSERT_NEAR(-camera.z(), hits.z[i], 1e-4);
        const auto pixel = dataset::project(view.intrinsics, camera);
        ASSERT_TRUE(pixel.has_value());
        ASSERT_NEAR(pixel->x(), column + 0.5, 1e-2);
        ASSERT_NEAR(pixel->y(), row + 0.5, 1e-2);
      }
    }
  }
}

TEST_F(FirstHit, PositionsLieOnTheShapes) {
  for (const View& view : views()) {
    const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
    for (std::size_t i = 0; i < hits.z.size(); ++i) {
      const Eigen::Vector3f& p = hits.position[i];
      switch (class_at(hits, i)) {
        case ObjectClass::kToy:
          ASSERT_NEAR((p - test::kSphereCentre).norm(), test::kSphereRadius, kMillimetre);
          break;
        case ObjectClass::kPlant:
          ASSERT_NEAR((p - test::kCylinderFoot).head<2>().norm(), test::kCylinderRadius,
                      kMillimetre);
          break;
        case ObjectClass::kFloor:
          ASSERT_NEAR(p.z(), 0, kMillimetre);
          break;
        case ObjectClass::kCeiling:
          ASSERT_NEAR(p.z(), test::kRoomSize.z(), kMillimetre);
          break;
        default:
          break;
      }
    }
  }
}

TEST_F(FirstHit, NormalsAgreeWithDepth) {
  constexpr double kDegrees = 180 / 3.14159265358979;
  for (const View& view : views()) {
    const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
    const std::vector<float> from_depth = dataset::normals_from_depth(hits.z, view.intrinsics);
    std::size_t compared = 0, wrong = 0;
    for (int row = 1; row + 1 < kSize; ++row) {
      for (int column = 1; column + 1 < kSize; ++column) {
        const auto i = static_cast<std::size_t>(row * kSize + column);
        // Inside flat things, where depth is exact.
        const ObjectClass here = class_at(hits, i);
        if (here == ObjectClass::kToy || here == ObjectClass::kPlant || here == ObjectClass::kBox) {
          continue;
        }
        const std::array<std::size_t, 4> around{i - 1, i + 1, i - kSize, i + kSize};
        if (!std::all_of(around.begin(), around.end(),
                         [&](std::size_t j) { return hits.object[j] == hits.object[i]; })) {
          continue;
        }
        const Eigen::Vector3f other(from_depth[3 * i], from_depth[3 * i + 1],
                                    from_depth[3 * i + 2]);
        const double angle =
            std::acos(std::clamp(static_cast<double>(other.dot(hits.normal[i])), -1.0, 1.0));
        ++compared;
        if (angle * kDegrees > 1) ++wrong;
      }
    }
    EXPECT_GT(compared, kSize * kSize / 3);
    EXPECT_EQ(wrong, 0U);
  }
}

TEST_F(FirstHit, NormalsFaceTheCamera) {
  const View view = views()[0];
  const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
  for (int row = 0; row < kSize; ++row) {
    for (int column = 0; column < kSize; ++column) {
      const auto i = static_cast<std::size_t>(row * kSize + column);
      const Eigen::Vector3d ray = dataset::ray(view.intrinsics, {column + 0.5, row + 0.5});
      ASSERT_LE(hits.normal[i].cast<double>().dot(ray), 1e-6);
      ASSERT_NEAR(hits.normal[i].norm(), 1, 1e-5);
    }
  }
}

TEST_F(FirstHit, CurvatureIsThatOfTheShape) {
  constexpr float kTolerance = 0.03F;  // relative, of the tessellation
  std::size_t on_sphere = 0, on_cylinder = 0;
  for (const View& view : views()) {
    const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
    for (std::size_t i = 0; i < hits.z.size(); ++i) {
      const Eigen::Vector2f& k = hits.curvature[i];
      switch (class_at(hits, i)) {
        case ObjectClass::kToy: {
          // Slivers at the poles say little.
          if (std::abs(hits.position[i].z() - test::kSphereCentre.z()) > 0.45F) break;
          constexpr float kExpected = 1 / test::kSphereRadius;
          ASSERT_NEAR(k[0], kExpected, kTolerance * kExpected);
          ASSERT_NEAR(k[1], kExpected, kTolerance * kExpected);
          ++on_sphere;
          break;
        }
        case ObjectClass::kPlant: {
          // Convex from outside, concave where one looks into the tube.
          constexpr float kExpected = 1 / test::kCylinderRadius;
          const Eigen::Vector3f out = hits.position[i] - test::kCylinderFoot;
          const Eigen::Vector3f to_camera = view.pose.centre.cast<float>() - hits.position[i];
          const float sign = out.head<2>().dot(to_camera.head<2>()) > 0 ? 1.0F : -1.0F;
          ASSERT_NEAR(k[0], sign * kExpected, kTolerance * kExpected);
          ASSERT_NEAR(k[1], 0, kTolerance * kExpected);
          ++on_cylinder;
          break;
        }
        default:
          ASSERT_NEAR(k.norm(), 0, 1e-3F);
      }
    }
  }
  EXPECT_GT(on_sphere, 100U);
  EXPECT_GT(on_cylinder, 100U);
}

TEST_F(FirstHit, ReshadingFallsOffAsBlendersLamp) {
  // Straight at a wall 2 m away: 2.5 · 0.64 · 8 / (8 + 4) in the middle.
  const View view = this->view({2.4, 2, 1.5}, {2.4, 0, 1.5}, 0.6);
  const FirstHits hits = trace_first_hits(tracer_, surfaces_, view);
  const std::vector<float> shade = reshading(hits, view);
  EXPECT_NEAR(shade[kSize / 2 * kSize + kSize / 2], std::min(1.0, 1.6 * 8 / 12), 0.01);
  // Two pixels at one distance differ by the angle alone.
  const std::size_t corner = 0;
  const double r = static_cast<double>(hits.distance[corner]);
  EXPECT_NEAR(shade[corner], std::min(1.0, 1.6 * (2 / r) * 8 / (8 + r * r)), 0.01);
}

TEST_F(FirstHit, ClearanceIsTheDistanceToTheNearestSurface) {
  EXPECT_NEAR(tracer_.clearance({2.5F, 2, 1.2F}, 10), 0.9F - test::kCylinderRadius + 0.0219F,
              0.02F);
  EXPECT_NEAR(tracer_.clearance({1.6F, 0.9F, 1.5F}, 10), 0.5F, 2e-3F);
  EXPECT_EQ(tracer_.clearance({2.5F, 3, 1.35F}, 0.2F), 0.2F);
}

TEST_F(FirstHit, ShadowRaysPassWhatCastsNone) {
  const Ray through_window{{2.3F, 2, 1.5F}, {0, 1, 0}};
  EXPECT_EQ(
      scene_.objects[static_cast<std::size_t>(tracer_.nearest(through_window).object)].object_class,
      ObjectClass::kWindow);
  EXPECT_EQ(
      scene_
          .objects[static_cast<std::size_t>(tracer_.nearest(through_window, Sight::kLight).object)]
          .object_class,
      ObjectClass::kWall);
}

}  // namespace
}  // namespace taskatlas::rooms
