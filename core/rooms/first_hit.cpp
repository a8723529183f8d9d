// SPDX-License-Identifier: MIT
#include "rooms/first_hit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace taskatlas::rooms {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

}  // namespace

Ray camera_ray(const View& view, double column, double row) {
  const Eigen::Vector3d direction = dataset::ray(view.intrinsics, {column, row});
  return {view.pose.centre.cast<float>(), (view.pose.rotation * direction).cast<float>()};
}

FirstHits trace_first_hits(const Tracer& tracer, const Surfaces& surfaces, const View& view) {
  const int size = view.intrinsics.size;
  const auto pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
  std::vector<Ray> rays;
  rays.reserve(pixels);
  for (int row = 0; row < size; ++row) {
    for (int column = 0; column < size; ++column) {
      rays.push_back(camera_ray(view, column + 0.5, row + 0.5));
    }
  }
  std::vector<Hit> hits(pixels);
  tracer.nearest(rays, hits, true);

  FirstHits result;
  result.size = size;
  result.z.assign(pixels, kNaN);
  result.distance.assign(pixels, kNaN);
  result.normal.assign(pixels, Eigen::Vector3f::Constant(kNaN));
  result.curvature.assign(pixels, Eigen::Vector2f::Constant(kNaN));
  result.position.assign(pixels, Eigen::Vector3f::Constant(kNaN));
  result.object.assign(pixels, -1);
  const Eigen::Matrix3f to_camera = view.pose.rotation.transpose().cast<float>();
  for (std::size_t i = 0; i < pixels; ++i) {
    const Hit& hit = hits[i];
    if (!hit.found()) continue;
    const Ray& ray = rays[i];
    result.z[i] = hit.distance;
    result.distance[i] = hit.distance * ray.direction.norm();
    result.position[i] = ray.origin + hit.distance * ray.direction;
    const Eigen::Vector3f normal = hit.normal.normalized();
    result.normal[i] = to_camera * (normal.dot(ray.direction) > 0 ? -normal : normal);
    result.curvature[i] = surfaces.curvature(ray, hit);
    result.object[i] = hit.object;
  }
  return result;
}

std::vector<float> reshading(const FirstHits& hits, const View& view) {
  constexpr float kEnergy = 2.5F, kSurface = 0.8F * 0.8F, kHalf = 8;
  std::vector<float> result(hits.z.size(), kNaN);
  for (int row = 0; row < hits.size; ++row) {
    for (int column = 0; column < hits.size; ++column) {
      const auto i = static_cast<std::size_t>(row) * static_cast<std::size_t>(hits.size) +
                     static_cast<std::size_t>(column);
      if (hits.object[i] < 0) continue;
      const Eigen::Vector3f towards =
          -dataset::ray(view.intrinsics, {column + 0.5, row + 0.5}).normalized().cast<float>();
      const float r = hits.distance[i];
      result[i] = std::clamp(kEnergy * kSurface * std::max(0.0F, hits.normal[i].dot(towards)) *
                                 kHalf / (kHalf + r * r),
                             0.0F, 1.0F);
    }
  }
  return result;
}

}  // namespace taskatlas::rooms
