// SPDX-License-Identifier: MIT
// Batches of samples: drawn for training, or one after the other for tests. Internal to the room.
#pragma once

#include "base/run_context.hpp"
#include "dataset/sample_list.hpp"
#include "dataset/sample_source.hpp"
#include "networks/batch.hpp"
#include "networks/task_network.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace taskatlas::jobs {

// Step s is given samples s·batch to (s + 1)·batch - 1 of an endless sequence: the list in an order
// drawn anew for each pass over it, each sample with what is random in it drawn for that pass,
// every other one mirrored (dataset/mirror.hpp), which one being drawn too. Pictures for tasks that
// are not of the 2D kind, whose answers do not depend on the light, are exposed anew. A damaged
// sample is replaced by the next of its pass. Not thread-safe.
class BatchDrawer {
 public:
  BatchDrawer(const dataset::SampleSource& source, dataset::SampleList list, int batch,
              std::uint64_t seed);
  // Throws Error(kBadInput) where all samples are damaged.
  networks::Batch draw(std::int64_t step);

 private:
  const std::vector<std::uint32_t>& order(std::uint64_t pass);
  dataset::Sample sample(std::uint64_t position);

  const dataset::SampleSource& source_;
  dataset::SampleList list_;
  std::uint64_t batch_;
  std::uint64_t seed_;
  bool mirrors_ = false;
  bool any_light_ = false;
  std::uint64_t pass_ = ~std::uint64_t{0};
  std::vector<std::uint32_t> order_;
};

// A list in two: samples to train on, and those of an eighth of the buildings (drawn by the seed)
// to choose the best state of a network by. With fewer than 8 buildings nothing is held out.
struct HeldOut {
  dataset::SampleList train, held_out;
};
HeldOut hold_out(const dataset::SampleList& list, const dataset::DatasetIndex& index,
                 std::uint64_t seed);

// The losses of a network on a list's samples, in its order; NaN for damaged ones and for those
// with nothing to compare. nullopt where stopped.
std::optional<std::vector<float>> test_network(networks::TaskNetwork& network,
                                               const dataset::SampleSource& source,
                                               const dataset::SampleList& list,
                                               const std::string& device, std::string_view stage,
                                               const RunContext& context);

}  // namespace taskatlas::jobs
