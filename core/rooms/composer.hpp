// SPDX-License-Identifier: MIT
// Composes furnished rooms: the table of contents of this half of the room.
//
//   const ModelLibrary library(Catalogue::read());
//   const Scene scene = compose(library, seed);
//
// A scene is the same for the same seed, type and package version, on any machine and from any
// thread. Composing takes milliseconds once the models it draws are loaded (tens of milliseconds
// each, kept by the library). In every scene: all objects are upright, inside the walls, and meet
// nothing else (boxes for most pairs; where chairs go under tables, cells of 4 cm); rugs and mats
// alone lie under the feet of others. Doorways are clear, and from the first door one can walk to
// most of the free floor.
#pragma once

#include "rooms/model.hpp"
#include "rooms/scene.hpp"

#include <cstdint>
#include <optional>

namespace taskatlas::rooms {

// The room of this seed; of this type, or of one drawn by the seed (homes have more bedrooms than
// corridors). Throws RoomFailure where this seed gives none, Error where a model cannot be read.
Scene compose(const ModelLibrary& library, std::uint64_t seed,
              std::optional<RoomType> type = std::nullopt);

// The type that compose() draws for a seed.
RoomType room_type_of(std::uint64_t seed);

}  // namespace taskatlas::rooms
