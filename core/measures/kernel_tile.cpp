// SPDX-License-Identifier: MIT
#include "measures/kernel_tile.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::measures {
namespace {

// Sum of absolute differences of a row with four others.
void distances(const float* a, const float* const (&b)[4], std::size_t d, float* out) {
  float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
#pragma omp simd reduction(+ : s0, s1, s2, s3)
  for (std::size_t c = 0; c < d; ++c) {
    s0 += std::fabs(a[c] - b[0][c]);
    s1 += std::fabs(a[c] - b[1][c]);
    s2 += std::fabs(a[c] - b[2][c]);
    s3 += std::fabs(a[c] - b[3][c]);
  }
  out[0] = s0;
  out[1] = s1;
  out[2] = s2;
  out[3] = s3;
}

Matrix<float> manhattan(const Matrix<float>& a, const Matrix<float>& b) {
  const auto d = static_cast<std::size_t>(a.cols());
  Matrix<float> result(a.rows(), b.rows());
  for (Eigen::Index j = 0; j < b.rows(); j += 4) {
    const float* rows[4];
    for (Eigen::Index k = 0; k < 4; ++k) rows[k] = b.row(std::min(j + k, b.rows() - 1)).data();
    float sums[4];
    for (Eigen::Index i = 0; i < a.rows(); ++i) {
      distances(a.row(i).data(), rows, d, sums);
      for (Eigen::Index k = 0; k < std::min<Eigen::Index>(4, b.rows() - j); ++k) {
        result(i, j + k) = sums[k];
      }
    }
  }
  return result;
}

Matrix<float> square_distances(const Matrix<float>& a, const Matrix<float>& b) {
  Matrix<float> result = -2 * (a * b.transpose());
  result.colwise() += a.rowwise().squaredNorm();
  result.rowwise() += b.rowwise().squaredNorm().transpose();
  return result.cwiseMax(0.0F);
}

constexpr std::size_t kMedianSamples = 2048;

}  // namespace

KernelRows::KernelRows(Similarity kind, const Rows& rows, const SimilarityOptions& options,
                       const std::string& name)
    : kind_(kind), rows_(rows) {
  const ColumnMoments moments = column_moments(rows, name);
  if (moments.constant()) {
    problem_ = "all of its rows are the same";
    return;
  }
  if (kind == Similarity::kRsa) {
    std::vector<float> row(rows.columns());
    for (std::size_t i = 0; i < rows.size() && problem_.empty(); ++i) {
      prepare(i, row.data());
      if (std::isnan(row[0])) {
        problem_ = "all numbers of sample " + std::to_string(i + 1) + " are the same";
      }
    }
    return;
  }
  mean_.assign(moments.mean.begin(), moments.mean.end());
  if (kind == Similarity::kDds) {
    scale_.resize(rows.columns());
    std::ranges::transform(moments.deviation, scale_.begin(), [](double deviation) {
      return deviation > 0 ? static_cast<float>(1 / deviation) : 0.0F;
    });
    rate_ = 1 / static_cast<double>(rows.columns());
  }
  if (kind == Similarity::kCkaRbf) {
    const double median = median_square_distance();
    if (median > 0) {
      rate_ = 1 / (2 * options.rbf_width * options.rbf_width * median);
    } else {
      problem_ =
          "more than half of its pairs of rows are the same, so that no width of a Gaussian "
          "kernel can be derived";
    }
  }
}

void KernelRows::prepare(std::size_t sample, float* row) const {
  const std::size_t d = rows_.columns();
  rows_.read(sample, row);
  if (kind_ == Similarity::kRsa) {
    double mean = 0;
    for (std::size_t c = 0; c < d; ++c) mean += static_cast<double>(row[c]);
    mean /= static_cast<double>(d);
    double squares = 0;
    double largest = 0;
    for (std::size_t c = 0; c < d; ++c) {
      const double value = static_cast<double>(row[c]) - mean;
      squares += value * value;
      largest = std::max(largest, std::fabs(static_cast<double>(row[c])));
    }
    // What rounding leaves of a row of equal numbers is no variance.
    const bool varies = std::sqrt(squares / static_cast<double>(d)) > 1e-12 * largest;
    const double scale = varies ? 1 / std::sqrt(squares) : std::nan("");
    for (std::size_t c = 0; c < d; ++c) {
      row[c] = static_cast<float>((static_cast<double>(row[c]) - mean) * scale);
    }
    return;
  }
  for (std::size_t c = 0; c < d; ++c) row[c] -= mean_[c];
  if (!scale_.empty()) {
    for (std::size_t c = 0; c < d; ++c) row[c] *= scale_[c];
  }
}

Matrix<float> KernelRows::block(std::size_t block) const {
  const std::size_t count = block_size(rows_.size(), block);
  Matrix<float> result(static_cast<Eigen::Index>(count),
                       static_cast<Eigen::Index>(rows_.columns()));
  for (std::size_t i = 0; i < count; ++i) {
    prepare(block_begin(block) + i, result.row(static_cast<Eigen::Index>(i)).data());
  }
  return result;
}

Matrix<float> KernelRows::kernel(const Matrix<float>& a, const Matrix<float>& b) const {
  const auto rate = static_cast<float>(rate_);
  if (kind_ == Similarity::kDds) return (manhattan(a, b).array() * -rate).exp();
  if (kind_ == Similarity::kCkaRbf) return (square_distances(a, b).array() * -rate).exp();
  return a * b.transpose();
}

double KernelRows::median_square_distance() const {
  const std::size_t n = std::min(rows_.size(), kMedianSamples);
  Matrix<float> chosen(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(rows_.columns()));
  for (std::size_t i = 0; i < n; ++i) {
    prepare(i * rows_.size() / n, chosen.row(static_cast<Eigen::Index>(i)).data());
  }
  std::vector<float> squares;
  squares.reserve(n * (n - 1) / 2);
  for (std::size_t begin = 0; begin < n; begin += kBlock) {
    const auto first = static_cast<Eigen::Index>(begin);
    const auto count = static_cast<Eigen::Index>(std::min(kBlock, n - begin));
    const Matrix<float> tile =
        square_distances(chosen.middleRows(first, count), chosen.bottomRows(chosen.rows() - first));
    for (Eigen::Index i = 0; i < count; ++i) {
      for (Eigen::Index j = i + 1; j < tile.cols(); ++j) squares.push_back(tile(i, j));
    }
  }
  const auto middle = squares.begin() + static_cast<std::ptrdiff_t>(squares.size() / 2);
  std::nth_element(squares.begin(), middle, squares.end());
  double median = static_cast<double>(*middle);
  if (squares.size() % 2 == 0) {
    median = (median + static_cast<double>(*std::max_element(squares.begin(), middle))) / 2;
  }
  return median;
}

}  // namespace taskatlas::measures
