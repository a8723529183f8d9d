// SPDX-License-Identifier: MIT
#include "dataset/resize.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"

#include <numeric>

#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

Raster noise(int size, int channels, SampleType type) {
  Raster raster(size, size, channels, type);
  RandomStream random(3, 1, 4);
  for (std::byte& byte : raster.bytes()) byte = static_cast<std::byte>(random.next());
  return raster;
}

TEST(Resize, SameSizeIsTheSamePicture) {
  const Raster raster = noise(40, 3, SampleType::kU8);
  EXPECT_EQ(resize(raster, Domain::kRgb, 40), raster);
}

TEST(Resize, ColoursAreMeansOfTheirArea) {
  const Raster raster = noise(32, 3, SampleType::kU8);
  const Raster half = resize(raster, Domain::kRgb, 16);
  for (int y = 0; y < 16; ++y) {
    for (int x = 0; x < 16; ++x) {
      for (int c = 0; c < 3; ++c) {
        const double mean =
            (raster.value(2 * x, 2 * y, c) + raster.value(2 * x + 1, 2 * y, c) +
             raster.value(2 * x, 2 * y + 1, c) + raster.value(2 * x + 1, 2 * y + 1, c)) /
            4;
        EXPECT_NEAR(half.value(x, y, c), mean, 0.51);
      }
    }
  }
}

// Whatever the ratio, the mean of the picture stays, and a constant stays exactly.
TEST(Resize, AnyRatioKeepsTheMean) {
  const Raster raster = noise(60, 1, SampleType::kU16);
  const auto mean = [](const Raster& r) {
    return std::accumulate(r.u16().begin(), r.u16().end(), 0.0) / static_cast<double>(r.samples());
  };
  for (const int size : {59, 40, 37, 7, 1}) {
    EXPECT_NEAR(mean(resize(raster, Domain::kEdgeTexture, size)), mean(raster), 1) << size;
  }
  Raster constant(50, 50, 1, SampleType::kU16);
  for (auto& sample : constant.u16()) sample = 65'535;
  for (const int size : {13, 49, 64, 200}) {
    const Raster resized = resize(constant, Domain::kKeypoints2d, size);
    for (const auto sample : resized.u16()) {
      ASSERT_EQ(sample, 65'535) << size;
    }
  }
}

TEST(Resize, GrowingARampIsLinear) {
  Raster ramp(4, 4, 1, SampleType::kU8);
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 4; ++x) ramp.u8()[ramp.index(x, y)] = static_cast<std::uint8_t>(40 * x);
  }
  const Raster grown = resize(ramp, Domain::kReshading, 8);
  const std::array<int, 8> expected{0, 10, 30, 50, 70, 90, 110, 120};
  for (int x = 0; x < 8; ++x) {
    EXPECT_EQ(grown.value(x, 3), expected[static_cast<std::size_t>(x)]) << x;
  }
}

TEST(Resize, DepthIsNeverBlended) {
  Raster depth(8, 8, 1, SampleType::kU16);
  for (std::size_t i = 0; i < 64; ++i) depth.u16()[i] = static_cast<std::uint16_t>(1000 + i);
  depth.u16()[0] = kMissingDepth;
  depth.u16()[depth.index(7, 7)] = 64'600;
  const Raster small = resize(depth, Domain::kDepthZbuffer, 2);
  EXPECT_EQ(small.value(0, 0), kMissingDepth);
  EXPECT_EQ(small.value(1, 1), 64'600);
  EXPECT_EQ(small.value(1, 0), depth.value(6, 2));
  EXPECT_EQ(small.value(0, 1), depth.value(2, 6));
  const Raster large = resize(depth, Domain::kDepthZbuffer, 16);
  EXPECT_EQ(large.value(0, 0), kMissingDepth);
  EXPECT_EQ(large.value(1, 1), kMissingDepth);
  EXPECT_EQ(large.value(2, 2), depth.value(1, 1));
}

TEST(Resize, LabelsAndNormalsAreSamplesThatWereThere) {
  for (const Domain domain : {Domain::kSegmentUnsup2d, Domain::kNormal, Domain::kSegmentSemantic,
                              Domain::kPrincipalCurvature}) {
    const Raster raster = noise(30, 3, SampleType::kU8);
    const Raster small = resize(raster, domain, 7);
    for (int y = 0; y < 7; ++y) {
      for (int x = 0; x < 7; ++x) {
        const int u = (2 * x + 1) * 30 / 14;
        const int v = (2 * y + 1) * 30 / 14;
        for (int c = 0; c < 3; ++c) EXPECT_EQ(small.value(x, y, c), raster.value(u, v, c));
      }
    }
  }
}

TEST(Resize, AMaskIsValidWhereAllOfItIs) {
  Raster mask(6, 6, 1, SampleType::kU8);
  for (auto& sample : mask.u8()) sample = 255;
  mask.u8()[mask.index(4, 1)] = 0;
  const Raster small = resize(mask, Domain::kMaskValid, 3);
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 3; ++x) EXPECT_EQ(small.value(x, y), x == 2 && y == 0 ? 0 : 255);
  }
}

TEST(Resize, PicturesThatAreNotSquareLoseTheirSides) {
  Raster wide(12, 4, 1, SampleType::kU8);
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 12; ++x) wide.u8()[wide.index(x, y)] = static_cast<std::uint8_t>(x);
  }
  const Raster square = resize(wide, Domain::kSegmentUnsup2d, 4);
  EXPECT_EQ(square.value(0, 0), 4);
  EXPECT_EQ(square.value(3, 3), 7);
}

TEST(Resize, WhatIsNoPictureIsRefused) {
  const Raster raster(4, 4, 1, SampleType::kU8);
  EXPECT_THROW(resize(raster, Domain::kPointInfo, 2), Error);
  EXPECT_THROW(resize(raster, Domain::kRgb, 0), Error);
  EXPECT_THROW(resize(raster, Domain::kDepthZbuffer, 2), Error);
  EXPECT_THROW(resize(Raster(), Domain::kRgb, 2), Error);
  EXPECT_THROW(resize(Raster(4, 4, 1, SampleType::kF32), Domain::kRgb, 2), Error);
}

}  // namespace
}  // namespace taskatlas::dataset
