// SPDX-License-Identifier: MIT
#include "dataset/mirror.hpp"

#include "dataset/box_room.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/LU>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using testing::BoxRoom;

constexpr int kSize = 48;

// The same room in the looking glass, built and rendered as such rather than mirrored.
BoxRoom reflected(const BoxRoom& room) {
  BoxRoom out = room;
  out.box = {{-room.box.upper.x(), room.box.lower.y(), room.box.lower.z()},
             {-room.box.lower.x(), room.box.upper.y(), room.box.upper.z()}};
  out.eye.x() *= -1;
  out.lookat.x() *= -1;
  return out;
}

SampleOptions options_of() {
  SampleOptions options;
  options.size = kSize;
  return options;
}

Sample sample_of(std::string_view code, std::span<const View> views) {
  return make_sample(code, views, options_of());
}

double farthest(const std::vector<float>& a, const std::vector<float>& b) {
  double most = a.size() == b.size() ? 0 : 1e9;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    most = std::max(most, std::abs(double{a[i]} - b[i]));
  }
  return most;
}

TEST(Mirror, OfAViewIsAViewOfTheMirroredRoom) {
  BoxRoom room;
  const std::vector<View> mirrored = {mirror(room.view(kSize))};
  const std::vector<View> built = {reflected(room).view(kSize)};
  // A quantum of the files at most: 1 of 255, or 1/512 m in the logarithm.
  constexpr double kQuantum = 2.1 / 127;
  for (const char* code :
       {"rgb2depth", "rgb2mist", "rgb2sfnorm", "reshade", "autoencoder", "curvature"}) {
    EXPECT_LE(farthest(sample_of(code, mirrored).target.values.data,
                       sample_of(code, built).target.values.data),
              kQuantum)
        << code;
    EXPECT_LE(
        farthest(sample_of(code, mirrored).inputs[0].data, sample_of(code, built).inputs[0].data),
        kQuantum)
        << code;
  }
  constexpr double kTiny = 1e-5;
  for (const char* code : {"room_layout", "vanishing_point_well_defined", "class_places"}) {
    EXPECT_LE(farthest(sample_of(code, mirrored).target.values.data,
                       sample_of(code, built).target.values.data),
              kTiny)
        << code;
  }
  EXPECT_LE((*mirrored[0].info->point_location - *built[0].info->point_location).norm(), 1e-9);
}

TEST(Mirror, OfPosesIsThatOfTheMirroredCameras) {
  std::vector<View> mirrored, built;
  for (int i = 0; i < 3; ++i) {
    BoxRoom room;
    room.eye += Eigen::Vector3d(0.3, 0.1, 0.05) * i;
    room.lookat.z() += 0.1 * i;
    mirrored.push_back(mirror(room.view(kSize, 7, static_cast<std::uint32_t>(i))));
    built.push_back(reflected(room).view(kSize, 7, static_cast<std::uint32_t>(i)));
  }
  const auto two = [](const std::vector<View>& views) { return std::span(views).first(2); };
  constexpr double kTiny = 1e-5;
  for (const char* code : {"fix_pose", "non_fixated_pose", "point_match"}) {
    EXPECT_LE(farthest(sample_of(code, two(mirrored)).target.values.data,
                       sample_of(code, two(built)).target.values.data),
              kTiny)
        << code;
  }
  EXPECT_LE(farthest(sample_of("ego_motion", mirrored).target.values.data,
                     sample_of("ego_motion", built).target.values.data),
            kTiny);
}

TEST(Mirror, TwiceIsTheViewAgain) {
  const View view = BoxRoom{}.view(kSize);
  const View twice = mirror(mirror(view));
  for (std::size_t i = 0; i < kDomainCount; ++i) EXPECT_EQ(twice.rasters[i], view.rasters[i]) << i;
  EXPECT_NE(mirror(view)[Domain::kSegmentSemantic], view[Domain::kSegmentSemantic]);
  EXPECT_LE((twice.info->camera_location - view.info->camera_location).norm(), 1e-12);
  EXPECT_LE((twice.info->camera_rotation_final - view.info->camera_rotation_final).norm(), 1e-9);
  EXPECT_EQ(twice.scene_scores, view.scene_scores);
}

TEST(Mirror, ShowsPointsOnTheOtherSide) {
  const BoxRoom room;
  const Intrinsics intrinsics{room.field_of_view, kSize};
  const Pose glass = mirror(room.pose());
  EXPECT_NEAR(glass.rotation.determinant(), 1, 1e-12);
  const Eigen::Vector3d point(1.4, 2.9, 0.7);
  const auto seen = project(intrinsics, room.pose().to_camera(point));
  const auto there = project(intrinsics, glass.to_camera({-point.x(), point.y(), point.z()}));
  ASSERT_TRUE(seen && there);
  EXPECT_NEAR(there->x(), kSize - seen->x(), 1e-9);
  EXPECT_NEAR(there->y(), seen->y(), 1e-9);
}

}  // namespace
}  // namespace taskatlas::dataset
