// SPDX-License-Identifier: MIT
// Counts the set bits of bit rows, each image weighted by how often a resample drew its group, for
// many resamples at once, by either of two routes. Internal to this room.
#pragma once

#include "affinity/grouped_losses.hpp"
#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace taskatlas {

class ResampleCounter {
 public:
  virtual ~ResampleCounter() = default;

  // The resamples [begin, begin + count) are the ones that count() counts from now on.
  virtual void draw(std::size_t begin, std::size_t count, std::uint64_t stream,
                    const RunContext& context) = 0;

  // out[r · drawn + b] = weighted set bits of row r in resample begin + b. Rows as GroupedLosses
  // makes them, 64-byte aligned. From any thread. False when stopped.
  virtual bool count(const std::uint64_t* rows, std::size_t row_count, std::uint32_t* out,
                     const RunContext& context) const = 0;

  // Memory that one drawn resample needs.
  virtual std::size_t bytes_per_resample() const = 0;
};

// Set bits of each group, times the weights of the groups: a matrix product in doubles, exact
// because every sum is a whole number below 2^53.
std::unique_ptr<ResampleCounter> make_group_counter(const GroupedLosses& losses);

// The weights' binary digits as planes of bits, and population counts.
std::unique_ptr<ResampleCounter> make_image_counter(const GroupedLosses& losses);

}  // namespace taskatlas
