// SPDX-License-Identifier: MIT
#include "engine/network_cost.hpp"

#include "dataset/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::engine {
namespace {

constexpr int kRepresentation = 8;  // channels
constexpr int kComparedPixels = 300;
constexpr int kPoseNumbers = 6;

bool is_compact(const NetworkShape& shape) { return shape.family != "resnet50"; }
int stride_of(const NetworkShape& shape) { return is_compact(shape) ? shape.image_size / 16 : 16; }
int channels_in(const Task& task) { return task.code == "colorization" ? 1 : 3; }
int side_in(const Task& task, const NetworkShape& shape) {
  if (task.code != "jigsaw") return shape.image_size;
  return is_compact(shape) ? std::max(shape.image_size / 2, 16)
                           : std::max(shape.image_size / 4, 32);
}
bool is_dense(const Task& task) {
  return task.output.kind == OutputKind::kImage || task.output.kind == OutputKind::kEmbedding;
}
int side_out(const Task& task, const NetworkShape& shape) {
  return task.code == "colorization" ? shape.image_size / 4 : shape.image_size;
}

// Adds up layers one after the other; knows channels and side of what the last one gave.
class Layers {
 public:
  Layers(int channels, int side) : channels_(channels), side_(side) {}

  int channels() const { return channels_; }
  int side() const { return side_; }
  const NetworkCost& cost() const { return cost_; }

  Layers& convolution(int out, int kernel, int stride = 1, bool bias = false, int groups = 1) {
    side_ = (side_ + stride - 1) / stride;
    const double weights = 1.0 * out * channels_ / groups * kernel * kernel;
    add(weights * side_ * side_, weights + (bias ? out : 0), 1.0 * out * side_ * side_);
    channels_ = out;
    return *this;
  }
  // Twice as large.
  Layers& enlarging(int out) {
    const double weights = 9.0 * out * channels_;
    cost_.multiplications += weights * side_ * side_;
    side_ *= 2;
    add(0, weights, 1.0 * out * side_ * side_);
    channels_ = out;
    return *this;
  }
  Layers& normalisation(bool scaled = true) {
    add(0, scaled ? 2.0 * channels_ : 0, 1.0 * channels_ * side_ * side_);
    return *this;
  }
  // A convolution of 4 × 4, padded by one pixel.
  Layers& of_patches(int out, int stride, bool bias) {
    constexpr int kKernel = 4;
    side_ = (side_ + 2 - kKernel) / stride + 1;
    const double weights = 1.0 * out * channels_ * kKernel * kKernel;
    add(weights * side_ * side_, weights + (bias ? out : 0), 1.0 * out * side_ * side_);
    channels_ = out;
    return *this;
  }
  Layers& activation() {
    cost_.layers += 1;
    return *this;
  }
  Layers& usual(int out, int kernel = 3, int stride = 1) {
    return convolution(out, kernel, stride).normalisation().activation();
  }
  Layers& sum() {  // with what passes around
    add(0, 0, 1.0 * channels_ * side_ * side_);
    return activation();
  }
  // What takes their place: pixels for channels, and the other way round.
  Layers& shuffle(int scale) {
    channels_ /= scale * scale;
    side_ *= scale;
    add(0, 0, 1.0 * channels_ * side_ * side_);
    return *this;
  }
  Layers& unshuffle(int scale) {
    channels_ *= scale * scale;
    side_ /= scale;
    add(0, 0, 1.0 * channels_ * side_ * side_);
    return *this;
  }
  // A 1×1 convolution with bias, of which only some pixels of what it would give are computed.
  Layers& at_pixels(int out, int scale, int pixels) {
    add(1.0 * pixels * channels_ * out, (channels_ + 1.0) * out * scale * scale,
        1.0 * pixels * out);
    return *this;
  }
  Layers& pool(int stride) {
    side_ = (side_ + stride - 1) / stride;
    add(0, 0, 1.0 * channels_ * side_ * side_);
    return *this;
  }
  // What is not done in place.
  Layers& hyperbolic_tangent() {
    add(0, 0, 1.0 * channels_ * side_ * side_);
    return *this;
  }
  // What the same input passes through besides.
  Layers& around(const Layers& others) {
    cost_ += others.cost();
    return *this;
  }

 private:
  void add(double multiplications, double parameters, double activations) {
    cost_.multiplications += multiplications;
    cost_.parameters += parameters;
    cost_.activations += activations;
    cost_.layers += 1;
  }

