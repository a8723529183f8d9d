// SPDX-License-Identifier: MIT
// A room of shapes whose geometry is known in closed form: a box with a window and a lamp, in it a
// sphere, an upright cylinder and a cube.
#pragma once

#include "rooms/scene.hpp"

#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>
#include <utility>

namespace taskatlas::rooms::test {

inline constexpr float kSphereRadius = 0.5F;
inline constexpr float kCylinderRadius = 0.3F;
inline const Eigen::Vector3f kSphereCentre{1.6F, 0.9F, 0.5F};
inline const Eigen::Vector3f kCylinderFoot{3.4F, 2.2F, 0};
inline constexpr float kCylinderHeight = 1.2F;
inline const Eigen::Vector3f kRoomSize{5, 4, 2.7F};

inline Mesh rectangle(const Eigen::Vector3f& corner, const Eigen::Vector3f& a,
                      const Eigen::Vector3f& b) {
  Mesh mesh;
  mesh.positions = {corner, corner + a, corner + a + b, corner + b};
  mesh.normals.assign(4, a.cross(b).normalized());
  mesh.uvs = {{0, 0}, {a.norm(), 0}, {a.norm(), b.norm()}, {0, b.norm()}};
  mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
  mesh.material = {0, 0};
  return mesh;
}

inline Mesh unit_cube() {
  Mesh cube;
  const auto add = [&](const Eigen::Vector3f& corner, const Eigen::Vector3f& a,
                       const Eigen::Vector3f& b) {
    const Mesh side = rectangle(corner, a, b);
    const auto first = static_cast<int>(cube.positions.size());
    cube.positions.insert(cube.positions.end(), side.positions.begin(), side.positions.end());
    cube.normals.insert(cube.normals.end(), side.normals.begin(), side.normals.end());
    cube.uvs.insert(cube.uvs.end(), side.uvs.begin(), side.uvs.end());
    for (const Eigen::Vector3i& triangle : side.triangles) {
      cube.triangles.emplace_back(triangle.array() + first);
      cube.material.push_back(0);
    }
  };
  const Eigen::Vector3f x(1, 0, 0), y(0, 1, 0), z(0, 0, 1), o(0, 0, 0);
  add(o, y, x);
  add(z, x, y);
  add(o, x, z);
  add(y, z, x);
  add(o, z, y);
  add(x, y, z);
  return cube;
}

// Latitude and longitude; normals are exact.
inline Mesh sphere(float radius, int rings = 96) {
  Mesh mesh;
  const int sectors = 2 * rings;
  for (int i = 0; i <= rings; ++i) {
    for (int j = 0; j <= sectors; ++j) {
      const float polar =
          std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(rings);
      const float angle =
          2 * std::numbers::pi_v<float> * static_cast<float>(j) / static_cast<float>(sectors);
      const Eigen::Vector3f normal(std::sin(polar) * std::cos(angle),
                                   std::sin(polar) * std::sin(angle), std::cos(polar));
      mesh.positions.emplace_back(radius * normal);
      mesh.normals.push_back(normal);
      mesh.uvs.emplace_back(0.0F, 0.0F);
    }
  }
  for (int i = 0; i < rings; ++i) {
    for (int j = 0; j < sectors; ++j) {
      const int a = i * (sectors + 1) + j, b = a + sectors + 1;
      if (i > 0) mesh.triangles.emplace_back(a, b, a + 1);
      if (i + 1 < rings) mesh.triangles.emplace_back(a + 1, b, b + 1);
    }
  }
  mesh.material.assign(mesh.triangles.size(), 0);
  return mesh;
}

// The side alone, upright; normals are exact.
inline Mesh tube(float radius, float height, int sectors = 128) {
  Mesh mesh;
  for (int j = 0; j <= sectors; ++j) {
    const float angle =
        2 * std::numbers::pi_v<float> * static_cast<float>(j) / static_cast<float>(sectors);
    const Eigen::Vector3f normal(std::cos(angle), std::sin(angle), 0);
    for (const float z : {0.0F, height}) {
      mesh.positions.emplace_back(radius * normal + z * Eigen::Vector3f::UnitZ());
      mesh.normals.push_back(normal);
      mesh.uvs.emplace_back(0.0F, 0.0F);
    }
  }
  for (int j = 0; j < sectors; ++j) {
    mesh.triangles.emplace_back(2 * j, 2 * j + 2, 2 * j + 1);
    mesh.triangles.emplace_back(2 * j + 1, 2 * j + 2, 2 * j + 3);
  }
  mesh.material.assign(mesh.triangles.size(), 0);
  return mesh;
}

inline Scene analytic_scene(RoomType type = RoomType::kLivingRoom) {
  Scene scene;
  scene.type = type;
  const float w = kRoomSize.x(), d = kRoomSize.y(), h = kRoomSize.z();
  scene.footprint = {{0, 0}, {w, 0}, {w, d}, {0, d}};
  scene.height = h;
  scene.layout_box = Eigen::AlignedBox3f(Eigen::Vector3f::Zero(), kRoomSize);
  auto checks = std::make_shared<Texture>();
  checks->width = checks->height = 64;
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const auto value = static_cast<std::uint8_t>((x / 32 + y / 32) % 2 == 0 ? 200 : 120);
      checks->rgb.insert(checks->rgb.end(), {value, value, static_cast<std::uint8_t>(value / 2)});
    }
  }
  scene.textures = {checks};

  const auto material = [&](const Eigen::Vector3f& albedo) {
    Material made;
    made.albedo = albedo;
    scene.materials.push_back(made);
    return static_cast<int>(scene.materials.size()) - 1;
  };
  const auto place = [&](Mesh mesh, ObjectClass object_class, int first_material,
                         const Eigen::Affine3f& to_world = Eigen::Affine3f::Identity()) {
    Placed placed;
    placed.mesh = static_cast<int>(scene.meshes.size());
    placed.first_material = first_material;
    placed.to_world = to_world;
    placed.object_class = object_class;
    placed.name = std::string(name_of(object_class));
    placed.instance = static_cast<int>(scene.objects.size());
    for (const Eigen::Vector3f& position : mesh.positions)
      placed.bounds.extend(to_world * position);
    scene.meshes.push_back(std::make_shared<const Mesh>(std::move(mesh)));
    scene.objects.push_back(placed);
  };
  const Eigen::Vector3f x(w, 0, 0), y(0, d, 0), z(0, 0, h), o(0, 0, 0);
  const int wall = material({0.75F, 0.72F, 0.65F}), floor = material({1, 1, 1}),
            ceiling = material({0.85F, 0.85F, 0.85F});
  scene.materials[static_cast<std::size_t>(floor)].texture = 0;
  place(rectangle(o, x, y), ObjectClass::kFloor, floor);
  place(rectangle(z, y, x), ObjectClass::kCeiling, ceiling);
  place(rectangle(o, z, x), ObjectClass::kWall, wall);
  place(rectangle(y, x, z), ObjectClass::kWall, wall);
  place(rectangle(o, y, z), ObjectClass::kWall, wall);
  place(rectangle(x, z, y), ObjectClass::kWall, wall);
  const int pane = material({0, 0, 0});
  scene.materials[static_cast<std::size_t>(pane)].emission = {6, 7, 8};
  place(rectangle({1.5F, d - 0.01F, 0.9F}, {1.6F, 0, 0}, {0, 0, 1.2F}), ObjectClass::kWindow, pane);
  scene.objects.back().casts_shadow = false;
  const auto at = [](const Eigen::Vector3f& place_at, float scale = 1) {
    Eigen::Affine3f transform = Eigen::Affine3f::Identity();
    transform.translate(place_at);
    transform.scale(scale);
    return transform;
  };
  // A sphere of radius 1, scaled: curvature is of the world, not of the mesh.
  place(sphere(1), ObjectClass::kToy, material({0.7F, 0.2F, 0.15F}),
        at(kSphereCentre, kSphereRadius));
  place(tube(kCylinderRadius, kCylinderHeight), ObjectClass::kPlant, material({0.2F, 0.5F, 0.2F}),
        at(kCylinderFoot));
  place(unit_cube(), ObjectClass::kBox, material({0.2F, 0.3F, 0.7F}), at({4.1F, 0.4F, 0}, 0.6F));
  Light sky;
  sky.centre = {2.3F, d - 0.02F, 1.5F};
  sky.u = {0, 0, 0.6F};
  sky.v = {0.8F, 0, 0};
  sky.radiance = {6, 7, 8};
  sky.sky = true;
  if (sky.u.cross(sky.v).y() > 0) std::swap(sky.u, sky.v);  // it shines into the room
  Light lamp;
  lamp.shape = LightShape::kSphere;
  lamp.centre = {2.5F, 2, 2.4F};
  lamp.radius = 0.1F;
  lamp.radiance = {60, 50, 35};
  scene.lights = {sky, lamp};
  return scene;
}

}  // namespace taskatlas::rooms::test
