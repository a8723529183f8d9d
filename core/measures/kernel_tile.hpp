// SPDX-License-Identifier: MIT
// Blocks of samples made ready for a kernel, and the kernel between two of them. Internal to this
// room.
#pragma once

#include "measures/blocks.hpp"
#include "measures/similarity.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace taskatlas::measures {

// One representation with what its kernel needs to know of all samples. Immutable, thread-safe.
class KernelRows {
 public:
  // Throws Error(kBadInput) with `name` for a value that is not finite.
  KernelRows(Similarity kind, const Rows& rows, const SimilarityOptions& options,
             const std::string& name);

  // Why there is nothing to compare; empty where there is.
  const std::string& problem() const { return problem_; }

  // A block's rows as the kernel takes them: less the columns' means (CKA), standardised (DDS), or
  // each row standardised to length 1 (RSA).
  Matrix<float> block(std::size_t block) const;
  // The kernel of each row of a with each of b; of RSA, their Pearson correlation.
  Matrix<float> kernel(const Matrix<float>& a, const Matrix<float>& b) const;

 private:
  void prepare(std::size_t sample, float* row) const;
  double median_square_distance() const;

  Similarity kind_;
  const Rows& rows_;
  std::vector<float> mean_;   // of each column; empty where not taken away
  std::vector<float> scale_;  // DDS: 1 / deviation
  double rate_ = 0;           // of the Gaussian and the Laplacian kernel's exponent
  std::string problem_;
};

}  // namespace taskatlas::measures
