// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/image_file.hpp"
#include "fuzz/fuzz_targets.hpp"

#include <cstdlib>

namespace taskatlas::fuzz {

int fuzz_png(std::span<const std::byte> bytes) {
  dataset::DecodeOptions options;
  options.limits.max_pixels = 1 << 20;
  for (const bool labels : {false, true}) {
    options.palette_indices = labels;
    options.at_least = labels ? 8 : 0;
    try {
      const dataset::ImageInfo info = dataset::probe_image(bytes, "fuzz", options.limits);
      const dataset::Raster raster = dataset::decode_image(bytes, "fuzz", options);
      if (raster.width() > info.width || raster.height() > info.height) std::abort();
    } catch (const Error&) {
    }
  }
  return 0;
}

}  // namespace taskatlas::fuzz
