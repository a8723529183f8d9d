// SPDX-License-Identifier: MIT
#include "dataset/own_display.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>

namespace taskatlas::dataset {
namespace {

bool has_classes(const OwnTask& own) { return own.task.loss == TaskLoss::kCrossEntropy; }

[[noreturn]] void refuse(const OwnTask& own, const std::string& expected) {
  throw usage_error("an answer to " + own.task.code + " is " + expected);
}

}  // namespace

Values display_own_values(const OwnTask& own, const Planes& values, std::span<const float> mask) {
  const int channels = own.task.output.channels;
  if (own.task.output.kind != OutputKind::kImage || has_classes(own)) {
    throw usage_error("the target of " + own.task.code + " is no picture of numbers");
  }
  if (values.channels != channels) {
    refuse(own, "a picture of " + std::to_string(channels) + " channels, not " +
                    std::to_string(values.channels));
  }
  Values out(values.width, values.height, channels);
  const std::size_t pixels = out.pixels();
  if (!mask.empty() && mask.size() != pixels) {
    throw usage_error("a mask has one weight for each pixel");
  }
  // Without a range the files hold what networks are to answer (OwnLabels::target).
  const bool scaled = own.low < own.high;
  const double low = scaled ? own.low : -1, half = scaled ? (own.high - own.low) / 2 : 1;
  const auto count = static_cast<std::size_t>(channels);
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t i = 0; i < pixels; ++i) {
      const bool counts = mask.empty() || mask[i] != 0;
      out.data[i * count + c] =
          counts ? static_cast<float>(low + (double{values.data[c * pixels + i]} + 1) * half)
                 : std::numeric_limits<float>::quiet_NaN();
    }
  }
  return out;
}

std::vector<double> display_own_numbers(const OwnTask& own, std::span<const float> values) {
  if (own.task.output.kind != OutputKind::kVector) {
    throw usage_error("the target of " + own.task.code + " is no vector");
  }
  if (values.size() != static_cast<std::size_t>(own.task.output.channels)) {
    refuse(own, std::to_string(own.task.output.channels) + " numbers, not " +
                    std::to_string(values.size()));
  }
  std::vector<double> out(values.begin(), values.end());
  for (std::size_t i = 0; i < out.size() && !own.mean.empty(); ++i) {
    out[i] = out[i] * own.std[i] + own.mean[i];
  }
  return out;
}

std::vector<std::string> own_class_names(const OwnTask& own) {
  std::vector<std::string> names;
  if (!has_classes(own)) return names;
  for (int i = 0; i < own.task.output.channels; ++i) names.push_back(std::to_string(i));
  return names;
}

std::vector<NamedScore> display_own_scores(const OwnTask& own, std::span<const float> scores,
                                           int most) {
  if (own.task.output.kind != OutputKind::kClasses) {
    throw usage_error("the target of " + own.task.code + " is no class of the picture");
  }
  if (scores.size() != static_cast<std::size_t>(own.task.output.channels)) {
    refuse(own, std::to_string(own.task.output.channels) + " scores, not " +
                    std::to_string(scores.size()));
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto shown = static_cast<std::ptrdiff_t>(
      std::min(order.size(), static_cast<std::size_t>(std::max(most, 0))));
  std::partial_sort(order.begin(), order.begin() + shown, order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  std::vector<NamedScore> best;
  for (auto at = order.begin(); at != order.begin() + shown; ++at) {
    best.push_back({std::to_string(*at), scores[*at]});
  }
  return best;
}

}  // namespace taskatlas::dataset
