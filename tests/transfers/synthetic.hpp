// SPDX-License-Identifier: MIT
// Targets and sources without pictures or encoders: representations that hold the answer, or none
// of it. Shared by tests and benchmarks.
#pragma once

#include "transfers/transfer.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <torch/torch.h>

namespace taskatlas::transfers::testing {

constexpr std::int64_t kSide = 16;
constexpr std::int64_t kChannels = 8;

inline networks::NetworkSpec target_spec(const std::string& task, int size = 64) {
  return networks::spec_for(task, size, networks::Family::kCompact, dataset::taskonomy_classes());
}

inline std::vector<std::string> view_names(std::size_t first, std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i)
    names.push_back("room_00000/point_0_view_" + std::to_string(first + i));
  return names;
}

// Samples first, first + 1, … of one image each, to be given targets.
inline LabelledSamples samples_of(std::size_t first, std::size_t count) {
  LabelledSamples samples;
  samples.names = view_names(first, count);
  samples.buildings.assign(count, "room_00000");
  samples.views = {samples.names};
  return samples;
}

// A bank of these rows as a source.
inline Source source_of(const std::filesystem::path& folder, const std::string& code,
                        const at::Tensor& rows, std::size_t first = 0) {
  BankWriter writer(
      {"encoder of " + code, static_cast<int>(rows.size(1)), static_cast<int>(rows.size(2))});
  writer.append(view_names(first, static_cast<std::size_t>(rows.size(0))), rows);
  const std::filesystem::path file = folder / (code + ".bank");
  writer.write(file);
  return {code, {RepresentationBank::open(file)}};
}

inline networks::BatchTarget image_target(const at::Tensor& values) {
  networks::BatchTarget target;
  target.kind = dataset::TargetKind::kImage;
  target.values = values;
  target.mask = at::ones({values.size(0), values.size(2), values.size(3)});
  return target;
}

// Fields that vary over the picture as scenes do, smoothly: N × C × size × size in [-1, 1].
inline at::Tensor smooth_fields(std::int64_t count, std::int64_t channels, std::int64_t size) {
  const at::Tensor coarse = torch::randn({count, channels, 4, 4});
  return torch::tanh(
      torch::nn::functional::interpolate(coarse, torch::nn::functional::InterpolateFuncOptions()
                                                     .size(std::vector<std::int64_t>{size, size})
                                                     .mode(torch::kBilinear)
                                                     .align_corners(false)));
}

}  // namespace taskatlas::transfers::testing
