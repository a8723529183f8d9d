// SPDX-License-Identifier: MIT
#include "affinity/bootstrap.hpp"

#include "affinity/affinity_support.hpp"
#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using testing::LossRecipe;
using testing::naive_tournament;
using testing::on_threads;
using testing::random_losses;

using Groups = std::vector<std::uint32_t>;

// Groups of uneven sizes, scattered, with numbers that are not 0, 1, 2..
Groups random_groups(std::size_t images, std::uint32_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  Groups groups;
  for (std::size_t k = 0; k < images; ++k) {
    const auto a = static_cast<std::uint32_t>(random() % count);
    const auto b = static_cast<std::uint32_t>(random() % count);
    groups.push_back(1000 + 7 * std::min(a, b));
  }
  return groups;
}

BootstrapOptions options_of(int resamples) {
  BootstrapOptions options;
  options.resamples = resamples;
  return options;
}

// Bit for bit; NaN equals NaN.
void expect_identical(const BootstrapResult& a, const BootstrapResult& b) {
  const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  ASSERT_EQ(a.alternatives, b.alternatives);
  EXPECT_EQ(a.groups, b.groups);
  EXPECT_EQ(a.usable, b.usable);
  for (std::size_t i = 0; i < a.alternatives; ++i) {
    EXPECT_TRUE(same(a.affinity[i], b.affinity[i]));
    EXPECT_TRUE(same(a.standard_error[i], b.standard_error[i]));
    EXPECT_TRUE(same(a.affinity_interval[i].lower, b.affinity_interval[i].lower));
    EXPECT_TRUE(same(a.affinity_interval[i].upper, b.affinity_interval[i].upper));
    EXPECT_TRUE(same(a.rank_interval[i].lower, b.rank_interval[i].lower));
    EXPECT_TRUE(same(a.rank_interval[i].upper, b.rank_interval[i].upper));
  }
}

// Written out: weights per image, tournament, AHP, percentile by sorting.
BootstrapResult oracle(const LossMatrix& losses, const Groups& groups,
                       const BootstrapOptions& options, std::uint64_t seed, std::uint64_t stream) {
  std::map<std::uint32_t, std::size_t> number;
  std::vector<std::size_t> group_of;
  for (std::size_t k = 0; k < losses.images; ++k) {
    const auto group = groups.empty() ? static_cast<std::uint32_t>(k) : groups[k];
    group_of.push_back(number.try_emplace(group, number.size()).first->second);
  }
  const std::size_t n = losses.alternatives;
  BootstrapResult result;
  result.alternatives = n;
  result.groups = number.size();
  result.affinity = ahp(naive_tournament(losses), options.ahp);
  std::vector<std::vector<double>> affinities(n);
  std::vector<std::vector<double>> ranks(n);
  for (int b = 0; b < options.resamples; ++b) {
    const auto drawn = resample_weights(seed, stream, static_cast<std::uint64_t>(b), number.size());
    std::vector<std::uint32_t> weights;
    for (const std::size_t group : group_of) weights.push_back(drawn[group]);
    const WinMatrix wins = naive_tournament(losses, weights);
    const auto sets = comparison_sets(wins);
    if (std::any_of(sets.begin(), sets.end(), [](std::size_t s) { return s != 0; })) continue;
    ++result.usable;
    const auto affinity = ahp(wins, options.ahp);
    const auto rank = average_ranks(affinity);
    for (std::size_t i = 0; i < n; ++i) {
      affinities[i].push_back(affinity[i]);
      ranks[i].push_back(rank[i]);
    }
  }
  const auto percentile = [](std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const auto above = static_cast<std::size_t>(std::ceil(place));
    return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
  };
  if (number.size() < 2) {  // no spread to be had
    result.usable = 0;
    result.affinity_interval.assign(n, {});
    result.rank_interval.assign(n, {});
    return result;
  }
  for (std::size_t i = 0; i < n; ++i) {
    result.affinity_interval.push_back(
        {percentile(affinities[i], options.lower), percentile(affinities[i], options.upper)});
    result.rank_interval.push_back(
        {percentile(ranks[i], options.lower), percentile(ranks[i], options.upper)});
  }
  return result;
}

