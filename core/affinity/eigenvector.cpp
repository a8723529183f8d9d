// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <Eigen/Dense>

namespace taskatlas {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<const RowMajor>;

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kTolerance = 1e-14;  // estimated error at which power iteration ends
constexpr int kPowerSteps = 60;       // win rates need some 24; what needs more is nearly cyclic
constexpr int kNodaSteps = 50;        // quadratic: some 6 are usual

// The largest change of a component, relative to its own size.
double relative_change(const Eigen::VectorXd& before, const Eigen::VectorXd& after) {
  return ((after - before).array().abs() / after.array()).maxCoeff();
}

// True once the error is below kTolerance. The error of a geometric sequence whose last step was
// c and whose steps shrink by r is c r/(1 − r); r is taken as the worst of the last three.
bool power_iteration(const MatrixView& a, Eigen::VectorXd& x, PerronPair& result) {
  double previous = 0;
  double rates[3] = {1, 1, 1};
  Eigen::VectorXd y(x.size());
  for (int step = 0; step < kPowerSteps; ++step) {
    y.noalias() = a * x;
    result.value = y.sum();
    y /= result.value;
    ++result.steps;
    const double change = relative_change(x, y);
    x.swap(y);
    if (change <= 8 * kEpsilon) return true;
    if (step > 0) rates[step % 3] = change / previous;
    const double rate = std::max({rates[0], rates[1], rates[2]});
    if (rate < 1 && change * rate / (1 - rate) <= kTolerance) return true;
    previous = change;
  }
  return false;
}

// Noda's iteration (1971): inverse iteration shifted by the upper bound max (Ax)_i / x_i of the
// eigenvalue; it stays positive and converges quadratically for every connected matrix. Each step
// is taken in the coordinates in which the present vector is all ones, so that the solver's
// rounding is relative to each component and small ones lose nothing.
bool noda_iteration(const MatrixView& a, Eigen::VectorXd& x, PerronPair& result) {
  const Eigen::Index n = x.size();
  bool last = false;
  for (int step = 0; step < kNodaSteps; ++step) {
    const RowMajor scaled = x.cwiseInverse().asDiagonal() * a * x.asDiagonal();
    const Eigen::VectorXd sums = scaled.rowwise().sum();
    // Slightly above, so that the exact vector does not make the system singular.
    const double shift = sums.maxCoeff() * (1 + 16 * kEpsilon);
    const RowMajor system = shift * RowMajor::Identity(n, n) - scaled;
    Eigen::VectorXd correction = system.partialPivLu().solve(Eigen::VectorXd::Ones(n));
    correction /= correction.sum() / static_cast<double>(n);
    ++result.steps;
    if (!(correction.minCoeff() > 0) || !correction.allFinite()) return false;
    const double change = (correction.array() - 1).abs().maxCoeff();
    x.array() *= correction.array();
    x /= x.sum();
    if (last || change <= 8 * kEpsilon) {
      result.value = (a * x).sum();
      return true;
    }
    last = change < 1e-9;  // one more squares it
  }
  return false;
}

// Whether every component can be reached from the first, along entries > 0 of a or of its
// transpose.
bool reaches_all(const MatrixView& a, bool transposed) {
  const Eigen::Index n = a.rows();
  std::vector<bool> seen(static_cast<std::size_t>(n), false);
  std::vector<Eigen::Index> open{0};
  seen[0] = true;
  Eigen::Index count = 1;
  while (!open.empty()) {
    const Eigen::Index i = open.back();
    open.pop_back();
    for (Eigen::Index j = 0; j < n; ++j) {
      const double entry = transposed ? a(j, i) : a(i, j);
      if (entry > 0 && !seen[static_cast<std::size_t>(j)]) {
        seen[static_cast<std::size_t>(j)] = true;
        ++count;
        open.push_back(j);
      }
    }
  }
  return count == n;
}

void check_matrix(std::span<const double> matrix, std::size_t n) {
  if (matrix.size() != n * n) {
    throw bad_input("eigenvector: a matrix of " + std::to_string(matrix.size()) + " entries; " +
                    std::to_string(n) + " × " + std::to_string(n) + " are expected");
  }
  bool zeros = false;
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const bool diagonal = k % (n + 1) == 0;
    const double entry = matrix[k];
    if (!std::isfinite(entry) || entry < 0 || (diagonal && entry == 0)) {
      throw bad_input("eigenvector: entry in row " + std::to_string(k / n + 1) + ", column " +
                      std::to_string(k % n + 1) + " is " + format_number(entry) +
                      "; a finite number above 0 is expected");
    }
    zeros |= entry == 0;
  }
  const auto size = static_cast<Eigen::Index>(n);
  const MatrixView a(matrix.data(), size, size);
  if (zeros && !(reaches_all(a, false) && reaches_all(a, true))) {
    throw bad_input(
        "eigenvector: the matrix falls apart into sets that are not compared; "
        "it has no unique positive eigenvector");
  }
}

}  // namespace

PerronPair perron_pair(std::span<const double> positive_matrix, std::size_t n,
                       std::span<const double> start) {
  check_matrix(positive_matrix, n);
  PerronPair result;
  if (n == 0) return result;
  const auto size = static_cast<Eigen::Index>(n);
  const MatrixView a(positive_matrix.data(), size, size);
  Eigen::VectorXd x = Eigen::VectorXd::Ones(size);
  if (!start.empty()) {
    if (start.size() != n || !std::all_of(start.begin(), start.end(),
                                          [](double v) { return v > 0 && std::isfinite(v); })) {
      throw bad_input("eigenvector: the start must be " + std::to_string(n) +
                      " finite numbers above 0");
    }
    x = Eigen::Map<const Eigen::VectorXd>(start.data(), size);
  }
  x /= x.sum();
  if (!power_iteration(a, x, result) && !noda_iteration(a, x, result)) {
    throw failure("eigenvector: no convergence for this matrix of " + std::to_string(n) + " × " +
                  std::to_string(n) + "; its entries span too many orders of magnitude");
  }
  x /= x.sum();
  result.vector.assign(x.data(), x.data() + size);
  return result;
}

std::vector<double> principal_eigenvector(std::span<const double> positive_matrix, std::size_t n) {
  return perron_pair(positive_matrix, n).vector;
}

}  // namespace taskatlas
