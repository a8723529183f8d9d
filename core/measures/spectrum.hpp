// SPDX-License-Identifier: MIT
// The singular value decomposition that label-based measures need, once for a representation
// whatever the number of targets.
#pragma once

#include "base/run_context.hpp"
#include "measures/rows.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace taskatlas::measures {

// Of the n × d matrix F = U S Vᵀ, by the eigenvectors of F Fᵀ or Fᵀ F, whichever is smaller, in
// double precision. Singular values below 1e-7 of the largest are rounding and left out. Immutable,
// thread-safe.
class Spectrum {
 public:
  // centred: F less the mean of each column. nullopt where stopped, which is looked at between
  // blocks; a decomposition under way is finished first. Throws Error(kBadInput) for fewer than 3
  // samples, a value that is not finite and rows that are all zero (centred: all the same);
  // Error(kUsage) for sizes beyond RowLimits.
  static std::optional<Spectrum> of(const Rows& rows, bool centred, const RunContext& context);

  std::size_t samples() const;
  std::size_t columns() const;
  std::size_t rank() const;
  std::span<const double> squares() const;  // squared singular values, descending: rank of them
  // Squared length of each row of F.
  std::span<const double> lengths() const;

  // Uᵀ M of a matrix M of samples() × m numbers, row-major: rank() × m, row-major. Throws
  // Error(kUsage) for another number of rows.
  std::vector<double> project(std::span<const double> matrix, std::size_t m) const;

 private:
  struct Body;
  explicit Spectrum(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  std::shared_ptr<const Body> body_;
};

}  // namespace taskatlas::measures
