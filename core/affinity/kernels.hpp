// SPDX-License-Identifier: MIT
// The inner loops of the tournament and the bootstrap, once for each instruction set. Internal to
// this room (tests and benchmarks hold the sets against each other). All give the same counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace taskatlas {

inline constexpr std::size_t kRowTile = 4;        // rows that count_wins takes at once
inline constexpr std::size_t kFloatPadding = 64;  // rows of losses are padded to this with NaN
inline constexpr std::size_t kWordPadding = 8;    // rows of bits are padded to this with 0
inline constexpr std::size_t kMaxPlanes = 4;      // digits that weighted_counts takes at once

struct Kernels {
  const char* name;

  // kRowTile rows of `width` losses, `stride` apart, against one other row: adds to wins[q] the
  // positions where row q is strictly less, to defeats[q] those where the other is. width is a
  // multiple of kFloatPadding and less than 65536 (16-bit counts); rows are 64-byte aligned.
  void (*count_wins)(const float* rows, std::size_t stride, const float* other, std::size_t width,
                     std::uint32_t* wins, std::uint32_t* defeats);

  // Bit k of out = a[k] < b[k]; width and alignment as above, width / 64 words.
  void (*win_bits)(const float* a, const float* b, std::size_t width, std::uint64_t* out);

  // out[r] += Σ_p 2^p · popcount(row r & plane p), for rows and planes of `words` words each, one
  // after the other. words is a multiple of kWordPadding; planes ≤ kMaxPlanes; all 64-byte aligned.
  void (*weighted_counts)(const std::uint64_t* rows, std::size_t row_count,
                          const std::uint64_t* planes, std::size_t plane_count, std::size_t words,
                          std::uint32_t* out);
};

// The sets that this processor has, slowest first; the first is portable. Only that one where
// TASKATLAS_NO_MULTIVERSIONING is defined.
std::span<const Kernels> available_kernels();

// The best of them.
const Kernels& kernels();

}  // namespace taskatlas
