// SPDX-License-Identifier: MIT
// The kernels for AVX2 and AVX-512, see kernels.hpp; call them only where the processor has them.
#pragma once

#if defined(__x86_64__) && !defined(TASKATLAS_NO_MULTIVERSIONING)
#define TASKATLAS_X86_KERNELS

#include <cstddef>
#include <cstdint>

namespace taskatlas {

namespace avx2 {
void count_wins(const float* rows, std::size_t stride, const float* other, std::size_t width,
                std::uint32_t* wins, std::uint32_t* defeats);
void win_bits(const float* a, const float* b, std::size_t width, std::uint64_t* out);
void weighted_counts(const std::uint64_t* rows, std::size_t row_count, const std::uint64_t* planes,
                     std::size_t plane_count, std::size_t words, std::uint32_t* out);
}  // namespace avx2

namespace avx512 {  // F and BW; weighted_counts VPOPCNTDQ too
void count_wins(const float* rows, std::size_t stride, const float* other, std::size_t width,
                std::uint32_t* wins, std::uint32_t* defeats);
void win_bits(const float* a, const float* b, std::size_t width, std::uint64_t* out);
void weighted_counts(const std::uint64_t* rows, std::size_t row_count, const std::uint64_t* planes,
                     std::size_t plane_count, std::size_t words, std::uint32_t* out);
}  // namespace avx512

}  // namespace taskatlas

#endif
