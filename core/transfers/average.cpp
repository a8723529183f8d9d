// SPDX-License-Identifier: MIT
#include "transfers/average.hpp"

#include "base/error.hpp"
#include "networks/loss.hpp"
#include "networks/tensor_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

using dataset::TargetKind;

constexpr double kLeastShare = 1e-6;  // of a class that no training sample shows
constexpr std::int64_t kMostPixels = std::int64_t{1} << 24;  // that a median looks at

// What each pixel (N×H×W) or sample (N) weighs in the mean over samples of their losses: its mask
// over how many count in its sample. Samples in which nothing counts have no loss.
at::Tensor weights_of(const at::Tensor& mask) {
  const at::Tensor flat = mask.reshape({mask.size(0), -1}).to(at::kDouble);
  const at::Tensor count = flat.gt(0).sum(1, true).to(at::kDouble);
  return flat / count.clamp_min(1);
}

void require(const networks::NetworkSpec& target, double weight) {
  if (!(weight > 0))
    throw bad_input("no training sample of " + target.task + " has anything to compare");
}

// The least value up to which half of the weight lies. By selection, in linear time: halves are
// split at their middle until one value is left.
double weighted_median(const at::Tensor& values, const at::Tensor& weights) {
  struct Item {
    double value, weight;
  };
  const auto value = values.accessor<double, 1>();
  const auto weight = weights.accessor<double, 1>();
  std::vector<Item> items;
  double half = 0;
  // Evenly spread ones decide where there are very many, all where none of those counts.
  const std::int64_t few = (values.numel() + kMostPixels - 1) / kMostPixels;
  for (const std::int64_t step : {few, std::int64_t{1}}) {
    if (!items.empty()) break;
    for (std::int64_t i = 0; i < values.numel(); i += step) {
      if (!(weight[i] > 0)) continue;
      items.push_back({value[i], weight[i]});
      half += weight[i] / 2;
    }
  }
  auto first = items.begin(), last = items.end();
  double below = 0;  // what lies before `first` weighs
  while (last - first > 1) {
    const auto middle = first + (last - first) / 2;
    std::nth_element(first, middle, last,
                     [](const Item& a, const Item& b) { return a.value < b.value; });
    const double lower = std::accumulate(
        first, middle, 0.0, [](double sum, const Item& item) { return sum + item.weight; });
    if (below + lower >= half) {
      last = middle;
    } else {
      below += lower;
      first = middle;
    }
  }
  return first->value;
}

at::Tensor image_average(const networks::NetworkSpec& target, const networks::BatchTarget& train) {
  const at::Tensor weights = weights_of(train.mask).flatten();
  require(target, weights.sum().item<double>());
  const std::int64_t channels = train.values.size(1);
  const at::Tensor average = at::empty({channels}, at::kDouble);
  for (std::int64_t c = 0; c < channels; ++c) {
    const at::Tensor values = train.values.select(1, c).flatten().to(at::kDouble);
    average[c] = target.output.loss == TaskLoss::kL1
                     ? weighted_median(values, weights)
                     : (values * weights).sum().item<double>() / weights.sum().item<double>();
  }
  return average;
}

// Weiszfeld's iteration, N × D and weights N: the point with the least sum of distances.
at::Tensor geometric_median(const at::Tensor& points, const at::Tensor& weights) {
  constexpr int kSteps = 500;
  constexpr double kNear = 1e-9;  // distances below would divide by nothing
  constexpr double kDone = 1e-10;
  at::Tensor at = (points * weights.unsqueeze(1)).sum(0) / weights.sum();
  for (int i = 0; i < kSteps; ++i) {
    const at::Tensor pull = weights / (points - at).norm(2, 1).clamp_min(kNear);
    const at::Tensor next = (points * pull.unsqueeze(1)).sum(0) / pull.sum();
    const double moved = (next - at).norm().item<double>();
    at = next;
    if (moved < kDone) break;
  }
  return at;
}

at::Tensor vector_average(const networks::NetworkSpec& target, const networks::BatchTarget& train) {
  const at::Tensor weights = weights_of(train.mask).flatten();
  require(target, weights.sum().item<double>());
  const at::Tensor values = train.values.to(at::kDouble);
  switch (target.output.loss) {
    case TaskLoss::kL1: {
      const at::Tensor average = at::empty({values.size(1)}, at::kDouble);
      for (std::int64_t c = 0; c < values.size(1); ++c)
        average[c] = weighted_median(values.select(1, c).contiguous(), weights);
      return average;
    }
    case TaskLoss::kL2:
      return (values * weights.unsqueeze(1)).sum(0) / weights.sum();
    case TaskLoss::kNorm:
      return geometric_median(values, weights);
    default: {  // kCycle: a sum of norms over the poses of the pairs
      constexpr std::int64_t kPose = 6;
      std::vector<at::Tensor> pairs;
      for (const at::Tensor& pair : values.split(kPose, 1))
        pairs.push_back(geometric_median(pair, weights));
      return at::cat(pairs);
    }
  }
}

