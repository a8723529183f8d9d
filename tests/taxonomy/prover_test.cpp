// SPDX-License-Identifier: MIT
// Both provers against exhaustive search and against each other.
#include "taxonomy/prover.hpp"

#include "support/exhaustive.hpp"
#include "support/published.hpp"
#include "support/random_program.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::all_choices;
using testing::best_choice;
using testing::CostDraw;

constexpr double kTolerance = 1e-9;  // of an objective, relative to max(1, |objective|)
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double close_to(double value) { return kTolerance * std::max(1.0, std::abs(value)); }

std::unique_ptr<Prover> prover_of(ProverKind kind) { return make_prover(kind); }

class ProverTest : public ::testing::TestWithParam<ProverKind> {
 protected:
  ProofResult solve(const Program& program) {
    return prover_of(GetParam())->solve(program, {}, {});
  }

  // Sources a(0), b(1), c(2), each also a target; {t}→t worth 0.5; a serves b and c at 0.4, a+b
  // serves c at 0.6.
  static Program small_program(Formulation formulation) {
    Program program;
    program.formulation = formulation;
    program.budget = 1;
    program.members = {0, 0, 0, 1};
    for (int s = 0; s < 3; ++s) program.sources.push_back({TaskId(s), 1, -1});
    program.candidates = {{0.4, 0.4, TransferId(10), 0, 1},
                          {0.6, 0.6, TransferId(11), 2, 4},
                          {0.4, 0.4, TransferId(12), 1, 2}};
    for (int t = 0; t < 3; ++t) {
      ProgramTarget target;
      target.task = TaskId(t);
      target.self_source = t;
      target.has_self = true;
      target.self_value = target.self_raw = 0.5;
      target.self_row = TransferId(t);
      program.targets.push_back(target);
    }
    program.targets[0].first = program.targets[0].last = 0;
    program.targets[1].first = 0;
    program.targets[1].last = 1;
    program.targets[2].first = 1;
    program.targets[2].last = 3;
    return program;
  }
};

std::string name_of(const ::testing::TestParamInfo<ProverKind>& info) {
  return info.param == ProverKind::kLpSolve ? "LpSolve" : "Lagrangian";
}
INSTANTIATE_TEST_SUITE_P(Both, ProverTest,
                         ::testing::Values(ProverKind::kLagrangian, ProverKind::kLpSolve), name_of);

TEST_P(ProverTest, SolvesAnExampleByHand) {
  // Budget 1: only a can serve all. 0.5 + 0.4 + 0.4.
  ProofResult result = solve(small_program(Formulation::kPaper));
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.3, 1e-12);
  EXPECT_EQ(result.solution->supervised, (std::vector<std::uint8_t>{1, 0, 0}));
  EXPECT_EQ(result.solution->chosen, (std::vector<std::int32_t>{ProgramSolution::kSelf, 0, 2}));
  EXPECT_DOUBLE_EQ(result.solution->spent, 1);
  EXPECT_GE(result.bound, result.solution->objective - kTolerance);

  // Budget 3: c is better off with a+b than by itself, but in the solver formulation a trained c
  // must serve itself, so it is not trained. 0.5 + 0.5 + 0.6.
  for (const Formulation formulation : {Formulation::kPaper, Formulation::kSolver}) {
    Program program = small_program(formulation);
    program.budget = 3;
    result = solve(program);
    ASSERT_EQ(result.status, ProofStatus::kOptimal);
    EXPECT_NEAR(result.solution->objective, 1.6, 1e-12);
    program.sources[2].fixed = 1;  // c must be trained
    result = solve(program);
    ASSERT_EQ(result.status, ProofStatus::kOptimal);
    EXPECT_NEAR(result.solution->objective, formulation == Formulation::kPaper ? 1.6 : 1.5, 1e-12);
  }
}

