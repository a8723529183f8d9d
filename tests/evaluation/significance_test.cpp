// SPDX-License-Identifier: MIT
#include "evaluation/significance.hpp"

#include "affinity/percentile.hpp"
#include "base/error.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/random_taxonomy.hpp"
#include "evaluation/small_table.hpp"
#include "support/published.hpp"
#include "support/random.hpp"
#include "taxonomy/program.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::kNaN;
using testing::published_table;
using testing::small_table;

constexpr double kTolerance = 1e-12;

void expect_equal(const AgainstRandom& a, const AgainstRandom& b) {
  EXPECT_EQ(a.random.count, b.random.count);
  EXPECT_EQ(a.random.mean, b.random.mean);
  EXPECT_EQ(a.random.p5, b.random.p5);
  EXPECT_EQ(a.random.p95, b.random.p95);
  EXPECT_EQ(a.at_least, b.at_least);
}

void expect_equal(const SignificancePoint& a, const SignificancePoint& b) {
  EXPECT_EQ(a.budget, b.budget);
  EXPECT_EQ(a.attempts, b.attempts);
  for (const auto which : {&SignificancePoint::uniform, &SignificancePoint::best}) {
    expect_equal((a.*which).objective, (b.*which).objective);
    expect_equal((a.*which).gain, (b.*which).gain);
    expect_equal((a.*which).quality, (b.*which).quality);
  }
}

// A taxonomy without a solution: the random ones alone.
Taxonomy only_budget(double budget) {
  Taxonomy taxonomy;
  taxonomy.budget = budget;
  return taxonomy;
}

SignificanceOptions quick(std::size_t samples, std::uint64_t seed = 1) {
  SignificanceOptions options;
  options.samples = samples;
  options.seed = seed;
  return options;
}

TEST(Distribution, PercentilesInterpolateBetweenOrderStatistics) {
  const std::vector<double> values{4, 1, kNaN, 5, 3, 2};
  const Distribution d = describe_distribution(values);
  EXPECT_EQ(d.count, 5U);
  EXPECT_DOUBLE_EQ(d.mean, 3);
  EXPECT_DOUBLE_EQ(d.p5, 1.2);
  EXPECT_DOUBLE_EQ(d.median, 3);
  EXPECT_DOUBLE_EQ(d.p95, 4.8);
  EXPECT_EQ(d.minimum, 1);
  EXPECT_EQ(d.maximum, 5);
  const std::vector<double> sorted{1, 2, 4};
  EXPECT_EQ(percentile(sorted, 0), 1);
  EXPECT_EQ(percentile(sorted, 1), 4);
  EXPECT_EQ(percentile(sorted, 0.75), 3);
  EXPECT_TRUE(std::isnan(percentile({}, 0.5)));
  EXPECT_TRUE(std::isnan(describe_distribution({}).mean));
}

TEST(Distribution, PercentilesAscendAndStayWithin) {
  testing::Random random(11);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> values(1 + random.below(40));
    for (double& value : values) value = random.normal();
    const Distribution d = describe_distribution(values);
    EXPECT_LE(d.minimum, d.p5);
    EXPECT_LE(d.p5, d.median);
    EXPECT_LE(d.median, d.p95);
    EXPECT_LE(d.p95, d.maximum);
    const auto below =
        std::count_if(values.begin(), values.end(), [&](double value) { return value < d.p5; });
    EXPECT_LE(static_cast<double>(below), 0.05 * static_cast<double>(values.size()) + 1);
  }
}

