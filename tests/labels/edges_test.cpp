// SPDX-License-Identifier: MIT
#include "labels/edges.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::labels {
namespace {

constexpr float kExact = 1e-6F;

Plane ramp(int size, float step) {
  Plane plane(size, size);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) plane(y, x) = step * static_cast<float>(x);
  }
  return plane;
}

TEST(Luma, WeighsChannels) {
  const std::vector<std::uint8_t> rgb{255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
  const Plane plane = luma(rgb, 2, 2);
  EXPECT_NEAR(plane(0, 0), 0.299F, kExact);
  EXPECT_NEAR(plane(0, 1), 0.587F, kExact);
  EXPECT_NEAR(plane(1, 0), 0.114F, kExact);
  EXPECT_NEAR(plane(1, 1), 1, kExact);
  EXPECT_THROW(luma(rgb, 3, 2), std::invalid_argument);
}

TEST(Sobel, OfARampIsItsSlope) {
  // The weights sum to 1 on either side, two pixels apart; one of two directions.
  const Plane edges = sobel(ramp(8, 0.1F));
  EXPECT_NEAR(edges(3, 3), 0.2F / std::sqrt(2.0F), kExact);
  EXPECT_EQ(edges(0, 3), 0);
  EXPECT_EQ(edges(3, 7), 0);
}

TEST(Sobel, IsZeroBesideWhatIsMissing) {
  Plane plane = ramp(9, 0.1F);
  plane(4, 4) = NAN;
  const Plane edges = sobel(plane);
  for (int y = 3; y <= 5; ++y) {
    for (int x = 3; x <= 5; ++x) EXPECT_EQ(edges(y, x), 0) << y << " " << x;
  }
  EXPECT_GT(edges(4, 6), 0);
}

TEST(Smooth, KeepsAConstantWhateverIsMissing) {
  Plane plane = Plane::Constant(16, 16, 0.7F);
  plane.block(4, 4, 3, 5).setConstant(NAN);
  const Plane smoothed = smooth(plane, 1.5);
  for (Eigen::Index i = 0; i < smoothed.size(); ++i) {
    EXPECT_NEAR(smoothed.data()[i], 0.7F, 1e-5F);
  }
}

TEST(EdgeTexture, IsAlikeAtEverySize) {
  // The same scene, a soft step, at two sizes: the filter is scaled with the picture.
  const auto peak = [](int size) {
    Plane plane(size, size);
    for (int y = 0; y < size; ++y) {
      for (int x = 0; x < size; ++x) {
        const double t = (x + 0.5) / size - 0.5;
        plane(y, x) = static_cast<float>(1 / (1 + std::exp(-60 * t)));
      }
    }
    return edge_texture(plane).row(size / 2).maxCoeff();
  };
  EXPECT_NEAR(peak(128) / peak(512), 1, 0.05);
}

TEST(EdgeOcclusion, FindsJumpsAndNotWalls) {
  Plane z = Plane::Constant(16, 16, 2);
  z.rightCols(8).setConstant(5);
  const Plane edges = edge_occlusion(z);
  const float jump = std::sqrt(5 / 128.0F) - std::sqrt(2 / 128.0F);
  EXPECT_NEAR(edges(8, 7), jump / std::sqrt(2.0F), kExact);
  EXPECT_NEAR(edges(8, 3), 0, kExact);
  EXPECT_NEAR(edges(8, 12), 0, kExact);
}

}  // namespace
}  // namespace taskatlas::labels
