// SPDX-License-Identifier: MIT
// Living rooms and dining rooms.
#include "rooms/built.hpp"
#include "rooms/rules.hpp"

#include <cmath>
#include <numbers>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// What the sofa looks at: a television on a stand or on the wall, or a fireplace.
bool focus(Furnisher& f, int sofa) {
  // The wall opposite to the sofa, at the sofa's place along it.
  const Plot plot = f.body(sofa).plot;
  AtWall wish;
  wish.wall = -1;
  for (std::size_t i = 0; i < f.shape().walls.size(); ++i) {
    const Wall& wall = f.shape().walls[i];
    if (wall.inward().dot(plot.front()) > -0.99F) continue;
    const float along = (plot.centre - wall.start).dot(wall.direction);
    if (along < 0.5F || along > wall.length - 0.5F) continue;
    wish.wall = static_cast<int>(i);
    wish.along = along;
  }
  if (wish.wall < 0) return false;
  if (f.wants(0.2F)) {
    if (const auto hearth = f.against_wall(Role::kFireplace, wish)) {
      hang_over(f, *hearth);
      return true;
    }
  }
  const auto stand = f.against_wall(Role::kTvStand, wish);
  if (stand) {
    Furnisher::OnTop where;
    where.from = {0.4F, 0.4F};
    where.to = {0.6F, 0.75F};
    where.yaw_spread = 0;
    where.limit = 0.8F;
    if (f.wants(0.65F) && put(f, *stand, Role::kTv, where)) {
      where.from = {0.1F, 0.3F};
      where.to = {0.9F, 0.7F};
      put(f, *stand, Role::kElectronics, where);
      return true;
    }
  }
  wish.gap = 0.002F;
  wish.z = 1.0F;
  return f.against_wall(Role::kWallTv, wish).has_value() || stand;
}

void seating(Furnisher& f, int sofa) {
  const Plot plot = f.body(sofa).plot;
  const Piece table = f.draw(Role::kCoffeeTable);
  const float gap = f.random().uniform(0.32F, 0.45F);
  const float middle = plot.half.y() + gap + table.size().y() / 2;
  if (f.wants(0.8F)) {
    const float width = 2 * plot.half.x() * f.random().uniform(0.9F, 1.15F);
    const float depth = f.random().uniform(1.5F, 2.1F);
    const bool oriental = f.wants(0.25F);
    const Piece rug = oriental ? f.draw(Role::kRug) : build_rug(f.random(), width, depth);
    const float turn = oriental ? kPi / 2 : 0;
    f.place(rug, {plot.at(0, -middle), rug.size().head<2>() / 2, plot.yaw + turn}, 0, -1, true);
  }
  if (const auto coffee = f.before(sofa, table, gap, false)) {
    static constexpr Role kThings[] = {Role::kBook,  Role::kVase,       Role::kFoodBowl,
                                       Role::kDrink, Role::kSmallPlant, Role::kCandle};
    const int things = f.random().between(1, 3);
    Furnisher::OnTop where;
    where.yaw_spread = 0.8F;
    for (int i = 0; i < things; ++i) {
      put(f, *coffee, f.random().pick(std::span<const Role>(kThings)), where);
    }
  }
  // Armchairs at the ends of the coffee table, looking across it.
  const Piece chair = f.draw(Role::kArmchair);
  const int chairs = f.random().between(1, 2);
  const Eigen::Vector2f half = chair.size().head<2>() / 2;
  for (int i = 0; i < chairs; ++i) {
    const float side = i == 0 ? 1.0F : -1.0F;
    const float x = side * (table.size().x() / 2 + 0.35F + half.y());
    const float turn = side * (kPi / 2 - f.random().uniform(0.0F, 0.5F));
    const Plot there{plot.at(x, -middle - f.random().uniform(0, 0.3F)), half, plot.yaw - turn};
    f.place(chair, there, 0);
  }
  for (const int side : {-1, 1}) {
    if (!f.wants(0.45F)) continue;
    if (f.wants(0.5F)) {
      const Piece stand = f.draw(Role::kNightstand);
      if (const auto end = f.beside(sofa, stand, side, 0.06F)) {
        Furnisher::OnTop where;
        where.from = {0.3F, 0.3F};
        where.to = {0.7F, 0.7F};
        where.lamp_power = lamp_power(f, 0.7F);
        put(f, *end, Role::kTableLamp, where);
      }
    } else {
      const Piece plant = f.draw(Role::kFloorPlant);
      f.beside(sofa, plant, side, 0.08F);
    }
  }
}