TEST(Significance, OurTaxonomyBeatsChanceOnThePublishedTable) {
  const auto table = published_table("16k");
  Scenario scenario;
  std::vector<Taxonomy> ours;
  for (const double budget : {2.0, 8.0, 15.0}) {
    scenario.budget = budget;
    ours.push_back(solve_taxonomy(table, scenario, {}, {}));
  }
  const auto result = test_significance(table, scenario, ours, quick(500), {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->points.size(), 3U);
  for (const SignificancePoint& point : result->points) {
    EXPECT_EQ(point.outcome, SamplingOutcome::kEnough);
    EXPECT_EQ(point.samples, 500U);
    EXPECT_GE(point.attempts, 500U);
    // The optimum of the objective: no random taxonomy is better.
    EXPECT_GE(point.best.objective.ours, point.best.objective.random.maximum - 1e-9);
    EXPECT_GE(point.best.objective.random.mean, point.uniform.objective.random.mean);
    EXPECT_NEAR(point.uniform.objective.p_value, 1.0 / 501, kTolerance);
    EXPECT_EQ(point.uniform.objective.rank, 1U);
    // What is optimised is affinity; with more than a few sources gain and quality follow.
    if (point.budget < 8) continue;
    EXPECT_GT(point.uniform.gain.ours, point.uniform.gain.random.p95);
    EXPECT_NEAR(point.uniform.gain.p_value, 1.0 / 501, kTolerance);
    EXPECT_NEAR(point.uniform.quality.p_value, 1.0 / 501, kTolerance);
  }
}

TEST(Significance, BestTransfersOfASetAreNeverWorseThanUniformOnes) {
  const auto table = published_table("1k");
  for (const Formulation formulation : {Formulation::kPaper, Formulation::kSolver}) {
    Scenario scenario;
    scenario.formulation = formulation;
    const std::vector<Taxonomy> ours{only_budget(4)};
    const auto result = test_significance(table, scenario, ours, quick(200), {});
    const SignificancePoint& point = result->points[0];
    EXPECT_GT(point.best.objective.random.mean, point.uniform.objective.random.mean);
    EXPECT_GE(point.best.objective.random.minimum, point.uniform.objective.random.minimum);
    EXPECT_GE(point.best.objective.random.maximum, point.uniform.objective.random.maximum);
    EXPECT_TRUE(std::isnan(point.best.objective.p_value));  // nothing of ours
    EXPECT_EQ(point.best.objective.rank, 0U);
  }
}

// The mean over random sets of the mean over targets of the best value, by trying all sets.
TEST(Significance, MeansAreThoseOfAllSets) {
  const auto table = small_table({"a", "b", "c", "d", "t", "u"}, {{"a->t", .1, .2, .1},
                                                                  {"b->t", .2, .4, .1},
                                                                  {"c->t", .3, .5, .3},
                                                                  {"d->t", .4, .9, .2},
                                                                  {"a->u", .4, .3, .6},
                                                                  {"b->u", .3, .1, .5},
                                                                  {"c->u", .2, .8, .4},
                                                                  {"d->u", .1, .6, .3}});
  Scenario scenario;
  scenario.roles = {{"t", Role::kTarget}, {"u", Role::kTarget}};
  const std::vector<Taxonomy> ours{only_budget(2)};
  const auto result = test_significance(table, scenario, ours, quick(20000), {});
  const SignificancePoint& point = result->points[0];
  // (a) a target's transfer is uniform over all four sources.
  EXPECT_NEAR(point.uniform.gain.random.mean, (2.0 / 4 + 1.8 / 4) / 2, 0.005);
  EXPECT_NEAR(point.uniform.quality.random.mean, (.7 / 4 + 1.8 / 4) / 2, 0.005);
  EXPECT_NEAR(point.uniform.objective.random.mean, 2 * 1.0 / 4, 0.005);
  // (b) of two sources the better: t: d 3/6, c 2/6, b 1/6; u: a 3/6, b 2/6, c 1/6.
  EXPECT_NEAR(point.best.objective.random.mean, 2 * (3 * .4 + 2 * .3 + .2) / 6, 0.005);
  EXPECT_NEAR(point.best.gain.random.mean,
              ((3 * .9 + 2 * .5 + .4) / 6 + (3 * .3 + 2 * .1 + .8) / 6) / 2, 0.005);
}

TEST(Significance, DependsOnSeedAndBudgetAlone) {
  const auto table = published_table("1k");
  const Scenario scenario;
  const std::vector<Taxonomy> both{only_budget(3), only_budget(5)};
  const std::vector<Taxonomy> one{only_budget(5)};
  RunContext context;
  context.threads = 1;
  const auto single = test_significance(table, scenario, both, quick(150), context);
  for (const int threads : {2, 5}) {
    context.threads = threads;
    const auto several = test_significance(table, scenario, both, quick(150), context);
    for (std::size_t i = 0; i < both.size(); ++i) {
      expect_equal(single->points[i], several->points[i]);
    }
  }
  const auto alone = test_significance(table, scenario, one, quick(150), {});
  expect_equal(single->points[1], alone->points[0]);
  const auto other = test_significance(table, scenario, one, quick(150, 2), {});
  EXPECT_EQ(other->seed, 2U);
  EXPECT_NE(other->points[0].uniform.gain.random.mean, alone->points[0].uniform.gain.random.mean);
  // A longer run begins with the shorter one's samples.
  const auto longer = test_significance(table, scenario, one, quick(300), {});
  EXPECT_GE(longer->points[0].uniform.gain.random.maximum,
            alone->points[0].uniform.gain.random.maximum);
}

// A taxonomy that is itself random gets every p-value equally often.
TEST(Significance, PValuesAreUniformUnderTheNull) {
  const auto table = published_table("1k");
  Scenario scenario;
  scenario.budget = 4;
  const Program program = compile(table, scenario, {.remove_dominated = false});
  const RandomTaxonomies taxonomies(program);
  constexpr std::size_t kRounds = 400;
  constexpr std::size_t kSamples = 99;
  std::vector<double> p_values;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    std::optional<ProgramSolution> drawn;
    RandomStream random(12345, 99, round);
    while (!drawn) drawn = taxonomies.draw_transfers(taxonomies.draw_sources(random), random);
    const std::vector<Taxonomy> ours{to_taxonomy(table, scenario, program, *drawn)};
    const auto result = test_significance(table, scenario, ours, quick(kSamples, 1000 + round), {});
    p_values.push_back(result->points[0].uniform.gain.p_value);
  }
  std::sort(p_values.begin(), p_values.end());
  double distance = 0;  // Kolmogorov and Smirnov's
  for (std::size_t i = 0; i < kRounds; ++i) {
    const double share = static_cast<double>(i + 1) / kRounds;
    distance = std::max(distance, std::abs(share - p_values[i]));
  }
  EXPECT_LT(distance, 1.95 / std::sqrt(static_cast<double>(kRounds)) + 1.0 / (kSamples + 1));
  EXPECT_GE(p_values.front(), 1.0 / (kSamples + 1));
  EXPECT_LE(p_values.back(), 1);
}

