// SPDX-License-Identifier: MIT
#include "rooms/built.hpp"
#include "rooms/patterns.hpp"
#include "rooms/rules.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::rooms {
namespace {

void hang_curtains(Furnisher& f, int wall_index, const Opening& window,
                   const Eigen::Vector3f& colour) {
  const Wall& wall = f.shape().walls[static_cast<std::size_t>(wall_index)];
  const float top = std::min(window.top + 0.12F, f.shape().height - 0.04F);
  const bool long_ones = window.bottom < 1.0F && f.wants(0.8F);
  const float bottom = long_ones ? 0.02F : std::max(0.05F, window.bottom - 0.15F);
  const float width = std::clamp(window.width() * 0.28F, 0.22F, 0.5F);
  const Piece left = build_curtain(colour, f.random(), width, top - bottom);
  const float yaw = yaw_facing(wall.inward());
  const float half_depth = left.size().y() / 2;
  for (const float side : {-1.0F, 1.0F}) {
    const float along = window.middle() + side * (window.width() / 2 + width * 0.25F);
    f.place(left, {wall.at(along, 0.05F + half_depth), {width / 2, half_depth}, yaw}, bottom, -1,
            true);
  }
  const float span = window.width() + 1.6F * width;
  const float from = std::max(0.02F, window.middle() - span / 2);
  const float to = std::min(wall.length - 0.02F, window.middle() + span / 2);
  const Piece rod = build_curtain_rod(to - from);
  f.place(rod, {wall.at((from + to) / 2, 0.05F + half_depth), rod.size().head<2>() / 2, yaw},
          top + 0.003F, -1, true);
}

}  // namespace

float lamp_power(const Furnisher& f, float power) { return f.mood().lamps ? power : 0; }

void dress_windows(Furnisher& f, float curtains, bool radiators) {
  const bool dressed = f.wants(curtains);
  const Eigen::Vector3f colour = f.wants(0.5F) ? wall_colour(f.random()) : cloth_colour(f.random());
  const Piece radiator = f.draw(Role::kRadiator);
  for (std::size_t i = 0; i < f.shape().walls.size(); ++i) {
    const Wall& wall = f.shape().walls[i];
    for (const Opening& opening : wall.openings) {
      if (!opening.window) continue;
      if (dressed) hang_curtains(f, static_cast<int>(i), opening, colour);
      if (!radiators || opening.bottom < 0.6F || !f.wants(0.75F)) continue;
      AtWall wish;
      wish.wall = static_cast<int>(i);
      wish.along = opening.middle();
      wish.gap = 0.03F;
      wish.z = 0.1F;
      if (wish.z + radiator.size().z() > opening.bottom - 0.03F) wish.z = 0.01F;
      f.against_wall(radiator, wish);
    }
  }
}

void light_ceiling(Furnisher& f, bool pendant) {
  const RoomShape& shape = f.shape();
  const float longer = std::max(shape.width, shape.depth);
  const int count = longer > 5.2F ? 2 : 1;
  const bool flush = !pendant || shape.height < 2.5F;
  const Piece lamp = f.draw(flush ? Role::kFlushLamp : Role::kPendant);
  for (int i = 0; i < count; ++i) {
    const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
    Eigen::Vector2f at(shape.width / 2, shape.depth / 2);
    if (shape.width > shape.depth) {
      at.x() = shape.width * share;
    } else {
      at.y() = shape.depth * share;
    }
    const float power =
        lamp_power(f, 3.5F * std::sqrt(shape.area() / 14)) / static_cast<float>(count);
    for (int attempt = 0; attempt < 8; ++attempt) {
      if (f.from_ceiling(lamp, at, power, flush ? 0.0F : 2.0F)) break;
      at.x() = f.random().uniform(0.3F, 0.7F) * shape.width;
      at.y() = f.random().uniform(0.3F, 0.7F) * shape.depth;
    }
  }
}

void hang_pictures(Furnisher& f, int count) {
  for (int i = 0; i < count; ++i) {
    const float width = f.random().uniform(0.3F, 0.9F);
    const float height = width * f.random().uniform(0.65F, 1.4F);
    AtWall wish;
    wish.gap = 0.002F;
    wish.z = std::max(1.0F, 1.55F - height / 2);
    f.against_wall(build_picture(f.random(), width, height), wish);
  }
}

void hang_over(Furnisher& f, int index) {
  const Body body = f.body(index);
  const auto place = f.wall_of(index);
  const float room = f.shape().height - 0.2F - (body.high + 0.2F);
  if (room < 0.25F) return;
  const float height = std::min(room, f.random().uniform(0.35F, 0.8F));
  AtWall wish;
  wish.wall = place.wall;
  wish.gap = 0.002F;
  wish.z = std::max(body.high + 0.2F, 1.5F - height / 2);
  wish.z = std::min(wish.z, f.shape().height - 0.1F - height);
  if (f.wants(0.4F)) {  // a row of two or three
    const int count = f.random().between(2, 3);
    const float width = height * f.random().uniform(0.7F, 0.9F);
    for (int i = 0; i < count; ++i) {
      const float offset = (static_cast<float>(i) - static_cast<float>(count - 1) / 2);
      wish.along = place.along + offset * (width + 0.1F);
      f.against_wall(build_picture(f.random(), width, height), wish);
    }
    return;
  }
  wish.along = place.along;
  const float width = height * f.random().uniform(0.9F, 1.9F);
  f.against_wall(build_picture(f.random(), std::min(width, 2 * body.plot.half.x()), height), wish);
}

std::optional<int> put(Furnisher& f, int below, Role role, const Furnisher::OnTop& where) {
  return f.on_top(below, f.draw(role), where);
}

