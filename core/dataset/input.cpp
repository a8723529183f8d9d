// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/own_task.hpp"
#include "dataset/target_parts.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::dataset {
namespace {

constexpr int kCells = 3;  // of the jigsaw, a side

// The piece of a picture from (left, top), of any type.
Raster cut(const Raster& from, int left, int top, int width, int height) {
  Raster out(width, height, from.channels(), from.type());
  const std::size_t sample = bytes_per_sample(from.type());
  const std::size_t row =
      static_cast<std::size_t>(width) * static_cast<std::size_t>(from.channels()) * sample;
  for (int y = 0; y < height; ++y) {
    const auto begin =
        from.bytes().begin() + static_cast<std::ptrdiff_t>(from.index(left, top + y) * sample);
    std::copy_n(
        begin, row,
        out.bytes().begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * row));
  }
  return out;
}

// As planes in [-1, 1], at the size it has.
Planes planes_of(const Raster& raster) {
  if (raster.type() == SampleType::kF32) throw bad_input("rgb has 8 or 16 bits a sample");
  constexpr int kColours = 3;
  Planes out(kColours, raster.height(), raster.width());
  const bool grey = raster.channels() < kColours;
  const auto step = static_cast<std::size_t>(raster.channels());
  const std::size_t pixels = raster.pixels();
  const auto run = [&](const auto samples, float half) {
    for (std::size_t c = 0; c < kColours; ++c) {
      for (std::size_t i = 0; i < pixels; ++i) {
        out.data[c * pixels + i] =
            static_cast<float>(samples[i * step + (grey ? 0 : c)]) / half - 1;
      }
    }
  };
  if (raster.type() == SampleType::kU8) {
    run(raster.u8(), 127.5f);
  } else {
    run(raster.u16(), 32'767.5f);
  }
  return out;
}

// Gaussian noise of variance 0.01 on [0, 1], clipped there.
void add_noise(Planes& picture, RandomStream random) {
  constexpr double kDeviation = 0.1;
  for (float& value : picture.data) {
    const double noisy = (value + 1) / 2.0 + kDeviation * random.normal();
    value = static_cast<float>(std::clamp(noisy, 0.0, 1.0) * 2 - 1);
  }
}

// The central quarter of the picture is the mean of the scale.
void blank_centre(Planes& picture) {
  for (int c = 0; c < picture.channels; ++c) {
    for (int y = picture.height / 4; y < 3 * picture.height / 4; ++y) {
      for (int x = picture.width / 4; x < 3 * picture.width / 4; ++x) {
        picture.data[picture.index(c, y, x)] = 0;
      }
    }
  }
}

Planes lightness(const Planes& picture) {
  Planes out(1, picture.height, picture.width);
  const std::size_t pixels = out.data.size();
  for (std::size_t i = 0; i < pixels; ++i) {
    const Lab lab = lab_from_srgb({(picture.data[i] + 1) / 2, (picture.data[pixels + i] + 1) / 2,
                                   (picture.data[2 * pixels + i] + 1) / 2});
    out.data[i] = lab.lightness / 50 - 1;
  }
  return out;
}

}  // namespace

Planes::Planes(int c, int h, int w) : channels(c), height(h), width(w) {
  constexpr int kMost = 4096;
  if (c < 1 || h < 1 || w < 1 || c > kMost || h > kMost || w > kMost) {
    throw usage_error("planes have 1 to 4096 channels, rows and columns");
  }
  data.resize(static_cast<std::size_t>(c) * static_cast<std::size_t>(h) *
              static_cast<std::size_t>(w));
}

void check_options(const SampleOptions& options) {
  if (options.size < 32 || options.size > 4096 || options.size % 4 != 0) {
    throw usage_error("a sample's size is 32 to 4096 pixels, a multiple of 4");
  }
  if (options.tile_size != 0 && (options.tile_size < 16 || options.tile_size > 4096)) {
    throw usage_error("a tile's size is 16 to 4096 pixels, or 0 for the sample's");
  }
  if (options.permutation &&
      (*options.permutation < 0 || *options.permutation >= kJigsawPermutations)) {
    throw usage_error("jigsaw's permutations are numbered 0 to 99");
  }
}

Planes picture_planes(const Raster& rgb, int size) {
  return planes_of(resize(rgb, Domain::kRgb, size));
}

int permutation_of(const SampleOptions& options) {
  if (options.permutation) return *options.permutation;
  RandomStream random = stream_for(options, Draw::kPermutation);
  return static_cast<int>(random.below(kJigsawPermutations));
}

std::vector<Planes> jigsaw_tiles(const Raster& given,
                                 const std::array<std::uint8_t, 9>& permutation,
                                 const SampleOptions& options) {
  const Raster rgb = crop_square(given);
  const int cell = rgb.width() / kCells;
  const int piece = cell * 9 / 10;
  if (piece < 1) throw bad_input("rgb is too small to be cut into nine tiles");
  const int tile = options.tile_size == 0 ? options.size : options.tile_size;
  RandomStream random = stream_for(options, Draw::kTiles);
  std::vector<Planes> out;
  for (const std::uint8_t place : permutation) {
    const auto slack = static_cast<std::size_t>(cell - piece) + 1;
    const int top = place / kCells * cell + static_cast<int>(random.below(slack));
    const int left = place % kCells * cell + static_cast<int>(random.below(slack));
    out.push_back(planes_of(resize_area(cut(rgb, left, top, piece, piece), tile, tile)));
  }
  return out;
}

std::vector<Planes> make_inputs(std::string_view task_code, const Raster& rgb,
                                const SampleOptions& options) {
  check_options(options);
  if (options.own != nullptr && options.own->find(task_code) != nullptr) {
    return {picture_planes(rgb, options.size)};
  }
  const TaskRecipe& recipe = recipe_of(task_code);
  const int images = find_dictionary_task(task_code)->inputs;
  const bool tiles = recipe.recipe == Recipe::kJigsaw;
  Planes picture =
      picture_planes(rgb, tiles && options.tile_size != 0 ? options.tile_size : options.size);
  if (recipe.code == "denoise") add_noise(picture, stream_for(options, Draw::kNoise));
  if (recipe.code == "impainting_whole") blank_centre(picture);
  if (recipe.recipe == Recipe::kColour) picture = lightness(picture);
  return std::vector<Planes>(static_cast<std::size_t>(images), picture);
}

}  // namespace taskatlas::dataset
