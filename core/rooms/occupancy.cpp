// SPDX-License-Identifier: MIT
#include "rooms/occupancy.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::rooms {
namespace {

constexpr int kMaxCellsPerSide = 96;

}  // namespace

bool triangle_meets_box(const Eigen::Vector3f& a, const Eigen::Vector3f& b,
                        const Eigen::Vector3f& c, const Eigen::Vector3f& half) {
  const auto apart = [&](const Eigen::Vector3f& axis) {
    const float pa = axis.dot(a);
    const float pb = axis.dot(b);
    const float pc = axis.dot(c);
    const float reach = half.dot(axis.cwiseAbs());
    return std::min({pa, pb, pc}) > reach || std::max({pa, pb, pc}) < -reach;
  };
  const Eigen::Vector3f edges[3] = {b - a, c - b, a - c};
  for (Eigen::Index i = 0; i < 3; ++i) {
    const Eigen::Vector3f unit = Eigen::Vector3f::Unit(i);
    if (apart(unit)) return false;
    for (const Eigen::Vector3f& edge : edges) {
      if (apart(unit.cross(edge))) return false;
    }
  }
  return !apart(edges[0].cross(edges[1]));
}

Occupancy::Occupancy(const Mesh& mesh, float cell) {
  for (const Eigen::Vector3f& position : mesh.positions) box_.extend(position);
  if (box_.isEmpty()) return;
  const Eigen::Vector3f size = box_.sizes().cwiseMax(1e-4F);
  for (Eigen::Index i = 0; i < 3; ++i) {
    cells_[i] = std::clamp(static_cast<int>(std::ceil(size[i] / cell)), 1, kMaxCellsPerSide);
  }
  cell_ = size.cwiseQuotient(cells_.cast<float>());
  bits_.assign(static_cast<std::size_t>(cells_.x()) * static_cast<std::size_t>(cells_.y()) *
                   static_cast<std::size_t>(cells_.z()),
               0);
  // A little more than a cell: what lies on the face between two cells must fill one at least.
  const Eigen::Vector3f half = cell_ * 0.5005F;
  for (const Eigen::Vector3i& t : mesh.triangles) {
    const Eigen::Vector3f a = mesh.positions[static_cast<std::size_t>(t[0])] - box_.min();
    const Eigen::Vector3f b = mesh.positions[static_cast<std::size_t>(t[1])] - box_.min();
    const Eigen::Vector3f c = mesh.positions[static_cast<std::size_t>(t[2])] - box_.min();
    const Eigen::Vector3f low = a.cwiseMin(b).cwiseMin(c).cwiseQuotient(cell_);
    const Eigen::Vector3f high = a.cwiseMax(b).cwiseMax(c).cwiseQuotient(cell_);
    Eigen::Vector3i from;
    Eigen::Vector3i to;
    for (Eigen::Index i = 0; i < 3; ++i) {
      from[i] = std::clamp(static_cast<int>(low[i]), 0, cells_[i] - 1);
      to[i] = std::clamp(static_cast<int>(high[i]), 0, cells_[i] - 1);
    }
    for (int z = from.z(); z <= to.z(); ++z) {
      for (int y = from.y(); y <= to.y(); ++y) {
        for (int x = from.x(); x <= to.x(); ++x) {
          auto& bit = bits_[index(x, y, z)];
          if (bit != 0) continue;
          const Eigen::Vector3f middle =
              (Eigen::Vector3i(x, y, z).cast<float>() + Eigen::Vector3f::Constant(0.5F))
                  .cwiseProduct(cell_);
          if (triangle_meets_box(a - middle, b - middle, c - middle, half)) bit = 1;
        }
      }
    }
  }
  for (int z = 0; z < cells_.z(); ++z) {
    for (int y = 0; y < cells_.y(); ++y) {
      for (int x = 0; x < cells_.x(); ++x) {
        if (!filled(x, y, z)) continue;
        centres_.emplace_back(
            box_.min() + (Eigen::Vector3i(x, y, z).cast<float>() + Eigen::Vector3f::Constant(0.5F))
                             .cwiseProduct(cell_));
      }
    }
  }
}

bool Occupancy::meets(const Eigen::AlignedBox3f& box) const {
  const Eigen::AlignedBox3f shared = box_.intersection(box);
  if (shared.isEmpty()) return false;
  Eigen::Vector3i from;
  Eigen::Vector3i to;
  for (Eigen::Index i = 0; i < 3; ++i) {
    const float low = (shared.min()[i] - box_.min()[i]) / cell_[i] + 1e-3F;
    const float high = (shared.max()[i] - box_.min()[i]) / cell_[i] - 1e-3F;
    if (high <= low) return false;
    from[i] = std::clamp(static_cast<int>(low), 0, cells_[i] - 1);
    to[i] = std::clamp(static_cast<int>(high), 0, cells_[i] - 1);
  }
  for (int z = from.z(); z <= to.z(); ++z) {
    for (int y = from.y(); y <= to.y(); ++y) {
      for (int x = from.x(); x <= to.x(); ++x) {
        if (filled(x, y, z)) return true;
      }
    }
  }
  return false;
}

}  // namespace taskatlas::rooms
