// SPDX-License-Identifier: MIT
#include "labels/keypoints.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include <Eigen/Eigenvalues>

namespace taskatlas::labels {
namespace {

// A range image with, for each pixel, how and in which direction its surface changes.
class SurfaceChange {
 public:
  SurfaceChange(const Plane& z, double focal) : rows_(z.rows()), columns_(z.cols()) {
    points_.resize(static_cast<std::size_t>(z.size()));
    const float cx = static_cast<float>(columns_) / 2, cy = static_cast<float>(rows_) / 2;
    for (Eigen::Index y = 0; y < rows_; ++y) {
      for (Eigen::Index x = 0; x < columns_; ++x) {
        const float depth = z(y, x);
        points_[index(y, x)] = {
            (static_cast<float>(x) + 0.5F - cx) / static_cast<float>(focal) * depth,
            (static_cast<float>(y) + 0.5F - cy) / static_cast<float>(focal) * depth, depth};
      }
    }
    find_normals();
    weight_.assign(points_.size(), 0.0F);
    angle_.assign(points_.size(), 0.0F);
    for (Eigen::Index y = 0; y < rows_; ++y) {
      for (Eigen::Index x = 0; x < columns_; ++x) {
        if (known(y, x) && !find_border(y, x)) find_bend(y, x);
      }
    }
  }

  bool inside(Eigen::Index y, Eigen::Index x) const {
    return y >= 0 && x >= 0 && y < rows_ && x < columns_;
  }
  bool known(Eigen::Index y, Eigen::Index x) const {
    return inside(y, x) && std::isfinite(points_[index(y, x)].z());
  }
  const Eigen::Vector3f& point(Eigen::Index y, Eigen::Index x) const {
    return points_[index(y, x)];
  }
  float weight(Eigen::Index y, Eigen::Index x) const { return weight_[index(y, x)]; }
  float angle(Eigen::Index y, Eigen::Index x) const { return angle_[index(y, x)]; }  // [0, pi)

 private:
  std::size_t index(Eigen::Index y, Eigen::Index x) const {
    return static_cast<std::size_t>(y * columns_ + x);
  }

  // One-sided differences, the shorter of the two sides, so that no normal mixes two surfaces.
  Eigen::Vector3f tangent(Eigen::Index y, Eigen::Index x, int dy, int dx) const {
    const Eigen::Vector3f& here = points_[index(y, x)];
    const bool ahead = known(y + dy, x + dx), behind = known(y - dy, x - dx);
    if (!ahead && !behind) return Eigen::Vector3f::Zero();
    Eigen::Vector3f forward =
        ahead ? Eigen::Vector3f(points_[index(y + dy, x + dx)] - here) : Eigen::Vector3f::Zero();
    Eigen::Vector3f backward =
        behind ? Eigen::Vector3f(here - points_[index(y - dy, x - dx)]) : Eigen::Vector3f::Zero();
    if (!ahead) return backward;
    if (!behind) return forward;
    return forward.squaredNorm() <= backward.squaredNorm() ? forward : backward;
  }

  void find_normals() {
    normals_.assign(points_.size(), Eigen::Vector3f::Zero());
    for (Eigen::Index y = 0; y < rows_; ++y) {
      for (Eigen::Index x = 0; x < columns_; ++x) {
        if (!known(y, x)) continue;
        const Eigen::Vector3f normal = tangent(y, x, 1, 0).cross(tangent(y, x, 0, 1));
        const float length = normal.norm();
        if (length > 0) normals_[index(y, x)] = normal / length;
      }
    }
  }

  // An obstacle border: seen from this pixel the surface ends towards something farther away. The
  // jump is compared with what is usual among the 5x5 neighbours.
  bool find_border(Eigen::Index y, Eigen::Index x) {
    constexpr int kRadius = 2;
    constexpr std::size_t kUsual = 8;  // the ninth of 25, itself included, by distance
    constexpr float kMinScore = 0.8F;
    const Eigen::Vector3f& here = points_[index(y, x)];
    std::array<float, 25> distances;
    std::size_t count = 0;
    for (int dy = -kRadius; dy <= kRadius; ++dy) {
      for (int dx = -kRadius; dx <= kRadius; ++dx) {
        if (known(y + dy, x + dx)) distances[count++] = (point(y + dy, x + dx) - here).norm();
      }
    }
    const std::size_t nth = std::min(kUsual, count - 1);
    std::nth_element(distances.begin(), distances.begin() + nth, distances.begin() + count);
    const float usual = distances[nth];
    Eigen::Vector2f direction = Eigen::Vector2f::Zero();
    float best = 0;
    constexpr std::array<std::array<int, 2>, 4> kSides{{{0, 1}, {0, -1}, {1, 0}, {-1, 0}}};
    for (const auto& [dy, dx] : kSides) {
      if (!known(y + dy, x + dx)) continue;
      const Eigen::Vector3f& there = point(y + dy, x + dx);
      const float distance = (there - here).norm();
      if (there.squaredNorm() <= here.squaredNorm() || distance <= 0) continue;
      const float score = std::max(0.0F, 1 - usual / distance);
      direction += score * Eigen::Vector2f(static_cast<float>(dx), static_cast<float>(dy));
      best = std::max(best, score);
    }
    if (best < kMinScore || direction.squaredNorm() == 0) return false;
    set(y, x, 1, direction);
    return true;
  }

