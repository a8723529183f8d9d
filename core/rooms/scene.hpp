// SPDX-License-Identifier: MIT
// A furnished room as plain data: what the composer makes and what a renderer reads.
//
// World: metres, right-handed, z up, floor at z = 0. Walls run along the x or the y axis, as the
// dataset's layout boxes and vanishing points demand. A Scene is immutable once composed; meshes
// and textures are shared between the scenes of a process and may be read from any thread.
#pragma once

#include "rooms/object_class.hpp"
#include "rooms/room_type.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <Eigen/Geometry>

namespace taskatlas::rooms {

// An 8-bit sRGB picture, row-major from the top row, 3 bytes a pixel, repeated in both directions.
// Texture coordinates (0, 0) are the bottom left corner, v upwards, as in OBJ files.
struct Texture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  // width × height × 3
};

// How a surface looks: a Lambertian base and a weak dielectric coat. Colours are linear RGB.
struct Material {
  Eigen::Vector3f albedo{0.5F, 0.5F, 0.5F};  // [0, 0.95]; times the texture where there is one
  int texture = -1;                          // into Scene::textures, -1 = none
  Eigen::Vector2f uv_scale{1, 1};            // texture repeats per unit of the mesh's uv
  Eigen::Vector3f emission = Eigen::Vector3f::Zero();  // radiance, times the texture where any
  float specular = 0;   // [0, 1], share of light that the coat mirrors
  float roughness = 1;  // [0, 1] of the coat; 0 is a mirror
};

// Triangles in the mesh's own frame. positions, normals and uvs are as long as each other;
// triangles and material too. Triangles face either way: shade both sides.
struct Mesh {
  std::vector<Eigen::Vector3f> positions;
  std::vector<Eigen::Vector3f> normals;    // unit length, smoothed where faces meet below 40°
  std::vector<Eigen::Vector2f> uvs;        // 0 where the surface has no texture
  std::vector<Eigen::Vector3i> triangles;  // indices of three vertices each
  std::vector<std::int32_t> material;      // one per triangle, counted from Placed::first_material
};

// One thing that stands in the room, or one part of its shell (each wall is one).
struct Placed {
  int mesh = 0;            // into Scene::meshes
  int first_material = 0;  // Scene::materials index of the mesh's material 0
  Eigen::Affine3f to_world = Eigen::Affine3f::Identity();  // rotation, per-axis scale, translation
  ObjectClass object_class = ObjectClass::kOther;
  std::string name;            // "Coffee table"; for people
  int instance = 0;            // unique in the scene, from 0, dense
  Eigen::AlignedBox3f bounds;  // of its vertices, world
  // False for lamps: shadow rays pass, camera rays do not, so that a light gets out of its shade.
  // Nor should a light within its bounds light it, a few centimetres away: where the lamp is on,
  // its emission stands for that.
  bool casts_shadow = true;
};

enum class LightShape {
  kRectangle,  // centre ± u ± v; shines to the side of u × v
  kSphere,     // of the given radius; shines all around
};

// Light to be sampled. It has no surface of its own that a ray could hit: what is seen to glow is a
// Placed whose material has an emission, and that emission is for rays from the camera (and for
// mirrored ones) alone, so that no light is counted twice.
struct Light {
  LightShape shape = LightShape::kRectangle;
  Eigen::Vector3f centre = Eigen::Vector3f::Zero();
  Eigen::Vector3f u = Eigen::Vector3f::Zero();  // half an edge, kRectangle
  Eigen::Vector3f v = Eigen::Vector3f::Zero();
  float radius = 0;                                    // kSphere
  Eigen::Vector3f radiance = Eigen::Vector3f::Zero();  // linear RGB, the same in all directions
  bool sky = false;                                    // daylight through a window, else a lamp
};

struct Scene {
  RoomType type = RoomType::kLivingRoom;
  std::vector<Eigen::Vector2f> footprint;  // inner faces of the walls, counter-clockwise, 4 or 6
  float height = 0;                        // of the ceiling
  Eigen::AlignedBox3f layout_box;          // of the room's inside: the layout task's box
  std::vector<std::shared_ptr<const Mesh>> meshes;
  std::vector<Material> materials;
  std::vector<std::shared_ptr<const Texture>> textures;
  std::vector<Placed> objects;  // objects[i].instance == i
  std::vector<Light> lights;    // at least one
  std::vector<int> models;      // catalogue indices used, ascending, for the credits
};

}  // namespace taskatlas::rooms