void fill_shelf(Furnisher& f, int shelf, float fullness) {
  const Body body = f.body(shelf);
  const float width = 2 * body.plot.half.x();
  const float depth = std::min(0.24F, 2 * body.plot.half.y() * 0.8F);
  const int tries = static_cast<int>(fullness * 10);
  for (int i = 0; i < tries; ++i) {
    Furnisher::OnTop where;
    where.limit = f.random().uniform(0.15F, body.high + 0.02F);
    where.from = {0.05F, 0.3F};
    where.to = {0.95F, 0.7F};
    where.yaw_spread = 0;
    const float kind = f.random().uniform();
    if (kind < 0.75F) {
      const float length = f.random().uniform(0.15F, std::min(0.6F, width * 0.7F));
      const float high = f.random().uniform(0.18F, 0.28F);
      f.on_top(shelf, build_books(f.random(), length, high, depth * 0.85F), where);
    } else if (kind < 0.85F) {
      where.yaw_spread = 1;
      put(f, shelf, Role::kVase, where);
    } else if (kind < 0.95F) {
      where.yaw_spread = 1;
      put(f, shelf, Role::kSmallPlant, where);
    } else {
      put(f, shelf, Role::kElectronics, where);
    }
  }
}

void equip_desk(Furnisher& f, int desk, Role chair) {
  const float width = 2 * f.body(desk).plot.half.x();
  Furnisher::OnTop where;
  where.limit = 0.85F;
  where.yaw_spread = 0.1F;
  where.from = {0.35F, 0.4F};
  where.to = {0.65F, 0.75F};
  if (!put(f, desk, Role::kComputer, where)) {
    where.from = {0.1F, 0.2F};
    where.to = {0.9F, 0.8F};
    put(f, desk, Role::kComputer, where);
  }
  if (f.wants(0.65F)) {
    where.from = {0.05F, 0.5F};
    where.to = {0.25F, 0.9F};
    if (f.wants(0.5F)) {
      where.from.x() = 0.75F;
      where.to.x() = 0.95F;
    }
    where.lamp_power = lamp_power(f, 0.5F);
    put(f, desk, Role::kDeskLamp, where);
    where.lamp_power = 0;
  }
  where.from = {0.05F, 0.1F};
  where.to = {0.95F, 0.9F};
  where.yaw_spread = 0.6F;
  const int things = f.random().between(1, width > 1.3F ? 5 : 3);
  for (int i = 0; i < things; ++i) {
    const float kind = f.random().uniform();
    put(f, desk, kind < 0.55F ? Role::kDeskThing : kind < 0.8F ? Role::kBook : Role::kDrink, where);
  }
  const Piece seat = f.draw(chair);
  for (const float gap : {-0.25F, -0.15F, -0.05F, 0.05F}) {
    if (f.before(desk, seat, gap + f.random().uniform(0, 0.08F), true)) break;
  }
}

void fill_corners(Furnisher& f, int count) {
  for (int i = 0; i < count; ++i) {
    const float kind = f.random().uniform();
    AtWall wish;
    wish.corner = true;
    wish.gap = 0.05F;
    const Role role = kind < 0.6F   ? Role::kFloorPlant
                      : kind < 0.8F ? Role::kFloorVase
                                    : Role::kFloorLamp;
    const Piece piece = f.draw(role);
    if (role != Role::kFloorLamp) {
      f.against_wall(piece, wish);
      continue;
    }
    // A lamp that is lit: against_wall would leave it dark.
    const Eigen::Vector2f half = piece.size().head<2>() / 2;
    const Wall& wall = f.shape().walls[f.random().below(f.shape().walls.size())];
    const float along = f.wants(0.5F) ? half.x() + 0.08F : wall.length - half.x() - 0.08F;
    if (along < half.x() || along > wall.length - half.x()) continue;
    f.place(piece, {wall.at(along, half.y() + 0.05F), half, yaw_facing(wall.inward())}, 0, -1,
            false, lamp_power(f, 1.0F));
  }
}

void add_switches(Furnisher& f) {
  const Piece button = f.draw(Role::kSwitch);
  const Piece socket = f.draw(Role::kSocket);
  for (std::size_t i = 0; i < f.shape().walls.size(); ++i) {
    for (const Opening& opening : f.shape().walls[i].openings) {
      if (opening.window) continue;
      AtWall wish;
      wish.wall = static_cast<int>(i);
      wish.gap = 0.001F;
      wish.z = 1.08F;
      wish.along = f.wants(0.5F) ? opening.to + 0.16F : opening.from - 0.16F;
      f.against_wall(button, wish);
    }
  }
  const int sockets = f.random().between(1, 4);
  for (int i = 0; i < sockets; ++i) {
    AtWall wish;
    wish.gap = 0.001F;
    wish.z = 0.25F;
    f.against_wall(socket, wish);
  }
}

bool furnish(RoomType type, Furnisher& f) {
  bool done = false;
  switch (type) {
    case RoomType::kBathroom:
      done = furnish_bathroom(f);
      break;
    case RoomType::kBedroom:
      done = furnish_bedroom(f);
      break;
    case RoomType::kChildsRoom:
      done = furnish_childs_room(f);
      break;
    case RoomType::kDiningRoom:
      done = furnish_dining_room(f);
      break;
    case RoomType::kHallway:
      done = furnish_hallway(f);
      break;
    case RoomType::kKitchen:
      done = furnish_kitchen(f);
      break;
    case RoomType::kLaundry:
      done = furnish_laundry(f);
      break;
    case RoomType::kLivingRoom:
      done = furnish_living_room(f);
      break;
    case RoomType::kOffice:
      done = furnish_office(f);
      break;
    case RoomType::kStudy:
      done = furnish_study(f);
      break;
  }
  if (done) add_switches(f);
  return done;
}

}  // namespace taskatlas::rooms