void lay_table(Furnisher& f, int table, int places, bool round) {
  const Plot plot = f.body(table).plot;
  if (f.wants(0.45F)) {
    const Piece setting = f.draw(Role::kTableSetting);
    for (int i = 0; i < places; ++i) {
      Furnisher::OnTop where;
      where.yaw_spread = 0.03F;
      const int per_side = std::max(1, static_cast<int>(2 * plot.half.x() / 0.6F));
      const float share =
          (static_cast<float>(i / 2 % per_side) + 0.5F) / static_cast<float>(per_side);
      const bool back = i % 2 == 1;
      if (round) break;
      where.from = {share, back ? 0.78F : 0.22F};
      where.to = where.from;
      where.yaw = back ? kPi : 0;
      f.on_top(table, setting, where);
    }
  }
  Furnisher::OnTop middle;
  middle.from = {0.35F, 0.4F};
  middle.to = {0.65F, 0.6F};
  middle.yaw_spread = 1;
  static constexpr Role kThings[] = {Role::kFoodBowl, Role::kVase, Role::kSmallPlant, Role::kCandle,
                                     Role::kDrink};
  const int things = f.random().between(1, 2);
  for (int i = 0; i < things; ++i) {
    put(f, table, f.random().pick(std::span<const Role>(kThings)), middle);
  }
}

// A table with chairs around it and a lamp above.
bool dining_group(Furnisher& f, const Eigen::Vector2f& at, float yaw, float max_width, bool lamp) {
  const bool round = f.wants(0.25F);
  for (int attempt = 0; attempt < 4; ++attempt) {
    const Piece table = f.draw(round ? Role::kRoundTable : Role::kDiningTable, max_width);
    if (table.model == nullptr) continue;
    const Eigen::Vector2f where =
        at + Eigen::Vector2f(f.random().uniform(-0.2F, 0.2F), f.random().uniform(-0.2F, 0.2F));
    const auto body = f.place(table, {where, table.size().head<2>() / 2, yaw}, 0);
    if (!body) continue;
    const int seats = round ? f.random().between(3, 4)
                            : static_cast<int>(table.size().x() / 0.6F) * 2 +
                                  (table.size().x() > 1.3F && f.wants(0.4F) ? 2 : 0);
    if (f.around(*body, f.draw(Role::kDiningChair), seats, round) < 2) return false;
    lay_table(f, *body, seats, round);
    if (lamp) {
      const Piece pendant = f.draw(Role::kPendant);
      f.from_ceiling(pendant, where, lamp_power(f, 3.5F), 1.65F);
    }
    return true;
  }
  return false;
}

void sideboard(Furnisher& f) {
  AtWall wish;
  wish.front = 0.6F;
  wish.centred = true;
  const auto chest = f.against_wall(Role::kChest, wish);
  if (!chest) return;
  Furnisher::OnTop where;
  where.limit = 1.2F;
  where.yaw_spread = 0.4F;
  static constexpr Role kThings[] = {Role::kVase,     Role::kSmallPlant,  Role::kTableLamp,
                                     Role::kFoodBowl, Role::kElectronics, Role::kDrink};
  const int things = f.random().between(1, 3);
  for (int i = 0; i < things; ++i) {
    put(f, *chest, f.random().pick(std::span<const Role>(kThings)), where);
  }
  hang_over(f, *chest);
}

}  // namespace