TEST(Significance, TiesCountAgainstUs) {
  const auto table = small_table({"a", "t"}, {{"a->t", .3, .6, .2}});
  Scenario scenario;
  scenario.budget = 1;
  const std::vector<Taxonomy> ours{solve_taxonomy(table, scenario, {}, {})};
  const auto result = test_significance(table, scenario, ours, quick(50), {});
  EXPECT_EQ(result->points[0].best.gain.p_value, 1);
  EXPECT_EQ(result->points[0].best.gain.at_least, 50U);
  EXPECT_EQ(result->points[0].best.gain.rank, 51U);
}

TEST(Significance, MissingValuesAreLeftOut) {
  const auto table =
      small_table({"a", "b", "t"}, {{"a->t", .3, .6, kNaN}, {"b->t", .2, kNaN, kNaN}});
  Scenario scenario;
  scenario.budget = 1;
  const std::vector<Taxonomy> ours{solve_taxonomy(table, scenario, {}, {})};
  const auto result = test_significance(table, scenario, ours, quick(200), {});
  const RandomBaseline& baseline = result->points[0].uniform;
  EXPECT_EQ(baseline.objective.random.count, 200U);
  EXPECT_GT(baseline.gain.random.count, 50U);  // only where a was drawn
  EXPECT_LT(baseline.gain.random.count, 150U);
  EXPECT_NEAR(baseline.gain.random.mean, .6, kTolerance);
  EXPECT_EQ(baseline.quality.random.count, 0U);
  EXPECT_TRUE(std::isnan(baseline.quality.p_value));
}

