// SPDX-License-Identifier: MIT
#include "affinity/rank_correlation.hpp"

#include "base/error.hpp"

#include <cmath>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kTolerance = 1e-14;

TEST(AverageRanks, TiesShareAndNaNTakesNone) {
  using ::testing::ElementsAre;
  using ::testing::NanSensitiveDoubleEq;
  const std::vector<double> values{3, kNaN, 5, 3, 1, 3};
  EXPECT_THAT(average_ranks(values), ElementsAre(3, NanSensitiveDoubleEq(kNaN), 1, 3, 5, 3));
  EXPECT_THAT(average_ranks(values, RankOrder::kLowestFirst),
              ElementsAre(3, NanSensitiveDoubleEq(kNaN), 5, 3, 1, 3));
  EXPECT_TRUE(average_ranks({}).empty());
}

// Pair by pair, as defined.
double naive_tau_b(const std::vector<double>& a, const std::vector<double>& b) {
  double difference = 0;
  double untied_a = 0;
  double untied_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = i + 1; j < a.size(); ++j) {
      if (std::isnan(a[i] + b[i] + a[j] + b[j])) continue;
      const double sign_a = (a[i] > a[j]) - (a[i] < a[j]);
      const double sign_b = (b[i] > b[j]) - (b[i] < b[j]);
      difference += sign_a * sign_b;
      untied_a += sign_a * sign_a;
      untied_b += sign_b * sign_b;
    }
  }
  return difference / std::sqrt(untied_a * untied_b);
}

TEST(RankCorrelation, KnownValues) {
  // Worked by hand: differences of ranks 1, 1, 0, 0; one discordant pair of six.
  const std::vector<double> a{1, 2, 3, 4};
  const std::vector<double> b{20, 10, 30, 40};
  EXPECT_NEAR(spearman(a, b).value, 0.8, kTolerance);
  EXPECT_NEAR(kendall_tau_b(a, b).value, 4.0 / 6, kTolerance);
  EXPECT_EQ(spearman(a, a).value, 1);
  EXPECT_EQ(kendall_tau_b(a, a).value, 1);
  const std::vector<double> reversed{4, 3, 2, 1};
  EXPECT_EQ(spearman(a, reversed).value, -1);
  EXPECT_EQ(kendall_tau_b(a, reversed).value, -1);
}

TEST(RankCorrelation, KnownValuesWithTies) {
  const std::vector<double> a{1, 2, 2, 3};
  const std::vector<double> b{1, 1, 2, 2};
  EXPECT_NEAR(kendall_tau_b(a, b).value, naive_tau_b(a, b), kTolerance);
  EXPECT_NEAR(kendall_tau_b(a, b).value, 3 / std::sqrt(20.0), kTolerance);
  // Ranks 1, 2.5, 2.5, 4 and 1.5, 1.5, 3.5, 3.5: covariance 3, variances 4.5 and 4.
  EXPECT_NEAR(spearman(a, b).value, 3 / std::sqrt(18.0), kTolerance);
}

TEST(RankCorrelation, KendallEqualsPairByPair) {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<int> level(0, 12);
  for (const std::size_t n : {2U, 3U, 7U, 64U, 301U}) {
    std::vector<double> a;
    std::vector<double> b;
    for (std::size_t i = 0; i < n; ++i) {
      const int x = level(random);
      a.push_back(x == 12 ? kNaN : x);
      const int y = (x + level(random)) / 2;
      b.push_back(y == 3 ? kNaN : y);
    }
    a[0] = 0;
    b[0] = 0;
    a[1] = 1;
    b[1] = 1;
    const RankCorrelation tau = kendall_tau_b(a, b);
    EXPECT_NEAR(tau.value, naive_tau_b(a, b), kTolerance) << n;
    EXPECT_EQ(tau.count, spearman(a, b).count);
  }
}

TEST(RankCorrelation, OnlyCompletePairsCount) {
  const std::vector<double> a{1, kNaN, 2, 3, 9};
  const std::vector<double> b{1, 7, 2, 3, kNaN};
  EXPECT_EQ(spearman(a, b).count, 3U);
  EXPECT_EQ(spearman(a, b).value, 1);
  EXPECT_EQ(kendall_tau_b(a, b).count, 3U);
  EXPECT_EQ(kendall_tau_b(a, b).value, 1);
}

TEST(RankCorrelation, IncreasingMapsChangeNothing) {
  std::mt19937_64 random(2);
  std::normal_distribution<double> normal;
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> mapped;
  for (int i = 0; i < 50; ++i) {
    a.push_back(normal(random));
    b.push_back(a.back() + normal(random));
    mapped.push_back(std::exp(b.back()));
  }
  EXPECT_EQ(spearman(a, b).value, spearman(a, mapped).value);
  EXPECT_EQ(kendall_tau_b(a, b).value, kendall_tau_b(a, mapped).value);
  EXPECT_EQ(kendall_tau_b(a, b).value, kendall_tau_b(b, a).value);
}

TEST(RankCorrelation, UndefinedIsNaN) {
  const std::vector<double> constant{2, 2, 2};
  const std::vector<double> other{1, 2, 3};
  const std::vector<double> one{1};
  for (const auto correlation : {spearman, kendall_tau_b}) {
    EXPECT_TRUE(std::isnan(correlation(constant, other).value));
    EXPECT_EQ(correlation(constant, other).count, 3U);
    EXPECT_TRUE(std::isnan(correlation(one, one).value));
    EXPECT_TRUE(std::isnan(correlation({}, {}).value));
    EXPECT_THROW(correlation(one, other), Error);
  }
}

}  // namespace
}  // namespace taskatlas
