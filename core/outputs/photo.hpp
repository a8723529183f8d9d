// SPDX-License-Identifier: MIT
// One's own photo as networks are shown it.
#pragma once

#include "dataset/raster.hpp"

#include <cstddef>
#include <filesystem>
#include <span>

namespace taskatlas::outputs {

// A PNG or JPEG, turned as its EXIF orientation says, and the square in the middle of it; 8 or 16
// bits, 1 to 4 channels, at its own resolution. Throws Error(kBadInput) where it is missing,
// damaged or too large.
dataset::Raster read_photo(const std::filesystem::path& path);

// The EXIF orientation (1 to 8, TIFF tag 274) that a JPEG's APP1 segment or a PNG's eXIf chunk
// names; 1, upright, where it names none that can be read.
int exif_orientation(std::span<const std::byte> file);

// A picture stored with that orientation, upright.
dataset::Raster upright(const dataset::Raster& raster, int orientation);

}  // namespace taskatlas::outputs
