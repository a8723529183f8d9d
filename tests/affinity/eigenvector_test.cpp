// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <Eigen/Eigenvalues>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

// What the header promises, of each component's own size.
constexpr double kPromised = 1e-12;

using Long = long double;

// The eigenvector in extended precision: power iteration on A + shift, which damps the complex
// eigenvalues of nearly cyclic matrices, for as long as anything moves.
std::vector<double> oracle(const std::vector<double>& matrix, std::size_t n) {
  std::vector<Long> x(n, Long{1} / static_cast<Long>(n));
  Long eigenvalue = 1;
  for (int step = 0; step < 200000; ++step) {
    std::vector<Long> y(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) y[i] += matrix[i * n + j] * x[j];
      y[i] += eigenvalue / 2 * x[i];
    }
    const Long sum = std::accumulate(y.begin(), y.end(), Long{0});
    eigenvalue = sum - eigenvalue / 2;
    Long change = 0;
    for (std::size_t i = 0; i < n; ++i) {
      y[i] /= sum;
      change = std::max(change, std::abs(y[i] - x[i]) / y[i]);
    }
    x = y;
    if (change < 1e-18L) break;
  }
  return {x.begin(), x.end()};
}

void expect_oracle(const std::vector<double>& matrix, std::size_t n) {
  const std::vector<double> expected = oracle(matrix, n);
  const std::vector<double> actual = principal_eigenvector(matrix, n);
  ASSERT_EQ(actual.size(), n);
  EXPECT_NEAR(std::accumulate(actual.begin(), actual.end(), 0.0), 1, 1e-14);
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_NEAR(actual[i], expected[i], kPromised * expected[i]) << "component " << i;
  }
}

std::vector<double> reciprocal(std::size_t n, std::mt19937_64& random, double log_range) {
  std::uniform_real_distribution<double> exponent(-log_range, log_range);
  std::vector<double> matrix(n * n, 1);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      matrix[i * n + j] = std::exp(exponent(random));
      matrix[j * n + i] = 1 / matrix[i * n + j];
    }
  }
  return matrix;
}

TEST(Eigenvector, ConsistentMatrixReturnsItsVector) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> exponent(-12, 0);  // down to 6e-6
  for (const std::size_t n : {1U, 2U, 3U, 28U, 84U, 300U}) {
    std::vector<double> vector(n);
    for (double& value : vector) value = std::exp(exponent(random));
    const double sum = std::accumulate(vector.begin(), vector.end(), 0.0);
    std::vector<double> matrix(n * n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) matrix[i * n + j] = vector[i] / vector[j];
    }
    const PerronPair pair = perron_pair(matrix, n);
    EXPECT_NEAR(pair.value, static_cast<double>(n), 1e-10);
    for (std::size_t i = 0; i < n; ++i) {
      EXPECT_NEAR(pair.vector[i], vector[i] / sum, kPromised * vector[i] / sum);
    }
  }
}

TEST(Eigenvector, RandomReciprocalMatricesMatchExtendedPrecision) {
  std::mt19937_64 random(2);
  for (const std::size_t n : {2U, 3U, 5U, 28U, 84U}) {
    for (const double log_range : {0.1, 2.0, 6.9}) {
      SCOPED_TRACE(std::to_string(n) + ", range " + std::to_string(log_range));
      expect_oracle(reciprocal(n, random, log_range), n);
    }
  }
}

// A beats B beats C beats A by 999 to 1, and longer such circles: the second eigenvalue is within
// 0.2 % of the first, where plain power iteration needs tens of thousands of steps.
TEST(Eigenvector, NearlyCyclicMatrices) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> noise(0.5, 2);
  for (const std::size_t n : {3U, 5U, 9U}) {
    std::vector<double> matrix(n * n, 1);
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t next = (i + 1) % n;
      matrix[i * n + next] = 999 * noise(random);
      matrix[next * n + i] = 1 / matrix[i * n + next];
    }
    SCOPED_TRACE(n);
    expect_oracle(matrix, n);
    EXPECT_LT(perron_pair(matrix, n).steps, 150);
  }
}

// Bounded entries cannot make components of such sizes apart by chance: two camps that beat each
// other in a chain do.
TEST(Eigenvector, TinyComponentsKeepTheirDigits) {
  constexpr std::size_t kSize = 40;
  std::vector<double> matrix(kSize * kSize, 1);
  for (std::size_t i = 0; i < kSize; ++i) {
    for (std::size_t j = i + 1; j < kSize; ++j) {
      matrix[i * kSize + j] = 999;
      matrix[j * kSize + i] = 1.0 / 999;
    }
  }
  expect_oracle(matrix, kSize);
  EXPECT_LT(principal_eigenvector(matrix, kSize).back(), 1e-4);
}

TEST(Eigenvector, EigenSolverAgreesLoosely) {
  std::mt19937_64 random(4);
  constexpr std::size_t kSize = 30;
  const std::vector<double> matrix = reciprocal(kSize, random, 3);
  const Eigen::Map<const Eigen::Matrix<double, kSize, kSize, Eigen::RowMajor>> view(matrix.data());
  const Eigen::EigenSolver<Eigen::MatrixXd> solver(view);
  Eigen::Index largest = 0;
  solver.eigenvalues().real().maxCoeff(&largest);
  const Eigen::VectorXd vector = solver.eigenvectors().col(largest).real();
  const PerronPair pair = perron_pair(matrix, kSize);
  EXPECT_NEAR(pair.value, solver.eigenvalues()[largest].real(), 1e-9 * pair.value);
  for (std::size_t i = 0; i < kSize; ++i) {
    EXPECT_NEAR(pair.vector[i], vector[static_cast<Eigen::Index>(i)] / vector.sum(), 1e-9);
  }
}

TEST(Eigenvector, AnyStartGivesTheSameVector) {
  std::mt19937_64 random(5);
  const std::vector<double> matrix = reciprocal(20, random, 4);
  const PerronPair cold = perron_pair(matrix, 20);
  std::vector<double> start(20, 1e-6);
  start[3] = 5;
  const PerronPair odd = perron_pair(matrix, 20, start);
  const PerronPair warm = perron_pair(matrix, 20, cold.vector);
  EXPECT_LT(warm.steps, cold.steps);
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_NEAR(odd.vector[i], cold.vector[i], kPromised * cold.vector[i]);
    EXPECT_NEAR(warm.vector[i], cold.vector[i], kPromised * cold.vector[i]);
  }
}

TEST(Eigenvector, RefusesWhatHasNone) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(principal_eigenvector({}, 0).empty());
  for (const std::vector<double>& matrix : {std::vector<double>{1, 2, 3},
                                            {1, nan, 1, 1},
                                            {1, infinity, 0, 1},
                                            {1, -1, 1, 1},
                                            {0, 1, 1, 1},
                                            {1, 0, 0, 1},
                                            {1, 1, 0, 1}}) {
    EXPECT_THROW(principal_eigenvector(matrix, 2), Error);
  }
  EXPECT_THROW(perron_pair(std::vector<double>{1, 1, 1, 1}, 2, std::vector<double>{1, 0}), Error);
}

}  // namespace
}  // namespace taskatlas
