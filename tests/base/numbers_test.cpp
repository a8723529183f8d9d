// SPDX-License-Identifier: MIT
#include "base/numbers.hpp"

#include "support/comma_locale.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using Limits = std::numeric_limits<double>;

TEST(Numbers, AnyFiniteDoubleReadsBackAsItself) {
  std::mt19937_64 random(1);
  int finite = 0;
  for (int i = 0; i < 200'000; ++i) {
    const auto value = std::bit_cast<double>(random());  // every exponent is as likely
    if (!std::isfinite(value)) continue;
    ++finite;
    const auto read = parse_number(format_number(value));
    ASSERT_TRUE(read) << format_number(value);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*read), std::bit_cast<std::uint64_t>(value));
  }
  EXPECT_GT(finite, 190'000);
}

TEST(Numbers, ShortestText) {
  EXPECT_EQ(format_number(0.1), "0.1");
  EXPECT_EQ(format_number(1e-12), "1e-12");
  EXPECT_EQ(format_number(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(format_number(-0.0), "-0");
  EXPECT_EQ(format_number(Limits::infinity()), "inf");
  EXPECT_EQ(format_number(Limits::quiet_NaN()), "nan");
  EXPECT_EQ(format_number(-Limits::quiet_NaN()), "nan");
}

TEST(Numbers, ExtremesReadBack) {
  for (const double value :
       {Limits::max(), Limits::min(), Limits::denorm_min(), Limits::lowest()}) {
    EXPECT_EQ(parse_number(format_number(value)), value);
  }
}

TEST(Numbers, FixedDigitsForPeople) {
  EXPECT_EQ(format_fixed(2.27939, 4), "2.2794");
  EXPECT_EQ(format_fixed(0.5, 0), "0");  // ties to even
  EXPECT_EQ(format_fixed(1.5, 0), "2");
  EXPECT_EQ(format_fixed(-0.001, 2), "0.00");
  EXPECT_EQ(format_fixed(-0.0, 0), "0");
  EXPECT_EQ(format_fixed(-0.01, 2), "-0.01");
  EXPECT_EQ(format_fixed(Limits::quiet_NaN(), 3), "-");
  EXPECT_EQ(format_fixed(Limits::max(), 60).size(), 309U + 1 + 60);
}

TEST(Numbers, AcceptsWhatTablesHold) {
  EXPECT_EQ(parse_number("5.767345291e-05"), 5.767345291e-05);
  EXPECT_EQ(parse_number(" 1 "), 1.0);
  EXPECT_EQ(parse_number("\t-.5\r"), -0.5);
  EXPECT_EQ(parse_number("+3"), 3.0);
  EXPECT_EQ(parse_number("1."), 1.0);
  EXPECT_EQ(parse_number("1E3"), 1000.0);
}

TEST(Numbers, RejectsEverythingElse) {
  for (const char* text :
       {"",    " ",    "+",        "-",     ".",      "e5",  "1e",       "1,5", "1.5.2",
        "1 2", "0x10", "1f",       "--1",   "+-1",    "++1", "nan",      "NaN", "-nan",
        "inf", "-inf", "Infinity", "1e400", "-1e400", "one", "1\xC2\xA0"}) {
    EXPECT_FALSE(parse_number(text)) << "'" << text << "'";
  }
  EXPECT_FALSE(parse_number(std::string_view("1\0", 2)));
}

TEST(Numbers, Integers) {
  EXPECT_EQ(parse_integer("-12"), -12);
  EXPECT_EQ(parse_integer(" +7 "), 7);
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<long long>::max());
  for (const char* text : {"", "9223372036854775808", "1.0", "1e3", "0x1", "1 2", "+-1", "a"}) {
    EXPECT_FALSE(parse_integer(text)) << "'" << text << "'";
  }
}

TEST(Numbers, AreTheSameUnderADecimalComma) {
  const testing::CommaLocale comma;
  EXPECT_EQ(format_number(1234567.25), "1234567.25");
  EXPECT_EQ(format_fixed(1234567.25, 1), "1234567.2");
  EXPECT_EQ(parse_number("0.5"), 0.5);
  EXPECT_FALSE(parse_number("0,5"));
  EXPECT_EQ(parse_integer("1234"), 1234);
  EXPECT_FALSE(parse_integer("1.234"));
}

}  // namespace
}  // namespace taskatlas
