// SPDX-License-Identifier: MIT
#include "networks/discriminator.hpp"

#include "base/error.hpp"
#include "networks/loss.hpp"
#include "networks/support.hpp"
#include "networks/synthetic_samples.hpp"
#include "tasks/task_dictionary.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

at::Tensor noise(at::IntArrayRef shape) {
  torch::manual_seed(4);
  return 0.5 * at::randn(shape);
}

std::vector<at::Tensor> gradients(const Discriminator& discriminator) {
  std::vector<at::Tensor> out;
  for (const at::Tensor& weight : discriminator.module()->parameters()) {
    if (weight.grad().defined()) out.push_back(weight.grad());
  }
  return out;
}

TEST(Discriminator, JudgesPicturesOfTheDictionaryByL1OrL2) {
  std::size_t judged = 0;
  for (const Task& task : task_dictionary()) {
    const NetworkSpec spec = spec_of(task.code);
    const bool expected = spec.output.kind == dataset::TargetKind::kImage;
    EXPECT_EQ(Discriminator::judges(spec), expected) << task.code;
    if (expected) {
      ++judged;
      EXPECT_NO_THROW(Discriminator(spec, 1)) << task.code;
    } else {
      EXPECT_THROW(Discriminator(spec, 1), Error) << task.code;
    }
  }
  EXPECT_EQ(judged, 12U);
}

TEST(Discriminator, JudgesPatchesOfPicturesOfAnySize) {
  const torch::NoGradGuard no_gradients;
  const std::map<int, std::pair<int, int>> expected{
      {32, {14, 3}}, {64, {30, 3}}, {128, {30, 4}}, {256, {30, 5}}};
  for (const auto& [size, judgement] : expected) {
    const Discriminator discriminator(spec_of("rgb2sfnorm", size), 1);
    const at::Tensor judged =
        discriminator.judge(noise({2, 3, size, size}), noise({2, 3, size, size}));
    EXPECT_EQ(judged.sizes(), (std::vector<std::int64_t>{2, 1, judgement.first, judgement.first}));
    int convolutions = 0;
    for (const at::Tensor& weight : discriminator.module()->parameters()) {
      convolutions += weight.dim() == 4 ? 1 : 0;
    }
    EXPECT_EQ(convolutions, judgement.second) << size;
  }
  const Discriminator paper(spec_of("rgb2sfnorm", 256, Family::kResnet50), 1);
  // pix2pix's with six channels and no normalisation's own weights (its basic one has 2.77
  // million).
  double weights = 0;
  for (const at::Tensor& weight : paper.module()->parameters()) {
    weights += static_cast<double>(weight.numel());
  }
  EXPECT_EQ(weights, 16 * (6 * 64 + 64 * 128 + 128 * 256 + 256 * 512 + 512) + 64 + 1);
}

TEST(Discriminator, TheSameSeedIsTheSameBits) {
  const NetworkSpec spec = spec_of("edge2d");
  torch::manual_seed(1);
  const Discriminator one(spec, 3);
  torch::manual_seed(2);
  const Discriminator same(spec, 3), other(spec, 5);
  const at::Tensor input = noise({1, 3, 32, 32}), picture = noise({1, 1, 32, 32});
  EXPECT_TRUE(one.judge(input, picture).equal(same.judge(input, picture)));
  EXPECT_FALSE(one.judge(input, picture).equal(other.judge(input, picture)));
  EXPECT_FALSE(one.judge(input, picture).equal(one.judge(-input, picture)));  // conditional
}

TEST(Discriminator, EachLossHasGradientsOfItsOwnAlone) {
  for (const char* task : {"rgb2sfnorm", "curvature"}) {
    const NetworkSpec spec = spec_of(task);
    const Batch batch = collate(synthetic_samples(spec, 2));
    const Discriminator discriminator(spec, 1);
    const at::Tensor answer = noise(batch.target.values.sizes()).requires_grad_(true);
    const auto losses = discriminator.losses(batch.inputs.front(), answer, batch.target);
    losses.network.backward();
    ASSERT_TRUE(answer.grad().defined());
    EXPECT_GT(answer.grad().abs().max().item<double>(), 0);
    EXPECT_TRUE(gradients(discriminator).empty());

    const at::Tensor before = answer.grad().clone();
    losses.own.backward();
    EXPECT_TRUE(answer.grad().equal(before));
    const auto own = gradients(discriminator);
    EXPECT_EQ(own.size(), discriminator.module()->parameters().size());
    for (const at::Tensor& gradient : own) EXPECT_GT(gradient.abs().max().item<double>(), 0);
  }
}

