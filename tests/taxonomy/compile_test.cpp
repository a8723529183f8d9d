// SPDX-License-Identifier: MIT
// From a table and a scenario to a program: what is a candidate, what is fixed, what is refused.
#include "base/error.hpp"
#include "support/exhaustive.hpp"
#include "support/published.hpp"
#include "support/random_program.hpp"
#include "taxonomy/program.hpp"

#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using ::testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// a, b, c are sources and targets; d only a source. Only affinities are there.
class CompileTest : public ::testing::Test {
 protected:
  static Transfer row(TaskId target, std::vector<TaskId> sources, double affinity) {
    Transfer transfer;
    transfer.target = target;
    transfer.pseudo = sources.empty() ? PseudoSource::kSelf : PseudoSource::kNone;
    transfer.sources = std::move(sources);
    transfer.affinity = affinity;
    return transfer;
  }
  static TransferTable make_table() {
    std::vector<Task> tasks(4);
    const char* codes[] = {"a", "b", "c", "d"};
    for (std::size_t i = 0; i < 4; ++i) tasks[i].code = tasks[i].name = codes[i];
    Transfer pixels = row(c, {}, 0.9);
    pixels.pseudo = PseudoSource::kPixels;
    return TransferTable(tasks, {row(a, {}, 0.5), row(b, {}, 0.5), row(c, {}, 0.5), pixels,
                                 row(c, {c}, 0.45),  // t→t: never a candidate
                                 row(a, {d}, 0.1), row(b, {a}, 0.2), row(b, {d, c}, 0.3),
                                 row(c, {a}, 0.3), row(c, {a, b}, 0.2),  // dominated
                                 row(c, {b, d}, 0.4), row(c, {b, d, a}, kNaN)});
  }
  static constexpr TaskId a{0}, b{1}, c{2}, d{3};
  TransferTable table = make_table();
  Scenario scenario;

  std::set<std::string> candidates(const Program& program, TaskId target) const {
    std::set<std::string> names;
    for (const ProgramTarget& t : program.targets) {
      if (t.task != target) continue;
      for (const auto& e : program.candidates_of(t)) names.insert(table.describe(e.row));
      if (t.has_self) names.insert("self");
    }
    return names;
  }
  void expect_usage_error(const char* what) {
    try {
      compile(table, scenario);
      ADD_FAILURE() << "accepted, but expected an error about " << what;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
      EXPECT_THAT(error.what(), HasSubstr(what));
    }
  }
};

using Names = std::set<std::string>;

TEST_F(CompileTest, TakesMeasuredTransfersAndLeavesOutWhatCannotMatter) {
  const Program program = compile(table, scenario);
  EXPECT_EQ(program.impossible, "");
  EXPECT_EQ(program.sources.size(), 4U);
  ASSERT_EQ(program.targets.size(), 3U) << "d is never a target: source only";
  EXPECT_EQ(candidates(program, c), (Names{"a->c", "b+d->c", "self"}));
  EXPECT_EQ(candidates(compile(table, scenario, {.remove_dominated = false}), c),
            (Names{"a->c", "a+b->c", "b+d->c", "self"}));
}

TEST_F(CompileTest, SortsCandidatesByValueAndSourcesByIndex) {
  const Program program = compile(table, scenario, {.remove_dominated = false});
  for (const ProgramTarget& target : program.targets) {
    const auto list = program.candidates_of(target);
    for (std::size_t i = 1; i < list.size(); ++i) EXPECT_GE(list[i - 1].raw, list[i].raw);
    for (const auto& e : list) {
      const auto sources = program.sources_of(e);
      EXPECT_TRUE(std::is_sorted(sources.begin(), sources.end()));
      EXPECT_EQ(sources.size(), table.transfer(e.row).sources.size());
    }
  }
}

