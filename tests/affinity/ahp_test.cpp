// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"

#include "affinity/affinity_support.hpp"
#include "base/error.hpp"
#include "support/published.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using testing::naive_tournament;
using testing::random_losses;

WinMatrix random_wins(std::size_t n, unsigned seed, const testing::LossRecipe& recipe = {}) {
  return naive_tournament(random_losses(n, 300, seed, recipe));
}

TEST(Ahp, DerivationFollowsThePaperStepByStep) {
  constexpr std::size_t n = 12;
  const WinMatrix wins = random_wins(n, 1, {.levels = 4, .spread = 3});
  const AhpDerivation d = derive_affinity(wins);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double rate = wins.wins[i * n + j] / static_cast<double>(wins.shared[i * n + j]);
      EXPECT_EQ(d.win_rates[i * n + j], rate);
      EXPECT_EQ(d.clipped[i * n + j], std::clamp(rate, 0.001, 0.999));
      if (i == j) {
        EXPECT_EQ(d.ratios[i * n + j], 1);
        continue;
      }
      EXPECT_EQ(d.ratios[i * n + j], d.clipped[i * n + j] / d.clipped[j * n + i]);
      EXPECT_NEAR(d.ratios[i * n + j] * d.ratios[j * n + i], 1, 1e-15);
      EXPECT_GE(d.ratios[i * n + j], 0.999999 / 999);
      EXPECT_LE(d.ratios[i * n + j], 999.000001);
    }
    // It is an eigenvector: row i of ratios × affinity = eigenvalue × affinity_i.
    double product = 0;
    for (std::size_t j = 0; j < n; ++j) product += d.ratios[i * n + j] * d.affinity[j];
    EXPECT_NEAR(product, d.eigenvalue * d.affinity[i], 1e-12 * product);
    EXPECT_GT(d.affinity[i], 0);
  }
  EXPECT_NEAR(std::accumulate(d.affinity.begin(), d.affinity.end(), 0.0), 1, 1e-14);
  EXPECT_EQ(d.affinity, ahp(wins));
  EXPECT_EQ(d.unmeasured_pairs, 0U);
  EXPECT_NEAR(d.consistency_index, (d.eigenvalue - n) / (n - 1), 1e-14);
  EXPECT_NEAR(d.consistency_ratio, (d.eigenvalue - n) / (1.7699 * n - 4.3513), 1e-14);
  EXPECT_GT(d.consistency_index, 0);
}

// Rates that come from strengths, w_ij = s_i / (s_i + s_j), are consistent.
TEST(Ahp, StrengthsBehindTheRatesComeBack) {
  const std::vector<std::uint32_t> strength{1, 2, 4, 8, 16, 32};
  const std::size_t n = strength.size();
  WinMatrix wins{n, std::vector<std::uint32_t>(n * n), std::vector<std::uint32_t>(n * n)};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      wins.wins[i * n + j] = i == j ? 0 : strength[i] * 1000;
      wins.shared[i * n + j] = (strength[i] + strength[j]) * 1000;
    }
  }
  const AhpDerivation d = derive_affinity(wins);
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(d.affinity[i], strength[i] / 63.0, 1e-12);
  EXPECT_NEAR(d.consistency_index, 0, 1e-13);
  EXPECT_GE(d.consistency_index, 0);
}

// Two alternatives: the affinities' ratio is the ratio of wins; clip bounds it.
TEST(Ahp, TwoAlternativesAreTheDirectWinRatio) {
  const auto pair = [](std::uint32_t a, std::uint32_t b) {
    return WinMatrix{2, {0, a, b, 0}, {1000, 1000, 1000, 1000}};
  };
  const auto even = ahp(pair(300, 600));
  EXPECT_NEAR(even[1] / even[0], 2, 1e-12);
  const auto won = ahp(pair(1000, 0));
  EXPECT_NEAR(won[0] / won[1], 999, 1e-9);
  AhpOptions options;
  options.clip = 0.1;
  const auto clipped = ahp(pair(1000, 0), options);
  EXPECT_NEAR(clipped[0] / clipped[1], 9, 1e-12);
  EXPECT_TRUE(std::isnan(derive_affinity(pair(1, 2)).consistency_ratio));
}

TEST(Ahp, OrderOfAlternativesDoesNotMatter) {
  constexpr std::size_t n = 15;
  const LossMatrix losses = random_losses(n, 200, 2, {.levels = 5, .missing = 0.1});
  const auto affinity = ahp(naive_tournament(losses));
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(3);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    LossMatrix shuffled{n, losses.images, {}};
    for (const std::size_t i : order) {
      const auto row = losses.losses.begin() + static_cast<std::ptrdiff_t>(i * losses.images);
      shuffled.losses.insert(shuffled.losses.end(), row,
                             row + static_cast<std::ptrdiff_t>(losses.images));
    }
    const auto permuted = ahp(naive_tournament(shuffled));
    for (std::size_t k = 0; k < n; ++k) {
      EXPECT_NEAR(permuted[k], affinity[order[k]], 1e-12 * affinity[order[k]]);
    }
  }
}

