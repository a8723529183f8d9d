// SPDX-License-Identifier: MIT
// Offices, home offices and corridors.
#include "rooms/built.hpp"
#include "rooms/rules.hpp"

#include <algorithm>
#include <numbers>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// Rows of luminous panels in the ceiling.
void light_office(Furnisher& f) {
  const RoomShape& shape = f.shape();
  const bool panels = f.wants(0.6F);
  const bool lit = f.mood().lamps;
  const Piece lamp = panels ? build_ceiling_panel(1.2F, 0.3F, lit) : f.draw(Role::kOfficeLamp);
  const int columns = std::max(1, static_cast<int>(shape.width / 2.4F));
  const int rows = std::max(1, static_cast<int>(shape.depth / 2.4F));
  Piece shining = lamp;
  if (panels) {
    LampSource source;
    source.position = {0, 0, -0.03F};
    source.diameter = 0.2F;
    shining.lamps = {source};
  }
  const float power = lamp_power(f, 5.0F) / static_cast<float>(columns * rows);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Eigen::Vector2f at(
          shape.width * (static_cast<float>(column) + 0.5F) / static_cast<float>(columns),
          shape.depth * (static_cast<float>(row) + 0.5F) / static_cast<float>(rows));
      if (!shape.inside(at, 0.7F)) continue;
      const Plot plot{at, lamp.size().head<2>() / 2, shape.width > shape.depth ? 0 : kPi / 2};
      f.place(shining, plot, shape.height - lamp.size().z() - 0.002F, -1, true, power);
    }
  }
}

void meeting_table(Furnisher& f) {
  const Piece table = f.draw(Role::kDiningTable, 2.4F);
  if (const auto body = f.on_floor(table, 0.55F, false)) {
    f.around(*body, f.draw(Role::kDiningChair), f.random().between(4, 6), false);
    put(f, *body, Role::kComputer);
  }
}

}  // namespace

bool furnish_office(Furnisher& f) {
  dress_windows(f, 0.1F);
  const Piece desk = f.draw(Role::kDesk, 1.95F);
  const int wanted = std::clamp(static_cast<int>(f.shape().area() / 6), 2, 5);
  int desks = 0;
  for (int i = 0; i < wanted; ++i) {
    AtWall wish;
    wish.front = 0.8F;
    const auto body = f.against_wall(desk, wish);
    if (!body) break;
    equip_desk(f, *body, Role::kOfficeChair);
    ++desks;
  }
  if (desks == 0) return false;
  if (f.shape().area() > 24 && f.wants(0.6F)) {  // two desks back to back in the middle
    const Eigen::Vector2f middle(f.shape().width / 2, f.shape().depth / 2);
    const Eigen::Vector2f half = desk.size().head<2>() / 2;
    const float yaw = f.shape().width > f.shape().depth ? kPi / 2 : 0;
    const Plot one{middle - Eigen::Rotation2Df(yaw) * Eigen::Vector2f(0, half.y() + 0.01F), half,
                   yaw};
    const Plot two{middle + Eigen::Rotation2Df(yaw) * Eigen::Vector2f(0, half.y() + 0.01F), half,
                   yaw + kPi};
    for (const Plot& plot : {one, two}) {
      if (const auto body = f.place(desk, plot, 0)) equip_desk(f, *body, Role::kOfficeChair);
    }
  } else if (f.wants(0.4F)) {
    meeting_table(f);
  }
  AtWall wall;
  wall.front = 0.5F;
  const int shelves = f.random().between(1, 2);
  for (int i = 0; i < shelves; ++i) {
    if (const auto shelf = f.against_wall(Role::kShelf, wall)) fill_shelf(f, *shelf, 1.0F);
  }
  const int cabinets = f.random().between(1, 3);
  for (int i = 0; i < cabinets; ++i) {
    if (const auto cabinet = f.against_wall(Role::kFilingCabinet, wall)) {
      if (f.wants(0.5F)) put(f, *cabinet, Role::kPrinter);
    }
  }
  if (f.wants(0.45F)) f.against_wall(Role::kWhiteboard, wall);
  AtWall corner;
  corner.corner = true;
  if (f.wants(0.4F)) f.against_wall(Role::kWaterCooler, corner);
  f.against_wall(Role::kBasket, corner);
  if (f.wants(0.7F)) f.against_wall(Role::kFloorPlant, corner);
  hang_pictures(f, f.random().between(0, 2));
  light_office(f);
  return true;
}

