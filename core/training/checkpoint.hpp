// SPDX-License-Identifier: MIT
// A training run in the middle: everything that the rest of it depends on. Internal to the room.
#pragma once

#include "networks/tensor_file.hpp"
#include "training/train.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::training {

// What a checkpoint must agree with: another run's would give a mixture of both.
std::string identity(const TrainOptions& options, const std::vector<std::string>& names);

// The sums of the losses since the curve's last point belong to it as well.
struct Progress {
  std::int64_t step = 0;  // done
  double seconds = 0;
  std::vector<CurvePoint> curve;
  std::vector<double> sums;    // of each loss
  std::vector<double> counts;  // steps that had it
  std::optional<BestPoint> best;
  std::int64_t parts = 1;           // in which a step is taken
  std::int64_t opponent_steps = 0;  // that the model's opponent has done
};

void write_checkpoint(const std::filesystem::path& file, const std::string& identity,
                      const Progress& progress, std::vector<networks::NamedTensor> state);

// Copies the tensors into `state`. Throws Error(kBadInput) as train() says.
Progress read_checkpoint(const std::filesystem::path& file, const std::string& identity,
                         std::size_t losses, std::vector<networks::NamedTensor>& state);

}  // namespace taskatlas::training
