// SPDX-License-Identifier: MIT
// Tells the pictures that a task's network answers with from those of the data, patch by patch,
// each beside the input picture: what the network may be trained to deceive (Isola et al., CVPR
// 2017, whose PatchGAN this is; Zamir et al., CVPR 2018, trained their networks of pictures so).
// Convolutions of 4 × 4, the first of stride 2, each with normalisation over the pixels of one
// sample and channel (but the first) and leaky ReLU of 0.2, then one that answers:
//   side of pictures   of stride 2   patch
//   below 128          1             16
//   128 to 255         2             34
//   256 and more       3             70
// The first has 64 channels, of compact networks 16, each next one twice as many, at most 8 times.
// It has no running statistics and no samples that see each other.
// Not thread-safe; different ones may be used from different threads.
#pragma once

#include "networks/batch.hpp"
#include "networks/spec.hpp"

#include <cstdint>
#include <memory>

#include <ATen/core/Tensor.h>

namespace torch::nn {
class Module;
}

namespace taskatlas::networks {

class Discriminator {
 public:
  // Whether it can judge what a network of that spec answers with: pictures compared by L1 or L2,
  // as large as the input.
  static bool judges(const NetworkSpec& spec);

  // Weights from the seed (see initialise()), on the CPU. Throws Error(kUsage) where it cannot
  // judge.
  Discriminator(const NetworkSpec& spec, std::uint64_t seed);
  ~Discriminator();
  Discriminator(Discriminator&&) noexcept;
  Discriminator& operator=(Discriminator&&) noexcept;

  // Inputs and pictures, N × channels × side × side → N × 1 × P × P: above 0 where a patch looks
  // as if it were of the data. `frozen`: without gradients of the discriminator's own weights.
  at::Tensor judge(const at::Tensor& inputs, const at::Tensor& pictures, bool frozen = false) const;

  // Scalars, each with gradients of what it is for alone: the sum of both trains both. Means of the
  // cross-entropy over patches and samples; samples weigh by how much of them is labelled, as in
  // training_loss(), so that losses of a batch are those of its parts weighted by counted(). Pixels
  // without a label are blanked in both pictures.
  struct Losses {
    at::Tensor network;  // of the answer, which is to be taken for the data's
    at::Tensor own;      // of the weights: the data's is 0.9 (Salimans et al., 2016), the answer 0
  };
  Losses losses(const at::Tensor& inputs, const at::Tensor& answer,
                const BatchTarget& target) const;

  std::shared_ptr<torch::nn::Module> module() const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::networks
