// SPDX-License-Identifier: MIT
// The exact buffers of a view: what the ray through each pixel's centre hits first.
#pragma once

#include "dataset/camera.hpp"
#include "rooms/surface.hpp"
#include "rooms/tracer.hpp"

#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

struct View {
  dataset::Pose pose;
  dataset::Intrinsics intrinsics;
};

// All vectors are size x size, row-major. Where nothing was hit (no room leaves a gap) depths are
// NaN, normals and curvatures NaN, object -1.
struct FirstHits {
  int size = 0;
  std::vector<float> z;                    // metres along the optical axis
  std::vector<float> distance;             // metres along the ray
  std::vector<Eigen::Vector3f> normal;     // of the triangle; camera's frame, towards the camera
  std::vector<Eigen::Vector2f> curvature;  // see Surfaces::curvature
  std::vector<Eigen::Vector3f> position;   // world
  std::vector<int> object;                 // into Scene::objects
};

// The ray through a point of the picture, its direction of unit length along the optical axis, so
// that its distances are z-buffer depths.
Ray camera_ray(const View& view, double column, double row);

FirstHits trace_first_hits(const Tracer& tracer, const Surfaces& surfaces, const View& view);

// The surface's brightness under a lamp at the camera, in [0, 1]: Blender's point lamp with inverse
// square falloff on a white Lambertian surface, energy · 0.8² · cos · d / (d + r²) with energy 2.5
// and d = 8 (the falloff as Blender's internal renderer computes it). The factors reproduce the
// published sample views of EPFL-VILAB/omnidata (assets/taskonomy, point_202_view_5). NaN where
// nothing is hit.
std::vector<float> reshading(const FirstHits& hits, const View& view);

}  // namespace taskatlas::rooms
