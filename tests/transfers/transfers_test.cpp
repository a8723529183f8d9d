// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "networks/loss.hpp"
#include "support/temporary_folder.hpp"
#include "transfers/average.hpp"
#include "transfers/synthetic.hpp"
#include "transfers/transfer.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

using taskatlas::testing::TemporaryFolder;
using testing::image_target;
using testing::kChannels;
using testing::kSide;
using testing::samples_of;
using testing::smooth_fields;
using testing::source_of;
using testing::target_spec;

double mean_of(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// A depth-like target of one channel, and sources that know all, a part, or nothing of it.
class Transfers : public ::testing::Test {
 protected:
  static constexpr std::size_t kTrain = 48;
  static constexpr std::size_t kTest = 24;

  Transfers() : train_(samples_of(0, kTrain)), test_(samples_of(kTrain, kTest)) {
    torch::manual_seed(7);
    constexpr auto kAll = static_cast<std::int64_t>(kTrain + kTest);
    const at::Tensor fields = smooth_fields(kAll, 1, kSide);
    const at::Tensor labels = torch::upsample_bilinear2d(fields, {64, 64}, false);
    train_.targets = image_target(labels.slice(0, 0, kTrain));
    test_.targets = image_target(labels.slice(0, kTrain));
    const at::Tensor signs = torch::tensor({1, -1, 1, -1, 1, -1, 1, -1}).view({1, 8, 1, 1});
    knows_ = source_of(folder_.path(), "knows", fields * signs);
    noise_ = source_of(folder_.path(), "noise", torch::randn({kAll, kChannels, kSide, kSide}));
    options_.train.steps = 100;
    options_.train.batch = 16;
    options_.train.learning_rate = 1e-2;
    options_.train.threads = 1;
  }

  std::vector<MeasuredTransfer> train_sets(const std::vector<std::vector<Source>>& sets) {
    auto measured = train_readouts(target_, sets, train_, test_, options_, {});
    EXPECT_TRUE(measured);
    return std::move(*measured);
  }

  TemporaryFolder folder_;
  networks::NetworkSpec target_ = target_spec("rgb2depth");
  LabelledSamples train_, test_;
  Source knows_, noise_;
  TransferOptions options_;
};

TEST_F(Transfers, ReadWhatRepresentationsHoldAndNothingElse) {
  const auto measured = train_sets({{knows_}, {noise_}, {knows_, noise_}});
  const double informed = mean_of(measured[0].losses);
  const double blind = mean_of(measured[1].losses);
  const double both = mean_of(measured[2].losses);
  const double average =
      mean_of(average_losses(target_, fit_average(target_, train_.targets), test_.targets));

  constexpr double kNearZero = 0.25;  // of the average predictor's loss
  constexpr double kNoBetter = 0.9;
  constexpr double kTolerance = 0.15;  // of the average's loss, for a source that only disturbs
  EXPECT_LT(informed, kNearZero * average);
  EXPECT_GT(blind, kNoBetter * average);
  EXPECT_LT(both, informed + kTolerance * average);
}

TEST_F(Transfers, TogetherTheyComeOutAsIfAlone) {
  options_.train.steps = 12;
  const std::vector<std::vector<Source>> sets{{knows_}, {noise_}, {knows_, noise_}};
  const auto alone = train_sets(sets);
  options_.together = 3;
  const auto together = train_sets(sets);
  constexpr double kTolerance = 1e-6;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    ASSERT_EQ(alone[i].losses.size(), kTest);
    for (std::size_t k = 0; k < kTest; ++k)
      EXPECT_NEAR(together[i].losses[k], alone[i].losses[k], kTolerance);
  }
}

TEST_F(Transfers, SameSeedSameBitsOtherSeedOthers) {
  options_.train.steps = 8;
  const auto first = train_sets({{knows_, noise_}});
  const auto second = train_sets({{noise_}, {knows_, noise_}});
  EXPECT_EQ(first[0].losses, second[1].losses);  // whatever was trained before
  options_.train.seed = 2;
  EXPECT_NE(train_sets({{knows_, noise_}})[0].losses, first[0].losses);
}