bool furnish_study(Furnisher& f) {
  dress_windows(f, 0.7F);
  AtWall wish;
  wish.front = 0.8F;
  wish.centred = true;
  const auto desk = f.against_wall(Role::kDesk, wish);
  if (!desk) return false;
  equip_desk(f, *desk, Role::kOfficeChair);
  AtWall wall;
  wall.front = 0.5F;
  const int shelves = f.random().between(2, 3);
  int placed = 0;
  for (int i = 0; i < shelves; ++i) {
    if (const auto shelf = f.against_wall(Role::kShelf, wall)) {
      fill_shelf(f, *shelf, 1.6F);
      ++placed;
    }
  }
  if (placed == 0) return false;
  if (f.wants(0.5F)) {
    wall.corner = true;
    if (f.against_wall(Role::kArmchair, wall) && f.wants(0.6F)) fill_corners(f, 1);
    wall.corner = false;
  }
  if (f.wants(0.25F)) {
    wall.front = 0.6F;
    f.against_wall(Role::kSofa, wall);
  }
  if (f.wants(0.4F)) {
    wall.front = 0.4F;
    if (const auto cabinet = f.against_wall(Role::kFilingCabinet, wall)) {
      put(f, *cabinet, Role::kPrinter);
    }
  }
  if (f.wants(0.6F)) {
    const Piece rug =
        build_rug(f.random(), f.random().uniform(1.2F, 1.8F), f.random().uniform(1.0F, 1.4F));
    const Eigen::Vector2f middle(f.shape().width / 2, f.shape().depth / 2);
    f.place(rug, {middle, rug.size().head<2>() / 2, f.wants(0.5F) ? 0 : kPi / 2}, 0, -1, true);
  }
  AtWall corner;
  corner.corner = true;
  if (f.wants(0.6F)) f.against_wall(Role::kBasket, corner);
  fill_corners(f, f.random().between(0, 2));
  hang_pictures(f, f.random().between(1, 3));
  light_ceiling(f, f.wants(0.5F));
  return true;
}

bool furnish_hallway(Furnisher& f) {
  AtWall wall;
  wall.front = 0.7F;
  wall.gap = 0.02F;
  int placed = 0;
  if (f.wants(0.6F) && f.against_wall(Role::kCoatRack, wall)) ++placed;
  if (const auto chest = f.against_wall(f.draw(Role::kChest, 1.7F), wall)) {
    ++placed;
    Furnisher::OnTop where;
    where.limit = 1.2F;
    put(f, *chest, f.wants(0.5F) ? Role::kVase : Role::kTableLamp, where);
    if (f.wants(0.5F)) put(f, *chest, Role::kHeadwear, where);
    const auto place = f.wall_of(*chest);
    AtWall mirror;
    mirror.wall = place.wall;
    mirror.along = place.along;
    mirror.gap = 0.002F;
    mirror.z = f.body(*chest).high + 0.2F;
    if (f.wants(0.8F)) f.against_wall(build_mirror(f.random(), 0.6F, 0.9F), mirror);
  }
  if (f.wants(0.5F) && f.against_wall(Role::kBench, wall)) ++placed;
  if (f.wants(0.3F) && f.against_wall(Role::kWardrobe, wall)) ++placed;
  AtWall hooks;
  hooks.gap = 0.002F;
  hooks.z = 1.6F;
  if (f.wants(0.6F)) f.against_wall(Role::kWallHook, hooks);
  AtWall low;
  low.gap = 0.05F;
  const int shoes = f.random().between(1, 3);
  for (int i = 0; i < shoes; ++i) f.against_wall(Role::kShoes, low);
  if (f.wants(0.5F)) f.against_wall(Role::kBag, low);
  // A runner along the corridor, and a mat behind the first door.
  const RoomShape& shape = f.shape();
  const bool along_x = shape.width > shape.depth;
  const Eigen::Vector2f middle(shape.width / 2, shape.depth / 2);
  if (f.wants(0.6F)) {
    const float length = std::max(shape.width, shape.depth) * f.random().uniform(0.45F, 0.7F);
    const Piece rug = build_rug(f.random(), length, 0.75F);
    f.place(rug, {middle, rug.size().head<2>() / 2, along_x ? 0 : kPi / 2}, 0, -1, true);
  }
  const Piece mat = f.draw(Role::kDoorMat);
  for (const Wall& side : shape.walls) {
    for (const Opening& opening : side.openings) {
      if (opening.window || !f.wants(0.4F)) continue;
      f.place(
          mat,
          {side.at(opening.middle(), 0.3F), mat.size().head<2>() / 2, yaw_facing(side.inward())}, 0,
          -1, true);
    }
  }
  if (f.wants(0.6F)) fill_corners(f, 1);
  hang_pictures(f, f.random().between(1, 4));
  light_ceiling(f, f.wants(0.5F));
  return placed > 0;
}

}  // namespace taskatlas::rooms
