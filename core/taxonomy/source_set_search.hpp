// SPDX-License-Identifier: MIT
// Internal to the room: exact search over sets of supervised sources. Lagrangian bounds (see
// search_node.hpp) are lowered by subgradient steps, reduced costs fix sources and strike
// transfers, and branching on sources does the rest: best bound first, the better child at once.
#pragma once

#include "base/run_context.hpp"
#include "taxonomy/prover.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace taskatlas {

struct SearchOptions {
  double time_limit = std::numeric_limits<double>::infinity();  // seconds
  double tolerance = 1e-9;                                      // relative to max(1, |objective|)
  std::size_t pool = 1;  // how many source sets to keep, the best ones
};

struct RankedSet {
  double objective = 0;
  std::vector<std::uint8_t> y;  // sources that serve, and required ones
};

struct SearchResult {
  ProofStatus status = ProofStatus::kUnknown;
  std::vector<RankedSet> best;  // descending objective, at most `pool`
  double bound = std::numeric_limits<double>::infinity();
  std::uint64_t nodes = 0;
  std::uint64_t iterations = 0;
};

// Keeps the multipliers and the best set of a run, from which the next one starts: runs that
// differ in budget, fixings or excluded transfers are cheap one after another. Not thread-safe.
// The program must outlive it.
class SourceSetSearch {
 public:
  // Throws Error(kBadInput) for more possible sources than kMaxSearchSources.
  explicit SourceSetSearch(const Program& program);
  ~SourceSetSearch();
  SourceSetSearch(SourceSetSearch&&) noexcept;
  SourceSetSearch& operator=(SourceSetSearch&&) noexcept;

  void set_budget(double budget);
  void set_fixed(std::size_t source, std::int8_t fixed);  // -1 free, 0, 1
  void set_excluded(std::size_t candidate, bool excluded);
  void set_self_excluded(std::size_t target, bool excluded);  // paper formulation only

  // Starts the next run from another's multipliers, where the program has the same shape.
  std::vector<double> multipliers() const;
  void set_multipliers(const std::vector<double>& multipliers);

  SearchResult maximise(const SearchOptions& options, const RunContext& context);
  // The least cost at which every target is served; objective = −cost.
  SearchResult minimise_cost(const SearchOptions& options, const RunContext& context);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace taskatlas
