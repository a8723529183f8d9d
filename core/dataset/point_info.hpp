// SPDX-License-Identifier: MIT
// What the dataset knows of one view of one point: point_info (Omnidata) and fixatedpose
// (Taskonomy), the same fields under two names; and the list of other views of the point,
// nonfixated_matches. Field names as published (EPFL-VILAB/omnidata, omnidata_annotator/scripts).
#pragma once

#include "dataset/camera.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::dataset {

struct PointInfo {
  // Needed in every file.
  Eigen::Vector3d camera_location = Eigen::Vector3d::Zero();        // m, world
  Eigen::Vector3d camera_rotation_final = Eigen::Vector3d::Zero();  // Euler sxyz, radians
  double field_of_view_rads = 1.0;                                  // (0, π)

  // Absent in some releases, or for some buildings.
  std::optional<std::string> camera_uuid;  // the same for all views from one place
  std::optional<std::string> point_uuid;
  std::optional<std::int64_t> view_id;
  std::optional<std::string> room;
  std::optional<int> resolution;                  // pixels a side as rendered
  std::optional<Eigen::Vector3d> point_location;  // m, world: what the centre pixel shows
  std::optional<Eigen::Vector3d> point_normal;    // unit, world
  std::optional<double> camera_distance;          // m, to the point
  std::optional<double> obliqueness_angle;        // radians, between view and normal
  std::optional<double> point_pitch;              // radians, of the view; up is positive
  std::optional<Eigen::Vector3d> camera_rotation_original;
  std::optional<Eigen::Vector3d> camera_rotation_from_original_to_final;
  std::optional<std::array<double, 4>> camera_rotation_final_quaternion;  // w, x, y, z (Replica)
  std::optional<Box> bounding_box;  // of the room, world, m: see below
  std::optional<std::array<Eigen::Vector3d, 3>> vanishing_points_gaussian_sphere;  // x, y, z; unit
  std::optional<std::array<Eigen::Vector2d, 3>> vanishing_points_image;  // x, y, z; pixels
  std::vector<std::int64_t> nonfixated_points_in_view;  // points whose location this view shows

  Pose pose() const;
  Intrinsics intrinsics(int size) const { return {field_of_view_rads, size}; }
};

// bounding_box is a box in the world. On disk bounding_box_ranges swaps two axes: "x" holds the
// range along the world's y, "y" the range along the world's x, "z" that along z (load_ops.py turns
// the camera instead: "For some reason the x and y are flipped in room layout"). Reading and
// writing translate.

// Limits for untrusted text: 4 MiB, nesting of 16, 100,000 elements in a list, strings of 4096
// bytes. Unknown fields are ignored. Throws Error(kBadInput) with `name` and the field for text
// that is no JSON, a needed field that is absent, a wrong type, a number that is not finite or
// absurd (beyond 10⁶ m, field of view outside (0, π), resolution outside 1 to 32768).
PointInfo parse_point_info(std::string_view json, std::string_view name);

// Fields in alphabetical order, numbers as their shortest exact text; the optional ones where
// present. parse_point_info gives back the same values.
std::string format_point_info(const PointInfo& info);

// nonfixated_matches: one file for each point (its view is spelled "all"), listing every view, of
// other points' too, in which the point is visible.
struct Match {
  std::uint32_t point = 0;  // the view's own point, and its number
  std::uint32_t view = 0;
  Eigen::Vector2d pixel = Eigen::Vector2d::Zero();  // where it shows the point; column, row
  std::string camera_uuid;

  bool operator==(const Match&) const = default;
};
struct Matches {
  std::uint32_t point = 0;
  std::optional<Eigen::Vector3d> point_location;  // m, world
  std::vector<Match> views;
};

// {"point_uuid": "12", "point_location": [x, y, z], "views": [{"point_uuid", "view_id",
// "nonfixated_pixel_x", "nonfixated_pixel_y", "camera_uuid"}, …]}. Limits and errors as above; at
// most 100,000 views.
Matches parse_matches(std::string_view json, std::string_view name);
std::string format_matches(const Matches& matches);

}  // namespace taskatlas::dataset
