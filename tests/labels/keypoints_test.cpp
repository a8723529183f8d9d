// SPDX-License-Identifier: MIT
#include "labels/keypoints.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas::labels {
namespace {

TEST(Keypoints2d, FindNothingInPlainPicturesAndRamps) {
  EXPECT_LT(keypoints2d(Plane::Constant(64, 64, 0.4F)).maxCoeff(), 1e-6F);
  Plane ramp(64, 64);
  for (int y = 0; y < 64; ++y) ramp.row(y).setConstant(static_cast<float>(y) / 64);
  EXPECT_LT(keypoints2d(ramp).block(20, 20, 24, 24).maxCoeff(), 1e-6F);
}

TEST(Keypoints2d, PeakOnABlob) {
  Plane plane = Plane::Constant(128, 128, 0.2F);
  for (int y = 0; y < 128; ++y) {
    for (int x = 0; x < 128; ++x) {
      const double d2 = (x - 80) * (x - 80) + (y - 50) * (y - 50);
      plane(y, x) += static_cast<float>(0.6 * std::exp(-d2 / 18));
    }
  }
  Eigen::Index row = 0, column = 0;
  const Plane response = keypoints2d(plane);
  EXPECT_GT(response.maxCoeff(&row, &column), 0.005F);
  EXPECT_NEAR(static_cast<double>(row), 50, 1);
  EXPECT_NEAR(static_cast<double>(column), 80, 1);
}

TEST(Keypoints2d, LieOnBlobsRatherThanOnStraightEdges) {
  Plane edge = Plane::Zero(96, 96);
  edge.rightCols(48).setOnes();
  Plane square = Plane::Zero(96, 96);
  square.block(44, 44, 7, 7).setOnes();
  EXPECT_GT(keypoints2d(square).maxCoeff(), 5 * keypoints2d(edge).block(30, 0, 36, 96).maxCoeff());
}

// A camera of 90 degrees before a wall 2 m away; a shelf of 0.5 m sticks out of its lower left.
Plane corner_scene(int size) {
  Plane z = Plane::Constant(size, size, 2);
  z.block(size / 2, 0, size / 2, size / 2).setConstant(1.5F);
  return z;
}

TEST(Keypoints3d, FindNothingOnAPlane) {
  // A slanted one: z = 2 + 0.5 X with X = z (x - c) / f.
  constexpr int kSize = 64;
  const double focal = 32;
  Plane z(kSize, kSize);
  for (int y = 0; y < kSize; ++y) {
    for (int x = 0; x < kSize; ++x) {
      z(y, x) = static_cast<float>(2 / (1 - 0.5 * (x + 0.5 - kSize / 2.0) / focal));
    }
  }
  EXPECT_LT(keypoints3d(z, focal).block(4, 4, 56, 44).maxCoeff(), 0.05F);
}

TEST(Keypoints3d, AreHighNearCornersOfThings) {
  constexpr int kSize = 64;
  const Plane interest = keypoints3d(corner_scene(kSize), 32);
  // Inside the shelf near its upper right corner borders of two directions meet.
  const float corner = interest.block(32, 24, 8, 8).maxCoeff();
  const float edge = interest.block(48, 24, 10, 8).maxCoeff();
  const float wall = interest.block(4, 40, 20, 20).maxCoeff();
  EXPECT_GT(corner, 0.2F);
  EXPECT_GT(corner, 2 * edge);
  EXPECT_LT(wall, 0.01F);
}

TEST(Keypoints3d, AreZeroWhereNothingIsSeen) {
  Plane z = corner_scene(48);
  z.topRows(10).setConstant(NAN);
  const Plane interest = keypoints3d(z, 24);
  EXPECT_EQ(interest.topRows(10).maxCoeff(), 0);
  EXPECT_TRUE(interest.isFinite().all());
}

}  // namespace
}  // namespace taskatlas::labels
