// SPDX-License-Identifier: MIT
// Taking a part of what is there, evenly. Internal to the room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace taskatlas::dataset {

// Positions, rising, of things of these sizes whose sizes sum to about `most`: all of them where
// that is enough, else every n-th, at least one.
inline std::vector<std::size_t> spread_over(std::span<const std::uint64_t> sizes,
                                            std::uint64_t most) {
  const std::size_t n = sizes.size();
  if (n == 0) return {};
  const double sum = std::accumulate(
      sizes.begin(), sizes.end(), 0.0,
      [](double total, std::uint64_t size) { return total + static_cast<double>(size); });
  std::size_t count = n;
  if (sum > static_cast<double>(most)) {
    const double share = static_cast<double>(most) / sum;
    count = std::clamp(static_cast<std::size_t>(static_cast<double>(n) * share), std::size_t{1}, n);
  }
  std::vector<std::size_t> picked(count);
  for (std::size_t i = 0; i < count; ++i) {
    picked[i] = static_cast<std::size_t>(static_cast<double>(i) * static_cast<double>(n) /
                                         static_cast<double>(count));
  }
  return picked;
}

}  // namespace taskatlas::dataset
