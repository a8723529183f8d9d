// SPDX-License-Identifier: MIT
#include "networks/spec.hpp"

#include "base/error.hpp"
#include "dataset/json_fields.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::networks {
namespace {

using dataset::TargetKind;

constexpr int kMostClasses = 65'535;
constexpr int kMostImages = 16;
constexpr double kMostNumber = 1e9;

std::string_view to_string(TargetKind kind) {
  switch (kind) {
    case TargetKind::kImage:
      return "image";
    case TargetKind::kScores:
      return "scores";
    case TargetKind::kVector:
      return "vector";
    case TargetKind::kPixelClass:
      return "pixel_class";
    case TargetKind::kPixelColour:
      return "pixel_colour";
    case TargetKind::kSegments:
      return "segments";
    case TargetKind::kNone:
      return "none";
  }
  return "none";
}

std::optional<TargetKind> parse_kind(std::string_view text) {
  for (const TargetKind kind :
       {TargetKind::kImage, TargetKind::kScores, TargetKind::kVector, TargetKind::kPixelClass,
        TargetKind::kPixelColour, TargetKind::kSegments, TargetKind::kNone}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

bool power_of_two(int value) {
  return value > 0 && std::has_single_bit(static_cast<unsigned>(value));
}

[[noreturn]] void refuse(const std::string& what) { throw usage_error("network: " + what); }

TargetKind kind_of(const Task& task) {
  if (task.code == "colorization") return TargetKind::kPixelColour;
  switch (task.output.kind) {
    case OutputKind::kImage:
      return task.loss == TaskLoss::kCrossEntropy ? TargetKind::kPixelClass : TargetKind::kImage;
    case OutputKind::kClasses:
      return TargetKind::kScores;
    case OutputKind::kVector:
      return TargetKind::kVector;
    case OutputKind::kEmbedding:
      return TargetKind::kSegments;
    case OutputKind::kNone:
      return TargetKind::kNone;
  }
  return TargetKind::kNone;
}

// Whether a decoder takes features of that side to an answer of this one.
bool reaches(Family family, int side, int size) {
  if (size % side == 0 && power_of_two(size / side)) return true;
  // Colours of pictures of 32 pixels: 8 × 8 of 16 × 16.
  return family == Family::kCompact && side == 2 * size;
}

// The fully connected decoder: the authors' (taskbank/experiments/final/*/config.py), or one that
// suits a few thousand pictures.
void set_decoder(const Task& task, Family family, OutputSpec& output) {
  const bool deep =
      task.code == "jigsaw" || task.code == "non_fixated_pose" || task.loss == TaskLoss::kCycle;
  output.layers = deep ? 3 : 2;
  output.hidden = 256;
  if (family == Family::kResnet50 && task.code != "point_match") {
    output.hidden = task.loss == TaskLoss::kCycle ? 1024 : 2048;
  }
}

bool fits(TargetKind kind, TaskLoss loss) {
  switch (kind) {
    case TargetKind::kImage:
      return loss == TaskLoss::kL1 || loss == TaskLoss::kL2;
    case TargetKind::kScores:
    case TargetKind::kPixelClass:
    case TargetKind::kPixelColour:
      return loss == TaskLoss::kCrossEntropy;
    case TargetKind::kVector:
      return loss == TaskLoss::kL1 || loss == TaskLoss::kL2 || loss == TaskLoss::kNorm ||
             loss == TaskLoss::kCycle;
    case TargetKind::kSegments:
      return loss == TaskLoss::kMetric;
    case TargetKind::kNone:
      return loss == TaskLoss::kNone;
  }
  return false;
}

void check_output(const OutputSpec& output) {
  if (!fits(output.kind, output.loss)) {
    refuse("an answer of kind " + std::string(to_string(output.kind)) + " has no loss " +
           std::string(taskatlas::to_string(output.loss)));
  }
  if (output.kind == TargetKind::kNone) {
    if (output.channels != 0) refuse("no answer has no channels");
    return;
  }
  if (output.channels < 1 || output.channels > kMostClasses) refuse("channels are 1 to 65535");
  const bool vector = output.kind == TargetKind::kScores || output.kind == TargetKind::kVector;
  if (vector && output.size != 1) refuse("classes and numbers have the size 1");
  if (!vector && (output.size < 8 || output.size > 1024)) {
    refuse("dense answers have 8 to 1024 pixels a side");
  }
  if (!vector && output.channels > 4096) refuse("dense answers have at most 4096 channels");
  if (output.lowest && (output.kind != TargetKind::kImage || !std::isfinite(*output.lowest))) {
    refuse("the lowest answer is that of a picture");
  }
  if (output.hidden < 1 || output.hidden > 8192) refuse("hidden layers have 1 to 8192 units");
  if (output.layers < 1 || output.layers > 4) refuse("there are 1 to 4 fully connected layers");
  constexpr int kTriplet = 18;
  if (output.loss == TaskLoss::kCycle && output.channels != kTriplet) {
    refuse("the poses of a triplet are 18 numbers");
  }
  for (const double value : output.pose_mean) {
    if (!std::isfinite(value)) refuse("means of poses are finite");
  }
  for (const double value : output.pose_std) {
    if (!(value > 0) || !std::isfinite(value)) refuse("deviations of poses are positive");
  }
}

}  // namespace

std::string_view to_string(Family family) {
  return family == Family::kCompact ? "compact" : "resnet50";
}

std::optional<Family> parse_family(std::string_view text) {
  for (const Family family : {Family::kCompact, Family::kResnet50}) {
    if (to_string(family) == text) return family;
  }
  return std::nullopt;
}

int NetworkSpec::stride() const {
  constexpr int kSide = 16;
  return family == Family::kCompact ? size / kSide : kSide;
}

void NetworkSpec::check() const {
  constexpr int kLeast = 32;
  constexpr int kMost = 1024;
  if (!is_task_code(task)) refuse("'" + task + "' is no task's code");
  if (size < kLeast || size > kMost) refuse("pictures have 32 to 1024 pixels a side");
  if (family == Family::kCompact ? !power_of_two(size) : size % 16 != 0) {
    refuse(family == Family::kCompact
               ? "the compact family takes pictures of 32, 64, 128, 256, 512 or 1024 pixels a side"
               : "the side of pictures is a multiple of 16");
  }
  if (input_size < stride() || input_size > size || input_size % stride() != 0) {
    refuse("the side of inputs is a multiple of the stride, " + std::to_string(stride()) +
           ", and at most that of pictures");
  }
  if (input_channels != 1 && input_channels != 3) refuse("inputs have 1 or 3 channels");
  if (images < 1 || images > kMostImages) refuse("a sample has 1 to 16 inputs");
  check_output(output);
  if (output.dense()) {
    if (images != 1 || input_size != size) refuse("a dense answer is of one picture");
    if (!reaches(family, representation_side(), output.size)) {
      refuse("a dense answer is 1, 2, 4, … times as large as the representation");
    }
  }
}

NetworkSpec spec_for(std::string_view code, int size, Family family,
                     const dataset::Classes& classes, const dataset::Statistics& statistics) {
  const Task* task = find_dictionary_task(code);
  if (task == nullptr) throw usage_error("there is no task '" + std::string(code) + "'");
  return spec_for(*task, size, family, classes, statistics);
}

NetworkSpec spec_for(const Task& task, int size, Family family, const dataset::Classes& classes,
                     const dataset::Statistics& statistics) {
  NetworkSpec spec;
  spec.family = family;
  spec.task = task.code;
  spec.size = size;
  spec.input_size = task.code == "jigsaw" ? tile_size_for(size, family) : size;
  spec.input_channels = task.code == "colorization" ? 1 : 3;
  spec.images = task.inputs;
  spec.output.kind = kind_of(task);
  spec.output.loss = task.loss;
  spec.output.channels = task.output.channels;
  const auto count = static_cast<int>(classes.count(task.code));
  if (count > 0) spec.output.channels = count;
  switch (spec.output.kind) {
    case TargetKind::kImage:
    case TargetKind::kPixelClass:
    case TargetKind::kSegments:
      spec.output.size = size;
      break;
    case TargetKind::kPixelColour:
      spec.output.size = size / 4;
      break;
    default:
      spec.output.size = 1;
  }
  // Pictures are scaled to [-1, 1], depth to [0, 1]; curvature, standardised, has no end.
  if (find_dictionary_task(task.code) != nullptr && spec.output.kind == TargetKind::kImage &&
      spec.output.loss == TaskLoss::kL1) {
    spec.output.lowest = -1;
  }
  set_decoder(task, family, spec.output);
  if (spec.output.loss == TaskLoss::kCycle) {
    spec.output.pose_mean = statistics.fix_pose.mean;
    spec.output.pose_std = statistics.fix_pose.std;
  }
  spec.check();
  return spec;
}

int representation_side(int size, Family family) {
  NetworkSpec spec;
  spec.family = family;
  spec.size = size;
  return spec.representation_side();
}

int tile_size_for(int size, Family family) {
  constexpr int kLeast = 32;
  return family == Family::kCompact ? std::max(size / 2, 16) : std::max(size / 4, kLeast);
}

std::string format_spec(const NetworkSpec& spec) {
  nlohmann::ordered_json out;
  out["family"] = to_string(spec.family);
  out["task"] = spec.task;
  out["size"] = spec.size;
  out["input_size"] = spec.input_size;
  out["input_channels"] = spec.input_channels;
  out["images"] = spec.images;
  nlohmann::ordered_json output;
  output["kind"] = to_string(spec.output.kind);
  output["channels"] = spec.output.channels;
  output["size"] = spec.output.size;
  output["loss"] = taskatlas::to_string(spec.output.loss);
  if (spec.output.lowest) output["lowest"] = *spec.output.lowest;
  output["hidden"] = spec.output.hidden;
  output["layers"] = spec.output.layers;
  output["pose_mean"] = spec.output.pose_mean;
  output["pose_std"] = spec.output.pose_std;
  out["output"] = std::move(output);
  return out.dump();
}

NetworkSpec parse_spec(std::string_view text, std::string_view name) {
  const nlohmann::json json = dataset::parse_json(text, name);
  const dataset::JsonFields fields(json, name);
  const auto whole = [](const dataset::JsonFields& from, const char* key) {
    return static_cast<int>(from.whole(key, 0, kMostClasses));
  };
  NetworkSpec spec;
  const auto family = parse_family(fields.text("family"));
  if (!family) fields.refuse("family", "is compact or resnet50");
  spec.family = *family;
  spec.task = fields.text("task");
  spec.size = whole(fields, "size");
  spec.input_size = whole(fields, "input_size");
  spec.input_channels = whole(fields, "input_channels");
  spec.images = whole(fields, "images");
  const dataset::JsonFields output = fields.object("output");
  const auto kind = parse_kind(output.text("kind"));
  if (!kind) output.refuse("kind", "is unknown");
  spec.output.kind = *kind;
  spec.output.channels = whole(output, "channels");
  spec.output.size = whole(output, "size");
  const auto loss = parse_task_loss(output.text("loss"));
  if (!loss) output.refuse("loss", "is unknown");
  spec.output.loss = *loss;
  if (json.at("output").contains("lowest")) {
    spec.output.lowest = output.number("lowest", kMostNumber);
  }
  spec.output.hidden = whole(output, "hidden");
  spec.output.layers = whole(output, "layers");
  output.numbers("pose_mean", kMostNumber, spec.output.pose_mean);
  output.numbers("pose_std", kMostNumber, spec.output.pose_std);
  try {
    spec.check();
  } catch (const Error& error) {
    throw bad_input(std::string(name) + ": " + error.what());
  }
  return spec;
}

void HeadSpec::check() const {
  constexpr int kMostChannels = 4096;
  check_output(output);
  if (output.kind == TargetKind::kNone) refuse("a task without an answer has no decoder");
  if (images < 1 || images > kMostImages) refuse("a sample has 1 to 16 inputs");
  if (in_channels < 1 || in_channels > kMostChannels) refuse("features have 1 to 4096 channels");
  if (in_side < 1 || in_side > 1024) refuse("features have 1 to 1024 rows");
  if (output.dense() && (images != 1 || !reaches(family, in_side, output.size))) {
    refuse("a dense answer is of one picture, and 1, 2, 4, … times as large as its features");
  }
  constexpr std::int64_t kMostFlat = std::int64_t{1} << 20;
  if (!output.dense() &&
      static_cast<std::int64_t>(images) * in_channels * in_side * in_side > kMostFlat) {
    refuse("the features of a sample are at most 1048576 numbers");
  }
}

HeadSpec head_spec(const NetworkSpec& network) {
  HeadSpec spec;
  spec.family = network.family;
  spec.output = network.output;
  spec.images = network.images;
  spec.in_channels = kRepresentationChannels;
  spec.in_side = network.input_size / network.stride();
  return spec;
}

}  // namespace taskatlas::networks