struct Case {
  const char* name;
  std::size_t alternatives;
  std::size_t images;
  std::uint32_t groups;  // 0 = single images
  LossRecipe recipe;
};

class BootstrapCases : public ::testing::TestWithParam<Case> {};

TEST_P(BootstrapCases, BothRoutesEqualTheWrittenOutResamples) {
  const Case& c = GetParam();
  const LossMatrix losses = random_losses(c.alternatives, c.images, 1, c.recipe);
  const Groups groups = c.groups == 0 ? Groups{} : random_groups(c.images, c.groups, 2);
  BootstrapOptions options = options_of(37);
  options.lower = 0.1;
  options.upper = 0.85;
  const auto by_images =
      bootstrap(losses, groups, options, on_threads(2, 11), 5, BootstrapRoute::kImages);
  const auto by_groups =
      bootstrap(losses, groups, options, on_threads(2, 11), 5, BootstrapRoute::kGroups);
  const auto by_choice = bootstrap(losses, groups, options, on_threads(2, 11), 5);
  ASSERT_TRUE(by_images && by_groups && by_choice);
  expect_identical(*by_images, *by_groups);
  expect_identical(*by_images, *by_choice);

  const BootstrapResult expected = oracle(losses, groups, options, 11, 5);
  EXPECT_EQ(by_images->groups, expected.groups);
  EXPECT_EQ(by_images->usable, expected.usable);
  EXPECT_EQ(by_images->resamples, 37U);
  // The counts are equal; the eigenvectors start elsewhere, so that they differ by rounding.
  constexpr double kRounding = 1e-12;
  for (std::size_t i = 0; i < c.alternatives; ++i) {
    EXPECT_NEAR(by_images->affinity[i], expected.affinity[i], kRounding);
    const auto near = [](Interval x, Interval y) {
      if (std::isnan(y.lower)) return std::isnan(x.lower) && std::isnan(x.upper);
      return std::abs(x.lower - y.lower) <= kRounding && std::abs(x.upper - y.upper) <= kRounding;
    };
    EXPECT_TRUE(near(by_images->affinity_interval[i], expected.affinity_interval[i])) << i;
    EXPECT_TRUE(near(by_images->rank_interval[i], expected.rank_interval[i])) << i;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BootstrapCases,
    ::testing::Values(Case{"images", 6, 130, 0, {}}, Case{"few_groups", 6, 600, 9, {}},
                      Case{"one_group", 4, 100, 1, {}}, Case{"ties", 7, 300, 20, {.levels = 2}},
                      Case{"missing", 7, 300, 20, {.missing = 0.3}},
                      Case{"ties_and_missing", 9, 577, 0, {.levels = 3, .missing = 0.2}},
                      Case{"mostly_missing", 5, 12, 6, {.missing = 0.6}},
                      Case{"one_alternative", 1, 20, 0, {}}, Case{"one_image", 3, 1, 0, {}},
                      Case{"tiles", 20, 513, 40, {.levels = 40}}),
    [](const auto& each) { return std::string(each.param.name); });

// Resamples that lose the connection between alternatives are left out and told of.
TEST(Bootstrap, UnusableResamplesAreLeftOut) {
  const float nan = testing::kMissingLoss;
  // The third is measured on the last image only.
  const LossMatrix losses{3, 4, {1, 2, 3, 4, 2, 1, 4, 3, nan, nan, nan, 5}};
  const auto result = bootstrap(losses, {}, options_of(400), on_threads(2));
  // The last image is drawn with probability 1 − (3/4)^4 = 0.68.
  EXPECT_NEAR(static_cast<double>(result->usable) / 400, 0.68, 0.08);
  EXPECT_TRUE(std::isfinite(result->affinity_interval[2].lower));
}

TEST(Bootstrap, OneGroupAloneTellsNoSpread) {
  const LossMatrix losses = random_losses(5, 200, 3);
  const auto result = bootstrap(losses, Groups(200, 7), options_of(50), on_threads(1));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->groups, 1u);
  EXPECT_EQ(result->usable, 0u);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_FALSE(std::isnan(result->affinity[i]));
    EXPECT_TRUE(std::isnan(result->standard_error[i]));
    EXPECT_TRUE(std::isnan(result->affinity_interval[i].lower));
    EXPECT_TRUE(std::isnan(result->rank_interval[i].upper));
  }
}

