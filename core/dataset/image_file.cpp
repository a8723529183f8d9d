// SPDX-License-Identifier: MIT
#include "dataset/image_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/files.hpp"
#include "dataset/jpeg.hpp"
#include "dataset/png.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

namespace taskatlas::dataset {
namespace {

[[noreturn]] void refuse_unknown(std::span<const std::byte> bytes, std::string_view name) {
  if (bytes.empty()) throw bad_input(std::string(name) + ": the file is empty; fetch it again");
  throw bad_input(std::string(name) + ": neither a PNG nor a JPEG");
}

constexpr std::size_t kHeaderBytes = std::size_t{64} << 10;

void check_size(std::span<const std::byte> bytes, std::string_view name,
                const ImageLimits& limits) {
  if (bytes.size() > limits.max_file_bytes) {
    throw bad_input(std::string(name) + ": the file is larger than the " +
                    std::to_string(limits.max_file_bytes) + " bytes that are read");
  }
}

}  // namespace

std::string_view to_string(ImageFormat format) {
  return format == ImageFormat::kPng ? "PNG" : "JPEG";
}

ImageInfo probe_image(std::span<const std::byte> bytes, std::string_view name,
                      const ImageLimits& limits) {
  if (png::is_png(bytes)) return png::probe(bytes, name, limits);
  if (jpeg::is_jpeg(bytes)) return jpeg::probe(bytes, name, limits);
  refuse_unknown(bytes, name);
}

Raster decode_image(std::span<const std::byte> bytes, std::string_view name,
                    const DecodeOptions& options) {
  check_size(bytes, name, options.limits);
  if (png::is_png(bytes)) return png::decode(bytes, name, options);
  if (jpeg::is_jpeg(bytes)) return jpeg::decode(bytes, name, options);
  refuse_unknown(bytes, name);
}

std::uint64_t decoding_bytes(const ImageInfo& picture) {
  constexpr std::uint64_t kMostChannels = 4;  // a palette's with alpha
  const std::uint64_t channels =
      picture.palette ? kMostChannels : static_cast<std::uint64_t>(picture.channels);
  const std::uint64_t sample = picture.bits == 16 ? 2 : 1;
  // Of a progressive JPEG all coefficients are held, two bytes each.
  const std::uint64_t coefficients = picture.format == ImageFormat::kJpeg ? 2 : 0;
  return static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height) *
         channels * (sample + coefficients);
}

MemoryBudget::Share room_for_image(std::span<const std::byte> begin, std::uint64_t file_bytes,
                                   const ImageLimits& limits) {
  std::uint64_t bytes = file_bytes;
  try {
    bytes += decoding_bytes(probe_image(begin, "", limits));
  } catch (const Error&) {
    // It will not decode either.
  }
  return decoding_budget().take(bytes);
}

Raster read_image(const std::filesystem::path& path, const DecodeOptions& options) {
  // Where the file itself is large, room is made before it is read.
  MemoryBudget::Share room;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size >= MemoryBudget::kSmall) {
    std::vector<std::byte> begin(kHeaderBytes);
    const Descriptor file = open_to_read(path);
    if (file.valid() && read_at(file, 0, begin) == 0) {
      room = room_for_image(begin, std::min<std::uintmax_t>(size, options.limits.max_file_bytes),
                            options.limits);
    }
  }
  const std::string content = read_regular_file(path, options.limits.max_file_bytes);
  return decode_image(std::as_bytes(std::span(content)), path.string(), options);
}

void write_image(const std::filesystem::path& path, const Raster& raster) {
  const std::string extension = path.extension().string();
  if (extension == ".png") {
    write_file_atomically(path, encode_png(raster), Links::kFollow);
  } else if (extension == ".jpg" || extension == ".jpeg") {
    write_file_atomically(path, encode_jpeg(raster), Links::kFollow);
  } else {
    throw usage_error(path.string() + ": a name that ends in .png or .jpg is expected");
  }
}

}  // namespace taskatlas::dataset
