// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "taxonomy/prover.hpp"
#include "taxonomy/source_set_search.hpp"

#include <chrono>

namespace taskatlas {
namespace {

class LagrangianProver final : public Prover {
 public:
  ProofResult solve(const Program& program, const ProverOptions& options,
                    const RunContext& context) override {
    const auto begin = std::chrono::steady_clock::now();
    ProofResult result;
    if (!program.impossible.empty()) {
      result.status = ProofStatus::kInfeasible;
      result.bound = -std::numeric_limits<double>::infinity();
      return result;
    }
    SourceSetSearch search(program);
    search.set_multipliers(multipliers_);
    SearchOptions search_options;
    search_options.time_limit = options.time_limit;
    search_options.tolerance = options.tolerance;
    const SearchResult found = search.maximise(search_options, context);
    multipliers_ = search.multipliers();
    result.status = found.status;
    result.bound = found.bound;
    result.nodes = found.nodes;
    if (!found.best.empty()) {
      result.solution = best_assignment(program, found.best.front().y);
      if (!result.solution) throw failure("the prover chose sources that serve nobody");
    }
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
  }

 private:
  std::vector<double> multipliers_;
};

}  // namespace

std::unique_ptr<Prover> make_lagrangian_prover() { return std::make_unique<LagrangianProver>(); }

}  // namespace taskatlas
