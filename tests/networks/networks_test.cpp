// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/camera.hpp"
#include "dataset/hash.hpp"
#include "networks/loss.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "networks/tensor_file.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"

#include <cmath>
#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

using dataset::TargetKind;

const dataset::Classes& classes() { return dataset::taskonomy_classes(); }

NetworkSpec spec_of(std::string_view task, int size = 32, Family family = Family::kCompact) {
  return spec_for(task, size, family, classes());
}

at::Tensor random_answer(const NetworkSpec& spec, int samples, double scale, std::uint64_t seed) {
  RandomStream random(seed, 0, 0);
  const OutputSpec& output = spec.output;
  const at::Tensor answer = output.dense()
                                ? at::empty({samples, output.channels, output.size, output.size})
                                : at::empty({samples, output.channels});
  for (std::int64_t i = 0; i < answer.numel(); ++i) {
    answer.data_ptr<float>()[i] = static_cast<float>(scale * random.normal());
  }
  return answer;
}

// --- the losses, slowly, in double precision, from the formulas in loss.hpp

struct Slow {
  double sum = 0;
  double count = 0;
};

double log_softmax(const std::vector<double>& logits, std::size_t which) {
  double sum = 0;
  for (const double logit : logits) sum += std::exp(logit);
  return logits[which] - std::log(sum);
}

// answer(c, y, x) of one sample.
using Answer = std::function<double(int, int, int)>;

double norm_of(const Answer& answer, const dataset::Target& target, int first, int count) {
  double sum = 0;
  for (int i = first; i < first + count; ++i) {
    const double error = answer(i, 0, 0) - target.values.data[static_cast<std::size_t>(i)];
    sum += error * error;
  }
  return std::sqrt(sum);
}

Slow slow_vector(const OutputSpec& output, const Answer& answer, const dataset::Target& target) {
  const double weight = target.mask.front();
  double error = 0;
  if (output.loss == TaskLoss::kL2) {
    const double norm = norm_of(answer, target, 0, output.channels);
    error = norm * norm / output.channels;
  } else if (output.loss == TaskLoss::kNorm) {
    error = norm_of(answer, target, 0, output.channels);
  } else {
    error = norm_of(answer, target, 0, 6) + 0.5 * norm_of(answer, target, 6, 6) +
            norm_of(answer, target, 12, 6);
  }
  return {error * weight, weight > 0 ? 1.0 : 0.0};
}

Slow slow_metric(const OutputSpec& output, const Answer& answer, const dataset::Target& target) {
  Slow out{0, 1};
  const auto label = [&](const dataset::PixelIndex& pixel) {
    return target
        .labels[static_cast<std::size_t>(pixel.row) * static_cast<std::size_t>(output.size) +
                pixel.column];
  };
  for (const auto& a : target.pixels) {
    for (const auto& b : target.pixels) {
      double d = 0;
      for (int c = 0; c < output.channels; ++c) {
        const double difference = answer(c, a.row, a.column) - answer(c, b.row, b.column);
        d += difference * difference;
      }
      const double s = 2 / (1 + std::exp(std::min(d, 80.0)));
      out.sum -= label(a) == label(b) ? std::log(s) : std::log(std::max(1 - s, 1e-7));
    }
  }
  out.sum /= static_cast<double>(target.pixels.size() * target.pixels.size());
  return out;
}

