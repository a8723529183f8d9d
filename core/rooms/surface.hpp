// SPDX-License-Identifier: MIT
// What a ray finds where it hits: position, normals, colour, curvature.
#pragma once

#include "rooms/scene.hpp"
#include "rooms/tracer.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace taskatlas::rooms {

// A texture and its halves, down to one texel: level k is 2^k times smaller, averaged in linear
// light, 8-bit sRGB as the texture.
class TexturePyramid {
 public:
  explicit TexturePyramid(std::shared_ptr<const Texture> texture);

  int width() const { return base_->width; }
  int height() const { return base_->height; }
  // Linear RGB at texture coordinates, bilinear within a level, the nearest level to `level`
  // (0 = full size). Repeats in both directions.
  Eigen::Vector3f sample(const Eigen::Vector2f& uv, float level) const;
  // Whether nobody else keeps the texture.
  bool orphaned() const { return base_.use_count() == 1; }

 private:
  const Texture& level(std::size_t number) const {
    return number == 0 ? *base_ : smaller_[number - 1];
  }

  std::shared_ptr<const Texture> base_;
  std::vector<Texture> smaller_;
};

// The pyramids of a process's textures, made when first asked for and shared by the rooms; kept for
// as long as somebody keeps the texture. Thread-safe.
class TexturePool {
 public:
  std::shared_ptr<const TexturePyramid> pyramid(const std::shared_ptr<const Texture>& texture);

  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return pyramids_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::map<const Texture*, std::shared_ptr<const TexturePyramid>> pyramids_;
};

struct SurfacePoint {
  Eigen::Vector3f position;          // world, metres
  Eigen::Vector3f geometric_normal;  // of the triangle; unit, world, towards the ray's origin
  Eigen::Vector3f shading_normal;    // interpolated; unit, in the geometric normal's hemisphere
  Eigen::Vector3f albedo;            // linear RGB in [0, 0.95]
  Eigen::Vector3f emission;          // radiance
  float specular = 0;
  float roughness = 1;
};

// The surfaces of one scene. Keeps a reference to the scene. Thread-safe once built.
class Surfaces {
 public:
  Surfaces(const Scene& scene, TexturePool& pool);

  // `spread` is the ray's width per metre of distance (a pixel's angle), which chooses the level
  // of detail of textures.
  SurfacePoint at(const Ray& ray, const Hit& hit, float spread) const;

  // The two principal curvatures in 1/m, that of larger magnitude first, positive where the surface
  // bulges towards the ray's origin. From the change of the vertex normals along the triangle's
  // edges: the second fundamental form of Rusinkiewicz, "Estimating curvatures and their
  // derivatives on triangle meshes" (3DPVT 2004), section 3.
  Eigen::Vector2f curvature(const Ray& ray, const Hit& hit) const;

 private:
  const Scene* scene_;
  std::vector<std::shared_ptr<const TexturePyramid>> textures_;
  std::vector<Eigen::Matrix3f> normal_to_world_;  // one per object
};

}  // namespace taskatlas::rooms
