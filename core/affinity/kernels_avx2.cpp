// SPDX-License-Identifier: MIT
#include "affinity/kernels_x86.hpp"

#ifdef TASKATLAS_X86_KERNELS

#include "affinity/kernels.hpp"

#include <algorithm>

#include <immintrin.h>

#define TASKATLAS_AVX2 __attribute__((target("avx2")))

namespace taskatlas::avx2 {
namespace {

TASKATLAS_AVX2 inline __m256i load(const std::uint64_t* words) {
  return _mm256_load_si256(reinterpret_cast<const __m256i*>(words));
}

TASKATLAS_AVX2 inline std::uint64_t sum_words(__m256i four) {
  const __m128i two =
      _mm_add_epi64(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
  return static_cast<std::uint64_t>(_mm_extract_epi64(two, 0) + _mm_extract_epi64(two, 1));
}

// Population counts by a table of 16 nibbles (Muła, Kurz, Lemire, 2018), P planes at once.
template <std::size_t kPlanes>
TASKATLAS_AVX2 void count(const std::uint64_t* row, const std::uint64_t* planes, std::size_t words,
                          std::uint32_t* out) {
  const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                         0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i nibble = _mm256_set1_epi8(0x0f);
  __m256i sums[kPlanes];
#pragma GCC unroll 4
  for (std::size_t p = 0; p < kPlanes; ++p) sums[p] = _mm256_setzero_si256();
  // A byte gains at most 8 a step: 31 steps fit, here 16 (a multiple of the padding).
  for (std::size_t begin = 0; begin < words; begin += 64) {
    const std::size_t end = std::min(begin + 64, words);
    __m256i bytes[kPlanes];
#pragma GCC unroll 4
    for (std::size_t p = 0; p < kPlanes; ++p) bytes[p] = _mm256_setzero_si256();
    for (std::size_t w = begin; w < end; w += 4) {
      const __m256i bits = load(row + w);
#pragma GCC unroll 4
      for (std::size_t p = 0; p < kPlanes; ++p) {
        const __m256i both = _mm256_and_si256(bits, load(planes + p * words + w));
        const __m256i low = _mm256_and_si256(both, nibble);
        const __m256i high = _mm256_and_si256(_mm256_srli_epi16(both, 4), nibble);
        bytes[p] = _mm256_add_epi8(bytes[p], _mm256_add_epi8(_mm256_shuffle_epi8(table, low),
                                                             _mm256_shuffle_epi8(table, high)));
      }
    }
#pragma GCC unroll 4
    for (std::size_t p = 0; p < kPlanes; ++p) {
      sums[p] = _mm256_add_epi64(sums[p], _mm256_sad_epu8(bytes[p], _mm256_setzero_si256()));
    }
  }
  std::uint64_t total = 0;
#pragma GCC unroll 4
  for (unsigned p = 0; p < kPlanes; ++p) total += sum_words(sums[p]) << p;
  *out += static_cast<std::uint32_t>(total);
}

}  // namespace

TASKATLAS_AVX2 void count_wins(const float* rows, std::size_t stride, const float* other,
                               std::size_t width, std::uint32_t* wins, std::uint32_t* defeats) {
  __m256i won[kRowTile];
  __m256i lost[kRowTile];
#pragma GCC unroll 4
  for (std::size_t q = 0; q < kRowTile; ++q) won[q] = lost[q] = _mm256_setzero_si256();
  for (std::size_t k = 0; k < width; k += 8) {
    const __m256 b = _mm256_load_ps(other + k);
#pragma GCC unroll 4
    for (std::size_t q = 0; q < kRowTile; ++q) {
      const __m256 a = _mm256_load_ps(rows + q * stride + k);
      // A true lane is −1.
      won[q] = _mm256_sub_epi32(won[q], _mm256_castps_si256(_mm256_cmp_ps(a, b, _CMP_LT_OQ)));
      lost[q] = _mm256_sub_epi32(lost[q], _mm256_castps_si256(_mm256_cmp_ps(b, a, _CMP_LT_OQ)));
    }
  }
#pragma GCC unroll 4
  for (std::size_t q = 0; q < kRowTile; ++q) {
    // Both sums fit 16 bits (width < 65536): one reduction for the two.
    const __m256i both = _mm256_or_si256(won[q], _mm256_slli_epi32(lost[q], 16));
    __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1));
    const auto packed = static_cast<std::uint32_t>(_mm_cvtsi128_si32(sum));
    wins[q] += packed & 0xffffU;
    defeats[q] += packed >> 16;
  }
}

TASKATLAS_AVX2 void win_bits(const float* a, const float* b, std::size_t width,
                             std::uint64_t* out) {
  for (std::size_t w = 0; w < width / 64; ++w) {
    std::uint64_t bits = 0;
#pragma GCC unroll 8
    for (std::size_t k = 0; k < 8; ++k) {
      const int mask = _mm256_movemask_ps(_mm256_cmp_ps(
          _mm256_load_ps(a + w * 64 + k * 8), _mm256_load_ps(b + w * 64 + k * 8), _CMP_LT_OQ));
      bits |= static_cast<std::uint64_t>(static_cast<unsigned>(mask)) << (k * 8);
    }
    out[w] = bits;
  }
}

void weighted_counts(const std::uint64_t* rows, std::size_t row_count, const std::uint64_t* planes,
                     std::size_t plane_count, std::size_t words, std::uint32_t* out) {
  static_assert(kMaxPlanes == 4);
  for (std::size_t r = 0; r < row_count; ++r) {
    const std::uint64_t* row = rows + r * words;
    switch (plane_count) {
      case 1:
        count<1>(row, planes, words, out + r);
        break;
      case 2:
        count<2>(row, planes, words, out + r);
        break;
      case 3:
        count<3>(row, planes, words, out + r);
        break;
      case 4:
        count<4>(row, planes, words, out + r);
        break;
      default:
        break;
    }
  }
}

}  // namespace taskatlas::avx2

#endif