Slow slow_loss(const OutputSpec& output, const Answer& answer, const dataset::Target& target) {
  if (output.kind == TargetKind::kVector) return slow_vector(output, answer, target);
  if (output.kind == TargetKind::kSegments) return slow_metric(output, answer, target);
  Slow out;
  std::vector<double> logits(static_cast<std::size_t>(output.channels));
  for (int y = 0; y < output.size; ++y) {
    for (int x = 0; x < output.size; ++x) {
      const auto pixel = static_cast<std::size_t>(y * output.size + x);
      const double weight = target.mask[pixel];
      if (weight > 0) out.count += 1;
      double error = 0;
      for (int c = 0; c < output.channels; ++c)
        logits[static_cast<std::size_t>(c)] = answer(c, y, x);
      switch (output.kind) {
        case TargetKind::kImage:
          for (int c = 0; c < output.channels; ++c) {
            const double given =
                output.lowest ? std::max(answer(c, y, x), *output.lowest) : answer(c, y, x);
            const double difference = given - target.values.data[target.values.index(c, y, x)];
            error +=
                (output.loss == TaskLoss::kL1 ? std::abs(difference) : difference * difference) /
                output.channels;
          }
          break;
        case TargetKind::kScores:
          for (std::size_t c = 0; c < logits.size(); ++c) {
            error -= target.values.data[c] * log_softmax(logits, c);
          }
          break;
        case TargetKind::kPixelClass:
          if (weight > 0) {
            error = -log_softmax(logits, static_cast<std::size_t>(target.labels[pixel]));
          }
          break;
        case TargetKind::kPixelColour:
          for (std::size_t k = 0; k < 10; ++k) {
            error -=
                target.colour[pixel].weight[k] * log_softmax(logits, target.colour[pixel].bin[k]);
          }
          break;
        default:
          break;
      }
      out.sum += error * weight;
    }
  }
  return out;
}

Answer sample_of(const at::Tensor& answer, std::int64_t sample) {
  const at::Tensor one = answer[sample].to(at::kDouble).contiguous();
  const auto width = one.dim() == 3 ? one.size(2) : 1;
  const auto height = one.dim() == 3 ? one.size(1) : 1;
  return [one, width, height](int c, int y, int x) {
    return one.data_ptr<double>()[(c * height + y) * width + x];
  };
}

// Weights other than 0 and 1, a part that does not count, and a last sample of which nothing does.
std::vector<dataset::Sample> weighted_samples(const NetworkSpec& spec, int count) {
  auto samples = synthetic_samples(spec, count);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    dataset::Target& target = samples[i].target;
    for (std::size_t p = 0; p < target.mask.size(); ++p) {
      const bool none = i + 1 == samples.size() || (p % 3 == 1 && spec.output.dense());
      target.mask[p] = none ? 0.0f : 0.5f + static_cast<float>(p % 4);
      if (none && !target.labels.empty() && spec.output.kind == TargetKind::kPixelClass) {
        target.labels[p] = -1;
      }
    }
  }
  return samples;
}

constexpr int kSamples = 3;
constexpr double kRelative = 2e-5;  // of float sums over a few thousand terms

class LossOfTask : public ::testing::TestWithParam<const char*> {};

TEST_P(LossOfTask, IsThatOfTheFormula) {
  const NetworkSpec spec = spec_of(GetParam());
  const auto samples = weighted_samples(spec, kSamples);
  const BatchTarget target = collate(samples).target;
  const bool metric = spec.output.loss == TaskLoss::kMetric;
  const at::Tensor answer = random_answer(spec, kSamples, metric ? 0.2 : 1.0, 7);
  const at::Tensor losses = per_sample_loss(spec, answer, target);
  Slow all;
  for (int i = 0; i < kSamples; ++i) {
    const Slow slow =
        slow_loss(spec.output, sample_of(answer, i), samples[static_cast<std::size_t>(i)].target);
    all.sum += slow.sum;
    all.count += slow.count;
    const double loss = losses[i].item<double>();
    if (slow.count == 0) {
      EXPECT_TRUE(std::isnan(loss)) << i;
    } else {
      EXPECT_NEAR(loss, slow.sum / slow.count, kRelative * slow.sum / slow.count) << i;
    }
  }
  const double together = training_loss(spec, answer, target).item<double>();
  EXPECT_NEAR(together, all.sum / all.count, kRelative * all.sum / all.count);
}

