// SPDX-License-Identifier: MIT
// The light in a room: what arrives from its lights at a point, and what its surfaces reflect on.
#pragma once

#include "rooms/surface.hpp"
#include "rooms/tracer.hpp"

#include <cstdint>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

// A place on a surface that light falls on. Both normals are unit vectors on the side looked at.
struct Receiver {
  Eigen::Vector3f position;
  Eigen::Vector3f geometric_normal;
  Eigen::Vector3f shading_normal;
};

// Irradiance (linear RGB) that arrives straight from the scene's lights. Estimated with one shadow
// ray towards one light: chosen by what it would give unshadowed, then a point on it.
// choice, u and v are uniform in [0, 1).
Eigen::Vector3f direct_irradiance(const Tracer& tracer, const Receiver& receiver, float choice,
                                  float u, float v);

// A unit vector in the hemisphere of the normal, denser where the cosine is larger (pdf cos / pi).
Eigen::Vector3f cosine_direction(const Eigen::Vector3f& normal, float u, float v);

struct LightFieldOptions {
  int samples = 24'000;  // places on surfaces
  int shadow_rays = 4;   // per place
  int passes = 6;        // reflections followed
  float cell = 0.25F;    // metres
};

// Irradiance everywhere in the room, all reflections included, in cells of space and six
// directions: too coarse to be looked at, good enough to be gathered from. Deterministic for a
// seed. Immutable and thread-safe once built.
class LightField {
 public:
  LightField(const Tracer& tracer, const Surfaces& surfaces, std::uint64_t seed,
             const LightFieldOptions& options = {});

  // Irradiance at a surface; never negative.
  const Eigen::Vector3f& irradiance(const Eigen::Vector3f& position,
                                    const Eigen::Vector3f& normal) const;
  // Its mean over the room's surfaces.
  const Eigen::Vector3f& mean() const { return mean_; }

 private:
  std::size_t cell(const Eigen::Vector3f& position, const Eigen::Vector3f& normal) const;

  Eigen::Vector3f origin_;
  Eigen::Array3i cells_;
  float per_metre_;
  std::vector<Eigen::Vector3f> irradiance_;
  Eigen::Vector3f mean_ = Eigen::Vector3f::Zero();
};

}  // namespace taskatlas::rooms