TEST_F(CompileTest, WeighsValuesByImportanceButDominanceIgnoresIt) {
  scenario.importance = {{"c", 0}};
  const Program program = compile(table, scenario);
  EXPECT_EQ(candidates(program, c), (Names{"a->c", "b+d->c", "self"}));
  for (const auto& e : program.candidates_of(program.targets[2])) {
    EXPECT_EQ(e.value, 0);
    EXPECT_GT(e.raw, 0);
  }
  scenario.value = Value::kSqrtAffinity;
  scenario.importance = {{"c", 2}};
  EXPECT_DOUBLE_EQ(compile(table, scenario).targets[2].self_value, 2 * std::sqrt(0.5));
}

TEST_F(CompileTest, KeepsAMaximumOrder) {
  scenario.max_order = 1;
  EXPECT_EQ(candidates(compile(table, scenario), c), (Names{"a->c", "self"}));
}

TEST_F(CompileTest, RolesDecideWhoServesAndWhoIsServed) {
  scenario.roles = {{"b", Role::kTarget}, {"c", Role::kTarget}, {"a", Role::kSource}};
  Program program = compile(table, scenario);
  EXPECT_EQ(program.targets.size(), 2U);
  EXPECT_EQ(program.sources.size(), 2U);
  EXPECT_EQ(candidates(program, b), (Names{"a->b"})) << "a target only task cannot be supervised";
  EXPECT_EQ(candidates(program, c), (Names{"a->c"}));
  scenario.roles = {{"*", Role::kUnused}, {"a", Role::kSource}, {"b", Role::kTarget}};
  program = compile(table, scenario);
  EXPECT_EQ(program.sources.size(), 1U);
  EXPECT_EQ(candidates(program, b), (Names{"a->b"}));
}

TEST_F(CompileTest, ForbiddingABetterTransferUncoversWhatItDominated) {
  scenario.forbidden = {"a->c"};
  EXPECT_EQ(candidates(compile(table, scenario), c), (Names{"a+b->c", "b+d->c", "self"}));
  scenario.forbidden = {"d+b->c"};  // in any order of its sources
  const Names left = candidates(compile(table, scenario), c);
  EXPECT_EQ(left.count("b+d->c"), 0U);
  EXPECT_EQ(left.count("a->c"), 1U);
  scenario.forbidden = {"c->c"};
  EXPECT_EQ(candidates(compile(table, scenario), c), (Names{"a->c", "b+d->c"}));
  scenario.forbidden = {"a"};
  EXPECT_EQ(candidates(compile(table, scenario), b), (Names{"d+c->b", "self"}));
}

TEST_F(CompileTest, ARequiredTransferIsTheOnlyOneAndItsSourcesAreFixed) {
  scenario.required = {"a+b->c"};  // dominated, but asked for
  const Program program = compile(table, scenario);
  EXPECT_EQ(candidates(program, c), (Names{"a+b->c"}));
  EXPECT_EQ(program.sources[0].fixed, 1);
  EXPECT_EQ(program.sources[1].fixed, 1);
  scenario.required = {"c->c"};
  EXPECT_EQ(candidates(compile(table, scenario), c), (Names{"self"}));
  EXPECT_EQ(compile(table, scenario).sources[2].fixed, 1);
}

TEST_F(CompileTest, UnknownNamesAreUsageErrors) {
  scenario.roles = {{"zebra", Role::kBoth}};
  expect_usage_error("zebra");
  scenario = {};
  scenario.importance = {{"zebra", 1}};
  expect_usage_error("zebra");
  scenario = {};
  scenario.costs = {{"zebra", 1}};
  expect_usage_error("zebra");
  scenario = {};
  scenario.transfer_costs = {{"zebra", 1}};
  expect_usage_error("zebra");
  scenario = {};
  scenario.required = {"zebra"};
  expect_usage_error("zebra");
  scenario = {};
  scenario.forbidden = {"a+zebra->c"};
  expect_usage_error("zebra");
  scenario = {};
  scenario.forbidden = {"c->a"};
  expect_usage_error("c->a");
}

