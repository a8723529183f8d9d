// SPDX-License-Identifier: MIT
// Values known from elsewhere: optima over the published 16k table in the authors' formulation
// (their web solver's program, solved by another solver), to the printed digits; and the paper's
// figure 10 (left), each target alone.
#include "support/published.hpp"

#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

struct Golden {
  Value value;
  int max_order;
  double budget;
  double optimum;
  double gain;
  double quality;
  std::vector<std::string> sources;
};

const std::vector<Golden>& golden() {
  static const std::vector<Golden> rows = {
      {Value::kAffinity, 1, 2, 1.5325, .526, .172, {"denoise", "edge2d"}},
      {Value::kAffinity,
       4,
       8,
       2.2794,
       .840,
       .413,
       {"autoencoder", "class_places", "denoise", "edge2d", "keypoint2d", "keypoint3d",
        "rgb2sfnorm", "vanishing_point_well_defined"}},
      {Value::kSqrtAffinity,
       5,
       6,
       5.0328,
       .797,
       .376,
       {"class_places", "denoise", "edge2d", "keypoint2d", "keypoint3d", "rgb2sfnorm"}},
      {Value::kSqrtAffinity,
       4,
       6,
       5.0328,
       .797,
       .376,
       {"class_places", "denoise", "edge2d", "keypoint2d", "keypoint3d", "rgb2sfnorm"}},
  };
  return rows;
}

class PublishedTest : public ::testing::TestWithParam<ProverKind> {};
INSTANTIATE_TEST_SUITE_P(Both, PublishedTest,
                         ::testing::Values(ProverKind::kLagrangian, ProverKind::kLpSolve),
                         [](const auto& each) {
                           return each.param == ProverKind::kLpSolve ? "LpSolve" : "Lagrangian";
                         });

TEST_P(PublishedTest, OptimaOfTheAuthorsFormulation) {
  const TransferTable table = testing::published_table("16k");
  SolveOptions options;
  options.prover = GetParam();
  for (const Golden& row : golden()) {
    Scenario scenario;
    scenario.formulation = Formulation::kSolver;
    scenario.value = row.value;
    scenario.max_order = row.max_order;
    scenario.budget = row.budget;
    const Taxonomy taxonomy = solve_taxonomy(table, scenario, options, {});
    ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
    EXPECT_NEAR(taxonomy.objective, row.optimum, 0.5e-4);
    EXPECT_NEAR(taxonomy.mean_gain, row.gain, 0.5e-3);
    EXPECT_NEAR(taxonomy.mean_quality, row.quality, 0.5e-3);
    std::vector<std::string> sources;
    for (const TaskId source : taxonomy.sources) sources.push_back(table.code(source));
    std::sort(sources.begin(), sources.end());
    EXPECT_EQ(sources, row.sources);
    EXPECT_EQ(taxonomy.transfers.size(), 22U);
  }
}

TEST(Published, EachTargetAloneGivesFigure10) {
  const TransferTable table = testing::published_table("16k");
  TaxonomySolver solver(table);
  // Means over the 22 targets for orders up to 1, 2, 3, 4.
  const double gains[] = {.684, .755, .805, .841};
  const double qualities[] = {.242, .285, .296, .303};
  const double places_gain[] = {.80, .85, .87, .88};
  const double places_quality[] = {.15, .20, .23, .24};
  for (int order = 1; order <= 4; ++order) {
    double gain = 0;
    double quality = 0;
    int targets = 0;
    for (std::size_t i = 0; i < table.tasks().size(); ++i) {
      const TaskId target = TaskId::from_index(i);
      if (!table.is_target(target)) continue;
      Scenario scenario;
      scenario.max_order = order;
      scenario.budget = std::numeric_limits<double>::infinity();
      scenario.roles["*"] = Role::kSource;
      scenario.roles[table.code(target)] = Role::kTarget;
      const Taxonomy taxonomy = solver.solve(scenario, {}, {});
      ASSERT_EQ(taxonomy.status, TaxonomyStatus::kOptimal);
      ASSERT_EQ(taxonomy.transfers.size(), 1U);
      gain += taxonomy.mean_gain;
      quality += taxonomy.mean_quality;
      ++targets;
      if (table.code(target) == "class_places") {
        EXPECT_NEAR(taxonomy.mean_gain, places_gain[order - 1], 0.5e-2);
        EXPECT_NEAR(taxonomy.mean_quality, places_quality[order - 1], 0.5e-2);
      }
    }
    EXPECT_EQ(targets, 22);
    EXPECT_NEAR(gain / targets, gains[order - 1], 0.5e-3) << "order " << order;
    EXPECT_NEAR(quality / targets, qualities[order - 1], 0.5e-3) << "order " << order;
  }
}

}  // namespace
}  // namespace taskatlas