// Harker's completion: the open pairs take the ratio that results from the others.
TEST(Ahp, OpenPairsTakeTheRatioThatTheOthersImply) {
  WinMatrix wins = random_wins(8, 4, {.spread = 0.5});
  const auto open = [&](std::size_t i, std::size_t j) {
    for (const std::size_t k : {i * 8 + j, j * 8 + i}) wins.wins[k] = wins.shared[k] = 0;
  };
  open(0, 1);
  open(0, 5);
  open(6, 7);
  const AhpDerivation d = derive_affinity(wins);
  EXPECT_EQ(d.unmeasured_pairs, 3U);
  EXPECT_TRUE(std::isnan(d.win_rates[1]));
  EXPECT_TRUE(std::isnan(d.clipped[1]));
  EXPECT_TRUE(std::isnan(d.ratios[1]));
  std::vector<double> completed = d.ratios;
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 8; ++j) {
      if (std::isnan(completed[i * 8 + j])) {
        completed[i * 8 + j] = d.affinity[i] / d.affinity[j];
      }
    }
  }
  const PerronPair pair = perron_pair(completed, 8);
  EXPECT_NEAR(pair.value, d.eigenvalue, 1e-11);
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(pair.vector[i], d.affinity[i], 1e-12);
}

TEST(Ahp, AlternativesThatNothingConnectsAreAnError) {
  // 1 and 3 share images, 2 and 4 do.
  WinMatrix wins{4, std::vector<std::uint32_t>(16), std::vector<std::uint32_t>(16)};
  wins.shared[0 * 4 + 2] = wins.shared[2 * 4 + 0] = 5;
  wins.shared[1 * 4 + 3] = wins.shared[3 * 4 + 1] = 5;
  EXPECT_THAT(comparison_sets(wins), ::testing::ElementsAre(0, 1, 0, 1));
  try {
    ahp(wins);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("alternatives 1 and 2 share no image"));
  }
  EXPECT_THROW(derive_affinity(wins), Error);
}

TEST(Ahp, NoneAndOneAlternative) {
  EXPECT_TRUE(ahp(WinMatrix{}).empty());
  EXPECT_THAT(ahp(WinMatrix{1, {0}, {7}}), ::testing::ElementsAre(1.0));
}

TEST(Ahp, RefusesCountsThatCannotBe) {
  EXPECT_THROW(ahp(WinMatrix{2, {0, 6, 5, 0}, {10, 10, 10, 10}}), Error);
  EXPECT_THROW(ahp(WinMatrix{2, {0, 6}, {10, 10, 10, 10}}), Error);
}

TEST(AhpOptions, AreCheckedAndWritten) {
  AhpOptions options;
  EXPECT_NO_THROW(options.check());
  for (const double clip : {0.0, 0.5, -1.0, std::nan("")}) {
    options.clip = clip;
    EXPECT_THROW(options.check(), Error) << clip;
    EXPECT_THROW(ahp(WinMatrix{}, options), Error) << clip;
  }
  options.clip = 0.1 + 0.2 - 0.25;  // not a short decimal
  EXPECT_EQ(ahp_options_from_json(nlohmann::json::parse(to_json(options).dump())), options);
  EXPECT_EQ(ahp_options_from_json(nlohmann::json::object()), AhpOptions{});
  for (const char* text : {"[]", R"({"clip":"x"})", R"({"clip":0.5})", R"({"clipp":0.1})"}) {
    try {
      ahp_options_from_json(nlohmann::json::parse(text));
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << text;
    }
  }
}

struct Line {
  double slope;
  double correlation;
};

// log(p / p_self) of all transfers against the log odds of beating the fully supervised network,
// within `limit` of even odds.
Line win_ratio_agreement(const TransferTable& table, double limit) {
  std::vector<double> x;
  std::vector<double> y;
  for (const Transfer& transfer : table.transfers()) {
    if (transfer.pseudo != PseudoSource::kNone) continue;
    const auto self = table.find(PseudoSource::kSelf, transfer.target);
    const double odds = std::log(transfer.quality / (1 - transfer.quality));
    const double ratio = std::log(transfer.affinity / table.transfer(*self).affinity);
    if (std::isfinite(odds) && std::isfinite(ratio) && std::abs(odds) < limit) {
      x.push_back(odds);
      y.push_back(ratio);
    }
  }
  const auto n = static_cast<double>(x.size());
  const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xx = 0;
  double xy = 0;
  double yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
  }
  return {xy / xx, xy / std::sqrt(xx * yy)};
}

// In the published tables, an affinity relative to full supervision is the odds of beating it.
TEST(PublishedAffinities, AgreeWithDirectWinRatios) {
  const Line large = win_ratio_agreement(testing::published_table("16k"), 3);
  EXPECT_NEAR(large.slope, 1.02, 0.01);
  EXPECT_NEAR(large.correlation, 0.983, 0.002);
  const Line small = win_ratio_agreement(testing::published_table("1k"), 3);
  EXPECT_NEAR(small.slope, 1.02, 0.01);
  EXPECT_GT(small.correlation, 0.95);
}

// The same of our own tournament: synthetic losses, the last alternative being "self".
TEST(Ahp, AgreesWithDirectWinRatios) {
  constexpr std::size_t n = 40;
  const WinMatrix wins = naive_tournament(random_losses(n, 2000, 7));
  const auto affinity = ahp(wins);
  std::vector<Task> tasks;
  std::vector<Transfer> transfers;
  for (std::size_t i = 0; i < n; ++i) {
    Task task;
    task.code = "t" + std::to_string(i);
    tasks.push_back(task);
    Transfer transfer;
    transfer.target = TaskId(0);
    if (i == 0) {
      transfer.pseudo = PseudoSource::kSelf;
    } else {
      transfer.sources.push_back(TaskId::from_index(i));
    }
    transfer.affinity = affinity[i];
    transfer.quality = win_rate(wins, i, 0);
    transfers.push_back(transfer);
  }
  const Line line = win_ratio_agreement(TransferTable(tasks, transfers), 3);
  EXPECT_NEAR(line.slope, 1, 0.1);
  EXPECT_GT(line.correlation, 0.98);
}

}  // namespace
}  // namespace taskatlas
