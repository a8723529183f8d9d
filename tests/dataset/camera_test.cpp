// SPDX-License-Identifier: MIT
#include "dataset/camera.hpp"

#include "base/random_stream.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <Eigen/Geometry>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector2d;
using Eigen::Vector3d;
using std::numbers::pi;

constexpr double kTight = 1e-12;

Vector3d random_angles(RandomStream& random) {
  return {(2 * random.uniform() - 1) * pi, (random.uniform() - 0.5) * pi,
          (2 * random.uniform() - 1) * pi};
}

Pose random_pose(RandomStream& random) {
  return {rotation_from_euler(random_angles(random)),
          {random.normal(), random.normal(), random.normal()}};
}

// Upright cameras, as the dataset's.
Pose random_camera(RandomStream& random) {
  const Vector3d centre(3 * random.uniform(), 3 * random.uniform(), 1 + random.uniform());
  const Vector3d at(6 * random.uniform() - 2, 6 * random.uniform() - 2, 2 * random.uniform());
  return look_at(centre, at);
}

TEST(Camera, EulerRoundTrips) {
  RandomStream random(1, 0, 0);
  for (int i = 0; i < 1000; ++i) {
    const Vector3d angles = random_angles(random);
    EXPECT_LT((euler_from_rotation(rotation_from_euler(angles)) - angles).norm(), 1e-9);
  }
}

TEST(Camera, EulerIsAboutTheFixedAxesXThenYThenZ) {
  const Matrix3d r = rotation_from_euler({0.1, 0.2, 0.3});
  // By hand: Rz(0.3)·Ry(0.2)·Rx(0.1) applied to x is (cz·cy, sz·cy, -sy).
  EXPECT_NEAR(r(0, 0), std::cos(0.3) * std::cos(0.2), kTight);
  EXPECT_NEAR(r(1, 0), std::sin(0.3) * std::cos(0.2), kTight);
  EXPECT_NEAR(r(2, 0), -std::sin(0.2), kTight);
  EXPECT_NEAR(r(2, 1), std::cos(0.2) * std::sin(0.1), kTight);
}

TEST(Camera, GimbalLockKeepsTheRotation) {
  for (const double middle : {pi / 2, -pi / 2}) {
    const Matrix3d r = rotation_from_euler({0.4, middle, -0.7});
    const Vector3d angles = euler_from_rotation(r);
    EXPECT_LT((rotation_from_euler(angles) - r).norm(), 1e-7);
  }
}

// Omnidata's sample view of Taskonomy, point 202, view 5: the camera looks at its point, and the
// published distance and pitch are those of its pose.
TEST(Camera, APublishedPoseLooksAtItsPoint) {
  const Pose pose{
      rotation_from_euler({1.5115954875946045, -0.004465199075639248, -1.702255129814148}),
      {-6.191483974456787, 4.649560928344727, 1.414849042892456}};
  const Vector3d point(1.3095685243606567, 3.6557424068450928, 0.9663798213005066);
  constexpr double kPublished = 1e-5;  // the digits that were printed
  EXPECT_NEAR((point - pose.centre).norm(), 7.579880283037506, kPublished);
  const Vector3d seen = pose.to_camera(point);
  EXPECT_LT(seen.z(), 0);
  const auto pixel = project({1.180512021910271, 512}, seen);
  ASSERT_TRUE(pixel);
  // The point is the picture's centre up to the jitter of Taskonomy's cameras.
  EXPECT_NEAR(pixel->x(), 256, 40);
  EXPECT_NEAR(pixel->y(), 256, 40);
}

TEST(Camera, LooksWhereItIsTold) {
  RandomStream random(2, 0, 0);
  for (int i = 0; i < 100; ++i) {
    const Vector3d centre(random.normal(), random.normal(), random.normal());
    const Vector3d at(random.normal(), random.normal(), random.normal());
    const Pose pose = look_at(centre, at);
    EXPECT_NEAR(pose.rotation.determinant(), 1, kTight);
    const auto pixel = project({1, 100}, pose.to_camera(at));
    ASSERT_TRUE(pixel);
    EXPECT_LT((*pixel - Vector2d(50, 50)).norm(), 1e-9);
    EXPECT_NEAR(pose.rotation(2, 0), 0, kTight);  // no roll
    EXPECT_GE(pose.rotation(2, 1), 0);            // up is up
  }
  const Pose down = look_at({0, 0, 3}, {0, 0, 0});
  EXPECT_NEAR(down.forward().z(), -1, kTight);
  EXPECT_NEAR(down.rotation.determinant(), 1, kTight);
}

