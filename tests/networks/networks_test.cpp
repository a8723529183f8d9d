// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/camera.hpp"
#include "networks/loss.hpp"
#include "networks/support.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"

#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

using dataset::TargetKind;

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
  const NetworkSpec spec =
      spec_for("ego_motion", 32, Family::kCompact, dataset::taskonomy_classes(), statistics);
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

}  // namespace
}  // namespace taskatlas::networks
