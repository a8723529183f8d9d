// SPDX-License-Identifier: MIT
#include "labels/segmentation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <Eigen/SparseCholesky>

namespace taskatlas::labels {
namespace {

// Symmetric weights of all regions, zero where two do not touch.
Eigen::MatrixXd adjacency(const LabelMap& regions, std::span<const Plane> channels,
                          const CutOptions& options) {
  const Eigen::Index count = regions.size() == 0 ? 0 : regions.maxCoeff() + 1;
  const auto depth = static_cast<Eigen::Index>(channels.size());
  Eigen::MatrixXd mean = Eigen::MatrixXd::Zero(depth, count);
  Eigen::VectorXd pixels = Eigen::VectorXd::Zero(count);
  for (Eigen::Index i = 0; i < regions.size(); ++i) {
    const Eigen::Index region = regions.data()[i];
    pixels[region] += 1;
    for (Eigen::Index c = 0; c < depth; ++c) {
      mean(c, region) += static_cast<double>(channels[static_cast<std::size_t>(c)].data()[i]);
    }
  }
  for (Eigen::Index r = 0; r < count; ++r) mean.col(r) /= pixels[r];

  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(count, count);
  const auto touch = [&](std::int32_t a, std::int32_t b) {
    if (a == b || weights(a, b) != 0) return;
    // Never 0, which would say that they do not touch.
    const double similarity =
        std::max(std::exp(-(mean.col(a) - mean.col(b)).squaredNorm() / options.similarity), 1e-12);
    weights(a, b) = weights(b, a) = similarity;
  };
  for (Eigen::Index y = 0; y < regions.rows(); ++y) {
    for (Eigen::Index x = 0; x < regions.cols(); ++x) {
      const std::int32_t here = regions(y, x);
      if (x + 1 < regions.cols()) touch(here, regions(y, x + 1));
      if (y + 1 == regions.rows()) continue;
      touch(here, regions(y + 1, x));
      if (x + 1 < regions.cols()) touch(here, regions(y + 1, x + 1));
      if (x > 0) touch(here, regions(y + 1, x - 1));
    }
  }
  weights.diagonal().setConstant(options.self_weight);
  return weights;
}

using Group = std::vector<Eigen::Index>;

Eigen::MatrixXd part(const Eigen::MatrixXd& weights, const Group& group) {
  const auto count = static_cast<Eigen::Index>(group.size());
  Eigen::MatrixXd result(count, count);
  for (Eigen::Index j = 0; j < count; ++j) {
    for (Eigen::Index i = 0; i < count; ++i) {
      result(i, j) =
          weights(group[static_cast<std::size_t>(i)], group[static_cast<std::size_t>(j)]);
    }
  }
  return result;
}

// Every sign is right; this one is chosen, so that the result is the same each time.
Eigen::VectorXd with_largest_positive(Eigen::VectorXd vector) {
  Eigen::Index largest = 0;
  vector.cwiseAbs().maxCoeff(&largest);
  if (vector[largest] < 0) vector = -vector;
  return vector;
}

// Few regions: all eigenvectors at once.
Eigen::VectorXd fiedler_dense(const Eigen::MatrixXd& laplacian) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(laplacian);
  return solver.eigenvectors().col(1);
}

// Many: inverse iteration on a block of vectors, orthogonal to the eigenvector that is known. The
// graph of adjacent regions is nearly planar, so that its sparse factors stay small.
Eigen::VectorXd fiedler_sparse(const Eigen::MatrixXd& laplacian, const Eigen::VectorXd& known) {
  constexpr Eigen::Index kBlock = 5;
  constexpr int kMaxIterations = 200;
  constexpr double kShift = 1e-5, kResidual = 1e-7;
  const Eigen::Index count = laplacian.rows();
  Eigen::SparseMatrix<double> shifted = laplacian.sparseView();
  for (Eigen::Index i = 0; i < count; ++i) shifted.coeffRef(i, i) += kShift;
  const Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>> factors(shifted);
  Eigen::MatrixXd block(count, kBlock);
  for (Eigen::Index j = 0; j < kBlock; ++j) {
    // Any start will do; this one is even over the regions and the same each time.
    for (Eigen::Index i = 0; i < count; ++i) {
      block(i, j) = std::sin(static_cast<double>(i + 1) * (1.3 + 0.7 * static_cast<double>(j)));
    }
  }
  Eigen::VectorXd first = block.col(0);
  for (int iteration = 0; iteration < kMaxIterations; ++iteration) {
    block = factors.solve(block).eval();
    block -= known * (known.transpose() * block).eval();
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(block);
    block = qr.householderQ() * Eigen::MatrixXd::Identity(count, kBlock);
    const Eigen::MatrixXd applied = shifted * block;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> inner(block.transpose() * applied);
    const Eigen::VectorXd mix = inner.eigenvectors().col(0);
    first = block * mix;
    if ((applied * mix - inner.eigenvalues()[0] * first).norm() < kResidual) break;
    block = (block * inner.eigenvectors()).eval();
  }
  return first;
}

// The eigenvector of the second smallest eigenvalue of the normalised Laplacian.
Eigen::VectorXd fiedler_vector(const Eigen::MatrixXd& weights, const Eigen::VectorXd& degree) {
  constexpr Eigen::Index kFew = 24;
  const Eigen::VectorXd root = degree.cwiseSqrt();
  const Eigen::VectorXd inverse = root.cwiseInverse();
  Eigen::MatrixXd laplacian = -(inverse.asDiagonal() * weights * inverse.asDiagonal());
  laplacian.diagonal().array() += 1;
  return with_largest_positive(weights.rows() <= kFew
                                   ? fiedler_dense(laplacian)
                                   : fiedler_sparse(laplacian, root / root.norm()));
}

struct Cut {
  double cost = std::numeric_limits<double>::infinity();
  double position = 0;
};

// The cheapest of the cuts at equidistant positions along the vector.
Cut best_cut(const Eigen::VectorXd& vector, const Eigen::MatrixXd& weights,
             const Eigen::VectorXd& degree, int cuts) {
  Cut best;
  const double low = vector.minCoeff(), high = vector.maxCoeff();
  if (high - low <= 1e-8 + 1e-5 * std::abs(high)) return best;
  std::vector<Eigen::Index> order(static_cast<std::size_t>(vector.size()));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Eigen::Index>(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](Eigen::Index a, Eigen::Index b) { return vector[a] < vector[b]; });
  // The regions go from the upper side to the lower one by one; the cut's weight is kept up.
  std::vector<bool> lower(order.size(), false);
  double crossing = 0, below = 0;
  const double all = degree.sum();
  std::size_t moved = 0;
  for (int i = 0; i < cuts; ++i) {
    const double position = low + i * (high - low) / cuts;
    for (; moved < order.size() && vector[order[moved]] <= position; ++moved) {
      const Eigen::Index node = order[moved];
      below += degree[node];
      for (Eigen::Index other = 0; other < vector.size(); ++other) {
        if (other == node) continue;
        crossing +=
            lower[static_cast<std::size_t>(other)] ? -weights(other, node) : weights(other, node);
      }
      lower[static_cast<std::size_t>(node)] = true;
    }
    const double cost = crossing / below + crossing / (all - below);
    if (cost < best.cost) best = {cost, position};
  }
  return best;
}

}  // namespace