TEST_F(Transfers, LossesAreThoseByWhichNetworksAreCompared) {
  options_.train.steps = 5;
  auto measured = train_sets({{noise_, knows_}});
  Readout& readout = measured[0].readout;
  const std::vector<Source> sources{noise_, knows_};
  const auto inputs = gather_representations(sources, test_);
  const torch::NoGradGuard no_gradients;
  const at::Tensor expected =
      networks::per_sample_loss(target_, readout.forward(inputs), test_.targets);
  for (std::size_t i = 0; i < kTest; ++i) {
    EXPECT_NEAR(measured[0].losses[i], expected[static_cast<std::int64_t>(i)].item<float>(), 1e-6);
  }
  // In pieces of another size too.
  const auto pieces = test_losses(readout, inputs, test_.targets, 7);
  for (std::size_t i = 0; i < kTest; ++i) EXPECT_NEAR(pieces[i], measured[0].losses[i], 1e-6);
}

TEST_F(Transfers, SavedReadoutsAnswerAlike) {
  options_.train.steps = 5;
  auto measured = train_sets({{noise_, knows_}});
  const auto file = folder_ / "a.readout";
  measured[0].readout.save(file);
  Readout loaded = Readout::load(file);
  EXPECT_EQ(loaded.spec(), measured[0].readout.spec());
  EXPECT_EQ(loaded.sources, (std::vector<ReadoutSource>{{"noise", "encoder of noise"},
                                                        {"knows", "encoder of knows"}}));
  const std::vector<Source> sources{noise_, knows_};
  const auto inputs = gather_representations(sources, test_);
  EXPECT_EQ(test_losses(loaded, inputs, test_.targets, options_.test_batch), measured[0].losses);

  measured[0].readout.save(file, true);
  Readout halved = Readout::load(file);
  const auto losses = test_losses(halved, inputs, test_.targets, options_.test_batch);
  constexpr double kHalfPrecision = 0.01;
  for (std::size_t i = 0; i < kTest; ++i)
    EXPECT_NEAR(losses[i], measured[0].losses[i], kHalfPrecision);

  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
  EXPECT_THROW(Readout::load(file), Error);
}

TEST_F(Transfers, StopIsAnOutcome) {
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  stop.request_stop();
  const std::vector<std::vector<Source>> sets{{knows_}};
  EXPECT_FALSE(train_readouts(target_, sets, train_, test_, options_, context));
}

TEST_F(Transfers, RefuseWhatDoesNotFit) {
  const std::vector<std::vector<Source>> sets{{knows_}};
  EXPECT_THROW(
      train_readouts(target_spec("rgb2sfnorm"), {}, train_, samples_of(0, 0), options_, {}), Error);
  LabelledSamples unknown = train_;
  unknown.views.front().front() = "room_00009/point_0_view_0";
  try {
    train_readouts(target_, sets, unknown, test_, options_, {});
    ADD_FAILURE() << "a view that no bank has";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("room_00009/point_0_view_0"), std::string::npos);
  }
  options_.together = 0;
  EXPECT_THROW(train_readouts(target_, sets, train_, test_, options_, {}), Error);
}

TEST_F(Transfers, PixelsLearnFromThePicture) {
  const auto as_picture = [](const LabelledSamples& samples) {
    return samples.targets.values.expand({-1, 3, -1, -1}).contiguous();
  };
  train_.pictures = {as_picture(train_)};
  test_.pictures = {as_picture(test_)};
  const auto pixels = train_pixels(target_, train_, test_, options_, {});
  ASSERT_TRUE(pixels);
  const double average =
      mean_of(average_losses(target_, fit_average(target_, train_.targets), test_.targets));
  EXPECT_LT(mean_of(pixels->losses), 0.5 * average);
  Readout loaded = [&] {
    pixels->readout.save(folder_ / "pixels.readout");
    return Readout::load(folder_ / "pixels.readout");
  }();
  EXPECT_EQ(test_losses(loaded, test_.pictures, test_.targets, options_.test_batch),
            pixels->losses);
}

