// SPDX-License-Identifier: MIT
#include "evaluation/random_taxonomy.hpp"

#include "support/random_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

// Sources 0..n−1; target t is source t where `own`, and every single source other than its own may
// serve it.
Program simple_program(std::size_t sources, std::size_t targets, double budget, bool own) {
  Program program;
  program.budget = budget;
  for (std::size_t s = 0; s < sources; ++s) {
    program.sources.push_back({TaskId::from_index(s), 1, -1});
  }
  for (std::size_t t = 0; t < targets; ++t) {
    ProgramTarget target;
    target.task = TaskId::from_index(own ? t : sources + t);
    target.self_source = own ? static_cast<std::int32_t>(t) : -1;
    target.has_self = own;
    target.self_value = target.self_raw = 0.9;
    target.first = static_cast<std::uint32_t>(program.candidates.size());
    for (std::size_t s = 0; s < sources; ++s) {
      if (own && s == t) continue;
      ProgramCandidate candidate;
      candidate.raw = candidate.value = 0.5 - 0.01 * static_cast<double>(s);
      candidate.first = static_cast<std::uint32_t>(program.members.size());
      program.members.push_back(static_cast<std::uint16_t>(s));
      candidate.last = static_cast<std::uint32_t>(program.members.size());
      program.candidates.push_back(candidate);
    }
    target.last = static_cast<std::uint32_t>(program.candidates.size());
    program.targets.push_back(target);
  }
  return program;
}

// Pearson's statistic against equal frequencies.
template <class Key>
double chi_square(const std::map<Key, int>& counts, std::size_t cells, int draws) {
  const double expected = static_cast<double>(draws) / static_cast<double>(cells);
  double sum = static_cast<double>(cells - counts.size()) * expected;
  for (const auto& [key, count] : counts) sum += std::pow(count - expected, 2) / expected;
  return sum;
}

TEST(RandomStream, IsUniformAndReproducible) {
  RandomStream random(7, 1, 2);
  std::map<std::size_t, int> counts;
  constexpr int kDraws = 60000;
  for (int i = 0; i < kDraws; ++i) ++counts[random.below(6)];
  EXPECT_LT(chi_square(counts, 6, kDraws), 25.7);  // 5 degrees of freedom, p = 1e-4
  EXPECT_EQ(RandomStream(7, 1, 2).next(), RandomStream(7, 1, 2).next());
  EXPECT_NE(RandomStream(7, 1, 2).next(), RandomStream(7, 2, 1).next());
  EXPECT_NE(RandomStream(7, 1, 2).next(), RandomStream(8, 1, 2).next());
  EXPECT_EQ(RandomStream(1, 0, 0).below(1), 0U);
}

TEST(RandomTaxonomy, SetsOfUnitCostAreUniformAndSpendTheBudget) {
  const Program program = simple_program(6, 2, 3.5, false);
  const RandomTaxonomies taxonomies(program);
  std::map<std::vector<std::uint8_t>, int> counts;
  constexpr int kDraws = 40000;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    RandomStream random(1, 0, i);
    const auto set = taxonomies.draw_sources(random);
    ASSERT_EQ(std::count(set.begin(), set.end(), 1), 3);
    ++counts[set];
  }
  EXPECT_EQ(counts.size(), 20U);
  EXPECT_LT(chi_square(counts, 20, kDraws), 50.8);  // 19 degrees of freedom, p = 1e-4
}

TEST(RandomTaxonomy, TakesAllSourcesWhereTheBudgetAllows) {
  for (const double budget : {6.0, 100.0, std::numeric_limits<double>::infinity()}) {
    const Program program = simple_program(6, 1, budget, true);
    RandomStream random(1, 0, 0);
    const auto set = RandomTaxonomies(program).draw_sources(random);
    EXPECT_EQ(std::count(set.begin(), set.end(), 1), 6);
  }
}

TEST(RandomTaxonomy, RequiredSourcesAreInAndForbiddenOnesOut) {
  Program program = simple_program(6, 1, 3, true);
  program.sources[4].fixed = 1;
  program.sources[2].fixed = 0;
  const RandomTaxonomies taxonomies(program);
  std::map<std::vector<std::uint8_t>, int> counts;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    RandomStream random(1, 0, i);
    const auto set = taxonomies.draw_sources(random);
    EXPECT_EQ(set[4], 1);
    EXPECT_EQ(set[2], 0);
    EXPECT_EQ(std::count(set.begin(), set.end(), 1), 3);
    ++counts[set];
  }
  EXPECT_EQ(counts.size(), 6U);  // two of four
}

