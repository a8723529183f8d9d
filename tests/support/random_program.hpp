// SPDX-License-Identifier: MIT
// Seeded random programs, tables and scenarios. The same seed gives the same everywhere.
#pragma once

#include "support/random.hpp"
#include "taxonomy/program.hpp"
#include "taxonomy/scenario.hpp"

#include <cstdint>

namespace taskatlas::testing {

// A small program: up to 10 sources and 8 targets, orders 1 to 4, both formulations; unit, unequal,
// whole and zero costs; transfer costs; required and forbidden sources; importance 0; equal values
// and equal budgets; targets without full supervision or without any candidate; budgets of 0, of
// exactly what some set costs, and none. Some have no solution.
Program random_program(std::uint64_t seed);

struct RandomStudy {
  TransferTable table;
  Scenario scenario;
};

// A table of up to 8 tasks with self, identity and pixels rows, rows without some value and rows
// that hold their own target; and a scenario that uses every field. Some have no solution.
RandomStudy random_study(std::uint64_t seed);

// ---- Large ------------------------------------------------------------------------------------

// What a larger study would look like. Tasks lie in clusters of a 6-dimensional space; a
// first-order transfer's score falls off with the squared distance of source and target, times a
// strength of the source and lognormal noise. A set of sources is worth `synergy` times its best
// member; the sets are those of the beam (all pairs and triples of the 5 best sources, all
// quadruples of the 6 best) and then random ones of orders 2 to 4, half of their members from the
// 15 best. Full supervision is worth 1.5 to 3 times the best transfer of order 1. Each target's
// scores are divided by their sum, as affinities are.
struct LargeOptions {
  int tasks = 100;
  int transfers_per_target = 200;  // 99 of them of first order with 100 tasks
  int clusters = 12;
  double noise = 0.5;  // of the logarithm of a score
  double synergy_low = 1.1;
  double synergy_high = 1.35;
};

TransferTable large_table(const LargeOptions& options, std::uint64_t seed);

// Lognormal(0, 0.5) costs of supervision, importance 1, every task both source and target, budget a
// share of the cost of all.
Scenario large_scenario(const TransferTable& table, double share_of_total_cost, std::uint64_t seed);

// ---- Draws over a given table -------------------------------------------------------------------

enum class CostDraw : std::uint8_t {
  kUnit,       // costs 1; budget a whole number, uniform in [2, 15]
  kUnequal,    // costs lognormal(0, 0.5); budget uniform in [10, 60] % of the cost of all sources
  kTransfers,  // as kUnequal, and transfer costs uniform in [0, 0.5]; the budget is of the cost of
               // all sources and all transfers
};

// Importance uniform in [0, 3] for every target.
Scenario draw_scenario(const TransferTable& table, Value value, CostDraw costs, std::uint64_t seed);

}  // namespace taskatlas::testing