  int channels_, side_;
  NetworkCost cost_;
};

// Of several pictures that the same layers are given together, or one after the other.
NetworkCost together(NetworkCost cost, double pictures) {
  cost.multiplications *= pictures;
  cost.activations *= pictures;
  return cost;
}
NetworkCost one_by_one(NetworkCost cost, double pictures) {
  cost.layers *= pictures;
  return together(cost, pictures);
}

NetworkCost compact_encoder(const Task& task, const NetworkShape& shape) {
  constexpr int kWidth = 32, kBlocks = 2;
  const int stride = stride_of(shape);
  Layers layers(channels_in(task), side_in(task, shape));
  layers.unshuffle(stride).usual(kWidth);
  for (int i = 0; i < kBlocks; ++i) {
    layers.usual(kWidth).convolution(kWidth, 3).normalisation().sum();
  }
  return layers.usual(kRepresentation).cost();
}

NetworkCost resnet50_encoder(const Task& task, const NetworkShape& shape) {
  struct Stage {
    int planes, units, stride;
  };
  constexpr std::array<Stage, 4> kStages{{{64, 3, 2}, {128, 4, 2}, {256, 6, 1}, {512, 3, 1}}};
  constexpr int kExpansion = 4;
  Layers layers(channels_in(task), side_in(task, shape));
  layers.usual(64, 7, 2).pool(2);
  for (const Stage& stage : kStages) {
    for (int i = 0; i < stage.units; ++i) {
      const int in = layers.channels(), out = stage.planes * kExpansion;
      const int stride = i + 1 == stage.units ? stage.stride : 1;
      if (in != out) {
        layers.around(Layers(in, layers.side()).convolution(out, 1).normalisation());
      } else if (stride != 1) {
        layers.around(Layers(in, layers.side()).pool(stride));
      }
      layers.usual(stage.planes, 1).usual(stage.planes, 3, stride);
      layers.convolution(out, 1).normalisation().sum();
    }
  }
  return layers.usual(kRepresentation).cost();
}

NetworkCost encoder(const Task& task, const NetworkShape& shape) {
  return is_compact(shape) ? compact_encoder(task, shape) : resnet50_encoder(task, shape);
}

NetworkCost compact_decoder(const Task& task, int in, int side, int size) {
  constexpr int kWidth = 32, kFineWidth = 16, kMany = 32;
  Layers layers(in, side);
  layers.usual(kWidth);
  layers.usual(kWidth).convolution(kWidth, 3).normalisation().sum();
  if (size < side) layers.pool(side / size);
  int scale = std::max(1, size / side);
  for (; scale > 2; scale /= 2) {
    layers.convolution(4 * kFineWidth, 3).shuffle(2).normalisation().activation();
  }
  if (task.output.kind == OutputKind::kEmbedding) {
    return layers.at_pixels(task.output.channels, scale, kComparedPixels).cost();
  }
  const bool pointwise = task.output.channels > kMany;
  layers.convolution(task.output.channels * scale * scale, pointwise ? 1 : 3, 1, true);
  if (scale > 1) layers.shuffle(scale);
  return layers.cost();
}

NetworkCost resnet50_decoder(const Task& task, int in, int side, int size) {
  Layers layers(in, side);
  for (const int width : {1024, 1024, 512, 256, 256, 128}) layers.usual(width);
  struct Step {
    int width, smoothed;  // 0: none
  };
  constexpr std::array<Step, 4> kSteps{{{64, 64}, {32, 32}, {16, 32}, {16, 0}}};
  std::size_t step = 0;
  for (int scale = size / side; scale > 1; scale /= 2, ++step) {
    const Step& at = kSteps.at(std::min(step, kSteps.size() - 1));
    layers.enlarging(at.width).normalisation().activation();
    if (at.smoothed > 0) layers.usual(at.smoothed);
  }
  layers.convolution(task.output.channels, 3, 1, true);
  if (task.loss == TaskLoss::kL1) layers.hyperbolic_tangent();
  return layers.cost();
}

NetworkCost fully_connected(double inputs, int hidden, int count, int outputs) {
  NetworkCost cost;
  for (int i = 0; i < count; ++i) {
    const double width = i + 1 < count ? hidden : outputs;
    cost.multiplications += inputs * width;
    cost.parameters += (inputs + 1) * width;
    cost.activations += width;
    cost.layers += 1;
    if (i + 1 < count) {  // normalisation, activation, dropout
      cost.parameters += 2 * width;
      cost.activations += 2 * width;
      cost.layers += 3;
    }
    inputs = width;
  }
  return cost;
}

// Of classes and numbers.
NetworkCost flat_decoder(const Task& task, const NetworkShape& shape, int in, int side) {
  constexpr int kTrunkSide = 4, kTrunkWidth = 32;
  NetworkCost cost;
  double features = 1.0 * in * side * side;
  if (is_compact(shape)) {
    Layers trunk(in, side);
    while (trunk.side() > kTrunkSide) trunk.usual(kTrunkWidth, 3, 2);
    cost = together(trunk.cost(), task.inputs);
    features = 1.0 * trunk.channels() * trunk.side() * trunk.side();
  }
  const bool cycle = task.loss == TaskLoss::kCycle;
  const bool deep = task.code == "jigsaw" || task.code == "non_fixated_pose" || cycle;
  int hidden = 256;
  if (!is_compact(shape) && task.code != "point_match") hidden = cycle ? 1024 : 2048;
  const int outputs = cycle ? kPoseNumbers : task.output.channels;
  for (int i = 0; i < (cycle ? 2 : 1); ++i) {
    cost += fully_connected(task.inputs * features, hidden, deep ? 3 : 2, outputs);
  }
  return cost;
}

NetworkCost decoder(const Task& task, const NetworkShape& shape, int in, int side) {
  if (task.output.kind == OutputKind::kNone) return {};
  if (!is_dense(task)) return flat_decoder(task, shape, in, side);
  const int size = side_out(task, shape);
  return is_compact(shape) ? compact_decoder(task, in, side, size)
                           : resnet50_decoder(task, in, side, size);
}

// What follows the streams of a readout, which give that many channels.
NetworkCost readout_decoder(const Task& target, const NetworkShape& shape, int in, int side) {
  if (!is_compact(shape)) return decoder(target, shape, in, side);
  if (!is_dense(target)) {  // of what is averaged over 2 × 2 positions
    Layers averaged(in, side);
    if (side % 2 == 0) averaged.pool(2);
    NetworkCost cost = one_by_one(averaged.cost(), target.inputs);
    cost += flat_decoder(target, shape, in, averaged.side());
    return cost;
  }
  constexpr int kWidth = 32;
  const int scale = side_out(target, shape) / side;
  Layers layers(in, side);
  layers.usual(kWidth);
  if (target.output.kind == OutputKind::kEmbedding) {
    return layers.at_pixels(target.output.channels, scale, kComparedPixels).cost();
  }
  layers.convolution(target.output.channels * scale * scale, 1, 1, true);
  if (scale > 1) layers.shuffle(scale);
  return layers.cost();
}

}  // namespace

