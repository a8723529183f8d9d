// SPDX-License-Identifier: MIT
#include "measures/spectrum.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "measures/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <Eigen/Eigenvalues>

namespace taskatlas::measures {
namespace {

// A block's rows, less `mean`, in double precision.
Matrix<double> block_of(const Rows& rows, const std::vector<double>& mean, std::size_t block) {
  const std::size_t d = rows.columns();
  const std::size_t count = block_size(rows.size(), block);
  std::vector<float> row(d);
  Matrix<double> result(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(d));
  for (std::size_t i = 0; i < count; ++i) {
    rows.read(block_begin(block) + i, row.data());
    double* const out = result.row(static_cast<Eigen::Index>(i)).data();
    for (std::size_t c = 0; c < d; ++c) out[c] = static_cast<double>(row[c]) - mean[c];
  }
  return result;
}

}  // namespace

struct Spectrum::Body {
  std::size_t samples = 0;
  std::size_t columns = 0;
  bool by_samples = false;  // vectors are those of F Fᵀ, else of Fᵀ F
  Matrix<double> vectors;   // smaller side × rank
  std::vector<double> squares;
  std::vector<double> lengths;
  Rows rows;  // for projections, where not by_samples
  std::vector<double> mean;

  Body(const Rows& of, bool centred, const std::string& name)
      : samples(of.size()), columns(of.columns()), by_samples(of.size() <= of.columns()), rows(of) {
    mean = column_moments(of, name).mean;
    if (!centred) std::ranges::fill(mean, 0.0);
  }

  std::optional<Matrix<double>> square(const RunContext& context) const;
  void decompose(const Matrix<double>& square, bool centred, const std::string& name);
};

// F Fᵀ or Fᵀ F; of both the lower triangle alone.
std::optional<Matrix<double>> Spectrum::Body::square(const RunContext& context) const {
  const std::size_t blocks = blocks_of(samples);
  if (!by_samples) {
    const auto d = static_cast<Eigen::Index>(columns);
    Matrix<double> sum = Matrix<double>::Zero(d, d);
    for (std::size_t b = 0; b < blocks; ++b) {
      if (context.stopped()) return std::nullopt;
      const Matrix<double> block = block_of(rows, mean, b);
      sum.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
    }
    return sum;
  }
  const auto n = static_cast<Eigen::Index>(samples);
  Matrix<double> gram(n, n);
  for (std::size_t i = 0; i < blocks; ++i) {
    const Matrix<double> a = block_of(rows, mean, i);
    const auto row = static_cast<Eigen::Index>(block_begin(i));
    for (std::size_t j = 0; j <= i; ++j) {
      if (context.stopped()) return std::nullopt;
      const auto column = static_cast<Eigen::Index>(block_begin(j));
      if (i == j) {
        gram.block(row, row, a.rows(), a.rows()).noalias() = a * a.transpose();
      } else {
        const Matrix<double> b = block_of(rows, mean, j);
        gram.block(row, column, a.rows(), b.rows()).noalias() = a * b.transpose();
      }
    }
  }
  return gram;
}

void Spectrum::Body::decompose(const Matrix<double>& square, bool centred,
                               const std::string& name) {
  lengths.assign(samples, 0.0);
  for (std::size_t b = 0; b < blocks_of(samples); ++b) {
    const Eigen::VectorXd squares_of_rows = block_of(rows, mean, b).rowwise().squaredNorm();
    std::copy(squares_of_rows.begin(), squares_of_rows.end(),
              lengths.begin() + static_cast<std::ptrdiff_t>(block_begin(b)));
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square);
  if (solver.info() != Eigen::Success) {
    throw failure(name + ": the singular value decomposition did not converge");
  }
  const Eigen::VectorXd& values = solver.eigenvalues();  // ascending
  const double largest = values[values.size() - 1];
  constexpr double kRounding = 1e-14;  // of squares: singular values 1e-7 of the largest
  Eigen::Index rank = 0;
  while (rank < values.size() && values[values.size() - 1 - rank] > kRounding * largest) ++rank;
  if (!(largest > 0) || rank == 0) {
    throw bad_input(name + (centred ? ": all rows are the same" : ": all numbers are zero"));
  }
  squares.resize(static_cast<std::size_t>(rank));
  vectors.resize(values.size(), rank);
  for (Eigen::Index k = 0; k < rank; ++k) {
    squares[static_cast<std::size_t>(k)] = values[values.size() - 1 - k];
    vectors.col(k) = solver.eigenvectors().col(values.size() - 1 - k);
  }
}

std::optional<Spectrum> Spectrum::of(const Rows& rows, bool centred, const RunContext& context) {
  const std::string name = "representation";
  check_size(rows, 3, name);
  if (std::min(rows.size(), rows.columns()) > RowLimits::kSmallerSide) {
    throw usage_error(name + ": " + std::to_string(rows.size()) + " samples of " +
                      std::to_string(rows.columns()) +
                      " numbers are too many to decompose; one of " + "the two may be " +
                      std::to_string(RowLimits::kSmallerSide) + " at most");
  }
  const auto body = std::make_shared<Body>(rows, centred, name);
  auto square = body->square(context);
  if (!square || context.stopped()) return std::nullopt;
  body->decompose(*square, centred, name);
  return Spectrum(body);
}

std::size_t Spectrum::samples() const { return body_->samples; }
std::size_t Spectrum::columns() const { return body_->columns; }
std::size_t Spectrum::rank() const { return body_->squares.size(); }
std::span<const double> Spectrum::squares() const { return body_->squares; }
std::span<const double> Spectrum::lengths() const { return body_->lengths; }

std::vector<double> Spectrum::project(std::span<const double> matrix, std::size_t m) const {
  if (m == 0 || matrix.size() != samples() * m) {
    throw usage_error("labels: " + std::to_string(matrix.size()) + " numbers in " +
                      std::to_string(m) + " columns do not belong to " + std::to_string(samples()) +
                      " samples");
  }
  const auto columns = static_cast<Eigen::Index>(m);
  const Eigen::Map<const Matrix<double>> all(matrix.data(), static_cast<Eigen::Index>(samples()),
                                             columns);
  std::vector<double> result(rank() * m);
  Eigen::Map<Matrix<double>> out(result.data(), static_cast<Eigen::Index>(rank()), columns);
  if (body_->by_samples) {
    out.noalias() = body_->vectors.transpose() * all;
    return result;
  }
  // U = F V S⁻¹, which need not be held.
  Matrix<double> sum = Matrix<double>::Zero(static_cast<Eigen::Index>(body_->columns), columns);
  for (std::size_t b = 0; b < blocks_of(samples()); ++b) {
    const Matrix<double> block = block_of(body_->rows, body_->mean, b);
    sum.noalias() +=
        block.transpose() * all.middleRows(static_cast<Eigen::Index>(block_begin(b)), block.rows());
  }
  out.noalias() = body_->vectors.transpose() * sum;
  for (Eigen::Index k = 0; k < out.rows(); ++k) {
    out.row(k) /= std::sqrt(body_->squares[static_cast<std::size_t>(k)]);
  }
  return result;
}

}  // namespace taskatlas::measures
