// SPDX-License-Identifier: MIT
// Bathrooms, kitchens and utility rooms: what stands where the water is.
#include "rooms/built.hpp"
#include "rooms/rules.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace taskatlas::rooms {
namespace {

void basin(Furnisher& f) {
  const float kind = f.random().uniform();
  const Role role = kind < 0.4F    ? Role::kVanity
                    : kind < 0.75F ? Role::kWashbasin
                                   : Role::kWallBasin;
  Piece piece = f.draw(role, std::max(f.shape().width, f.shape().depth) * 0.5F);
  if (piece.model == nullptr) piece = f.draw(Role::kWashbasin);
  AtWall wish;
  wish.front = 0.6F;
  wish.centred = true;
  // Basins on the wall have no foot; their rim comes to 85 cm.
  const bool mirrored = piece.size().z() > 1.3F;  // the model has a mirror of its own
  if (role == Role::kWallBasin) wish.z = mirrored ? 0.35F : 0.86F - piece.size().z();
  const auto body = f.against_wall(piece, wish);
  if (!body) return;
  const auto place = f.wall_of(*body);
  if (!mirrored) {
    AtWall wall;
    wall.wall = place.wall;
    wall.along = place.along;
    wall.gap = 0.002F;
    wall.z = std::max(1.15F, f.body(*body).high + 0.12F);
    f.against_wall(
        build_mirror(f.random(), f.random().uniform(0.45F, 0.8F), f.random().uniform(0.55F, 0.85F)),
        wall);
  }
  Furnisher::OnTop where;
  where.limit = 1.0F;
  where.yaw_spread = 1;
  const int things = f.random().between(1, 4);
  for (int i = 0; i < things; ++i) put(f, *body, Role::kBathThing, where);
}

// The catalogue has two families of kitchen cabinets; a kitchen is of one.
struct Cabinets {
  Role lower, upper, sink;
};

class KitchenRun {
 public:
  KitchenRun(Furnisher& f, const Cabinets& cabinets) : f_(f), cabinets_(cabinets) {}

  // Along one wall from `from` to `to`. Returns whether sink and cooker found their places.
  bool build(int wall, float from, float to, bool main) {
    wall_ = wall;
    at_ = from;
    to_ = to;
    const Piece fridge = main ? f_.draw(Role::kFridge) : Piece();
    const bool fridge_last = f_.wants(0.5F);
    float tail = 0;
    if (main && fridge_last) tail = fridge.size().x() + 0.03F;
    if (main && !fridge_last) add(fridge);
    if (main && f_.wants(0.35F) && to_ - at_ > 3.2F) add(f_.draw(Role::kTallCabinet));
    bool sink = !main;
    bool stove = !main;
    std::vector<int> lowers;
    int count = 0;
    while (at_ < to_ - tail - 0.4F && count++ < 14) {
      const float room = to_ - tail - at_;
      if (!sink && count >= 2) {
        if (const auto body = add(f_.draw(cabinets_.sink, room))) {
          sink = true;
          uppers(*body, cabinets_.upper);
        } else {
          at_ += 0.1F;
        }
      } else if (!stove && count >= 4) {
        const auto body = add(build_stove(f_.random(), 0.6F, 0.6F, height_));
        stove = body.has_value();
        if (body) {
          hood(*body);
        } else {
          at_ += 0.1F;
        }
      } else if (const auto body = add(f_.draw(cabinets_.lower, room))) {
        height_ = f_.body(*body).high;
        uppers(*body, cabinets_.upper);
        lowers.push_back(*body);
      } else {
        at_ += 0.1F;
      }
    }
    if (main && fridge_last) add(fridge);
    for (const int lower : lowers) dress(lower);
    return sink && stove;
  }

 private:
  std::optional<int> add(const Piece& piece) {
    if (piece.model == nullptr || at_ + piece.size().x() > to_ + 0.001F) return std::nullopt;
    AtWall wish;
    wish.wall = wall_;
    wish.along = at_ + piece.size().x() / 2;
    const auto body = f_.against_wall(piece, wish);
    if (body) {
      at_ += piece.size().x() + 0.002F;
      f_.keep_free(f_.body(*body).plot.before(0.75F));
    }
    return body;
  }

  // A cabinet above, where no window is.
  void uppers(int below, Role role) {
    const Plot plot = f_.body(below).plot;
    const auto place = f_.wall_of(below);
    const Piece piece = f_.draw(role, 2 * plot.half.x() + 0.15F);
    if (piece.model == nullptr) return;
    AtWall wish;
    wish.wall = place.wall;
    wish.along = place.along;
    wish.gap = 0.003F;
    wish.z = 1.45F;
    f_.against_wall(piece, wish);
  }

