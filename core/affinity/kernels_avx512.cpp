// SPDX-License-Identifier: MIT
#include "affinity/kernels_x86.hpp"

#ifdef TASKATLAS_X86_KERNELS

#include "affinity/kernels.hpp"

#include <immintrin.h>

// GCC 12's header starts undefined vectors as themselves (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

#define TASKATLAS_AVX512 __attribute__((target("avx512f,avx512bw")))
#define TASKATLAS_AVX512_POPCNT __attribute__((target("avx512f,avx512bw,avx512vpopcntdq")))

namespace taskatlas::avx512 {

TASKATLAS_AVX512 void count_wins(const float* rows, std::size_t stride, const float* other,
                                 std::size_t width, std::uint32_t* wins, std::uint32_t* defeats) {
  const __m512i one = _mm512_set1_epi32(1);
  __m512i won[kRowTile];
  __m512i lost[kRowTile];
#pragma GCC unroll 4
  for (std::size_t q = 0; q < kRowTile; ++q) won[q] = lost[q] = _mm512_setzero_si512();
  for (std::size_t k = 0; k < width; k += 16) {
    const __m512 b = _mm512_load_ps(other + k);
#pragma GCC unroll 4
    for (std::size_t q = 0; q < kRowTile; ++q) {
      const __m512 a = _mm512_load_ps(rows + q * stride + k);
      won[q] = _mm512_mask_add_epi32(won[q], _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ), won[q], one);
      lost[q] = _mm512_mask_add_epi32(lost[q], _mm512_cmp_ps_mask(b, a, _CMP_LT_OQ), lost[q], one);
    }
  }
#pragma GCC unroll 4
  for (std::size_t q = 0; q < kRowTile; ++q) {
    // Both sums fit 16 bits (width < 65536): one reduction for the two.
    const auto both = static_cast<std::uint32_t>(
        _mm512_reduce_add_epi32(_mm512_or_si512(won[q], _mm512_slli_epi32(lost[q], 16))));
    wins[q] += both & 0xffffU;
    defeats[q] += both >> 16;
  }
}

TASKATLAS_AVX512 void win_bits(const float* a, const float* b, std::size_t width,
                               std::uint64_t* out) {
  for (std::size_t w = 0; w < width / 64; ++w) {
    std::uint64_t bits = 0;
#pragma GCC unroll 4
    for (std::size_t k = 0; k < 4; ++k) {
      const __mmask16 mask = _mm512_cmp_ps_mask(_mm512_load_ps(a + w * 64 + k * 16),
                                                _mm512_load_ps(b + w * 64 + k * 16), _CMP_LT_OQ);
      bits |= static_cast<std::uint64_t>(mask) << (k * 16);
    }
    out[w] = bits;
  }
}

namespace {

template <std::size_t kRows, std::size_t kPlanes>
TASKATLAS_AVX512_POPCNT void count(const std::uint64_t* rows, const std::uint64_t* planes,
                                   std::size_t words, std::uint32_t* out) {
  __m512i sums[kRows][kPlanes];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 4
    for (std::size_t p = 0; p < kPlanes; ++p) sums[r][p] = _mm512_setzero_si512();
  }
  for (std::size_t w = 0; w < words; w += 8) {
    __m512i plane[kPlanes];
#pragma GCC unroll 4
    for (std::size_t p = 0; p < kPlanes; ++p) {
      plane[p] = _mm512_load_si512(planes + p * words + w);
    }
#pragma GCC unroll 4
    for (std::size_t r = 0; r < kRows; ++r) {
      const __m512i row = _mm512_load_si512(rows + r * words + w);
#pragma GCC unroll 4
      for (std::size_t p = 0; p < kPlanes; ++p) {
        sums[r][p] =
            _mm512_add_epi64(sums[r][p], _mm512_popcnt_epi64(_mm512_and_si512(row, plane[p])));
      }
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < kRows; ++r) {
    __m512i sum = sums[r][0];
#pragma GCC unroll 4
    for (unsigned p = 1; p < kPlanes; ++p) {
      sum = _mm512_add_epi64(sum, _mm512_slli_epi64(sums[r][p], p));
    }
    out[r] += static_cast<std::uint32_t>(_mm512_reduce_add_epi64(sum));
  }
}

template <std::size_t kPlanes>
TASKATLAS_AVX512_POPCNT void count_rows(const std::uint64_t* rows, std::size_t row_count,
                                        const std::uint64_t* planes, std::size_t words,
                                        std::uint32_t* out) {
  std::size_t r = 0;
  for (; r + 4 <= row_count; r += 4) count<4, kPlanes>(rows + r * words, planes, words, out + r);
  for (; r < row_count; ++r) count<1, kPlanes>(rows + r * words, planes, words, out + r);
}

}  // namespace

void weighted_counts(const std::uint64_t* rows, std::size_t row_count, const std::uint64_t* planes,
                     std::size_t plane_count, std::size_t words, std::uint32_t* out) {
  static_assert(kMaxPlanes == 4);
  switch (plane_count) {
    case 1:
      return count_rows<1>(rows, row_count, planes, words, out);
    case 2:
      return count_rows<2>(rows, row_count, planes, words, out);
    case 3:
      return count_rows<3>(rows, row_count, planes, words, out);
    case 4:
      return count_rows<4>(rows, row_count, planes, words, out);
    default:
      return;
  }
}

}  // namespace taskatlas::avx512

#endif
