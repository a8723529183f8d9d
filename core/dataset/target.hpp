// SPDX-License-Identifier: MIT
// From the files of a view, or of a pair or triplet, to what a network sees and what it must
// answer: for each of the paper's 26 tasks the inputs, the target and its mask, as plain arrays;
// and back to values with units for people. Definitions: the paper's supplement and
// StanfordVL/taskonomy, taskbank/experiments/final/*/config.py with code/lib/data/load_ops.py. All
// functions are pure and thread-safe: the same views, options and seed give the same bytes.
#pragma once

#include "dataset/classes.hpp"
#include "dataset/colour.hpp"
#include "dataset/domain.hpp"
#include "dataset/encode.hpp"
#include "dataset/point_info.hpp"
#include "dataset/raster.hpp"
#include "dataset/resize.hpp"
#include "dataset/statistics.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

// Everything that was read of one view. Empty rasters and vectors and absent facts mean that there
// is no such file. Rasters may be at their size on disk or already resized (resize()).
struct View {
  std::uint64_t building = 0;  // any number that tells buildings (rooms) apart
  std::uint32_t point = 0;
  std::uint32_t view = 0;
  std::array<Raster, kDomainCount> rasters;
  std::optional<PointInfo> info;
  std::vector<float> object_scores;  // class_object as stored
  std::vector<float> scene_scores;   // class_scene as stored

  const Raster& operator[](Domain domain) const { return rasters[index(domain)]; }
  Raster& operator[](Domain domain) { return rasters[index(domain)]; }
};

// The domains without which a task cannot be learnt, rgb among them, in the enumeration's order.
// Throws Error(kUsage) for a code that is not in the task dictionary.
std::span<const Domain> required_domains(std::string_view task_code);

// Channels × height × width floats, in this order ("CHW").
struct Planes {
  int channels = 0;
  int height = 0;
  int width = 0;
  std::vector<float> data;

  Planes() = default;
  Planes(int c, int h, int w);  // zeros
  std::size_t index(int c, int y, int x) const {
    return (static_cast<std::size_t>(c) * static_cast<std::size_t>(height) +
            static_cast<std::size_t>(y)) *
               static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
};

enum class TargetKind : std::uint8_t {
  kImage,        // values: channels × size × size
  kScores,       // values: classes × 1 × 1, probabilities that sum to 1
  kVector,       // values: numbers × 1 × 1
  kPixelClass,   // labels: one class for each pixel, -1 where none
  kPixelColour,  // colour: a soft code for each pixel, at a quarter of the size
  kSegments,     // labels: segment of each pixel; pixels: those to compare
  kNone,         // the random projection
};

struct PixelIndex {
  std::uint16_t row = 0;
  std::uint16_t column = 0;

  bool operator==(const PixelIndex&) const = default;
};
inline constexpr int kSegmentPixels = 300;

struct Target {
  TargetKind kind = TargetKind::kNone;
  int height = 1;
  int width = 1;
  Planes values;
  std::vector<std::int32_t> labels;  // row-major
  std::vector<ColourCode> colour;    // row-major
  std::vector<PixelIndex> pixels;    // kSegments: distinct, drawn by the seed
  // A weight for each pixel, row-major, or one weight for scores and vectors: 0 = do not count.
  // Weights other than 0 and 1 rebalance classes (segmentsemantic_rb, colorization).
  std::vector<float> mask;
};

struct Sample {
  std::vector<Planes> inputs;  // one for each image: 3 × size × size in [-1, 1] (L alone: 1)
  Target target;
};

class OwnTasks;  // own_task.hpp

struct SampleOptions {
  int size = 256;          // side of inputs and image targets, 32 to 4096; a multiple of 4
  int tile_size = 0;       // side of jigsaw's tiles, 16 to 4096; 0 = as size
  std::uint64_t seed = 1;  // of this sample: denoising's noise, tiles, segment pixels
  // nullptr = taskonomy_statistics(), with segment weights of 1 where `classes` counts others.
  const Statistics* statistics = nullptr;
  const Classes* classes = nullptr;  // nullptr = taskonomy_classes()
  // The user's own tasks, which make_inputs() then knows as well; nullptr = none.
  const OwnTasks* own = nullptr;
  // Of jigsaw's permutation, 0 to 99; nullopt = drawn by the seed.
  std::optional<int> permutation;
};

// How many views a sample of the task is made of: 2 for pairs, 3 for egomotion, 1 else (jigsaw's
// nine tiles come from one).
int views_per_sample(std::string_view task_code);

// The sample. Throws Error(kUsage) for an unknown code, a wrong number of views or options out of
// range; Error(kBadInput) naming point, view and domain where a required one is absent or cannot be
// used. A mask of 0 rather than an error is given, as in the authors' code, to a class label whose
// file is absent or whose kept classes all score 0, and to a layout whose point_info has no box.
Sample make_sample(std::string_view task_code, std::span<const View> views,
                   const SampleOptions& options = {});

// The network's input alone, for those who have no labels: an image encoded for `task_code` as
// above (one view; tasks of several images take it as each of them).
std::vector<Planes> make_inputs(std::string_view task_code, const Raster& rgb,
                                const SampleOptions& options = {});

// --- back, for display. `values` is a target's or a network's answer.

// kImage: values in the units of the domain (metres, unit normals in the camera's frame, 1/m, [0,
// 1] colours and shades, responses as fractions of full scale), NaN where mask is 0 (an empty mask
// counts everything). Occlusion edges stay blurred as the target is. Answers beyond what can be
// stored are clipped to it. Throws Error(kUsage) for a task whose target is no image, or another
// number of channels.
Values display_values(std::string_view task_code, const Planes& values, std::span<const float> mask,
                      const Statistics& statistics);

// kPixelColour: a picture of sRGB in [0, 1] from the input's lightness (1 × H × W in [-1, 1]) and
// 313 probabilities a pixel (313 × h × w; the annealed mean of their colours) or a target's codes
// (h × w), grown to the size of the lightness.
Values display_colours(const Planes& lightness, const Planes& probabilities);
Values display_colours(const Planes& lightness, const Target& target);

// kVector: poses in radians and metres, the layout's nine numbers, unit vectors of the vanishing
// points. The same count comes back.
std::vector<double> display_numbers(std::string_view task_code, std::span<const float> values,
                                    const Statistics& statistics);

struct NamedScore {
  std::string name;
  float score = 0;
};
// kScores: the `most` best classes, best first, ties in the list's order.
std::vector<NamedScore> display_scores(std::string_view task_code, std::span<const float> scores,
                                       const Classes& classes, int most = 5);

// The 100 permutations that jigsaw tells apart: tile i of the input shows cell permutation[i] of
// the picture (cells row by row). Chosen greedily for the greatest sum of Hamming distances to
// those already chosen, beginning with the identity, the first in lexicographic order where several
// are equally far. The authors began with a random one (jigsaw_max_hamming_set.npy), so that class
// numbers differ from theirs; the construction is theirs.
inline constexpr int kJigsawPermutations = 100;
std::span<const std::array<std::uint8_t, 9>> jigsaw_permutations();

}  // namespace taskatlas::dataset
