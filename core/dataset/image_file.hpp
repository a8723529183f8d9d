// SPDX-License-Identifier: MIT
// PNG (libspng) and JPEG (libjpeg-turbo) files, from memory or disk. Input is untrusted: sizes are
// checked before memory is taken, checksums are verified, and a damaged file is an Error, never a
// picture that is partly grey. All functions are thread-safe.
#pragma once

#include "dataset/memory_budget.hpp"
#include "dataset/raster.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace taskatlas::dataset {

enum class ImageFormat : std::uint8_t { kPng, kJpeg };

std::string_view to_string(ImageFormat format);  // "PNG", "JPEG"

// What the header says.
struct ImageInfo {
  ImageFormat format = ImageFormat::kPng;
  int width = 0;
  int height = 0;
  int channels = 0;  // a palette counts as 3, though decode_image() gives 4 where it has alpha
  int bits = 0;      // per sample: 1, 2, 4, 8 or 16
  bool palette = false;

  bool operator==(const ImageInfo&) const = default;
};

struct DecodeOptions {
  ImageLimits limits;
  // Of a PNG with a palette, the indices (1 channel) rather than the colours: for label maps.
  bool palette_indices = false;
  // JPEG only: the decoder may shrink by a factor of m/8 so long as neither side falls below this;
  // 0 = never. The result is then smaller than the header says, and still to be resized.
  int at_least = 0;
};

// Of the file or its beginning: 64 bytes of a PNG, of a JPEG as far as its frame header (64 KiB
// nearly always). Throws Error(kBadInput) with `name` where
// it is neither format, or the header is damaged or over the limits.
ImageInfo probe_image(std::span<const std::byte> bytes, std::string_view name,
                      const ImageLimits& limits = {});

// The whole picture. PNG: grey, RGB, with or without alpha, palettes; 16 bits become kU16, fewer
// become kU8 (greys of 1, 2 and 4 bits are scaled to 0–255 unless palette_indices asks for labels;
// then they stay as they are). JPEG: kU8, grey or RGB. Colour profiles, gamma and EXIF orientation
// are not applied: labels are numbers. Throws Error(kBadInput) with `name`, what is wrong and what
// to do, for data that is truncated, fails its checksum, or exceeds the limits. Large pictures wait
// until decoding_budget() has room for them.
Raster decode_image(std::span<const std::byte> bytes, std::string_view name,
                    const DecodeOptions& options = {});
// Of a dataset's file, which must be a regular one.
Raster read_image(const std::filesystem::path& path, const DecodeOptions& options = {});

// Room for what decoding these bytes takes, which whoever goes on to use the picture (to make it
// smaller, say) holds until it is gone; decode_image() of the same thread then takes no more.
// `file_bytes`: of the file, where `begin` is but its beginning and the rest is yet to be read.
// Damaged pictures need no room.
MemoryBudget::Share room_for_image(std::span<const std::byte> begin, std::uint64_t file_bytes = 0,
                                   const ImageLimits& limits = {});
// What the decoded picture and its decoder hold.
std::uint64_t decoding_bytes(const ImageInfo& picture);

// How hard to compress. The defaults were chosen by measurement on rendered views (see
// tests/benchmarks/dataset_formats_benchmark.cpp).
struct PngOptions {
  int level = 3;        // zlib, 0 (store) to 9 (smallest)
  bool filters = true;  // choose a filter for each row; false for label maps, where none is best
};

// 1 to 4 channels of kU8 or kU16; the same bytes for the same samples and options. Throws
// Error(kUsage) for anything else, Error(kFailed) where the library does.
std::string encode_png(const Raster& raster, const PngOptions& options = {});

// 1 or 3 channels of kU8. quality 1 to 100; colour is not subsampled from 90 on.
std::string encode_jpeg(const Raster& raster, int quality = 92);

// Encodes by the extension (.png, .jpg, .jpeg) and writes atomically a file that the user named.
void write_image(const std::filesystem::path& path, const Raster& raster);

}  // namespace taskatlas::dataset