at::Tensor log_shares(const at::Tensor& weights) {
  const at::Tensor shares = (weights / weights.sum()).clamp_min(kLeastShare);
  return (shares / shares.sum()).log();
}

at::Tensor class_average(const networks::NetworkSpec& target, const networks::BatchTarget& train) {
  const at::Tensor weights = weights_of(
      train.kind == TargetKind::kPixelClass ? train.mask * train.labels.ge(0) : train.mask);
  require(target, weights.sum().item<double>());
  if (train.kind == TargetKind::kScores)
    return log_shares((train.values.to(at::kDouble) * weights).sum(0));
  const at::Tensor sums = at::zeros({target.output.channels}, at::kDouble);
  if (train.kind == TargetKind::kPixelClass) {
    sums.index_add_(0, train.labels.clamp_min(0).flatten(), weights.flatten());
  } else {
    const std::int64_t near = train.bins.size(1);  // bins of one pixel
    const at::Tensor shaped = weights.view({train.mask.size(0), 1, train.mask.size(1), -1});
    const at::Tensor codes = train.codes.to(at::kDouble) * shaped;
    for (std::int64_t i = 0; i < near; ++i)
      sums.index_add_(0, train.bins.select(1, i).flatten(), codes.select(1, i).flatten());
  }
  return log_shares(sums);
}

// Of each sample: the share of all pairs of pixels that are of one segment.
at::Tensor same_share(const networks::BatchTarget& target) {
  return target.labels.unsqueeze(1)
      .eq(target.labels.unsqueeze(2))
      .to(at::kDouble)
      .mean(at::IntArrayRef({1, 2}));
}

std::vector<float> to_vector(const at::Tensor& values) {
  const at::Tensor plain = values.to(at::kCPU, at::kFloat).contiguous();
  return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

}  // namespace

Average fit_average(const networks::NetworkSpec& target, const networks::BatchTarget& train) {
  const torch::NoGradGuard no_gradients;
  if (train.kind != target.output.kind)
    throw usage_error("the samples are not of the target " + target.task);
  switch (train.kind) {
    case TargetKind::kImage:
      return {image_average(target, train)};
    case TargetKind::kVector:
      return {vector_average(target, train)};
    case TargetKind::kScores:
    case TargetKind::kPixelClass:
    case TargetKind::kPixelColour:
      return {class_average(target, train)};
    case TargetKind::kSegments:
      return {same_share(train).mean().clamp(kLeastShare, 1 - kLeastShare).view({1})};
    case TargetKind::kNone:
      break;
  }
  throw usage_error("a task without an answer has no average: " + target.task);
}

namespace {
constexpr std::string_view kAverageKind = "average";
}

void save_average(const std::filesystem::path& file, const Average& average) {
  networks::write_tensor_file(
      file,
      {std::string(kAverageKind), "{}", {{"values", average.values.to(at::kFloat).contiguous()}}});
}

Average load_average(const std::filesystem::path& file) {
  const networks::TensorFile content = networks::read_tensor_file(file, kAverageKind);
  const at::Tensor* const values = content.find("values");
  if (values == nullptr || !values->is_floating_point())
    throw bad_input(file.string() + " holds no constant");
  return {*values};
}

at::Tensor first_answer(const networks::NetworkSpec& target, const Average& average) {
  constexpr double kSpread = 0.2;
  if (target.output.kind != TargetKind::kScores) return average.values;
  const at::Tensor shares = average.values.softmax(0);
  return (shares * (1 - kSpread) + kSpread / static_cast<double>(shares.numel())).log();
}

at::Tensor average_answer(const networks::NetworkSpec& target, const Average& average,
                          std::int64_t samples) {
  if (target.output.kind == TargetKind::kSegments)
    throw usage_error("the average of an embedding is a similarity, not an answer");
  const at::Tensor values = average.values.to(at::kFloat);
  if (!target.output.dense()) return values.view({1, -1}).repeat({samples, 1});
  return values.view({1, -1, 1, 1})
      .expand({samples, values.numel(), target.output.size, target.output.size});
}

std::vector<float> average_losses(const networks::NetworkSpec& target, const Average& average,
                                  const networks::BatchTarget& test) {
  const torch::NoGradGuard no_gradients;
  if (test.kind == TargetKind::kSegments) {
    const double same = average.values.item<double>();
    const at::Tensor share = same_share(test);
    return to_vector(-(share * std::log(same) + (1 - share) * std::log1p(-same)));
  }
  constexpr std::int64_t kBatch = 64;
  std::vector<float> losses;
  for (std::int64_t begin = 0; begin < test.size(); begin += kBatch) {
    const std::int64_t end = std::min(test.size(), begin + kBatch);
    const std::vector<float> some = to_vector(networks::per_sample_loss(
        target, average_answer(target, average, end - begin), test.slice(begin, end)));
    losses.insert(losses.end(), some.begin(), some.end());
  }
  return losses;
}

}  // namespace taskatlas::transfers