TEST(Camera, RelativePosesComposeRoundATriplet) {
  RandomStream random(3, 0, 0);
  for (int i = 0; i < 200; ++i) {
    const Pose a = random_pose(random);
    const Pose b = random_pose(random);
    const Pose c = random_pose(random);
    const RelativePose direct = relative_pose(a, c);
    const RelativePose round = compose(relative_pose(a, b), relative_pose(b, c));
    EXPECT_LT((rotation_from_euler(direct.head<3>()) - rotation_from_euler(round.head<3>())).norm(),
              1e-9);
    EXPECT_LT((direct.tail<3>() - round.tail<3>()).norm(), 1e-9);
  }
}

TEST(Camera, RelativePoseCarriesPointsFromOneCameraToTheOther) {
  RandomStream random(4, 0, 0);
  for (int i = 0; i < 100; ++i) {
    const Pose a = random_pose(random);
    const Pose b = random_pose(random);
    const Vector3d point(random.normal(), random.normal(), random.normal());
    const RelativePose relative = relative_pose(a, b);
    const Vector3d carried =
        rotation_from_euler(relative.head<3>()) * a.to_camera(point) + relative.tail<3>();
    EXPECT_LT((carried - b.to_camera(point)).norm(), 1e-9);
  }
}

TEST(Camera, RaysReachThePixelsTheyCameFrom) {
  RandomStream random(5, 0, 0);
  const Intrinsics intrinsics{1.1, 64};
  for (int y = 0; y < 64; y += 9) {
    for (int x = 0; x < 64; x += 9) {
      const double z = 0.5 + 5 * random.uniform();
      const Vector3d point = z * ray(intrinsics, {x + 0.5, y + 0.5});
      const auto pixel = project(intrinsics, point);
      ASSERT_TRUE(pixel);
      EXPECT_LT((*pixel - Vector2d(x + 0.5, y + 0.5)).norm(), 1e-9);
      EXPECT_NEAR(euclidean_from_z(intrinsics, x, y, z), point.norm(), kTight);
      EXPECT_NEAR(z_from_euclidean(intrinsics, x, y, point.norm()), z, kTight);
    }
  }
  // The field of view is the whole picture's.
  EXPECT_NEAR(std::atan(-ray(intrinsics, {0, 32}).x()), 1.1 / 2, kTight);
  EXPECT_FALSE(project(intrinsics, {0, 0, 1}));
  EXPECT_FALSE(project(intrinsics, {0, 0, 0}));
  EXPECT_GT(ray(intrinsics, {32, 0}).y(), 0);  // the first row is above
}

TEST(Camera, NormalsOfAPlaneAreExact) {
  const Intrinsics intrinsics{1.0, 32};
  const Vector3d normal = Vector3d(0.3, 0.5, 0.8).normalized();
  std::vector<float> depth(32 * 32);
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 32; ++x) {
      // normal · (z · ray) = -2
      const double z = -2 / normal.dot(ray(intrinsics, {x + 0.5, y + 0.5}));
      depth[static_cast<std::size_t>(y * 32 + x)] = static_cast<float>(z);
    }
  }
  depth[5 * 32 + 7] = std::numeric_limits<float>::quiet_NaN();
  const std::vector<float> normals = normals_from_depth(depth, intrinsics);
  constexpr double kFloat = 2e-4;  // differences of float depths
  for (std::size_t i = 0; i < 32 * 32; ++i) {
    const Vector3d found(normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]);
    if (i == 5 * 32 + 7) {
      EXPECT_TRUE(std::isnan(found.x()));
    } else {
      EXPECT_LT((found - normal).norm(), kFloat) << i;
    }
  }
}

