// SPDX-License-Identifier: MIT
// Adam (Kingma and Ba, ICLR 2015), whose moments can be saved: torch::optim keeps them under keys
// that differ between LibTorch 1.13 and 2.x. Internal to the room.
#pragma once

#include "networks/tensor_file.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::training {

class Adam {
 public:
  // beta1: how much of the first moment is kept at a step.
  explicit Adam(std::vector<at::Tensor> parameters, double beta1 = 0.9);

  void zero_gradients();
  bool has_gradients() const;
  // The Euclidean norm of all gradients together; where it exceeds clip_norm (> 0), they are scaled
  // down to it.
  double clip(double clip_norm);
  // Parameters without a gradient are left as they are.
  void step(double learning_rate, double weight_decay);

  std::int64_t steps() const { return steps_; }
  void set_steps(std::int64_t steps) { steps_ = steps; }
  // First and second moments, "NAME.N.m" and "NAME.N.v".
  std::vector<networks::NamedTensor> state(const std::string& name = "adam");

 private:
  std::vector<at::Tensor> parameters_;
  double beta1_;
  std::vector<at::Tensor> first_;
  std::vector<at::Tensor> second_;
  std::int64_t steps_ = 0;
};

}  // namespace taskatlas::training
