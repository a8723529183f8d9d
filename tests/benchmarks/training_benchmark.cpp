// SPDX-License-Identifier: MIT
// What training costs: steps of task networks of each kind, and the choices within them. Figures
// are images a second; `flops` are those of convolutions and linear layers (a multiplication and an
// addition each; backwards twice as many as forwards), to be held against `peak`.
#include "networks/loss.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "training/train.hpp"

#include <benchmark/benchmark.h>
#include <torch/torch.h>

namespace taskatlas {
namespace {

constexpr int kBatch = 32;

networks::NetworkSpec spec_of(const char* task) {
  return networks::spec_for(task, 64, networks::Family::kCompact, dataset::taskonomy_classes());
}

void count(benchmark::State& state, double flops_of_image) {
  const auto images = static_cast<double>(state.iterations()) * kBatch;
  state.counters["images/s"] = benchmark::Counter(images, benchmark::Counter::kIsRate);
  state.counters["flops"] = benchmark::Counter(images * flops_of_image, benchmark::Counter::kIsRate,
                                               benchmark::Counter::kIs1000);
}

// Multiplications of one sample's way through the network.
double multiplications(const networks::TaskNetwork& network) {
  const networks::NetworkSpec& spec = network.spec();
  double sum = 0;
  for (const auto& item : network.module()->named_modules("", false)) {
    const std::string& name = item.key();
    if (auto* linear = item.value()->as<torch::nn::Linear>()) {
      sum += static_cast<double>(linear->weight.numel());
    } else if (auto* conv = item.value()->as<torch::nn::Conv2d>()) {
      int side = spec.input_size / spec.stride();
      double images = spec.images;
      if (name.starts_with("decoder.")) {
        images = 1;
        if (name.ends_with("answer")) side = std::max(side, spec.output.size / 2);
        // "enlarge.0" works at the representation's resolution, "enlarge.4" at twice that, …
        const auto at = name.find("enlarge.");
        if (at != std::string::npos) side <<= std::stoi(name.substr(at + 8)) / 4;
      }
      sum += images * static_cast<double>(conv->weight.numel()) * side * side;
    }
  }
  return sum;
}

// Runs of the loop; what is around its steps is counted too. `of_image`: multiplications, forwards.
void train_steps(benchmark::State& state, networks::TaskNetwork& network,
                 const training::TrainOptions& options, double of_image) {
  const networks::Batch batch =
      networks::collate(networks::synthetic_samples(network.spec(), options.batch));
  for (auto _ : state) {
    training::train(
        network, [&](std::int64_t) { return batch; }, options, RunContext{});
  }
  constexpr double kOfForwards = 6;  // two operations; forwards and twice that backwards
  const auto images = static_cast<double>(state.iterations() * options.steps) * options.batch;
  state.counters["images/s"] = benchmark::Counter(images, benchmark::Counter::kIsRate);
  state.counters["flops"] = benchmark::Counter(
      images * kOfForwards * of_image, benchmark::Counter::kIsRate, benchmark::Counter::kIs1000);
}

void BM_train(benchmark::State& state, const char* task) {
  networks::TaskNetwork network(spec_of(task), 1);
  training::TrainOptions options;
  options.batch = kBatch;
  options.threads = static_cast<int>(state.range(0));
  options.steps = 5;
  train_steps(state, network, options, multiplications(network));
}
#define TRAIN(task) BENCHMARK_CAPTURE(BM_train, task, #task)->Arg(1)->Arg(2)->UseRealTime()
TRAIN(autoencoder);
TRAIN(rgb2depth);
TRAIN(segmentsemantic_rb);
TRAIN(segment2d);
TRAIN(colorization);
TRAIN(class_places);
TRAIN(room_layout);
TRAIN(fix_pose);
TRAIN(ego_motion);
TRAIN(jigsaw);

// The paper's network of depth at 256 pixels on one core: its `flops` are kCoreOperations of
// core/engine/throughput.hpp. The multiplications are those that plans count
// (tests/engine/plan_test holds them to it). A small batch, since an image takes a second.
void BM_train_paper(benchmark::State& state) {
  constexpr double kMultiplications = 12079595520.0;
  networks::TaskNetwork network(networks::spec_for("rgb2depth", 256, networks::Family::kResnet50,
                                                   dataset::taskonomy_classes()),
                                1);
  training::TrainOptions options;
  options.batch = 4;
  options.threads = 1;
  options.steps = 2;
  train_steps(state, network, options, kMultiplications);
}
BENCHMARK(BM_train_paper)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_encode(benchmark::State& state) {
  networks::TaskNetwork network(spec_of("autoencoder"), 1);
  at::set_num_threads(static_cast<int>(state.range(0)));
  const torch::NoGradGuard no_gradients;
  const at::Tensor pictures = at::rand({kBatch, 3, 64, 64});
  for (auto _ : state) benchmark::DoNotOptimize(network.encode(pictures));
  count(state, 0);
}
BENCHMARK(BM_encode)->Arg(1)->Arg(2)->UseRealTime();

void BM_peak(benchmark::State& state) {
  at::set_num_threads(static_cast<int>(state.range(0)));
  constexpr std::int64_t kSide = 1024;
  const at::Tensor a = at::rand({kSide, kSide});
  const at::Tensor b = at::rand({kSide, kSide});
  for (auto _ : state) benchmark::DoNotOptimize(at::matmul(a, b));
  state.counters["flops"] =
      benchmark::Counter(2.0 * kSide * kSide * kSide * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate, benchmark::Counter::kIs1000);
}
BENCHMARK(BM_peak)->Arg(1)->Arg(2)->UseRealTime();

// --- the choices: how to enlarge 48 channels of 16 × 16 to 16 of 32 × 32, and how pixels lie

enum Enlarging { kShuffle, kUpsample, kTransposed };

void BM_enlarge(benchmark::State& state, Enlarging how, bool channels_last) {
  namespace nn = torch::nn;
  at::set_num_threads(2);
  nn::Sequential layers;
  if (how == kShuffle) {
    layers->push_back(nn::Conv2d(nn::Conv2dOptions(48, 64, 3).padding(1)));
    layers->push_back(nn::PixelShuffle(nn::PixelShuffleOptions(2)));
  } else if (how == kUpsample) {
    layers->push_back(nn::Upsample(
        nn::UpsampleOptions().scale_factor(std::vector<double>{2, 2}).mode(torch::kNearest)));
    layers->push_back(nn::Conv2d(nn::Conv2dOptions(48, 16, 3).padding(1)));
  } else {
    layers->push_back(nn::ConvTranspose2d(
        nn::ConvTranspose2dOptions(48, 16, 3).stride(2).padding(1).output_padding(1)));
  }
  at::Tensor x = at::rand({kBatch, 48, 16, 16});
  if (channels_last) x = x.contiguous(at::MemoryFormat::ChannelsLast);
  x.requires_grad_(true);
  for (auto _ : state) layers->forward(x).square().sum().backward();
  count(state, 0);
}
BENCHMARK_CAPTURE(BM_enlarge, shuffle, kShuffle, false)->UseRealTime();
BENCHMARK_CAPTURE(BM_enlarge, shuffle_channels_last, kShuffle, true)->UseRealTime();
BENCHMARK_CAPTURE(BM_enlarge, upsample, kUpsample, false)->UseRealTime();
BENCHMARK_CAPTURE(BM_enlarge, upsample_channels_last, kUpsample, true)->UseRealTime();
BENCHMARK_CAPTURE(BM_enlarge, transposed, kTransposed, false)->UseRealTime();
BENCHMARK_CAPTURE(BM_enlarge, transposed_channels_last, kTransposed, true)->UseRealTime();

}  // namespace
}  // namespace taskatlas

BENCHMARK_MAIN();
