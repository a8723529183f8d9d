// SPDX-License-Identifier: MIT
#include "networks/head.hpp"

#include "base/error.hpp"
#include "networks/layers.hpp"
#include "networks/pixels.hpp"
#include "networks/precision.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

namespace nn = torch::nn;

constexpr double kKept = 0.5;  // by dropout
constexpr std::int64_t kPoseNumbers = 6;

// Zeroes half of the units while training. What is drawn comes from a stream of our own, on the
// CPU, so that it is the same on every device and can be taken up again after a kill.
at::Tensor drop_out(const at::Tensor& x, RandomStream& random) {
  at::Tensor mask = at::empty(x.sizes(), at::kFloat);
  float* values = mask.data_ptr<float>();
  constexpr int kBits = 64;
  std::uint64_t bits = 0;
  for (std::int64_t i = 0; i < mask.numel(); ++i) {
    if (i % kBits == 0) bits = random.next();
    values[i] = (bits & 1) != 0 ? static_cast<float>(1 / kKept) : 0.0f;
    bits >>= 1;
  }
  return x * mask.to(x.device(), x.scalar_type());
}

struct FullyConnectedImpl : nn::Module {
  FullyConnectedImpl(std::int64_t inputs, int hidden, int count, int outputs,
                     std::shared_ptr<RandomStream> stream)
      : random(std::move(stream)) {
    for (int i = 0; i + 1 < count; ++i) {
      const std::string number = std::to_string(i);
      layers.push_back(register_module("fc" + number, nn::Linear(inputs, hidden)));
      norms.push_back(register_module("bn" + number, nn::BatchNorm1d(hidden)));
      inputs = hidden;
    }
    answer = register_module(kAnswer, nn::Linear(inputs, outputs));
  }

  at::Tensor forward(at::Tensor x) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      x = norms[i](layers[i](x)).relu_();
      if (is_training()) x = drop_out(x, *random);
    }
    return answer(x);
  }

  std::shared_ptr<RandomStream> random;
  std::vector<nn::Linear> layers;
  std::vector<nn::BatchNorm1d> norms;
  nn::Linear answer{nullptr};
};

// --- poses, each N × 6: Euler angles "sxyz", then metres (dataset/camera.hpp)

at::Tensor rotation_of(const at::Tensor& angles) {
  const auto c = angles.cos().unbind(1);
  const auto s = angles.sin().unbind(1);
  return at::stack({c[1] * c[2], s[0] * s[1] * c[2] - c[0] * s[2], c[0] * s[1] * c[2] + s[0] * s[2],
                    c[1] * s[2], s[0] * s[1] * s[2] + c[0] * c[2], c[0] * s[1] * s[2] - s[0] * c[2],
                    -s[1], s[0] * c[1], c[0] * c[1]},
                   1)
      .view({-1, 3, 3});
}

at::Tensor angles_of(const at::Tensor& rotation) {
  const auto at_place = [&](std::int64_t row, std::int64_t column) {
    return rotation.select(1, row).select(1, column);
  };
  // Keeps the root's gradient finite where the cosine vanishes.
  constexpr double kLeast = 1e-12;
  const at::Tensor cosine =
      (at_place(0, 0).square() + at_place(1, 0).square()).clamp_min(kLeast).sqrt();
  return at::stack({at::atan2(at_place(2, 1), at_place(2, 2)), at::atan2(-at_place(2, 0), cosine),
                    at::atan2(at_place(1, 0), at_place(0, 0))},
                   1);
}

at::Tensor compose(const at::Tensor& one_from_two, const at::Tensor& two_from_three) {
  const at::Tensor inner = rotation_of(one_from_two.slice(1, 0, 3));
  const at::Tensor outer = rotation_of(two_from_three.slice(1, 0, 3));
  const at::Tensor shift = at::bmm(outer, one_from_two.slice(1, 3, 6).unsqueeze(2)).squeeze(2) +
                           two_from_three.slice(1, 3, 6);
  return at::cat({angles_of(at::bmm(outer, inner)), shift}, 1);
}

at::Tensor row(const std::array<double, 6>& values, const at::Tensor& like) {
  return at::tensor(at::ArrayRef<double>(values.data(), values.size()))
      .to(like.device(), like.scalar_type());
}

