// SPDX-License-Identifier: MIT
// PNG by libspng. Internal to the room: image_file.hpp is its front.
#pragma once

#include "dataset/image_file.hpp"

namespace taskatlas::dataset::png {

bool is_png(std::span<const std::byte> bytes);
ImageInfo probe(std::span<const std::byte> bytes, std::string_view name, const ImageLimits& limits);
Raster decode(std::span<const std::byte> bytes, std::string_view name,
              const DecodeOptions& options);

}  // namespace taskatlas::dataset::png
