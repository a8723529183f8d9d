// SPDX-License-Identifier: MIT
// Internal to the room: pieces that are built to measure rather than taken from the catalogue.
// Frames as of models (model.hpp): bottom at z = 0, front towards -y, centred.
#pragma once

#include "rooms/assembly.hpp"
#include "rooms/random.hpp"

namespace taskatlas::rooms {

Piece build_rug(Random& random, float width, float depth);
Piece build_picture(Random& random, float width, float height);
Piece build_mirror(Random& random, float width, float height);
// One half of a pair, gathered towards its outer side; hangs from its top.
Piece build_curtain(const Eigen::Vector3f& srgb, Random& random, float width, float height);
Piece build_curtain_rod(float width);
// A row of books that leans on nothing: upright, of this width, none higher than max_height.
Piece build_books(Random& random, float width, float max_height, float depth);
// A cooker: oven, knobs and a hob; as high as the cabinets beside it.
Piece build_stove(Random& random, float width, float depth, float height);
Piece build_towel(Random& random, float width, float height);
// A shallow panel that shines, for offices.
Piece build_ceiling_panel(float width, float depth, bool lit);

}  // namespace taskatlas::rooms
