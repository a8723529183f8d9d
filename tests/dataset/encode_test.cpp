// SPDX-License-Identifier: MIT
#include "dataset/encode.hpp"

#include "base/error.hpp"
#include "base/npy.hpp"
#include "base/random_stream.hpp"

#include <cmath>
#include <limits>

#include <Eigen/Geometry>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

Values row(std::vector<float> data, int channels = 1) {
  Values values(static_cast<int>(data.size()) / channels, 1, channels);
  values.data = std::move(data);
  return values;
}

TEST(Encode, DepthInStepsOfAFiveHundredAndTwelfthOfAMetre) {
  const Raster raster =
      encode_depth(row({0, 1, 0.0009f, 0.00098f, 127.9f, 127.998f, 128, 1e9f, -0.1f, kNan}));
  const std::array<int, 10> expected{0, 512, 0, 1, 65'485, 65'535, 65'535, 65'535, 65'535, 65'535};
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(raster.value(i, 0), expected[static_cast<std::size_t>(i)]) << i;
  }
  const Values back = decode_values(raster, Domain::kDepthZbuffer);
  EXPECT_EQ(back.data[1], 1);
  EXPECT_EQ(back.data[3], 1.0f / 512);
  EXPECT_TRUE(std::isnan(back.data[9]));
}

TEST(Encode, EveryDepthSampleRoundTrips) {
  Raster all(256, 256, 1, SampleType::kU16);
  for (std::size_t i = 0; i < 65'536; ++i) all.u16()[i] = static_cast<std::uint16_t>(i);
  EXPECT_EQ(encode_depth(decode_values(all, Domain::kDepthEuclidean)), all);
}

TEST(Encode, NormalsPointAsInThePublishedViews) {
  // Facing the camera; a floor; a ceiling; a left-hand wall; nothing.
  const Raster raster = encode_normals(row({0, 0, 1, 0, 1, 0, 0, -1, 0, 1, 0, 0, 0, kNan, 1}, 3));
  const std::array<std::array<int, 3>, 5> expected{
      {{128, 128, 0}, {128, 0, 128}, {128, 255, 128}, {255, 128, 128}, {128, 128, 128}}};
  for (int i = 0; i < 5; ++i) {
    for (int c = 0; c < 3; ++c) {
      EXPECT_EQ(raster.value(i, 0, c),
                expected[static_cast<std::size_t>(i)][static_cast<std::size_t>(c)])
          << i << c;
    }
  }
  EXPECT_TRUE(std::isnan(decode_values(raster, Domain::kNormal).at(4, 0, 0)));
}

TEST(Encode, NormalsRoundTripWithinHalfADegree) {
  RandomStream random(1, 0, 0);
  Values normals(100, 10, 3);
  std::vector<Eigen::Vector3f> truth;
  for (std::size_t i = 0; i < normals.pixels(); ++i) {
    const Eigen::Vector3f normal =
        Eigen::Vector3d(random.normal(), random.normal(), std::abs(random.normal()))
            .normalized()
            .cast<float>();
    truth.push_back(normal);
    for (int c = 0; c < 3; ++c) normals.data[3 * i + static_cast<std::size_t>(c)] = normal[c];
  }
  const Values back = decode_values(encode_normals(normals), Domain::kNormal);
  constexpr float kCosine = 0.99996f;  // 0.51°: half a step in each of three components
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const Eigen::Vector3f found(back.data[3 * i], back.data[3 * i + 1], back.data[3 * i + 2]);
    EXPECT_NEAR(found.norm(), 1, 1e-6);
    EXPECT_GT(found.dot(truth[i]), kCosine);
  }
}

TEST(Encode, CurvatureOfSpheresAndPlanes) {
  // A plane, a ball of 10 cm seen from outside, a pipe of 3 cm, a hollow of 1 cm, nothing.
  const Raster raster = encode_curvature(row({0, 0, 10, 10, 1 / 0.03f, 0, -100, -100, kNan, 0}, 2));
  const std::array<std::array<int, 2>, 5> expected{
      {{127, 127}, {165, 165}, {254, 127}, {0, 0}, {0, 0}}};
  for (int i = 0; i < 5; ++i) {
    for (int c = 0; c < 2; ++c) {
      EXPECT_EQ(raster.value(i, 0, c),
                expected[static_cast<std::size_t>(i)][static_cast<std::size_t>(c)])
          << i << c;
    }
    EXPECT_EQ(raster.value(i, 0, 2), 0);
  }
  const Values back = decode_values(raster, Domain::kPrincipalCurvature);
  constexpr float kStep = 1 / (0.03f * 127);
  EXPECT_EQ(back.at(0, 0, 0), 0);
  EXPECT_NEAR(back.at(1, 0, 1), 10, kStep / 2);
  EXPECT_NEAR(back.at(2, 0, 0), 1 / 0.03, 1e-4);
  EXPECT_TRUE(std::isnan(back.at(4, 0, 0)));
}

