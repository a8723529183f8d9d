// SPDX-License-Identifier: MIT
#include "measures/rows.hpp"

#include "base/error.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures {
namespace {

using ::testing::ElementsAre;

std::vector<float> sample(const Rows& rows, std::size_t at) {
  std::vector<float> values(rows.columns());
  rows.read(at, values.data());
  return values;
}

// By the definition of IEEE 754: sign, 5 bits of exponent, 10 of fraction.
double by_definition(std::uint16_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  const int exponent = (bits >> 10) & 31;
  const int fraction = bits & 1023;
  if (exponent == 31) {
    return fraction != 0 ? std::nan("") : sign * std::numeric_limits<double>::infinity();
  }
  if (exponent == 0) return sign * std::ldexp(fraction, -24);
  return sign * std::ldexp(1024 + fraction, exponent - 25);
}

TEST(HalfPrecision, EveryNumberIsWhatTheStandardSays) {
  for (std::uint32_t bits = 0; bits < 65536; ++bits) {
    const auto half = static_cast<std::uint16_t>(bits);
    const double expected = by_definition(half);
    const auto value = static_cast<double>(float_from_half(half));
    if (std::isnan(expected)) {
      ASSERT_TRUE(std::isnan(value)) << bits;
    } else {
      ASSERT_EQ(value, expected) << bits;
      ASSERT_EQ(std::signbit(value), std::signbit(expected)) << bits;
    }
  }
}

TEST(Rows, ReadsEitherPrecision) {
  const std::vector<float> floats{1, 2, 3, 4, 5, 6};
  const std::vector<std::uint16_t> halves{0x3c00, 0x4000, 0xc200, 0x0000};  // 1, 2, -3, 0
  const Rows single(floats, 2);
  EXPECT_EQ(single.size(), 3U);
  EXPECT_EQ(single.columns(), 2U);
  EXPECT_THAT(sample(single, 2), ElementsAre(5, 6));
  EXPECT_THAT(sample(Rows(halves, 2), 1), ElementsAre(-3, 0));
}

TEST(Rows, PicksSamplesOfSeveralImages) {
  const std::vector<float> floats{1, 2, 3, 4, 5, 6};
  const Rows rows(floats, 2);
  const std::vector<std::uint32_t> index{2, 0, 1, 1};
  const Rows single = rows.pick(index);
  EXPECT_EQ(single.size(), 4U);
  EXPECT_THAT(sample(single, 0), ElementsAre(5, 6));
  const Rows pairs = rows.pick(index, 2);
  EXPECT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs.columns(), 4U);
  EXPECT_THAT(sample(pairs, 0), ElementsAre(5, 6, 1, 2));
  EXPECT_THAT(sample(pairs, 1), ElementsAre(3, 4, 3, 4));
  // Picking among what was picked.
  const std::vector<std::uint32_t> second{1};
  EXPECT_THAT(sample(pairs.pick(second), 0), ElementsAre(3, 4, 3, 4));
  const std::vector<std::uint32_t> both{1, 0};
  EXPECT_THAT(sample(pairs.pick(both, 2), 0), ElementsAre(3, 4, 3, 4, 5, 6, 1, 2));
}

TEST(Rows, RefusesWhatDoesNotFit) {
  const std::vector<float> floats{1, 2, 3, 4, 5, 6};
  EXPECT_THROW(Rows(floats, 4), Error);
  EXPECT_THROW(Rows(floats, 0), Error);
  const Rows rows(floats, 2);
  EXPECT_THROW(rows.pick(std::vector<std::uint32_t>{0, 3}), Error);
  EXPECT_THROW(rows.pick(std::vector<std::uint32_t>{0, 1, 2}, 2), Error);
  EXPECT_THROW(rows.pick(std::vector<std::uint32_t>{0}, 0), Error);
}

}  // namespace
}  // namespace taskatlas::measures