  void hood(int stove) {
    const auto place = f_.wall_of(stove);
    AtWall wish;
    wish.wall = place.wall;
    wish.along = place.along;
    wish.gap = 0.003F;
    wish.z = 1.6F;
    f_.against_wall(Role::kHood, wish);
  }

  void dress(int lower) {
    Furnisher::OnTop where;
    where.limit = 1.05F;
    where.from = {0.1F, 0.35F};
    where.to = {0.9F, 0.85F};
    where.yaw_spread = 0.3F;
    const int things = f_.random().between(0, 2);
    for (int i = 0; i < things; ++i) {
      const float kind = f_.random().uniform();
      put(f_, lower,
          kind < 0.45F  ? Role::kKitchenThing
          : kind < 0.8F ? Role::kAppliance
          : kind < 0.9F ? Role::kFoodBowl
                        : Role::kDrink,
          where);
    }
  }

  Furnisher& f_;
  Cabinets cabinets_;
  int wall_ = 0;
  float at_ = 0;
  float to_ = 0;
  float height_ = 0.885F;
};

// The longest stretch of a wall without a door; windows are no hindrance.
struct Stretch {
  int wall = 0;
  float from = 0;
  float to = 0;
  float length() const { return to - from; }
};

std::vector<Stretch> stretches(const RoomShape& shape) {
  std::vector<Stretch> found;
  for (std::size_t i = 0; i < shape.walls.size(); ++i) {
    float from = 0.02F;
    const auto end = [&](float to) {
      if (to - from > 0.7F) found.push_back({static_cast<int>(i), from, to});
    };
    for (const Opening& opening : shape.walls[i].openings) {
      if (opening.window && opening.bottom > 0.95F) continue;
      end(opening.from - 0.1F);
      from = opening.to + 0.1F;
    }
    end(shape.walls[i].length - 0.02F);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Stretch& a, const Stretch& b) { return a.length() > b.length(); });
  return found;
}

}  // namespace

bool furnish_bathroom(Furnisher& f) {
  AtWall wish;
  wish.corner = true;
  wish.front = 0.4F;
  const float kind = f.random().uniform();
  std::optional<int> bath;
  if (kind < 0.5F) bath = f.against_wall(Role::kBath, wish);
  if (kind > 0.85F && f.shape().area() > 7.5F) bath = f.against_wall(Role::kCornerBath, wish);
  if (!bath || f.wants(0.2F)) {
    const auto shower = f.against_wall(Role::kShower, wish);
    if (!bath && !shower) return false;
  }
  wish.corner = false;
  wish.front = 0.5F;
  const auto toilet = f.against_wall(Role::kToilet, wish);
  if (!toilet) return false;
  basin(f);
  const auto place = f.wall_of(*toilet);
  AtWall paper;
  paper.wall = place.wall;
  paper.along = place.along + (f.wants(0.5F) ? 0.42F : -0.42F);
  paper.gap = 0.002F;
  paper.z = 0.62F;
  f.against_wall(Role::kPaperHolder, paper);
  if (f.wants(0.25F)) f.against_wall(Role::kBidet, wish);
  AtWall rail;
  rail.gap = 0.004F;
  rail.z = 0.7F;
  const int rails = f.random().between(1, 2);
  for (int i = 0; i < rails; ++i) f.against_wall(Role::kTowelRail, rail);
  if (f.wants(0.7F)) {
    const Piece mat = f.draw(Role::kBathMat);
    f.on_floor(mat, 0.02F, false);
  }
  if (f.wants(0.6F)) {
    AtWall corner;
    corner.corner = true;
    f.against_wall(Role::kBasket, corner);
  }
  if (f.wants(0.25F)) f.against_wall(Role::kWasher, wish);
  if (f.wants(0.3F)) {
    AtWall corner;
    corner.corner = true;
    const Piece shelf = f.draw(Role::kShelf, 0.65F);
    if (const auto body = f.against_wall(shelf, corner)) {
      Furnisher::OnTop where;
      for (int i = 0; i < 6; ++i) {
        where.limit = f.random().uniform(0.2F, 1.9F);
        put(f, *body, Role::kBathThing, where);
      }
    }
  }
  if (f.wants(0.25F)) hang_pictures(f, 1);
  light_ceiling(f, false);
  return true;
}

