// SPDX-License-Identifier: MIT
// How alike two networks see the same images, without any label: symmetrical measures between
// representations, and what can be known of a transfer before it is trained where the target has a
// network of its own. Formulas and sources: docs/measures.md.
//
// Samples stand in rows, the same sample in the same row of each representation; numbers of columns
// may differ. Values do not depend on the number of threads.
#pragma once

#include "base/run_context.hpp"
#include "measures/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace taskatlas::measures {

enum class Similarity : std::uint8_t {
  kCka,     // centred kernel alignment, linear kernel, unbiased HSIC. In [-1, 1], same: 1
  kCkaRbf,  // the same with a Gaussian kernel, as wide as the median distance
  kDds,     // duality diagram similarity: columns standardised, Laplacian kernel, unbiased centring
  kRsa,     // Spearman's correlation of the dissimilarities 1 − Pearson of all pairs of samples
};

struct SimilarityOptions {
  // Of the Gaussian kernel, as a multiple of the median distance between two samples; (0, 100].
  // The median is exact up to 2,048 samples, else that of 2,048 at even steps.
  double rbf_width = 1;

  void check() const;  // throws Error(kUsage)
  bool operator==(const SimilarityOptions&) const = default;
};

// RSA keeps the rank of every pair of samples (8 MB a representation at 2,048) and takes no more
// samples than this; the others keep tiles of the kernels alone.
inline constexpr std::size_t kMostRsaSamples = 4096;

// Each representation against each.
struct SimilarityMatrix {
  std::size_t size = 0;
  std::vector<double> values;  // size × size, symmetrical, diagonal 1; NaN where there is a problem
  // For each representation why it cannot be compared, or nothing: "its rows are all the same".
  std::vector<std::string> problems;

  double at(std::size_t i, std::size_t j) const { return values[i * size + j]; }
};

// nullopt where stopped. Throws Error(kUsage) for representations of different numbers of samples
// or beyond RowLimits; Error(kBadInput) for fewer samples than 4 (RSA: 3) and, naming it by its
// position, for a representation with a value that is not finite.
std::optional<SimilarityMatrix> similarities(Similarity kind, std::span<const Rows> representations,
                                             const SimilarityOptions& options,
                                             const RunContext& context);

// Of two. Throws Error(kBadInput) also where either cannot be compared.
std::optional<double> similarity(Similarity kind, const Rows& a, const Rows& b,
                                 const SimilarityOptions& options, const RunContext& context);

}  // namespace taskatlas::measures
