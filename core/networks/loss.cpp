// SPDX-License-Identifier: MIT
#include "networks/loss.hpp"

#include "base/error.hpp"
#include "networks/precision.hpp"

#include <cmath>
#include <limits>

#include <ATen/ATen.h>

namespace taskatlas::networks {
namespace {

using dataset::TargetKind;

// Weighted errors of each sample, and how much of it counts.
struct Errors {
  at::Tensor sum;    // N, ≥ 0
  at::Tensor count;  // N, ≥ 0
};

// From errors of pixels, N×H×W, each to be counted where its weight is not 0.
Errors of_pixels(const at::Tensor& errors, const at::Tensor& weights) {
  return {(errors * weights).sum(at::IntArrayRef({1, 2})),
          weights.gt(0).sum(at::IntArrayRef({1, 2})).to(at::kFloat)};
}

// From errors of samples, N.
Errors of_samples(const at::Tensor& errors, const at::Tensor& weights) {
  return {errors * weights, weights.gt(0).to(at::kFloat)};
}

at::Tensor pose_norm(const at::Tensor& difference, std::int64_t pair) {
  constexpr std::int64_t kPose = 6;
  return difference.slice(1, pair * kPose, (pair + 1) * kPose).norm(2, 1);
}

Errors vector_errors(TaskLoss loss, const at::Tensor& answer, const BatchTarget& target) {
  const at::Tensor difference = answer - target.values;
  constexpr double kComposed = 0.5;  // weight of the pair that is composed of the others
  switch (loss) {
    case TaskLoss::kL1:
      return of_samples(difference.abs().mean(1), target.mask);
    case TaskLoss::kL2:
      return of_samples(difference.square().mean(1), target.mask);
    case TaskLoss::kNorm:
      return of_samples(difference.norm(2, 1), target.mask);
    case TaskLoss::kCycle:
      return of_samples(pose_norm(difference, 0) + kComposed * pose_norm(difference, 1) +
                            pose_norm(difference, 2),
                        target.mask);
    default:
      throw usage_error("numbers are compared by l1, l2, norm or cycle");
  }
}

Errors metric_errors(const at::Tensor& answer, const BatchTarget& target) {
  constexpr double kFarthest = 80;
  constexpr double kLeast = 1e-7;
  const std::int64_t channels = answer.size(1);
  const at::Tensor where =
      target.pixels.unsqueeze(1).expand({answer.size(0), channels, target.pixels.size(1)});
  const at::Tensor embedding = answer.flatten(2).gather(2, where);  // N×C×P
  const at::Tensor square = embedding.square().sum(1);              // N×P
  const at::Tensor product = at::bmm(embedding.transpose(1, 2), embedding);
  const at::Tensor distance =
      (square.unsqueeze(1) + square.unsqueeze(2) - 2 * product).clamp(0, kFarthest);
  // s = 2 / (1 + exp D) = exp(ln 2 - softplus D), and 1 - s = tanh(D / 2): neither loses digits.
  const at::Tensor same_loss = at::softplus(distance) - std::log(2.0);
  const at::Tensor other_loss = -(distance / 2).tanh().clamp_min(kLeast).log();
  const at::Tensor same = target.labels.unsqueeze(1).eq(target.labels.unsqueeze(2));
  const at::Tensor errors = at::where(same, same_loss, other_loss).mean(at::IntArrayRef({1, 2}));
  return {errors, at::ones_like(errors)};
}

// Answers below what there is count as the lowest, and are still drawn up where the target is
// above.
at::Tensor bounded(const OutputSpec& output, const at::Tensor& answer) {
  if (!output.lowest) return answer;
  return at::where(answer.lt(*output.lowest), answer - answer.detach() + *output.lowest, answer);
}

Errors errors_of(const NetworkSpec& spec, const at::Tensor& given, const BatchTarget& target) {
  const FullPrecision precision;
  const at::Tensor answer = given.to(at::kFloat);
  if (target.kind != spec.output.kind) {
    throw usage_error("the target is not of the kind that the network of " + spec.task +
                      " answers with");
  }
  switch (target.kind) {
    case TargetKind::kImage: {
      const at::Tensor given_in_range = bounded(spec.output, answer);
      const at::Tensor difference = given_in_range - target.values;
      if (spec.output.loss == TaskLoss::kL2)
        return of_pixels(difference.square().mean(1), target.mask);
      at::Tensor errors = difference.abs();
      if (target.smooth > 0) {
        const at::Tensor huber =
            at::huber_loss(given_in_range, target.values, at::Reduction::None, target.smooth) /
            target.smooth;
        // Its gradient at the value of l1, so that the loss is one measure from step to step.
        errors = huber + (errors - huber).detach();
      }
      return of_pixels(errors.mean(1), target.mask);
    }
    case TargetKind::kScores:
      return of_samples(-(target.values * answer.log_softmax(1)).sum(1), target.mask);
    case TargetKind::kVector:
      return vector_errors(spec.output.loss, answer, target);
    case TargetKind::kPixelClass: {
      // nll_loss2d, not gather(), whose gradient is made and filled for all classes first.
      const at::Tensor errors = at::nll_loss2d(answer.log_softmax(1), target.labels.clamp_min(0),
                                               {}, at::Reduction::None);
      return of_pixels(errors, target.mask * target.labels.ge(0));
    }
    case TargetKind::kPixelColour:
      return of_pixels(-(answer.log_softmax(1).gather(1, target.bins) * target.codes).sum(1),
                       target.mask);
    case TargetKind::kSegments:
      return metric_errors(answer, target);
    case TargetKind::kNone:
      break;
  }
  throw usage_error("a network without an answer has no loss");
}

}  // namespace

at::Tensor per_sample_loss(const NetworkSpec& spec, const at::Tensor& answer,
                           const BatchTarget& target) {
  const Errors errors = errors_of(spec, answer, target);
  return at::where(errors.count.gt(0), errors.sum / errors.count.clamp_min(1),
                   at::full_like(errors.sum, std::numeric_limits<float>::quiet_NaN()));
}

at::Tensor training_loss(const NetworkSpec& spec, const at::Tensor& answer,
                         const BatchTarget& target) {
  const Errors errors = errors_of(spec, answer, target);
  return errors.sum.sum() / errors.count.sum().clamp_min(1);
}

double counted(const BatchTarget& target) {
  if (!target.mask.defined()) return static_cast<double>(target.size());
  const at::Tensor weights =
      target.kind == TargetKind::kPixelClass ? target.mask * target.labels.ge(0) : target.mask;
  return weights.gt(0).sum().item<double>();
}

}  // namespace taskatlas::networks
