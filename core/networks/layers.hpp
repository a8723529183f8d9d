// SPDX-License-Identifier: MIT
// Stacks of layers, which encoders and decoders are made of. Internal to the room.
#pragma once

#include "base/random_stream.hpp"
#include "networks/spec.hpp"

#include <functional>
#include <memory>

#include <ATen/core/Tensor.h>

namespace torch::nn {
class Module;
}

namespace taskatlas::networks {

struct Layers {
  std::shared_ptr<torch::nn::Module> module;
  std::function<at::Tensor(const at::Tensor&)> forward;
  // Of decoders that can do so more cheaply than by forward(): the answer at some pixels
  // (pixels.hpp).
  std::function<at::Tensor(const at::Tensor&, const at::Tensor&)> forward_at = {};
};

// N × channels × H × W → N × 8 × H/stride × W/stride.
Layers make_compact_encoder(int channels, int stride);
Layers make_resnet50_encoder(int channels);

// What classes and numbers of compact networks are made of: N × channels × side × side → N × 32 × 4
// × 4 or smaller, by convolutions of stride 2.
Layers make_compact_trunk(int channels, int side);
inline constexpr int kTrunkWidth = 32;
int trunk_side(int side);  // of what the trunk gives

// N × in_channels × side × side → N × C × size × size.
Layers make_compact_decoder(const HeadSpec& spec);
Layers make_resnet50_decoder(const HeadSpec& spec);

// N × inputs → N × outputs: layers of `hidden` units with normalisation, ReLU and dropout, and a
// linear one. `dropout` is what it draws from while training.
Layers make_fully_connected(std::int64_t inputs, int hidden, int layers, int outputs,
                            std::shared_ptr<RandomStream> dropout);

// Layers of this name answer: they begin with small weights, so that the first losses are those of
// an answer near 0.
inline constexpr const char* kAnswer = "answer";

}  // namespace taskatlas::networks
