// SPDX-License-Identifier: MIT
// Is a taxonomy better than chance? Random taxonomies of the same budget (paper, figure 11).
//
// A random taxonomy starts from a random source set that spends the budget:
//   * Sources are inserted in uniformly random order; one is inserted while it still fits, and the
//     order is gone through until none of those left out fits. What a set costs is the least with
//     which it can serve the targets: its supervision plus the transfer cost of every target that
//     it does not supervise. Required sources are in from the start, forbidden ones never.
//   * With unit costs and no transfer costs these are the sets of exactly ⌊budget⌋ possible
//     sources (all of them where there are fewer), each equally likely. With unequal costs they
//     are maximal sets; one that more insertion orders lead to is likelier.
//   * A set that cannot serve every target, or breaks the scenario's formulation, required or
//     forbidden transfers or budget, is rejected and drawn again.
// Two taxonomies are made of each set:
//   (a) each target takes, uniformly, one of the transfers (full supervision among them) that the
//       set allows. Where transfer costs bind, targets choose one after another in random order,
//       each among the choices that leave the others their cheapest one;
//   (b) each target takes its best (best_assignment).
#pragma once

#include "base/run_context.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace taskatlas {

struct SignificanceOptions {
  std::size_t samples = 1000;   // random source sets for each budget, ≥ 1
  std::uint64_t seed = 1;       // stored in the result
  std::size_t attempts = 1000;  // sets drawn for one sample before it is given up, ≥ 1

  void check() const;  // throws Error(kUsage)
};

// Of one number over the random taxonomies that have it; all NaN where none has.
struct Distribution {
  std::size_t count = 0;  // random taxonomies that have the number
  double mean = std::numeric_limits<double>::quiet_NaN();
  double p5 = std::numeric_limits<double>::quiet_NaN();  // 5th percentile
  double median = std::numeric_limits<double>::quiet_NaN();
  double p95 = std::numeric_limits<double>::quiet_NaN();
  double minimum = std::numeric_limits<double>::quiet_NaN();
  double maximum = std::numeric_limits<double>::quiet_NaN();
};

// NaNs are left out. Percentiles as affinity/percentile.hpp takes them.
Distribution describe_distribution(std::span<const double> values);

// One number of our taxonomy against the random ones.
struct AgainstRandom {
  double ours = std::numeric_limits<double>::quiet_NaN();
  Distribution random;
  std::size_t at_least = 0;  // random taxonomies at least as good (up to 1e-12 relative)
  std::size_t rank = 0;      // 1 + at_least; 0 where ours or the random ones lack the number
  double p_value = std::numeric_limits<double>::quiet_NaN();  // (1 + at_least) / (count + 1)
};

struct RandomBaseline {
  AgainstRandom objective;  // importance-weighted sum of the scenario's value
  AgainstRandom gain;       // mean over the targets that have it
  AgainstRandom quality;
};

enum class SamplingOutcome : std::uint8_t {
  kEnough,  // every sample asked for was found
  kFew,     // hardly any random set is feasible: some samples were given up; figures are of those
            // that were found, and p-values no smaller than their number allows
  kNone,    // no feasible random set was found at all
};

struct SignificancePoint {
  double budget = 0;
  SamplingOutcome outcome = SamplingOutcome::kNone;
  std::size_t samples = 0;   // random source sets found
  std::size_t attempts = 0;  // drawn, rejected ones included
  RandomBaseline uniform;    // (a)
  RandomBaseline best;       // (b)
};

struct Significance {
  std::uint64_t seed = 1;
  std::size_t samples = 0;                // asked for at each budget
  std::vector<SignificancePoint> points;  // one for each taxonomy given
};

// Each taxonomy of `ours` against random ones at its own budget (Taxonomy::budget), all else as
// the scenario says; a taxonomy without a solution gives NaN for ours. The result depends on the
// seed and the budget, not on the number of threads, nor on which other budgets are asked for.
// nullopt: stopped. Throws what compile throws.
std::optional<Significance> test_significance(const TransferTable& table, const Scenario& scenario,
                                              std::span<const Taxonomy> ours,
                                              const SignificanceOptions& options,
                                              const RunContext& context);

}  // namespace taskatlas
