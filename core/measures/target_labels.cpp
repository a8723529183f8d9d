// SPDX-License-Identifier: MIT
#include "measures/target_labels.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace taskatlas::measures {
namespace {

using dataset::Target;
using dataset::TargetKind;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool counts(const Target& target, std::size_t pixel) {
  return target.mask.empty() || target.mask[pixel] > 0;
}

// Means over cells of what value(channel, pixel) gives, channel by channel, row by row.
template <class Value>
std::vector<double> cell_means(const Target& target, int channels, int height, int width,
                               const Value& value) {
  const int finest = static_cast<int>(
      std::sqrt(static_cast<double>(kMostLabelNumbers) / static_cast<double>(channels)));
  const int cells = std::clamp(std::min({finest, height, width}), 1, 8);
  const auto cell_count = static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells);
  std::vector<double> sums(static_cast<std::size_t>(channels) * cell_count);
  std::vector<double> weights(cell_count);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const std::size_t pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                static_cast<std::size_t>(x);
      if (!counts(target, pixel)) continue;
      const auto cell =
          static_cast<std::size_t>(y * cells / height) * static_cast<std::size_t>(cells) +
          static_cast<std::size_t>(x * cells / width);
      weights[cell] += 1;
      for (int c = 0; c < channels; ++c) {
        sums[static_cast<std::size_t>(c) * cell_count + cell] += value(c, pixel);
      }
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double weight = weights[i % cell_count];
    sums[i] = weight > 0 ? sums[i] / weight : kNaN;
  }
  return sums;
}

std::vector<double> image_numbers(const Target& target) {
  const auto& values = target.values;
  const std::size_t pixels =
      static_cast<std::size_t>(values.height) * static_cast<std::size_t>(values.width);
  return cell_means(
      target, values.channels, values.height, values.width, [&](int channel, std::size_t pixel) {
        return static_cast<double>(values.data[static_cast<std::size_t>(channel) * pixels + pixel]);
      });
}

std::vector<double> colour_numbers(const Target& target) {
  const auto bins = dataset::colour_bins();
  return cell_means(target, 2, target.height, target.width, [&](int channel, std::size_t pixel) {
    const dataset::ColourCode& code = target.colour[pixel];
    double sum = 0;
    for (std::size_t k = 0; k < code.bin.size(); ++k) {
      const dataset::ColourBin& bin = bins[code.bin[k]];
      sum +=
          static_cast<double>(code.weight[k]) * static_cast<double>(channel == 0 ? bin.a : bin.b);
    }
    return sum;
  });
}

std::vector<double> class_shares(const Target& target) {
  std::vector<double> shares;
  double all = 0;
  for (std::size_t pixel = 0; pixel < target.labels.size(); ++pixel) {
    if (target.labels[pixel] < 0) continue;
    const auto at = static_cast<std::size_t>(target.labels[pixel]);
    if (at >= shares.size()) shares.resize(at + 1);
    shares[at] += 1;
    all += 1;
  }
  for (double& share : shares) share /= all;
  return shares;
}

std::vector<double> same_segments(const Target& target) {
  constexpr std::uint64_t kSeed = 0x7365676d656e7473;
  constexpr int kReach = 4;  // a quarter of the side
  RandomStream random(kSeed, 0, 0);
  const auto place = [&](double from, double reach, int side) {
    const double at = std::clamp(from + reach, 0.0, 1.0);
    return std::min(static_cast<int>(at * side), side - 1);
  };
  std::vector<double> same;
  for (std::size_t k = 0; k < kMostLabelNumbers; ++k) {
    const double y = random.uniform(), x = random.uniform();
    const double down = (2 * random.uniform() - 1) / kReach;
    const double right = (2 * random.uniform() - 1) / kReach;
    const auto label = [&](double dy, double dx) {
      return target.labels[static_cast<std::size_t>(place(y, dy, target.height)) *
                               static_cast<std::size_t>(target.width) +
                           static_cast<std::size_t>(place(x, dx, target.width))];
    };
    same.push_back(label(0, 0) == label(down, right) ? 1 : 0);
  }
  return same;
}