TEST(Camera, NormalsStaySharpAtAStep) {
  // Two walls that face the camera, one a metre behind the other.
  std::vector<float> depth(16 * 16);
  for (std::size_t i = 0; i < depth.size(); ++i) depth[i] = i % 16 < 8 ? 2.0f : 3.0f;
  const std::vector<float> normals = normals_from_depth(depth, {1.0, 16});
  for (std::size_t i = 0; i < depth.size(); ++i) EXPECT_NEAR(normals[3 * i + 2], 1, 1e-6) << i;
}

TEST(Camera, LayoutNumbersDrawTheBox) {
  RandomStream random(6, 0, 0);
  for (int i = 0; i < 200; ++i) {
    const Pose camera = random_camera(random);
    const Box room{{-1 - random.uniform(), -2 - random.uniform(), 0},
                   {4 + random.uniform(), 5 + random.uniform(), 2.5}};
    const auto numbers = layout_numbers(camera, room);
    // The eight corners are the box's, whichever way the world was yawed.
    const auto corners = layout_corners(numbers);
    for (unsigned k = 0; k < 8; ++k) {
      const Vector3d corner((k & 1) != 0 ? room.upper.x() : room.lower.x(),
                            (k & 2) != 0 ? room.upper.y() : room.lower.y(),
                            (k & 4) != 0 ? room.upper.z() : room.lower.z());
      double nearest = std::numeric_limits<double>::infinity();
      for (const Vector3d& candidate : corners) {
        nearest = std::min(nearest, (camera.to_world(candidate) - corner).norm());
      }
      EXPECT_LT(nearest, 1e-9);
    }
    // The camera looks along +x within 45° (as seen from above) in the layout's world.
    const Vector3d view = -rotation_from_euler({numbers[3], numbers[4], numbers[5]}).col(2);
    EXPECT_GE(view.x(), std::abs(view.y()) - kTight);
    EXPECT_GT(numbers[6], 0);
    EXPECT_GT(numbers[7], 0);
    EXPECT_NEAR(numbers[8], 2.5, kTight);
  }
}

// The same room and camera in a world yawed by 90° are the same picture, so the numbers must agree.
TEST(Camera, LayoutAndVanishingPointsDoNotDependOnTheWorldsYaw) {
  RandomStream random(7, 0, 0);
  Matrix3d quarter;
  quarter << 0, -1, 0, 1, 0, 0, 0, 0, 1;
  for (int i = 0; i < 200; ++i) {
    const Pose camera = random_camera(random);
    const Box room{{-1, -2, 0}, {4, 5, 2.5}};
    const Pose turned{quarter * camera.rotation, quarter * camera.centre};
    const Box turned_room{{-5, -1, 0}, {2, 4, 2.5}};
    const auto a = layout_numbers(camera, room);
    const auto b = layout_numbers(turned, turned_room);
    const auto v = vanishing_directions(camera);
    const auto w = vanishing_directions(turned);
    for (std::size_t k = 0; k < 9; ++k) {
      EXPECT_NEAR(a[k], b[k], 1e-9) << k;
      EXPECT_NEAR(v[k], w[k], 1e-9) << k;
    }
  }
}

TEST(Camera, VanishingDirectionsAreTheWorldsAxes) {
  RandomStream random(8, 0, 0);
  for (int i = 0; i < 200; ++i) {
    const Pose camera = random_camera(random);
    const auto v = vanishing_directions(camera);
    Matrix3d directions;
    for (int axis = 0; axis < 3; ++axis) {
      for (int c = 0; c < 3; ++c) {
        directions(c, axis) = v[static_cast<std::size_t>(3 * axis + c)];
      }
    }
    EXPECT_LT((directions.transpose() * directions - Matrix3d::Identity()).norm(), 1e-9);
    EXPECT_NEAR(directions.determinant(), 1, 1e-9);
    // In the world each is an axis, up or down or sideways; the third is up.
    const Matrix3d in_world = camera.rotation * directions;
    EXPECT_LT((in_world.col(2) - Vector3d::UnitZ()).norm(), 1e-9);
    EXPECT_NEAR(in_world.col(0).cwiseAbs().maxCoeff(), 1, 1e-9);
    // The camera looks between x and y.
    EXPECT_LE(directions(2, 0), 1e-9);
    EXPECT_LE(directions(2, 1), 1e-9);
  }
}

}  // namespace
}  // namespace taskatlas::dataset
