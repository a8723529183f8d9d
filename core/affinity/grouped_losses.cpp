// SPDX-License-Identifier: MIT
#include "affinity/grouped_losses.hpp"

#include "affinity/kernels.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

namespace taskatlas {
namespace {

constexpr std::size_t kWordBits = 64;

// The group of each image, numbered from 0 in order of first appearance.
std::vector<std::size_t> number_groups(std::span<const std::uint32_t> groups, std::size_t& count) {
  std::unordered_map<std::uint32_t, std::size_t> numbers;
  std::vector<std::size_t> numbered;
  numbered.reserve(groups.size());
  for (const std::uint32_t group : groups) {
    numbered.push_back(numbers.try_emplace(group, numbers.size()).first->second);
  }
  count = numbers.size();
  return numbered;
}

}  // namespace

GroupedLosses::GroupedLosses(const LossMatrix& losses, std::span<const std::uint32_t> groups,
                             const RunContext& context)
    : alternatives_(losses.alternatives), images_(losses.images) {
  losses.check();
  if (images_ == 0 || alternatives_ == 0) {
    throw bad_input("bootstrap: " + std::to_string(alternatives_) + " alternatives on " +
                    std::to_string(images_) + " images; at least one of each is expected");
  }
  if (!groups.empty() && groups.size() != images_) {
    throw bad_input("bootstrap: groups of " + std::to_string(groups.size()) + " images for " +
                    std::to_string(images_) + " images; one for each image is expected");
  }
  words_ = round_up((images_ + kWordBits - 1) / kWordBits, kWordPadding);
  width_ = words_ * kWordBits;

  // from[k]: the image that stands at place k.
  std::vector<std::size_t> from(images_);
  std::iota(from.begin(), from.end(), std::size_t{0});
  if (groups.empty()) {
    begin_.resize(images_ + 1);
    std::iota(begin_.begin(), begin_.end(), std::size_t{0});
  } else {
    std::size_t count = 0;
    const std::vector<std::size_t> group_of = number_groups(groups, count);
    std::stable_sort(from.begin(), from.end(),
                     [&](std::size_t a, std::size_t b) { return group_of[a] < group_of[b]; });
    begin_.assign(count + 1, 0);
    for (const std::size_t group : group_of) ++begin_[group + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  }

  losses_.assign(alternatives_ * width_, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t i = 0; i < alternatives_; ++i) {
    if (context.stopped()) return;
    const float* row = losses.losses.data() + i * images_;
    for (std::size_t k = 0; k < images_; ++k) losses_[i * width_ + k] = row[from[k]];
  }
  find_presence_classes(context);
}

void GroupedLosses::find_presence_classes(const RunContext& context) {
  std::map<std::vector<std::uint64_t>, std::size_t> classes;
  for (std::size_t i = 0; i < alternatives_; ++i) {
    if (context.stopped()) return;
    std::vector<std::uint64_t> bits(words_, 0);
    for (std::size_t k = 0; k < images_; ++k) {
      const bool present = !std::isnan(losses_[i * width_ + k]);
      bits[k / kWordBits] |= std::uint64_t{present} << (k % kWordBits);
    }
    const auto [known, is_new] = classes.try_emplace(bits, classes.size());
    class_of_.push_back(known->second);
    if (is_new) present_.insert(present_.end(), bits.begin(), bits.end());
  }
}

void GroupedLosses::win_bits(std::size_t i, std::size_t j, std::uint64_t* out) const {
  kernels().win_bits(losses_.data() + i * width_, losses_.data() + j * width_, width_, out);
}

void GroupedLosses::shared_bits(std::size_t class_a, std::size_t class_b,
                                std::uint64_t* out) const {
  for (std::size_t w = 0; w < words_; ++w) {
    out[w] = present_[class_a * words_ + w] & present_[class_b * words_ + w];
  }
}

}  // namespace taskatlas
