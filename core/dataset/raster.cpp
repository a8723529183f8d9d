// SPDX-License-Identifier: MIT
#include "dataset/raster.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>

namespace taskatlas::dataset {
namespace {

constexpr int kMaxChannels = 4096;

}  // namespace

std::size_t bytes_per_sample(SampleType type) {
  switch (type) {
    case SampleType::kU8:
      return 1;
    case SampleType::kU16:
      return 2;
    case SampleType::kF32:
      return 4;
  }
  return 0;
}

std::string_view to_string(SampleType type) {
  switch (type) {
    case SampleType::kU8:
      return "u8";
    case SampleType::kU16:
      return "u16";
    case SampleType::kF32:
      return "f32";
  }
  return "";
}

Raster::Raster(int width, int height, int channels, SampleType type, const ImageLimits& limits,
               std::string_view what)
    : width_(width), height_(height), channels_(channels), type_(type) {
  const auto size = std::to_string(width) + " × " + std::to_string(height) + " pixels";
  if (width < 1 || height < 1 || channels < 1 || channels > kMaxChannels) {
    throw bad_input(std::string(what) + ": a picture of " + size + " and " +
                    std::to_string(channels) + " channels is not possible");
  }
  if (width > limits.max_side || height > limits.max_side || pixels() > limits.max_pixels) {
    throw bad_input(std::string(what) + ": " + size + " are more than the " +
                    std::to_string(limits.max_pixels) + " pixels, or " +
                    std::to_string(limits.max_side) + " a side, that are read");
  }
  // At most 2²⁶ pixels by default × 2¹² channels × 2² bytes: fits 64 bits whatever the limits.
  constexpr std::size_t kMaxBytes = std::size_t{1} << 34;
  const std::size_t size_in_bytes = samples() * bytes_per_sample(type);
  if (size_in_bytes > kMaxBytes) {
    throw bad_input(std::string(what) + ": " + size + " of " + std::to_string(channels) +
                    " channels are too large");
  }
  data_.resize(size_in_bytes);
}

template <class T>
std::span<T> Raster::typed(SampleType type) const {
  if (type != type_) throw std::logic_error("a raster's samples are of another type");
  // The storage is this object's own; constness is given back by the callers below.
  auto* first = const_cast<std::byte*>(data_.data());
  return {reinterpret_cast<T*>(first), samples()};
}

std::span<std::uint8_t> Raster::u8() { return typed<std::uint8_t>(SampleType::kU8); }
std::span<const std::uint8_t> Raster::u8() const { return typed<std::uint8_t>(SampleType::kU8); }
std::span<std::uint16_t> Raster::u16() { return typed<std::uint16_t>(SampleType::kU16); }
std::span<const std::uint16_t> Raster::u16() const {
  return typed<std::uint16_t>(SampleType::kU16);
}
std::span<float> Raster::f32() { return typed<float>(SampleType::kF32); }
std::span<const float> Raster::f32() const { return typed<float>(SampleType::kF32); }

std::span<std::byte> Raster::bytes() { return data_; }
std::span<const std::byte> Raster::bytes() const { return data_; }

double Raster::value(int x, int y, int channel) const {
  const std::size_t i = index(x, y, channel);
  switch (type_) {
    case SampleType::kU8:
      return u8()[i];
    case SampleType::kU16:
      return u16()[i];
    case SampleType::kF32:
      return static_cast<double>(f32()[i]);
  }
  return 0;
}

Raster crop_square(const Raster& raster) {
  const int side = std::min(raster.width(), raster.height());
  if (raster.width() == raster.height()) return raster;
  const int left = (raster.width() - side + 1) / 2;
  const int top = (raster.height() - side + 1) / 2;
  Raster out(side, side, raster.channels(), raster.type());
  const std::size_t sample = bytes_per_sample(raster.type());
  const std::size_t row =
      static_cast<std::size_t>(side) * static_cast<std::size_t>(raster.channels()) * sample;
  for (int y = 0; y < side; ++y) {
    std::memcpy(out.bytes().data() + static_cast<std::size_t>(y) * row,
                raster.bytes().data() + raster.index(left, top + y) * sample, row);
  }
  return out;
}

}  // namespace taskatlas::dataset
