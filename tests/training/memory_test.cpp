// SPDX-License-Identifier: MIT
// Devices whose memory is short, and devices that fail, as models that throw what LibTorch does.
#include "base/error.hpp"
#include "networks/discriminator.hpp"
#include "networks/loss.hpp"
#include "networks/synthetic_samples.hpp"
#include "support/temporary_folder.hpp"
#include "training/device_errors.hpp"
#include "training/train.hpp"

#include <cmath>
#include <functional>
#include <stop_token>

#include <c10/util/Exception.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::training {
namespace {

using ::testing::HasSubstr;

constexpr int kBatch = 16;

networks::NetworkSpec spec_of(const char* task) {
  return networks::spec_for(task, 32, networks::Family::kCompact, dataset::taskonomy_classes());
}

// One convolution that answers for pictures, and a count of the samples that it was shown. Asked
// for more samples at once than fit, it fails half way.
class SmallMemory : public Model {
 public:
  SmallMemory(const networks::NetworkSpec& spec, std::int64_t fits) : spec_(spec), fits_(fits) {
    torch::manual_seed(3);
    weight_ = (0.1 * at::randn({spec.output.channels, 3, 3, 3})).requires_grad_(true);
  }
  std::vector<std::string> loss_names() const override { return {"loss"}; }
  std::vector<at::Tensor> parameters() override { return {weight_}; }
  std::vector<networks::NamedTensor> state() override {
    return {{"weight", weight_}, {"shown", shown}};
  }
  void set_training(bool) override {}
  void to(const std::string&) override {}
  void reseed(std::uint64_t) override {}
  void losses(const Step& step, const TakeLoss& take) override { take(0, loss(step)); }
  at::Tensor loss(const Step& step) {
    shown += step.batch.size();
    if (steps_that_fit > 0) {
      --steps_that_fit;
    } else {
      TORCH_CHECK_WITH(OutOfMemoryError, step.batch.size() <= fits_, message);
    }
    const at::Tensor answer = at::conv2d(step.batch.inputs.front(), weight_, {}, 1, 1);
    return networks::training_loss(spec_, answer, step.batch.target);
  }
  double weight(const Step& step) const override { return networks::counted(step.batch.target); }

  const at::Tensor& weights() const { return weight_; }
  at::Tensor shown = at::zeros({}, at::kLong);
  int steps_that_fit = 0;  // before memory is short
  const char* message = "CUDA out of memory. Tried to allocate 2.00 GiB";

 private:
  networks::NetworkSpec spec_;
  std::int64_t fits_;
  at::Tensor weight_;
};

// Samples of which each has labels for another share of its pixels, the first for none.
StepSource uneven_samples(const networks::NetworkSpec& spec) {
  auto samples = networks::synthetic_samples(spec, 3 * kBatch);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    std::vector<float>& mask = samples[i].target.mask;
    const std::size_t kept = mask.size() * (i % kBatch) / kBatch;
    for (std::size_t k = kept; k < mask.size(); ++k) mask[k] = 0;
  }
  return [samples](std::int64_t step) {
    const auto first = static_cast<std::size_t>(step % 3) * kBatch;
    return Step{0, networks::collate(std::span(samples).subspan(first, kBatch))};
  };
}

TrainOptions options_of(std::int64_t steps) {
  TrainOptions options;
  options.steps = steps;
  options.batch = kBatch;
  options.threads = 1;
  options.log_interval = 1;
  return options;
}

class ShortMemory : public ::testing::TestWithParam<const char*> {};

TEST_P(ShortMemory, PartsOfAStepComeToTheSame) {
  constexpr double kRounding = 1e-4;
  const networks::NetworkSpec spec = spec_of(GetParam());
  const StepSource source = uneven_samples(spec);
  SmallMemory whole(spec, kBatch);
  const TrainResult expected = train(whole, source, options_of(12), {});
  EXPECT_EQ(expected.parts, 1);
  for (const int fits : {2, 5, 8}) {
    SmallMemory small(spec, fits);
    std::string log;
    RunContext context;
    context.on_log = [&](std::string_view message) { log += message; };
    const TrainResult result = train(small, source, options_of(12), context);
    EXPECT_EQ(result.parts, fits == 8 ? 2 : fits == 5 ? 4 : 8);
    EXPECT_THAT(log, HasSubstr("in " + std::to_string(result.parts) + " parts"));
    EXPECT_LT((small.weights() - whole.weights()).abs().max().item<double>(), kRounding) << fits;
    ASSERT_EQ(result.curve.size(), expected.curve.size());
    for (std::size_t i = 0; i < result.curve.size(); ++i) {
      EXPECT_NEAR(result.curve[i].losses[0], expected.curve[i].losses[0],
                  kRounding * std::abs(expected.curve[i].losses[0]));
    }
    // Attempts that failed leave no trace in running statistics.
    EXPECT_EQ(small.shown.item<std::int64_t>(), 12 * kBatch);
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, ShortMemory,
                         ::testing::Values("edge2d", "rgb2sfnorm", "segmentsemantic_rb"));

// With an opponent that learns against it.
class Deceiver : public SmallMemory {
 public:
  Deceiver(const networks::NetworkSpec& spec, std::int64_t fits)
      : SmallMemory(spec, fits), discriminator_(spec, 5) {}
  std::vector<at::Tensor> opponent_parameters() override {
    return discriminator_.module()->parameters();
  }
  void losses(const Step& step, const TakeLoss& take) override {
    const at::Tensor own = loss(step);
    const at::Tensor& input = step.batch.inputs.front();
    const auto deceiving =
        discriminator_.losses(input, at::conv2d(input, weights(), {}, 1, 1), step.batch.target);
    take(0, own + step.adversarial * deceiving.network + deceiving.own);
  }

 private:
  networks::Discriminator discriminator_;
};

TEST(ShortMemoryOf, AnOpponentIsTakenInPartsToo) {
  constexpr double kRounding = 1e-3;
  const networks::NetworkSpec spec = spec_of("rgb2sfnorm");
  const StepSource source = [uneven = uneven_samples(spec)](std::int64_t step) {
    Step out = uneven(step);
    out.adversarial = 0.5;
    return out;
  };
  Deceiver whole(spec, kBatch);
  const auto before = whole.opponent_parameters().front().detach().clone();
  const TrainResult expected = train(whole, source, options_of(12), {});
  EXPECT_GT((whole.opponent_parameters().front() - before).abs().max().item<double>(), 1e-3);
  for (const int fits : {2, 8}) {
    Deceiver small(spec, fits);
    const TrainResult result = train(small, source, options_of(12), {});
    EXPECT_EQ(result.parts, fits == 8 ? 2 : 8);
    EXPECT_LT((small.weights() - whole.weights()).abs().max().item<double>(), kRounding) << fits;
    EXPECT_NEAR(result.curve.back().losses[0], expected.curve.back().losses[0], kRounding);
  }
}

TEST(ShortMemoryOf, TwoSamplesIsTheEnd) {
  const networks::NetworkSpec spec = spec_of("edge2d");
  SmallMemory none(spec, 1);
  try {
    train(none, uneven_samples(spec), options_of(3), {});
    ADD_FAILURE() << "trained";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kFailed);
    EXPECT_THAT(error.what(), HasSubstr("out of memory with 2 samples at once"));
    EXPECT_THAT(error.what(), HasSubstr("2.00 GiB"));
    EXPECT_EQ(dynamic_cast<const DeviceLost*>(&error), nullptr);
  }
}

