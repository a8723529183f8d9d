// SPDX-License-Identifier: MIT
#include "measures/similarity.hpp"

#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "base/parallel.hpp"
#include "measures/kernel_tile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace taskatlas::measures {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Tile {
  std::size_t row = 0;  // blocks
  std::size_t column = 0;
};

// The upper triangle of blocks, row by row.
std::vector<Tile> tiles_of(std::size_t samples) {
  std::vector<Tile> tiles;
  const std::size_t blocks = blocks_of(samples);
  for (std::size_t row = 0; row < blocks; ++row) {
    for (std::size_t column = row; column < blocks; ++column) tiles.push_back({row, column});
  }
  return tiles;
}

// What one tile adds to the sums over pairs of different samples.
struct TileSums {
  Matrix<double> products;     // representations × representations, both triangles counted
  Matrix<double> row_sums;     // representations × samples of the tile's rows
  Matrix<double> column_sums;  // representations × samples of its columns; empty on the diagonal
};

TileSums tile_sums(const std::vector<KernelRows>& all, std::size_t samples, Tile tile) {
  const auto count = static_cast<Eigen::Index>(all.size());
  const auto rows = static_cast<Eigen::Index>(block_size(samples, tile.row));
  const auto columns = static_cast<Eigen::Index>(block_size(samples, tile.column));
  const bool diagonal = tile.row == tile.column;
  Matrix<double> flat(count, rows * columns);
  TileSums sums;
  sums.row_sums.resize(count, rows);
  if (!diagonal) sums.column_sums.resize(count, columns);
  for (Eigen::Index e = 0; e < count; ++e) {
    const KernelRows& one = all[static_cast<std::size_t>(e)];
    Eigen::Map<Matrix<double>> kernel(flat.row(e).data(), rows, columns);
    const Matrix<float> a = one.block(tile.row);
    kernel = diagonal ? one.kernel(a, a).cast<double>()
                      : one.kernel(a, one.block(tile.column)).cast<double>();
    if (diagonal) kernel.diagonal().setZero();
    sums.row_sums.row(e) = kernel.rowwise().sum().transpose();
    if (!diagonal) sums.column_sums.row(e) = kernel.colwise().sum();
  }
  sums.products = (diagonal ? 1.0 : 2.0) * (flat * flat.transpose());
  return sums;
}

// Unbiased estimates of HSIC (Song et al., JMLR 2012) from sums over pairs of different
// samples, times n (n − 3), which cancels in the ratio.
Matrix<double> hsic(const Matrix<double>& products, const Matrix<double>& sums) {
  const auto n = static_cast<double>(sums.cols());
  const Eigen::VectorXd totals = sums.rowwise().sum();
  return products + totals * totals.transpose() / ((n - 1) * (n - 2)) -
         2 / (n - 2) * (sums * sums.transpose());
}

std::optional<Matrix<double>> alignments(const std::vector<KernelRows>& all, std::size_t samples,
                                         const RunContext& context) {
  const std::vector<Tile> tiles = tiles_of(samples);
  const auto count = static_cast<Eigen::Index>(all.size());
  Matrix<double> products = Matrix<double>::Zero(count, count);
  Matrix<double> sums = Matrix<double>::Zero(count, static_cast<Eigen::Index>(samples));
  // Sums are kept for a few tiles at a time and added in the order of the tiles.
  constexpr std::size_t kTogether = 32;
  for (std::size_t begin = 0; begin < tiles.size(); begin += kTogether) {
    const std::size_t together = std::min(kTogether, tiles.size() - begin);
    std::vector<TileSums> parts(together);
    parallel_for(together, context.threads, [&](std::size_t i) {
      if (!context.stopped()) parts[i] = tile_sums(all, samples, tiles[begin + i]);
    });
    if (context.stopped()) return std::nullopt;
    for (std::size_t i = 0; i < together; ++i) {
      const auto row = static_cast<Eigen::Index>(block_begin(tiles[begin + i].row));
      const auto column = static_cast<Eigen::Index>(block_begin(tiles[begin + i].column));
      products += parts[i].products;
      sums.middleCols(row, parts[i].row_sums.cols()) += parts[i].row_sums;
      if (parts[i].column_sums.size() > 0) {
        sums.middleCols(column, parts[i].column_sums.cols()) += parts[i].column_sums;
      }
    }
    context.progress(static_cast<double>(begin + together), static_cast<double>(tiles.size()),
                     "similarities");
  }
  const Matrix<double> values = hsic(products, sums);
  // What single precision leaves of a kernel that is the same for all pairs is no variance.
  constexpr double kRounding = 1e-12;
  Eigen::VectorXd norms = values.diagonal();
  for (Eigen::Index e = 0; e < count; ++e) {
    norms[e] = norms[e] > kRounding * products(e, e) ? std::sqrt(norms[e]) : 0;
  }
  return Matrix<double>(norms.cwiseInverse().asDiagonal() * values *
                        norms.cwiseInverse().asDiagonal());
}

