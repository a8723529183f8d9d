// SPDX-License-Identifier: MIT
#include "study/network_win_rates.hpp"

#include "base/random_stream.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

TEST(NetworkWinRates, CountStrictWinsOverSharedImages) {
  constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
  TargetLosses losses;
  losses.names = {"other", "average", "self", "random"};
  losses.losses.alternatives = 4;
  losses.losses.images = 4;
  losses.losses.losses = {9, 9, 9, 9, /**/ 2, 1, 1, kNone, /**/ 1, 1, 2, 1, /**/ 3, 3, 3, 3};
  const auto rates = network_win_rates(losses, "t", {});
  ASSERT_TRUE(rates);
  EXPECT_EQ(rates->target, "t");
  EXPECT_DOUBLE_EQ(rates->versus_average.rate, 1.0 / 3);
  EXPECT_EQ(rates->versus_average.images, 3u);
  EXPECT_DOUBLE_EQ(rates->versus_random.rate, 1);
  EXPECT_EQ(rates->versus_random.images, 4u);
  EXPECT_DOUBLE_EQ(rates->versus_random.interval.lower, 1);
  losses.names = {"other", "average", "somebody", "random"};
  EXPECT_TRUE(std::isnan(network_win_rates(losses, "t", {})->versus_average.rate));
}

// Groups in which all images are won or all lost: the rate's deviation is that of a share of
// groups, not of images.
TEST(NetworkWinRates, IntervalsAreOfWholeGroups) {
  constexpr std::size_t kGroups = 100, kOfOne = 20;
  TargetLosses losses;
  losses.names = {"average", "self"};
  losses.losses.alternatives = 2;
  losses.losses.images = kGroups * kOfOne;
  losses.losses.losses.assign(2 * losses.losses.images, 1);
  for (std::size_t i = 0; i < losses.losses.images; ++i) {
    const std::size_t group = i / kOfOne;
    losses.groups.push_back("room_" + std::to_string(group));
    losses.losses.losses[losses.losses.images + i] = group % 4 == 0 ? 2 : 0;
  }
  const auto rates = network_win_rates(losses, "t", {});
  ASSERT_TRUE(rates);
  EXPECT_DOUBLE_EQ(rates->versus_average.rate, 0.75);
  const double deviation = std::sqrt(0.75 * 0.25 / kGroups), reach = 1.645 * deviation;
  constexpr double kTolerance = 0.015;  // of percentiles of 1,000 resamples
  EXPECT_NEAR(rates->versus_average.interval.lower, 0.75 - reach, kTolerance);
  EXPECT_NEAR(rates->versus_average.interval.upper, 0.75 + reach, kTolerance);
  // One group says nothing of others; images by themselves are surer than groups.
  losses.groups.assign(losses.losses.images, "room");
  EXPECT_TRUE(std::isnan(network_win_rates(losses, "t", {})->versus_average.interval.lower));
  losses.groups.clear();
  EXPECT_GT(network_win_rates(losses, "t", {})->versus_average.interval.lower, 0.73);
}

}  // namespace
}  // namespace taskatlas
