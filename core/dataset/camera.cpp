// SPDX-License-Identifier: MIT
#include "dataset/camera.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <Eigen/Geometry>

namespace taskatlas::dataset {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;

// The layout's and vanishing points' world: the dataset's turned by -90° about z, x' = y, y' = -x
// (load_ops.get_camera_matrix with flip_xy).
Matrix3d turned_world() {
  Matrix3d turn;
  turn << 0, 1, 0, -1, 0, 0, 0, 0, 1;
  return turn;
}

// Turns by k · 90° about z, exactly.
Matrix3d quarter_turns(int k) {
  constexpr std::array<int, 4> kCosines{1, 0, -1, 0};
  const int c = kCosines[static_cast<std::size_t>(k)];
  const int s = kCosines[static_cast<std::size_t>((k + 3) % 4)];
  Matrix3d turn;
  turn << c, -s, 0, s, c, 0, 0, 0, 1;
  return turn;
}

double angle_between_units(const Vector3d& a, const Vector3d& b) {
  return std::acos(std::clamp(a.dot(b), -1.0, 1.0));
}

// The camera's rotation in the world that is yawed so that `axes_to_face` (1: x; 2: x and y) make
// the smallest angle with the view, and the yaw itself (from the turned world to that one).
struct Aligned {
  Matrix3d yaw;
  Matrix3d rotation;
};

Aligned align(const Matrix3d& rotation, int axes_to_face) {
  const Matrix3d turned = turned_world() * rotation;
  const Vector3d view = -turned.col(2);
  int best = 0;
  double best_angle = std::numeric_limits<double>::infinity();
  for (int k = 0; k < 4; ++k) {
    const Matrix3d turn = quarter_turns(k);
    double angle = angle_between_units(turn.col(0), view);
    if (axes_to_face == 2) angle += angle_between_units(turn.col(1), view);
    if (angle < best_angle) {
      best_angle = angle;
      best = k;
    }
  }
  const Matrix3d yaw = quarter_turns(best).transpose();
  return {yaw, yaw * turned};
}

}  // namespace

Matrix3d rotation_from_euler(const Vector3d& angles) {
  return (Eigen::AngleAxisd(angles.z(), Vector3d::UnitZ()) *
          Eigen::AngleAxisd(angles.y(), Vector3d::UnitY()) *
          Eigen::AngleAxisd(angles.x(), Vector3d::UnitX()))
      .toRotationMatrix();
}

Vector3d euler_from_rotation(const Matrix3d& r) {
  const double cosine = std::hypot(r(0, 0), r(1, 0));
  // As transforms3d: four times the machine's precision.
  constexpr double kLocked = 4 * std::numeric_limits<double>::epsilon();
  if (cosine > kLocked) {
    return {std::atan2(r(2, 1), r(2, 2)), std::atan2(-r(2, 0), cosine),
            std::atan2(r(1, 0), r(0, 0))};
  }
  return {std::atan2(-r(1, 2), r(1, 1)), std::atan2(-r(2, 0), cosine), 0};
}

Pose look_at(const Vector3d& centre, const Vector3d& at) {
  const Vector3d back = (centre - at).normalized();
  constexpr double kVertical = 1e-9;
  const bool vertical = std::hypot(back.x(), back.y()) < kVertical;
  const Vector3d up = vertical ? Vector3d::UnitY() : Vector3d::UnitZ();
  Pose pose;
  pose.centre = centre;
  pose.rotation.col(0) = up.cross(back).normalized();
  pose.rotation.col(1) = back.cross(pose.rotation.col(0));
  pose.rotation.col(2) = back;
  return pose;
}

RelativePose relative_pose(const Pose& first, const Pose& second) {
  RelativePose out;
  out.head<3>() = euler_from_rotation(second.rotation.transpose() * first.rotation);
  out.tail<3>() = second.rotation.transpose() * (first.centre - second.centre);
  return out;
}

RelativePose compose(const RelativePose& one_from_two, const RelativePose& two_from_three) {
  const Matrix3d inner = rotation_from_euler(one_from_two.head<3>());
  const Matrix3d outer = rotation_from_euler(two_from_three.head<3>());
  RelativePose out;
  out.head<3>() = euler_from_rotation(outer * inner);
  out.tail<3>() = outer * one_from_two.tail<3>() + two_from_three.tail<3>();
  return out;
}

double Intrinsics::focal() const { return size / (2 * std::tan(field_of_view / 2)); }

std::optional<Eigen::Vector2d> project(const Intrinsics& intrinsics, const Vector3d& camera) {
  if (!(camera.z() < 0)) return std::nullopt;
  const double scale = intrinsics.focal() / -camera.z();
  const double middle = intrinsics.size / 2.0;
  return Eigen::Vector2d(middle + camera.x() * scale, middle - camera.y() * scale);
}

