// SPDX-License-Identifier: MIT
// How samples are told of before a dataset is walked and listed. Internal to the room.
#pragma once

#include "base/run_context.hpp"
#include "dataset/early_views.hpp"
#include "dataset/index_writer.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace taskatlas::dataset {

// Blocks, by name, of what the first folders hold, those of pictures before others. nullopt where
// the dataset has no more folders and files than the limits, where nothing was found in so many,
// or where stopped. What cannot be read is passed over: the walk that follows says it.
std::optional<std::vector<BuildingBlock>> first_blocks(const std::filesystem::path& root,
                                                       const EarlyLimits& limits,
                                                       const RunContext& context);

// Tells of an index that grows, where somebody wants to know.
class EarlyTeller {
 public:
  // Both must outlive it.
  EarlyTeller(const std::filesystem::path& file, const std::function<void(DatasetIndex)>& found)
      : file_(file), found_(found) {}

  void tell_first(const std::filesystem::path& root, const EarlyLimits& limits,
                  const RunContext& context);
  // Blocks in ascending order of names.
  void add(BuildingBlock block);
  // After some blocks, where there are more to come.
  void tell(LayoutKind layout);

 private:
  void tell(const std::vector<BuildingBlock>& blocks, LayoutKind layout);

  const std::filesystem::path& file_;
  const std::function<void(DatasetIndex)>& found_;
  std::vector<BuildingBlock> blocks_;
  std::size_t views_ = 0;  // of blocks_
  std::size_t told_ = 0;   // views
  bool over_ = false;      // enough of them were told
};

}  // namespace taskatlas::dataset