TEST_F(CompileTest, ContradictionsAreUsageErrors) {
  scenario.required = {"a"};
  scenario.forbidden = {"a"};
  expect_usage_error("a");
  scenario.required = scenario.forbidden = {"a->c"};
  expect_usage_error("a->c");
  scenario.required = {"a->c", "b+d->c"};
  scenario.forbidden = {};
  expect_usage_error("c");
  scenario.required = {"b+d->c"};
  scenario.forbidden = {"d"};
  expect_usage_error("d");
}

TEST_F(CompileTest, AValueThatNoTransferHasIsBadInput) {
  scenario.value = Value::kQuality;
  try {
    compile(table, scenario);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_THAT(error.what(), HasSubstr("quality"));
  }
}

TEST_F(CompileTest, SaysWhatCannotBeServed) {
  scenario.roles = {{"d", Role::kBoth}};  // nobody measured a transfer into d
  EXPECT_THAT(compile(table, scenario).impossible, HasSubstr("d"));
  scenario.roles = {{"a", Role::kTarget}, {"d", Role::kUnused}};
  EXPECT_THAT(compile(table, scenario).impossible, HasSubstr("a"));
}

TEST_F(CompileTest, InTheSolverFormulationWhoCannotServeItselfIsNotTrained) {
  scenario.formulation = Formulation::kSolver;
  scenario.forbidden = {"a->a"};
  Program program = compile(table, scenario);
  EXPECT_EQ(program.sources[0].fixed, 0);
  EXPECT_EQ(program.impossible, "");
  scenario.required = {"a"};
  EXPECT_NE(compile(table, scenario).impossible, "");
}

TEST_F(CompileTest, PublishedTableHasTheCountsOfItsReadme) {
  const TransferTable published = testing::published_table("16k");
  const Program all = compile(published, {}, {.remove_dominated = false});
  EXPECT_EQ(all.sources.size(), 26U) << "class_selected is unused";
  EXPECT_EQ(all.targets.size(), 22U);
  EXPECT_EQ(all.impossible, "");
  for (const ProgramTarget& target : all.targets) EXPECT_TRUE(target.has_self);
  const Program program = compile(published, {});
  EXPECT_LT(program.candidates.size(), all.candidates.size());
  EXPECT_GT(program.candidates.size(), 900U);
}

// Whatever the scenario: program and table have the same optimum, with dominance and without.
TEST(Compile, MeansWhatTheTableAndScenarioSay) {
  int compared = 0;
  int contradictions = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto [table, scenario] = testing::random_study(seed);
    const auto truth = testing::best_choice(testing::all_choices(table, scenario), scenario.budget);
    for (const bool remove : {true, false}) {
      Program program;
      try {
        program = compile(table, scenario, {.remove_dominated = remove});
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kUsage) {
          ASSERT_FALSE(truth) << "refused, but it has a solution: " << error.what();
        }
        ++contradictions;
        continue;
      }
      const auto found = testing::best_choice(testing::all_choices(program), program.budget);
      ASSERT_EQ(found.has_value(), truth.has_value()) << program.impossible;
      if (truth) {
        ASSERT_NEAR(found->objective, truth->objective, 1e-12);
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000);
  EXPECT_LT(contradictions, 150);
}

TEST(Compile, AssignmentIsTheBestThatASetOfSourcesAllows) {
  for (std::uint64_t seed = 5000; seed < 5200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Program program = testing::random_program(seed);
    const auto choices = testing::all_choices(program);
    for (std::uint32_t y = 0; y < (1U << program.sources.size()); y += 7) {
      std::vector<std::uint8_t> supervised;
      for (std::size_t s = 0; s < program.sources.size(); ++s) supervised.push_back((y >> s) & 1U);
      std::vector<testing::Choice> own;
      for (const auto& choice : choices) {
        if (choice.supervised == y) own.push_back(choice);
      }
      const auto truth = testing::best_choice(own, program.budget);
      const auto found = best_assignment(program, supervised);
      ASSERT_EQ(found.has_value(), truth.has_value()) << "sources " << y;
      if (!truth) continue;
      ASSERT_EQ(verify(program, *found), "");
      ASSERT_NEAR(found->objective, truth->objective, 1e-12);
    }
  }
}

}  // namespace
}  // namespace taskatlas
