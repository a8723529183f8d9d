// SPDX-License-Identifier: MIT
// How fast readouts train on one core: by order, by channels of the answer, one at a time and
// several in one pass; against the peak of the core's arithmetic, measured by a large product of
// matrices; and beside what the authors' code does for each transfer: decode the pictures of every
// step, encode them by the frozen networks, train one readout. The networks, samples and steps are
// the same. Rates are by the CPU time of the whole process: images (trained on) and GFLOP for each
// second of one core; MFLOP_each is of one image. FLOP are those of convolutions, fully connected
// layers and other products of matrices, forwards and backwards, 2 for each multiplication (by the
// zeros around a picture too). They are counted where LibTorch is called for them, in a step of the
// training that is measured: layers that are computed at some pixels alone count for those.
// Normalisation, what else losses take, and the optimiser are not counted as work, though as time,
// and so is what a transfer takes once: representations and labels gathered, the first answer, the
// test.
#include "base/random_stream.hpp"
#include "dataset/image_file.hpp"
#include "dataset/target.hpp"
#include "networks/loss.hpp"
#include "support/temporary_folder.hpp"
#include "transfers/synthetic.hpp"
#include "transfers/transfer.hpp"

#include <atomic>
#include <cmath>
#include <memory>
#include <string_view>

#include <ATen/record_function.h>
#include <benchmark/benchmark.h>
#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

using testing::kChannels;
using testing::kSide;
using testing::samples_of;
using testing::smooth_fields;
using testing::source_of;
using testing::target_spec;

constexpr std::size_t kTrain = 256;
constexpr std::size_t kTest = 32;
constexpr int kAuthorsSteps = 40;  // little is done there once: fewer give nearly the same rate

// Multiplications of all convolutions and products of matrices that LibTorch computes while this
// lives, in any thread, by the shapes that it computes them with. One at a time.
class Multiplications {
 public:
  Multiplications() {
    count_ = 0;
    handle_ = at::addGlobalCallback(at::RecordFunctionCallback(begin, end)
                                        .needsInputs(true)
                                        .needsOutputs(true)
                                        .scopes({at::RecordScope::FUNCTION}));
  }
  ~Multiplications() { at::removeCallback(handle_); }
  Multiplications(const Multiplications&) = delete;
  Multiplications& operator=(const Multiplications&) = delete;

  std::int64_t count() const { return count_; }

 private:
  struct Call : at::ObserverContext {
    std::int64_t for_each = 0;  // number of what the call gives
    std::int64_t more = 0;
  };

  static std::unique_ptr<at::ObserverContext> begin(const at::RecordFunction& function) {
    const std::string_view name = function.name();
    const auto input = [&](std::size_t i) { return function.inputs()[i].toTensor(); };
    // Weights are outputs × inputs × rows × columns.
    const auto of_output = [](const at::Tensor& weights) {
      return weights.numel() / weights.size(0);
    };
    auto call = std::make_unique<Call>();
    if (name == "aten::convolution") {
      call->for_each = of_output(input(1));
    } else if (name == "aten::convolution_backward") {
      const c10::List<bool> wanted = function.inputs().back().toBoolList();  // input, weights, bias
      const int gradients = (wanted.get(0) ? 1 : 0) + (wanted.get(1) ? 1 : 0);
      call->more = gradients * input(0).numel() * of_output(input(2));
    } else if (name == "aten::mm") {
      call->for_each = input(0).size(1);
    } else if (name == "aten::addmm") {
      call->for_each = input(1).size(1);
    } else if (name == "aten::bmm") {
      call->for_each = input(0).size(2);
    } else {
      return nullptr;
    }
    ++inside_;
    return call;
  }
  static void end(const at::RecordFunction& function, at::ObserverContext* context) {
    const auto* call = static_cast<const Call*>(context);
    if (call == nullptr || --inside_ > 0) return;  // a convolution may be products of matrices
    count_ += call->more;
    if (call->for_each > 0 && !function.outputs().empty())  // empty where it threw
      count_ += call->for_each * function.outputs().front().toTensor().numel();
  }

  static inline std::atomic<std::int64_t> count_ = 0;
  static inline thread_local int inside_ = 0;  // calls that count
  at::CallbackHandle handle_;
};

void peak(benchmark::State& state) {
  const torch::NoGradGuard no_gradients;
  at::set_num_threads(1);
  constexpr std::int64_t kSize = 1536;
  const at::Tensor a = torch::randn({kSize, kSize}), b = torch::randn({kSize, kSize});
  for (auto _ : state) benchmark::DoNotOptimize(at::mm(a, b));
  state.counters["GFLOP"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * 2 * kSize * kSize * kSize / 1e9,
                         benchmark::Counter::kIsRate);
}