LabelMap normalised_cut(const LabelMap& regions, std::span<const Plane> channels,
                        const CutOptions& options) {
  const Eigen::MatrixXd weights = adjacency(regions, channels, options);
  Group everything(static_cast<std::size_t>(weights.rows()));
  for (std::size_t i = 0; i < everything.size(); ++i) everything[i] = static_cast<Eigen::Index>(i);
  std::vector<std::int32_t> segment_of(everything.size(), 0);
  std::int32_t segments = 0;
  std::vector<Group> pending;
  if (!everything.empty()) pending.push_back(std::move(everything));
  while (!pending.empty()) {
    const Group group = std::move(pending.back());
    pending.pop_back();
    if (group.size() > 2) {
      const Eigen::MatrixXd inner = part(weights, group);
      const Eigen::VectorXd degree = inner.rowwise().sum();
      const Eigen::VectorXd vector = fiedler_vector(inner, degree);
      const Cut cut = best_cut(vector, inner, degree, options.cuts);
      if (cut.cost < options.threshold) {
        Group low, high;
        for (std::size_t i = 0; i < group.size(); ++i) {
          (vector[static_cast<Eigen::Index>(i)] > cut.position ? high : low).push_back(group[i]);
        }
        pending.push_back(std::move(low));
        pending.push_back(std::move(high));
        continue;
      }
    }
    for (const Eigen::Index region : group) segment_of[static_cast<std::size_t>(region)] = segments;
    ++segments;
  }
  // Numbered in the order of first pixels.
  LabelMap result(regions.rows(), regions.cols());
  std::vector<std::int32_t> number(static_cast<std::size_t>(segments), -1);
  std::int32_t next = 0;
  for (Eigen::Index i = 0; i < regions.size(); ++i) {
    const std::int32_t segment = segment_of[static_cast<std::size_t>(regions.data()[i])];
    std::int32_t& seen = number[static_cast<std::size_t>(segment)];
    if (seen < 0) seen = next++;
    result.data()[i] = seen;
  }
  return result;
}

}  // namespace taskatlas::labels
