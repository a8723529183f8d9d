// SPDX-License-Identifier: MIT
#include "networks/layers.hpp"
#include "networks/pixels.hpp"

#include <algorithm>

#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

namespace nn = torch::nn;

// Chosen by measurement (64 pixels, rgb2depth, batch 32, images trained on in a second of one
// core's time, on an AMD EPYC with AVX-512; tests/benchmarks/training_benchmark.cpp). Width, blocks
// of the encoder, of the decoder: 48, 2, 1: 227; with channels last in memory 262, and 73 Gflop/s.
// 32, 2, 1: 434. 48, 2, 0: 327. 64, 1, 1: 229. Trained for 400 steps on 1,400 rendered views, a
// width of 32 gave the lower loss in other rooms (0.025; 48: 0.026; the average 0.029), in less
// than 60 % of the time: 24 million multiplications a picture.
constexpr int kWidth = 32;      // channels at the representation's resolution
constexpr int kFineWidth = 16;  // channels between two enlargements
constexpr int kEncoderBlocks = 2;
constexpr int kTrunkSide = 4;

at::Tensor channels_last(const at::Tensor& x) {
  return x.contiguous(at::MemoryFormat::ChannelsLast);
}

nn::Conv2d convolution(int in, int out, int kernel, bool bias, int dilation = 1) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, kernel)
                        .padding(dilation * (kernel / 2))
                        .dilation(dilation)
                        .bias(bias));
}

nn::Sequential convolution_bn_relu(int in, int out) {
  return nn::Sequential(convolution(in, out, 3, false), nn::BatchNorm2d(out),
                        nn::ReLU(nn::ReLUOptions(true)));
}

// Two convolutions around which their input passes (He et al., 2016).
struct BlockImpl : nn::Module {
  BlockImpl(int width, int dilation)
      : conv1(register_module("conv1", convolution(width, width, 3, false, dilation))),
        bn1(register_module("bn1", nn::BatchNorm2d(width))),
        conv2(register_module("conv2", convolution(width, width, 3, false))),
        bn2(register_module("bn2", nn::BatchNorm2d(width))) {}

  at::Tensor forward(const at::Tensor& x) {
    const at::Tensor inner = bn1(conv1(x)).relu_();
    return (bn2(conv2(inner)) + x).relu_();
  }

  nn::Conv2d conv1;
  nn::BatchNorm2d bn1;
  nn::Conv2d conv2;
  nn::BatchNorm2d bn2;
};
TORCH_MODULE(Block);

// Every tile of stride × stride pixels becomes the channels of one place, so that all convolutions
// work at the representation's resolution.
struct EncoderImpl : nn::Module {
  EncoderImpl(int channels, int tile) : stride(tile) {
    first = register_module("first", convolution_bn_relu(channels * tile * tile, kWidth));
    for (int i = 0; i < kEncoderBlocks; ++i) blocks->push_back(Block(kWidth, i == 0 ? 1 : 2));
    register_module("blocks", blocks);
    compress = register_module("compress", convolution_bn_relu(kWidth, kRepresentationChannels));
  }

  at::Tensor forward(const at::Tensor& picture) {
    const at::Tensor x = channels_last(at::pixel_unshuffle(picture, stride));
    return compress->forward(blocks->forward(first->forward(x)));
  }

  int stride;
  nn::Sequential first;
  nn::Sequential blocks;
  nn::Sequential compress;
};

// A convolution that enlarges by 2: four values for each place (Shi et al., 2016).
struct DecoderImpl : nn::Module {
  explicit DecoderImpl(const HeadSpec& spec) {
    first = register_module("first", convolution_bn_relu(spec.in_channels, kWidth));
    block = register_module("block", Block(kWidth, 1));
    int width = kWidth;
    // Answers smaller than the features (colours of small pictures) are of means.
    shrink = std::max(1, spec.in_side / spec.output.size);
    int scale = std::max(1, spec.output.size / spec.in_side);
    for (; scale > 2; scale /= 2) {
      enlarge->push_back(convolution(width, 4 * kFineWidth, 3, false));
      enlarge->push_back(nn::PixelShuffle(nn::PixelShuffleOptions(2)));
      enlarge->push_back(nn::BatchNorm2d(kFineWidth));
      enlarge->push_back(nn::ReLU(nn::ReLUOptions(true)));
      width = kFineWidth;
    }
    register_module("enlarge", enlarge);
    last_scale = scale;
    // Answers of many channels cost too much by 3×3.
    constexpr int kMany = 32;
    pointwise = spec.output.channels > kMany;
    answer = register_module(
        kAnswer, convolution(width, spec.output.channels * scale * scale, pointwise ? 1 : 3, true));
  }

  at::Tensor inner(const at::Tensor& features) {
    at::Tensor x = block(first->forward(channels_last(features)));
    if (shrink > 1) x = at::avg_pool2d(x, shrink);
    return enlarge->is_empty() ? x : enlarge->forward(x);
  }

  at::Tensor forward(const at::Tensor& features) {
    const at::Tensor x = answer(inner(features));
    return last_scale == 1 ? x : at::pixel_shuffle(x, last_scale);
  }

  at::Tensor forward_at(const at::Tensor& features, const at::Tensor& pixels) {
    if (!pointwise) return gather_pixels(forward(features), pixels);
    return answer_at(inner(features), answer->weight, answer->bias, last_scale, pixels);
  }

  nn::Sequential first;
  Block block{nullptr};
  nn::Sequential enlarge;
  nn::Conv2d answer{nullptr};
  int shrink = 1;
  int last_scale = 1;
  bool pointwise = false;
};

// Halves the side until it is at most kTrunkSide.
struct TrunkImpl : nn::Module {
  TrunkImpl(int channels, int side) {
    for (; side > kTrunkSide; side = (side + 1) / 2) {
      layers->push_back(
          nn::Conv2d(nn::Conv2dOptions(channels, kTrunkWidth, 3).stride(2).padding(1).bias(false)));
      layers->push_back(nn::BatchNorm2d(kTrunkWidth));
      layers->push_back(nn::ReLU(nn::ReLUOptions(true)));
      channels = kTrunkWidth;
    }
    register_module("layers", layers);
  }

  at::Tensor forward(const at::Tensor& features) {
    return layers->is_empty() ? features : layers->forward(channels_last(features));
  }

  nn::Sequential layers;
};

template <class Impl, class... Arguments>
Layers make(Arguments&&... arguments) {
  auto module = std::make_shared<Impl>(std::forward<Arguments>(arguments)...);
  return {module, [module = module.get()](const at::Tensor& x) { return module->forward(x); }};
}

}  // namespace

Layers make_compact_encoder(int channels, int stride) {
  return make<EncoderImpl>(channels, stride);
}

Layers make_compact_trunk(int channels, int side) { return make<TrunkImpl>(channels, side); }

int trunk_side(int side) {
  while (side > kTrunkSide) side = (side + 1) / 2;
  return side;
}

Layers make_compact_decoder(const HeadSpec& spec) {
  Layers layers = make<DecoderImpl>(spec);
  auto* decoder = dynamic_cast<DecoderImpl*>(layers.module.get());
  layers.forward_at = [decoder](const at::Tensor& features, const at::Tensor& pixels) {
    return decoder->forward_at(features, pixels);
  };
  return layers;
}

}  // namespace taskatlas::networks
