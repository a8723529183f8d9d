// SPDX-License-Identifier: MIT
// Small problems for the tests of this room.
#pragma once

#include "base/random_stream.hpp"
#include "base/run_context.hpp"
#include "measures/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <Eigen/Core>
#include <Eigen/QR>

namespace taskatlas::measures::testing {

using Rowwise = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

inline Rowwise normal_rows(Eigen::Index n, Eigen::Index d, std::uint64_t seed) {
  RandomStream random(seed, 0, 0);
  Rowwise rows(n, d);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index c = 0; c < d; ++c) rows(i, c) = static_cast<float>(random.normal());
  }
  return rows;
}

inline Rows as_rows(const Rowwise& rows) {
  return {std::span(rows.data(), static_cast<std::size_t>(rows.size())),
          static_cast<std::size_t>(rows.cols())};
}

inline Eigen::MatrixXf rotation(Eigen::Index d, std::uint64_t seed) {
  const Eigen::MatrixXf square = normal_rows(d, d, seed);
  return Eigen::HouseholderQR<Eigen::MatrixXf>(square).householderQ();
}

inline RunContext threads(int count) {
  RunContext context;
  context.threads = count;
  return context;
}

}  // namespace taskatlas::measures::testing
