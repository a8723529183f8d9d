// SPDX-License-Identifier: MIT
#include "evaluation/comparison.hpp"

#include "base/error.hpp"
#include "evaluation/small_table.hpp"
#include "support/published.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kNaN;
using testing::published_table;
using testing::small_table;

constexpr double kTolerance = 1e-12;

Taxonomy of_rows(const TransferTable& table, const std::vector<std::size_t>& rows) {
  Taxonomy taxonomy;
  taxonomy.status = TaxonomyStatus::kOptimal;
  for (const std::size_t index : rows) {
    const Transfer& row = table.transfer(TransferId::from_index(index));
    ChosenTransfer chosen;
    chosen.target = row.target;
    chosen.row = TransferId::from_index(index);
    chosen.full_supervision = row.pseudo == PseudoSource::kSelf;
    chosen.sources = row.sources;
    if (chosen.full_supervision) chosen.sources = {row.target};
    chosen.affinity = row.affinity;
    taxonomy.transfers.push_back(chosen);
    taxonomy.sources.insert(taxonomy.sources.end(), chosen.sources.begin(), chosen.sources.end());
  }
  return taxonomy;
}

TEST(Comparison, ATableAgreesWithItself) {
  const auto table = published_table("1k");
  const Scenario scenario;
  const Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  const ComparedSide side{&table, &scenario, &taxonomy};
  const Comparison comparison = compare(side, side);
  EXPECT_EQ(comparison.shared_tasks.size(), 26U);
  EXPECT_THAT(comparison.tasks_only_a, IsEmpty());
  ASSERT_EQ(comparison.agreement.size(), 22U);
  for (const AffinityAgreement& one : comparison.agreement) {
    EXPECT_NEAR(one.spearman, 1, kTolerance);
    EXPECT_NEAR(one.kendall, 1, kTolerance);
    EXPECT_EQ(one.shared, 25U);
  }
  EXPECT_NEAR(comparison.overall.spearman, 1, kTolerance);
  EXPECT_EQ(comparison.overall.shared, 22U * 25);
  EXPECT_EQ(comparison.same_transfers, 22U);
  EXPECT_THAT(comparison.sources_only_a, IsEmpty());
  EXPECT_EQ(comparison.a.objective, comparison.b.objective);
  EXPECT_EQ(comparison.a.mean_gain, taxonomy.mean_gain);
}

TEST(Comparison, SwappingTheSidesSwapsTheAnswer) {
  const auto a = published_table("16k");
  const auto b = published_table("mixed");
  const Scenario scenario;
  const Comparison forward = compare({&a, &scenario, nullptr}, {&b, &scenario, nullptr});
  const Comparison backward = compare({&b, &scenario, nullptr}, {&a, &scenario, nullptr});
  EXPECT_EQ(forward.tasks_only_a, backward.tasks_only_b);
  EXPECT_EQ(forward.overall.shared, backward.overall.shared);
  EXPECT_EQ(forward.overall.only_a, backward.overall.only_b);
  EXPECT_NEAR(forward.overall.spearman, backward.overall.spearman, kTolerance);
  EXPECT_NEAR(forward.overall.kendall, backward.overall.kendall, kTolerance);
  EXPECT_NEAR(forward.mean_spearman, backward.mean_spearman, kTolerance);
  // The paper: the amount of transfer data hardly changes the order (section 5.2).
  EXPECT_GT(forward.mean_spearman, 0.8);
}

TEST(Comparison, CorrelatesPairsThatBothMeasuredByCode) {
  const auto a = small_table({"p", "q", "r", "s", "t"}, {{"p->t", .1},
                                                         {"q->t", .2},
                                                         {"r->t", .3},
                                                         {"s->t", .4},
                                                         {"t->t", .9},
                                                         {"self->t", .9},
                                                         {"p+q->t", .9}});
  // Another numbering; r was not measured, x is new.
  const auto b = small_table(
      {"t", "s", "r", "q", "p", "x"},
      {{"p->t", .3}, {"q->t", .4}, {"r->t", kNaN}, {"s->t", .2}, {"x->t", .5}, {"t->t", .1}});
  const Scenario scenario;
  const Comparison comparison = compare({&a, &scenario, nullptr}, {&b, &scenario, nullptr});
  EXPECT_THAT(comparison.shared_tasks, ElementsAre("p", "q", "r", "s", "t"));
  EXPECT_THAT(comparison.tasks_only_b, ElementsAre("x"));
  ASSERT_EQ(comparison.agreement.size(), 1U);
  const AffinityAgreement& agreement = comparison.agreement[0];
  EXPECT_EQ(agreement.target, "t");
  EXPECT_EQ(agreement.shared, 3U);
  EXPECT_EQ(agreement.only_a, 1U);
  EXPECT_EQ(agreement.only_b, 0U);  // x is no shared task
  // Ranks 1 2 3 against 2 3 1.
  EXPECT_NEAR(agreement.spearman, -0.5, kTolerance);
  EXPECT_NEAR(agreement.kendall, -1.0 / 3, kTolerance);
}

