// SPDX-License-Identifier: MIT
#include "evaluation/all_for_one.hpp"

#include "base/error.hpp"
#include "evaluation/small_table.hpp"
#include "support/published.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::published_table;
using testing::small_table;

// Figure 10 (left): means over the 22 targets, and scene classification, for k = 1..4.
constexpr std::array kMeanGain{.684, .755, .805, .841};
constexpr std::array kMeanQuality{.242, .285, .296, .303};
constexpr std::array kSceneGain{.80, .85, .87, .88};
constexpr std::array kSceneQuality{.15, .20, .23, .24};
constexpr double kThreeDigits = 0.000501;
constexpr double kTwoDigits = 0.00501;

std::vector<TaskId> targets_of(const TransferTable& table) {
  std::vector<TaskId> targets;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    if (table.is_target(TaskId::from_index(i))) targets.push_back(TaskId::from_index(i));
  }
  return targets;
}

// The row of greatest affinity, straight from the table.
const Transfer& argmax(const TransferTable& table, TaskId target, int max_order) {
  const Transfer* best = nullptr;
  for (const Transfer& row : table.transfers()) {
    if (row.target != target || row.pseudo != PseudoSource::kNone || row.order() > max_order ||
        std::isnan(row.affinity)) {
      continue;
    }
    if (std::count(row.sources.begin(), row.sources.end(), target)) continue;
    if (!best || row.affinity > best->affinity) best = &row;
  }
  return *best;
}

TEST(AllForOne, ReproducesFigure10) {
  const auto table = published_table("16k");
  const auto targets = targets_of(table);
  ASSERT_EQ(targets.size(), 22U);
  for (std::size_t k = 0; k < kMeanGain.size(); ++k) {
    const int order = static_cast<int>(k) + 1;
    double gain = 0;
    double quality = 0;
    for (const TaskId target : targets) {
      const auto best = best_single_transfer(table, {}, target, order);
      ASSERT_TRUE(best);
      const Transfer& row = table.transfer(*best);
      EXPECT_EQ(row.affinity, argmax(table, target, order).affinity);
      gain += row.gain / 22;
      quality += row.quality / 22;
      if (table.code(target) == "class_places") {
        EXPECT_NEAR(row.gain, kSceneGain[k], kTwoDigits);
        EXPECT_NEAR(row.quality, kSceneQuality[k], kTwoDigits);
      }
    }
    EXPECT_NEAR(gain, kMeanGain[k], kThreeDigits) << "order " << order;
    EXPECT_NEAR(quality, kMeanQuality[k], kThreeDigits) << "order " << order;
  }
}

TEST(AllForOne, SolverFindsTheSameThroughRoles) {
  const auto table = published_table("16k");
  for (int order = 1; order <= 4; ++order) {
    for (const TaskId target : targets_of(table)) {
      const Taxonomy taxonomy =
          solve_taxonomy(table, all_for_one_scenario(table, {}, target, order), {}, {});
      ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
      ASSERT_EQ(taxonomy.transfers.size(), 1U);
      EXPECT_EQ(taxonomy.transfers[0].row, best_single_transfer(table, {}, target, order));
    }
  }
}

// class_selected is unused by default; the figure's means for k > 1 need it.
TEST(AllForOne, ATaskUnusedByDefaultMayServeUnlessTheScenarioSaysNo) {
  const auto table = published_table("16k");
  const TaskId target = *table.find_task("class_1000");
  const auto sources = [&](const Scenario& base) {
    return table.sources_text(*best_single_transfer(table, base, target, 2));
  };
  EXPECT_EQ(sources({}), "class_selected+segmentsemantic_rb");
  Scenario base;
  base.roles["class_selected"] = Role::kUnused;
  EXPECT_EQ(sources(base), "class_places");
}

TEST(AllForOne, EveryOrderAndFormulationAreServed) {
  const auto table = published_table("16k");
  Scenario solver;
  solver.formulation = Formulation::kSolver;
  const TaskId target = *table.find_task("rgb2sfnorm");
  EXPECT_EQ(best_single_transfer(table, solver, target, 0),
            best_single_transfer(table, {}, target, table.max_order()));
}

TEST(AllForOne, KeepsTheBasesRolesValueAndDemands) {
  const auto table = small_table({"a", "b", "c", "t"}, {{"a->t", .5, .1},
                                                        {"b->t", .3, .9},
                                                        {"c->t", .2, .5},
                                                        {"a+b->t", .6, .8},
                                                        {"self->t", .9, .9},
                                                        {"b->a", .9, .9},
                                                        {"a->b", .9, .9},
                                                        {"a->c", .9, .9}});
  const TaskId t = *table.find_task("t");
  const auto best = [&](const Scenario& base, int order) {
    const auto row = best_single_transfer(table, base, t, order);
    return row ? table.describe(*row) : std::string("none");
  };
  EXPECT_EQ(best({}, 1), "a->t");
  EXPECT_EQ(best({}, 0), "a+b->t");
  Scenario base;
  base.value = Value::kGain;
  EXPECT_EQ(best(base, 0), "b->t");
  base = {};
  base.roles["a"] = Role::kUnused;
  EXPECT_EQ(best(base, 0), "b->t");
  base.roles["a"] = Role::kTarget;  // cannot be supervised, so it cannot serve
  EXPECT_EQ(best(base, 0), "b->t");
  base.roles = {{"*", Role::kTarget}, {"c", Role::kBoth}};
  EXPECT_EQ(best(base, 0), "c->t");
  base = {};
  base.forbidden = {"a", "b->a", "t->t", "t"};  // the last three say nothing about t alone
  EXPECT_EQ(best(base, 0), "b->t");
  base = {};
  base.required = {"c->t", "b->a", "t"};
  EXPECT_EQ(best(base, 0), "c->t");
  base = {};
  base.roles = {{"*", Role::kUnused}};
  EXPECT_EQ(best(base, 0), "none");
  base = {};
  base.budget = 0;  // no limit here
  EXPECT_EQ(best(base, 0), "a+b->t");
}

TEST(AllForOne, RefusesUnknownTargetsAndOrders) {
  const auto table = published_table("1k");
  EXPECT_THROW(all_for_one_scenario(table, {}, TaskId(), 1), Error);
  EXPECT_THROW(all_for_one_scenario(table, {}, TaskId(99), 1), Error);
  EXPECT_THROW(all_for_one_scenario(table, {}, TaskId(0), -1), Error);
}

}  // namespace
}  // namespace taskatlas
