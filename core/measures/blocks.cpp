// SPDX-License-Identifier: MIT
#include "measures/blocks.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::measures {

bool ColumnMoments::constant() const {
  return std::ranges::all_of(deviation, [](double value) { return value == 0; });
}

ColumnMoments column_moments(const Rows& rows, const std::string& name) {
  const std::size_t d = rows.columns();
  const std::size_t n = rows.size();
  std::vector<float> row(d);
  // About the first row, so that a constant column has a deviation of exactly 0 and one far from 0
  // does not lose its digits.
  std::vector<float> first(d);
  if (n > 0) rows.read(0, first.data());
  ColumnMoments moments{std::vector<double>(d), std::vector<double>(d)};
  for (std::size_t i = 0; i < n; ++i) {
    rows.read(i, row.data());
    double check = 0;  // 0 · x is 0 for finite numbers alone
#pragma omp simd reduction(+ : check)
    for (std::size_t c = 0; c < d; ++c) {
      const double value = static_cast<double>(row[c]) - static_cast<double>(first[c]);
      check += 0 * value;
      moments.mean[c] += value;
      moments.deviation[c] += value * value;
    }
    if (check != 0 || std::isnan(check)) {
      throw bad_input(name + ": the representation of sample " + std::to_string(i + 1) +
                      " has a value that is not a finite number");
    }
  }
  for (std::size_t c = 0; c < d; ++c) {
    const double mean = moments.mean[c] / static_cast<double>(n);
    const double square = moments.deviation[c] / static_cast<double>(n) - mean * mean;
    moments.deviation[c] = std::sqrt(std::max(square, 0.0));
    moments.mean[c] = mean + static_cast<double>(first[c]);
  }
  return moments;
}

void check_size(const Rows& rows, std::size_t fewest, const std::string& name) {
  if (rows.size() < fewest) {
    throw bad_input(name + ": " + std::to_string(rows.size()) + " samples are too few; " +
                    std::to_string(fewest) + " at least are needed");
  }
  if (rows.size() > RowLimits::kSamples || rows.columns() > RowLimits::kColumns) {
    throw usage_error(name + ": " + std::to_string(rows.size()) + " samples of " +
                      std::to_string(rows.columns()) + " numbers are too many; at most " +
                      std::to_string(RowLimits::kSamples) + " of " +
                      std::to_string(RowLimits::kColumns) + " are taken");
  }
}

}  // namespace taskatlas::measures
