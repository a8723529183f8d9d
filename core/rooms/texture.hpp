// SPDX-License-Identifier: MIT
// Internal to the room: pictures as textures.
#pragma once

#include "rooms/scene.hpp"

#include <optional>
#include <string_view>

namespace taskatlas::rooms {

// A JPEG or PNG file in memory, halved (2 × 2 means) until no side is above max_side. nullopt where
// it is neither or is damaged: libraries carry such files, and a plain colour does without them.
std::optional<Texture> decode_texture(std::string_view bytes, int max_side);

}  // namespace taskatlas::rooms