TEST_P(LossOfTask, HasTheGradientOfTheFormula) {
  const NetworkSpec spec = spec_of(GetParam());
  const auto samples = weighted_samples(spec, 1 + 1);
  const BatchTarget target = collate(samples).target;
  const bool metric = spec.output.loss == TaskLoss::kMetric;
  // Within the range: below it, answers are drawn up though their loss does not change.
  at::Tensor answer = random_answer(spec, 2, metric || spec.output.lowest ? 0.2 : 1.0, 8);
  answer.requires_grad_(true);
  training_loss(spec, answer, target).backward();
  const at::Tensor gradient = answer.grad()[0].flatten();
  // The first sample alone counts; some of its numbers, those of a compared pixel among them.
  const auto flat = answer.detach()[0].to(at::kDouble).flatten().contiguous();
  const std::int64_t side = spec.output.size;
  std::vector<std::int64_t> places = {0, flat.numel() / 2, flat.numel() - 1};
  if (metric) {
    const auto& pixel = samples[0].target.pixels[5];
    places = {pixel.row * side + pixel.column, (3 * side + pixel.row) * side + pixel.column};
  }
  const auto loss = [&] {
    const Answer as = [&](int c, int y, int x) {
      return flat.data_ptr<double>()[(c * side + y) * side + x];
    };
    const Slow slow = slow_loss(spec.output, as, samples[0].target);
    // A segmentation counts every sample.
    return slow.sum / (metric ? 2 : slow.count);
  };
  constexpr double kStep = 1e-5;
  for (const std::int64_t place : places) {
    double& value = flat.data_ptr<double>()[place];
    const double kept = value;
    value = kept + kStep;
    const double above = loss();
    value = kept - kStep;
    const double below = loss();
    value = kept;
    const double expected = (above - below) / (2 * kStep);
    EXPECT_NEAR(gradient[place].item<double>(), expected, 1e-3 * std::abs(expected) + 1e-7)
        << place;
  }
}

INSTANTIATE_TEST_SUITE_P(AllKinds, LossOfTask,
                         ::testing::Values("autoencoder", "curvature", "class_places",
                                           "room_layout", "fix_pose", "ego_motion",
                                           "segmentsemantic_rb", "colorization", "segment2d"),
                         [](const auto& about) { return std::string(about.param); });

TEST(Loss, OfWhatLiesBelowTheRangeIsThatOfItsEnd) {
  const NetworkSpec spec = spec_of("edge2d");
  auto samples = synthetic_samples(spec, 1);
  dataset::Target& truth = samples[0].target;
  truth.values.data.assign(truth.values.data.size(), -1.0f);
  truth.values.data[0] = 0.5f;
  const BatchTarget target = collate(samples).target;
  at::Tensor answer = at::full(target.values.sizes(), -1.75f).requires_grad_(true);
  const at::Tensor loss = training_loss(spec, answer, target);
  const auto pixels = static_cast<double>(truth.values.data.size());
  EXPECT_NEAR(loss.item<double>(), 1.5 / pixels, 1e-7);
  loss.backward();
  // What is where it belongs stays; what should be above is drawn up, from wherever it is.
  const at::Tensor gradient = answer.grad().flatten();
  EXPECT_NEAR(gradient[0].item<double>(), -1 / pixels, 1e-9);
  EXPECT_EQ(gradient.slice(0, 1).abs().sum().item<double>(), 0);
}

TEST(Loss, OfNothingThatCountsIsZeroInTraining) {
  const NetworkSpec spec = spec_of("rgb2depth");
  auto samples = synthetic_samples(spec, 2);
  for (auto& sample : samples) sample.target.mask.assign(sample.target.mask.size(), 0.0f);
  const BatchTarget target = collate(samples).target;
  EXPECT_EQ(training_loss(spec, random_answer(spec, 2, 1, 1), target).item<double>(), 0);
}

TEST(Loss, OfEqualEmbeddingsIsFinite) {
  const NetworkSpec spec = spec_of("segment2d");
  const BatchTarget target = collate(synthetic_samples(spec, 2)).target;
  at::Tensor answer = at::zeros({2, 64, 32, 32}).requires_grad_(true);
  const at::Tensor loss = training_loss(spec, answer, target);
  loss.backward();
  EXPECT_TRUE(std::isfinite(loss.item<double>()));
  EXPECT_TRUE(answer.grad().isfinite().all().item<bool>());
}

// --- networks

std::vector<std::string> all_tasks() {
  std::vector<std::string> out;
  for (const Task& task : task_dictionary()) out.push_back(task.code);
  return out;
}

