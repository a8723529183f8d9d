// SPDX-License-Identifier: MIT
#include "rooms/shape.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::rooms {
namespace {

struct Measures {
  float short_low, short_high;  // the shorter side, metres
  float long_low, long_high;    // the longer side
  int doors_low, doors_high;
  int windows_low, windows_high;
  float notched;  // probability of an L
};

Measures measures_of(RoomType type) {
  switch (type) {
    case RoomType::kBathroom:
      return {1.8F, 2.5F, 2.4F, 3.3F, 1, 1, 0, 1, 0.05F};
    case RoomType::kBedroom:
      return {3.0F, 3.9F, 3.6F, 4.8F, 1, 2, 1, 2, 0.15F};
    case RoomType::kChildsRoom:
      return {2.7F, 3.4F, 3.2F, 4.2F, 1, 1, 1, 2, 0.1F};
    case RoomType::kDiningRoom:
      return {3.1F, 4.0F, 3.6F, 5.2F, 1, 2, 1, 3, 0.1F};
    case RoomType::kHallway:
      return {1.5F, 2.3F, 4.0F, 7.0F, 3, 4, 0, 1, 0.15F};
    case RoomType::kKitchen:
      return {2.4F, 3.4F, 3.3F, 4.5F, 1, 2, 1, 2, 0.12F};
    case RoomType::kLaundry:
      return {1.7F, 2.3F, 2.2F, 3.1F, 1, 1, 0, 1, 0.05F};
    case RoomType::kLivingRoom:
      return {3.5F, 4.8F, 4.3F, 6.4F, 1, 2, 1, 3, 0.25F};
    case RoomType::kOffice:
      return {3.4F, 5.0F, 4.4F, 7.2F, 1, 2, 1, 3, 0.1F};
    case RoomType::kStudy:
      return {2.4F, 3.3F, 3.0F, 4.2F, 1, 1, 1, 2, 0.1F};
  }
  return {};
}

std::vector<Wall> walls_around(const std::vector<Eigen::Vector2f>& footprint) {
  std::vector<Wall> walls;
  for (std::size_t i = 0; i < footprint.size(); ++i) {
    const Eigen::Vector2f along = footprint[(i + 1) % footprint.size()] - footprint[i];
    Wall wall;
    wall.start = footprint[i];
    wall.length = along.norm();
    wall.direction = along / wall.length;
    walls.push_back(wall);
  }
  return walls;
}

bool fits(const Wall& wall, float from, float to, float apart) {
  for (const Opening& other : wall.openings) {
    if (from < other.to + apart && to > other.from - apart) return false;
  }
  return true;
}

void add_opening(RoomShape& shape, std::size_t wall, const Opening& opening) {
  auto& openings = shape.walls[wall].openings;
  openings.push_back(opening);
  std::sort(openings.begin(), openings.end(),
            [](const Opening& a, const Opening& b) { return a.from < b.from; });
}

bool add_door(RoomShape& shape, Random& random) {
  for (int attempt = 0; attempt < 30; ++attempt) {
    const std::size_t index = random.below(shape.walls.size());
    const Wall& wall = shape.walls[index];
    const float width = random.uniform(0.78F, 0.95F);
    const float room = wall.length - width - 0.4F;
    if (room < 0) continue;
    // Doors stand near a corner more often than not.
    const float share =
        random.chance(0.6F) ? (random.chance(0.5F) ? 0.0F : 1.0F) : random.uniform();
    const float from = 0.2F + room * share;
    if (!fits(wall, from, from + width, 0.3F)) continue;
    add_opening(shape, index, {false, from, from + width, 0, random.uniform(2.0F, 2.1F)});
    return true;
  }
  return false;
}

void add_window(RoomShape& shape, RoomType type, std::size_t outer, Random& random) {
  const bool wet = type == RoomType::kBathroom || type == RoomType::kLaundry;
  for (int attempt = 0; attempt < 30; ++attempt) {
    // Windows go to one outer wall, sometimes to the next one too.
    const std::size_t index =
        attempt > 10 && random.chance(0.5F) ? (outer + 1) % shape.walls.size() : outer;
    const Wall& wall = shape.walls[index];
    Opening window;
    window.window = true;
    const float width = wet ? random.uniform(0.5F, 0.9F) : random.uniform(0.9F, 2.2F);
    if (wall.length < width + 0.5F) continue;
    const bool high = wet || type == RoomType::kKitchen;
    window.bottom = high ? random.uniform(1.05F, 1.25F) : random.uniform(0.8F, 0.95F);
    if (!high && type == RoomType::kLivingRoom && random.chance(0.3F)) window.bottom = 0.12F;
    window.top = std::min(shape.height - 0.2F, random.uniform(2.0F, 2.25F));
    const float room = wall.length - width - 0.5F;
    window.from = 0.25F + room * (random.chance(0.5F) ? 0.5F : random.uniform());
    window.to = window.from + width;
    if (!fits(wall, window.from, window.to, 0.35F)) continue;
    add_opening(shape, index, window);
    return;
  }
}

}  // namespace

