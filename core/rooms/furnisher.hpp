// SPDX-License-Identifier: MIT
// Internal to the room: puts pieces where they may stand. Every placement is tested: within the
// walls, meeting nothing that is there already, not in a doorway, tall things not before a window.
#pragma once

#include "rooms/assembly.hpp"
#include "rooms/plot.hpp"
#include "rooms/random.hpp"
#include "rooms/shape.hpp"
#include "rooms/shell.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::rooms {

// A piece in its place.
struct Body {
  Plot plot;
  float low = 0;  // bottom and top above the floor
  float high = 0;
  std::shared_ptr<const Model> model;
  Eigen::Affine3f to_world = Eigen::Affine3f::Identity();
  bool open = false;  // of tables, desks and shelves: others may reach into its box, not its parts
  int parent = -1;    // the body that it stands on
};

// How a piece is put against a wall.
struct AtWall {
  int wall = -1;               // only this one
  std::optional<float> along;  // its middle there; otherwise tried all along
  float z = 0;                 // of its bottom
  float front = 0;             // free floor wanted before it, metres
  bool centred = false;        // try the middles of walls first
  bool corner = false;         // try the ends of walls first
  bool far_from_door = false;  // try the walls without doors first
  float gap = 0.015F;          // from the wall to its back: clear of the skirting
  float beside = 0;            // free floor wanted at its sides
};

class Furnisher {
 public:
  Furnisher(const ModelLibrary& library, Assembly& assembly, const RoomShape& shape,
            const Mood& mood, Random& random);

  const RoomShape& shape() const { return shape_; }
  Random& random() { return random_; }
  const Mood& mood() const { return mood_; }
  const Body& body(int index) const { return bodies_[static_cast<std::size_t>(index)]; }

  // Any model of the role; of those not above `max_width` metres where there is one.
  Piece draw(Role role, float max_width = 100);
  // Whether a model of the role is drawn at all: the room's wishes, by probability.
  bool wants(float probability) { return random_.chance(probability); }

  // Each returns the index of the body, or nullopt where nothing fits.
  std::optional<int> place(const Piece& piece, const Plot& plot, float z, int parent = -1,
                           bool ignore_zones = false, float lamp_power = 0);
  std::optional<int> against_wall(const Piece& piece, const AtWall& wish = {});
  std::optional<int> against_wall(Role role, const AtWall& wish = {});
  // Somewhere on the floor with `clear` metres of free floor around.
  std::optional<int> on_floor(const Piece& piece, float clear, bool any_angle = true);
  // Before the front of a body, `gap` metres away, facing it or looking the same way.
  std::optional<int> before(int anchor, const Piece& piece, float gap, bool facing,
                            float lamp_power = 0);
  // At the side of a body that stands against a wall: -1 its left, +1 its right (seen from behind).
  std::optional<int> beside(int anchor, const Piece& piece, int side, float gap);
  // On top of a body. Its surface is searched from `limit` metres above the floor downwards; the
  // part of it that is searched is given in shares of its width and depth (0 is left and front).
  struct OnTop {
    Eigen::Vector2f from{0.05F, 0.05F};
    Eigen::Vector2f to{0.95F, 0.95F};
    float limit = 10;
    float yaw = 0;  // against the body's
    float yaw_spread = 0.2F;
    float lamp_power = 0;
  };
  std::optional<int> on_top(int anchor, const Piece& piece, const OnTop& where);
  std::optional<int> on_top(int anchor, const Piece& piece) { return on_top(anchor, piece, {}); }

  // Chairs around a table; returns how many.
  int around(int table, const Piece& chair, int count, bool round);
  // Hung from the ceiling at (x, y); scaled down where it would hang too low.
  std::optional<int> from_ceiling(const Piece& piece, const Eigen::Vector2f& at, float lamp_power,
                                  float lowest = 2.0F);
  // Keeps floor free for walking.
  void keep_free(const Plot& plot, float low = 0.05F, float high = 2);

  // The wall a body stands against and the place of its middle along it.
  struct WallPlace {
    int wall = 0;
    float along = 0;
  };
  WallPlace wall_of(int body) const;

  // The share of the free floor that can be walked to from the first door.
  float reachable() const;

 private:
  struct Zone {
    Plot plot;
    float low = 0;
    float high = 0;
    bool doorway = false;  // of which nothing is excepted
  };
  bool free(const Body& body, bool ignore_zones) const;
  std::optional<float> support(const Body& below, const Eigen::Vector2f& at, float limit) const;
  std::optional<int> try_on_top(int anchor, const Piece& piece, const OnTop& where);

  const ModelLibrary& library_;
  Assembly& assembly_;
  const RoomShape& shape_;
  const Mood& mood_;
  Random& random_;
  std::vector<Body> bodies_;
  std::vector<Zone> zones_;
};

// Whether their boxes overlap; where one of them is open, whether their filled cells meet.
bool bodies_meet(const Body& a, const Body& b);

}  // namespace taskatlas::rooms