TEST(Bootstrap, DoesNotDependOnThreadsButOnSeedAndStream) {
  const LossMatrix losses = random_losses(12, 900, 3, {.levels = 30});
  for (const Groups& groups : {Groups{}, random_groups(900, 15, 4)}) {
    const auto one = bootstrap(losses, groups, options_of(60), on_threads(1, 7), 2);
    for (const int threads : {2, 5}) {
      expect_identical(*one, *bootstrap(losses, groups, options_of(60), on_threads(threads, 7), 2));
    }
    const auto seed = bootstrap(losses, groups, options_of(60), on_threads(1, 8), 2);
    const auto stream = bootstrap(losses, groups, options_of(60), on_threads(1, 7), 3);
    EXPECT_NE(one->standard_error, seed->standard_error);
    EXPECT_NE(one->standard_error, stream->standard_error);
    EXPECT_EQ(one->affinity, seed->affinity);
  }
}

TEST(Bootstrap, SeveralTargetsAreEachTheirOwnStream) {
  const std::vector<LossMatrix> targets{random_losses(5, 200, 5), random_losses(3, 90, 6)};
  const std::vector<Groups> groups{random_groups(200, 8, 7), random_groups(90, 5, 8)};
  const auto both = bootstraps(targets, groups, options_of(30), on_threads(2, 9));
  ASSERT_TRUE(both);
  ASSERT_EQ(both->size(), 2U);
  for (std::size_t t = 0; t < 2; ++t) {
    expect_identical((*both)[t],
                     *bootstrap(targets[t], groups[t], options_of(30), on_threads(1, 9), t));
  }
  const auto single = bootstraps(targets, {}, options_of(30), on_threads(2, 9));
  EXPECT_EQ((*single)[0].groups, 200U);
  EXPECT_THROW(bootstraps(targets, std::vector<Groups>{{}}, options_of(3), on_threads(1)), Error);
}

// Every number of draws is the number of groups; each group is drawn equally often.
TEST(Bootstrap, WeightsAreFairDraws) {
  constexpr std::size_t kGroups = 10;
  constexpr int kResamples = 20000;
  std::vector<double> drawn(kGroups, 0);
  double squares = 0;
  for (int b = 0; b < kResamples; ++b) {
    const auto weights = resample_weights(1, 2, static_cast<std::uint64_t>(b), kGroups);
    EXPECT_EQ(std::accumulate(weights.begin(), weights.end(), 0U), kGroups);
    for (std::size_t g = 0; g < kGroups; ++g) {
      drawn[g] += weights[g];
      squares += weights[g] * static_cast<double>(weights[g]);
    }
  }
  // Binomial: variance 0.9 a draw, so 5 standard errors are 0.034.
  for (const double sum : drawn) EXPECT_NEAR(sum / kResamples, 1, 0.034);
  EXPECT_NEAR(squares / kResamples / kGroups, 1.9, 0.04);  // 1 + variance
  EXPECT_EQ(resample_weights(1, 2, 3, 50), resample_weights(1, 2, 3, 50));
  EXPECT_NE(resample_weights(1, 2, 3, 50), resample_weights(1, 3, 2, 50));
  EXPECT_NE(resample_weights(1, 2, 3, 50), resample_weights(2, 1, 3, 50));
  EXPECT_TRUE(resample_weights(1, 2, 3, 0).empty());
}

