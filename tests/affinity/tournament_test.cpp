// SPDX-License-Identifier: MIT
#include "affinity/tournament.hpp"

#include "affinity/affinity_support.hpp"
#include "base/error.hpp"

#include <atomic>
#include <cmath>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::LossRecipe;
using testing::naive_tournament;
using testing::on_threads;
using testing::random_losses;

void expect_same(const WinMatrix& actual, const WinMatrix& expected) {
  ASSERT_EQ(actual.alternatives, expected.alternatives);
  ASSERT_EQ(actual.wins, expected.wins);
  ASSERT_EQ(actual.shared, expected.shared);
  EXPECT_NO_THROW(actual.check());
}

struct Size {
  std::size_t alternatives;
  std::size_t images;
};

class TournamentSizes : public ::testing::TestWithParam<Size> {};

// Real-valued losses; ties; missing; both with infinities.
TEST_P(TournamentSizes, EqualsCountingOneByOne) {
  const auto [alternatives, images] = GetParam();
  unsigned seed = 1;
  for (const LossRecipe& recipe :
       {LossRecipe{}, LossRecipe{.levels = 3}, LossRecipe{.missing = 0.2},
        LossRecipe{.levels = 2, .missing = 0.5, .infinite = 0.1}, LossRecipe{.missing = 1}}) {
    const LossMatrix losses = random_losses(alternatives, images, seed++, recipe);
    const auto result = tournament(losses, RunContext{});
    ASSERT_TRUE(result);
    expect_same(*result, naive_tournament(losses));
  }
}

// Around the borders of vectors (16), words (64), blocks (512) and units of work (4096).
INSTANTIATE_TEST_SUITE_P(Borders, TournamentSizes,
                         ::testing::Values(Size{0, 0}, Size{0, 5}, Size{1, 0}, Size{1, 1},
                                           Size{2, 1}, Size{3, 15}, Size{4, 16}, Size{5, 17},
                                           Size{6, 63}, Size{7, 64}, Size{8, 65}, Size{9, 511},
                                           Size{4, 512}, Size{5, 513}, Size{3, 4095}, Size{2, 4096},
                                           Size{5, 4097}, Size{21, 1000}, Size{84, 130}),
                         [](const auto& size) {
                           return std::to_string(size.param.alternatives) + "x" +
                                  std::to_string(size.param.images);
                         });

TEST(Tournament, DoesNotDependOnThreads) {
  const LossMatrix losses = random_losses(11, 9000, 3, {.levels = 50, .missing = 0.01});
  const auto expected = tournament(losses, on_threads(1));
  for (const int threads : {2, 3, 8}) {
    expect_same(*tournament(losses, on_threads(threads)), *expected);
  }
}

TEST(Tournament, OneImageMissingForOneAlternativeOnly) {
  LossMatrix losses = random_losses(5, 1030, 4);
  losses.losses[2 * losses.images + 700] = testing::kMissingLoss;
  const auto result = tournament(losses, RunContext{});
  expect_same(*result, naive_tournament(losses));
  EXPECT_EQ(result->shared[2 * 5 + 1], 1029U);
  EXPECT_EQ(result->shared[2 * 5 + 2], 1029U);
  EXPECT_EQ(result->shared[0 * 5 + 1], 1030U);
}

TEST(Tournament, TiesCountForNeither) {
  const LossMatrix losses{2, 4, {1, 2, 3, 4, 1, 3, 3, 2}};
  const auto result = tournament(losses, RunContext{});
  EXPECT_DOUBLE_EQ(win_rate(*result, 0, 1), 0.25);
  EXPECT_DOUBLE_EQ(win_rate(*result, 1, 0), 0.25);
  EXPECT_DOUBLE_EQ(win_rate(*result, 0, 0), 0);
}

TEST(Tournament, WinRateOfPairsWithoutCommonImagesIsNaN) {
  const float nan = testing::kMissingLoss;
  const auto result = tournament(LossMatrix{2, 2, {1, nan, nan, 2}}, RunContext{});
  EXPECT_TRUE(std::isnan(win_rate(*result, 0, 1)));
  const auto rates = win_rates(*result);
  ASSERT_EQ(rates.size(), 4U);
  EXPECT_TRUE(std::isnan(rates[1]));
  EXPECT_EQ(rates[0], 0);
}

TEST(Tournament, SeveralTargetsOfSeveralSizes) {
  const std::vector<LossMatrix> targets{random_losses(7, 600, 5), random_losses(0, 0, 6),
                                        random_losses(3, 5000, 7, {.missing = 0.3}),
                                        random_losses(1, 10, 8)};
  const auto results = tournaments(targets, RunContext{});
  ASSERT_TRUE(results);
  ASSERT_EQ(results->size(), targets.size());
  for (std::size_t t = 0; t < targets.size(); ++t) {
    expect_same((*results)[t], naive_tournament(targets[t]));
  }
  EXPECT_TRUE(tournaments({}, RunContext{})->empty());
}

TEST(Tournament, StoppedBeforeOrMeanwhileGivesNothing) {
  const LossMatrix losses = random_losses(20, 20000, 9);
  std::stop_source before;
  before.request_stop();
  RunContext context = on_threads(1);
  context.stop = before.get_token();
  EXPECT_FALSE(tournament(losses, context));

  std::stop_source meanwhile;
  context.stop = meanwhile.get_token();
  int calls = 0;
  context.on_progress = [&](double, double, std::string_view) {
    ++calls;
    meanwhile.request_stop();
  };
  EXPECT_FALSE(tournament(losses, context));
  EXPECT_EQ(calls, 1) << "the work went on after the stop";
}

TEST(Tournament, TellsProgressInTheCallersThread) {
  const LossMatrix losses = random_losses(5, 40000, 10);
  const auto caller = std::this_thread::get_id();
  std::vector<double> shares;
  RunContext context = on_threads(3);
  context.on_progress = [&](double done, double total, std::string_view stage) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_EQ(stage, "tournament");
    shares.push_back(done / total);
  };
  ASSERT_TRUE(tournament(losses, context));
  ASSERT_FALSE(shares.empty());
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_EQ(shares.back(), 1);
}

TEST(Tournament, RefusesSizesThatDoNotFit) {
  EXPECT_THROW(tournament(LossMatrix{2, 3, {1, 2, 3, 4, 5}}, RunContext{}), Error);
  EXPECT_THROW(tournament(LossMatrix{2, 0, {1}}, RunContext{}), Error);
  // 2^32 × 2^32 wraps to 0 elements.
  const std::size_t huge = std::size_t{1} << 32;
  EXPECT_THROW(tournament(LossMatrix{huge, huge, {}}, RunContext{}), Error);
}

TEST(WinMatrix, CheckFindsWhatCannotBe) {
  const WinMatrix good{2, {0, 3, 2, 0}, {5, 5, 5, 5}};
  EXPECT_NO_THROW(good.check());
  EXPECT_THROW((WinMatrix{2, {0, 3, 2}, {5, 5, 5, 5}}.check()), Error);
  EXPECT_THROW((WinMatrix{2, {0, 3, 3, 0}, {5, 5, 5, 5}}.check()), Error);
  EXPECT_THROW((WinMatrix{2, {0, 1, 1, 0}, {5, 5, 4, 5}}.check()), Error);
}

}  // namespace
}  // namespace taskatlas
