// SPDX-License-Identifier: MIT
#include "networks/loss.hpp"

#include "base/error.hpp"
#include "networks/picture_loss.hpp"
#include "networks/support.hpp"
#include "networks/synthetic_samples.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

using dataset::TargetKind;

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

// Errors within the width draw as their square does, those beyond it as l1; what is told is l1.
TEST(Loss, OfSmoothTrainingHasTheGradientOfHubersAndTheValueOfL1) {
  const NetworkSpec spec = spec_of("edge2d");
  auto samples = synthetic_samples(spec, 1);
  dataset::Target& truth = samples[0].target;
  truth.values.data.assign(truth.values.data.size(), 0.0f);
  BatchTarget target = collate(samples).target;
  target.smooth = 0.5;
  at::Tensor answer = at::zeros(target.values.sizes());
  answer.flatten()[0] = 0.125f;  // a quarter of the width
  answer.flatten()[1] = -0.75f;  // beyond it
  answer.requires_grad_(true);
  const at::Tensor loss = training_loss(spec, answer, target);
  const auto pixels = static_cast<double>(truth.values.data.size());
  EXPECT_NEAR(loss.item<double>(), 0.875 / pixels, 1e-9);
  loss.backward();
  const at::Tensor gradient = answer.grad().flatten();
  EXPECT_NEAR(gradient[0].item<double>(), 0.25 / pixels, 1e-9);
  EXPECT_NEAR(gradient[1].item<double>(), -1 / pixels, 1e-9);
  EXPECT_EQ(gradient.slice(0, 2).abs().sum().item<double>(), 0);
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

// picture_loss() against training_loss() of the same answer, its pixels put in order.
TEST(PictureLoss, IsThatOfTheOrderedAnswerAndSoIsItsGradient) {
  torch::manual_seed(5);
  struct Case {
    const char* task;
    int channels;
    std::int64_t scale;
    double smooth;
  };
  // L1 with a lowest answer and without one; L2.
  for (const Case& one :
       {Case{"edge2d", 1, 4, 0}, Case{"edge2d", 1, 4, 0.5}, Case{"rgb2sfnorm", 3, 4, 0},
        Case{"rgb2sfnorm", 3, 2, 0.25}, Case{"rgb2depth", 1, 1, 0}, Case{"curvature", 2, 4, 0}}) {
    SCOPED_TRACE(std::string(one.task) + " " + std::to_string(one.scale));
    const NetworkSpec spec = spec_of(one.task);
    ASSERT_EQ(spec.output.channels, one.channels);
    const std::int64_t size = 32, side = size / one.scale, samples = 3;
    BatchTarget target;
    target.kind = TargetKind::kImage;
    target.values = torch::randn({samples, one.channels, size, size}).clamp(-1, 1);
    target.mask = torch::rand({samples, size, size}) * torch::rand({samples, size, size}).gt(0.3);
    target.smooth = one.smooth;
    const at::Tensor answer =
        torch::randn({samples, one.channels * one.scale * one.scale, side, side});
    for (const auto format : {at::MemoryFormat::Contiguous, at::MemoryFormat::ChannelsLast}) {
      const at::Tensor ordered = answer.clone(format).requires_grad_(true);
      const at::Tensor expected =
          training_loss(spec, at::pixel_shuffle(ordered, one.scale), target);
      const double factor = format == at::MemoryFormat::Contiguous ? 1 : 3;
      (factor * expected).backward();
      const at::Tensor placed = answer.clone(format).requires_grad_(true);
      const at::Tensor loss = picture_loss(spec, placed, one.scale, target);
      if (factor == 1) {
        loss.backward();
      } else {
        (factor * loss).backward();
      }
      constexpr double kRounding = 2e-6;  // of sums in single precision
      EXPECT_NEAR(loss.item<double>(), expected.item<double>(),
                  kRounding * (1 + expected.item<double>()));
      EXPECT_GT(ordered.grad().abs().max().item<double>(), 0);
      EXPECT_LT((placed.grad() - ordered.grad()).abs().max().item<double>(),
                kRounding * ordered.grad().abs().max().item<double>());
    }
  }
}

// Two pictures of ones, each pixel of that weight.
BatchTarget ones_of(double weight) {
  BatchTarget target;
  target.kind = TargetKind::kImage;
  target.values = at::ones({2, 1, 32, 32});
  target.mask = at::full({2, 32, 32}, weight);
  return target;
}

TEST(PictureLoss, OfNothingThatCountsIsZero) {
  const NetworkSpec spec = spec_of("rgb2depth");
  const BatchTarget target = ones_of(0);
  const at::Tensor answer = at::zeros({2, 16, 8, 8}).requires_grad_(true);
  const at::Tensor loss = picture_loss(spec, answer, 4, target);
  loss.backward();
  EXPECT_EQ(loss.item<double>(), 0);
  EXPECT_EQ(answer.grad().abs().max().item<double>(), 0);
}

TEST(PictureLoss, RefusesAnAnswerOfAnotherSize) {
  const NetworkSpec spec = spec_of("rgb2depth");
  BatchTarget target = ones_of(1);
  EXPECT_THROW(picture_loss(spec, at::zeros({2, 16, 8, 8}), 2, target), Error);
  EXPECT_THROW(picture_loss(spec, at::zeros({1, 16, 8, 8}), 4, target), Error);
  EXPECT_THROW(picture_loss(spec, at::zeros({2, 16, 8, 7}), 4, target), Error);
  target.mask = at::ones({2, 1, 1});
  EXPECT_THROW(picture_loss(spec, at::zeros({2, 16, 8, 8}), 4, target), Error);
}

}  // namespace
}  // namespace taskatlas::networks
