// SPDX-License-Identifier: MIT
#include "engine/candidates.hpp"

#include "base/error.hpp"
#include "support/published.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

using Sources = std::vector<std::string>;

std::vector<RankedSource> ranking(std::size_t count) {
  std::vector<RankedSource> ranked;
  for (std::size_t i = 0; i < count; ++i)
    ranked.push_back({std::string(1, static_cast<char>('a' + i)), 1.0 - 0.01 * double(i)});
  return ranked;
}

std::size_t of_order(const std::vector<Sources>& candidates, std::size_t order) {
  return static_cast<std::size_t>(std::count_if(
      candidates.begin(), candidates.end(), [&](const Sources& s) { return s.size() == order; }));
}

TEST(Candidates, RanksByScoreThenCode) {
  const std::vector<RankedSource> measured{{"c", 0.1},    {"t", 0.9}, {"b", 0.2},
                                           {"self", 0.8}, {"a", 0.1}, {"n", std::nan("")}};
  const auto ranked = rank_sources("t", measured);
  EXPECT_EQ(ranked, (std::vector<RankedSource>{{"b", 0.2}, {"a", 0.1}, {"c", 0.1}}));
}

TEST(Candidates, RankingIgnoresTheOrderOfRows) {
  std::vector<RankedSource> measured = ranking(6);
  measured[2].affinity = measured[4].affinity;
  const auto first = rank_sources("t", measured);
  std::reverse(measured.begin(), measured.end());
  EXPECT_EQ(rank_sources("t", measured), first);
}

TEST(Candidates, RefusesASourceTwice) {
  const std::vector<RankedSource> measured{{"a", 0.1}, {"a", 0.2}};
  EXPECT_THROW(rank_sources("t", measured), Error);
}

TEST(Candidates, CombinesTheBestFive) {
  CandidateOptions options;
  options.max_order = 7;
  const auto candidates = higher_order_candidates(ranking(26), options);
  EXPECT_EQ(of_order(candidates, 2), 10U);
  EXPECT_EQ(of_order(candidates, 3), 10U);
  EXPECT_EQ(of_order(candidates, 4), 5U);
  EXPECT_EQ(of_order(candidates, 5), 1U);
  EXPECT_EQ(of_order(candidates, 6), 1U);
  EXPECT_EQ(of_order(candidates, 7), 1U);
  EXPECT_EQ(candidates.front(), (Sources{"a", "b"}));
  EXPECT_EQ(candidates[1], (Sources{"a", "c"}));
  EXPECT_EQ(candidates[9], (Sources{"d", "e"}));
  EXPECT_EQ(candidates.back(), (Sources{"a", "b", "c", "d", "e", "f", "g"}));
}

TEST(Candidates, AreDistinctSortedByRankAndCounted) {
  for (std::size_t sources = 0; sources <= 9; ++sources) {
    for (int width = 1; width <= 8; ++width) {
      for (int last = 1; last <= 5; ++last) {
        CandidateOptions options;
        options.max_order = 8;
        options.beam_width = width;
        options.last_combined_order = last;
        const auto candidates = higher_order_candidates(ranking(sources), options);
        EXPECT_EQ(candidates.size(), count_candidates(sources, options));
        const std::set<Sources> distinct(candidates.begin(), candidates.end());
        EXPECT_EQ(distinct.size(), candidates.size());
        for (const Sources& candidate : candidates)
          EXPECT_TRUE(std::is_sorted(candidate.begin(), candidate.end()));
        // A narrow beam still gives one candidate for each order that has sources enough.
        for (std::size_t order = 2; order <= std::min<std::size_t>(sources, 8); ++order)
          EXPECT_GE(of_order(candidates, order), 1U);
        EXPECT_EQ(of_order(candidates, sources + 1), 0U);
      }
    }
  }
}

TEST(Candidates, OrderOneHasNone) {
  CandidateOptions options;
  options.max_order = 1;
  EXPECT_TRUE(higher_order_candidates(ranking(5), options).empty());
  EXPECT_EQ(count_candidates(5, options), 0U);
}