class NetworkOfTask : public ::testing::TestWithParam<std::string> {};

TEST_P(NetworkOfTask, AnswersInTheFormOfTheTarget) {
  for (const int size : {32, 64}) {
    const NetworkSpec spec = spec_of(GetParam(), size);
    TaskNetwork network(spec, 1);
    const torch::NoGradGuard no_gradients;
    const at::Tensor picture = at::zeros({2, 3, size, size});
    EXPECT_EQ(network.encode(picture).sizes(), (std::vector<std::int64_t>{2, 8, 16, 16}));
    if (spec.output.kind == TargetKind::kNone) {
      EXPECT_THROW(network.forward({picture}), Error);
      continue;
    }
    const Batch batch = collate(synthetic_samples(spec, 2));
    const at::Tensor answer = network.forward(batch.inputs);
    const at::Tensor losses = per_sample_loss(spec, answer, batch.target);
    EXPECT_EQ(losses.sizes(), (std::vector<std::int64_t>{2}));
    EXPECT_TRUE(losses.isfinite().all().item<bool>()) << losses;
  }
}

TEST_P(NetworkOfTask, ComesBackFromItsFile) {
  const testing::TemporaryFolder folder;
  const auto file = folder.path() / "network";
  const NetworkSpec spec = spec_of(GetParam());
  EXPECT_EQ(parse_spec(format_spec(spec), "spec"), spec);
  TaskNetwork network(spec, 3);
  network.save(file);
  TaskNetwork back = TaskNetwork::load(file);
  EXPECT_EQ(back.spec(), spec);
  EXPECT_EQ(back.hash(), network.hash());
  const torch::NoGradGuard no_gradients;
  RandomStream random(5, 0, 0);
  const auto picture = collate_inputs(std::vector<std::vector<dataset::Planes>>{
      {smooth_picture(spec.input_channels, spec.size, random)}});
  EXPECT_TRUE(network.encode(picture[0]).equal(back.encode(picture[0])));
}

INSTANTIATE_TEST_SUITE_P(AllTasks, NetworkOfTask, ::testing::ValuesIn(all_tasks()),
                         [](const auto& about) { return about.param; });

TEST(Network, BeginsWithTheSameBitsForTheSameSeedAlone) {
  const NetworkSpec spec = spec_of("room_layout");
  const std::uint64_t hash = TaskNetwork(spec, 4).hash();
  torch::manual_seed(99);
  at::rand({3});
  EXPECT_EQ(TaskNetwork(spec, 4).hash(), hash);
  EXPECT_NE(TaskNetwork(spec, 5).hash(), hash);
}

TEST(Network, AnswersAtTheComparedPixelsAsEverywhere) {
  for (const int size : {32, 64}) {
    const NetworkSpec spec = spec_of("segment2d", size);
    TaskNetwork network(spec, 2);
    const torch::NoGradGuard no_gradients;
    const Batch batch = collate(synthetic_samples(spec, 3));
    const at::Tensor whole = network.forward(batch.inputs);
    const auto some = network.answer(batch.inputs, batch.target.thinned(1));
    EXPECT_EQ(some.values.sizes(), (std::vector<std::int64_t>{3, 64, 1, 100}));
    const at::Tensor expected = per_sample_loss(spec, whole, batch.target.thinned(1));
    EXPECT_LT(
        (per_sample_loss(spec, some.values, some.target) - expected).abs().max().item<float>(),
        1e-4);
    const auto all = network.answer(batch.inputs, batch.target);
    EXPECT_LT(
        (per_sample_loss(spec, all.values, all.target) - per_sample_loss(spec, whole, batch.target))
            .abs()
            .max()
            .item<float>(),
        1e-4);
  }
}

TEST(Batch, ThinsComparedPixelsInTurn) {
  const NetworkSpec spec = spec_of("segment2d");
  const BatchTarget target = collate(synthetic_samples(spec, 2)).target;
  std::vector<at::Tensor> parts;
  for (std::int64_t step = 3; step < 6; ++step) parts.push_back(target.thinned(step).pixels);
  EXPECT_TRUE(at::cat(parts, 1).equal(target.pixels));
  const BatchTarget other = collate(synthetic_samples(spec_of("rgb2depth"), 2)).target;
  EXPECT_TRUE(other.thinned(1).values.equal(other.values));
}

