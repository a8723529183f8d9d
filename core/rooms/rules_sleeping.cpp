// SPDX-License-Identifier: MIT
// Bedrooms and children's rooms.
#include "rooms/built.hpp"
#include "rooms/rules.hpp"

namespace taskatlas::rooms {
namespace {

// A rug of which part lies under the bed and part before its sides.
void rug_under_bed(Furnisher& f, int bed) {
  const Plot plot = f.body(bed).plot;
  const float width = 2 * plot.half.x() + f.random().uniform(0.9F, 1.4F);
  const float depth = f.random().uniform(1.3F, 1.8F);
  const Piece rug = build_rug(f.random(), width, depth);
  const Plot there{plot.at(0, -plot.half.y() + depth / 2 - f.random().uniform(0.3F, 0.6F)),
                   rug.size().head<2>() / 2, plot.yaw};
  f.place(rug, there, 0, -1, true);
}

// Tables at the bed's head with a lamp, a book.
void nightstands(Furnisher& f, int bed, int count) {
  const Piece stand = f.draw(Role::kNightstand);
  const Piece lamp = f.draw(Role::kTableLamp);
  const int first = f.wants(0.5F) ? 1 : -1;
  for (int i = 0; i < count; ++i) {
    const auto table = f.beside(bed, stand, i == 0 ? first : -first, 0.05F);
    if (!table) continue;
    Furnisher::OnTop where;
    where.from = {0.4F, 0.5F};
    where.to = {0.6F, 0.75F};
    if (f.wants(0.85F)) {
      where.lamp_power = lamp_power(f, 0.6F);
      f.on_top(*table, lamp, where);
      where.lamp_power = 0;
    }
    where.from = {0.2F, 0.15F};
    where.to = {0.8F, 0.5F};
    where.yaw_spread = 0.5F;
    if (f.wants(0.6F)) put(f, *table, f.wants(0.6F) ? Role::kBook : Role::kDrink, where);
  }
}

void dress_chest(Furnisher& f, int chest) {
  Furnisher::OnTop where;
  where.limit = 1.2F;
  where.yaw_spread = 0.4F;
  const int things = f.random().between(1, 3);
  static constexpr Role kThings[] = {Role::kVase,        Role::kSmallPlant, Role::kTableLamp,
                                     Role::kElectronics, Role::kHeadwear,   Role::kBook};
  for (int i = 0; i < things; ++i) {
    put(f, chest, f.random().pick(std::span<const Role>(kThings)), where);
  }
  if (!f.wants(0.6F)) return;
  const auto place = f.wall_of(chest);
  AtWall wish;
  wish.wall = place.wall;
  wish.along = place.along;
  wish.gap = 0.002F;
  wish.z = f.body(chest).high + 0.25F;
  const float height = std::min(0.9F, f.shape().height - 0.2F - wish.z);
  if (height < 0.3F) return;
  f.against_wall(build_mirror(f.random(), f.random().uniform(0.45F, 0.9F), height), wish);
}

}  // namespace

bool furnish_bedroom(Furnisher& f) {
  dress_windows(f, 0.85F);
  AtWall head;
  head.centred = true;
  head.far_from_door = true;
  head.front = 0.5F;
  const auto bed = f.against_wall(Role::kDoubleBed, head);
  if (!bed) return false;
  nightstands(f, *bed, f.wants(0.85F) ? 2 : 1);
  if (f.wants(0.55F)) rug_under_bed(f, *bed);
  hang_over(f, *bed);

  AtWall wall;
  wall.front = 0.6F;
  wall.corner = true;
  f.against_wall(Role::kWardrobe, wall);
  wall.corner = false;
  if (f.wants(0.7F)) {
    if (const auto chest = f.against_wall(Role::kChest, wall)) dress_chest(f, *chest);
  }
  if (f.wants(0.3F)) f.against_wall(Role::kDressingTable, wall);
  if (f.wants(0.3F)) {
    wall.corner = true;
    wall.front = 0.4F;
    f.against_wall(Role::kArmchair, wall);
  }
  if (f.wants(0.25F)) {
    wall.front = 0.7F;
    if (const auto desk = f.against_wall(f.draw(Role::kDesk, 1.5F), wall)) {
      equip_desk(f, *desk, Role::kDiningChair);
    }
  }
  fill_corners(f, f.random().between(0, 2));
  if (f.wants(0.4F)) f.on_floor(f.draw(Role::kShoes), 0.05F);
  if (f.wants(0.25F)) f.on_floor(f.draw(Role::kStool), 0.3F);
  light_ceiling(f, true);
  hang_pictures(f, f.random().between(0, 2));
  return true;
}

bool furnish_childs_room(Furnisher& f) {
  dress_windows(f, 0.8F);
  AtWall head;
  head.corner = true;
  head.far_from_door = true;
  const bool baby = f.wants(0.25F);
  const auto bed = f.against_wall(baby ? Role::kCrib : Role::kSingleBed, head);
  if (!bed) return false;
  AtWall wall;
  wall.front = 0.6F;
  if (baby) {
    f.against_wall(Role::kChangingTable, wall);
    if (f.wants(0.6F)) f.against_wall(Role::kArmchair, wall);
  } else {
    nightstands(f, *bed, 1);
    wall.front = 0.7F;
    if (const auto desk = f.against_wall(Role::kDeskChild, wall)) {
      equip_desk(f, *desk, Role::kOfficeChair);
    }
  }
  wall.front = 0.5F;
  if (f.wants(0.75F)) f.against_wall(Role::kWardrobe, wall);
  if (const auto shelf = f.against_wall(Role::kShelf, wall)) {
    fill_shelf(f, *shelf, 0.8F);
    Furnisher::OnTop where;
    where.yaw_spread = 0.5F;
    for (int i = 0; i < 3; ++i) {
      where.limit = f.random().uniform(0.3F, 2.0F);
      put(f, *shelf, Role::kToySmall, where);
    }
  }
  const Piece rug =
      build_rug(f.random(), f.random().uniform(1.4F, 2.1F), f.random().uniform(1.2F, 1.8F));
  const Eigen::Vector2f middle(f.shape().width / 2, f.shape().depth / 2);
  if (f.wants(0.8F)) {
    f.place(rug, {middle, rug.size().head<2>() / 2, 0}, 0, -1, true);
  }
  if (f.wants(0.5F)) {
    if (const auto table = f.on_floor(f.draw(Role::kChildTable), 0.35F)) {
      f.around(*table, f.draw(Role::kChildChair), f.random().between(1, 2), false);
      put(f, *table, Role::kBook);
    }
  }
  if (f.wants(0.7F)) f.on_floor(f.draw(Role::kToyLarge), 0.1F);
  const int toys = f.random().between(3, 8);
  for (int i = 0; i < toys; ++i) f.on_floor(f.draw(Role::kToySmall), 0.05F);
  Furnisher::OnTop on_bed;
  on_bed.limit = 0.75F;
  on_bed.from = {0.2F, 0.2F};
  on_bed.to = {0.8F, 0.7F};
  on_bed.yaw_spread = 2;
  if (!baby) put(f, *bed, Role::kToySmall, on_bed);
  light_ceiling(f, f.wants(0.6F));
  hang_pictures(f, f.random().between(1, 3));
  return true;
}

}  // namespace taskatlas::rooms