// Two alternatives, the first better with probability 0.6 in each group as a whole: the interval
// of 5 to 95 % covers the true affinity (0.6) about 90 times in 100 where groups are drawn, and
// far less where the images of a group are taken as independent.
TEST(Bootstrap, IntervalsOverGroupsCoverTheTruth) {
  constexpr std::size_t kGroups = 60;
  constexpr std::size_t kPerGroup = 10;
  constexpr int kRounds = 200;
  std::mt19937_64 random(10);
  std::bernoulli_distribution better(0.6);
  int covered_groups = 0;
  int covered_images = 0;
  for (int round = 0; round < kRounds; ++round) {
    LossMatrix losses{2, kGroups * kPerGroup, std::vector<float>(2 * kGroups * kPerGroup, 1.0F)};
    Groups groups;
    for (std::size_t k = 0; k < losses.images; ++k) {
      groups.push_back(static_cast<std::uint32_t>(k / kPerGroup));
    }
    for (std::size_t g = 0; g < kGroups; ++g) {
      const float loss = better(random) ? 0.0F : 2.0F;
      std::fill_n(losses.losses.begin() + static_cast<std::ptrdiff_t>(g * kPerGroup), kPerGroup,
                  loss);
    }
    const auto covers = [](const BootstrapResult& result) {
      return result.affinity_interval[0].lower <= 0.6 && result.affinity_interval[0].upper >= 0.6;
    };
    const auto context = on_threads(2, static_cast<std::uint64_t>(round));
    covered_groups += covers(*bootstrap(losses, groups, options_of(200), context));
    covered_images += covers(*bootstrap(losses, {}, options_of(200), context));
  }
  EXPECT_GE(covered_groups, 0.84 * kRounds);
  EXPECT_LE(covered_groups, 0.96 * kRounds);
  EXPECT_LE(covered_images, 0.6 * kRounds);
}

TEST(Bootstrap, IntervalsHoldTheEstimateAndNarrowWithImages) {
  const auto width = [](std::size_t images) {
    const auto result = bootstrap(random_losses(6, images, 11, {.spread = 0.1}), {},
                                  options_of(200), on_threads(2));
    double sum = 0;
    for (std::size_t i = 0; i < 6; ++i) {
      EXPECT_LT(result->affinity_interval[i].lower, result->affinity[i]);
      EXPECT_GT(result->affinity_interval[i].upper, result->affinity[i]);
      EXPECT_LE(result->rank_interval[i].lower, result->rank_interval[i].upper);
      EXPECT_GE(result->rank_interval[i].lower, 1);
      EXPECT_LE(result->rank_interval[i].upper, 6);
      sum += result->affinity_interval[i].upper - result->affinity_interval[i].lower;
    }
    return sum;
  };
  // Sixteen times the images: a quarter of the width.
  EXPECT_NEAR(width(200) / width(3200), 4, 1.2);
}

// On one thread every unit of work is told, so that each point is reached.
TEST(Bootstrap, StoppedAtAnyPointGivesNothing) {
  const LossMatrix losses = random_losses(30, 2000, 12);
  for (const BootstrapRoute route : {BootstrapRoute::kGroups, BootstrapRoute::kImages}) {
    for (const int stop_at : {0, 1, 5, 25}) {
      std::stop_source stop;
      RunContext context = on_threads(1);
      context.stop = stop.get_token();
      int calls = 0;
      context.on_progress = [&](double, double, std::string_view) {
        if (++calls == stop_at) stop.request_stop();
      };
      if (stop_at == 0) stop.request_stop();
      EXPECT_FALSE(
          bootstrap(losses, random_groups(2000, 40, 13), options_of(500), context, 0, route));
      EXPECT_EQ(calls, stop_at) << "progress after the stop";
    }
  }
}

// On several threads the caller tells only of its own units: how many those are is chance, and a
// stop at the last word comes too late. The result is then whole; it is never a part.
TEST(Bootstrap, StoppedOnSeveralThreadsGivesAllOrNothing) {
  const LossMatrix losses = random_losses(30, 2000, 12);
  const Groups groups = random_groups(2000, 40, 13);
  const auto whole = bootstrap(losses, groups, options_of(500), on_threads(2));
  ASSERT_TRUE(whole);
  for (const int stop_at : {0, 1, 5, 25}) {
    std::stop_source stop;
    RunContext context = on_threads(2);
    context.stop = stop.get_token();
    int calls = 0;
    context.on_progress = [&](double, double, std::string_view) {
      if (++calls == stop_at) stop.request_stop();
    };
    if (stop_at == 0) stop.request_stop();
    const auto result = bootstrap(losses, groups, options_of(500), context);
    if (result) {
      EXPECT_EQ(result->standard_error, whole->standard_error);
      EXPECT_EQ(result->usable, whole->usable);
    } else {
      EXPECT_TRUE(stop.stop_requested());
      EXPECT_EQ(calls, stop_at) << "progress after the stop";
    }
  }
}

