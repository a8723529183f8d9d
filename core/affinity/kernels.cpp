// SPDX-License-Identifier: MIT
#include "affinity/kernels.hpp"

#include "affinity/kernels_x86.hpp"

#include <cstring>
#include <vector>

namespace taskatlas {
namespace {

// The compiler's portable vectors, 16 bytes: what every 64-bit processor has.
using Floats = float __attribute__((vector_size(16)));
using Ints = std::int32_t __attribute__((vector_size(16)));
using Words = std::uint64_t __attribute__((vector_size(16)));
using Bytes = std::uint8_t __attribute__((vector_size(16)));

template <class Vector, class Element>
Vector load(const Element* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

void count_wins(const float* rows, std::size_t stride, const float* other, std::size_t width,
                std::uint32_t* wins, std::uint32_t* defeats) {
  for (std::size_t q = 0; q < kRowTile; ++q) {
    const float* row = rows + q * stride;
    Ints won{};
    Ints lost{};
    for (std::size_t k = 0; k < width; k += 4) {
      const Floats a = load<Floats>(row + k);
      const Floats b = load<Floats>(other + k);
      won -= a < b;  // a true lane is −1
      lost -= b < a;
    }
    wins[q] += static_cast<std::uint32_t>(won[0] + won[1] + won[2] + won[3]);
    defeats[q] += static_cast<std::uint32_t>(lost[0] + lost[1] + lost[2] + lost[3]);
  }
}

void win_bits(const float* a, const float* b, std::size_t width, std::uint64_t* out) {
  for (std::size_t w = 0; w < width / 64; ++w) {
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 64; ++k) {
      bits |= static_cast<std::uint64_t>(a[w * 64 + k] < b[w * 64 + k]) << k;
    }
    out[w] = bits;
  }
}

std::uint32_t count_common(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  constexpr std::uint64_t kOnes = ~std::uint64_t{0};
  constexpr std::uint64_t k55 = kOnes / 3;
  constexpr std::uint64_t k33 = kOnes / 5;
  constexpr std::uint64_t k0f = kOnes / 17;
  std::uint32_t total = 0;
  for (std::size_t begin = 0; begin < words; begin += 32) {
    // A byte gains at most 8 a step, so 16 steps fit.
    const std::size_t end = begin + 32 < words ? begin + 32 : words;
    Words bytes{};
    for (std::size_t w = begin; w < end; w += 2) {
      Words x = load<Words>(a + w) & load<Words>(b + w);
      x -= (x >> 1) & k55;
      x = (x & k33) + ((x >> 2) & k33);
      bytes += (x + (x >> 4)) & k0f;
    }
    const Bytes each = reinterpret_cast<Bytes>(bytes);
    for (std::size_t k = 0; k < 16; ++k) total += each[k];
  }
  return total;
}

void weighted_counts(const std::uint64_t* rows, std::size_t row_count, const std::uint64_t* planes,
                     std::size_t plane_count, std::size_t words, std::uint32_t* out) {
  for (std::size_t r = 0; r < row_count; ++r) {
    for (std::size_t p = 0; p < plane_count; ++p) {
      out[r] += count_common(rows + r * words, planes + p * words, words) << p;
    }
  }
}

constexpr Kernels kBaseline{"baseline", count_wins, win_bits, weighted_counts};

std::vector<Kernels> detect() {
  std::vector<Kernels> found{kBaseline};
#ifdef TASKATLAS_X86_KERNELS
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) {
    Kernels best{"avx2", avx2::count_wins, avx2::win_bits, avx2::weighted_counts};
    found.push_back(best);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")) {
      best.name = "avx512";
      best.count_wins = avx512::count_wins;
      best.win_bits = avx512::win_bits;
      if (__builtin_cpu_supports("avx512vpopcntdq")) {
        best.name = "avx512-vpopcntdq";
        best.weighted_counts = avx512::weighted_counts;
      }
      found.push_back(best);
    }
  }
#endif
  return found;
}

}  // namespace

std::span<const Kernels> available_kernels() {
  static const std::vector<Kernels> found = detect();
  return found;
}

const Kernels& kernels() { return available_kernels().back(); }

}  // namespace taskatlas