TEST_F(Transfers, PredictsWhatWasMeasured) {
  networks::NetworkSpec encoder_spec = target_spec("autoencoder");
  networks::TaskNetwork encoder(encoder_spec, 3);
  torch::manual_seed(9);
  const at::Tensor pictures = smooth_fields(kTrain + kTest, 3, 64);
  at::Tensor rows;
  {
    const torch::NoGradGuard no_gradients;
    rows = encoder.encode(pictures);
  }
  const std::vector<std::vector<Source>> sets{{source_of(folder_.path(), "own", rows)}};
  options_.train.steps = 5;
  auto measured = train_readouts(target_, sets, train_, test_, options_, {});
  ASSERT_TRUE(measured);
  std::vector<networks::TaskNetwork*> encoders{&encoder};
  const std::vector<std::vector<at::Tensor>> own{{pictures.slice(0, kTrain)}};
  const at::Tensor answer = predict(measured->front().readout, encoders, own);
  EXPECT_EQ(answer.sizes(), (std::vector<std::int64_t>{kTest, 1, 64, 64}));
  const at::Tensor losses = networks::per_sample_loss(target_, answer, test_.targets);
  for (std::size_t i = 0; i < kTest; ++i) {
    EXPECT_NEAR(losses[static_cast<std::int64_t>(i)].item<float>(), measured->front().losses[i],
                1e-4);
  }
}

// --- every kind of target can be read out

networks::BatchTarget random_target(const networks::NetworkSpec& spec, std::int64_t count) {
  const networks::OutputSpec& output = spec.output;
  networks::BatchTarget target;
  target.kind = output.kind;
  const std::int64_t size = output.size;
  switch (output.kind) {
    case dataset::TargetKind::kImage:
      target.values = torch::rand({count, output.channels, size, size}) * 2 - 1;
      target.mask = torch::rand({count, size, size}).gt(0.2).to(at::kFloat);
      break;
    case dataset::TargetKind::kScores:
      target.values = torch::randn({count, output.channels}).softmax(1);
      target.mask = torch::ones({count});
      target.mask[0] = 0;
      break;
    case dataset::TargetKind::kVector:
      target.values = torch::randn({count, output.channels}) + 0.5;
      target.mask = torch::ones({count});
      break;
    case dataset::TargetKind::kPixelClass:
      target.labels = torch::randint(-1, output.channels, {count, size, size}, at::kLong);
      target.mask = target.labels.ge(0) * (torch::rand({count, size, size}) + 0.5);
      break;
    case dataset::TargetKind::kSegments:
      target.labels = torch::randint(0, 4, {count, 300}, at::kLong);
      target.pixels = torch::randint(0, size * size, {count, 300}, at::kLong);
      break;
    default:
      break;
  }
  return target;
}

TEST(Readouts, AreTrainedForEveryKindOfTarget) {
  const TemporaryFolder folder;
  torch::manual_seed(5);
  constexpr std::size_t kTrain = 8, kTest = 5;
  const Source source =
      source_of(folder.path(), "s", torch::rand({kTrain + kTest, kChannels, kSide, kSide}));
  const Source other =
      source_of(folder.path(), "o", torch::rand({kTrain + kTest, kChannels, kSide, kSide}));
  TransferOptions options;
  options.train.steps = 2;
  options.train.batch = 4;
  options.train.threads = 1;
  for (const char* code :
       {"rgb2depth", "rgb2sfnorm", "curvature", "segment2d", "segmentsemantic_rb", "class_places",
        "room_layout", "point_match", "fix_pose", "ego_motion"}) {
    SCOPED_TRACE(code);
    const networks::NetworkSpec target = target_spec(code);
    LabelledSamples train = samples_of(0, kTrain), test = samples_of(kTrain, kTest);
    train.views.resize(static_cast<std::size_t>(target.images), train.views.front());
    test.views.resize(static_cast<std::size_t>(target.images), test.views.front());
    train.targets = random_target(target, kTrain);
    test.targets = random_target(target, kTest);
    const std::vector<std::vector<Source>> sets{{source}, {source, other}};
    auto measured = train_readouts(target, sets, train, test, options, {});
    ASSERT_TRUE(measured);
    const auto average = average_losses(target, fit_average(target, train.targets), test.targets);
    ASSERT_EQ(average.size(), kTest);
    for (const MeasuredTransfer& transfer : *measured) {
      ASSERT_EQ(transfer.losses.size(), kTest);
      for (std::size_t i = 0; i < kTest; ++i)  // what has nothing to compare says so in both
        EXPECT_EQ(std::isfinite(transfer.losses[i]), std::isfinite(average[i]));
    }
    // Whatever was left out while measuring, the losses are those of the whole answer.
    Readout& last = measured->back().readout;
    const torch::NoGradGuard no_gradients;
    const auto inputs = gather_representations(sets.back(), test);
    const at::Tensor whole = networks::per_sample_loss(target, last.forward(inputs), test.targets);
    for (std::size_t i = 0; i < kTest; ++i) {
      const float expected = whole[static_cast<std::int64_t>(i)].item<float>();
      if (!std::isfinite(expected)) continue;
      EXPECT_NEAR(measured->back().losses[i], expected, 1e-5 * (1 + std::abs(expected)));
    }
    last.save(folder / "any.readout");
    EXPECT_EQ(Readout::load(folder / "any.readout").spec(), last.spec());
  }
}