TEST_P(NetworkOfTask, BeginsAtTheConstantThatItIsGiven) {
  const NetworkSpec spec = spec_of(GetParam());
  if (spec.output.kind == TargetKind::kNone) return;
  TaskNetwork network(spec, 1);
  const at::Tensor constant = at::linspace(3, 9, spec.output.channels);
  const std::uint64_t before = network.hash();
  network.start_from(constant);
  if (spec.output.kind == TargetKind::kSegments || spec.output.loss == TaskLoss::kCycle) {
    EXPECT_EQ(network.hash(), before);
    return;
  }
  const torch::NoGradGuard no_gradients;
  const at::Tensor answer = network.forward(collate(synthetic_samples(spec, 2)).inputs);
  const at::Tensor mean =
      answer.dim() == 4 ? answer.mean(at::IntArrayRef({0, 2, 3})) : answer.mean(0);
  // The first weights add a little to it.
  EXPECT_LT((mean - constant).abs().mean().item<float>(), 0.8);
  EXPECT_THROW(network.start_from(at::zeros({spec.output.channels + 1})), Error);
}

TEST(Network, InHalfPrecisionAnswersNearlyTheSame) {
  const testing::TemporaryFolder folder;
  TaskNetwork network(spec_of("autoencoder"), 3);
  network.save(folder.path() / "half", true);
  TaskNetwork back = TaskNetwork::load(folder.path() / "half");
  const torch::NoGradGuard no_gradients;
  const Batch batch = collate(synthetic_samples(network.spec(), 1));
  EXPECT_LT((network.forward(batch.inputs) - back.forward(batch.inputs)).abs().max().item<double>(),
            0.02);
}

TEST(Network, OfColorizationSeesTheLightnessOfColourPictures) {
  const NetworkSpec spec = spec_of("colorization", 64);
  TaskNetwork network(spec, 1);
  dataset::Raster rgb(64, 64, 3, dataset::SampleType::kU8);
  RandomStream random(1, 2, 3);
  for (std::uint8_t& value : rgb.u8()) value = static_cast<std::uint8_t>(random.below(256));
  dataset::SampleOptions options;
  options.size = 64;
  const std::vector<std::vector<dataset::Planes>> grey = {
      make_inputs("colorization", rgb, options)};
  const std::vector<std::vector<dataset::Planes>> colour = {
      make_inputs("autoencoder", rgb, options)};
  const torch::NoGradGuard no_gradients;
  const at::Tensor expected = network.encode(collate_inputs(grey).front());
  const at::Tensor given = network.encode(collate_inputs(colour).front());
  EXPECT_LT((expected - given).abs().max().item<double>(), 1e-4);
}

TEST(Network, ComposesThePosesOfATriplet) {
  dataset::Statistics statistics = dataset::taskonomy_statistics();
  statistics.fix_pose.std = {0.6, 0.7, 0.8, 1.5, 1.2, 1.1};
  const NetworkSpec spec = spec_for("ego_motion", 32, Family::kCompact, classes(), statistics);
  Head head(head_spec(spec), 6);
  const torch::NoGradGuard no_gradients;
  std::vector<at::Tensor> features;
  for (int i = 0; i < 3; ++i) features.push_back(at::rand({4, 8, 16, 16}));
  const at::Tensor answer = head.forward(features).to(at::kDouble);
  ASSERT_EQ(answer.sizes(), (std::vector<std::int64_t>{4, 18}));
  for (int i = 0; i < 4; ++i) {
    std::array<dataset::RelativePose, 3> poses;
    for (int pair = 0; pair < 3; ++pair) {
      for (int k = 0; k < 6; ++k) {
        const auto at = static_cast<std::size_t>(k);
        poses[static_cast<std::size_t>(pair)][k] =
            answer[i][pair * 6 + k].item<double>() * statistics.fix_pose.std[at] +
            statistics.fix_pose.mean[at];
      }
    }
    const dataset::RelativePose expected = dataset::compose(poses[0], poses[2]);
    EXPECT_LT((expected - poses[1]).norm(), 1e-4) << i;
  }
}

