// SPDX-License-Identifier: MIT
#include "dataset/jpeg.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <type_traits>

#include <turbojpeg.h>

namespace taskatlas::dataset {
namespace jpeg {
namespace {

struct Destroy {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<std::remove_pointer_t<tjhandle>, Destroy>;

const unsigned char* unsigned_bytes(std::span<const std::byte> bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

[[noreturn]] void refuse(std::string_view name, tjhandle handle) {
  const std::string reason = tjGetErrorStr2(handle);
  if (reason.find("Premature end") != reason.npos) {
    throw bad_input(std::string(name) +
                    ": the JPEG ends before its picture does; fetch the file again");
  }
  throw bad_input(std::string(name) + ": damaged JPEG (" + reason + "); fetch the file again");
}

ImageInfo read_header(tjhandle handle, std::span<const std::byte> bytes, std::string_view name,
                      const ImageLimits& limits) {
  ImageInfo info;
  info.format = ImageFormat::kJpeg;
  info.bits = 8;
  int subsampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(handle, unsigned_bytes(bytes), bytes.size(), &info.width, &info.height,
                          &subsampling, &colours) != 0) {
    refuse(name, handle);
  }
  if (colours == TJCS_CMYK || colours == TJCS_YCCK) {
    throw bad_input(std::string(name) +
                    ": a JPEG of printing colours (CMYK) is not read; convert it to RGB");
  }
  info.channels = colours == TJCS_GRAY ? 1 : 3;
  if (info.width < 1 || info.height < 1 || info.width > limits.max_side ||
      info.height > limits.max_side ||
      static_cast<std::size_t>(info.width) * static_cast<std::size_t>(info.height) >
          limits.max_pixels) {
    throw bad_input(std::string(name) + ": the JPEG claims " + std::to_string(info.width) + " × " +
                    std::to_string(info.height) + " pixels, more than are read (" +
                    std::to_string(limits.max_side) + " a side, " +
                    std::to_string(limits.max_pixels) + " in all); use a smaller picture");
  }
  return info;
}

Handle new_decoder() {
  Handle handle(tjInitDecompress());
  if (!handle) throw failure("libjpeg-turbo: out of memory");
  return handle;
}

// Shrinks the size by the smallest factor below one that leaves both sides at least `at_least`.
void scale_down(int& width, int& height, int at_least) {
  int count = 0;
  const tjscalingfactor* factors = tjGetScalingFactors(&count);
  const int full_width = width;
  const int full_height = height;
  for (int i = 0; factors != nullptr && i < count; ++i) {
    if (factors[i].num > factors[i].denom) continue;
    const int w = TJSCALED(full_width, factors[i]);
    const int h = TJSCALED(full_height, factors[i]);
    if (std::min(w, h) < at_least || w > width) continue;
    width = w;
    height = h;
  }
}

}  // namespace

bool is_jpeg(std::span<const std::byte> bytes) {
  return bytes.size() >= 3 && bytes[0] == std::byte{0xff} && bytes[1] == std::byte{0xd8} &&
         bytes[2] == std::byte{0xff};
}

ImageInfo probe(std::span<const std::byte> bytes, std::string_view name,
                const ImageLimits& limits) {
  const Handle handle = new_decoder();
  return read_header(handle.get(), bytes, name, limits);
}

Raster decode(std::span<const std::byte> bytes, std::string_view name,
              const DecodeOptions& options) {
  const Handle handle = new_decoder();
  ImageInfo info = read_header(handle.get(), bytes, name, options.limits);
  const MemoryBudget::Share room = decoding_budget().take(decoding_bytes(info));
  if (options.at_least > 0) scale_down(info.width, info.height, options.at_least);
  Raster out(info.width, info.height, info.channels, SampleType::kU8, options.limits, name);
  // A warning is damage: the rest of the picture would be grey. Progressive files of very many
  // scans, which cost minutes, are refused.
  const int flags = TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
  if (tjDecompress2(handle.get(), unsigned_bytes(bytes), bytes.size(), out.u8().data(), info.width,
                    0, info.height, info.channels == 1 ? TJPF_GRAY : TJPF_RGB, flags) != 0) {
    refuse(name, handle.get());
  }
  return out;
}

}  // namespace jpeg

std::string encode_jpeg(const Raster& raster, int quality) {
  if (raster.empty() || (raster.channels() != 1 && raster.channels() != 3) ||
      raster.type() != SampleType::kU8) {
    throw usage_error("a JPEG has 1 or 3 channels of 8 bits");
  }
  if (quality < 1 || quality > 100) throw usage_error("a JPEG's quality is 1 to 100");
  const jpeg::Handle handle(tjInitCompress());
  if (!handle) throw failure("libjpeg-turbo: out of memory");
  constexpr int kFullColour = 90;
  const bool grey = raster.channels() == 1;
  const int subsampling = grey ? TJSAMP_GRAY : quality >= kFullColour ? TJSAMP_444 : TJSAMP_420;
  unsigned char* data = nullptr;
  unsigned long size = 0;
  const int status = tjCompress2(handle.get(), raster.u8().data(), raster.width(), 0,
                                 raster.height(), grey ? TJPF_GRAY : TJPF_RGB, &data, &size,
                                 subsampling, quality, TJFLAG_ACCURATEDCT);
  const std::unique_ptr<unsigned char, decltype(&tjFree)> buffer(data, &tjFree);
  if (status != 0) {
    throw failure(std::string("cannot encode a JPEG: ") + tjGetErrorStr2(handle.get()));
  }
  return {reinterpret_cast<const char*>(buffer.get()), size};
}

}  // namespace taskatlas::dataset
