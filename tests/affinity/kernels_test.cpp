// SPDX-License-Identifier: MIT
#include "affinity/kernels.hpp"

#include "affinity/aligned_vector.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

AlignedVector<float> random_row(std::mt19937_64& random, std::size_t width) {
  // Few levels, so that ties are common; special values among them.
  std::uniform_int_distribution<int> level(-3, 6);
  AlignedVector<float> row(width);
  for (float& value : row) {
    const int k = level(random);
    value = static_cast<float>(k);
    if (k == 4) value = std::numeric_limits<float>::quiet_NaN();
    if (k == 5) value = std::numeric_limits<float>::infinity();
    if (k == 6) value = -0.0F;
  }
  return row;
}

TEST(Kernels, PortableSetIsThereAndTheLastIsUsed) {
  ASSERT_FALSE(available_kernels().empty());
  EXPECT_STREQ(available_kernels().front().name, "baseline");
  EXPECT_STREQ(kernels().name, available_kernels().back().name);
#ifdef TASKATLAS_NO_MULTIVERSIONING
  EXPECT_EQ(available_kernels().size(), 1U);
#endif
}

TEST(Kernels, CountAndMarkTheSameWinsAsTheScalarLoop) {
  std::mt19937_64 random(1);
  for (const std::size_t width : {64U, 128U, 192U, 512U, 65472U}) {
    const auto rows = random_row(random, kRowTile * width);
    const auto other = random_row(random, width);
    for (const Kernels& set : available_kernels()) {
      SCOPED_TRACE(set.name);
      std::uint32_t wins[kRowTile];
      std::uint32_t defeats[kRowTile];
      std::uint32_t expected_wins[kRowTile];
      std::uint32_t expected_defeats[kRowTile];
      for (std::size_t q = 0; q < kRowTile; ++q) {
        // Counts are added to what is there.
        wins[q] = expected_wins[q] = static_cast<std::uint32_t>(q);
        defeats[q] = expected_defeats[q] = 100;
        for (std::size_t k = 0; k < width; ++k) {
          expected_wins[q] += rows[q * width + k] < other[k];
          expected_defeats[q] += other[k] < rows[q * width + k];
        }
      }
      set.count_wins(rows.data(), width, other.data(), width, wins, defeats);
      AlignedVector<std::uint64_t> bits(width / 64, 0x5555);
      set.win_bits(rows.data(), other.data(), width, bits.data());
      for (std::size_t q = 0; q < kRowTile; ++q) {
        EXPECT_EQ(wins[q], expected_wins[q]);
        EXPECT_EQ(defeats[q], expected_defeats[q]);
      }
      for (std::size_t k = 0; k < width; ++k) {
        ASSERT_EQ(bits[k / 64] >> (k % 64) & 1U, rows[k] < other[k] ? 1U : 0U) << k;
      }
    }
  }
}

// The 16-bit packing of both counts at its limit.
TEST(Kernels, CountAWholeRowOfWins) {
  constexpr std::size_t kWidth = 65472;
  const AlignedVector<float> rows(kRowTile * kWidth, 1.0F);
  const AlignedVector<float> better(kWidth, 0.0F);
  const AlignedVector<float> worse(kWidth, 2.0F);
  for (const Kernels& set : available_kernels()) {
    SCOPED_TRACE(set.name);
    std::uint32_t wins[kRowTile]{};
    std::uint32_t defeats[kRowTile]{};
    set.count_wins(rows.data(), kWidth, worse.data(), kWidth, wins, defeats);
    set.count_wins(rows.data(), kWidth, better.data(), kWidth, wins, defeats);
    for (std::size_t q = 0; q < kRowTile; ++q) {
      EXPECT_EQ(wins[q], kWidth);
      EXPECT_EQ(defeats[q], kWidth);
    }
  }
}

TEST(Kernels, WeightBitsByPlanes) {
  std::mt19937_64 random(2);
  for (const std::size_t words : {8U, 16U, 64U, 72U, 272U}) {
    for (std::size_t planes = 1; planes <= kMaxPlanes; ++planes) {
      for (const std::size_t row_count : {0U, 1U, 3U, 4U, 9U}) {
        AlignedVector<std::uint64_t> rows(row_count * words);
        AlignedVector<std::uint64_t> digits(planes * words);
        for (auto& word : rows) word = random();
        for (auto& word : digits) word = random();
        if (row_count > 0) std::fill_n(rows.begin(), words, ~std::uint64_t{0});
        std::fill_n(digits.begin(), words, ~std::uint64_t{0});
        for (const Kernels& set : available_kernels()) {
          SCOPED_TRACE(set.name);
          std::vector<std::uint32_t> out(row_count, 7);
          set.weighted_counts(rows.data(), row_count, digits.data(), planes, words, out.data());
          for (std::size_t r = 0; r < row_count; ++r) {
            std::uint32_t expected = 7;
            for (std::size_t p = 0; p < planes; ++p) {
              for (std::size_t w = 0; w < words; ++w) {
                const int bits = std::popcount(rows[r * words + w] & digits[p * words + w]);
                expected += static_cast<std::uint32_t>(bits) << p;
              }
            }
            ASSERT_EQ(out[r], expected) << "row " << r << " of " << row_count << ", words " << words
                                        << ", planes " << planes;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace taskatlas
