// SPDX-License-Identifier: MIT
#include "evaluation/evaluation.hpp"

#include "base/error.hpp"
#include "evaluation/small_table.hpp"
#include "support/published.hpp"
#include "taxonomy/program.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::kNaN;
using testing::published_table;
using testing::small_table;

constexpr double kPrinted = 0.0005;  // means are printed to three digits
constexpr double kTolerance = 1e-12;

ChosenTransfer chosen(const TransferTable& table, TransferId row) {
  ChosenTransfer transfer;
  const Transfer& from = table.transfer(row);
  transfer.target = from.target;
  transfer.row = row;
  transfer.full_supervision = from.pseudo == PseudoSource::kSelf;
  transfer.sources = from.sources;
  if (transfer.full_supervision) transfer.sources = {from.target};
  return transfer;
}

Taxonomy of_rows(const TransferTable& table, const std::vector<std::size_t>& rows, double budget) {
  Taxonomy taxonomy;
  taxonomy.status = TaxonomyStatus::kOptimal;
  taxonomy.budget = budget;
  for (const std::size_t row : rows) {
    taxonomy.transfers.push_back(chosen(table, TransferId::from_index(row)));
  }
  return taxonomy;
}

TransferTable three_targets() {
  return small_table({"a", "b", "c"}, {{"self->a", .5, .9, .5},    // 0
                                       {"b->a", .3, .7, .2},       // 1
                                       {"a->b", .3, .6, kNaN},     // 2
                                       {"self->c", .5, kNaN, .5},  // 3
                                       {"a->c", .3, .4, .1},       // 4
                                       {"pixels->c", kNaN, .5, .3}});
}

TEST(Evaluation, MeansAreOverTheTargetsThatHaveTheValue) {
  const auto table = three_targets();
  const Evaluation evaluation = evaluate(table, of_rows(table, {4, 0, 2}, 1));
  ASSERT_EQ(evaluation.targets.size(), 3U);
  EXPECT_EQ(table.code(evaluation.targets[0].target), "a");  // by id
  EXPECT_TRUE(evaluation.targets[0].full_supervision);
  EXPECT_EQ(evaluation.targets[0].quality, 0.5);
  EXPECT_NEAR(evaluation.mean_gain, (.9 + .6 + .4) / 3, kTolerance);
  EXPECT_NEAR(evaluation.mean_quality, (.5 + .1) / 2, kTolerance);
  EXPECT_EQ(evaluation.missing_gain, 0U);
  EXPECT_EQ(evaluation.missing_quality, 1U);
}

TEST(Evaluation, ReferencesFollowFromEitherRow) {
  const auto table = three_targets();
  const TargetReference a = target_reference(table, TaskId(0));
  EXPECT_EQ(a.self_gain, .9);
  EXPECT_NEAR(a.pixels_quality, .1, kTolerance);
  EXPECT_EQ(a.self_quality, .5);
  EXPECT_EQ(a.pixels_gain, .5);
  const TargetReference b = target_reference(table, TaskId(1));
  EXPECT_TRUE(std::isnan(b.self_gain));
  EXPECT_TRUE(std::isnan(b.pixels_quality));
  const TargetReference c = target_reference(table, TaskId(2));
  EXPECT_EQ(c.pixels_quality, .3);
  EXPECT_NEAR(c.self_gain, .7, kTolerance);
  // Full supervision without a measured gain takes it from there.
  EXPECT_NEAR(evaluate(table, of_rows(table, {3}, 1)).mean_gain, .7, kTolerance);
}

TEST(Evaluation, PublishedReferencesAgreeWhereBothRowsAreThere) {
  const auto table = published_table("mixed");
  for (const auto& task : table.tasks()) {
    const TaskId id = *table.find_task(task.code);
    if (!table.is_target(id)) continue;
    const TargetReference reference = target_reference(table, id);
    EXPECT_NEAR(reference.self_gain + reference.pixels_quality, 1, 0.01) << task.code;
  }
}

TEST(Evaluation, MapHasTargetsDownAndBudgetsAcross) {
  const auto table = three_targets();
  const std::vector<Taxonomy> taxonomies{of_rows(table, {1, 2, 4}, 1), Taxonomy{},
                                         of_rows(table, {0, 4}, 3)};
  const EvaluationMap map = evaluation_map(table, taxonomies);
  ASSERT_EQ(map.targets.size(), 3U);
  EXPECT_EQ(map.budgets, (std::vector<double>{1, 0, 3}));
  EXPECT_EQ(map.gain_at(0, 0), .7);
  EXPECT_EQ(map.gain_at(0, 2), .9);
  EXPECT_EQ(map.quality_at(0, 2), .5);
  EXPECT_TRUE(std::isnan(map.quality_at(1, 0)));  // not measured
  EXPECT_TRUE(std::isnan(map.gain_at(1, 2)));     // not a target there
  EXPECT_TRUE(std::isnan(map.gain_at(2, 1)));     // no solution
  EXPECT_NEAR(map.mean_gain[0], (.7 + .6 + .4) / 3, kTolerance);
  EXPECT_TRUE(std::isnan(map.mean_gain[1]));
  EXPECT_EQ(map.missing_quality, (std::vector<std::size_t>{1, 0, 0}));
}

