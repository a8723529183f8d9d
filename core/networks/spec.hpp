// SPDX-License-Identifier: MIT
// What a task network is: everything that decides the shape of its layers and its loss, so that a
// file with this and the weights is the whole network. Free of LibTorch.
#pragma once

#include "dataset/classes.hpp"
#include "dataset/statistics.hpp"
#include "dataset/target.hpp"
#include "tasks/task.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace taskatlas::networks {

// Which layers. Both are encoder → representation of 8 channels → task decoder, without pooling at
// the end of the encoder (Zamir et al., CVPR 2018, section 3.1).
enum class Family : std::uint8_t {
  kCompact,   // for processors and small pictures; representation 16 × 16 whatever the picture
  kResnet50,  // the paper's: ResNet-50, stride 16, 15-layer decoder (256 pixels: 16 × 16)
};
std::string_view to_string(Family family);  // "compact", "resnet50"
std::optional<Family> parse_family(std::string_view text);

// What a network answers with, and how that is compared with the target.
struct OutputSpec {
  dataset::TargetKind kind = dataset::TargetKind::kNone;
  int channels = 0;  // of pictures; classes; numbers; dimensions of the embedding (64)
  int size = 1;      // side of the answer in pixels; 1 for classes and numbers
  TaskLoss loss = TaskLoss::kNone;
  // No target is below that, and answers are taken to be at least that: where most of a picture is
  // exactly at the end of its range (no edge, no keypoint), whoever misses it by a little
  // everywhere would lose to the constant. The authors' decoders end with tanh for the same range.
  std::optional<double> lowest;
  // Of the fully connected decoder for classes and numbers: units of a hidden layer, 1 to 8192;
  // layers, the last one among them, 1 to 4. Not used for dense answers.
  int hidden = 256;
  int layers = 2;
  // kCycle alone: standardisation of a pose's six numbers, which composing poses has to undo.
  std::array<double, 6> pose_mean{};
  std::array<double, 6> pose_std{1, 1, 1, 1, 1, 1};

  bool dense() const { return size > 1; }
  bool operator==(const OutputSpec&) const = default;
};

inline constexpr int kRepresentationChannels = 8;
inline constexpr int kEmbeddingDimensions = 64;  // of the segmentations

struct NetworkSpec {
  Family family = Family::kCompact;
  std::string task;        // its code
  int size = 64;           // side of the pictures that the dataset gives and of dense answers
  int input_size = 64;     // side of each input; smaller than `size` for jigsaw's tiles
  int input_channels = 3;  // 1 for colorization
  int images = 1;          // inputs of one sample: 2 for pairs, 3 for triplets, 9 tiles
  OutputSpec output;

  // Pixels of the input for each row or column of the representation.
  int stride() const;
  // Side of the representation of a picture of `size`; of a tile it is input_size / stride().
  int representation_side() const { return size / stride(); }

  // Throws Error(kUsage) saying which field is out of range. Sizes are multiples of 16, powers of 2
  // for kCompact, 32 to 1024.
  void check() const;

  bool operator==(const NetworkSpec&) const = default;
};

// The network of a task of the dictionary. `classes` decides how many are told apart; `statistics`
// must be those that the targets are made with. Throws Error(kUsage) for an unknown task or size.
NetworkSpec spec_for(std::string_view task, int size, Family family,
                     const dataset::Classes& classes,
                     const dataset::Statistics& statistics = dataset::taskonomy_statistics());

// The same of any task, a user's own among them: only of those of the dictionary are there classes
// and statistics.
NetworkSpec spec_for(const Task& task, int size, Family family, const dataset::Classes& classes,
                     const dataset::Statistics& statistics);

// Side of the representation of pictures of that size.
int representation_side(int size, Family family);

// Side of jigsaw's tiles for pictures of that size: what SampleOptions::tile_size has to be
// (half of it; resnet50: a quarter, as the paper's 64 of 256, but at least 32).
int tile_size_for(int size, Family family);

// JSON both ways. parse_spec throws Error(kBadInput) with `name` for anything that check() or the
// task dictionary would refuse.
std::string format_spec(const NetworkSpec& spec);
NetworkSpec parse_spec(std::string_view json, std::string_view name);

// A task's decoder, apart from the network that it belongs to: readouts train it from scratch on
// what they make of other networks' representations.
struct HeadSpec {
  Family family = Family::kCompact;
  OutputSpec output;
  int images = 1;  // whose features are flattened and concatenated (answers of size 1)
  int in_channels = kRepresentationChannels;  // of each image's features, 1 to 4096
  // Side of those features; dense answers are 1, 2, 4, … times as large (kCompact: or half).
  int in_side = 16;

  void check() const;  // throws Error(kUsage)
  bool operator==(const HeadSpec&) const = default;
};
HeadSpec head_spec(const NetworkSpec& network);

}  // namespace taskatlas::networks