// The ranks of all pairs of different samples by their correlation, less their mean; zeros where
// all are equal. Dissimilarities 1 − r have the same ranks from the back.
std::optional<std::vector<float>> pair_ranks(const KernelRows& rows, std::size_t samples,
                                             const RunContext& context) {
  std::vector<double> values(samples * (samples - 1) / 2);
  const auto place = [&](std::size_t i, std::size_t j) {  // of pair i < j, row by row
    return i * (2 * samples - i - 1) / 2 + (j - i - 1);
  };
  std::size_t row = std::numeric_limits<std::size_t>::max();
  Matrix<float> a;
  for (const Tile tile : tiles_of(samples)) {
    if (context.stopped()) return std::nullopt;
    if (tile.row != row) a = rows.block(row = tile.row);
    const Matrix<float> kernel =
        rows.kernel(a, tile.row == tile.column ? a : rows.block(tile.column));
    for (std::size_t i = 0; i < block_size(samples, tile.row); ++i) {
      const std::size_t one = block_begin(tile.row) + i;
      for (std::size_t j = 0; j < block_size(samples, tile.column); ++j) {
        const std::size_t other = block_begin(tile.column) + j;
        if (one < other) {
          values[place(one, other)] = static_cast<double>(
              kernel(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)));
        }
      }
    }
  }
  // What single precision leaves of equal correlations is no order.
  constexpr double kRounding = 1e-6;
  const auto [lowest, highest] = std::ranges::minmax_element(values);
  if (*highest - *lowest <= kRounding) return std::vector<float>(values.size());
  const std::vector<double> ranks = average_ranks(values);
  const double mean = (static_cast<double>(ranks.size()) + 1) / 2;
  std::vector<float> centred(ranks.size());
  std::ranges::transform(ranks, centred.begin(),
                         [&](double rank) { return static_cast<float>(rank - mean); });
  return centred;
}

double product(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  }
  return sum;
}

std::optional<Matrix<double>> rank_correlations(const std::vector<KernelRows>& all,
                                                std::size_t samples, const RunContext& context) {
  std::vector<std::optional<std::vector<float>>> ranks(all.size());
  parallel_for(all.size(), context.threads,
               [&](std::size_t e) { ranks[e] = pair_ranks(all[e], samples, context); });
  const auto count = static_cast<Eigen::Index>(all.size());
  Matrix<double> values(count, count);
  parallel_for(all.size(), context.threads, [&](std::size_t i) {
    for (std::size_t j = i; j < all.size() && !context.stopped(); ++j) {
      const double value = product(*ranks[i], *ranks[j]);
      values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = value;
      values(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = value;
    }
  });
  if (context.stopped()) return std::nullopt;
  const Eigen::VectorXd norms = values.diagonal().cwiseSqrt();
  return Matrix<double>(norms.cwiseInverse().asDiagonal() * values *
                        norms.cwiseInverse().asDiagonal());
}

std::string position(std::size_t i) { return "representation " + std::to_string(i + 1); }

void check_sizes(Similarity kind, std::span<const Rows> representations) {
  for (std::size_t i = 0; i < representations.size(); ++i) {
    const Rows& rows = representations[i];
    check_size(rows, kind == Similarity::kRsa ? 3 : 4, position(i));
    if (rows.size() != representations[0].size()) {
      throw usage_error(position(i) + " has " + std::to_string(rows.size()) +
                        " samples, the first " + std::to_string(representations[0].size()) +
                        "; the same ones are expected");
    }
    if (kind == Similarity::kRsa && rows.size() > kMostRsaSamples) {
      throw usage_error("representational similarity analysis takes at most " +
                        std::to_string(kMostRsaSamples) + " samples, there are " +
                        std::to_string(rows.size()));
    }
  }
}

}  // namespace

void SimilarityOptions::check() const {
  if (!(rbf_width > 0 && rbf_width <= 100)) {
    throw usage_error("rbf_width " + format_number(rbf_width) +
                      ": above 0 and at most 100 is allowed");
  }
}

std::optional<SimilarityMatrix> similarities(Similarity kind, std::span<const Rows> representations,
                                             const SimilarityOptions& options,
                                             const RunContext& context) {
  options.check();
  check_sizes(kind, representations);
  const std::size_t count = representations.size();
  std::vector<std::optional<KernelRows>> prepared(count);
  parallel_for(count, context.threads, [&](std::size_t i) {
    if (!context.stopped()) prepared[i].emplace(kind, representations[i], options, position(i));
  });
  if (context.stopped()) return std::nullopt;
  SimilarityMatrix result{count, std::vector<double>(count * count, kNaN),
                          std::vector<std::string>(count)};
  std::vector<KernelRows> usable;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < count; ++i) {
    result.problems[i] = prepared[i]->problem();
    if (!result.problems[i].empty()) continue;
    usable.push_back(std::move(*prepared[i]));
    at.push_back(i);
  }
  if (usable.empty()) return result;
  const std::size_t samples = representations[0].size();
  const auto values = kind == Similarity::kRsa ? rank_correlations(usable, samples, context)
                                               : alignments(usable, samples, context);
  if (!values) return std::nullopt;
  for (std::size_t i = 0; i < at.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (!std::isfinite((*values)(row, row))) {
      result.problems[at[i]] = "all pairs of its rows are equally alike";
    }
    for (std::size_t j = 0; j < at.size(); ++j) {
      const double value = (*values)(static_cast<Eigen::Index>(std::min(i, j)),
                                     static_cast<Eigen::Index>(std::max(i, j)));
      result.values[at[i] * count + at[j]] =
          std::isfinite(value) ? (i == j ? 1 : std::clamp(value, -1.0, 1.0)) : kNaN;
    }
  }
  return result;
}

std::optional<double> similarity(Similarity kind, const Rows& a, const Rows& b,
                                 const SimilarityOptions& options, const RunContext& context) {
  const Rows both[] = {a, b};
  const auto matrix = similarities(kind, both, options, context);
  if (!matrix) return std::nullopt;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!matrix->problems[i].empty()) {
      throw bad_input(position(i) + " cannot be compared: " + matrix->problems[i]);
    }
  }
  return matrix->at(0, 1);
}

}  // namespace taskatlas::measures