// --- the average predictor

// No constant nearby, nor any of many drawn, has a smaller mean loss on the training samples.
TEST(Average, IsTheBestConstant) {
  torch::manual_seed(11);
  for (const char* code : {"rgb2depth", "rgb2sfnorm", "curvature", "class_places", "room_layout",
                           "fix_pose", "ego_motion", "segmentsemantic_rb", "point_match"}) {
    SCOPED_TRACE(code);
    const networks::NetworkSpec target = target_spec(code);
    const networks::BatchTarget train = random_target(target, 12);
    const Average best = fit_average(target, train);
    const auto mean_loss = [&](const at::Tensor& values) {
      const auto losses = average_losses(target, Average{values}, train);
      double sum = 0, count = 0;
      for (const float loss : losses) {
        if (std::isnan(loss)) continue;
        sum += loss;
        ++count;
      }
      return sum / count;
    };
    const double least = mean_loss(best.values);
    constexpr double kRounding = 1e-5;  // of single precision, and of medians between two values
    for (const double step : {1.0, 0.1, 0.01}) {
      for (int i = 0; i < 20; ++i) {
        const at::Tensor other = best.values + step * torch::randn_like(best.values);
        EXPECT_GE(mean_loss(other), least - kRounding * std::abs(least));
      }
    }
  }
}

// Of l1: the least value up to which half of the weight lies, each sample weighing alike; what does
// not count may be anything.
TEST(Average, OfPicturesIsTheWeightedMedian) {
  torch::manual_seed(13);
  const networks::NetworkSpec target = target_spec("rgb2sfnorm");
  for (const std::int64_t samples : {1, 2, 5}) {
    networks::BatchTarget train = random_target(target, samples);
    train.values = (4 * train.values).round() / 4;  // many are alike
    train.mask = torch::rand_like(train.mask) * torch::rand_like(train.mask).gt(0.4);
    train.values.masked_fill_(train.mask.eq(0).unsqueeze(1), std::nan(""));
    const Average average = fit_average(target, train);
    const at::Tensor weights = train.mask.to(at::kDouble) /
                               train.mask.gt(0).sum(at::IntArrayRef({1, 2}), true).to(at::kDouble);
    for (std::int64_t c = 0; c < train.values.size(1); ++c) {
      const at::Tensor values = train.values.select(1, c).to(at::kDouble);
      double expected = std::nan("");
      for (double value = -8; std::isnan(expected); value += 0.25) {
        const double up_to = weights.masked_select(values.le(value)).sum().item<double>();
        if (up_to >= weights.sum().item<double>() / 2) expected = value;
      }
      EXPECT_EQ(average.values[c].item<double>(), expected);
    }
  }
}

TEST(Average, OfSegmentsIsTheBestSimilarity) {
  torch::manual_seed(12);
  const networks::NetworkSpec target = target_spec("segment2d");
  const networks::BatchTarget train = random_target(target, 6);
  const Average best = fit_average(target, train);
  const double least = mean_of(average_losses(target, best, train));
  for (double same = 0.01; same < 1; same += 0.01) {
    const Average other{torch::full({1}, same, at::kDouble)};
    EXPECT_GE(mean_of(average_losses(target, other, train)), least - 1e-6);
  }
  EXPECT_THROW(average_answer(target, best, 1), Error);
}

TEST(Average, RefusesSamplesInWhichNothingCounts) {
  const networks::NetworkSpec target = target_spec("rgb2depth");
  networks::BatchTarget train = random_target(target, 3);
  train.mask.zero_();
  EXPECT_THROW(fit_average(target, train), Error);
}

}  // namespace
}  // namespace taskatlas::transfers