// One of the 120 sets of three sources serves the target.
TransferTable hard_table() {
  return small_table({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "t"},
                     {{"a+b+c->t", .5, .5, .5},
                      {"d+e+f+g->t", .4, .4, .4},
                      {"h->i", .1, .1, .1},
                      {"j->h", .1, .1, .1}});
}

TEST(Significance, SaysWhereHardlyAnyRandomSetIsFeasible) {
  Scenario scenario;
  scenario.roles = {{"*", Role::kSource}, {"t", Role::kTarget}};
  const std::vector<Taxonomy> ours{only_budget(3), only_budget(2), only_budget(10)};
  SignificanceOptions options = quick(100);
  options.attempts = 60;
  const auto result = test_significance(hard_table(), scenario, ours, options, {});
  const SignificancePoint& few = result->points[0];
  EXPECT_EQ(few.outcome, SamplingOutcome::kFew);
  EXPECT_GT(few.samples, 20U);  // 1 − (119/120)^60 = 39 %
  EXPECT_LT(few.samples, 60U);
  EXPECT_EQ(few.best.gain.random.count, few.samples);
  EXPECT_EQ(few.best.gain.random.mean, .5);
  const SignificancePoint& none = result->points[1];
  EXPECT_EQ(none.outcome, SamplingOutcome::kNone);
  EXPECT_EQ(none.samples, 0U);
  EXPECT_EQ(none.attempts, 100U * 60);
  EXPECT_TRUE(std::isnan(none.best.gain.random.mean));
  EXPECT_TRUE(std::isnan(none.best.gain.p_value));
  EXPECT_EQ(result->points[2].outcome, SamplingOutcome::kEnough);
  EXPECT_EQ(result->points[2].attempts, 100U);
}

TEST(Significance, AnImpossibleScenarioHasNoRandomTaxonomies) {
  const auto table = small_table({"a", "b", "t"}, {{"a->t", .5}, {"a->b", .5}});
  Scenario scenario;
  scenario.roles = {{"a", Role::kUnused}, {"t", Role::kTarget}};
  const std::vector<Taxonomy> ours{only_budget(3)};
  const auto result = test_significance(table, scenario, ours, quick(10), {});
  EXPECT_EQ(result->points[0].outcome, SamplingOutcome::kNone);
  EXPECT_EQ(result->points[0].attempts, 0U);
}

TEST(Significance, RespectsRequiredAndForbidden) {
  const auto table = published_table("1k");
  Scenario scenario;
  scenario.required = {"denoise", "edge2d->keypoint2d"};
  scenario.forbidden = {"random"};
  const std::vector<Taxonomy> ours{only_budget(4)};
  const auto result = test_significance(table, scenario, ours, quick(100), {});
  EXPECT_EQ(result->points[0].outcome, SamplingOutcome::kEnough);
  // Two sources of the 24 that are left are free; all serve every target with edge2d beside them.
  EXPECT_EQ(result->points[0].attempts, 100U);
}

TEST(Significance, StoppingIsAnOutcome) {
  const auto table = published_table("1k");
  const std::vector<Taxonomy> ours{only_budget(4), only_budget(5)};
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  double last = 0;
  context.on_progress = [&](double done, double total, std::string_view) {
    EXPECT_GT(done, last);
    EXPECT_LE(done, total);
    EXPECT_EQ(total, 2000);
    last = done;
    if (done > 1200) stop.request_stop();
  };
  EXPECT_FALSE(test_significance(table, {}, ours, quick(1000), context));
  EXPECT_GT(last, 1200);
  EXPECT_LT(last, 1400);
  EXPECT_FALSE(test_significance(table, {}, ours, quick(1000), context));
}

TEST(Significance, RefusesEmptyRequests) {
  const auto table = published_table("1k");
  const std::vector<Taxonomy> ours{only_budget(4)};
  EXPECT_THROW(test_significance(table, {}, ours, quick(0), {}), Error);
  SignificanceOptions options;
  options.attempts = 0;
  EXPECT_THROW(test_significance(table, {}, ours, options, {}), Error);
  const std::vector<Taxonomy> bad{only_budget(kNaN)};
  EXPECT_THROW(test_significance(table, {}, bad, quick(10), {}), Error);
}

}  // namespace
}  // namespace taskatlas
