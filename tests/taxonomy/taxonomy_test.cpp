// SPDX-License-Identifier: MIT
// solve_taxonomy against exhaustive search over the table itself.
#include "taxonomy/taxonomy.hpp"

#include "base/error.hpp"
#include "support/exhaustive.hpp"
#include "support/published.hpp"
#include "support/random_program.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using ::testing::HasSubstr;

constexpr double kTolerance = 1e-9;  // of an objective, relative to max(1, |objective|)

double close_to(double value) { return kTolerance * std::max(1.0, std::abs(value)); }

// Everything that a taxonomy says of itself, recomputed from the table.
void expect_consistent(const TransferTable& table, const Scenario& scenario,
                       const Taxonomy& taxonomy) {
  const auto amount = [&](const auto& amounts, TaskId id, double usual) {
    const auto found = amounts.find(table.code(id));
    return found == amounts.end() ? usual : found->second;
  };
  EXPECT_TRUE(std::is_sorted(taxonomy.sources.begin(), taxonomy.sources.end()));
  double objective = 0;
  double spent = 0;
  std::set<TaskId> used;
  for (const TaskId source : taxonomy.sources) spent += amount(scenario.costs, source, 1);
  TaskId last;
  for (const ChosenTransfer& chosen : taxonomy.transfers) {
    EXPECT_GT(chosen.target, last) << "one for each target, by target id";
    last = chosen.target;
    const Transfer& row = table.transfer(chosen.row);
    EXPECT_EQ(row.target, chosen.target);
    EXPECT_EQ(chosen.value, value_of(row, scenario.value));
    objective += amount(scenario.importance, chosen.target, 1) * chosen.value;
    if (chosen.full_supervision) {
      EXPECT_EQ(row.pseudo, PseudoSource::kSelf);
      EXPECT_EQ(chosen.sources, std::vector<TaskId>{chosen.target});
      EXPECT_EQ(chosen.order, 1);
    } else {
      EXPECT_EQ(row.sources, chosen.sources);
      EXPECT_EQ(chosen.order, static_cast<int>(chosen.sources.size()));
      spent += amount(scenario.transfer_costs, chosen.target, 0);
    }
    for (const TaskId source : chosen.sources) {
      used.insert(source);
      EXPECT_TRUE(std::binary_search(taxonomy.sources.begin(), taxonomy.sources.end(), source));
    }
  }
  for (const TaskId source : taxonomy.sources) {
    const bool required =
        std::any_of(scenario.required.begin(), scenario.required.end(), [&](const auto& text) {
          return text == table.code(source) || text.find("->") != std::string::npos;
        });
    EXPECT_TRUE(used.count(source) > 0 || required) << table.code(source) << " serves nobody";
  }
  EXPECT_NEAR(taxonomy.objective, objective, close_to(objective));
  EXPECT_NEAR(taxonomy.spent, spent, close_to(spent));
  EXPECT_LE(taxonomy.spent, scenario.budget + kBudgetTolerance);
  EXPECT_GE(taxonomy.bound, taxonomy.objective - close_to(objective));
}

class TaxonomyTest : public ::testing::TestWithParam<ProverKind> {};
INSTANTIATE_TEST_SUITE_P(Both, TaxonomyTest,
                         ::testing::Values(ProverKind::kLagrangian, ProverKind::kLpSolve),
                         [](const auto& each) {
                           return each.param == ProverKind::kLpSolve ? "LpSolve" : "Lagrangian";
                         });

TEST_P(TaxonomyTest, EqualsExhaustiveSearchOnRandomTables) {
  SolveOptions options;
  options.prover = GetParam();
  int feasible = 0;
  int too_dear = 0;
  int hopeless = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto [table, scenario] = testing::random_study(seed);
    const auto choices = testing::all_choices(table, scenario);
    const auto truth = testing::best_choice(choices, scenario.budget);
    Taxonomy taxonomy;
    try {
      taxonomy = solve_taxonomy(table, scenario, options, {});
    } catch (const Error& error) {
      ASSERT_NE(error.kind(), ErrorKind::kFailed) << error.what();
      continue;  // contradictions and missing values: see compile_test
    }
    ASSERT_EQ(taxonomy.budget, scenario.budget);
    if (truth) {
      ++feasible;
      ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
      ASSERT_NEAR(taxonomy.objective, truth->objective, close_to(truth->objective));
      ASSERT_EQ(taxonomy.reason, "");
      ASSERT_FALSE(taxonomy.smallest_budget);
      expect_consistent(table, scenario, taxonomy);
      if (HasFailure()) return;
      continue;
    }
    ASSERT_EQ(taxonomy.status, TaxonomyStatus::kInfeasible);
    ASSERT_NE(taxonomy.reason, "");
    ASSERT_TRUE(taxonomy.transfers.empty());
    const auto least = testing::least_spending(choices);
    ASSERT_EQ(taxonomy.smallest_budget.has_value(), least.has_value()) << taxonomy.reason;
    if (!least) {
      ++hopeless;
      continue;
    }
    ++too_dear;
    ASSERT_NEAR(*taxonomy.smallest_budget, *least, 1e-9);
    // And it really is the least that works.
    Scenario enough = scenario;
    enough.budget = *taxonomy.smallest_budget;
    ASSERT_EQ(solve_taxonomy(table, enough, options, {}).status, TaxonomyStatus::kOptimal);
  }
  EXPECT_GT(feasible, 150);
  EXPECT_GT(too_dear, 30);
  EXPECT_GT(hopeless, 10);
}

