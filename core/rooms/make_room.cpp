// SPDX-License-Identifier: MIT
#include "rooms/make_room.hpp"

#include "rooms/random.hpp"
#include "rooms/room_failure.hpp"

namespace taskatlas::rooms {

std::uint64_t attempt_seed(std::uint64_t seed, int attempt) {
  constexpr std::uint64_t kAttempts = 0xa77e3b75;  // the key of this stream
  return attempt == 0
             ? seed
             : Random::mix(Random::mix(seed ^ kAttempts) + static_cast<std::uint64_t>(attempt));
}

MadeRoom make_room(const std::function<Scene(std::uint64_t seed)>& compose, const std::string& name,
                   std::uint64_t seed, TexturePool& pool, const CameraOptions& cameras) {
  std::string reason;
  for (int attempt = 0; attempt < kRoomAttempts; ++attempt) {
    const std::uint64_t own = attempt_seed(seed, attempt);
    try {
      return {std::make_unique<const RoomRenderer>(compose(own), name, own, pool, cameras),
              attempt};
    } catch (const RoomFailure& failed) {
      reason = failed.what();
    }
  }
  throw failure(name + " (seed " + std::to_string(seed) + ") cannot be made in " +
                std::to_string(kRoomAttempts) + " attempts: " + reason +
                "; render with another --seed");
}

}  // namespace taskatlas::rooms
