// SPDX-License-Identifier: MIT
// Samples of any task without a dataset: smooth random pictures, and targets that follow from them.
#pragma once

#include "base/random_stream.hpp"
#include "dataset/colour.hpp"
#include "dataset/target.hpp"
#include "networks/spec.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace taskatlas::networks {

inline dataset::Planes smooth_picture(int channels, int size, RandomStream& random) {
  dataset::Planes out(channels, size, size);
  for (int c = 0; c < channels; ++c) {
    const double fx = 1 + 5 * random.uniform();
    const double fy = 1 + 5 * random.uniform();
    const double phase = 6 * random.uniform();
    for (int y = 0; y < size; ++y) {
      for (int x = 0; x < size; ++x) {
        out.data[out.index(c, y, x)] =
            static_cast<float>(0.9 * std::sin((fx * x + fy * y) / size + phase));
      }
    }
  }
  return out;
}

inline dataset::Sample synthetic_sample(const NetworkSpec& spec, std::uint64_t number) {
  using dataset::TargetKind;
  RandomStream random(number, 0, 0);
  dataset::Sample sample;
  for (int i = 0; i < spec.images; ++i) {
    sample.inputs.push_back(smooth_picture(spec.input_channels, spec.input_size, random));
  }
  const dataset::Planes& input = sample.inputs.front();
  dataset::Target& target = sample.target;
  const OutputSpec& output = spec.output;
  target.kind = output.kind;
  target.height = target.width = output.size;
  const auto pixels = static_cast<std::size_t>(output.size) * static_cast<std::size_t>(output.size);
  const int step = spec.input_size / std::max(output.size, 1);
  const auto brightness = [&](int c, int y, int x) {
    return input.data[input.index(c % input.channels, y * step, x * step)];
  };
  const auto channels = static_cast<std::size_t>(output.channels);
  target.mask.assign(pixels, 1.0f);
  switch (output.kind) {
    case TargetKind::kImage:
      target.values = dataset::Planes(output.channels, output.size, output.size);
      for (int c = 0; c < output.channels; ++c) {
        for (int y = 0; y < output.size; ++y) {
          for (int x = 0; x < output.size; ++x) {
            target.values.data[target.values.index(c, y, x)] = 0.5f * brightness(c, y, x) + 0.2f;
          }
        }
      }
      break;
    case TargetKind::kScores:
      target.values = dataset::Planes(output.channels, 1, 1);
      target.values.data[random.below(channels)] = 1;
      break;
    case TargetKind::kVector:
      target.values = dataset::Planes(output.channels, 1, 1);
      for (float& value : target.values.data) value = static_cast<float>(0.3 * random.normal());
      if (output.loss == TaskLoss::kCycle) {
        // Small turns and shifts compose by adding, nearly.
        std::vector<float>& pose = target.values.data;
        for (std::size_t i = 0; i < 6; ++i) pose[6 + i] = pose[i] + pose[12 + i];
      }
      break;
    case TargetKind::kPixelClass:
    case TargetKind::kSegments:
      for (int y = 0; y < output.size; ++y) {
        for (int x = 0; x < output.size; ++x) {
          target.labels.push_back(brightness(0, y, x) > 0 ? 1 : 0);
        }
      }
      break;
    case TargetKind::kPixelColour:
      for (int y = 0; y < output.size; ++y) {
        for (int x = 0; x < output.size; ++x) {
          target.colour.push_back(dataset::encode_colour_code(40 * brightness(0, y, x), 10));
        }
      }
      break;
    case TargetKind::kNone:
      break;
  }
  if (output.kind == TargetKind::kSegments) {
    for (int i = 0; i < dataset::kSegmentPixels; ++i) {
      const auto size = static_cast<std::size_t>(output.size);
      target.pixels.push_back({static_cast<std::uint16_t>(random.below(size)),
                               static_cast<std::uint16_t>(random.below(size))});
    }
  }
  return sample;
}

inline std::vector<dataset::Sample> synthetic_samples(const NetworkSpec& spec, int count,
                                                      std::uint64_t first = 1) {
  std::vector<dataset::Sample> out;
  for (int i = 0; i < count; ++i) {
    out.push_back(synthetic_sample(spec, first + static_cast<std::uint64_t>(i)));
  }
  return out;
}

}  // namespace taskatlas::networks
