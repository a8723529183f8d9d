// SPDX-License-Identifier: MIT
#include "labels/segmentation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include <Eigen/Eigenvalues>

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

// The eigenvector of the second smallest eigenvalue of the normalised Laplacian.
Eigen::VectorXd fiedler_vector(const Eigen::MatrixXd& weights, const Eigen::VectorXd& degree) {
  const Eigen::VectorXd root = degree.cwiseSqrt().cwiseInverse();
  Eigen::MatrixXd laplacian = -(root.asDiagonal() * weights * root.asDiagonal());
  laplacian.diagonal().array() += 1;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(laplacian);
  Eigen::VectorXd vector = solver.eigenvectors().col(1);
  Eigen::Index largest = 0;
  vector.cwiseAbs().maxCoeff(&largest);
  if (vector[largest] < 0) vector = -vector;
  return vector;
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