TEST(RandomTaxonomy, TransfersAreUniform) {
  // Sources 0, 1, 2 supervised; target 0 may take itself, 1 or 2; target 1 itself, 0 or 2.
  const Program program = simple_program(4, 2, 3, true);
  const RandomTaxonomies taxonomies(program);
  std::map<std::vector<std::int32_t>, int> counts;
  constexpr int kDraws = 18000;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    RandomStream random(2, 0, i);
    ++counts[taxonomies.draw_transfers({1, 1, 1, 0}, random)->chosen];
  }
  EXPECT_EQ(counts.size(), 9U);
  EXPECT_LT(chi_square(counts, 9, kDraws), 31.9);  // 8 degrees of freedom, p = 1e-4
}

TEST(RandomTaxonomy, ATrainedTargetServesItselfInTheSolverFormulation) {
  Program program = simple_program(4, 3, 2, true);
  program.formulation = Formulation::kSolver;
  RandomStream random(2, 0, 0);
  const auto solution = RandomTaxonomies(program).draw_transfers({1, 1, 0, 0}, random);
  ASSERT_TRUE(solution);
  EXPECT_EQ(solution->chosen[0], ProgramSolution::kSelf);
  EXPECT_EQ(solution->chosen[1], ProgramSolution::kSelf);
  EXPECT_GE(solution->chosen[2], 0);
}

TEST(RandomTaxonomy, BindingTransferCostsLeaveTheOthersTheirCheapest) {
  // Both targets are supervised (2 of 2.5); each transfer costs 0.5, so at most one is taken.
  Program program = simple_program(2, 2, 2.5, true);
  for (ProgramTarget& target : program.targets) target.transfer_cost = 0.5;
  const RandomTaxonomies taxonomies(program);
  std::map<std::vector<std::int32_t>, int> counts;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    RandomStream random(3, 0, i);
    const auto solution = taxonomies.draw_transfers({1, 1}, random);
    ASSERT_TRUE(solution);
    EXPECT_EQ(verify(program, *solution), "");
    ++counts[solution->chosen];
  }
  // None: both in turn take themselves, 1/4. One: the first takes it (1/2, half for each target);
  // or the first does not and the second does (1/4 in all).
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_NEAR(counts.begin()->second, 1000, 150);
}

TEST(RandomTaxonomy, SourcesThatSaveTransferCostsMakeRoom) {
  // Without sources the two transfers cost 8 of 9; supervising a target costs 1 and saves 4.
  Program program = simple_program(4, 2, 9, true);
  for (ProgramTarget& target : program.targets) target.transfer_cost = 4;
  program.sources[2].cost = 5;
  program.sources[3].cost = 2;
  const RandomTaxonomies taxonomies(program);
  for (std::uint64_t i = 0; i < 200; ++i) {
    RandomStream random(4, 0, i);
    const auto set = taxonomies.draw_sources(random);
    EXPECT_EQ(set, (std::vector<std::uint8_t>{1, 1, 1, 1}));  // 2 + 5 + 2 = 9
  }
}

TEST(RandomTaxonomy, RandomProgramsGetMaximalSetsAndValidSolutions) {
  int solved = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const Program program = testing::random_program(seed);
    if (!program.impossible.empty()) continue;
    const RandomTaxonomies taxonomies(program);
    for (std::uint64_t i = 0; i < 8; ++i) {
      RandomStream random(seed, 0, i);
      auto set = taxonomies.draw_sources(random);
      const double cost = taxonomies.least_cost(set);
      for (std::size_t s = 0; s < set.size(); ++s) {
        if (program.sources[s].fixed >= 0) {
          EXPECT_EQ(set[s], program.sources[s].fixed);
        } else if (!set[s]) {
          set[s] = 1;
          EXPECT_GT(taxonomies.least_cost(set), program.budget) << "seed " << seed;
          EXPECT_GT(taxonomies.least_cost(set), cost);
          set[s] = 0;
        }
      }
      const auto best = best_assignment(program, set);
      const auto uniform = taxonomies.draw_transfers(set, random);
      ASSERT_EQ(best.has_value(), uniform.has_value()) << "seed " << seed;
      if (!best) continue;
      ++solved;
      EXPECT_EQ(verify(program, *uniform), "") << "seed " << seed;
      EXPECT_LE(uniform->objective, best->objective + 1e-9) << "seed " << seed;
    }
  }
  EXPECT_GT(solved, 500);
}

}  // namespace
}  // namespace taskatlas
