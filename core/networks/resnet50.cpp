// SPDX-License-Identifier: MIT
// The paper's layers. Names of parameters are those of the published PyTorch port of the encoders
// and decoders (alexsax/visual-prior, taskonomy_network.py), so that its weights can be compared:
// conv1, bn1, layer1 … layer4 with their units, compress1, compress_bn; conv2 … deconv14.
#include "networks/layers.hpp"

#include <array>
#include <string>

#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

namespace nn = torch::nn;

nn::Conv2d convolution(int in, int out, int kernel, int stride = 1, bool bias = false) {
  return nn::Conv2d(
      nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(bias));
}

constexpr int kExpansion = 4;

// A bottleneck unit; the stride is that of its 3×3 convolution, and its input is subsampled or
// projected to pass around it (StanfordVL/taskonomy, code/lib/models/resnet_v1.py).
struct UnitImpl : nn::Module {
  UnitImpl(int in, int planes, int stride)
      : conv1(register_module("conv1", convolution(in, planes, 1))),
        bn1(register_module("bn1", nn::BatchNorm2d(planes))),
        conv2(register_module("conv2", convolution(planes, planes, 3, stride))),
        bn2(register_module("bn2", nn::BatchNorm2d(planes))),
        conv3(register_module("conv3", convolution(planes, planes * kExpansion, 1))),
        bn3(register_module("bn3", nn::BatchNorm2d(planes * kExpansion))) {
    if (in != planes * kExpansion) {
      downsample = nn::Sequential(convolution(in, planes * kExpansion, 1),
                                  nn::BatchNorm2d(planes * kExpansion));
    } else if (stride != 1) {
      downsample = nn::Sequential(nn::MaxPool2d(nn::MaxPool2dOptions(1).stride(stride)));
    }
    if (downsample) register_module("downsample", downsample);
  }

  at::Tensor forward(const at::Tensor& x) {
    at::Tensor out = bn1(conv1(x)).relu_();
    out = bn2(conv2(out)).relu_();
    out = bn3(conv3(out));
    return (out + (downsample ? downsample->forward(x) : x)).relu_();
  }

  nn::Conv2d conv1;
  nn::BatchNorm2d bn1;
  nn::Conv2d conv2;
  nn::BatchNorm2d bn2;
  nn::Conv2d conv3;
  nn::BatchNorm2d bn3;
  nn::Sequential downsample{nullptr};
};
TORCH_MODULE(Unit);

struct EncoderImpl : nn::Module {
  explicit EncoderImpl(int channels)
      : conv1(register_module("conv1", convolution(channels, 64, 7, 2))),
        bn1(register_module("bn1", nn::BatchNorm2d(64))) {
    struct Stage {
      int planes, units, stride;
    };
    constexpr std::array<Stage, 4> kStages{{{64, 3, 2}, {128, 4, 2}, {256, 6, 1}, {512, 3, 1}}};
    int in = 64;
    for (std::size_t s = 0; s < kStages.size(); ++s) {
      const Stage& stage = kStages[s];
      nn::Sequential layer;
      for (int i = 0; i < stage.units; ++i) {
        // The stride sits in the last unit.
        layer->push_back(Unit(in, stage.planes, i + 1 == stage.units ? stage.stride : 1));
        in = stage.planes * kExpansion;
      }
      layers[s] = register_module("layer" + std::to_string(s + 1), layer);
    }
    compress1 = register_module("compress1", convolution(in, kRepresentationChannels, 3));
    compress_bn = register_module("compress_bn", nn::BatchNorm2d(kRepresentationChannels));
  }

  at::Tensor forward(const at::Tensor& picture) {
    at::Tensor x = bn1(conv1(picture)).relu_();
    x = at::max_pool2d(x, {3, 3}, {2, 2}, {0, 0}, {1, 1}, /*ceil_mode=*/true);
    for (nn::Sequential& layer : layers) x = layer->forward(x);
    return compress_bn(compress1(x)).relu_();
  }

  nn::Conv2d conv1;
  nn::BatchNorm2d bn1;
  std::array<nn::Sequential, 4> layers{nn::Sequential{nullptr}, nn::Sequential{nullptr},
                                       nn::Sequential{nullptr}, nn::Sequential{nullptr}};
  nn::Conv2d compress1{nullptr};
  nn::BatchNorm2d compress_bn{nullptr};
};

constexpr double kLeak = 0.2;

nn::LeakyReLU leaky() {
  return nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(kLeak).inplace(true));
}

// D15 where the answer is 16 times as large as the features, as at 256 pixels. Smaller ratios
// (colorization's quarter, smaller pictures) leave out the last enlargements and their
// convolutions.
struct DecoderImpl : nn::Module {
  explicit DecoderImpl(const HeadSpec& spec) {
    const auto plain = [&](const char* name, int in, int out) {
      stages.push_back(register_module(
          name, nn::Sequential(convolution(in, out, 3), nn::BatchNorm2d(out), leaky())));
    };
    const auto enlarging = [&](const char* name, int in, int out) {
      const auto options =
          nn::ConvTranspose2dOptions(in, out, 3).stride(2).padding(1).output_padding(1).bias(false);
      stages.push_back(register_module(
          name, nn::Sequential(nn::ConvTranspose2d(options), nn::BatchNorm2d(out), leaky())));
    };
    plain("conv2", spec.in_channels, 1024);
    plain("conv3", 1024, 1024);
    plain("conv4", 1024, 512);
    plain("conv5", 512, 256);
    plain("conv6", 256, 256);
    plain("conv7", 256, 128);
    struct Step {
      const char* enlarge;
      int width;
      const char* smooth;
      int smoothed;
    };
    constexpr std::array<Step, 4> kSteps{{{"deconv8", 64, "conv9", 64},
                                          {"deconv10", 32, "conv11", 32},
                                          {"deconv12", 16, "conv13", 32},
                                          {"deconv14", 16, nullptr, 16}}};
    int width = 128;
    int scale = spec.output.size / spec.in_side;
    std::size_t step = 0;
    for (; scale > 1; scale /= 2, ++step) {
      // Beyond 16 times the last step is repeated under names of its own.
      const Step& at = kSteps[std::min(step, kSteps.size() - 1)];
      const std::string name =
          step < kSteps.size() ? at.enlarge : "deconv" + std::to_string(8 + 2 * step);
      enlarging(name.c_str(), width, at.width);
      width = at.width;
      if (at.smooth != nullptr) {
        plain(at.smooth, width, at.smoothed);
        width = at.smoothed;
      }
    }
    answer = register_module(kAnswer, convolution(width, spec.output.channels, 3, 1, true));
    // Targets of L1 pictures lie in [-1, 1]; the others' scale is open.
    bounded = spec.output.loss == TaskLoss::kL1;
  }

  at::Tensor forward(const at::Tensor& features) {
    at::Tensor x = features;
    for (nn::Sequential& stage : stages) x = stage->forward(x);
    x = answer(x);
    return bounded ? at::tanh(x) : x;
  }

  std::vector<nn::Sequential> stages;
  nn::Conv2d answer{nullptr};
  bool bounded = false;
};

template <class Impl, class Argument>
Layers make(const Argument& argument) {
  auto module = std::make_shared<Impl>(argument);
  return {module, [module = module.get()](const at::Tensor& x) { return module->forward(x); }};
}

}  // namespace

Layers make_resnet50_encoder(int channels) { return make<EncoderImpl>(channels); }

Layers make_resnet50_decoder(const HeadSpec& spec) { return make<DecoderImpl>(spec); }

}  // namespace taskatlas::networks
