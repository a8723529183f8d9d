// SPDX-License-Identifier: MIT
#include "dataset/image_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/jpeg.hpp"
#include "dataset/png.hpp"

namespace taskatlas::dataset {
namespace {

[[noreturn]] void refuse_unknown(std::span<const std::byte> bytes, std::string_view name) {
  if (bytes.empty()) throw bad_input(std::string(name) + ": the file is empty; fetch it again");
  throw bad_input(std::string(name) + ": neither a PNG nor a JPEG");
}

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

Raster read_image(const std::filesystem::path& path, const DecodeOptions& options) {
  const std::string content = read_file(path, options.limits.max_file_bytes);
  return decode_image(std::as_bytes(std::span(content)), path.string(), options);
}

void write_image(const std::filesystem::path& path, const Raster& raster) {
  const std::string extension = path.extension().string();
  if (extension == ".png") {
    write_file_atomically(path, encode_png(raster));
  } else if (extension == ".jpg" || extension == ".jpeg") {
    write_file_atomically(path, encode_jpeg(raster));
  } else {
    throw usage_error(path.string() + ": a name that ends in .png or .jpg is expected");
  }
}

}  // namespace taskatlas::dataset
