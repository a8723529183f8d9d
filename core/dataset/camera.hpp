// SPDX-License-Identifier: MIT
// Cameras as the dataset writes them: a pinhole whose frame is Blender's (x right, y up, looking
// down -z) in a world whose z is up, in metres. Poses are double, pictures float. Pure functions,
// thread-safe.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::dataset {

// Euler angles "sxyz": about the fixed axes x, then y, then z, in radians; R = Rz(c)·Ry(b)·Rx(a)
// (Shoemake, "Euler angle conversion", Graphics Gems IV; the default of the Python package
// transforms3d, with which the dataset's own code reads camera_rotation_final).
Eigen::Matrix3d rotation_from_euler(const Eigen::Vector3d& angles);
// a and c in (-π, π], b in [-π/2, π/2]. Where b = ±π/2 (gimbal lock) c = 0.
Eigen::Vector3d euler_from_rotation(const Eigen::Matrix3d& rotation);

// Where a camera stands and how it is turned: x_world = rotation · x_camera + centre.
struct Pose {
  Eigen::Matrix3d rotation = Eigen::Matrix3d::Identity();
  Eigen::Vector3d centre = Eigen::Vector3d::Zero();

  Eigen::Vector3d to_camera(const Eigen::Vector3d& world) const {
    return rotation.transpose() * (world - centre);
  }
  Eigen::Vector3d to_world(const Eigen::Vector3d& camera) const {
    return rotation * camera + centre;
  }
  Eigen::Vector3d forward() const { return -rotation.col(2); }
};

// A camera at `centre` that looks at `at`, without roll (the world's z is up in the picture).
// Looking straight up or down, the picture's up is the world's y.
Pose look_at(const Eigen::Vector3d& centre, const Eigen::Vector3d& at);

// What the paper's pose tasks predict for a pair (Taskonomy
// load_ops.calculate_relative_camera_pose, before standardisation): Euler angles of R2ᵀ·R1, then
// R2ᵀ·(c1 - c2): the first camera seen from the second.
using RelativePose = Eigen::Matrix<double, 6, 1>;
RelativePose relative_pose(const Pose& first, const Pose& second);

// The pose of camera 1 from camera 3, given 1 from 2 and 2 from 3: the composition that the
// egomotion task's cycle loss takes.
RelativePose compose(const RelativePose& one_from_two, const RelativePose& two_from_three);

// A square picture's projection. Pixel (i, j) covers [i, i+1) × [j, j+1); its centre is at +0.5;
// i runs right, j down.
struct Intrinsics {
  double field_of_view = 1.0;  // radians, of the whole width, in (0, π)
  int size = 512;              // pixels a side

  double focal() const;  // pixels: size / (2·tan(field_of_view / 2))
};

// The point in pixels of a point in the camera's frame; nullopt where it is not in front of the
// camera. May lie outside the picture.
std::optional<Eigen::Vector2d> project(const Intrinsics& intrinsics, const Eigen::Vector3d& camera);
// The direction through a point of the picture, in the camera's frame, scaled so that z = -1: times
// the z-buffer depth it is the point seen.
Eigen::Vector3d ray(const Intrinsics& intrinsics, const Eigen::Vector2d& pixel);

// Metres along the ray through a pixel's centre, for metres along the optical axis, and back.
double euclidean_from_z(const Intrinsics& intrinsics, int column, int row, double z);
double z_from_euclidean(const Intrinsics& intrinsics, int column, int row, double distance);

// Surface normals in the camera's frame from z-buffer depth in metres (row-major, size × size,
// NaN = missing): the cross product of one-sided differences of the points seen, of which that
// side is taken, left or right and above or below, where depth changes least, so that edges stay
// sharp. Unit vectors towards the camera, 3 floats a pixel; NaN where depth or both sides are
// missing.
std::vector<float> normals_from_depth(std::span<const float> depth, const Intrinsics& intrinsics);

// An axis-aligned box in the world.
struct Box {
  Eigen::Vector3d lower = Eigen::Vector3d::Zero();
  Eigen::Vector3d upper = Eigen::Vector3d::Zero();
};

// The room layout's nine numbers (load_ops.room_layout, before standardisation): the box's centre
// in the camera's frame; the camera's Euler angles and the box's extents, both in a world yawed by
// the multiple of 90° for which the camera looks along +x within 45°.
std::array<double, 9> layout_numbers(const Pose& camera, const Box& room);

// The vanishing points' nine numbers (load_ops.vanishing_point_well_defined): the directions of a
// Manhattan world's x, y and z in the camera's frame, unit vectors, the world yawed by the multiple
// of 90° for which the camera looks between +x and +y.
std::array<double, 9> vanishing_directions(const Pose& camera);

// What layout numbers say, for drawing: the box's eight corners in the camera's frame (corner i has
// the upper x, y, z where bit 0, 1, 2 of i is set).
std::array<Eigen::Vector3d, 8> layout_corners(const std::array<double, 9>& numbers);

}  // namespace taskatlas::dataset
