// SPDX-License-Identifier: MIT
#include "taxonomy/frontier.hpp"

#include "base/error.hpp"
#include "support/exhaustive.hpp"
#include "support/published.hpp"
#include "support/random_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

constexpr double kTolerance = 1e-9;

bool is_unit(const TransferTable& table, const Scenario& scenario) {
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId id = TaskId::from_index(i);
    const Role role = role_of(table, scenario, id);
    const auto cost = scenario.costs.find(table.code(id));
    const auto transfer = scenario.transfer_costs.find(table.code(id));
    const bool source = role == Role::kBoth || role == Role::kSource;
    const bool target = role == Role::kBoth || role == Role::kTarget;
    if (source && cost != scenario.costs.end() && cost->second != 1) return false;
    if (target && transfer != scenario.transfer_costs.end() && transfer->second != 0) return false;
  }
  return true;
}

class FrontierTest : public ::testing::TestWithParam<ProverKind> {};
INSTANTIATE_TEST_SUITE_P(Both, FrontierTest,
                         ::testing::Values(ProverKind::kLagrangian, ProverKind::kLpSolve),
                         [](const auto& each) {
                           return each.param == ProverKind::kLpSolve ? "LpSolve" : "Lagrangian";
                         });

TEST_P(FrontierTest, EqualsTheExhaustiveOneOnRandomTables) {
  SolveOptions options;
  options.prover = GetParam();
  int whole = 0;
  int pareto = 0;
  int empty = 0;
  for (std::uint64_t seed = 10000; seed < 10300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto [table, scenario] = testing::random_study(seed);
    const auto choices = testing::all_choices(table, scenario);
    Frontier frontier;
    try {
      frontier = solve_frontier(table, scenario, options, {});
    } catch (const Error& error) {
      ASSERT_NE(error.kind(), ErrorKind::kFailed) << error.what();
      continue;
    }
    ASSERT_TRUE(frontier.complete);
    if (choices.empty()) {
      ++empty;
      ASSERT_TRUE(frontier.points.empty());
      continue;
    }
    ASSERT_EQ(frontier.unit_costs, is_unit(table, scenario));
    if (frontier.unit_costs) {
      ++whole;
      ASSERT_FALSE(frontier.points.empty());
      ASSERT_EQ(frontier.points.front().budget, *testing::least_spending(choices));
      for (std::size_t i = 0; i < frontier.points.size(); ++i) {
        const Taxonomy& point = frontier.points[i];
        ASSERT_EQ(point.status, TaxonomyStatus::kOptimal);
        ASSERT_EQ(point.budget, frontier.points.front().budget + static_cast<double>(i))
            << "every whole budget, none left out";
        const auto truth = testing::best_choice(choices, point.budget);
        ASSERT_NEAR(point.objective, truth->objective, kTolerance * (1 + truth->objective));
        ASSERT_LE(point.spent, point.budget + kBudgetTolerance);
      }
      // The last budget buys everything.
      const auto best = testing::best_choice(choices, std::numeric_limits<double>::infinity());
      ASSERT_NEAR(frontier.points.back().objective, best->objective,
                  kTolerance * (1 + best->objective));
    } else {
      ++pareto;
      const auto truth = testing::pareto_choices(choices);
      ASSERT_EQ(frontier.points.size(), truth.size());
      for (std::size_t i = 0; i < truth.size(); ++i) {
        const Taxonomy& point = frontier.points[i];
        ASSERT_EQ(point.status, TaxonomyStatus::kOptimal);
        ASSERT_NEAR(point.objective, truth[i].objective, kTolerance * (1 + truth[i].objective));
        ASSERT_NEAR(point.spent, truth[i].spent, 1e-8);
        ASSERT_EQ(point.budget, point.spent);
      }
    }
  }
  EXPECT_GT(whole, 50);
  EXPECT_GT(pareto, 50);
  EXPECT_GT(empty, 5);
}

TEST(Frontier, PublishedOneEqualsSingleSolves) {
  const TransferTable table = testing::published_table("16k");
  Scenario scenario;
  scenario.value = Value::kQuality;
  const Frontier frontier = solve_frontier(table, scenario, {}, {});
  ASSERT_TRUE(frontier.unit_costs && frontier.complete);
  ASSERT_EQ(frontier.points.size(), 26U);
  TaxonomySolver solver(table);
  for (const Taxonomy& point : frontier.points) {
    scenario.budget = point.budget;
    EXPECT_NEAR(solver.solve(scenario, {}, {}).objective, point.objective, kTolerance);
  }
}

TEST(Frontier, RisesAndEachPointIsWorthItsCost) {
  const TransferTable table = testing::published_table("1k");
  const Scenario scenario =
      testing::draw_scenario(table, Value::kAffinity, testing::CostDraw::kUnequal, 7);
  const Frontier frontier = solve_frontier(table, scenario, {}, {});
  ASSERT_TRUE(frontier.complete);
  ASSERT_FALSE(frontier.unit_costs);
  ASSERT_GT(frontier.points.size(), 10U);
  for (std::size_t i = 1; i < frontier.points.size(); ++i) {
    EXPECT_GT(frontier.points[i].spent, frontier.points[i - 1].spent);
    EXPECT_GT(frontier.points[i].objective, frontier.points[i - 1].objective);
  }
}

TEST(Frontier, CountsWhoServesMost) {
  const TransferTable table = testing::published_table("16k");
  const Frontier frontier = solve_frontier(table, {}, {}, {});
  const auto uses = source_use(frontier);
  ASSERT_FALSE(uses.empty());
  for (std::size_t i = 0; i < uses.size(); ++i) {
    int budgets = 0;
    double served = 0;
    for (const Taxonomy& point : frontier.points) {
      budgets +=
          static_cast<int>(std::count(point.sources.begin(), point.sources.end(), uses[i].source));
      for (const ChosenTransfer& transfer : point.transfers) {
        served += static_cast<double>(
            std::count(transfer.sources.begin(), transfer.sources.end(), uses[i].source));
      }
    }
    EXPECT_EQ(uses[i].budgets, budgets);
    EXPECT_NEAR(uses[i].served, served / static_cast<double>(frontier.points.size()), 1e-12);
    if (i > 0) {
      EXPECT_GE(uses[i - 1].budgets, uses[i].budgets);
    }
  }
  EXPECT_TRUE(source_use({}).empty());
}

}  // namespace
}  // namespace taskatlas