Vector3d ray(const Intrinsics& intrinsics, const Eigen::Vector2d& pixel) {
  const double scale = 1 / intrinsics.focal();
  const double middle = intrinsics.size / 2.0;
  return {(pixel.x() - middle) * scale, (middle - pixel.y()) * scale, -1};
}

double euclidean_from_z(const Intrinsics& intrinsics, int column, int row, double z) {
  return z * ray(intrinsics, {column + 0.5, row + 0.5}).norm();
}

double z_from_euclidean(const Intrinsics& intrinsics, int column, int row, double distance) {
  return distance / ray(intrinsics, {column + 0.5, row + 0.5}).norm();
}

std::vector<float> normals_from_depth(std::span<const float> depth, const Intrinsics& intrinsics) {
  const int size = intrinsics.size;
  const auto side = static_cast<std::size_t>(size);
  if (size < 1 || depth.size() != side * side) {
    throw usage_error("depth has one number for each pixel of a square picture");
  }
  const auto at = [&](int x, int y) {
    return double{depth[static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x)]};
  };
  const auto point = [&](int x, int y) {
    return Vector3d(at(x, y) * ray(intrinsics, {x + 0.5, y + 0.5}));
  };
  // The difference to the neighbour, on one side or the other, whose depth is closer; in the
  // direction of growing x (or y).
  const auto difference = [&](int x, int y, int dx, int dy) -> std::optional<Vector3d> {
    const double here = at(x, y);
    std::optional<Vector3d> best;
    double least = std::numeric_limits<double>::infinity();
    for (const int sign : {1, -1}) {
      const int u = x + sign * dx;
      const int v = y + sign * dy;
      if (u < 0 || v < 0 || u >= size || v >= size) continue;
      const double change = std::abs(at(u, v) - here);
      if (change < least) {  // false where that depth is missing
        least = change;
        best = sign * (point(u, v) - point(x, y));
      }
    }
    return best;
  };
  std::vector<float> normals(side * side * 3, std::numeric_limits<float>::quiet_NaN());
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (!std::isfinite(at(x, y))) continue;
      const auto right = difference(x, y, 1, 0);
      const auto down = difference(x, y, 0, 1);
      if (!right || !down) continue;
      Vector3d normal = down->cross(*right).normalized();
      if (normal.dot(ray(intrinsics, {x + 0.5, y + 0.5})) > 0) normal = -normal;
      const auto to = (static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x)) * 3;
      for (int c = 0; c < 3; ++c) {
        normals[to + static_cast<std::size_t>(c)] = static_cast<float>(normal[c]);
      }
    }
  }
  return normals;
}

std::array<double, 9> layout_numbers(const Pose& camera, const Box& room) {
  const Aligned aligned = align(camera.rotation, 1);
  const Vector3d centre = camera.to_camera((room.lower + room.upper) / 2);
  const Vector3d angles = euler_from_rotation(aligned.rotation);
  // Quarter turns permute the extents.
  const Vector3d extent = (aligned.yaw * turned_world() * (room.upper - room.lower)).cwiseAbs();
  return {centre.x(), centre.y(), centre.z(), angles.x(), angles.y(),
          angles.z(), extent.x(), extent.y(), extent.z()};
}

std::array<double, 9> vanishing_directions(const Pose& camera) {
  const Matrix3d directions = align(camera.rotation, 2).rotation.transpose();
  std::array<double, 9> out{};
  for (int axis = 0; axis < 3; ++axis) {
    for (int c = 0; c < 3; ++c) {
      out[static_cast<std::size_t>(axis) * 3 + static_cast<std::size_t>(c)] = directions(c, axis);
    }
  }
  return out;
}

std::array<Vector3d, 8> layout_corners(const std::array<double, 9>& numbers) {
  const Vector3d centre(numbers[0], numbers[1], numbers[2]);
  const Matrix3d rotation = rotation_from_euler({numbers[3], numbers[4], numbers[5]});
  const Vector3d extent(numbers[6], numbers[7], numbers[8]);
  std::array<Vector3d, 8> corners;
  for (unsigned i = 0; i < 8; ++i) {
    const Vector3d sign((i & 1) != 0 ? 0.5 : -0.5, (i & 2) != 0 ? 0.5 : -0.5,
                        (i & 4) != 0 ? 0.5 : -0.5);
    corners[i] = centre + rotation.transpose() * extent.cwiseProduct(sign);
  }
  return corners;
}

}  // namespace taskatlas::dataset