bool furnish_living_room(Furnisher& f) {
  dress_windows(f, 0.85F);
  AtWall back;
  back.centred = true;
  back.far_from_door = true;
  back.front = 1.2F;
  const bool corner = f.wants(0.15F);
  if (corner) back.corner = true;
  const auto sofa = f.against_wall(corner ? Role::kCornerSofa : Role::kSofa, back);
  if (!sofa) return false;
  if (!focus(f, *sofa) && f.wants(0.8F)) return false;
  seating(f, *sofa);
  hang_over(f, *sofa);

  AtWall wall;
  wall.front = 0.5F;
  const int shelves = f.random().between(1, 2);
  for (int i = 0; i < shelves; ++i) {
    if (const auto shelf = f.against_wall(Role::kShelf, wall)) fill_shelf(f, *shelf, 1.0F);
  }
  if (f.wants(0.6F)) sideboard(f);
  if (f.wants(0.15F)) {
    wall.front = 0.7F;
    if (const auto piano = f.against_wall(Role::kPiano, wall)) {
      f.before(*piano, f.draw(Role::kPianoBench), 0.15F, true);
    }
  } else if (f.shape().area() > 24 && f.wants(0.15F)) {
    f.on_floor(f.draw(Role::kGrandPiano), 0.3F, false);
  }
  if (f.shape().area() > 22 && f.wants(0.5F)) {  // a place to eat at the other end
    const Plot plot = f.body(*sofa).plot;
    for (int attempt = 0; attempt < 6; ++attempt) {
      const Eigen::Vector2f at(f.random().uniform(0.25F, 0.75F) * f.shape().width,
                               f.random().uniform(0.25F, 0.75F) * f.shape().depth);
      if ((at - plot.centre).norm() < 2.6F) continue;
      if (dining_group(f, at, f.wants(0.5F) ? 0 : kPi / 2, 1.6F, false)) break;
    }
  }
  fill_corners(f, f.random().between(1, 3));
  if (f.wants(0.25F)) f.on_floor(f.draw(Role::kStool), 0.3F);
  light_ceiling(f, true);
  hang_pictures(f, f.random().between(0, 3));
  AtWall clock;
  clock.gap = 0.002F;
  clock.z = 1.5F;
  if (f.wants(0.2F)) f.against_wall(Role::kWallClock, clock);
  return true;
}

bool furnish_dining_room(Furnisher& f) {
  dress_windows(f, 0.8F);
  const RoomShape& shape = f.shape();
  const bool along_x = shape.width > shape.depth;
  Eigen::Vector2f middle(shape.width / 2, shape.depth / 2);
  if (shape.notch) {
    middle -= 0.25F * (shape.notch->center() - middle);
  }
  if (f.wants(0.5F)) {
    const float width = f.random().uniform(2.0F, 2.6F);
    const Piece rug = build_rug(f.random(), width, width * 0.75F);
    f.place(rug, {middle, rug.size().head<2>() / 2, along_x ? 0 : kPi / 2}, 0, -1, true);
  }
  const float longest = std::max(shape.width, shape.depth) - 2.0F;
  if (!dining_group(f, middle, along_x ? 0 : kPi / 2, longest, true)) return false;
  sideboard(f);
  AtWall wall;
  wall.front = 0.5F;
  if (f.wants(0.5F)) {
    if (const auto shelf = f.against_wall(Role::kShelf, wall)) fill_shelf(f, *shelf, 0.8F);
  }
  if (f.wants(0.15F)) f.against_wall(Role::kFireplace, wall);
  fill_corners(f, f.random().between(1, 3));
  hang_pictures(f, f.random().between(1, 4));
  AtWall clock;
  clock.gap = 0.002F;
  clock.z = 1.5F;
  if (f.wants(0.3F)) f.against_wall(Role::kWallClock, clock);
  return true;
}

}  // namespace taskatlas::rooms