// Against the cross-entropy of LibTorch.
TEST(Discriminator, ItsLossesAreCrossEntropies) {
  const NetworkSpec spec = spec_of("rgb2sfnorm");
  const Batch batch = collate(synthetic_samples(spec, 3));
  const Discriminator discriminator(spec, 1);
  const at::Tensor& input = batch.inputs.front();
  const at::Tensor answer = noise(batch.target.values.sizes()).clamp_min(-1);
  const auto losses = discriminator.losses(input, answer, batch.target);
  const auto entropy = [&](const at::Tensor& pictures, double label) {
    const at::Tensor logits = discriminator.judge(input, pictures);
    return at::binary_cross_entropy_with_logits(logits, at::full_like(logits, label))
        .item<double>();
  };
  constexpr double kRounding = 1e-5;
  EXPECT_NEAR(losses.network.item<double>(), entropy(answer, 1), kRounding);
  EXPECT_NEAR(losses.own.item<double>(),
              (entropy(batch.target.values, 0.9) + entropy(answer, 0)) / 2, kRounding);
}

TEST(Discriminator, LearnsToTellTheDataFromAConstant) {
  const NetworkSpec spec = spec_of("rgb2sfnorm");
  const Batch batch = collate(synthetic_samples(spec, 8));
  const at::Tensor constant = at::full_like(batch.target.values, 0.2);
  const Discriminator discriminator(spec, 1);
  torch::optim::Adam adam(discriminator.module()->parameters(), torch::optim::AdamOptions(2e-3));
  double first = 0, last = 0;
  for (int step = 0; step < 30; ++step) {
    adam.zero_grad();
    const at::Tensor own = discriminator.losses(batch.inputs.front(), constant, batch.target).own;
    own.backward();
    adam.step();
    last = own.item<double>();
    if (step == 0) first = last;
  }
  EXPECT_LT(last, 0.6 * first);
  const auto share_of_real = [&](const at::Tensor& pictures) {
    return discriminator.judge(batch.inputs.front(), pictures).gt(0).to(at::kFloat).mean();
  };
  EXPECT_GT(share_of_real(batch.target.values).item<double>(), 0.9);
  EXPECT_LT(share_of_real(constant).item<double>(), 0.1);
}

TEST(Discriminator, PixelsWithoutALabelTellNothing) {
  const NetworkSpec spec = spec_of("rgb2depth");
  Batch batch = collate(synthetic_samples(spec, 2));
  batch.target.mask.slice(1, 10, 20).fill_(0);
  const Discriminator discriminator(spec, 1);
  const at::Tensor answer = noise(batch.target.values.sizes());
  const auto before = discriminator.losses(batch.inputs.front(), answer, batch.target);
  batch.target.values.slice(2, 10, 20).fill_(std::numeric_limits<float>::quiet_NaN());
  at::Tensor other = answer.clone();
  other.slice(2, 10, 20).fill_(0.7);
  const auto after = discriminator.losses(batch.inputs.front(), other, batch.target);
  EXPECT_EQ(before.network.item<double>(), after.network.item<double>());
  EXPECT_EQ(before.own.item<double>(), after.own.item<double>());

  batch.target.mask.zero_();
  const auto none = discriminator.losses(batch.inputs.front(), other, batch.target);
  EXPECT_EQ(none.network.item<double>(), 0);
  EXPECT_EQ(none.own.item<double>(), 0);
}

TEST(Discriminator, AnswersBelowTheLowestAreTheLowest) {
  const NetworkSpec spec = spec_of("edge2d");
  ASSERT_EQ(spec.output.lowest, -1);
  const Batch batch = collate(synthetic_samples(spec, 2));
  const Discriminator discriminator(spec, 1);
  const auto loss = [&](double value) {
    const at::Tensor answer = at::full_like(batch.target.values, value);
    return discriminator.losses(batch.inputs.front(), answer, batch.target).network.item<double>();
  };
  EXPECT_EQ(loss(-1.5), loss(-1));
  EXPECT_NE(loss(-0.5), loss(-1));
}

TEST(Discriminator, LossesOfABatchAreThoseOfItsPartsWeighted) {
  const NetworkSpec spec = spec_of("rgb2depth");
  Batch batch = collate(synthetic_samples(spec, 5));
  for (std::int64_t i = 0; i < 5; ++i) batch.target.mask[i].slice(0, 0, 6 * i).fill_(0);
  const Discriminator discriminator(spec, 1);
  const at::Tensor answer = noise(batch.target.values.sizes());
  const auto whole = discriminator.losses(batch.inputs.front(), answer, batch.target);
  double network = 0, own = 0;
  for (const auto& [first, last] : {std::pair{0, 2}, std::pair{2, 5}}) {
    const BatchTarget target = batch.target.slice(first, last);
    const auto part = discriminator.losses(batch.inputs.front().slice(0, first, last),
                                           answer.slice(0, first, last), target);
    const double share = counted(target) / counted(batch.target);
    network += share * part.network.item<double>();
    own += share * part.own.item<double>();
  }
  EXPECT_NEAR(network, whole.network.item<double>(), 1e-5);
  EXPECT_NEAR(own, whole.own.item<double>(), 1e-5);
}

}  // namespace
}  // namespace taskatlas::networks
