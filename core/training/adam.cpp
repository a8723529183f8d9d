// SPDX-License-Identifier: MIT
#include "training/adam.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <ATen/ATen.h>

namespace taskatlas::training {
namespace {
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
}  // namespace

Adam::Adam(std::vector<at::Tensor> parameters, double beta1)
    : parameters_(std::move(parameters)), beta1_(beta1) {
  for (const at::Tensor& parameter : parameters_) {
    first_.push_back(at::zeros_like(parameter));
    second_.push_back(at::zeros_like(parameter));
  }
}

void Adam::zero_gradients() {
  for (at::Tensor& parameter : parameters_) parameter.mutable_grad() = at::Tensor();
}

bool Adam::has_gradients() const {
  return std::any_of(parameters_.begin(), parameters_.end(),
                     [](const at::Tensor& parameter) { return parameter.grad().defined(); });
}

double Adam::clip(double clip_norm) {
  at::Tensor sum;
  for (const at::Tensor& parameter : parameters_) {
    if (!parameter.grad().defined()) continue;
    const at::Tensor square = parameter.grad().square().sum();
    sum = sum.defined() ? sum + square : square;
  }
  if (!sum.defined()) return 0;
  const double norm = std::sqrt(sum.item<double>());
  if (clip_norm > 0 && norm > clip_norm) {
    for (at::Tensor& parameter : parameters_) {
      if (parameter.grad().defined()) parameter.mutable_grad().mul_(clip_norm / norm);
    }
  }
  return norm;
}

void Adam::step(double learning_rate, double weight_decay) {
  ++steps_;
  const auto t = static_cast<double>(steps_);
  const double rate = learning_rate / (1 - std::pow(beta1_, t));
  const double root = std::sqrt(1 - std::pow(kBeta2, t));
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    at::Tensor& parameter = parameters_[i];
    if (!parameter.grad().defined()) continue;
    at::Tensor gradient = parameter.grad();
    if (weight_decay > 0) gradient = gradient.add(parameter, weight_decay);
    first_[i].lerp_(gradient, 1 - beta1_);
    second_[i].mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
    parameter.addcdiv_(first_[i], second_[i].sqrt().div_(root).add_(kEpsilon), -rate);
  }
}

std::vector<networks::NamedTensor> Adam::state(const std::string& name) {
  std::vector<networks::NamedTensor> out;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const std::string one = name + "." + std::to_string(i);
    out.push_back({one + ".m", first_[i]});
    out.push_back({one + ".v", second_[i]});
  }
  return out;
}

}  // namespace taskatlas::training
