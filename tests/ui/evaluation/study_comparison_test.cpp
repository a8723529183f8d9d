// SPDX-License-Identifier: MIT
#include "ui/evaluation/study_comparison.hpp"

#include "support/published.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <stop_token>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::published_table;

TEST(StudyComparison, NumbersAreTheCores) {
  const TransferTable a = published_table("16k"), b = published_table("1k");
  Scenario scenario;
  scenario.max_order = 4;
  const auto compared =
      compare_studies(a, QStringLiteral("A"), b, QStringLiteral("B"), scenario, {});
  ASSERT_TRUE(compared);
  EXPECT_TRUE(compared->infeasible.isEmpty());
  const Taxonomy of_a = solve_taxonomy(a, scenario, {}, {}),
                 of_b = solve_taxonomy(b, scenario, {}, {});
  const Comparison expected = compare({&a, &scenario, &of_a}, {&b, &scenario, &of_b});
  EXPECT_EQ(compared->comparison.overall.spearman, expected.overall.spearman);
  EXPECT_EQ(compared->comparison.same_transfers, expected.same_transfers);
  const ResultTable table = comparison_table(a, *compared);
  ASSERT_EQ(table.rows.size(), expected.targets.size());
  for (std::size_t i = 0; i < expected.agreement.size(); ++i) {
    const AffinityAgreement& one = expected.agreement[i];
    const auto name = QString::fromStdString(a.task(*a.find_task(one.target)).name);
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const auto& cells) { return cells[0].text == name; });
    ASSERT_NE(row, table.rows.end());
    EXPECT_EQ((*row)[1].value, one.spearman);
    EXPECT_EQ((*row)[2].value, one.kendall);
    EXPECT_EQ((*row)[3].value, static_cast<double>(one.shared));
  }
  EXPECT_TRUE(comparison_summary(*compared).contains(QLatin1String("served alike")));
}

TEST(StudyComparison, AStudyIsLikeItself) {
  const TransferTable a = published_table("mixed");
  const auto compared =
      compare_studies(a, QStringLiteral("A"), a, QStringLiteral("B"), Scenario(), {});
  ASSERT_TRUE(compared);
  EXPECT_DOUBLE_EQ(compared->comparison.overall.spearman, 1);
  EXPECT_EQ(compared->comparison.same_transfers, compared->comparison.targets.size());
}

TEST(StudyComparison, LeavesOutWhatTheOtherStudyLacks) {
  const TransferTable table = published_table("1k");
  Scenario scenario;
  scenario.roles = {{"*", Role::kBoth}, {"autoencoder", Role::kSource}, {"mine", Role::kUnused}};
  scenario.costs = {{"mine", 2.0}, {"curvature", 3.0}};
  scenario.required = {"curvature", "mine+curvature->denoise"};
  scenario.forbidden = {"curvature->other"};
  std::vector<std::string> dropped;
  const Scenario fitting = scenario_for(table, scenario, dropped);
  EXPECT_EQ(dropped, (std::vector<std::string>{"mine", "other"}));
  EXPECT_EQ(fitting.roles.size(), 2u);
  EXPECT_EQ(fitting.costs.size(), 1u);
  EXPECT_EQ(fitting.required, std::vector<std::string>{"curvature"});
  EXPECT_TRUE(fitting.forbidden.empty());
  dropped.clear();
  EXPECT_EQ(scenario_for(table, Scenario(), dropped), Scenario());
  EXPECT_TRUE(dropped.empty());
}

TEST(StudyComparison, SaysWhichSideHasNoTaxonomy) {
  const TransferTable a = published_table("16k");
  Scenario scenario;
  scenario.budget = 0;
  const auto compared =
      compare_studies(a, QStringLiteral("A"), a, QStringLiteral("B"), scenario, {});
  ASSERT_TRUE(compared);
  EXPECT_TRUE(compared->infeasible.startsWith(QLatin1String("A: ")));
  EXPECT_TRUE(comparison_summary(*compared).contains(compared->infeasible));
  EXPECT_FALSE(
      comparison_table(a, *compared).rows.empty());  // affinities are compared all the same
}

TEST(StudyComparison, StopsWhenAsked) {
  const TransferTable a = published_table("16k");
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(compare_studies(a, {}, a, {}, Scenario(), context));
}

}  // namespace
}  // namespace taskatlas::ui
