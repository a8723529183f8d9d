// SPDX-License-Identifier: MIT
// Internal to the room: a room's plan, its walls and what is cut into them.
#pragma once

#include "rooms/plot.hpp"
#include "rooms/random.hpp"
#include "rooms/room_type.hpp"

#include <optional>
#include <vector>

#include <Eigen/Geometry>

namespace taskatlas::rooms {

struct Opening {
  bool window = false;  // else a door
  float from = 0;       // along the wall, metres
  float to = 0;
  float bottom = 0;  // above the floor
  float top = 2;
  float middle() const { return (from + to) / 2; }
  float width() const { return to - from; }
};

struct Wall {
  Eigen::Vector2f start = Eigen::Vector2f::Zero();
  Eigen::Vector2f direction = Eigen::Vector2f::UnitX();  // from start, counter-clockwise
  float length = 0;
  std::vector<Opening> openings;  // apart from each other, sorted along the wall
  Eigen::Vector2f inward() const { return {-direction.y(), direction.x()}; }
  // A point `along` the wall and `off` it, into the room.
  Eigen::Vector2f at(float along, float off = 0) const {
    return start + along * direction + off * inward();
  }
};

struct RoomShape {
  float width = 0;                           // x
  float depth = 0;                           // y
  float height = 0;                          // z
  std::optional<Eigen::AlignedBox2f> notch;  // the corner that an L-shaped room lacks
  std::vector<Wall> walls;

  std::vector<Eigen::Vector2f> footprint() const;
  bool inside(const Plot& plot) const;
  bool inside(const Eigen::Vector2f& point, float margin) const;
  float area() const;
};

// Measures, doors and windows as the type of room has them.
RoomShape draw_shape(RoomType type, Random& random);

}  // namespace taskatlas::rooms