TEST(ShortMemoryOf, ALaterStepLeavesNoTraceEither) {
  const networks::NetworkSpec spec = spec_of("edge2d");
  SmallMemory later(spec, kBatch / 2);
  later.steps_that_fit = 5;
  EXPECT_EQ(train(later, uneven_samples(spec), options_of(12), {}).parts, 2);
  EXPECT_EQ(later.shown.item<std::int64_t>(), 12 * kBatch);
}

// A run that was ended after its memory was short goes on in parts, to the same bits.
TEST(ShortMemoryOf, TheRestOfATrainingIsRemembered) {
  const networks::NetworkSpec spec = spec_of("edge2d");
  SmallMemory undisturbed(spec, kBatch / 2);
  train(undisturbed, uneven_samples(spec), options_of(12), {});

  const taskatlas::testing::TemporaryFolder folder;
  TrainOptions options = options_of(12);
  options.checkpoint = folder / "checkpoint";
  SmallMemory ended(spec, kBatch / 2);
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  context.on_progress = [&](double done, double, std::string_view) {
    if (done >= 4) stop.request_stop();
  };
  EXPECT_FALSE(train(ended, uneven_samples(spec), options, context).finished);
  SmallMemory resumed(spec, kBatch);  // there is room again
  const TrainResult result = train(resumed, uneven_samples(spec), options, {});
  EXPECT_EQ(result.resumed_at, 4);
  EXPECT_EQ(result.parts, 2);
  EXPECT_TRUE(at::equal(resumed.weights(), undisturbed.weights()));
}

// What a job comes to must not depend on what else runs on the computer.
TEST(ShortMemoryOf, TheComputerItselfIsAFailure) {
  const networks::NetworkSpec spec = spec_of("edge2d");
  SmallMemory none(spec, 4);
  none.message = "DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes";
  EXPECT_THROW(train(none, uneven_samples(spec), options_of(3), {}), Error);
}

TEST(ShortMemoryOf, NothingWhereItSuffices) {
  const networks::NetworkSpec spec = spec_of("edge2d");
  networks::TaskNetwork network(spec, 1);
  const networks::Batch batch = networks::collate(networks::synthetic_samples(spec, 4));
  TrainOptions options = options_of(2);
  EXPECT_EQ(train(network, [&](std::int64_t) { return batch; }, options, {}).parts, 1);
}

// A card that fails as it computes.
class FailingCard : public SmallMemory {
 public:
  using SmallMemory::SmallMemory;
  void losses(const Step& step, const TakeLoss&) override {
    if (step.batch.size() > 0) {
      TORCH_CHECK(false, "CUDA error: device-side assert triggered\nCUDA kernel errors might be..");
    }
  }
};

TEST(LostDevice, IsToldApart) {
  const networks::NetworkSpec spec = spec_of("edge2d");
  FailingCard card(spec, kBatch);
  EXPECT_THROW(train(card, uneven_samples(spec), options_of(3), {}), DeviceLost);

  EXPECT_TRUE(says_device_lost("CUDA error: an illegal memory access was encountered"));
  EXPECT_TRUE(says_device_lost("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"));
  EXPECT_TRUE(says_device_lost("CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling .."));
  EXPECT_FALSE(says_device_lost("CUDA out of memory. Tried to allocate 20.00 MiB"));
  EXPECT_FALSE(says_device_lost("CUDA error: out of memory"));
  EXPECT_FALSE(says_device_lost("the loss edge2d is no finite number at step 3"));
  EXPECT_TRUE(says_out_of_memory("DefaultCPUAllocator: not enough memory: you tried to .."));
  EXPECT_TRUE(says_out_of_memory("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling .."));
  EXPECT_FALSE(says_out_of_memory("CUDA error: device-side assert triggered"));
}

}  // namespace
}  // namespace taskatlas::training
