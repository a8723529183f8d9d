// SPDX-License-Identifier: MIT
#include "networks/discriminator.hpp"

#include "base/error.hpp"
#include "networks/head.hpp"
#include "networks/layers.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

namespace nn = torch::nn;

int strided_layers(int size) {
  constexpr int kMiddle = 128, kLarge = 256;
  return size >= kLarge ? 3 : size >= kMiddle ? 2 : 1;
}

struct PatchesImpl : nn::Module {
  PatchesImpl(int channels, int width, int strided) {
    constexpr int kKernel = 4, kMostTimes = 8;
    const auto convolution = [](int in, int out, int stride, bool bias) {
      return nn::Conv2d(nn::Conv2dOptions(in, out, kKernel).stride(stride).padding(1).bias(bias));
    };
    int in = channels;
    for (int i = 0; i <= strided; ++i) {
      const int out = width * std::min(1 << i, kMostTimes);
      layers.push_back(register_module("conv" + std::to_string(i),
                                       convolution(in, out, i < strided ? 2 : 1, i == 0)));
      in = out;
    }
    answer = register_module(kAnswer, convolution(in, 1, 1, true));
  }

  at::Tensor forward(at::Tensor x, bool frozen) const {
    constexpr double kLeak = 0.2;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      x = convolve(layers[i], x, frozen);
      // A group for each channel: over the pixels of one sample.
      if (i > 0) x = at::group_norm(x, x.size(1));
      x = at::leaky_relu_(x, kLeak);
    }
    return convolve(answer, x, frozen);
  }

  static at::Tensor convolve(const nn::Conv2d& layer, const at::Tensor& x, bool frozen) {
    const auto taken = [&](const at::Tensor& weight) {
      return frozen && weight.defined() ? weight.detach() : weight;
    };
    return at::conv2d(x, taken(layer->weight), taken(layer->bias), layer->options.stride(), 1);
  }

  std::vector<nn::Conv2d> layers;
  nn::Conv2d answer{nullptr};
};

}  // namespace

struct Discriminator::Body {
  OutputSpec output;
  std::shared_ptr<PatchesImpl> patches;
};

bool Discriminator::judges(const NetworkSpec& spec) {
  const OutputSpec& output = spec.output;
  return output.kind == dataset::TargetKind::kImage &&
         (output.loss == TaskLoss::kL1 || output.loss == TaskLoss::kL2) &&
         output.size == spec.input_size;
}

Discriminator::Discriminator(const NetworkSpec& spec, std::uint64_t seed)
    : body_(std::make_unique<Body>()) {
  if (!judges(spec)) {
    throw usage_error("the answers of " + spec.task + " are no pictures to be told from the data");
  }
  constexpr int kCompactWidth = 16, kWidth = 64;
  body_->output = spec.output;
  body_->patches = std::make_shared<PatchesImpl>(
      spec.input_channels + spec.output.channels,
      spec.family == Family::kCompact ? kCompactWidth : kWidth, strided_layers(spec.size));
  initialise(*body_->patches, seed);
}

Discriminator::~Discriminator() = default;
Discriminator::Discriminator(Discriminator&&) noexcept = default;
Discriminator& Discriminator::operator=(Discriminator&&) noexcept = default;

at::Tensor Discriminator::judge(const at::Tensor& inputs, const at::Tensor& pictures,
                                bool frozen) const {
  return body_->patches->forward(at::cat({inputs, pictures}, 1), frozen);
}

Discriminator::Losses Discriminator::losses(const at::Tensor& inputs, const at::Tensor& answer,
                                            const BatchTarget& target) const {
  constexpr double kReal = 0.9;
  const at::Tensor labelled = target.mask.gt(0);
  const at::Tensor blank = labelled.logical_not().unsqueeze(1);
  const at::Tensor weights = labelled.sum(at::IntArrayRef({1, 2})).to(at::kFloat);
  const auto mean = [&](const at::Tensor& errors) {
    return (errors.mean(at::IntArrayRef({1, 2, 3})) * weights).sum() / weights.sum().clamp_min(1);
  };
  at::Tensor given = answer.to(at::kFloat);
  // As the loss takes it: see OutputSpec::lowest.
  if (body_->output.lowest) given = given.clamp_min(*body_->output.lowest);
  given = given.masked_fill(blank, 0);
  const at::Tensor real = target.values.masked_fill(blank, 0);

  const at::Tensor deceived = judge(inputs, given, /*frozen=*/true).to(at::kFloat);
  const std::vector<at::Tensor> told =
      judge(at::cat({inputs, inputs}), at::cat({real, given.detach()})).to(at::kFloat).chunk(2);
  // The cross-entropy of the logit z with the label y is softplus(z) - y · z.
  return {mean(at::softplus(-deceived)),
          (mean(at::softplus(told[0]) - kReal * told[0]) + mean(at::softplus(told[1]))) / 2};
}

std::shared_ptr<nn::Module> Discriminator::module() const { return body_->patches; }

}  // namespace taskatlas::networks