TEST(Bootstrap, ProgressRisesToOneOverAllTargets) {
  const std::vector<LossMatrix> targets{random_losses(9, 300, 14), random_losses(4, 300, 15)};
  const auto caller = std::this_thread::get_id();
  std::vector<double> shares;
  RunContext context = on_threads(2);
  context.on_progress = [&](double done, double total, std::string_view stage) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_EQ(stage, "bootstrap");
    EXPECT_EQ(total, 2);
    shares.push_back(done / total);
  };
  ASSERT_TRUE(bootstraps(targets, {}, options_of(50), context));
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_DOUBLE_EQ(shares.back(), 1);
}

TEST(Bootstrap, RefusesWhatDoesNotFit) {
  const LossMatrix losses = random_losses(3, 10, 16);
  const BootstrapOptions options = options_of(10);
  EXPECT_THROW(bootstrap(LossMatrix{}, {}, options, on_threads(1)), Error);
  EXPECT_THROW(bootstrap(losses, Groups(9, 0), options, on_threads(1)), Error);
  LossMatrix apart{2, 2, {1, testing::kMissingLoss, testing::kMissingLoss, 1}};
  EXPECT_THROW(bootstrap(apart, {}, options, on_threads(1)), Error);
  EXPECT_THROW(bootstrap(losses, {}, options_of(0), on_threads(1)), Error);
}

TEST(BootstrapOptions, AreCheckedAndWritten) {
  BootstrapOptions options;
  EXPECT_NO_THROW(options.check());
  const auto refused = [](auto change) {
    BootstrapOptions changed;
    change(changed);
    EXPECT_THROW(changed.check(), Error);
  };
  refused([](auto& o) { o.resamples = 0; });
  refused([](auto& o) { o.resamples = 1'000'001; });
  refused([](auto& o) { o.lower = -0.1; });
  refused([](auto& o) { o.upper = 1.1; });
  refused([](auto& o) { o.lower = 0.96; });
  refused([](auto& o) { o.lower = std::nan(""); });
  refused([](auto& o) { o.ahp.clip = 0; });

  options.resamples = 17;
  options.lower = 1.0 / 3;
  options.upper = 0.9;
  options.ahp.clip = 0.02;
  EXPECT_EQ(bootstrap_options_from_json(nlohmann::json::parse(to_json(options).dump())), options);
  for (const char* text :
       {"3", R"({"resamples":1.5})", R"({"resamples":4294967297})", R"({"lower":"a"})",
        R"({"ahp":{"clip":3}})", R"({"seeds":1})", R"({"lower":0.99})"}) {
    try {
      bootstrap_options_from_json(nlohmann::json::parse(text));
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << text;
    }
  }
}

TEST(Spread, IsMeanDeviationAndRangeOverRuns) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::vector<double>> runs{{0.1, 0.5, nan}, {0.2, nan, nan}, {0.6, 0.5, nan}};
  const auto spreads = spread_over_runs(runs);
  ASSERT_EQ(spreads.size(), 3U);
  EXPECT_EQ(spreads[0].count, 3U);
  EXPECT_DOUBLE_EQ(spreads[0].mean, 0.3);
  EXPECT_DOUBLE_EQ(spreads[0].standard_deviation, std::sqrt(0.07));
  EXPECT_EQ(spreads[0].minimum, 0.1);
  EXPECT_EQ(spreads[0].maximum, 0.6);
  EXPECT_EQ(spreads[1].count, 2U);
  EXPECT_EQ(spreads[1].standard_deviation, 0);
  EXPECT_EQ(spreads[2].count, 0U);
  EXPECT_TRUE(std::isnan(spreads[2].mean));
  EXPECT_TRUE(
      std::isnan(spread_over_runs(std::vector<std::vector<double>>{{1.0}})[0].standard_deviation));
  EXPECT_TRUE(spread_over_runs({}).empty());
  EXPECT_THROW(spread_over_runs(std::vector<std::vector<double>>{{1.0}, {1.0, 2.0}}), Error);
}

}  // namespace
}  // namespace taskatlas
