// SPDX-License-Identifier: MIT
// What a network, or the truth, says of one sample, as people look at it, and its bytes: the same
// over the pipe (predict_protocol.hpp) and in the study (kept.hpp). Free of LibTorch.
#pragma once

#include "dataset/encode.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::outputs {

enum class AnswerKind : std::uint8_t {
  kPicture,       // `picture`
  kPixelClasses,  // `labels`, `scores`
  kSegments,      // `labels`, and `picture` of networks (the truth has labels alone)
  kScores,        // `scores`
  kNumbers,       // `numbers`
};
std::string_view to_string(AnswerKind kind);  // "picture", "pixel-classes", "segments", ..

struct ClassScore {
  int index = 0;  // in the order of the network's output (dataset::Classes::names)
  std::string name;
  float score = 0;

  bool operator==(const ClassScore&) const = default;
};

// The stored values that a user's own task takes for its lowest and its highest.
struct ValueRange {
  float low = 0;
  float high = 1;

  bool operator==(const ValueRange&) const = default;
};

struct Answer {
  AnswerKind kind = AnswerKind::kPicture;

  // kPicture: as dataset::display_values (metres, unit normals, 1/m, responses and shades in [0,
  // 1]: the task's domain says which) or sRGB in [0, 1] (autoencoder, denoise, impainting_whole,
  // colorization); of a user's own task as dataset::display_own_values, in the units of its files.
  // kSegments: a projection of the embedding to sRGB in [0, 1], the same for every picture of one
  // network. NaN in all channels = masked. 1 to 3 channels, of own tasks up to 64.
  dataset::Values picture;
  // Of a user's own picture: its values may lie beyond that. Absent of the dictionary's tasks.
  std::optional<ValueRange> range;

  // kPixelClasses: the class of each pixel, -1 = none; kSegments: the segment or cluster of each
  // pixel, from 0, numbers mean nothing. Row-major, width × height.
  int width = 0;
  int height = 0;
  std::vector<std::int32_t> labels;

  // kScores: the best five classes, best first, with the names of dataset::display_scores (of own
  //   tasks their numbers); probabilities. jigsaw: index = number of the permutation
  //   (dataset::jigsaw_permutations); point_match: 0 = different points, 1 = the same point.
  // kPixelClasses: the classes that are present, most frequent first, score = share of the pixels.
  std::vector<ClassScore> scores;

  // dataset::display_numbers: poses in radians and metres, the layout's nine numbers, unit vectors
  // of the three vanishing points; of own tasks the numbers as their files hold them.
  std::vector<double> numbers;
};

// How pictures are kept: kExact as 32-bit floats; kSmall as 8 bits a value, evenly spaced between
// the smallest and the largest of the channel in this answer (255 steps; NaN keeps being NaN), and
// compressed: for the study. Of pictures of more than three channels kSmall keeps the first alone.
enum class Precision : std::uint8_t { kExact, kSmall };

// A picture of at most 4096 × 4096, compact. Throws Error(kUsage) for an answer that contradicts
// itself (sizes, channels, values that are infinite).
std::string encode_answer(const Answer& answer, Precision precision);

// Throws Error(kBadInput) with `name` for anything that encode_answer does not write: bytes are not
// believed, sizes are held against them before memory is taken, nothing is executed.
Answer decode_answer(std::span<const std::byte> bytes, std::string_view name);

}  // namespace taskatlas::outputs
