// SPDX-License-Identifier: MIT
#include "ui/shared/latency.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

TEST(Latency, PercentilesAreTheNearestRanks) {
  // 100, 99, .. 1: the order must not matter.
  std::vector<double> values(100);
  std::iota(values.rbegin(), values.rend(), 1);
  EXPECT_EQ(percentile(values, 0.5), 50);
  EXPECT_EQ(percentile(values, 0.99), 99);
  EXPECT_EQ(percentile(values, 0.991), 100);
  EXPECT_EQ(percentile(values, 1), 100);
  EXPECT_EQ(percentile(values, 0), 1);
  EXPECT_EQ(percentile({7}, 0.99), 7);
  // A share of which few values hold too little is the largest: never an interpolation.
  EXPECT_EQ(percentile({1, 9, 5}, 0.99), 9);
  EXPECT_TRUE(std::isnan(percentile({}, 0.5)));
}

TEST(Latency, SummaryHasTheseKeysAndNoneWithoutValues) {
  const QJsonObject summary = latency_summary({3, 1, 2});
  EXPECT_EQ(summary.keys(), (QStringList{QStringLiteral("max_ms"), QStringLiteral("p50_ms"),
                                         QStringLiteral("p99_ms")}));
  EXPECT_EQ(summary.value(QStringLiteral("p50_ms")).toDouble(), 2);
  EXPECT_EQ(summary.value(QStringLiteral("p99_ms")).toDouble(), 3);
  EXPECT_EQ(summary.value(QStringLiteral("max_ms")).toDouble(), 3);
  EXPECT_TRUE(latency_summary({}).isEmpty());
}

TEST(Latency, ComputedTimeIsNotMoreThanTimeOnTheWall) {
  const double wall = monotonic_ms(), cpu = thread_cpu_ms();
  volatile double sum = 0;
  for (int i = 0; i < 2'000'000; ++i) sum = sum + std::sqrt(i);
  const double cpu_after = thread_cpu_ms(), wall_after = monotonic_ms();
  EXPECT_GT(cpu_after, cpu);
  EXPECT_LE(cpu_after - cpu, wall_after - wall + 0.1);
}

}  // namespace
}  // namespace taskatlas::ui