TEST(Evaluation, RefusesATaxonomyOfAnotherTable) {
  const auto table = three_targets();
  Taxonomy foreign = of_rows(table, {1}, 1);
  foreign.transfers[0].row = TransferId(99);
  EXPECT_THROW(evaluate(table, foreign), Error);
  foreign.transfers[0].row = TransferId(2);  // a row of another target
  EXPECT_THROW(evaluate(table, foreign), Error);
  foreign.transfers[0].row = TransferId();
  EXPECT_THROW(evaluate(table, foreign), Error);
}

struct Golden {
  const char* name;
  Value value;
  int max_order;
  double budget;
  double optimum;
  double gain;
  double quality;
  std::vector<std::string> sources;
};

// Optima of the authors' formulation on the released table of 16k images.
const std::vector<Golden>& golden_values() {
  static const std::vector<Golden> values{
      {"affinity, order 1, budget 2",
       Value::kAffinity,
       1,
       2,
       1.5325,
       .526,
       .172,
       {"denoise", "edge2d"}},
      {"affinity, order 4, budget 8",
       Value::kAffinity,
       4,
       8,
       2.2794,
       .840,
       .413,
       {"autoencoder", "class_places", "denoise", "edge2d", "keypoint2d", "keypoint3d",
        "rgb2sfnorm", "vanishing_point_well_defined"}},
      {"root of affinity, order 5, budget 6",
       Value::kSqrtAffinity,
       5,
       6,
       5.0328,
       .797,
       .376,
       {"class_places", "denoise", "edge2d", "keypoint2d", "keypoint3d", "rgb2sfnorm"}}};
  return values;
}

Scenario scenario_of(const Golden& golden) {
  Scenario scenario;
  scenario.formulation = Formulation::kSolver;
  scenario.value = golden.value;
  scenario.max_order = golden.max_order;
  scenario.budget = golden.budget;
  return scenario;
}

TEST(Evaluation, MeansOfThePublishedOptimaAreReproducedFromTheirSources) {
  const auto table = published_table("16k");
  for (const Golden& golden : golden_values()) {
    const Program program = compile(table, scenario_of(golden));
    std::vector<std::uint8_t> y;
    for (const ProgramSource& source : program.sources) {
      y.push_back(
          std::count(golden.sources.begin(), golden.sources.end(), table.code(source.task)) > 0);
    }
    const auto solution = best_assignment(program, y);
    ASSERT_TRUE(solution) << golden.name;
    const Evaluation evaluation =
        evaluate(table, to_taxonomy(table, scenario_of(golden), program, *solution));
    EXPECT_EQ(evaluation.targets.size(), 22U);
    EXPECT_NEAR(solution->objective, golden.optimum, 0.00005) << golden.name;
    EXPECT_NEAR(evaluation.mean_gain, golden.gain, kPrinted) << golden.name;
    EXPECT_NEAR(evaluation.mean_quality, golden.quality, kPrinted) << golden.name;
  }
}

TEST(Evaluation, MeansOfTheSolvedOptimaAreThePublishedOnes) {
  const auto table = published_table("16k");
  for (const Golden& golden : golden_values()) {
    const Taxonomy taxonomy = solve_taxonomy(table, scenario_of(golden), {}, {});
    ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
    const Evaluation evaluation = evaluate(table, taxonomy);
    EXPECT_NEAR(evaluation.mean_gain, golden.gain, kPrinted) << golden.name;
    EXPECT_NEAR(evaluation.mean_quality, golden.quality, kPrinted) << golden.name;
    EXPECT_NEAR(evaluation.mean_gain, taxonomy.mean_gain, kTolerance);
    EXPECT_NEAR(evaluation.mean_quality, taxonomy.mean_quality, kTolerance);
  }
}

TEST(Evaluation, FrontierBecomesAMapOfEveryBudget) {
  const auto table = published_table("16k");
  const Frontier frontier = solve_frontier(table, {}, {}, {});
  const EvaluationMap map = evaluation_map(table, frontier);
  ASSERT_EQ(map.budgets.size(), frontier.points.size());
  EXPECT_EQ(map.targets.size(), 22U);
  EXPECT_EQ(map.gain.size(), 22 * map.budgets.size());
  EXPECT_GT(map.mean_gain.back(), map.mean_gain.front());
  EXPECT_GT(map.mean_quality.back(), .5);  // some transfers beat full supervision
}

}  // namespace
}  // namespace taskatlas