// The standardised poses of (1, 2), (1, 3) and (2, 3) from those of (1, 2) and (2, 3).
at::Tensor with_composed(const OutputSpec& output, const at::Tensor& first,
                         const at::Tensor& second) {
  const FullPrecision precision;
  const at::Tensor one = first.to(at::kFloat), two = second.to(at::kFloat);
  const at::Tensor mean = row(output.pose_mean, one);
  const at::Tensor deviation = row(output.pose_std, one);
  const at::Tensor composed = compose(one * deviation + mean, two * deviation + mean);
  return at::cat({one, (composed - mean) / deviation, two}, 1);
}

// A module that has parts.
struct PartsImpl : nn::Module {};

}  // namespace

Layers make_fully_connected(std::int64_t inputs, int hidden, int layers, int outputs,
                            std::shared_ptr<RandomStream> dropout) {
  auto module =
      std::make_shared<FullyConnectedImpl>(inputs, hidden, layers, outputs, std::move(dropout));
  return {module, [module = module.get()](const at::Tensor& x) { return module->forward(x); }};
}

struct Head::Body {
  HeadSpec spec;
  std::shared_ptr<RandomStream> random = std::make_shared<RandomStream>(0, 0, 0);
  std::optional<Layers> trunk;  // of the compact family's classes and numbers
  std::vector<Layers> layers;   // one; two for the poses of triplets
  std::shared_ptr<nn::Module> module;
};

Head::Head(const HeadSpec& spec, std::uint64_t seed) : body_(std::make_unique<Body>()) {
  spec.check();
  Body& body = *body_;
  body.spec = spec;
  if (spec.output.dense()) {
    body.layers.push_back(spec.family == Family::kCompact ? make_compact_decoder(spec)
                                                          : make_resnet50_decoder(spec));
    body.module = body.layers.front().module;
  } else {
    const bool compact = spec.family == Family::kCompact;
    std::int64_t features = std::int64_t{spec.in_channels} * spec.in_side * spec.in_side;
    body.module = std::make_shared<PartsImpl>();
    if (compact) {
      body.trunk = make_compact_trunk(spec.in_channels, spec.in_side);
      body.module->register_module("trunk", body.trunk->module);
      const std::int64_t side = trunk_side(spec.in_side);
      features = (side < spec.in_side ? kTrunkWidth : spec.in_channels) * side * side;
    }
    const auto add = [&](const char* name, int outputs) {
      body.layers.push_back(make_fully_connected(spec.images * features, spec.output.hidden,
                                                 spec.output.layers, outputs, body.random));
      body.module->register_module(name, body.layers.back().module);
    };
    if (spec.output.loss == TaskLoss::kCycle) {
      add("pair12", kPoseNumbers);
      add("pair23", kPoseNumbers);
    } else {
      add("fc", spec.output.channels);
    }
  }
  initialise(*body.module, seed);
  body.module->eval();
}

Head::~Head() = default;
Head::Head(Head&&) noexcept = default;
Head& Head::operator=(Head&&) noexcept = default;

const HeadSpec& Head::spec() const { return body_->spec; }

at::Tensor Head::forward(std::span<const at::Tensor> features) {
  const HeadSpec& spec = body_->spec;
  if (features.size() != static_cast<std::size_t>(spec.images)) {
    throw usage_error("the decoder takes features of " + std::to_string(spec.images) +
                      " images, not " + std::to_string(features.size()));
  }
  if (spec.output.dense()) return body_->layers.front().forward(features.front());
  std::vector<at::Tensor> images(features.begin(), features.end());
  if (body_->trunk) {
    // All images of the batch together, so that normalisation sees them alike.
    const at::Tensor all = images.size() == 1 ? images.front() : at::cat(images, 0);
    images = body_->trunk->forward(all).chunk(static_cast<std::int64_t>(images.size()), 0);
  }
  std::vector<at::Tensor> flat;
  // reshape: what is channels-last is flattened in the order of channels all the same.
  for (const at::Tensor& image : images) flat.push_back(image.reshape({image.size(0), -1}));
  const at::Tensor x = flat.size() == 1 ? flat.front() : at::cat(flat, 1);
  if (spec.output.loss != TaskLoss::kCycle) return body_->layers.front().forward(x);
  return with_composed(spec.output, body_->layers[0].forward(x), body_->layers[1].forward(x));
}

