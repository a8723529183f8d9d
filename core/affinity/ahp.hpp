// SPDX-License-Identifier: MIT
// The analytic hierarchy process: win counts of one target turned into affinities (section 3.3
// of the paper: clip, equation 2, principal eigenvector).
#pragma once

#include "affinity/tournament.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

struct AhpOptions {
  double clip = 0.001;  // win rates are clipped to [clip, 1 − clip]; in (0, 0.5), default 0.001

  // Throws Error(kUsage) naming the option, its value and what is allowed.
  void check() const;

  bool operator==(const AhpOptions&) const = default;
};

// Both ways without loss. from_json throws Error(kBadInput) naming the member that is wrong;
// members it does not know are an error too, members left out keep their defaults.
nlohmann::json to_json(const AhpOptions& options);
AhpOptions ahp_options_from_json(const nlohmann::json& json);

// The principal (Perron) eigenvector of an n×n row-major matrix with entries > 0 (or ≥ 0 with a
// positive diagonal and connected): all components > 0, sum 1, each within 1e-12 of the exact one
// (of its own size, not of the largest), so that components of 5e-6 and below are trustworthy.
// Power iteration; Noda's inverse iteration where that converges slowly (nearly cyclic matrices).
// Throws Error(kBadInput) for a wrong size or an entry that is negative, NaN or infinite, a
// diagonal entry of 0, or a matrix that falls apart. n = 0 gives an empty vector.
std::vector<double> principal_eigenvector(std::span<const double> positive_matrix, std::size_t n);

// The same with the eigenvalue; `start` (n values > 0, any sum) may save steps, empty = uniform.
struct PerronPair {
  double value = 0;            // the eigenvalue; ≥ n for a reciprocal matrix
  std::vector<double> vector;  // sum 1
  int steps = 0;
};
PerronPair perron_pair(std::span<const double> positive_matrix, std::size_t n,
                       std::span<const double> start = {});

// Every step from wins to affinities, so that any cell can be looked at. All matrices n×n.
struct AhpDerivation {
  std::size_t alternatives = 0;
  std::vector<double> win_rates;  // [i*n + j]: share of common images on which i beats j; or NaN
  std::vector<double> clipped;    // the same, clipped; NaN stays
  std::vector<double> ratios;  // clipped / clippedᵀ (equation 2): reciprocal, diagonal 1; or NaN
  std::vector<double> affinity;  // n, > 0, sum 1
  double eigenvalue = 0;
  // (eigenvalue − n)/(n − 1): 0 for a consistent matrix; 0 for n < 3.
  double consistency_index = 0;
  // The index over that of random judgements, (1.7699 n − 4.3513)/(n − 1) (Alonso and Lamata,
  // 2006); NaN for n < 3. Saaty's rule of 0.1 is for judgements from 1/9 to 9, here they span
  // 1/999 to 999: compare targets by it, do not apply the rule.
  double consistency_ratio = std::numeric_limits<double>::quiet_NaN();
  std::size_t unmeasured_pairs = 0;  // pairs i < j that share no image
};

// The whole derivation of one target. A pair that shares no image is no evidence of a draw: it is
// left open and takes the ratio that the other pairs imply, affinity_i / affinity_j (Harker, 1987:
// zero off the diagonal, each open pair of a row added to its diagonal; the same eigenvector as
// that of the matrix so completed). Throws Error(kBadInput) naming two alternatives (numbered from
// 1) if no chain of shared images connects them, and what the options' and matrix's check throw.
AhpDerivation derive_affinity(const WinMatrix& matrix, const AhpOptions& options = {});

// The affinities alone: n values, > 0, sum 1.
std::vector<double> ahp(const WinMatrix& matrix, const AhpOptions& options = {});

// For each alternative the number (0, 1, ..) of the set that chains of shared images connect it
// with. More than one set: ahp() would refuse; a caller can name the alternatives better.
std::vector<std::size_t> comparison_sets(const WinMatrix& matrix);

}  // namespace taskatlas