// NaN becomes the mean of the others; less the mean, over the deviation. False where constant.
bool standardise(std::vector<double>& column) {
  double mean = 0, known = 0;
  for (const double value : column) {
    if (std::isnan(value)) continue;
    mean += value;
    ++known;
  }
  if (known == 0) return false;
  mean /= known;
  double squares = 0;
  for (double& value : column) {
    value = std::isnan(value) ? 0 : value - mean;
    squares += value * value;
  }
  const double deviation = std::sqrt(squares / static_cast<double>(column.size()));
  constexpr double kRounding = 1e-9;
  if (!(deviation > kRounding * std::max(std::fabs(mean), 1e-3))) return false;
  for (double& value : column) value /= deviation;
  return true;
}

// Shares of classes that no sample of a shorter list had are 0; the most frequent ones are kept.
void fit_shares(std::vector<LabelOfSample>& samples) {
  std::size_t columns = 0;
  for (const LabelOfSample& one : samples) columns = std::max(columns, one.numbers.size());
  std::vector<double> totals(columns);
  for (LabelOfSample& one : samples) {
    one.numbers.resize(columns);
    for (std::size_t c = 0; c < columns; ++c) totals[c] += one.numbers[c];
  }
  if (columns <= kMostLabelNumbers) return;
  std::vector<std::size_t> order(columns);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return totals[a] > totals[b]; });
  order.resize(kMostLabelNumbers);
  std::ranges::sort(order);
  for (LabelOfSample& one : samples) {
    std::vector<double> kept;
    for (const std::size_t c : order) kept.push_back(one.numbers[c]);
    one.numbers = std::move(kept);
  }
}

}  // namespace

std::optional<LabelOfSample> label_of(const Target& target) {
  LabelOfSample label;
  switch (target.kind) {
    case TargetKind::kScores:
      if (!counts(target, 0)) return std::nullopt;
      label.one_class = static_cast<std::uint32_t>(std::ranges::max_element(target.values.data) -
                                                   target.values.data.begin());
      return label;
    case TargetKind::kVector:
      if (!counts(target, 0)) return std::nullopt;
      label.numbers.assign(target.values.data.begin(), target.values.data.end());
      break;
    case TargetKind::kImage:
      label.numbers = image_numbers(target);
      break;
    case TargetKind::kPixelColour:
      label.numbers = colour_numbers(target);
      break;
    case TargetKind::kPixelClass:
      label.numbers = class_shares(target);
      break;
    case TargetKind::kSegments:
      label.numbers = same_segments(target);
      break;
    case TargetKind::kNone:
      return std::nullopt;
  }
  const bool any = std::ranges::any_of(label.numbers, [](double x) { return !std::isnan(x); });
  if (!any) return std::nullopt;
  return label;
}

Labels labels_of(std::vector<LabelOfSample> samples) {
  Labels labels;
  labels.samples = samples.size();
  if (samples.empty()) throw bad_input("no sample has a label");
  const bool classes = samples.front().one_class.has_value();
  if (!classes) fit_shares(samples);
  for (const LabelOfSample& one : samples) {
    if (one.one_class.has_value() != classes ||
        one.numbers.size() != samples.front().numbers.size()) {
      throw bad_input("labels of different samples differ in kind");
    }
    if (classes) labels.classes.push_back(*one.one_class);
  }
  if (classes) return labels;
  std::vector<std::vector<double>> kept;
  for (std::size_t c = 0; c < samples.front().numbers.size(); ++c) {
    std::vector<double> column;
    for (const LabelOfSample& one : samples) column.push_back(one.numbers[c]);
    if (standardise(column)) kept.push_back(std::move(column));
  }
  if (kept.empty()) throw bad_input("its labels are the same for all samples");
  labels.columns = kept.size();
  labels.numbers.resize(samples.size() * kept.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    for (std::size_t c = 0; c < kept.size(); ++c) labels.numbers[i * kept.size() + c] = kept[c][i];
  }
  return labels;
}

std::optional<std::string> no_labels(std::string_view task_code) {
  const Task* const task = find_dictionary_task(task_code);
  if (task == nullptr) return "it is no task of the dictionary";
  if (task->output.kind == OutputKind::kNone) return "it has no output";
  if (task->code == "jigsaw") {
    return "its answer is how the tiles were laid, which no representation of the image tells";
  }
  return std::nullopt;
}

}  // namespace taskatlas::measures
