// SPDX-License-Identifier: MIT
#include "taxonomy/prover.hpp"

namespace taskatlas {

std::unique_ptr<Prover> make_prover(ProverKind kind) {
  return kind == ProverKind::kLagrangian ? make_lagrangian_prover() : make_lp_solve_prover();
}

}  // namespace taskatlas