networks::BatchTarget target_of(const networks::NetworkSpec& spec, std::size_t count) {
  const auto n = static_cast<std::int64_t>(count);
  const std::int64_t size = spec.output.size;
  if (spec.output.kind == dataset::TargetKind::kImage)
    return testing::image_target(smooth_fields(n, spec.output.channels, size));
  networks::BatchTarget target;
  target.kind = spec.output.kind;
  target.mask = torch::ones({n});
  if (spec.output.kind == dataset::TargetKind::kScores) {
    target.values = torch::randn({n, spec.output.channels}).softmax(1);
  } else if (spec.output.kind == dataset::TargetKind::kVector) {
    target.values = torch::randn({n, spec.output.channels});
  } else if (spec.output.kind == dataset::TargetKind::kSegments) {
    target.labels = torch::randint(0, 6, {n, 300}, at::kLong);
    target.pixels = torch::randint(0, size * size, {n, 300}, at::kLong);
  } else {
    target.labels = torch::randint(0, spec.output.channels, {n, size, size}, at::kLong);
    target.mask = torch::ones({n, size, size});
  }
  return target;
}

TransferOptions one_thread(const networks::NetworkSpec& target, std::size_t order) {
  TransferOptions options = default_options(target, kTrain, order);
  options.train.threads = 1;
  return options;
}

// Arguments: order, readouts in one pass.
void readouts(benchmark::State& state, const char* task) {
  const taskatlas::testing::TemporaryFolder folder;
  torch::manual_seed(1);
  const networks::NetworkSpec target = target_spec(task);
  const auto order = static_cast<std::size_t>(state.range(0));
  const auto together = static_cast<std::size_t>(state.range(1));
  LabelledSamples train = samples_of(0, kTrain), test = samples_of(kTrain, kTest);
  const auto images = static_cast<std::size_t>(target.images);
  train.views.resize(images, train.views.front());
  test.views.resize(images, test.views.front());
  train.targets = target_of(target, kTrain);
  test.targets = target_of(target, kTest);
  std::vector<Source> all;
  for (std::size_t i = 0; i < order; ++i) {
    all.push_back(source_of(folder.path(), "s" + std::to_string(i),
                            torch::rand({kTrain + kTest, kChannels, kSide, kSide})));
  }
  const std::vector<std::vector<Source>> sets(together, all);
  TransferOptions options = one_thread(target, order);
  options.together = static_cast<int>(together);
  // Of an image in a step, forwards and backwards: what a second step adds to the first.
  const auto multiplications = [&](std::int64_t steps) {
    TransferOptions few = options;
    few.train.steps = steps;
    const Multiplications done;
    train_readouts(target, sets, train, test, few, {});
    return static_cast<double>(done.count());
  };
  const double images_of_step = static_cast<double>(together) * options.train.batch;
  const double flop = 2 * (multiplications(2) - multiplications(1)) / images_of_step;
  double images_seen = 0;
  for (auto _ : state) {
    train_readouts(target, sets, train, test, options, {});
    images_seen += images_of_step * static_cast<double>(options.train.steps);
  }
  state.counters["images"] = benchmark::Counter(images_seen, benchmark::Counter::kIsRate);
  state.counters["GFLOP"] =
      benchmark::Counter(images_seen * flop / 1e9, benchmark::Counter::kIsRate);
  state.counters["MFLOP_each"] = benchmark::Counter(flop / 1e6);
}

// --- one transfer as the authors' code measures it

class EncodingModel : public training::Model {
 public:
  EncodingModel(Readout& readout, std::vector<networks::TaskNetwork>& encoders)
      : readout_(readout), encoders_(encoders) {}
  std::vector<std::string> loss_names() const override { return {"transfer"}; }
  std::vector<at::Tensor> parameters() override { return readout_.parameters(); }
  std::vector<networks::NamedTensor> state() override { return {}; }
  void set_training(bool training) override { readout_.train(training); }
  void to(const std::string& device) override { readout_.to(device); }
  void reseed(std::uint64_t seed) override { readout_.reseed(seed); }
  void losses(const training::Step& step, const TakeLoss& take) override {
    std::vector<at::Tensor> parts;
    {
      const torch::NoGradGuard no_gradients;
      for (networks::TaskNetwork& encoder : encoders_)
        parts.push_back(encoder.encode(step.batch.inputs.front()));
    }
    const std::vector<at::Tensor> inputs{torch::cat(parts, 1)};
    take(0, readout_.training_loss(inputs, step.batch.target));
  }

