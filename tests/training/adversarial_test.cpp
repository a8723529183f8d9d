// SPDX-License-Identifier: MIT
// Task networks trained against a discriminator.
#include "base/error.hpp"
#include "networks/loss.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "support/temporary_folder.hpp"
#include "training/train.hpp"

#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::training {
namespace {

using networks::NetworkSpec;
using networks::TaskNetwork;

constexpr double kWeight = 0.004;  // the paper's
constexpr std::int64_t kSteps = 8;

NetworkSpec spec_of(std::string_view task) {
  return networks::spec_for(task, 32, networks::Family::kCompact, dataset::taskonomy_classes());
}

BatchSource source_of(const NetworkSpec& spec) {
  constexpr int kBatch = 4;
  auto samples =
      std::make_shared<std::vector<dataset::Sample>>(networks::synthetic_samples(spec, 2 * kBatch));
  return [samples](std::int64_t step) {
    const auto first = static_cast<std::size_t>(step % 2) * kBatch;
    return networks::collate(std::span(*samples).subspan(first, kBatch));
  };
}

TrainOptions options_of(double weight, double from = 0) {
  TrainOptions options;
  options.steps = kSteps;
  options.batch = 4;
  options.threads = 1;
  options.log_interval = 1;
  options.adversarial_weight = weight;
  options.adversarial_from = from;
  return options;
}

struct Trained {
  std::uint64_t hash = 0;
  TrainResult result;
};
Trained trained(const NetworkSpec& spec, const TrainOptions& options) {
  TaskNetwork network(spec, 1);
  const TrainResult result = train(network, source_of(spec), options, RunContext{});
  return {network.hash(), result};
}

TEST(Adversarial, CurvesTellTheTasksOwnLoss) {
  for (const char* task : {"rgb2sfnorm", "curvature"}) {
    const NetworkSpec spec = spec_of(task);
    const Trained without = trained(spec, options_of(0));
    const Trained with = trained(spec, options_of(kWeight));
    EXPECT_NE(with.hash, without.hash);
    EXPECT_EQ(with.result.names, without.result.names);
    ASSERT_EQ(with.result.curve.size(), without.result.curve.size());
    // Of the same first answers, to the bit.
    EXPECT_EQ(with.result.curve[0].losses, without.result.curve[0].losses);
    EXPECT_NE(with.result.curve.back().losses, without.result.curve.back().losses);
  }
}

TEST(Adversarial, WhatAnswersWithoutAPictureIgnoresIt) {
  for (const char* task : {"room_layout", "segment2d", "segmentsemantic_rb", "colorization"}) {
    const NetworkSpec spec = spec_of(task);
    EXPECT_EQ(trained(spec, options_of(kWeight)).hash, trained(spec, options_of(0)).hash) << task;
  }
}

TEST(Adversarial, BeginsAfterItsShareOfTheSteps) {
  const NetworkSpec spec = spec_of("edge2d");
  const Trained without = trained(spec, options_of(0));
  const Trained late = trained(spec, options_of(kWeight, 0.5));
  // The loss of a step is taken before it: the first that differs is the one after the first that
  // was taken with a discriminator.
  for (std::size_t i = 0; i < kSteps; ++i) {
    EXPECT_EQ(late.result.curve[i].losses == without.result.curve[i].losses, i <= kSteps / 2) << i;
  }
  EXPECT_EQ(options_of(kWeight, 0.5).adversarial_at(3), 0);
  EXPECT_EQ(options_of(kWeight, 0.5).adversarial_at(4), kWeight);
  EXPECT_EQ(options_of(0).adversarial_at(7), 0);
}

TEST(Adversarial, TheTasksLossStillFalls) {
  for (const char* task : {"rgb2sfnorm", "edge2d", "curvature"}) {
    const NetworkSpec spec = spec_of(task);
    const networks::Batch batch = networks::collate(networks::synthetic_samples(spec, 8));
    TaskNetwork network(spec, 2);
    const auto loss = [&] {
      const torch::NoGradGuard no_gradients;
      network.train(true);
      const at::Tensor out =
          networks::training_loss(spec, network.forward(batch.inputs), batch.target);
      network.train(false);
      return out.item<double>();
    };
    const double before = loss();
    TrainOptions options = options_of(kWeight);
    options.steps = 20;
    options.learning_rate = 5e-3;
    const TrainResult result = train(
        network, [&](std::int64_t) { return batch; }, options, RunContext{});
    EXPECT_TRUE(result.finished);
    EXPECT_LT(loss(), 0.8 * before) << task;
  }
}

TEST(Adversarial, BatchesStayAsTheyWere) {
  const NetworkSpec spec = spec_of("rgb2depth");
  networks::Batch batch = networks::collate(networks::synthetic_samples(spec, 4));
  batch.target.mask.slice(1, 0, 9).fill_(0);
  const at::Tensor input = batch.inputs.front().clone(), values = batch.target.values.clone();
  TaskNetwork network(spec, 1);
  train(
      network, [&](std::int64_t) { return batch; }, options_of(kWeight), RunContext{});
  EXPECT_TRUE(batch.inputs.front().equal(input));
  EXPECT_TRUE(batch.target.values.equal(values));
}

// Killed before a step, with a checkpoint after each one: from before the discriminator's first
// step, between its steps, and before the last.
TEST(Adversarial, ResumesToTheSameBits) {
  const NetworkSpec spec = spec_of("rgb2sfnorm");
  const double from = 0.25;
  const Trained undisturbed = trained(spec, options_of(kWeight, from));
  const BatchSource source = source_of(spec);
  for (const std::int64_t kill : {1, 2, 3, 5, 7}) {
    const taskatlas::testing::TemporaryFolder folder;
    TrainOptions options = options_of(kWeight, from);
    options.checkpoint = folder / "checkpoint";
    options.checkpoint_seconds = 0;
    {
      TaskNetwork network(spec, 1);
      std::stop_source stop;
      RunContext context;
      context.stop = stop.get_token();
      context.on_progress = [&](double done, double, std::string_view) {
        if (done >= static_cast<double>(kill)) stop.request_stop();
      };
      EXPECT_FALSE(train(network, source, options, context).finished);
    }
    TaskNetwork network(spec, 9);  // whatever it begins with
    const TrainResult result = train(network, source, options, RunContext{});
    EXPECT_EQ(result.resumed_at, kill);
    EXPECT_EQ(network.hash(), undisturbed.hash) << kill;
    EXPECT_EQ(result.curve.back().losses, undisturbed.result.curve.back().losses);
  }
}

TEST(Adversarial, ACheckpointWithoutIsOfAnotherRun) {
  const NetworkSpec spec = spec_of("rgb2sfnorm");
  const taskatlas::testing::TemporaryFolder folder;
  TrainOptions options = options_of(0);
  options.checkpoint = folder / "checkpoint";
  trained(spec, options);
  options.adversarial_weight = kWeight;
  EXPECT_THROW(trained(spec, options), Error);
}

TEST(Adversarial, OnCudaIsNearlyThatOnTheProcessor) {
  if (!torch::cuda::is_available()) GTEST_SKIP() << "no CUDA device";
  const NetworkSpec spec = spec_of("autoencoder");
  const Trained expected = trained(spec, options_of(kWeight));
  for (const bool mixed : {false, true}) {
    TrainOptions options = options_of(kWeight);
    options.device = "cuda";
    options.mixed_precision = mixed;
    EXPECT_NEAR(trained(spec, options).result.curve.back().losses[0],
                expected.result.curve.back().losses[0], mixed ? 0.02 : 0.005);
  }
}

TEST(Adversarial, OptionsAreWrittenWhereThereIsAWeight) {
  TrainOptions options;
  EXPECT_EQ(format_options(options).find("adversarial"), std::string::npos);
  options.adversarial_weight = kWeight;
  options.adversarial_from = 0.3;
  const TrainOptions back = parse_options(format_options(options), "x");
  EXPECT_EQ(back.adversarial_weight, kWeight);
  EXPECT_EQ(back.adversarial_from, 0.3);
  for (const char* text : {R"({"adversarial_weight": 1})", R"({"adversarial_weight": -0.1})",
                           R"({"adversarial_weight": "much"})", R"({"adversarial_from": 1})"}) {
    EXPECT_THROW(parse_options(text, "x"), Error) << text;
  }
}

}  // namespace
}  // namespace taskatlas::training