bool furnish_kitchen(Furnisher& f) {
  dress_windows(f, 0.3F, false);
  const bool fitted = f.wants(0.5F);
  const Cabinets cabinets =
      fitted ? Cabinets{Role::kLowerCabinetFitted, Role::kUpperCabinetFitted, Role::kSinkUnitFitted}
             : Cabinets{Role::kLowerCabinet, Role::kUpperCabinet, Role::kSinkUnit};
  KitchenRun run(f, cabinets);
  const auto found = stretches(f.shape());
  if (found.empty() || found[0].length() < 2.9F) return false;
  if (!run.build(found[0].wall, found[0].from, found[0].to, true)) return false;
  // Sometimes a second run across the room.
  const auto& walls = f.shape().walls;
  const Wall& first = walls[static_cast<std::size_t>(found[0].wall)];
  if (std::min(f.shape().width, f.shape().depth) > 2.7F && f.wants(0.35F)) {
    for (const Stretch& stretch : found) {
      const Wall& wall = walls[static_cast<std::size_t>(stretch.wall)];
      if (wall.inward().dot(first.inward()) > -0.99F) continue;
      run.build(stretch.wall, stretch.from, stretch.to, false);
      break;
    }
  }
  // A table to eat at, or an island with stools, where there is room.
  const float kind = f.random().uniform();
  if (kind < 0.55F) {
    const bool round = f.wants(0.3F);
    const Piece table = f.draw(round ? Role::kRoundTable : Role::kDiningTable, 1.5F);
    if (const auto body = f.on_floor(table, 0.35F, false)) {
      f.around(*body, f.draw(Role::kDiningChair), f.random().between(2, 4), round);
      Furnisher::OnTop middle;
      middle.from = {0.3F, 0.3F};
      middle.to = {0.7F, 0.7F};
      put(f, *body, Role::kFoodBowl, middle);
      if (f.wants(0.5F)) put(f, *body, Role::kDrink);
    }
  } else if (kind < 0.85F) {
    if (const auto island = f.on_floor(f.draw(Role::kIsland), 0.5F, false)) {
      put(f, *island, Role::kFoodBowl);
      const Piece stool = f.draw(Role::kBarStool);
      f.before(*island, stool, 0.05F, true);
    }
  }
  AtWall corner;
  corner.corner = true;
  if (f.wants(0.5F)) f.against_wall(Role::kBasket, corner);
  AtWall clock;
  clock.gap = 0.002F;
  clock.z = 1.5F;
  if (f.wants(0.25F)) f.against_wall(Role::kWallClock, clock);
  hang_pictures(f, f.random().between(0, 1));
  light_ceiling(f, f.wants(0.4F));
  return true;
}

bool furnish_laundry(Furnisher& f) {
  AtWall wish;
  wish.corner = true;
  wish.front = 0.6F;
  const auto washer = f.against_wall(Role::kWasher, wish);
  if (!washer) return false;
  const int more = f.random().between(1, 2);
  for (int i = 0; i < more; ++i) {
    f.beside(*washer, f.draw(Role::kWasher), i == 0 ? 1 : -1, 0.02F);
  }
  Furnisher::OnTop top;
  top.limit = 1.1F;
  if (f.wants(0.7F)) put(f, *washer, Role::kClothes, top);
  AtWall wall;
  wall.z = 1.2F;
  wall.gap = 0.004F;
  f.against_wall(Role::kWaterHeater, wall);
  wish.corner = false;
  if (f.wants(0.5F)) f.against_wall(Role::kWashbasin, wish);
  if (f.wants(0.6F)) f.against_wall(Role::kFreezer, wish);
  if (const auto shelf = f.against_wall(Role::kShelf, wish)) {
    Furnisher::OnTop where;
    for (int i = 0; i < 8; ++i) {
      where.limit = f.random().uniform(0.2F, 2.0F);
      put(f, *shelf, f.wants(0.5F) ? Role::kBathThing : Role::kClothes, where);
    }
  }
  AtWall corner;
  corner.corner = true;
  f.against_wall(Role::kBasket, corner);
  if (f.wants(0.7F)) f.against_wall(Role::kBroom, corner);
  if (f.wants(0.6F)) f.on_floor(f.draw(Role::kClothesHorse), 0.1F, false);
  if (f.wants(0.5F)) f.against_wall(Role::kBox, corner);
  light_ceiling(f, false);
  return true;
}

}  // namespace taskatlas::rooms
