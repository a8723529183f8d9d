// SPDX-License-Identifier: MIT
// What target.cpp and its neighbours share. Internal to the room.
#pragma once

#include "base/random_stream.hpp"
#include "dataset/target.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace taskatlas::dataset {

// How a task's target is made; one for each kind of computation.
enum class Recipe : std::uint8_t {
  kPicture,    // the picture itself
  kScaled,     // a domain's samples, scaled to [-1, 1]
  kDepth,      // logarithm of a depth's samples
  kCurvature,  // standardised samples
  kSegments,   // label map and random pixels
  kSemantic,   // classes of pixels
  kColour,     // soft codes of colours
  kObject,     // object scores
  kScene,      // scene scores
  kLayout,     // room box
  kVanishing,  // Manhattan directions
  kMatch,      // whether two views show one point
  kFixPose,    // relative pose, fixated
  kOtherPose,  // relative pose
  kEgomotion,  // three relative poses
  kJigsaw,     // permutation of tiles
  kNone,       // the random projection
};

struct TaskRecipe {
  std::string_view code;
  Recipe recipe;
  Domain label = Domain::kRgb;  // the domain that is read
  double full = 1;              // kScaled: this fraction of full scale becomes 1
  bool clip = true;             // kScaled: values beyond are clipped
  double blur = 0;              // kScaled: sigma in pixels at 256 pixels a side, afterwards
  bool depth_mask = false;      // pixels without depth do not count
  std::span<const Domain> domains;
};

// Throws Error(kUsage) for a code that has none.
const TaskRecipe& recipe_of(std::string_view task_code);

// "point 12, view 3".
std::string describe(const View& view);

// The random numbers of one use of a sample's seed.
enum class Draw : std::uint64_t { kNoise, kPixels, kPermutation, kTiles };
inline RandomStream stream_for(const SampleOptions& options, Draw draw) {
  return {options.seed, 0x5461736b53616d70, static_cast<std::uint64_t>(draw)};
}

// A picture's samples as channels × size × size in [-1, 1]; greys are repeated, alpha is dropped.
Planes picture_planes(const Raster& rgb, int size);

// input.cpp
std::vector<Planes> jigsaw_tiles(const Raster& rgb, const std::array<std::uint8_t, 9>& permutation,
                                 const SampleOptions& options);
// Checks sizes; throws Error(kUsage).
void check_options(const SampleOptions& options);
// Which permutation a sample has.
int permutation_of(const SampleOptions& options);

}  // namespace taskatlas::dataset
