// SPDX-License-Identifier: MIT
// The most probable scene of every view, for filters. Read from the class_scene files once and kept
// beside the index (scenes.bin; docs/dataset-format.md), so that opening the dataset again looks at
// the files' sizes and times alone.
#pragma once

#include "base/run_context.hpp"
#include "dataset/dataset.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace taskatlas::dataset {

// By view number: the position in Classes::scene.names of the largest score, the first of several
// alike; kNoScene where the view has no such file, or it cannot be used.
using SceneLabels = std::vector<std::int32_t>;
inline constexpr std::int32_t kNoScene = -1;

// How the labels came about.
struct SceneReading {
  SceneLabels scenes;
  std::size_t read = 0;    // files that were opened
  std::size_t reused = 0;  // files that are as they were
};

// Parallel over views, with progress; takes 16 bytes a view. What was read is kept even where it is
// stopped (nullopt), so that the next call goes on. Where it cannot be written, it is read again
// next time.
std::optional<SceneReading> read_scene_labels(const Dataset& set, const RunContext& context);

}  // namespace taskatlas::dataset