TEST(Network, RefusesOtherNumbersOfImages) {
  TaskNetwork network(spec_of("fix_pose"), 1);
  EXPECT_THROW(network.forward({at::zeros({1, 3, 32, 32})}), Error);
}

TEST(Resnet50, HasTheShapesOfThePaper) {
  const torch::NoGradGuard no_gradients;
  const NetworkSpec spec = spec_of("rgb2sfnorm", 64, Family::kResnet50);
  TaskNetwork network(spec, 1);
  const at::Tensor picture = at::rand({1, 3, 64, 64}) * 2 - 1;
  EXPECT_EQ(network.encode(picture).sizes(), (std::vector<std::int64_t>{1, 8, 4, 4}));
  const at::Tensor answer = network.forward({picture});
  EXPECT_EQ(answer.sizes(), (std::vector<std::int64_t>{1, 3, 64, 64}));
  EXPECT_LE(answer.abs().max().item<double>(), 1);
  // 256 pixels: 16 × 16 × 8, from the spec alone.
  EXPECT_EQ(spec_of("rgb2sfnorm", 256, Family::kResnet50).representation_side(), 16);
  EXPECT_EQ(spec_of("jigsaw", 256, Family::kResnet50).input_size, 64);
  // Names of the published port.
  std::set<std::string> names;
  for (const auto& item : network.module()->named_parameters()) names.insert(item.key());
  for (const char* name :
       {"encoder.conv1.weight", "encoder.bn1.bias", "encoder.layer1.0.downsample.0.weight",
        "encoder.layer1.2.conv3.weight", "encoder.layer3.5.bn2.weight",
        "encoder.layer4.2.conv2.weight", "encoder.compress1.weight", "encoder.compress_bn.weight",
        "decoder.conv2.0.weight", "decoder.deconv14.0.weight"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  // ResNet-50 without its classifier has 23,508,032 parameters; and those of the compression.
  std::int64_t encoder = 0;
  for (const auto& item : network.module()->named_parameters()) {
    if (item.key().starts_with("encoder.")) encoder += item.value().numel();
  }
  EXPECT_EQ(encoder, 23'508'032 + 2048 * 8 * 9 + 16);
}

TEST(Spec, RefusesWhatNoNetworkCanBe) {
  EXPECT_THROW(spec_of("unknown"), Error);
  EXPECT_THROW(spec_of("autoencoder", 48), Error);
  EXPECT_THROW(spec_of("autoencoder", 2048), Error);
  NetworkSpec spec = spec_of("autoencoder");
  spec.output.loss = TaskLoss::kMetric;
  EXPECT_THROW(spec.check(), Error);
  spec = spec_of("class_places");
  spec.output.hidden = 1 << 20;
  EXPECT_THROW(spec.check(), Error);
  EXPECT_THROW(parse_spec("{}", "x"), Error);
  EXPECT_THROW(parse_spec("[1", "x"), Error);
}

TEST(Batch, RefusesSamplesThatDiffer) {
  auto samples = synthetic_samples(spec_of("autoencoder"), 1);
  samples.push_back(synthetic_sample(spec_of("autoencoder", 64), 1));
  EXPECT_THROW(collate(samples), Error);
  EXPECT_THROW(collate({}), Error);
}

TEST(Batch, KeepsSamplesInOrder) {
  const NetworkSpec spec = spec_of("curvature");
  const auto samples = synthetic_samples(spec, 3);
  const Batch batch = collate(samples);
  EXPECT_EQ(batch.size(), 3);
  const at::Tensor two = batch.target.select(at::tensor({2, 0}, at::kLong)).values;
  EXPECT_FLOAT_EQ(two[0][1][4][5].item<float>(),
                  samples[2].target.values.data[samples[2].target.values.index(1, 4, 5)]);
  EXPECT_TRUE(batch.target.slice(1, 2).values[0].equal(batch.target.values[1]));
}

// --- files

class NetworkFile : public ::testing::Test {
 protected:
  NetworkFile() {
    TaskNetwork(spec_of("point_match"), 1).save(file);
    bytes = read_file(file);
  }
  void expect_refused(const std::string& content, const std::string& what) {
    write_file_atomically(file, content);
    try {
      TaskNetwork::load(file);
      ADD_FAILURE() << what << " was not refused";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << what;
      EXPECT_THAT(error.what(), ::testing::HasSubstr(file.string())) << what;
    }
  }
  testing::TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "network";
  std::string bytes;
};

TEST_F(NetworkFile, IsRefusedWhereItIsTruncated) {
  for (const std::size_t length : {std::size_t{0}, std::size_t{5}, std::size_t{23},
                                   std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
    expect_refused(bytes.substr(0, length), "a file of " + std::to_string(length) + " bytes");
  }
  expect_refused(bytes + "x", "a byte too many");
  std::filesystem::remove(file);
  EXPECT_THROW(TaskNetwork::load(file), Error);
}

TEST_F(NetworkFile, IsRefusedWhereABitIsFlipped) {
  RandomStream random(1, 0, 0);
  for (int i = 0; i < 25; ++i) {
    std::string damaged = bytes;
    const std::size_t at = i < 12 ? static_cast<std::size_t>(2 * i) : random.below(bytes.size());
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
    expect_refused(damaged, "a flipped bit at " + std::to_string(at));
  }
}

TEST_F(NetworkFile, IsRefusedWhereItsTensorsAreNotThoseOfItsSpec) {
  TensorFile content = read_tensor_file(file, "network");
  const auto refused = [&](const TensorFile& changed, const std::string& what) {
    write_tensor_file(file, changed);
    expect_refused(read_file(file), what);
  };
  TensorFile changed = content;
  changed.tensors.pop_back();
  refused(changed, "a missing tensor");
  changed = content;
  changed.tensors.push_back({"more", at::zeros({2})});
  refused(changed, "an unknown tensor");
  changed = content;
  changed.tensors.push_back(changed.tensors.front());
  refused(changed, "a doubled tensor");
  changed = content;
  changed.tensors[0].tensor = at::zeros({1});
  refused(changed, "another shape");
  changed = content;
  changed.tensors[0].tensor = changed.tensors[0].tensor.to(at::kLong);
  refused(changed, "another type");
  changed = content;
  changed.kind = "checkpoint";
  refused(changed, "another kind");
  changed = content;
  changed.about = R"({"family":"compact","size":1000000000})";
  refused(changed, "another spec");
}

// A header that passes the checksum and lies about sizes.
TEST_F(NetworkFile, IsRefusedWhereItClaimsMoreThanItHolds) {
  TensorFile small{"network", "{}", {{"a", at::zeros({4})}}};
  write_tensor_file(file, small);
  const std::string honest = read_file(file);
  for (const char* shape : {"[999999999999]", "[1099511627776,1099511627776]", "[-1]", "[1e3]",
                            "[3]", "[5]", "\"4\""}) {
    std::string header =
        R"({"kind":"network","about":{},"tensors":[{"name":"a","type":"f32","shape":)" +
        std::string(shape) + "}]}";
    std::string data = honest.substr(honest.size() - 16);
    std::string made = honest.substr(0, 12);
    const auto length = static_cast<std::uint32_t>(header.size());
    made.append(reinterpret_cast<const char*>(&length), 4);
    made.append(8, '\0');
    made += header;
    made.resize((made.size() + 63) / 64 * 64);
    made += data;
    dataset::HashStream hash;
    hash.add(std::as_bytes(std::span(std::string_view(made).substr(0, 16))));
    hash.add(std::as_bytes(std::span(std::string_view(made).substr(24))));
    const std::uint64_t sum = hash.value();
    made.replace(16, 8, reinterpret_cast<const char*>(&sum), 8);
    expect_refused(made, shape);
  }
}

}  // namespace
}  // namespace taskatlas::networks
