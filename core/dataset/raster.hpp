// SPDX-License-Identifier: MIT
// A picture in memory as it lies on disk: samples of 8, 16 or 32 bits, nothing interpreted yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

enum class SampleType : std::uint8_t {
  kU8,   // std::uint8_t
  kU16,  // std::uint16_t, of the machine's byte order
  kF32,  // float
};

std::size_t bytes_per_sample(SampleType type);
std::string_view to_string(SampleType type);  // "u8", "u16", "f32"

// What a picture may measure at most. Untrusted sizes are held against this before any memory is
// taken for them. The defaults admit 8192 × 8192 pixels and panoramas of 32768 × 2048.
struct ImageLimits {
  int max_side = 32'768;  // pixels
  std::size_t max_pixels = std::size_t{1} << 26;
  std::size_t max_file_bytes = std::size_t{1} << 29;  // of the encoded file
};

// width × height pixels of `channels` samples each: row-major, top row first, channels
// interleaved. Owns its samples. Thread-safe as any value: concurrent reads are fine.
class Raster {
 public:
  Raster() = default;  // empty: 0 × 0, no channels
  // All samples zero. Throws Error(kBadInput) where a side or the channels (1 to 4096) are not
  // positive or the limits are exceeded; `what` names the picture in the message.
  Raster(int width, int height, int channels, SampleType type, const ImageLimits& limits = {},
         std::string_view what = "picture");

  int width() const { return width_; }
  int height() const { return height_; }
  int channels() const { return channels_; }
  SampleType type() const { return type_; }
  bool empty() const { return data_.empty(); }
  std::size_t pixels() const {
    return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  }
  std::size_t samples() const { return pixels() * static_cast<std::size_t>(channels_); }

  // Position of a sample in the spans below. Not checked.
  std::size_t index(int x, int y, int channel = 0) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
            static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels_) +
           static_cast<std::size_t>(channel);
  }

  // All samples. Asking for another type than type() is a mistake of the caller's:
  // std::logic_error.
  std::span<std::uint8_t> u8();
  std::span<const std::uint8_t> u8() const;
  std::span<std::uint16_t> u16();
  std::span<const std::uint16_t> u16() const;
  std::span<float> f32();
  std::span<const float> f32() const;
  // The samples as memory, whatever their type.
  std::span<std::byte> bytes();
  std::span<const std::byte> bytes() const;

  // A sample as a number, whatever its type. Slow: for single values and tests.
  double value(int x, int y, int channel = 0) const;

  bool operator==(const Raster&) const = default;

 private:
  template <class T>
  std::span<T> typed(SampleType type) const;

  int width_ = 0;
  int height_ = 0;
  int channels_ = 0;
  SampleType type_ = SampleType::kU8;
  std::vector<std::byte> data_;  // of operator new: aligned for any sample type
};

// The square of side min(width, height) in the middle (the right or lower of two middles).
Raster crop_square(const Raster& raster);

}  // namespace taskatlas::dataset
