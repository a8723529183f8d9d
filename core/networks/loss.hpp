// SPDX-License-Identifier: MIT
// The losses of the tasks (Zamir et al., CVPR 2018, supplementary material; StanfordVL/taskonomy,
// taskbank/experiments/final/*/config.py). p = answer, t = target, w = mask:
//   kL1, kL2, pictures   sum of w·|p - t| or w·(p - t)² over pixels and channels, divided by the
//                        number of pixels with w > 0 and of channels; p at least OutputSpec::lowest
//   kL2, numbers         mean of (p - t)²
//   kCrossEntropy        -sum of t · log softmax(p) over classes; of pictures the sum of w times
//                        that, divided by the number of pixels with w > 0
//   kNorm                Euclidean norm of p - t (poses, standardised)
//   kCycle               norms of p - t for the pairs (1, 2) and (2, 3), plus half that for (1, 3),
//                        which the head composes of the other two
//   kMetric              over all pairs of the 300 pixels: with D the squared distance of their
//                        embeddings, at most 80, s = 2 / (1 + exp(D)): -log s for pixels of one
//                        segment, -log(1 - s) for others, 1 - s being at least 1e-7; the mean over
//                        all 300² of them (each twice, and each pixel with itself)
// Weighted sums are divided by what counts, not by the weights, as tf.losses does it, so that
// weights of mean 1 leave the scale as it is.
#pragma once

#include "networks/batch.hpp"
#include "networks/spec.hpp"

#include <ATen/core/Tensor.h>

namespace taskatlas::networks {

// The test loss by which networks are compared: one for each sample, without adversarial or
// regularising terms; N floats. NaN where a sample has nothing to compare (mask 0 everywhere).
at::Tensor per_sample_loss(const NetworkSpec& spec, const at::Tensor& answer,
                           const BatchTarget& target);

// What training minimises: a scalar with gradients, over all that counts in the batch together
// (samples with little to compare weigh little). 0 where nothing counts.
at::Tensor training_loss(const NetworkSpec& spec, const at::Tensor& answer,
                         const BatchTarget& target);

// How much counts in it, which training_loss() divides by: the loss of a batch is that of its parts
// weighted by this, where what they answer is the same.
double counted(const BatchTarget& target);

}  // namespace taskatlas::networks
