// SPDX-License-Identifier: MIT
// Rows in blocks, the columns' means and deviations. Internal to this room.
#pragma once

#include "base/run_context.hpp"
#include "measures/rows.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::measures {

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

inline constexpr std::size_t kBlock = 128;  // samples
inline std::size_t blocks_of(std::size_t samples) { return (samples + kBlock - 1) / kBlock; }
inline std::size_t block_begin(std::size_t block) { return block * kBlock; }
inline std::size_t block_size(std::size_t samples, std::size_t block) {
  return samples - block_begin(block) < kBlock ? samples - block_begin(block) : kBlock;
}

// Of each column over all samples; in the order of the samples, whatever the threads.
struct ColumnMoments {
  std::vector<double> mean;
  std::vector<double> deviation;  // root mean square about the mean; 0 of a constant column
  bool constant() const;          // all rows are the same
};
// Throws Error(kBadInput) with `name` for a value that is not finite.
ColumnMoments column_moments(const Rows& rows, const std::string& name);

// Throws Error(kBadInput) for fewer than `fewest` samples, Error(kUsage) beyond RowLimits.
void check_size(const Rows& rows, std::size_t fewest, const std::string& name);

}  // namespace taskatlas::measures
