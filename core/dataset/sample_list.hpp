// SPDX-License-Identifier: MIT
// Which samples a task is trained, transferred and tested on: those of one split, in an order drawn
// by a hash of their first view's name, so that the first 256 of it are part of the first 512, and
// that tasks of one image draw the same views in the same order where those have all they need.
// Neither the number of threads nor what else the dataset holds changes the order of two samples.
#pragma once

#include "base/run_context.hpp"
#include "dataset/check.hpp"
#include "dataset/dataset.hpp"
#include "dataset/groups.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

struct SampleListOptions {
  std::uint64_t seed = 1;
  std::size_t max_samples = 0;  // 0 = all
  // Views with a record for one of the task's domains are left out; nullptr = none are damaged.
  const DamageList* damage = nullptr;
};

struct SampleList {
  std::string task;
  Split split = Split::kTrain;
  std::vector<ViewGroup> groups;  // of single images: count 1. One at most for each first view
};

// May be empty; of an own task (Dataset::own) the views that have a label. nullopt where stopped.
// Throws Error(kUsage) for a code that is neither in the task dictionary nor an own task's.
std::optional<SampleList> list_samples(const Dataset& dataset, std::string_view task, Split split,
                                       const SampleListOptions& options, const RunContext& context);

// All views of some lists, ascending, each once: what an encoder has to see.
std::vector<ViewNumber> views_of(std::span<const SampleList> lists);

// "room_00003/point_1_view_2"; several views are joined by "+". The same wherever the dataset lies.
std::string view_name(const DatasetIndex& index, ViewNumber view);
std::string sample_name(const DatasetIndex& index, const ViewGroup& group);
// The building of the first view: samples of one are not independent of each other.
std::string sample_building(const DatasetIndex& index, const ViewGroup& group);

}  // namespace taskatlas::dataset
