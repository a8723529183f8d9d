// SPDX-License-Identifier: MIT
// Internal to the room: draws random source sets and taxonomies of a program, as significance.hpp
// defines them.
#pragma once

#include "base/random_stream.hpp"
#include "taxonomy/program.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace taskatlas {

// Immutable; safe to draw from on several threads, each with its own stream. The program is
// borrowed.
class RandomTaxonomies {
 public:
  explicit RandomTaxonomies(const Program& program);

  // A set that spends the budget (one byte for each source), feasible or not.
  std::vector<std::uint8_t> draw_sources(RandomStream& random) const;

  // The least that the set costs: supervision, and transfers into targets that it does not solve
  // by supervision.
  double least_cost(const std::vector<std::uint8_t>& supervised) const;

  // A uniform choice for each target (definition (a)); nullopt where the set cannot serve every
  // target within the budget.
  std::optional<ProgramSolution> draw_transfers(const std::vector<std::uint8_t>& supervised,
                                                RandomStream& random) const;

 private:
  const Program& program_;
  std::vector<std::size_t> free_;  // sources neither required nor forbidden
  std::vector<double> marginal_;   // what a source adds to least_cost, negative where it saves
  double fixed_cost_ = 0;          // least_cost of the required sources alone
};

}  // namespace taskatlas
