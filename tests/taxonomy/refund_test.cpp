// SPDX-License-Identifier: MIT
#include "taxonomy/refund.hpp"

#include "taxonomy/program.hpp"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

constexpr double kSumTolerance = 1e-9;

double loss_of(const std::vector<Refund>& refunds, const std::vector<std::size_t>& taken) {
  double loss = 0;
  for (const std::size_t i : taken) loss += refunds[i].loss;
  return loss;
}

double amount_of(const std::vector<Refund>& refunds, const std::vector<std::size_t>& taken) {
  double amount = 0;
  for (const std::size_t i : taken) amount += refunds[i].amount;
  return amount;
}

TEST(CheapestRefunds, AgreeWithEverySubset) {
  std::mt19937 engine(7);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 2000; ++round) {
    const std::size_t count = random() % 11;
    std::vector<Refund> refunds;
    for (std::size_t i = 0; i < count; ++i) {
      const double loss = random() % 3 == 0 ? 0.4 : random() % 100 / 50.0;
      const double amount = random() % 2 == 0 ? 1.0 : (1 + random() % 100) / 40.0;
      refunds.push_back({loss, amount, i});
    }
    const double deficit = random() % 200 / 20.0;
    double best = std::numeric_limits<double>::infinity();
    for (std::uint32_t bits = 0; bits < (1U << count); ++bits) {
      std::vector<std::size_t> taken;
      for (std::size_t i = 0; i < count; ++i) {
        if ((bits >> i) & 1U) taken.push_back(i);
      }
      if (amount_of(refunds, taken) >= deficit - kBudgetTolerance) {
        best = std::min(best, loss_of(refunds, taken));
      }
    }
    const auto found = cheapest_refunds(refunds, deficit, kBudgetTolerance);
    ASSERT_EQ(found.has_value(), std::isfinite(best));
    if (!found) continue;
    EXPECT_NEAR(loss_of(refunds, *found), best, kSumTolerance);
    EXPECT_GE(amount_of(refunds, *found), deficit - kBudgetTolerance - kSumTolerance);
  }
}

// A search tree would try every choice among equals: 40 over 20 of them here.
TEST(CheapestRefunds, EqualItemsAreNoPuzzle) {
  std::vector<Refund> refunds;
  for (std::size_t i = 0; i < 40; ++i) refunds.push_back({0.4, 1.0, i});
  const auto found = cheapest_refunds(refunds, 19.5, kBudgetTolerance);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->size(), 20U);
}

// Losses in proportion to amounts that no two sums share: said to be unproven rather than endless.
TEST(CheapestRefunds, HardInstancesEndAndSaySo) {
  std::mt19937 engine(11);
  std::vector<Refund> refunds;
  double all = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    const double amount = 1 + static_cast<double>(engine()) / 4294967296.0;
    refunds.push_back({0.4 * amount, amount, i});
    all += amount;
  }
  bool exact = true;
  const auto found = cheapest_refunds(refunds, all / 2, kBudgetTolerance, &exact);
  ASSERT_TRUE(found);
  EXPECT_FALSE(exact);
  EXPECT_GE(amount_of(refunds, *found), all / 2 - 2 * kBudgetTolerance);
}

}  // namespace
}  // namespace taskatlas
