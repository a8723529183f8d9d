// SPDX-License-Identifier: MIT
// Internal to the room: rectangles on the floor plan, turned by any angle.
#pragma once

#include <array>

#include <Eigen/Geometry>

namespace taskatlas::rooms {

struct Plot {
  Eigen::Vector2f centre = Eigen::Vector2f::Zero();
  Eigen::Vector2f half = Eigen::Vector2f::Zero();  // half of width (x) and depth (y)
  float yaw = 0;                                   // about +z, radians

  Eigen::Vector2f right() const { return Eigen::Rotation2Df(yaw) * Eigen::Vector2f(1, 0); }
  Eigen::Vector2f back() const { return Eigen::Rotation2Df(yaw) * Eigen::Vector2f(0, 1); }
  Eigen::Vector2f front() const { return -back(); }
  // A point given in the plot's own axes.
  Eigen::Vector2f at(float x, float y) const { return centre + x * right() + y * back(); }
  std::array<Eigen::Vector2f, 4> corners() const;
  // This plot with each side moved outwards by `by` (inwards where negative).
  Plot grown(float by) const;
  // The plot of this depth right before the front edge, as wide as this one plus 2 × extra.
  Plot before(float depth, float extra = 0) const;
  // Shortest way from its edge to a point; 0 inside.
  float distance_to(const Eigen::Vector2f& point) const;
};

// Touching is no overlap.
bool overlap(const Plot& a, const Plot& b);

// The yaw at which a model's front looks along `direction`.
float yaw_facing(const Eigen::Vector2f& direction);

}  // namespace taskatlas::rooms