TEST(Comparison, OverallScalesEachTargetFirst) {
  // Target t's affinities are a tenth in B, in the same proportions: scaled they agree fully,
  // unscaled t's cells would fall below u's.
  const auto a =
      small_table({"p", "q", "t", "u"}, {{"p->t", .6}, {"q->t", .4}, {"p->u", .5}, {"q->u", .49}});
  const auto b = small_table({"p", "q", "t", "u"},
                             {{"p->t", .06}, {"q->t", .04}, {"p->u", .5}, {"q->u", .49}});
  const Scenario scenario;
  const Comparison comparison = compare({&a, &scenario, nullptr}, {&b, &scenario, nullptr});
  EXPECT_EQ(comparison.overall.shared, 4U);
  EXPECT_NEAR(comparison.overall.spearman, 1, kTolerance);
  EXPECT_TRUE(comparison.overall.target.empty());
}

TEST(Comparison, TellsWhichTransfersDiffer) {
  const std::vector<testing::Row> rows{{"self->a", .5, .9, .5},  // 0
                                       {"b->a", .3, .7, .2},     // 1
                                       {"a->b", .3, .6, .3},     // 2
                                       {"a+c->b", .4, .8, .4},   // 3
                                       {"a->c", .2, .4, .1},     // 4
                                       {"self->d", .2, .4, .5}};
  const auto a = small_table({"a", "b", "c", "d"}, rows);
  auto turned = rows;
  turned[3].text = "c+a->b";  // the same sources in another order
  const auto b = small_table({"d", "c", "b", "a"}, turned);
  const Scenario scenario;
  const Taxonomy of_a = of_rows(a, {0, 3, 4});
  const Taxonomy of_b = of_rows(b, {1, 3, 4, 5});
  const Comparison comparison = compare({&a, &scenario, &of_a}, {&b, &scenario, &of_b});
  EXPECT_THAT(comparison.sources_both, ElementsAre("a", "c"));
  EXPECT_THAT(comparison.sources_only_a, IsEmpty());
  EXPECT_THAT(comparison.sources_only_b, ElementsAre("b", "d"));
  ASSERT_EQ(comparison.targets.size(), 4U);
  EXPECT_FALSE(comparison.targets[0].same);
  EXPECT_TRUE(comparison.targets[0].a.full_supervision);
  EXPECT_THAT(comparison.targets[0].a.sources, ElementsAre("a"));
  EXPECT_THAT(comparison.targets[0].b.sources, ElementsAre("b"));
  EXPECT_EQ(comparison.targets[0].b.gain, .7);
  EXPECT_TRUE(comparison.targets[1].same);
  EXPECT_THAT(comparison.targets[1].b.sources, ElementsAre("a", "c"));
  EXPECT_TRUE(comparison.targets[2].same);
  EXPECT_FALSE(comparison.targets[3].same);
  EXPECT_FALSE(comparison.targets[3].a.present);
  EXPECT_EQ(comparison.same_transfers, 2U);
  EXPECT_NEAR(comparison.a.mean_gain, (.9 + .8 + .4) / 3, kTolerance);
  EXPECT_NEAR(comparison.b.mean_quality, (.2 + .4 + .1 + .5) / 4, kTolerance);
}

TEST(Comparison, UnusedTasksCountAsAbsent) {
  const auto table = published_table("1k");
  const Scenario all;
  Scenario few;
  few.roles["jigsaw"] = Role::kUnused;
  const Comparison comparison = compare({&table, &all, nullptr}, {&table, &few, nullptr});
  EXPECT_THAT(comparison.tasks_only_a, ElementsAre("jigsaw"));
  EXPECT_EQ(comparison.agreement[0].shared, 24U);
}

TEST(Comparison, OneTaxonomyAloneGivesItsFiguresOnly) {
  const auto table = published_table("1k");
  const Scenario scenario;
  const Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  const Comparison comparison =
      compare({&table, &scenario, &taxonomy}, {&table, &scenario, nullptr});
  EXPECT_EQ(comparison.a.objective, taxonomy.objective);
  EXPECT_TRUE(std::isnan(comparison.b.objective));
  EXPECT_THAT(comparison.targets, IsEmpty());
}

TEST(Comparison, RefusesASideWithoutTableOrScenario) {
  const auto table = published_table("1k");
  const Scenario scenario;
  EXPECT_THROW(compare({nullptr, &scenario, nullptr}, {&table, &scenario, nullptr}), Error);
  EXPECT_THROW(compare({&table, &scenario, nullptr}, {&table, nullptr, nullptr}), Error);
}

}  // namespace
}  // namespace taskatlas
