// SPDX-License-Identifier: MIT
#include "labels/segmentation.hpp"

#include "labels/edges.hpp"

#include <array>
#include <set>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::labels {
namespace {

// Every label up to the largest occurs, and first pixels come in the labels' order.
void expect_numbered_in_order(const LabelMap& labels) {
  std::int32_t next = 0;
  for (Eigen::Index i = 0; i < labels.size(); ++i) {
    ASSERT_LE(labels.data()[i], next);
    if (labels.data()[i] == next) ++next;
  }
}

TEST(Felzenszwalb, SeparatesTwoHalves) {
  Plane plane = Plane::Zero(20, 20);
  plane.rightCols(9).setOnes();
  const LabelMap labels = felzenszwalb(std::array{plane}, 1, 5);
  EXPECT_EQ(labels.maxCoeff(), 1);
  EXPECT_TRUE((labels.leftCols(11) == 0).all());
  EXPECT_TRUE((labels.rightCols(9) == 1).all());
}

TEST(Felzenszwalb, SwallowsWhatIsTooSmall) {
  Plane plane = Plane::Zero(20, 20);
  plane.block(5, 5, 2, 2).setOnes();
  EXPECT_EQ(felzenszwalb(std::array{plane}, 0.01, 5).maxCoeff(), 0);
  EXPECT_EQ(felzenszwalb(std::array{plane}, 0.01, 4).maxCoeff(), 1);
  EXPECT_THROW(felzenszwalb({}, 1, 1), std::invalid_argument);
}

TEST(NormalisedCut, CutsWhereLittleHoldsTogether) {
  // Four columns; the two pairs are alike within and differ from each other.
  LabelMap regions(8, 16);
  Plane plane(8, 16);
  const std::array<float, 4> values{0, 5, 100, 105};
  for (int x = 0; x < 16; ++x) {
    regions.col(x).setConstant(x / 4);
    plane.col(x).setConstant(values[static_cast<std::size_t>(x / 4)]);
  }
  const LabelMap labels = normalised_cut(regions, std::array{plane}, {});
  EXPECT_TRUE((labels.leftCols(8) == 0).all());
  EXPECT_TRUE((labels.rightCols(8) == 1).all());
}

TEST(NormalisedCut, KeepsOneRegionWhole) {
  const LabelMap regions = LabelMap::Zero(4, 4);
  EXPECT_TRUE((normalised_cut(regions, std::array{Plane(Plane::Ones(4, 4))}, {}) == 0).all());
}

TEST(SegmentUnsup2d, FindsPlainAreas) {
  std::vector<Plane> rgb(3, Plane::Constant(64, 64, 40));
  rgb[0].block(8, 8, 24, 24).setConstant(220);
  rgb[2].block(36, 30, 20, 28).setConstant(200);
  const LabelMap labels = segment_unsup2d(rgb);
  expect_numbered_in_order(labels);
  const std::set<std::int32_t> different{labels(2, 2), labels(20, 20), labels(46, 44)};
  EXPECT_EQ(different.size(), 3U);
  EXPECT_TRUE((labels == segment_unsup2d(rgb)).all());
}

TEST(SegmentUnsup25d, FindsSurfaces) {
  // A floor below a wall, and a box before them; encoded normals differ.
  constexpr int kSize = 64;
  Plane z = Plane::Constant(kSize, kSize, 4);
  std::vector<Plane> normals(3, Plane::Constant(kSize, kSize, 0.5F));
  normals[2].setZero();
  for (int y = kSize / 2; y < kSize; ++y) {
    z.row(y).setConstant(4.0F * 16 / static_cast<float>(y - 16));
    normals[1].row(y).setZero();
    normals[2].row(y).setConstant(0.5F);
  }
  z.block(20, 20, 20, 20).setConstant(2);
  normals[2].block(20, 20, 20, 20).setZero();
  normals[1].block(20, 20, 20, 20).setConstant(0.5F);
  const LabelMap labels = segment_unsup25d(z, normals, edge_occlusion(z));
  expect_numbered_in_order(labels);
  EXPECT_NE(labels(5, 5), labels(60, 5));
  EXPECT_NE(labels(5, 5), labels(30, 30));
  EXPECT_THROW(segment_unsup25d(z, std::span(normals).first(2), z), std::invalid_argument);
}

}  // namespace
}  // namespace taskatlas::labels