TEST(Encode, FractionsOfTheFullScale) {
  const Values values = row({0, 0.5f, 1, 2, -1, kNan});
  const Raster shade = encode_shade(values);
  const Raster response = encode_response(values);
  EXPECT_EQ(shade.type(), SampleType::kU8);
  EXPECT_EQ(response.type(), SampleType::kU16);
  const std::array<int, 6> bytes{0, 128, 255, 255, 0, 0};
  const std::array<int, 6> words{0, 32'768, 65'535, 65'535, 0, 0};
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(shade.value(i, 0), bytes[static_cast<std::size_t>(i)]);
    EXPECT_EQ(response.value(i, 0), words[static_cast<std::size_t>(i)]);
  }
  EXPECT_NEAR(decode_values(shade, Domain::kReshading).data[1], 128 / 255.0, 1e-6);
  EXPECT_EQ(decode_values(response, Domain::kEdgeTexture).data[2], 1);
  EXPECT_EQ(encode_colour(row({1, 0, 0.5f}, 3)).value(0, 0, 2), 128);
}

TEST(Encode, GreysStoredAsColoursCountOnce) {
  // Taskonomy's reshading is RGB with three equal channels.
  Raster rgb(2, 1, 3, SampleType::kU8);
  for (int c = 0; c < 3; ++c) rgb.u8()[rgb.index(1, 0, c)] = 51;
  const Values shade = decode_values(rgb, Domain::kReshading);
  EXPECT_EQ(shade.channels, 1);
  EXPECT_NEAR(shade.data[1], 0.2, 1e-6);
  EXPECT_EQ(decode_labels(rgb)[1], 51u);
  rgb.u8()[0] = 1;
  EXPECT_THROW(decode_values(rgb, Domain::kReshading), Error);
  EXPECT_THROW(decode_labels(rgb), Error);
}

TEST(Encode, WhatCannotBeIsRefused) {
  const Raster grey8(2, 2, 1, SampleType::kU8);
  EXPECT_THROW(decode_values(grey8, Domain::kDepthZbuffer), Error);
  EXPECT_THROW(decode_values(grey8, Domain::kNormal), Error);
  EXPECT_THROW(decode_values(grey8, Domain::kPrincipalCurvature), Error);
  EXPECT_THROW(decode_values(grey8, Domain::kPointInfo), Error);
  EXPECT_THROW(decode_values(Raster(), Domain::kRgb), Error);
  EXPECT_THROW(encode_depth(Values(2, 2, 3)), Error);
  EXPECT_THROW(Values(0, 1, 1), Error);
  EXPECT_EQ(decode_values(grey8, Domain::kRgb).channels, 3);  // a grey photograph is one
}

TEST(Encode, Labels) {
  const std::vector<std::uint32_t> small{0, 1, 255, 3};
  const std::vector<std::uint32_t> large{0, 1, 256, 65'535};
  const std::vector<std::uint32_t> huge{0, 1, 2, 65'536};
  EXPECT_EQ(encode_labels(small, 2, 2).type(), SampleType::kU8);
  EXPECT_EQ(decode_labels(encode_labels(small, 2, 2)), small);
  EXPECT_EQ(encode_labels(large, 2, 2).type(), SampleType::kU16);
  EXPECT_EQ(decode_labels(encode_labels(large, 4, 1)), large);
  EXPECT_THROW(encode_labels(huge, 2, 2), Error);
  EXPECT_THROW(encode_labels(small, 3, 2), Error);
}

TEST(Encode, Scores) {
  const std::vector<float> scores{0.5f, -3, 1e6f};
  const std::string file = encode_scores(scores);
  EXPECT_EQ(decode_scores(std::as_bytes(std::span(file)), "a.npy"), scores);
  const std::vector<float> bad{0.5f, kNan};
  const std::string damaged = encode_scores(bad);
  EXPECT_THROW(decode_scores(std::as_bytes(std::span(damaged)), "a.npy"), Error);
  const std::string none = encode_scores({});
  EXPECT_THROW(decode_scores(std::as_bytes(std::span(none)), "a.npy"), Error);
}

}  // namespace
}  // namespace taskatlas::dataset