std::vector<Eigen::Vector2f> RoomShape::footprint() const {
  std::vector<Eigen::Vector2f> points;
  const Eigen::Vector2f corners[4] = {{0, 0}, {width, 0}, {width, depth}, {0, depth}};
  for (const Eigen::Vector2f& corner : corners) {
    if (!notch || !notch->contains(corner)) {
      points.push_back(corner);
      continue;
    }
    // The corner gives way to three: where the notch leaves one wall, its inner corner, the other.
    const Eigen::Vector2f inner(corner.x() > 0 ? notch->min().x() : notch->max().x(),
                                corner.y() > 0 ? notch->min().y() : notch->max().y());
    const Eigen::Vector2f on_x(inner.x(), corner.y());
    const Eigen::Vector2f on_y(corner.x(), inner.y());
    const bool arrives_along_y =
        (corner.x() == 0.0F && corner.y() == 0.0F) || (corner.x() > 0 && corner.y() > 0);
    points.push_back(arrives_along_y ? on_y : on_x);
    points.push_back(inner);
    points.push_back(arrives_along_y ? on_x : on_y);
  }
  return points;
}

bool RoomShape::inside(const Plot& plot) const {
  constexpr float kSlack = 1e-4F;
  for (const Eigen::Vector2f& corner : plot.corners()) {
    if (corner.x() < -kSlack || corner.y() < -kSlack || corner.x() > width + kSlack ||
        corner.y() > depth + kSlack) {
      return false;
    }
  }
  if (!notch) return true;
  return !overlap(plot, {notch->center(), notch->sizes() / 2, 0});
}

bool RoomShape::inside(const Eigen::Vector2f& point, float margin) const {
  return inside(Plot{point, Eigen::Vector2f::Constant(margin), 0});
}

float RoomShape::area() const { return width * depth - (notch ? notch->sizes().prod() : 0.0F); }

RoomShape draw_shape(RoomType type, Random& random) {
  const Measures measures = measures_of(type);
  RoomShape shape;
  const float shorter = random.uniform(measures.short_low, measures.short_high);
  const float longer = std::max(shorter, random.uniform(measures.long_low, measures.long_high));
  const bool along_x = random.chance(0.5F);
  shape.width = along_x ? longer : shorter;
  shape.depth = along_x ? shorter : longer;
  shape.height = random.uniform(2.4F, 2.9F);
  if (random.chance(0.15F)) shape.height = random.uniform(2.9F, 3.2F);
  if (random.chance(measures.notched)) {
    const Eigen::Vector2f size(shape.width * random.uniform(0.2F, 0.4F),
                               shape.depth * random.uniform(0.2F, 0.4F));
    const bool right = random.chance(0.5F);
    const bool far = random.chance(0.5F);
    // Its outer corner is the room's to the last bit: the plan is found by comparing.
    const Eigen::Vector2f low(right ? shape.width - size.x() : 0, far ? shape.depth - size.y() : 0);
    const Eigen::Vector2f high(right ? shape.width : size.x(), far ? shape.depth : size.y());
    shape.notch = Eigen::AlignedBox2f(low, high);
  }
  shape.walls = walls_around(shape.footprint());

  const std::size_t outer = random.below(shape.walls.size());
  const int windows = random.between(measures.windows_low, measures.windows_high);
  for (int i = 0; i < windows; ++i) add_window(shape, type, outer, random);
  const int doors = random.between(measures.doors_low, measures.doors_high);
  bool any = false;
  for (int i = 0; i < doors; ++i) any = add_door(shape, random) || any;
  while (!any) {  // windows took the room: let the doors go first
    for (Wall& wall : shape.walls) wall.openings.clear();
    any = add_door(shape, random);
  }
  return shape;
}

}  // namespace taskatlas::rooms
