// SPDX-License-Identifier: MIT
// How many samples jobs take whatever the profile says: core/jobs does by it, and plans count by
// it.
#pragma once

#include <algorithm>
#include <cstdint>

namespace taskatlas::engine {

// Samples of that side (pixels) that are taken through a network at once where nothing is trained,
// so that being stopped and the memory of a batch stay small.
inline int samples_at_once(int size) {
  constexpr int kPixels = 64 * 64 * 64, kMost = 64;
  return std::clamp(kPixels / (size * size), 1, kMost);
}

// Samples of that side that the constant predictor is fitted to, of `most` at most (0: any
// number), where there are as many: medians and priors of a thousand pictures are those of all of
// them, and need not fill the memory.
inline std::int64_t average_samples(int size, std::int64_t most) {
  constexpr std::int64_t kNumbers = std::int64_t{1} << 26, kChannels = 3;
  constexpr std::int64_t kFewest = 64, kMost = 2048;
  const std::int64_t fit =
      std::clamp(kNumbers / (std::int64_t{size} * size * kChannels), kFewest, kMost);
  return most == 0 ? fit : std::min(most, fit);
}

}  // namespace taskatlas::engine
