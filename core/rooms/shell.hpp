// SPDX-License-Identifier: MIT
// Internal to the room: floor, ceiling, walls with skirting, doors and windows.
#pragma once

#include "rooms/assembly.hpp"
#include "rooms/random.hpp"
#include "rooms/shape.hpp"

namespace taskatlas::rooms {

inline constexpr float kSkirting = 0.012F;  // how far it stands off the wall, metres

// How the room is lit and finished.
struct Mood {
  bool night = false;
  bool lamps = true;  // switched on
  float sky = 8;      // radiance of the sky seen through a window
};

Mood draw_mood(const RoomShape& shape, Random& random);

void build_shell(Assembly& assembly, const RoomShape& shape, RoomType type, const Mood& mood,
                 Random& random);

}  // namespace taskatlas::rooms
