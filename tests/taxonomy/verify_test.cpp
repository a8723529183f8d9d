// SPDX-License-Identifier: MIT
// The check that nobody's solution gets around: it must accept what is right and name every kind of
// wrong.
#include "support/random_program.hpp"
#include "taxonomy/prover.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using ::testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Sources a, b, c; target t (not among them) served by a (0.4) or a+b (0.6) at a transfer cost of
// 0.5; target c served by a (0.3) or by itself (0.7).
class VerifyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    program.budget = 2.5;
    for (int s = 0; s < 3; ++s) program.sources.push_back({TaskId(s), 1, -1});
    program.members = {0, 1, 0, 0};
    program.candidates = {{0.6, 0.6, TransferId(0), 0, 2},
                          {0.4, 0.4, TransferId(1), 2, 3},
                          {0.3, 0.3, TransferId(2), 3, 4}};
    ProgramTarget c;
    c.task = TaskId(2);
    c.self_source = 2;
    c.has_self = true;
    c.self_value = c.self_raw = 0.7;
    c.first = 2;
    c.last = 3;
    ProgramTarget t;
    t.task = TaskId(3);
    t.transfer_cost = 0.5;
    t.first = 0;
    t.last = 2;
    program.targets = {c, t};

    right.supervised = {1, 1, 0};
    right.chosen = {2, 0};
    right.objective = 0.9;
    right.spent = 2.5;
  }

  Program program;
  ProgramSolution right;
};

TEST_F(VerifyTest, AcceptsWhatIsRight) {
  EXPECT_EQ(verify(program, right), "");
  ProgramSolution other = right;
  other.supervised = {1, 0, 1};
  other.chosen = {ProgramSolution::kSelf, 1};
  other.objective = 1.1;
  EXPECT_EQ(verify(program, other), "");
  program.formulation = Formulation::kSolver;
  EXPECT_EQ(verify(program, other), "");
}

TEST_F(VerifyTest, AcceptsSpareSources) {
  program.budget = 10;
  right.supervised = {1, 1, 1};  // c is trained and still served by a: the paper allows it
  right.spent = 3.5;
  EXPECT_EQ(verify(program, right), "");
}

TEST_F(VerifyTest, AcceptsEveryProversSolutions) {
  for (std::uint64_t seed = 3000; seed < 3100; ++seed) {
    const Program random = testing::random_program(seed);
    const ProofResult result = make_lp_solve_prover()->solve(random, {}, {});
    if (result.solution) {
      ASSERT_EQ(verify(random, *result.solution), "") << "seed " << seed;
    }
  }
}

TEST_F(VerifyTest, RejectsSolutionsOfAnotherShape) {
  ProgramSolution wrong = right;
  wrong.supervised.pop_back();
  EXPECT_THAT(verify(program, wrong), HasSubstr("2 sources of 3"));
  wrong = right;
  wrong.chosen.push_back(0);
  EXPECT_THAT(verify(program, wrong), HasSubstr("3 targets of 2"));
  wrong = right;
  wrong.supervised[1] = 2;
  EXPECT_THAT(verify(program, wrong), HasSubstr("neither"));
}

TEST_F(VerifyTest, RejectsATargetThatIsNotServed) {
  right.chosen[1] = ProgramSolution::kNone;
  right.objective = 0.3;
  right.spent = 2;
  EXPECT_THAT(verify(program, right), HasSubstr("target 1 is not served"));
}

TEST_F(VerifyTest, RejectsAnotherTargetsCandidate) {
  right.chosen[1] = 2;
  right.objective = 0.6;
  EXPECT_THAT(verify(program, right), HasSubstr("not one of its own"));
  right.chosen[1] = 99;
  EXPECT_THAT(verify(program, right), HasSubstr("not one of its own"));
}

TEST_F(VerifyTest, RejectsSourcesThatAreNotSupervised) {
  right.supervised = {1, 0, 0};
  right.spent = 1.5;
  EXPECT_THAT(verify(program, right), HasSubstr("source 1 is not supervised"));
}

TEST_F(VerifyTest, RejectsFullSupervisionWithoutSupervision) {
  right.chosen[0] = ProgramSolution::kSelf;
  right.objective = 1.3;
  EXPECT_THAT(verify(program, right), HasSubstr("serves itself but is not supervised"));
  right.supervised = {1, 1, 1};
  program.budget = right.spent = 3.5;
  EXPECT_EQ(verify(program, right), "");
  program.targets[0].has_self = false;
  EXPECT_THAT(verify(program, right), HasSubstr("no full supervision"));
}

TEST_F(VerifyTest, RejectsATrainedTargetServedByATransferInTheSolverFormulation) {
  program.budget = 10;
  right.supervised = {1, 1, 1};
  right.spent = 3.5;
  program.formulation = Formulation::kSolver;
  EXPECT_THAT(verify(program, right), HasSubstr("does not serve itself"));
}

TEST_F(VerifyTest, RejectsBrokenFixings) {
  program.sources[1].fixed = 0;
  EXPECT_THAT(verify(program, right), HasSubstr("forbidden"));
  program.sources[1].fixed = -1;
  program.sources[2].fixed = 1;
  EXPECT_THAT(verify(program, right), HasSubstr("required"));
}

TEST_F(VerifyTest, ComparesTheBudgetWithItsTolerance) {
  program.budget = 2.5 - 0.9e-9;
  EXPECT_EQ(verify(program, right), "");
  program.budget = 2.5 - 1e-8;
  EXPECT_THAT(verify(program, right), HasSubstr("budget"));
  program.budget = kNaN;
  EXPECT_THAT(verify(program, right), HasSubstr("budget"));
}

TEST_F(VerifyTest, RejectsWrongSums) {
  ProgramSolution wrong = right;
  wrong.objective += 1e-7;
  EXPECT_THAT(verify(program, wrong), HasSubstr("objective"));
  wrong.objective = kNaN;
  EXPECT_THAT(verify(program, wrong), HasSubstr("objective"));
  wrong = right;
  wrong.spent -= 0.5;  // forgot the transfer cost
  EXPECT_THAT(verify(program, wrong), HasSubstr("spend"));
}

TEST_F(VerifyTest, RejectsAnySolutionOfAnImpossibleProgram) {
  program.impossible = "nothing can serve d";
  EXPECT_THAT(verify(program, right), HasSubstr("nothing can serve d"));
}

TEST_F(VerifyTest, SumsManyTermsExactly) {
  // A thousand targets worth 1 and 0.001 in turn: the exact claim passes, one that is off by a
  // single small term does not.
  Program many;
  many.budget = std::numeric_limits<double>::infinity();
  many.sources.push_back({TaskId(0), 1, -1});
  many.members = {0};
  ProgramSolution solution;
  solution.supervised = {1};
  solution.spent = 1;
  for (int t = 0; t < 1000; ++t) {
    ProgramTarget target;
    target.task = TaskId(t + 1);
    target.first = static_cast<std::uint32_t>(t);
    target.last = target.first + 1;
    many.targets.push_back(target);
    const double value = t % 2 == 0 ? 1.0 : 1e-3;
    many.candidates.push_back({value, value, TransferId(t), 0, 1});
    solution.chosen.push_back(t);
  }
  solution.objective = 500.5;
  EXPECT_EQ(verify(many, solution), "");
  solution.objective = 500.499;
  EXPECT_NE(verify(many, solution), "");
}

}  // namespace
}  // namespace taskatlas