TEST_P(ProverTest, EqualsExhaustiveSearchOnRandomPrograms) {
  int feasible = 0;
  int infeasible = 0;
  for (std::uint64_t seed = 1; seed <= 700; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Program program = testing::random_program(seed);
    const auto truth = best_choice(all_choices(program), program.budget);
    const ProofResult result = solve(program);
    if (!truth) {
      ++infeasible;
      ASSERT_EQ(result.status, ProofStatus::kInfeasible);
      ASSERT_FALSE(result.solution);
      continue;
    }
    ++feasible;
    ASSERT_EQ(result.status, ProofStatus::kOptimal);
    ASSERT_TRUE(result.solution);
    ASSERT_EQ(verify(program, *result.solution), "");
    ASSERT_NEAR(result.solution->objective, truth->objective, close_to(truth->objective));
    ASSERT_GE(result.bound, truth->objective - close_to(truth->objective));
    ASSERT_LE(result.bound, truth->objective + close_to(truth->objective));
  }
  EXPECT_GT(feasible, 300) << "the generator must draw programs worth solving";
  EXPECT_GT(infeasible, 50) << "the generator must draw infeasible programs too";
}

TEST_P(ProverTest, ProvesTheSameAfterHavingSolvedOthers) {
  // One prover for many programs, as a slider uses it: what it keeps must never change a result.
  const auto prover = prover_of(GetParam());
  for (std::uint64_t seed = 1000; seed < 1040; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Program program = testing::random_program(seed);
    if (!std::isfinite(program.budget)) program.budget = 5;
    for (const double share : {1.0, 0.5, 0.75, 0.25}) {
      Program changed = program;
      changed.budget = share * program.budget;
      const auto truth = best_choice(all_choices(changed), changed.budget);
      const ProofResult result = prover->solve(changed, {}, {});
      ASSERT_EQ(result.status, truth ? ProofStatus::kOptimal : ProofStatus::kInfeasible);
      if (truth) {
        ASSERT_NEAR(result.solution->objective, truth->objective, close_to(truth->objective));
      }
    }
  }
}

TEST_P(ProverTest, KeepsRelativeAccuracyForValuesAndCostsOfAnySize) {
  for (const double size : {1e-6, 1e6}) {
    for (std::uint64_t seed = 2000; seed < 2060; ++seed) {
      SCOPED_TRACE("size " + std::to_string(size) + ", seed " + std::to_string(seed));
      Program program = testing::random_program(seed);
      for (auto& candidate : program.candidates) candidate.value *= size;
      for (auto& target : program.targets) {
        target.self_value *= size;
        if (size > 1) target.transfer_cost *= size;
      }
      if (size > 1) {
        for (auto& source : program.sources) source.cost *= size;
        program.budget *= size;
      }
      const auto truth = best_choice(all_choices(program), program.budget);
      const ProofResult result = solve(program);
      ASSERT_EQ(result.status, truth ? ProofStatus::kOptimal : ProofStatus::kInfeasible);
      if (truth) {
        ASSERT_NEAR(result.solution->objective, truth->objective, close_to(truth->objective));
      }
    }
  }
}

TEST_P(ProverTest, HandlesEmptyPrograms) {
  Program nothing;
  ProofResult result = solve(nothing);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_EQ(result.solution->objective, 0);

  Program required;  // nothing to serve, but a source that must be paid for
  required.sources.push_back({TaskId(0), 2, 1});
  required.budget = 2;
  result = solve(required);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_EQ(result.solution->spent, 2);
  required.budget = 1;
  EXPECT_EQ(solve(required).status, ProofStatus::kInfeasible);

  Program unserved;  // a target that nothing can serve
  unserved.targets.emplace_back();
  EXPECT_EQ(solve(unserved).status, ProofStatus::kInfeasible);

  Program impossible = small_program(Formulation::kPaper);
  impossible.impossible = "nothing can serve c";
  EXPECT_EQ(solve(impossible).status, ProofStatus::kInfeasible);
}

TEST_P(ProverTest, HandlesZeroAndInfiniteBudgets) {
  Program program = small_program(Formulation::kPaper);
  program.budget = 0;
  EXPECT_EQ(solve(program).status, ProofStatus::kInfeasible);
  program.sources[0].cost = 0;  // an encoder that is there already
  ProofResult result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.3, 1e-12);
  program.budget = kInfinity;
  result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.6, 1e-12);
}

