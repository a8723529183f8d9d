// SPDX-License-Identifier: MIT
// A task's targets as the few numbers, or the class, that label-based measures take. The same
// targets in the same order give the same labels.
//
//   scores           the class with the highest score
//   vectors          their numbers
//   images           means over a grid of cells, square and as fine as 64 numbers allow (8 × 8 of
//                    one channel, 4 × 4 of three), of the pixels that count
//   colours          means of a and b over such a grid
//   classes by pixel the share of each class among the pixels that have one; beyond 64 classes the
//                    64 with the most pixels
//   segments         of 64 fixed pairs of pixels, up to a quarter of the side apart, whether both
//                    are of one segment
//
// A number that a sample lacks (no pixel of a cell counts) is the mean over the samples that have
// it. Each number is then standardised over the samples, and constant ones are left out: so each
// counts alike, and the unit does not.
#pragma once

#include "dataset/target.hpp"
#include "measures/label_measures.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::measures {

inline constexpr std::size_t kMostLabelNumbers = 64;

// What one sample's target comes to.
struct LabelOfSample {
  std::optional<std::uint32_t> one_class;
  std::vector<double> numbers;  // NaN: the sample lacks it
};

// nullopt where the sample has nothing to tell: it counts for nothing (mask 0), or no pixel does.
std::optional<LabelOfSample> label_of(const dataset::Target& target);

// Throws Error(kBadInput) where samples differ in kind, or nothing varies over them.
Labels labels_of(std::vector<LabelOfSample> samples);

// Why that task has no labels of the kind a representation of its images could foretell (the
// jigsaw, whose answer is how its tiles were laid, not what they show; tasks without output);
// nullopt where it has.
std::optional<std::string> no_labels(std::string_view task_code);

}  // namespace taskatlas::measures
