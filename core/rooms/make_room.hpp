// SPDX-License-Identifier: MIT
// A room from its seed, whatever the seed.
#pragma once

#include "rooms/room_renderer.hpp"
#include "rooms/scene.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace taskatlas::rooms {

struct MadeRoom {
  std::unique_ptr<const RoomRenderer> renderer;
  int attempt = 0;  // 0: the seed itself would do
};

inline constexpr int kRoomAttempts = 10;

// The seed that an attempt at a room takes; of attempt 0 the room's own.
std::uint64_t attempt_seed(std::uint64_t seed, int attempt);

// Composes the room and plans its cameras; where the seed gives no room (RoomFailure) with the next
// of kRoomAttempts seeds that follow from it, so that one odd seed among a million does not end a
// dataset. A room that the seed gives at once is not touched by this. Throws Error(kFailed) with
// the room's name and seed where none of them gives one, and whatever else `compose` throws.
MadeRoom make_room(const std::function<Scene(std::uint64_t seed)>& compose, const std::string& name,
                   std::uint64_t seed, TexturePool& pool, const CameraOptions& cameras);

}  // namespace taskatlas::rooms