TEST_P(TaxonomyTest, OneSolverForManyScenariosGivesWhatFreshOnesGive) {
  SolveOptions options;
  options.prover = GetParam();
  const TransferTable table = testing::published_table("1k");
  TaxonomySolver solver(table);
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Scenario scenario = testing::draw_scenario(
        table, seed % 3 == 0 ? Value::kGain : Value::kAffinity,
        seed % 2 == 0 ? testing::CostDraw::kUnit : testing::CostDraw::kUnequal, seed);
    const Taxonomy warm = solver.solve(scenario, options, {});
    const Taxonomy fresh = solve_taxonomy(table, scenario, options, {});
    ASSERT_EQ(warm.status, fresh.status) << "seed " << seed;
    ASSERT_NEAR(warm.objective, fresh.objective, close_to(fresh.objective)) << "seed " << seed;
  }
}

TEST(Taxonomy, NamesTheReasonAndTheSmallestBudget) {
  const TransferTable table = testing::published_table("16k");
  Scenario scenario;
  scenario.budget = 0.5;
  Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  ASSERT_EQ(taxonomy.status, TaxonomyStatus::kInfeasible);
  EXPECT_THAT(taxonomy.reason, HasSubstr("0.5"));
  ASSERT_TRUE(taxonomy.smallest_budget);
  EXPECT_EQ(*taxonomy.smallest_budget, 1);

  scenario.required = {"jigsaw", "denoise", "random"};
  scenario.costs = {{"jigsaw", 0.25}};
  taxonomy = solve_taxonomy(table, scenario, {}, {});
  ASSERT_TRUE(taxonomy.obstacle);
  EXPECT_THAT(taxonomy.reason, HasSubstr("2.25 with denoise+jigsaw+random required"));
  scenario.required.clear();
  scenario.costs.clear();

  scenario.roles = {{"colorization", Role::kTarget}};  // nothing was measured into it
  taxonomy = solve_taxonomy(table, scenario, {}, {});
  ASSERT_EQ(taxonomy.status, TaxonomyStatus::kInfeasible);
  EXPECT_THAT(taxonomy.reason, HasSubstr("colorization"));
  EXPECT_FALSE(taxonomy.smallest_budget);
}

TEST(Taxonomy, RequiredAndForbiddenAreKept) {
  const TransferTable table = testing::published_table("16k");
  const auto id = [&](const char* code) { return *table.find_task(code); };
  Scenario scenario;
  scenario.required = {"jigsaw", "denoise+keypoint2d->autoencoder"};
  scenario.forbidden = {"rgb2sfnorm"};
  const Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  if (!table.find(std::vector{id("denoise"), id("keypoint2d")}, id("autoencoder"))) {
    GTEST_FAIL() << "the published table has this transfer";
  }
  ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
  const auto has = [&](const char* code) {
    return std::count(taxonomy.sources.begin(), taxonomy.sources.end(), id(code)) == 1;
  };
  EXPECT_TRUE(has("jigsaw") && has("denoise") && has("keypoint2d"));
  EXPECT_FALSE(has("rgb2sfnorm"));
  EXPECT_EQ(table.describe(taxonomy.transfers.front().row), "denoise+keypoint2d->autoencoder");
}

TEST(Taxonomy, AnIdleImportanceStillServesItsTarget) {
  const TransferTable table = testing::published_table("16k");
  Scenario scenario;
  scenario.importance = {{"reshade", 0}};
  const Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
  EXPECT_EQ(taxonomy.transfers.size(), 22U);
}

TEST(Taxonomy, RefusesATimeLimitThatIsNone) {
  const TransferTable table = testing::published_table("16k");
  SolveOptions options;
  options.time_limit = 0;
  EXPECT_THROW(solve_taxonomy(table, {}, options, {}), Error);
}

}  // namespace
}  // namespace taskatlas
