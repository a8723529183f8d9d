// SPDX-License-Identifier: MIT
// How well a representation foretells labels, without training: LogME and H-score. Formulas and
// sources: docs/measures.md.
#pragma once

#include "measures/spectrum.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace taskatlas::measures {

// What is to be foretold of each sample: numbers or one of several classes.
struct Labels {
  std::size_t samples = 0;
  std::size_t columns = 0;             // of numbers
  std::vector<double> numbers;         // samples × columns, row-major; empty for classes
  std::vector<std::uint32_t> classes;  // one for each sample; empty for numbers

  bool are_classes() const { return !classes.empty(); }
  // Throws Error(kBadInput) for numbers that are not finite, sizes that do not fit together, fewer
  // than 3 samples, or labels that are all the same.
  void check() const;
};

struct Evidence {
  double value = 0;  // log evidence for each sample, in nats; the higher the better
  double noise = 0;  // the ratio alpha / beta at which it is greatest
};

// LogME (You et al., ICML 2021): the greatest log evidence of Bayesian linear regression without a
// constant term, weights ~ N(0, I / alpha), noise ~ N(0, 1 / beta), for each column of numbers or
// each class's indicator. Maximised over beta in closed form and over alpha / beta between 1e-10
// and 1e10 times the mean squared singular value (so that labels that fit exactly have a finite
// value). Columns that are zero throughout are not allowed. spectrum: not centred.
std::vector<Evidence> evidences(const Spectrum& spectrum, std::span<const double> numbers,
                                std::size_t columns);
// The mean of them. Throws Error(kUsage) where labels and spectrum have different samples.
double logme(const Spectrum& spectrum, const Labels& labels);

struct HScore {
  double value = 0;      // in [0, classes - 1]; the higher the better
  double shrinkage = 0;  // that was used, in [0, 1]
};

// H-score (Bao et al., ICIP 2019): tr(cov(f)⁻¹ cov(E[f | y])), with both covariances shrunk, the
// first towards the identity by Ledoit and Wolf's estimate, as Ibrahim et al. propose (2021), which
// is what makes it say anything where there are more columns than samples. shrinkage: instead of
// the estimate, in [0, 1]; at 0 the pseudo-inverse is used. spectrum: centred. Throws Error(kUsage)
// for labels that are no classes or of different samples.
HScore h_score(const Spectrum& spectrum, const Labels& labels,
               std::optional<double> shrinkage = std::nullopt);

}  // namespace taskatlas::measures
