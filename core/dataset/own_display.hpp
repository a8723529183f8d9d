// SPDX-License-Identifier: MIT
// From the target or a network's answer to a task of the user's own back to what its label files
// hold, as display_values() and its neighbours in target.hpp do for the dictionary's tasks. Pure
// and thread-safe. The task's open numbers (range, mean and deviation) are those of complete().
#pragma once

#include "dataset/encode.hpp"
#include "dataset/own_task.hpp"
#include "dataset/target.hpp"

#include <span>
#include <string>
#include <vector>

namespace taskatlas::dataset {

// Pictures of numbers: what the files store, low + (v + 1) / 2 · (high - low), not clipped; NaN in
// all channels where `mask` is 0 (an empty mask counts everything). Throws Error(kUsage) for a task
// whose output is no such picture, another number of channels, or a mask of another size.
Values display_own_values(const OwnTask& task, const Planes& values, std::span<const float> mask);

// Vectors: the numbers of the files, v · std + mean. Throws Error(kUsage) for a task whose output
// is no vector, or another count.
std::vector<double> display_own_numbers(const OwnTask& task, std::span<const float> values);

// Classes of a picture or of its pixels have their numbers, "0", "1", .., for names; empty for
// tasks without classes.
std::vector<std::string> own_class_names(const OwnTask& task);
// The `most` best classes, best first, ties in their order. Throws Error(kUsage) for a task whose
// output is no classes, or another count.
std::vector<NamedScore> display_own_scores(const OwnTask& task, std::span<const float> scores,
                                           int most = 5);

}  // namespace taskatlas::dataset
