// SPDX-License-Identifier: MIT
// What of its box a model fills: a coarse grid of cubes, so that a chair may go under a table and a
// small thing may stand beside the monitor on a desk, though their boxes overlap.
#pragma once

#include "rooms/scene.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <Eigen/Geometry>

namespace taskatlas::rooms {

// Whether the triangle meets the box around the origin with these half edges (separating axes,
// Akenine-Möller, "Fast 3D Triangle-Box Overlap Testing", 2001).
bool triangle_meets_box(const Eigen::Vector3f& a, const Eigen::Vector3f& b,
                        const Eigen::Vector3f& c, const Eigen::Vector3f& half);

class Occupancy {
 public:
  Occupancy() = default;
  // Marks every cell that a triangle touches. Cells are at most `cell` metres wide, and their
  // number is bounded: the cell grows for large meshes.
  explicit Occupancy(const Mesh& mesh, float cell = 0.04F);

  const Eigen::AlignedBox3f& box() const { return box_; }
  const Eigen::Vector3f& cell() const { return cell_; }
  const Eigen::Vector3i& cells() const { return cells_; }
  bool filled(int x, int y, int z) const { return bits_[index(x, y, z)] != 0; }

  // Centres of the filled cells, the mesh's frame.
  const std::vector<Eigen::Vector3f>& centres() const { return centres_; }

  // Whether any filled cell meets this box (the mesh's frame). Touching is not meeting.
  bool meets(const Eigen::AlignedBox3f& box) const;

 private:
  std::size_t index(int x, int y, int z) const {
    const auto columns = static_cast<std::size_t>(cells_.x());
    const auto rows = static_cast<std::size_t>(cells_.y());
    return (static_cast<std::size_t>(z) * rows + static_cast<std::size_t>(y)) * columns +
           static_cast<std::size_t>(x);
  }

  Eigen::AlignedBox3f box_;
  Eigen::Vector3f cell_ = Eigen::Vector3f::Ones();
  Eigen::Vector3i cells_ = Eigen::Vector3i::Zero();
  std::vector<std::uint8_t> bits_;
  std::vector<Eigen::Vector3f> centres_;
};

}  // namespace taskatlas::rooms