  // Elsewhere: the direction in which normals vary most, from the 5x5 neighbours on this surface.
  void find_bend(Eigen::Index y, Eigen::Index x) {
    constexpr int kRadius = 2;
    // Two planes at a right angle, half of the neighbours on each, have this variance.
    constexpr float kRightAngle = 0.5F;
    constexpr float kNoise = 1e-4F;
    const Eigen::Vector3f& here = points_[index(y, x)];
    const float reach =
        4 * kRadius * tangent(y, x, 0, 1).norm() + 4 * kRadius * tangent(y, x, 1, 0).norm();
    Eigen::Vector3f mean = Eigen::Vector3f::Zero();
    Eigen::Matrix3f squares = Eigen::Matrix3f::Zero();
    float count = 0;
    for (int dy = -kRadius; dy <= kRadius; ++dy) {
      for (int dx = -kRadius; dx <= kRadius; ++dx) {
        if (!known(y + dy, x + dx) || (point(y + dy, x + dx) - here).norm() > reach) continue;
        const Eigen::Vector3f& normal = normals_[index(y + dy, x + dx)];
        mean += normal;
        squares += normal * normal.transpose();
        ++count;
      }
    }
    if (count < 3) return;
    mean /= count;
    const Eigen::Matrix3f covariance = squares / count - mean * mean.transpose();
    if (covariance.trace() < kNoise) return;
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix3f> solver;
    solver.computeDirect(covariance);
    const float variance = solver.eigenvalues()[2];
    const Eigen::Vector3f axis = solver.eigenvectors().col(2);
    if (variance < kNoise || axis.head<2>().squaredNorm() < 1e-8F) return;
    set(y, x, std::min(1.0F, std::sqrt(variance / kRightAngle)), axis.head<2>());
  }

  void set(Eigen::Index y, Eigen::Index x, float weight, const Eigen::Vector2f& direction) {
    constexpr float kPi = std::numbers::pi_v<float>;
    float angle = std::atan2(direction.y(), direction.x());
    if (angle < 0) angle += kPi;
    if (angle >= kPi) angle -= kPi;
    weight_[index(y, x)] = weight;
    angle_[index(y, x)] = angle;
  }

  Eigen::Index rows_, columns_;
  std::vector<Eigen::Vector3f> points_, normals_;
  std::vector<float> weight_, angle_;
};

constexpr int kAngles = 18;  // of 10 degrees

// 1 - |cos| of the angle between two bins' directions.
const std::array<float, kAngles>& dissimilarity() {
  static const auto table = [] {
    std::array<float, kAngles> values{};
    for (int i = 0; i < kAngles; ++i) {
      values[static_cast<std::size_t>(i)] =
          static_cast<float>(1 - std::abs(std::cos(i * std::numbers::pi / kAngles)));
    }
    return values;
  }();
  return table;
}

float interest(const SurfaceChange& surface, Eigen::Index y, Eigen::Index x, float radius_px,
               float support) {
  constexpr int kReach = 4;  // 9 x 9 positions at most
  const int radius = std::max(1, static_cast<int>(std::ceil(radius_px)));
  const int reach = std::min(kReach, radius);
  const Eigen::Vector3f& here = surface.point(y, x);
  float stable = 1;
  std::array<float, kAngles> strongest{};
  for (int j = -reach; j <= reach; ++j) {
    for (int i = -reach; i <= reach; ++i) {
      const Eigen::Index row = y + j * radius / reach, column = x + i * radius / reach;
      if (!surface.known(row, column)) continue;
      const float weight = surface.weight(row, column);
      if (weight <= 0) continue;
      const float distance = (surface.point(row, column) - here).norm();
      if (distance > support / 2) continue;
      stable = std::min(stable, 1 - weight * std::max(0.0F, 1 - 10 * distance / support));
      const float strength = std::sqrt(weight * (1 - std::abs(2 * distance / support - 0.5F)));
      const int bin = std::min(kAngles - 1, static_cast<int>(surface.angle(row, column) /
                                                             std::numbers::pi_v<float> * kAngles));
      float& slot = strongest[static_cast<std::size_t>(bin)];
      slot = std::max(slot, strength);
    }
  }
  float pair = 0;
  for (std::size_t i = 0; i < kAngles; ++i) {
    if (strongest[i] == 0) continue;
    for (std::size_t j = i + 1; j < kAngles; ++j) {
      pair = std::max(pair, strongest[i] * strongest[j] * dissimilarity()[j - i]);
    }
  }
  return stable * pair;
}

}  // namespace

Plane keypoints3d(const Plane& z, double focal, const NarfOptions& options) {
  const SurfaceChange surface(z, focal);
  const float support = static_cast<float>(options.support_size);
  Plane result = Plane::Zero(z.rows(), z.cols());
  for (Eigen::Index y = 0; y < z.rows(); ++y) {
    for (Eigen::Index x = 0; x < z.cols(); ++x) {
      if (!surface.known(y, x)) continue;
      const float radius =
          std::min(static_cast<float>(focal) * support / 2 / std::max(z(y, x), 1e-3F),
                   static_cast<float>(z.cols()));
      result(y, x) = interest(surface, y, x, radius, support);
    }
  }
  return result.max(0.0F).min(1.0F);
}

}  // namespace taskatlas::labels
