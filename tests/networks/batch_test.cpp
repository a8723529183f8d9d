// SPDX-License-Identifier: MIT
#include "networks/batch.hpp"

#include "base/error.hpp"
#include "networks/loss.hpp"
#include "networks/support.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"

#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

TEST(Batch, ThinsComparedPixelsInTurn) {
  const NetworkSpec spec = spec_of("segment2d");
  const BatchTarget target = collate(synthetic_samples(spec, 2)).target;
  std::vector<at::Tensor> parts;
  for (std::int64_t step = 3; step < 6; ++step) parts.push_back(target.thinned(step).pixels);
  EXPECT_TRUE(at::cat(parts, 1).equal(target.pixels));
  const BatchTarget other = collate(synthetic_samples(spec_of("rgb2depth"), 2)).target;
  EXPECT_TRUE(other.thinned(1).values.equal(other.values));
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

TEST(Batch, ScattersTheClassesOfPixels) {
  const NetworkSpec spec = spec_of("segmentsemantic_rb");
  const BatchTarget target = collate(synthetic_samples(spec, 3)).target;
  const std::int64_t width = target.labels.size(2), count = target.labels[0].numel() / 8;
  at::Tensor seen = at::zeros({3, target.labels[0].numel()}, at::kLong);
  for (std::int64_t step = 0; step < 64; ++step) {
    const BatchTarget some = target.scattered(step);
    ASSERT_EQ(some.pixels.sizes(), (std::vector<std::int64_t>{3, count}));
    ASSERT_EQ(some.labels.sizes(), (std::vector<std::int64_t>{3, 1, count}));
    EXPECT_TRUE(some.labels.squeeze(1).equal(target.labels.flatten(1).gather(1, some.pixels)));
    EXPECT_TRUE(some.mask.squeeze(1).equal(target.mask.flatten(1).gather(1, some.pixels)));
    // One of each block, whose numbers follow one another.
    const at::Tensor block = some.pixels.div(width, "floor").div(2, "floor") * (width / 4) +
                             some.pixels.remainder(width).div(4, "floor");
    EXPECT_TRUE(block.equal(at::arange(count).expand({3, count})));
    seen.scatter_add_(1, some.pixels, at::ones_like(some.pixels));
  }
  // Each has its turn 8 times of 64: never at all has a chance of 2e-4.
  EXPECT_LT(seen.eq(0).to(at::kFloat).mean().item<float>(), 2e-3F);
  EXPECT_FALSE(target.scattered(1).pixels.equal(target.scattered(2).pixels));
  EXPECT_TRUE(target.scattered(1).pixels.equal(target.scattered(1).pixels));
  EXPECT_FALSE(
      collate(synthetic_samples(spec_of("rgb2depth"), 1)).target.scattered(1).pixels.defined());
}

TEST(Batch, ScatteredHasTheLossOfItsPixels) {
  const NetworkSpec spec = spec_of("segmentsemantic_rb");
  TaskNetwork network(spec, 2);
  const torch::NoGradGuard no_gradients;
  const Batch batch = collate(synthetic_samples(spec, 3));
  const at::Tensor whole = network.forward(batch.inputs);
  const BatchTarget scattered = batch.target.scattered(5);
  const auto some = network.answer(batch.inputs, scattered);
  ASSERT_FALSE(some.target.pixels.defined());
  // The whole answer with a mask that leaves those pixels.
  BatchTarget masked = batch.target;
  masked.mask = at::zeros_like(masked.mask.flatten(1))
                    .scatter_(1, scattered.pixels, scattered.mask.squeeze(1))
                    .view_as(batch.target.mask);
  EXPECT_LT((per_sample_loss(spec, some.values, some.target) - per_sample_loss(spec, whole, masked))
                .abs()
                .max()
                .item<float>(),
            1e-5);
}

}  // namespace
}  // namespace taskatlas::networks
