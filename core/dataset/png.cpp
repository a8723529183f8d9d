// SPDX-License-Identifier: MIT
#include "dataset/png.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include <spng.h>

namespace taskatlas::dataset {
namespace png {
namespace {

constexpr std::array<unsigned char, 8> kSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

struct Free {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Context = std::unique_ptr<spng_ctx, Free>;

Context new_context(int flags) {
  Context context(spng_ctx_new(flags));
  if (!context) throw failure("libspng: out of memory");
  return context;
}

// Whether an error means that bytes are missing rather than wrong.
bool ends_early(int error) {
  return error == SPNG_IO_EOF || error == SPNG_EIDAT_TOO_SHORT || error == SPNG_EOF;
}

[[noreturn]] void refuse(std::string_view name, int error) {
  if (error == SPNG_EMEM) throw failure(std::string(name) + ": out of memory");
  if (ends_early(error)) {
    throw bad_input(std::string(name) +
                    ": the PNG ends before its picture does; fetch the file again");
  }
  throw bad_input(std::string(name) + ": damaged PNG (" + spng_strerror(error) +
                  "); fetch the file again");
}

void check(std::string_view name, int error) {
  if (error != SPNG_OK) refuse(name, error);
}

int channels_of(const spng_ihdr& header) {
  switch (header.color_type) {
    case SPNG_COLOR_TYPE_GRAYSCALE:
      return 1;
    case SPNG_COLOR_TYPE_GRAYSCALE_ALPHA:
      return 2;
    case SPNG_COLOR_TYPE_TRUECOLOR_ALPHA:
      return 4;
    default:
      return 3;
  }
}

// Opens the file up to its header; sizes beyond the limits are refused here, before any memory is
// taken for them.
Context open(std::span<const std::byte> bytes, std::string_view name, const ImageLimits& limits,
             spng_ihdr& header) {
  Context context = new_context(0);
  // Text and colour profiles are not wanted; a file that claims large ones is refused.
  constexpr std::size_t kChunkBytes = std::size_t{1} << 20;
  check(name, spng_set_chunk_limits(context.get(), kChunkBytes, 4 * kChunkBytes));
  check(name, spng_set_png_buffer(context.get(), bytes.data(), bytes.size()));
  check(name, spng_get_ihdr(context.get(), &header));
  const auto most = static_cast<std::uint32_t>(limits.max_side);
  if (header.width > most || header.height > most ||
      std::uint64_t{header.width} * header.height > limits.max_pixels) {
    throw bad_input(std::string(name) + ": the PNG claims " + std::to_string(header.width) + " × " +
                    std::to_string(header.height) + " pixels, more than are read (" +
                    std::to_string(limits.max_side) + " a side, " +
                    std::to_string(limits.max_pixels) + " in all); use a smaller picture");
  }
  return context;
}

// Rows of packed samples of 1, 2 or 4 bits, each row beginning with a new byte, as one sample a
// byte.
void unpack(std::span<const unsigned char> packed, int bits, Raster& out) {
  const auto width = static_cast<std::size_t>(out.width());
  const auto step = static_cast<std::size_t>(bits);
  const std::size_t row_bytes = (width * step + 7) / 8;
  const unsigned mask = (1u << step) - 1;
  const auto to = out.u8();
  for (std::size_t y = 0; y < static_cast<std::size_t>(out.height()); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t bit = x * step;
      const unsigned byte = packed[y * row_bytes + bit / 8];
      to[y * width + x] = static_cast<std::uint8_t>(byte >> (8 - step - bit % 8) & mask);
    }
  }
}

// What libspng is asked for, and what comes of it.
struct Plan {
  int format = SPNG_FMT_PNG;
  int flags = 0;
  int channels = 1;
  SampleType type = SampleType::kU8;
  bool packed = false;
};

Plan plan_for(spng_ctx* context, const spng_ihdr& header, bool labels) {
  Plan plan;
  plan.channels = channels_of(header);
  plan.type = header.bit_depth == 16 ? SampleType::kU16 : SampleType::kU8;
  if (header.color_type == SPNG_COLOR_TYPE_INDEXED && !labels) {
    spng_trns transparency{};
    const bool alpha = spng_get_trns(context, &transparency) == SPNG_OK;
    plan.format = alpha ? SPNG_FMT_RGBA8 : SPNG_FMT_RGB8;
    plan.flags = alpha ? SPNG_DECODE_TRNS : 0;
    plan.channels = alpha ? 4 : 3;
  } else if (header.color_type == SPNG_COLOR_TYPE_INDEXED) {
    plan.channels = 1;
    plan.packed = header.bit_depth < 8;
  } else if (header.bit_depth < 8) {
    if (!labels) plan.format = SPNG_FMT_G8;  // scaled to 0–255
    plan.packed = labels;
  }
  return plan;
}

}  // namespace

bool is_png(std::span<const std::byte> bytes) {
  return bytes.size() >= kSignature.size() &&
         std::memcmp(bytes.data(), kSignature.data(), kSignature.size()) == 0;
}

namespace {

ImageInfo info_of(const spng_ihdr& header) {
  ImageInfo info;
  info.format = ImageFormat::kPng;
  info.width = static_cast<int>(header.width);
  info.height = static_cast<int>(header.height);
  info.channels = channels_of(header);
  info.bits = header.bit_depth;
  info.palette = header.color_type == SPNG_COLOR_TYPE_INDEXED;
  return info;
}

}  // namespace

ImageInfo probe(std::span<const std::byte> bytes, std::string_view name,
                const ImageLimits& limits) {
  spng_ihdr header{};
  const Context context = open(bytes, name, limits, header);
  return info_of(header);
}

Raster decode(std::span<const std::byte> bytes, std::string_view name,
              const DecodeOptions& options) {
  spng_ihdr header{};
  const Context context = open(bytes, name, options.limits, header);
  const MemoryBudget::Share room = decoding_budget().take(decoding_bytes(info_of(header)));
  const Plan plan = plan_for(context.get(), header, options.palette_indices);
  Raster out(static_cast<int>(header.width), static_cast<int>(header.height), plan.channels,
             plan.type, options.limits, name);
  std::size_t size = 0;
  check(name, spng_decoded_image_size(context.get(), plan.format, &size));
  if (plan.packed) {
    std::vector<unsigned char> packed(size);
    check(name, spng_decode_image(context.get(), packed.data(), size, plan.format, plan.flags));
    unpack(packed, header.bit_depth, out);
  } else {
    if (size != out.bytes().size()) throw std::logic_error("libspng's picture has another size");
    check(name,
          spng_decode_image(context.get(), out.bytes().data(), size, plan.format, plan.flags));
  }
  // What follows the picture is read too, so that a file cut off there is noticed.
  check(name, spng_decode_chunks(context.get()));
  return out;
}

}  // namespace png

std::string encode_png(const Raster& raster, const PngOptions& options) {
  if (raster.empty() || raster.channels() > 4 || raster.type() == SampleType::kF32) {
    throw usage_error("a PNG has 1 to 4 channels of 8 or 16 bits");
  }
  if (options.level < 0 || options.level > 9) throw usage_error("a PNG's level is 0 to 9");
  constexpr std::array<std::uint8_t, 4> kColourTypes{
      SPNG_COLOR_TYPE_GRAYSCALE, SPNG_COLOR_TYPE_GRAYSCALE_ALPHA, SPNG_COLOR_TYPE_TRUECOLOR,
      SPNG_COLOR_TYPE_TRUECOLOR_ALPHA};
  const png::Context context = png::new_context(SPNG_CTX_ENCODER);
  const auto must = [](int error) {
    if (error != SPNG_OK)
      throw failure(std::string("cannot encode a PNG: ") + spng_strerror(error));
  };
  spng_ihdr header{};
  header.width = static_cast<std::uint32_t>(raster.width());
  header.height = static_cast<std::uint32_t>(raster.height());
  header.bit_depth = raster.type() == SampleType::kU16 ? 16 : 8;
  header.color_type = kColourTypes[static_cast<std::size_t>(raster.channels() - 1)];
  must(spng_set_ihdr(context.get(), &header));
  must(spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1));
  must(spng_set_option(context.get(), SPNG_IMG_COMPRESSION_LEVEL, options.level));
  must(spng_set_option(context.get(), SPNG_FILTER_CHOICE,
                       options.filters ? SPNG_FILTER_CHOICE_ALL : SPNG_DISABLE_FILTERING));
  must(spng_encode_image(context.get(), raster.bytes().data(), raster.bytes().size(), SPNG_FMT_PNG,
                         SPNG_ENCODE_FINALIZE));
  std::size_t size = 0;
  int error = SPNG_OK;
  const std::unique_ptr<void, decltype(&std::free)> buffer(
      spng_get_png_buffer(context.get(), &size, &error), &std::free);
  must(error);
  return {static_cast<const char*>(buffer.get()), size};
}

}  // namespace taskatlas::dataset
