// SPDX-License-Identifier: MIT
// The baseline `average`: the best that can be answered without looking at the picture, one
// constant for the task that minimises its loss over the training samples (Zamir et al., CVPR 2018,
// table 1). L1: each channel's median; L2: each channel's mean; classes: their prior; norms: the
// geometric median (Weiszfeld, 1937) of each pose; embeddings: the one similarity of all pairs of
// pixels that fits best, which is the share of pairs within a segment. Pixels count by their mask,
// classes of pixels by their weight.
#pragma once

#include "networks/batch.hpp"
#include "networks/spec.hpp"

#include <filesystem>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::transfers {

struct Average {
  // One number a channel (class, dimension); log probabilities for classes; one similarity in
  // (0, 1) for embeddings.
  at::Tensor values;
};

// Throws Error(kBadInput) where nothing in the samples counts, Error(kUsage) for a target without
// output.
Average fit_average(const networks::NetworkSpec& target, const networks::BatchTarget& train);

// One file (networks/tensor_file.hpp). load_average throws Error(kBadInput) naming the file for one
// that is missing or damaged.
void save_average(const std::filesystem::path& file, const Average& average);
Average load_average(const std::filesystem::path& file);

// What a network begins to train from: the constant, classes of the whole picture with a fifth of
// their probability spread evenly. A few rooms show some of the classes alone, and whoever begins
// sure that there are no others pays for each of them without limit.
at::Tensor first_answer(const networks::NetworkSpec& target, const Average& average);

// The constant as an answer of the target's shape for `samples` samples; Error(kUsage) for
// embeddings, whose average is no embedding.
at::Tensor average_answer(const networks::NetworkSpec& target, const Average& average,
                          std::int64_t samples);

// As networks::per_sample_loss().
std::vector<float> average_losses(const networks::NetworkSpec& target, const Average& average,
                                  const networks::BatchTarget& test);

}  // namespace taskatlas::transfers