TEST_P(ProverTest, ComparesTheBudgetWithItsTolerance) {
  Program program = small_program(Formulation::kPaper);
  program.sources[0].cost = 0.1;
  program.sources[1].cost = 0.2;
  program.budget = 0.3;  // 0.1 + 0.2 > 0.3 in floating point
  ProofResult result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.6, 1e-12);
  program.budget = 0.3 - 1e-6;
  result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.3, 1e-12);
}

TEST_P(ProverTest, MakesATransferAffordableByGivingUpAnother) {
  // With transfer costs full supervision of c (trained anyway) may be the cheaper choice.
  Program program = small_program(Formulation::kPaper);
  program.sources[1].fixed = 1;
  program.sources[2].fixed = 1;
  program.targets[1].transfer_cost = 0.5;
  program.targets[2].transfer_cost = 0.5;
  program.budget = 3.5;  // a, b, c and one transfer: a+b→c, b by itself
  ProofResult result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.6, 1e-12);
  program.budget = 3.25;  // no transfer
  result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 1.5, 1e-12);
}

TEST_P(ProverTest, DoesNotTrainATargetThatCannotServeItselfInTheSolverFormulation) {
  Program program = small_program(Formulation::kSolver);
  program.budget = 3;
  program.targets[1].has_self = false;  // b may no longer be trained, so a+b→c is out
  const ProofResult result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_NEAR(result.solution->objective, 0.5 + 0.4 + 0.5, 1e-12);
  program.sources[1].fixed = 1;
  EXPECT_EQ(solve(program).status, ProofStatus::kInfeasible);
}

TEST_P(ProverTest, PrefersTheLargerValueWhereImportanceIsZero) {
  Program program = small_program(Formulation::kPaper);
  for (auto& candidate : program.candidates) candidate.value = 0;
  for (auto& target : program.targets) target.self_value = 0;
  program.sources[0].fixed = program.sources[1].fixed = 1;
  program.sources[2].fixed = 0;
  program.targets[2].has_self = false;
  program.budget = 3;
  const ProofResult result = solve(program);
  ASSERT_EQ(result.status, ProofStatus::kOptimal);
  EXPECT_EQ(result.solution->chosen[2], 1) << "a+b (0.6) rather than a (0.4)";
}

// Published tables: the provers must agree. (Exhaustive search is out of reach: 26 sources.)
TEST(Provers, AgreeOnThePublishedTables) {
  const auto ours = make_lagrangian_prover();
  const auto theirs = make_lp_solve_prover();
  for (const char* which : {"16k", "1k", "mixed"}) {
    const TransferTable table = testing::published_table(which);
    for (const Value value :
         {Value::kAffinity, Value::kSqrtAffinity, Value::kGain, Value::kQuality}) {
      for (const CostDraw costs : {CostDraw::kUnit, CostDraw::kUnequal, CostDraw::kTransfers}) {
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
          SCOPED_TRACE(std::string(which) + " " + std::string(to_string(value)) + " costs " +
                       std::to_string(static_cast<int>(costs)) + " seed " + std::to_string(seed));
          Scenario scenario = testing::draw_scenario(table, value, costs, seed);
          scenario.formulation = seed % 2 == 0 ? Formulation::kPaper : Formulation::kSolver;
          const Program program = compile(table, scenario);
          const ProofResult a = ours->solve(program, {}, {});
          const ProofResult b = theirs->solve(program, {}, {});
          ASSERT_EQ(a.status, b.status);
          if (a.status == ProofStatus::kInfeasible) continue;
          ASSERT_EQ(a.status, ProofStatus::kOptimal);
          ASSERT_EQ(verify(program, *a.solution), "");
          ASSERT_EQ(verify(program, *b.solution), "");
          ASSERT_NEAR(a.solution->objective, b.solution->objective,
                      close_to(b.solution->objective));
        }
      }
    }
  }
}

}  // namespace
}  // namespace taskatlas
