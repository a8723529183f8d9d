// SPDX-License-Identifier: MIT
// Internal to the room: one OBJ file of a library as a mesh with materials (assimp lives here).
#pragma once

#include "rooms/catalogue.hpp"
#include "rooms/model.hpp"
#include "rooms/zip_file.hpp"

namespace taskatlas::rooms {

// Scaled to the catalogue's size and turned into the frame that model.hpp describes.
Model read_model(const CatalogueModel& entry, const ZipFile& zip);

}  // namespace taskatlas::rooms