 private:
  Readout& readout_;
  std::vector<networks::TaskNetwork>& encoders_;
};

dataset::Raster picture(int size, int channels, dataset::SampleType type, std::uint64_t seed) {
  dataset::Raster raster(size, size, channels, type);
  RandomStream random(seed, 0, 0);
  const double phase = random.uniform();
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      for (int c = 0; c < channels; ++c) {
        const double shade =
            0.5 + 0.3 * std::sin(phase + 0.02 * (x + c * y) * 256 / size) + 0.01 * random.normal();
        if (type == dataset::SampleType::kU8) {
          raster.u8()[raster.index(x, y, c)] = static_cast<std::uint8_t>(255 * shade);
        } else {
          raster.u16()[raster.index(x, y, c)] = static_cast<std::uint16_t>(3000 * shade);
        }
      }
    }
  }
  return raster;
}

// Arguments: order, side of the pictures on disk (64 as rooms are rendered for these networks, 512
// as Taskonomy's).
void authors_way(benchmark::State& state) {
  torch::manual_seed(1);
  const networks::NetworkSpec target = target_spec("rgb2depth");
  const auto order = static_cast<std::size_t>(state.range(0));
  const auto side = static_cast<int>(state.range(1));
  std::vector<std::string> colours, depths;
  for (std::size_t i = 0; i < kTrain; ++i) {
    colours.push_back(dataset::encode_png(picture(side, 3, dataset::SampleType::kU8, i)));
    depths.push_back(dataset::encode_png(picture(side, 1, dataset::SampleType::kU16, i)));
  }
  const auto decode = [](const std::string& bytes) {
    return dataset::decode_image(std::as_bytes(std::span(bytes)), "benchmark");
  };
  TransferOptions options = one_thread(target, order);
  options.train.steps = kAuthorsSteps;
  dataset::SampleOptions sample_options;
  sample_options.size = target.size;
  const training::StepSource source = [&](std::int64_t step) {
    std::vector<dataset::Sample> samples;
    for (int i = 0; i < options.train.batch; ++i) {
      const std::size_t number = static_cast<std::size_t>(step * options.train.batch + i) % kTrain;
      dataset::View view;
      view[dataset::Domain::kRgb] =
          dataset::resize(decode(colours[number]), dataset::Domain::kRgb, target.size);
      view[dataset::Domain::kDepthZbuffer] =
          dataset::resize(decode(depths[number]), dataset::Domain::kDepthZbuffer, target.size);
      samples.push_back(make_sample(target.task, std::span(&view, 1), sample_options));
    }
    return training::Step{0, networks::collate(samples)};
  };
  std::vector<networks::TaskNetwork> encoders;
  for (std::size_t i = 0; i < order; ++i) encoders.emplace_back(target_spec("autoencoder"), i + 1);
  double images_seen = 0;
  for (auto _ : state) {
    Readout readout(default_spec(target, static_cast<int>(order) * kChannels), 1);
    EncodingModel model(readout, encoders);
    training::train(model, source, options.train, {});
    images_seen += static_cast<double>(kAuthorsSteps) * options.train.batch;
  }
  state.counters["images"] = benchmark::Counter(images_seen, benchmark::Counter::kIsRate);
}

void setting(benchmark::internal::Benchmark* benchmark) {
  benchmark->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
}

BENCHMARK(peak)->Apply(setting);
BENCHMARK_CAPTURE(readouts, depth, "rgb2depth")
    ->ArgsProduct({{1, 2, 3, 4}, {1}})
    ->ArgsProduct({{1, 4}, {4, 16}})
    ->Apply(setting);
BENCHMARK_CAPTURE(readouts, normals, "rgb2sfnorm")->Args({1, 1})->Args({4, 1})->Apply(setting);
BENCHMARK_CAPTURE(readouts, segments, "segment2d")->Args({1, 1})->Args({4, 1})->Apply(setting);
BENCHMARK_CAPTURE(readouts, semantic, "segmentsemantic_rb")
    ->Args({1, 1})
    ->Args({2, 1})
    ->Apply(setting);
BENCHMARK_CAPTURE(readouts, places, "class_places")->Args({2, 1})->Apply(setting);
BENCHMARK_CAPTURE(readouts, vanishing_points, "vanishing_point_well_defined")
    ->Args({2, 1})
    ->Apply(setting);
BENCHMARK_CAPTURE(readouts, egomotion, "ego_motion")->Args({2, 1})->Apply(setting);
BENCHMARK(authors_way)->ArgsProduct({{1, 4}, {64, 512}})->Apply(setting);

}  // namespace
}  // namespace taskatlas::transfers

BENCHMARK_MAIN();
