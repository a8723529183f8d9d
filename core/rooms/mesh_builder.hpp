// SPDX-License-Identifier: MIT
// Internal to the room: meshes made of quads and boxes.
#pragma once

#include "rooms/model.hpp"
#include "rooms/patterns.hpp"
#include "rooms/scene.hpp"

#include <cstdint>

#include <Eigen/Geometry>

namespace taskatlas::rooms {

class MeshBuilder {
 public:
  // The material of what is added from here on.
  void use(int material) { material_ = material; }

  // Corners in order around; uv is the distance in metres along the first edge and along the last.
  void quad(const Eigen::Vector3f& a, const Eigen::Vector3f& b, const Eigen::Vector3f& c,
            const Eigen::Vector3f& d);
  // With uv from (0, 0) at a to (1, 1) at c.
  void picture(const Eigen::Vector3f& a, const Eigen::Vector3f& b, const Eigen::Vector3f& c,
               const Eigen::Vector3f& d);
  void box(const Eigen::Vector3f& low, const Eigen::Vector3f& high);
  // A vertical cylinder or cone with flat ends.
  void cylinder(const Eigen::Vector3f& foot, float radius, float height, int sides = 20);
  // A sheet of points, row-major; smooth normals.
  void sheet(const std::vector<Eigen::Vector3f>& points, int columns);

  const Mesh& mesh() const { return mesh_; }
  Mesh take() { return std::move(mesh_); }

 private:
  void triangle(int a, int b, int c);
  int vertex(const Eigen::Vector3f& position, const Eigen::Vector3f& normal,
             const Eigen::Vector2f& uv);
  void corners(const Eigen::Vector3f& a, const Eigen::Vector3f& b, const Eigen::Vector3f& c,
               const Eigen::Vector3f& d, const std::array<Eigen::Vector2f, 4>& uv);

  Mesh mesh_;
  int material_ = 0;
};

// sRGB in [0, 1].
Material painted(const Eigen::Vector3f& srgb, float specular = 0, float roughness = 1);

// A model of what was built: its materials may use the textures by their index.
std::shared_ptr<const Model> built_model(MeshBuilder&& builder, std::vector<Material> materials,
                                         std::vector<std::shared_ptr<const Texture>> textures = {});

}  // namespace taskatlas::rooms