NetworkCost& NetworkCost::operator+=(const NetworkCost& other) {
  multiplications += other.multiplications;
  parameters += other.parameters;
  activations += other.activations;
  layers += other.layers;
  return *this;
}

NetworkCost encoder_cost(const Task& task, const NetworkShape& shape) {
  Task whole = task;
  if (task.code == "jigsaw") whole.code = "whole";  // not a tile
  return encoder(whole, shape);
}

NetworkCost task_network_cost(const Task& task, const NetworkShape& shape) {
  NetworkCost cost = together(encoder(task, shape), task.inputs);
  cost += decoder(task, shape, kRepresentation, side_in(task, shape) / stride_of(shape));
  return cost;
}

NetworkCost readout_cost(const Task& target, const NetworkShape& shape, int order) {
  constexpr int kStream = 8;  // of compact ones, whatever the order
  const int side = shape.image_size / stride_of(shape);
  const int channels = kRepresentation * order;
  const int both = 2 * (is_compact(shape) ? kStream : channels);
  Layers streams(channels, side);
  streams.normalisation().usual(both);
  streams.convolution(both, 3, 1, false, 2).normalisation().activation().normalisation();
  NetworkCost cost = one_by_one(streams.cost(), target.inputs);
  cost += readout_decoder(target, shape, both, side);
  return cost;
}

NetworkCost pixels_cost(const Task& target, const NetworkShape& shape) {
  constexpr int kStream = 8, kPixelsPerPosition = 4;
  const int side = shape.image_size / stride_of(shape);
  const int reduction = std::max(1, shape.image_size / side);
  const int pool = std::max(1, reduction / kPixelsPerPosition);
  const int strides = reduction / pool;
  Layers layers(channels_in(target), shape.image_size);
  if (pool > 1) layers.pool(pool);
  layers.usual(kStream, 3, strides >= 4 ? 2 : 1);
  layers.usual(2 * kStream, 3, strides >= 2 ? 2 : 1).normalisation();
  NetworkCost cost = one_by_one(layers.cost(), target.inputs);
  cost += readout_decoder(target, shape, 2 * kStream, side);
  return cost;
}

NetworkCost discriminator_cost(const Task& task, const NetworkShape& shape) {
  constexpr int kCompactWidth = 16, kWidth = 64, kMostTimes = 8;
  const int width = is_compact(shape) ? kCompactWidth : kWidth;
  const int strided = shape.image_size >= 256 ? 3 : shape.image_size >= 128 ? 2 : 1;
  Layers layers(channels_in(task) + task.output.channels, shape.image_size);
  for (int i = 0; i <= strided; ++i) {
    layers.of_patches(width * std::min(1 << i, kMostTimes), i < strided ? 2 : 1, i == 0);
    if (i > 0) layers.normalisation(/*scaled=*/false);
    layers.activation();
  }
  return layers.of_patches(1, 1, true).cost();
}

double target_numbers(const Task& target, const NetworkShape& shape) {
  const double size = side_out(target, shape);
  switch (target.output.kind) {
    case OutputKind::kImage:
      // A class for each pixel is one number of 64 bits; of a colour the nearest bins are held,
      // each with its weight.
      if (target.code == "colorization") {
        return size * size * (3.0 * dataset::kColourNeighbours + 1);
      }
      return size * size *
             (target.loss == TaskLoss::kCrossEntropy ? 3.0 : 1.0 + target.output.channels);
    case OutputKind::kEmbedding:
      return 4.0 * kComparedPixels;  // two numbers of 64 bits for each
    case OutputKind::kClasses:
    case OutputKind::kVector:
      return 1.0 + target.output.channels;
    case OutputKind::kNone:
      break;
  }
  return 0;
}

}  // namespace taskatlas::engine
