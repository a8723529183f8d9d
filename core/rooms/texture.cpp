// SPDX-License-Identifier: MIT
#include "rooms/texture.hpp"

#include "base/error.hpp"
#include "dataset/image_file.hpp"

#include <cstddef>
#include <span>
#include <utility>

namespace taskatlas::rooms {
namespace {

constexpr int kMaxSide = 4096;  // of a picture as it comes

Texture halved(const Texture& texture) {
  Texture half{texture.width / 2, texture.height / 2, {}};
  half.rgb.resize(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height) * 3);
  const auto at = [&](int x, int y, std::size_t c) {
    const std::size_t pixel =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.width) +
        static_cast<std::size_t>(x);
    return static_cast<unsigned>(texture.rgb[pixel * 3 + c]);
  };
  std::size_t out = 0;
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width; ++x) {
      for (std::size_t c = 0; c < 3; ++c) {
        const unsigned sum = at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) +
                             at(2 * x, 2 * y + 1, c) + at(2 * x + 1, 2 * y + 1, c);
        half.rgb[out++] = static_cast<std::uint8_t>((sum + 2) / 4);
      }
    }
  }
  return half;
}

Texture texture_of(const dataset::Raster& raster) {
  Texture texture{raster.width(), raster.height(), {}};
  texture.rgb.reserve(raster.pixels() * 3);
  const auto channels = static_cast<std::size_t>(raster.channels());
  const auto samples = raster.u8();
  for (std::size_t pixel = 0; pixel < raster.pixels(); ++pixel) {
    for (std::size_t c = 0; c < 3; ++c) {
      texture.rgb.push_back(samples[pixel * channels + (channels >= 3 ? c : 0)]);
    }
  }
  return texture;
}

}  // namespace

std::optional<Texture> decode_texture(std::string_view bytes, int max_side) {
  dataset::DecodeOptions options;
  options.limits.max_side = kMaxSide;
  options.limits.max_pixels = std::size_t{1} << 24;
  dataset::Raster raster;
  try {
    raster = dataset::decode_image(std::as_bytes(std::span(bytes)), "texture", options);
  } catch (const Error&) {
    return std::nullopt;
  }
  if (raster.type() != dataset::SampleType::kU8) return std::nullopt;
  Texture texture = texture_of(raster);
  while (std::max(texture.width, texture.height) > max_side &&
         std::min(texture.width, texture.height) > 1) {
    texture = halved(texture);
  }
  return texture;
}

}  // namespace taskatlas::rooms
