// SPDX-License-Identifier: MIT
#include "rooms/mesh_builder.hpp"

#include "rooms/colour.hpp"

#include <array>
#include <numbers>
#include <utility>

namespace taskatlas::rooms {

using Eigen::Vector2f;
using Eigen::Vector3f;

int MeshBuilder::vertex(const Vector3f& position, const Vector3f& normal, const Vector2f& uv) {
  mesh_.positions.push_back(position);
  mesh_.normals.push_back(normal);
  mesh_.uvs.push_back(uv);
  return static_cast<int>(mesh_.positions.size()) - 1;
}

void MeshBuilder::triangle(int a, int b, int c) {
  mesh_.triangles.emplace_back(a, b, c);
  mesh_.material.push_back(material_);
}

void MeshBuilder::corners(const Vector3f& a, const Vector3f& b, const Vector3f& c,
                          const Vector3f& d, const std::array<Vector2f, 4>& uv) {
  const Vector3f normal = (b - a).cross(d - a).normalized();
  const int first = vertex(a, normal, uv[0]);
  vertex(b, normal, uv[1]);
  vertex(c, normal, uv[2]);
  vertex(d, normal, uv[3]);
  triangle(first, first + 1, first + 2);
  triangle(first, first + 2, first + 3);
}

void MeshBuilder::quad(const Vector3f& a, const Vector3f& b, const Vector3f& c, const Vector3f& d) {
  // From the world's axes rather than from the corner, so that a pattern runs on from quad to quad.
  const Vector3f along = (b - a).normalized();
  const Vector3f up = (d - a).normalized();
  const auto uv = [&](const Vector3f& p) { return Vector2f(along.dot(p), up.dot(p)); };
  corners(a, b, c, d, {uv(a), uv(b), uv(c), uv(d)});
}

void MeshBuilder::picture(const Vector3f& a, const Vector3f& b, const Vector3f& c,
                          const Vector3f& d) {
  corners(a, b, c, d, {Vector2f(0, 0), Vector2f(1, 0), Vector2f(1, 1), Vector2f(0, 1)});
}

void MeshBuilder::box(const Vector3f& low, const Vector3f& high) {
  const auto at = [&](int x, int y, int z) {
    return Vector3f(x ? high.x() : low.x(), y ? high.y() : low.y(), z ? high.z() : low.z());
  };
  quad(at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1));
  quad(at(1, 1, 0), at(0, 1, 0), at(0, 1, 1), at(1, 1, 1));
  quad(at(0, 1, 0), at(0, 0, 0), at(0, 0, 1), at(0, 1, 1));
  quad(at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1));
  quad(at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1));
  quad(at(0, 1, 0), at(1, 1, 0), at(1, 0, 0), at(0, 0, 0));
}

void MeshBuilder::cylinder(const Vector3f& foot, float radius, float height, int sides) {
  const int base = static_cast<int>(mesh_.positions.size());
  for (int i = 0; i <= sides; ++i) {
    const float angle =
        2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(sides);
    const Vector3f normal(std::cos(angle), std::sin(angle), 0);
    vertex(foot + radius * normal, normal, {radius * angle, 0});
    vertex(foot + radius * normal + Vector3f(0, 0, height), normal, {radius * angle, height});
  }
  for (int i = 0; i < sides; ++i) {
    const int a = base + 2 * i;
    triangle(a, a + 2, a + 3);
    triangle(a, a + 3, a + 1);
  }
  for (const float end : {0.0F, height}) {
    const Vector3f normal(0, 0, end > 0 ? 1.0F : -1.0F);
    const Vector3f middle = foot + Vector3f(0, 0, end);
    const int centre = vertex(middle, normal, Vector2f::Zero());
    for (int i = 0; i <= sides; ++i) {
      const float angle =
          2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(sides);
      vertex(middle + radius * Vector3f(std::cos(angle), std::sin(angle), 0), normal,
             Vector2f::Zero());
    }
    for (int i = 0; i < sides; ++i) triangle(centre, centre + 1 + i, centre + 2 + i);
  }
}

void MeshBuilder::sheet(const std::vector<Vector3f>& points, int columns) {
  const int rows = static_cast<int>(points.size()) / columns;
  const auto at = [&](int row, int column) -> const Vector3f& {
    return points[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  };
  const int base = static_cast<int>(mesh_.positions.size());
  float along = 0;
  for (int row = 0; row < rows; ++row) {
    along = 0;
    for (int column = 0; column < columns; ++column) {
      const Vector3f across =
          at(row, std::min(column + 1, columns - 1)) - at(row, std::max(column - 1, 0));
      const Vector3f down =
          at(std::min(row + 1, rows - 1), column) - at(std::max(row - 1, 0), column);
      if (column > 0) along += (at(row, column) - at(row, column - 1)).norm();
      vertex(at(row, column), across.cross(down).normalized(), {along, at(row, column).z()});
    }
  }
  for (int row = 0; row + 1 < rows; ++row) {
    for (int column = 0; column + 1 < columns; ++column) {
      const int a = base + row * columns + column;
      triangle(a, a + 1, a + columns + 1);
      triangle(a, a + columns + 1, a + columns);
    }
  }
}

Material painted(const Vector3f& srgb, float specular, float roughness) {
  Material material;
  for (Eigen::Index c = 0; c < 3; ++c) {
    material.albedo[c] = std::min(linear_of(std::clamp(srgb[c], 0.0F, 1.0F)), 0.9F);
  }
  material.specular = specular;
  material.roughness = roughness;
  return material;
}

std::shared_ptr<const Model> built_model(MeshBuilder&& builder, std::vector<Material> materials,
                                         std::vector<std::shared_ptr<const Texture>> textures) {
  auto model = std::make_shared<Model>();
  Mesh mesh = builder.take();
  Eigen::AlignedBox3f box;
  for (const Vector3f& position : mesh.positions) box.extend(position);
  const Vector3f origin(box.center().x(), box.center().y(), box.min().z());
  for (Vector3f& position : mesh.positions) position -= origin;
  model->occupancy = Occupancy(mesh);
  model->mesh = std::make_shared<const Mesh>(std::move(mesh));
  model->materials = std::move(materials);
  model->textures = std::move(textures);
  return model;
}

}  // namespace taskatlas::rooms
