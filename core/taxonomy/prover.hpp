// SPDX-License-Identifier: MIT
// Provers find an optimal solution of a Program and prove it.
#pragma once

#include "base/run_context.hpp"
#include "taxonomy/program.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace taskatlas {

enum class ProofStatus : std::uint8_t {
  kOptimal,     // solution proven within the tolerance
  kFeasible,    // stopped by time, nodes or the user with a solution; bound is honest
  kInfeasible,  // proven: nothing meets the constraints
  kUnknown,     // stopped before a solution was found and before there was proof of none
};

enum class ProverKind : std::uint8_t {
  kLagrangian,  // our own branch and bound over source sets with Lagrangian bounds
  kLpSolve,     // lp_solve 5.5 on the disaggregated program
};

struct ProverOptions {
  double time_limit = 60;   // seconds > 0, infinity = none
  double tolerance = 1e-9;  // relative to max(1, |objective|): a gap up to it counts as proven
                            // (lp_solve always proves to 1e-9)
};

struct ProofResult {
  ProofStatus status = ProofStatus::kUnknown;
  std::optional<ProgramSolution> solution;
  double bound = std::numeric_limits<double>::infinity();  // no solution is worth more
  std::uint64_t nodes = 0;
  double seconds = 0;
};

// Not thread-safe; one prover per thread. Polls context.stop at least every 20 ms and returns
// what it has. Never throws for an infeasible program; throws Error(kFailed) where a library
// breaks its word.
class Prover {
 public:
  virtual ~Prover() = default;
  virtual ProofResult solve(const Program& program, const ProverOptions& options,
                            const RunContext& context) = 0;
};

std::unique_ptr<Prover> make_lagrangian_prover();
std::unique_ptr<Prover> make_lp_solve_prover();
std::unique_ptr<Prover> make_prover(ProverKind kind);

}  // namespace taskatlas
