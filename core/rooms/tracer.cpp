// SPDX-License-Identifier: MIT
#include "rooms/tracer.hpp"

#include "base/error.hpp"
#include "rooms/embree.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace taskatlas::rooms {
namespace {

[[noreturn]] void fail(RTCDevice device) {
  throw failure("Embree failed (error " + std::to_string(rtcGetDeviceError(device)) +
                "): free memory, or render fewer rooms at once with --threads");
}

RTCRayHit to_embree(const Ray& ray) {
  RTCRayHit result;
  result.ray.org_x = ray.origin.x();
  result.ray.org_y = ray.origin.y();
  result.ray.org_z = ray.origin.z();
  result.ray.tnear = ray.near;
  result.ray.dir_x = ray.direction.x();
  result.ray.dir_y = ray.direction.y();
  result.ray.dir_z = ray.direction.z();
  result.ray.time = 0;
  result.ray.tfar = ray.far;
  result.ray.mask = ~0U;
  result.ray.id = 0;
  result.ray.flags = 0;
  result.hit.geomID = RTC_INVALID_GEOMETRY_ID;
  result.hit.instID[0] = RTC_INVALID_GEOMETRY_ID;
  return result;
}

Hit from_embree(const RTCRayHit& ray) {
  if (ray.hit.geomID == RTC_INVALID_GEOMETRY_ID) return {};
  return {ray.ray.tfar,
          static_cast<int>(ray.hit.geomID),
          static_cast<int>(ray.hit.primID),
          ray.hit.u,
          ray.hit.v,
          {ray.hit.Ng_x, ray.hit.Ng_y, ray.hit.Ng_z}};
}

float squared_distance(const Eigen::Vector3f& p, const Eigen::Vector3f& a, const Eigen::Vector3f& b,
                       const Eigen::Vector3f& c) {
  // Closest point on a triangle: Ericson, "Real-Time Collision Detection", section 5.1.5.
  const Eigen::Vector3f ab = b - a, ac = c - a, ap = p - a;
  const float d1 = ab.dot(ap), d2 = ac.dot(ap);
  if (d1 <= 0 && d2 <= 0) return ap.squaredNorm();
  const Eigen::Vector3f bp = p - b;
  const float d3 = ab.dot(bp), d4 = ac.dot(bp);
  if (d3 >= 0 && d4 <= d3) return bp.squaredNorm();
  const float vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return (ap - ab * (d1 / (d1 - d3))).squaredNorm();
  const Eigen::Vector3f cp = p - c;
  const float d5 = ab.dot(cp), d6 = ac.dot(cp);
  if (d6 >= 0 && d5 <= d6) return cp.squaredNorm();
  const float vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return (ap - ac * (d2 / (d2 - d6))).squaredNorm();
  const float va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const float w = (d4 - d3) / ((d4 - d3) + (d5 - d6));
    return (bp - (c - b) * w).squaredNorm();
  }
  const float sum = va + vb + vc;
  if (sum <= 0) return ap.squaredNorm();  // a triangle without area
  return (ap - ab * (vb / sum) - ac * (vc / sum)).squaredNorm();
}

struct DeviceHandle {
  RTCDevice value = nullptr;
  ~DeviceHandle() {
    if (value != nullptr) rtcReleaseDevice(value);
  }
};

struct SceneHandle {
  RTCScene value = nullptr;
  ~SceneHandle() {
    if (value != nullptr) rtcReleaseScene(value);
  }
};

struct GeometryHandle {
  RTCGeometry value = nullptr;
  ~GeometryHandle() {
    if (value != nullptr) rtcReleaseGeometry(value);
  }
};

}  // namespace

struct Tracer::Trees {
  DeviceHandle device;
  SceneHandle everything;
  SceneHandle casters;
  bool all_cast = true;

  RTCScene tree(Sight sight) const {
    return sight == Sight::kCamera || all_cast ? everything.value : casters.value;
  }

  void open(SceneHandle& scene) const {
    scene.value = rtcNewScene(device.value);
    if (scene.value == nullptr) fail(device.value);
    rtcSetSceneBuildQuality(scene.value, RTC_BUILD_QUALITY_MEDIUM);
    // Robust: no ray slips between two triangles that share an edge.
    rtcSetSceneFlags(scene.value, RTC_SCENE_FLAG_ROBUST);
  }

