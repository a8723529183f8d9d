// SPDX-License-Identifier: MIT
#include "outputs/photo.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/image_file.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace taskatlas::outputs {
namespace {

using Bytes = std::span<const std::byte>;

std::uint32_t big(Bytes bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value = value << 8 | std::to_integer<std::uint32_t>(bytes[at + i]);
  }
  return value;
}

bool begins(Bytes bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

// Reads an unsigned number of a TIFF block; nullopt beyond its end.
class Tiff {
 public:
  explicit Tiff(Bytes bytes) : bytes_(bytes), little_(begins(bytes, "II")) {}
  bool valid() const {
    return (little_ || begins(bytes_, "MM")) && number(2, 2) == 42U && number(4, 4).has_value();
  }
  std::optional<std::uint32_t> number(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || count > bytes_.size() - at) return std::nullopt;
    if (!little_) return big(bytes_, at, count);
    std::uint32_t value = 0;
    for (std::size_t i = count; i > 0; --i) {
      value = value << 8 | std::to_integer<std::uint32_t>(bytes_[at + i - 1]);
    }
    return value;
  }

 private:
  Bytes bytes_;
  bool little_;
};

int orientation_in(Bytes block) {
  constexpr std::uint32_t kOrientation = 274, kShort = 3;
  constexpr std::size_t kEntry = 12;
  const Tiff tiff(block);
  if (!tiff.valid()) return 1;
  const std::size_t directory = *tiff.number(4, 4);
  const auto entries = tiff.number(directory, 2);
  if (!entries) return 1;
  for (std::size_t i = 0; i < *entries; ++i) {
    const std::size_t at = directory + 2 + i * kEntry;
    const auto tag = tiff.number(at, 2), type = tiff.number(at + 2, 2);
    if (!tag || !type) return 1;
    if (*tag != kOrientation || *type != kShort) continue;
    const auto value = tiff.number(at + 8, 2);
    return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
  }
  return 1;
}

// Segments of a JPEG up to the picture's data: FF, marker, length (of itself too), content.
Bytes jpeg_block(Bytes file) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  constexpr std::uint32_t kApp1 = 0xe1, kStartOfScan = 0xda;
  std::size_t at = 2;
  while (at + 4 <= file.size() && file[at] == std::byte{0xff}) {
    const std::uint32_t marker = big(file, at + 1, 1);
    const std::size_t length = big(file, at + 2, 2);
    if (marker == kStartOfScan || length < 2 || length > file.size() - at - 2) break;
    const Bytes content = file.subspan(at + 4, length - 2);
    if (marker == kApp1 && begins(content, kExif)) return content.subspan(kExif.size());
    at += 2 + length;
  }
  return {};
}

// Chunks of a PNG: length, name, content, checksum.
Bytes png_block(Bytes file) {
  constexpr std::size_t kSignature = 8, kFrame = 12;
  std::size_t at = kSignature;
  while (at + kFrame <= file.size()) {
    const std::size_t length = big(file, at, 4);
    if (length > file.size() - at - kFrame) break;
    const Bytes name = file.subspan(at + 4, 4);
    if (begins(name, "eXIf")) return file.subspan(at + 8, length);
    if (begins(name, "IEND")) break;
    at += kFrame + length;
  }
  return {};
}

}  // namespace

int exif_orientation(Bytes file) {
  if (begins(file, "\xff\xd8")) return orientation_in(jpeg_block(file));
  if (begins(file, "\x89PNG\r\n\x1a\n")) return orientation_in(png_block(file));
  return 1;
}

dataset::Raster upright(const dataset::Raster& raster, int orientation) {
  if (orientation <= 1 || orientation > 8) return raster;
  const bool turned = orientation >= 5;  // rows of the file are columns
  const int width = turned ? raster.height() : raster.width();
  const int height = turned ? raster.width() : raster.height();
  dataset::Raster out(width, height, raster.channels(), raster.type());
  const std::size_t pixel =
      dataset::bytes_per_sample(raster.type()) * static_cast<std::size_t>(raster.channels());
  const auto from = raster.bytes();
  const auto to = out.bytes();
  // Whether the row and column 0 of the file are at the right or bottom (TIFF 6.0, section 8).
  const bool mirror_x =
      orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  const bool mirror_y =
      orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int u = mirror_x ? width - 1 - x : x;
      const int v = mirror_y ? height - 1 - y : y;
      const std::size_t source =
          (turned ? static_cast<std::size_t>(u) * static_cast<std::size_t>(raster.width()) +
                        static_cast<std::size_t>(v)
                  : static_cast<std::size_t>(v) * static_cast<std::size_t>(raster.width()) +
                        static_cast<std::size_t>(u)) *
          pixel;
      const std::size_t target = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(x)) *
                                 pixel;
      std::memcpy(&to[target], &from[source], pixel);
    }
  }
  return out;
}

dataset::Raster read_photo(const std::filesystem::path& path) {
  constexpr dataset::ImageLimits kLimits;
  const std::string content = read_file(path, kLimits.max_file_bytes);
  const Bytes bytes = std::as_bytes(std::span(content));
  return upright(dataset::crop_square(dataset::decode_image(bytes, path.string())),
                 exif_orientation(bytes));
}

}  // namespace taskatlas::outputs