TEST(Candidates, ChecksItsOptions) {
  const auto broken = [](auto change) {
    CandidateOptions options;
    change(options);
    EXPECT_THROW(higher_order_candidates({}, options), Error);
  };
  broken([](CandidateOptions& o) { o.max_order = 0; });
  broken([](CandidateOptions& o) { o.max_order = 27; });
  broken([](CandidateOptions& o) { o.min_order = 1; });
  broken([](CandidateOptions& o) { o.beam_width = 0; });
  broken([](CandidateOptions& o) { o.last_combined_order = 6; });
}

// What the authors trained, against what these rules choose by the released affinities. Those are
// of a tournament over all orders, while the authors ranked by one over order 1 alone, so that
// neighbours in rank may stand the other way round.
struct Overlap {
  std::size_t published = 0;
  std::size_t chosen = 0;  // of the published
  double share() const { return static_cast<double>(chosen) / static_cast<double>(published); }
};

Overlap overlap(const TransferTable& table, std::size_t order, int width) {
  Overlap result;
  CandidateOptions options;
  options.min_order = options.max_order = static_cast<int>(order);
  options.beam_width = width;
  options.last_combined_order = 4;
  for (std::size_t t = 0; t < table.tasks().size(); ++t) {
    const TaskId target = TaskId::from_index(t);
    if (!table.is_target(target)) continue;
    auto ranked = rank_sources(table, target);
    // Their prefixes skip class_selected, a variant of another task.
    if (order > 4)
      std::erase_if(ranked, [](const RankedSource& s) { return s.code == "class_selected"; });
    std::set<std::set<std::string>> chosen;
    for (const Sources& sources : higher_order_candidates(ranked, options))
      chosen.insert({sources.begin(), sources.end()});
    for (const TransferId id : table.into(target)) {
      const Transfer& row = table.transfer(id);
      if (row.sources.size() != order) continue;
      ++result.published;
      std::set<std::string> codes;
      for (const TaskId source : row.sources) codes.insert(table.code(source));
      result.chosen += chosen.count(codes);
    }
  }
  return result;
}

TEST(Candidates, AgreeWithThePublishedTransfers) {
  const TransferTable table = testing::published_table("16k");
  const Overlap pairs = overlap(table, 2, 5);
  EXPECT_EQ(pairs.published, 22U * 10U);
  EXPECT_GE(pairs.share(), 0.9);
  EXPECT_GE(overlap(table, 3, 5).share(), 0.85);
  EXPECT_GE(overlap(table, 4, 6).share(), 0.85);  // they took the best six for order 4
  // Longer prefixes cut through ever closer neighbours.
  for (const std::size_t order : {5U, 6U, 7U, 8U}) {
    const Overlap prefixes = overlap(table, order, 5);
    EXPECT_EQ(prefixes.published, 18U);
    EXPECT_GE(prefixes.share(), 0.85) << order;
  }
  // A ranking that says nothing would choose far fewer of them.
  EXPECT_LE(overlap(table, 2, 2).share(), 0.1);
}

// The new source at every rank: in none of the candidates of an order, or in so many.
TEST(Candidates, WhatOneMoreSourceAdds) {
  for (const int beam : {1, 3, 5, 8}) {
    for (std::size_t sources = 1; sources <= 9; ++sources) {
      CandidateOptions options;
      options.max_order = 8;
      options.beam_width = beam;
      const auto ranked = ranking(sources);
      const auto candidates = higher_order_candidates(ranked, options);
      for (int order = 2; order <= options.max_order; ++order) {
        const AddedCandidates added = count_added_candidates(sources, order, options);
        std::size_t among_best = 0;
        for (const RankedSource& source : ranked) {
          const auto with = static_cast<std::size_t>(
              std::count_if(candidates.begin(), candidates.end(), [&](const Sources& set) {
                return set.size() == static_cast<std::size_t>(order) &&
                       std::find(set.begin(), set.end(), source.code) != set.end();
              }));
          if (with == 0) continue;
          EXPECT_EQ(with, added.sets) << order << " of " << sources;
          ++among_best;
        }
        EXPECT_DOUBLE_EQ(added.chance,
                         static_cast<double>(among_best) / static_cast<double>(sources));
      }
    }
  }
}

}  // namespace
}  // namespace taskatlas::engine