  void add(const Scene& scene, std::size_t number) const {
    const Placed& placed = scene.objects[number];
    const Mesh& mesh = *scene.meshes[static_cast<std::size_t>(placed.mesh)];
    const GeometryHandle geometry{rtcNewGeometry(device.value, RTC_GEOMETRY_TYPE_TRIANGLE)};
    if (geometry.value == nullptr) fail(device.value);
    auto* const vertices = static_cast<float*>(
        rtcSetNewGeometryBuffer(geometry.value, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3,
                                3 * sizeof(float), mesh.positions.size()));
    auto* const indices = static_cast<unsigned*>(
        rtcSetNewGeometryBuffer(geometry.value, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3,
                                3 * sizeof(unsigned), mesh.triangles.size()));
    if (vertices == nullptr || indices == nullptr) fail(device.value);
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
      const Eigen::Vector3f world = placed.to_world * mesh.positions[i];
      std::copy_n(world.data(), 3, vertices + 3 * i);
    }
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
      for (int k = 0; k < 3; ++k) {
        indices[3 * i + static_cast<std::size_t>(k)] = static_cast<unsigned>(mesh.triangles[i][k]);
      }
    }
    rtcCommitGeometry(geometry.value);
    rtcAttachGeometryByID(everything.value, geometry.value, static_cast<unsigned>(number));
    if (!all_cast && placed.casts_shadow) {
      rtcAttachGeometryByID(casters.value, geometry.value, static_cast<unsigned>(number));
    }
  }

  void close(const SceneHandle& scene) const {
    rtcCommitScene(scene.value);
    if (rtcGetDeviceError(device.value) != RTC_ERROR_NONE) fail(device.value);
  }
};

Tracer::Tracer(const Scene& scene) : scene_(&scene), trees_(std::make_unique<Trees>()) {
  trees_->device.value = rtcNewDevice("threads=1");
  if (trees_->device.value == nullptr) fail(nullptr);
  trees_->all_cast = std::all_of(scene.objects.begin(), scene.objects.end(),
                                 [](const Placed& placed) { return placed.casts_shadow; });
  trees_->open(trees_->everything);
  if (!trees_->all_cast) trees_->open(trees_->casters);
  for (std::size_t i = 0; i < scene.objects.size(); ++i) trees_->add(scene, i);
  trees_->close(trees_->everything);
  if (!trees_->all_cast) trees_->close(trees_->casters);
}

Tracer::~Tracer() = default;
Tracer::Tracer(Tracer&&) noexcept = default;
Tracer& Tracer::operator=(Tracer&&) noexcept = default;

Hit Tracer::nearest(const Ray& ray, Sight sight) const {
  RTCRayHit query = to_embree(ray);
  embree::intersect(trees_->tree(sight), query);
  return from_embree(query);
}

void Tracer::nearest(std::span<const Ray> rays, std::span<Hit> hits, bool coherent,
                     Sight sight) const {
  constexpr std::size_t kBatch = 64;
  std::array<RTCRayHit, kBatch> queries;
  for (std::size_t first = 0; first < rays.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, rays.size() - first);
    for (std::size_t i = 0; i < count; ++i) queries[i] = to_embree(rays[first + i]);
    embree::intersect(trees_->tree(sight), std::span(queries).first(count), coherent);
    for (std::size_t i = 0; i < count; ++i) hits[first + i] = from_embree(queries[i]);
  }
}

bool Tracer::blocked(const Ray& ray) const {
  return embree::occluded(trees_->tree(Sight::kLight), to_embree(ray).ray);
}

float Tracer::clearance(const Eigen::Vector3f& point, float limit) const {
  struct Search {
    const Scene* scene;
    Eigen::Vector3f point;
    float best;
  } search{scene_, point, limit};
  RTCPointQuery query;
  query.x = point.x();
  query.y = point.y();
  query.z = point.z();
  query.time = 0;
  query.radius = limit;
  RTCPointQueryContext context;
  rtcInitPointQueryContext(&context);
  const auto look = [](RTCPointQueryFunctionArguments* arguments) {
    auto& found = *static_cast<Search*>(arguments->userPtr);
    const Placed& placed = found.scene->objects[arguments->geomID];
    const Mesh& mesh = *found.scene->meshes[static_cast<std::size_t>(placed.mesh)];
    const Eigen::Vector3i& corners = mesh.triangles[arguments->primID];
    const auto corner = [&](int k) {
      return Eigen::Vector3f(placed.to_world *
                             mesh.positions[static_cast<std::size_t>(corners[k])]);
    };
    const float distance =
        std::sqrt(squared_distance(found.point, corner(0), corner(1), corner(2)));
    if (distance >= found.best) return false;
    found.best = distance;
    arguments->query->radius = distance;
    return true;
  };
  rtcPointQuery(trees_->everything.value, &query, &context, look, &search);
  return search.best;
}

}  // namespace taskatlas::rooms
