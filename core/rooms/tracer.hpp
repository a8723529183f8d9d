// SPDX-License-Identifier: MIT
// Rays through a scene, by Embree. Everything that the renderer knows of geometry goes through
// here.
#pragma once

#include "rooms/scene.hpp"

#include <limits>
#include <memory>
#include <span>

#include <Eigen/Core>

namespace taskatlas::rooms {

// A ray from origin along direction (any length; distances are in its multiples).
struct Ray {
  Eigen::Vector3f origin;
  Eigen::Vector3f direction;
  float near = 0;
  float far = std::numeric_limits<float>::infinity();
};

struct Hit {
  float distance = std::numeric_limits<float>::infinity();  // in lengths of the ray's direction
  int object = -1;                                          // into Scene::objects, -1 = nothing
  int triangle = -1;                                        // into its mesh's triangles
  float u = 0, v = 0;  // barycentric weights of the triangle's second and third vertex
  Eigen::Vector3f normal =
      Eigen::Vector3f::Zero();  // of the triangle, world, not unit, either side

  bool found() const { return object >= 0; }
};

// Which rays see what (see Placed::casts_shadow).
enum class Sight {
  kCamera,  // everything
  kLight,   // only what casts a shadow
};

// The scene's triangles in world space and the trees over them. Built on one thread, so that the
// same scene always gives the same tree and the same answers. After construction any number of
// threads may trace. Keeps a reference to the scene, which must outlive it.
// Throws Error(kFailed) where Embree cannot be started or runs out of memory.
class Tracer {
 public:
  explicit Tracer(const Scene& scene);
  ~Tracer();
  Tracer(Tracer&&) noexcept;
  Tracer& operator=(Tracer&&) noexcept;

  const Scene& scene() const { return *scene_; }

  Hit nearest(const Ray& ray, Sight sight = Sight::kCamera) const;
  // Many at once, faster where they are alike; hits.size() == rays.size().
  void nearest(std::span<const Ray> rays, std::span<Hit> hits, bool coherent,
               Sight sight = Sight::kCamera) const;
  // Whether anything that casts a shadow lies strictly within the ray's near and far.
  bool blocked(const Ray& ray) const;
  // The distance in metres from a point to the nearest surface, no more than `limit`.
  float clearance(const Eigen::Vector3f& point, float limit) const;

 private:
  struct Trees;
  const Scene* scene_;
  std::unique_ptr<Trees> trees_;
};

}  // namespace taskatlas::rooms