at::Tensor Head::forward(const at::Tensor& features) { return forward(std::span(&features, 1)); }

at::Tensor Head::forward_at(const at::Tensor& features, const at::Tensor& pixels) {
  if (!body_->spec.output.dense()) throw usage_error("only dense answers have pixels");
  const Layers& layers = body_->layers.front();
  return layers.forward_at ? layers.forward_at(features, pixels)
                           : gather_pixels(layers.forward(features), pixels);
}

void Head::start_from(const at::Tensor& constant) {
  const torch::NoGradGuard no_gradients;
  const OutputSpec& output = body_->spec.output;
  // The other family's decoders end with a tanh.
  if (body_->spec.family != Family::kCompact) return;
  if (output.kind == dataset::TargetKind::kSegments || output.loss == TaskLoss::kCycle) return;
  if (constant.numel() != output.channels) {
    throw usage_error("a decoder's first answer has one number for each of its channels");
  }
  for (const auto& item : body_->module->named_parameters()) {
    if (!item.key().ends_with(std::string(kAnswer) + ".bias")) continue;
    // A channel's places within a position come one after the other.
    at::Tensor bias = item.value();
    bias.copy_(constant.to(bias.options()).repeat_interleave(bias.numel() / output.channels));
  }
}

void Head::reseed(std::uint64_t seed) {
  constexpr std::uint64_t kDropout = 0x64726f706f757421;
  *body_->random = RandomStream(seed, kDropout, 0);
}

std::shared_ptr<nn::Module> Head::module() const { return body_->module; }

void initialise(nn::Module& module, std::uint64_t seed) {
  constexpr std::uint64_t kWeights = 0x7765696768747321;
  constexpr double kAnswerGain = 0.3;
  const torch::NoGradGuard no_gradients;
  std::uint64_t number = 0;  // of the parameter: a stream of its own for each
  const auto draw = [&](at::Tensor weight, double deviation) {
    RandomStream random(seed, kWeights, number++);
    at::Tensor values = at::empty(weight.sizes(), at::kFloat);
    float* to = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
      to[i] = static_cast<float>(deviation * random.normal());
    }
    weight.copy_(values);
  };
  const auto fan_in = [](const at::Tensor& weight, std::int64_t channels) {
    const auto area = weight.dim() == 4 ? weight.size(2) * weight.size(3) : 1;
    return static_cast<double>(channels * area);
  };
  const auto set = [](const at::Tensor& tensor, double value) {
    if (tensor.defined()) tensor.fill_(value);
  };
  for (const auto& item : module.named_modules()) {
    const bool answers = item.key() == kAnswer || item.key().ends_with("." + std::string(kAnswer));
    const double gain = answers ? kAnswerGain : std::sqrt(2.0);
    if (auto* conv = item.value()->as<nn::Conv2d>()) {
      draw(conv->weight, gain / std::sqrt(fan_in(conv->weight, conv->weight.size(1))));
      set(conv->bias, 0);
    } else if (auto* enlarging = item.value()->as<nn::ConvTranspose2d>()) {
      // Each place gets a quarter of the kernel where the stride is 2.
      constexpr double kShare = 4;
      draw(enlarging->weight,
           gain / std::sqrt(fan_in(enlarging->weight, enlarging->weight.size(0)) / kShare));
      set(enlarging->bias, 0);
    } else if (auto* linear = item.value()->as<nn::Linear>()) {
      draw(linear->weight, gain / std::sqrt(fan_in(linear->weight, linear->weight.size(1))));
      set(linear->bias, 0);
    } else {
      const auto reset = [&](const auto& norm) {
        set(norm.weight, 1);
        set(norm.bias, 0);
        set(norm.running_mean, 0);
        set(norm.running_var, 1);
      };
      if (auto* flat = item.value()->as<nn::BatchNorm1d>()) reset(*flat);
      if (auto* dense = item.value()->as<nn::BatchNorm2d>()) reset(*dense);
    }
  }
}

}  // namespace taskatlas::networks
