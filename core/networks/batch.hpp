// SPDX-License-Identifier: MIT
// Samples as tensors.
#pragma once

#include "dataset/target.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::networks {

// Targets of N samples of one task. Tensors that a kind has no use for are undefined.
struct BatchTarget {
  dataset::TargetKind kind = dataset::TargetKind::kNone;
  at::Tensor values;  // float: kImage N×C×H×W; kScores, kVector N×C
  at::Tensor labels;  // int64: kPixelClass N×H×W, -1 = none; kSegments N×P, at `pixels`
  at::Tensor pixels;  // int64: kSegments N×P, row · W + column; and of what scattered() makes
  at::Tensor bins;    // int64: kPixelColour N×10×H×W
  at::Tensor codes;   // float: kPixelColour N×10×H×W, weights of the bins
  at::Tensor mask;    // float ≥ 0: N×H×W; N for kScores and kVector; undefined for kSegments
  // kImage compared by l1: errors smaller than this, in units of the answer, have the gradient of
  // their square, as in Huber's loss over its width (1964); the loss's value stays l1's. 0 = none.
  double smooth = 0;

  std::int64_t size() const;  // N
  BatchTarget to(const std::string& device) const;
  // Samples first to last - 1, sharing memory; samples by number (int64, N').
  BatchTarget slice(std::int64_t first, std::int64_t last) const;
  BatchTarget select(const at::Tensor& numbers) const;

  // kSegments: of the pixels that an embedding is compared at, the third that a training step is
  // given, in turn: pairs, whose number is the square, would otherwise cost more than all else.
  // Other kinds as they are.
  BatchTarget thinned(std::int64_t step) const;
  // kPixelClass: of every 4 × 2 pixels the one that chance gives the step, whose neighbours would
  // tell nearly the same: labels and mask N×1×P, at `pixels`. Other kinds, and sides
  // that are no whole number of blocks, as they are.
  BatchTarget scattered(std::int64_t step) const;
  // Of a target with `pixels`, for an answer at those alone, N × C × 1 × P.
  BatchTarget of_compared() const;
};

struct Batch {
  std::vector<at::Tensor> inputs;  // one for each image of a sample: float N×C×H×W in [-1, 1]
  BatchTarget target;

  std::int64_t size() const { return target.size(); }
  // Copies from pinned memory (see pin()) do not wait.
  Batch to(const std::string& device) const;
  Batch pin() const;  // copies in page-locked memory, for CUDA alone
};

// Throws Error(kUsage) where there are no samples or they differ in shape or kind.
Batch collate(std::span<const dataset::Sample> samples);
BatchTarget collate_targets(std::span<const dataset::Target> targets);
// Inputs alone, for those who have no labels: one tensor for each image.
std::vector<at::Tensor> collate_inputs(std::span<const std::vector<dataset::Planes>> inputs);

}  // namespace taskatlas::networks
