// SPDX-License-Identifier: MIT
#include "rooms/lighting.hpp"

#include "rooms/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kOffset = 1e-3F;  // metres, of rays from the surface they start on

float luminance(const Eigen::Vector3f& rgb) {
  return 0.2126F * rgb.x() + 0.7152F * rgb.y() + 0.0722F * rgb.z();
}

// Two unit vectors that make an orthonormal frame with the normal (Duff et al., JCGT 6(1), 2017).
std::array<Eigen::Vector3f, 2> tangents(const Eigen::Vector3f& n) {
  const float sign = std::copysign(1.0F, n.z());
  const float a = -1 / (sign + n.z()), b = n.x() * n.y() * a;
  return {Eigen::Vector3f(1 + sign * n.x() * n.x() * a, sign * b, -sign * n.x()),
          Eigen::Vector3f(b, sign + n.y() * n.y() * a, -n.y())};
}

// What a light could give at the receiver if nothing were between them: a bound in spirit, for
// choosing among lights, not an estimate.
float promise(const Light& light, const Receiver& receiver) {
  const Eigen::Vector3f to_light = light.centre - receiver.position;
  const float squared = to_light.squaredNorm(), distance = std::sqrt(squared);
  float area = 0, facing = 1, reach = 0;
  if (light.shape == LightShape::kRectangle) {
    const Eigen::Vector3f normal = light.u.cross(light.v);
    const float quarter = normal.norm();
    area = 4 * quarter;
    reach = light.u.norm() + light.v.norm();
    const float side = -normal.dot(to_light) / std::max(quarter, 1e-12F);
    // Behind the plane of a rectangle there is nothing.
    if (side <= 0) return 0;
    facing = std::min(1.0F, (side + 0.1F * reach) / std::max(distance, 1e-6F));
  } else {
    area = kPi * light.radius * light.radius;
    reach = light.radius;
  }
  const float height = receiver.shading_normal.dot(to_light) + reach;
  if (height <= 0) return 0;
  const float rising = std::min(1.0F, height / std::max(distance, 1e-6F));
  return luminance(light.radiance) * area * facing * rising / (squared + 0.25F * area);
}

Eigen::Vector3f from_rectangle(const Tracer& tracer, const Light& light, const Receiver& receiver,
                               float u, float v) {
  const Eigen::Vector3f target = light.centre + (2 * u - 1) * light.u + (2 * v - 1) * light.v;
  const Eigen::Vector3f normal = light.u.cross(light.v);  // a quarter of the area long
  const Eigen::Vector3f to_light = target - receiver.position;
  const float squared = to_light.squaredNorm();
  const float cosine = receiver.shading_normal.dot(to_light);
  const float emitted = -normal.dot(to_light);
  if (cosine <= 0 || emitted <= 0 || receiver.geometric_normal.dot(to_light) <= 0) {
    return Eigen::Vector3f::Zero();
  }
  // cosines / distance² times the area; no larger than a light that fills the hemisphere gives.
  const float weight = std::min(kPi, 4 * cosine * emitted / (squared * squared));
  const Ray ray{receiver.position + kOffset * receiver.geometric_normal, to_light, 0, 0.999F};
  if (tracer.blocked(ray)) return Eigen::Vector3f::Zero();
  return light.radiance * weight;
}

Eigen::Vector3f from_sphere(const Tracer& tracer, const Light& light, const Receiver& receiver,
                            float u, float v) {
  const Eigen::Vector3f to_centre = light.centre - receiver.position;
  const float squared = std::max(to_centre.squaredNorm(), 1.0001F * light.radius * light.radius);
  const float sine2 = light.radius * light.radius / squared;
  const float cosine_cone = std::sqrt(1 - sine2);
  const float one_minus = sine2 / (1 + cosine_cone);  // 1 - cosine_cone without cancellation
  const float z = 1 - u * one_minus;
  const float sine = std::sqrt(std::max(0.0F, 1 - z * z)), angle = 2 * kPi * v;
  const Eigen::Vector3f axis = to_centre.normalized();
  const auto [s, t] = tangents(axis);
  const Eigen::Vector3f direction =
      sine * std::cos(angle) * s + sine * std::sin(angle) * t + z * axis;
  const float cosine = receiver.shading_normal.dot(direction);
  if (cosine <= 0 || receiver.geometric_normal.dot(direction) <= 0) return Eigen::Vector3f::Zero();
  const float distance = std::sqrt(squared) - light.radius;
  const Ray ray{receiver.position + kOffset * receiver.geometric_normal, direction, 0,
                std::max(0.0F, distance - kOffset)};
  if (tracer.blocked(ray)) return Eigen::Vector3f::Zero();
  return light.radiance * (cosine * 2 * kPi * one_minus);
}

}  // namespace

Eigen::Vector3f direct_irradiance(const Tracer& tracer, const Receiver& receiver, float choice,
                                  float u, float v) {
  const std::vector<Light>& lights = tracer.scene().lights;
  float total = 0;
  for (const Light& light : lights) total += promise(light, receiver);
  if (total <= 0) return Eigen::Vector3f::Zero();
  float left = choice * total;
  const Light* chosen = nullptr;
  float probability = 0;
  for (const Light& light : lights) {
    const float share = promise(light, receiver);
    if (share <= 0) continue;
    chosen = &light;
    probability = share / total;
    left -= share;
    if (left < 0) break;
  }
  const Eigen::Vector3f irradiance = chosen->shape == LightShape::kRectangle
                                         ? from_rectangle(tracer, *chosen, receiver, u, v)
                                         : from_sphere(tracer, *chosen, receiver, u, v);
  return irradiance / probability;
}

Eigen::Vector3f cosine_direction(const Eigen::Vector3f& normal, float u, float v) {
  const float radius = std::sqrt(u), angle = 2 * kPi * v;
  const auto [s, t] = tangents(normal);
  return radius * std::cos(angle) * s + radius * std::sin(angle) * t +
         std::sqrt(std::max(0.0F, 1 - u)) * normal;
}

LightField::LightField(const Tracer& tracer, const Surfaces& surfaces, std::uint64_t seed,
                       const LightFieldOptions& options)
    : per_metre_(1 / options.cell) {
  const Eigen::AlignedBox3f& box = tracer.scene().layout_box;
  constexpr float kMargin = 0.3F;  // window niches and door frames reach into the walls
  origin_ = box.min().array() - kMargin;
  cells_ = ((box.sizes().array() + 2 * kMargin) * per_metre_).ceil().cast<int>().max(1);
  const std::size_t count = 6 * static_cast<std::size_t>(cells_.prod());
  irradiance_.assign(count, Eigen::Vector3f::Zero());

  // Places found by rays from anywhere in the room, with what the lights send there and which other
  // place a reflection comes from.
  struct Sample {
    std::size_t here;
    Eigen::Vector3f direct;
    std::size_t from;
    Eigen::Vector3f albedo;  // of where the reflection comes from; 0 where from nowhere
  };
  std::vector<Sample> samples;
  samples.reserve(static_cast<std::size_t>(options.samples));
  Random random(seed, 0x11f1e1d);
  constexpr float kSpread = 0.05F;  // coarse textures: colours are averaged anyway
  const auto surface = [&](const Ray& ray, const Hit& hit) {
    return surfaces.at(ray, hit, kSpread);
  };
  for (int i = 0; i < options.samples; ++i) {
    const Eigen::Vector3f from =
        box.min() + Eigen::Vector3f(random.uniform(), random.uniform(), random.uniform())
                        .cwiseProduct(box.sizes());
    const float z = random.uniform(-1, 1), angle = random.uniform(0, 2 * kPi);
    const float r = std::sqrt(std::max(0.0F, 1 - z * z));
    const Ray ray{from, {r * std::cos(angle), r * std::sin(angle), z}};
    const Hit hit = tracer.nearest(ray, Sight::kLight);
    const std::array<float, 2> bounce{random.uniform(), random.uniform()};
    if (!hit.found()) continue;
    const SurfacePoint point = surface(ray, hit);
    const Receiver receiver{point.position, point.geometric_normal, point.geometric_normal};
    Sample sample{cell(point.position, point.geometric_normal), Eigen::Vector3f::Zero(), 0,
                  Eigen::Vector3f::Zero()};
    for (int k = 0; k < options.shadow_rays; ++k) {
      const float choice =
          (static_cast<float>(k) + random.uniform()) / static_cast<float>(options.shadow_rays);
      const float u = random.uniform(), v = random.uniform();
      sample.direct += direct_irradiance(tracer, receiver, choice, u, v) /
                       static_cast<float>(options.shadow_rays);
    }
    const Ray reflected{point.position + kOffset * point.geometric_normal,
                        cosine_direction(point.geometric_normal, bounce[0], bounce[1])};
    const Hit other = tracer.nearest(reflected, Sight::kLight);
    if (other.found()) {
      const SurfacePoint source = surface(reflected, other);
      sample.from = cell(source.position, source.geometric_normal);
      sample.albedo = source.albedo;
    }
    samples.push_back(sample);
  }
  if (samples.empty()) return;

  std::vector<float> weight(count, 0.0F);
  for (const Sample& sample : samples) weight[sample.here] += 1;
  for (int pass = 0; pass <= options.passes; ++pass) {
    std::vector<Eigen::Vector3f> next(count, Eigen::Vector3f::Zero());
    mean_.setZero();
    for (const Sample& sample : samples) {
      const Eigen::Vector3f arriving =
          sample.direct + sample.albedo.cwiseProduct(irradiance_[sample.from]);
      next[sample.here] += arriving;
      mean_ += arriving;
    }
    mean_ /= static_cast<float>(samples.size());
    for (std::size_t i = 0; i < count; ++i) {
      irradiance_[i] = weight[i] > 0 ? Eigen::Vector3f(next[i] / weight[i]) : mean_;
    }
  }
}

std::size_t LightField::cell(const Eigen::Vector3f& position, const Eigen::Vector3f& normal) const {
  const Eigen::Array3i at =
      ((position - origin_).array() * per_metre_).floor().cast<int>().max(0).min(cells_ - 1);
  Eigen::Index axis = 0;
  normal.cwiseAbs().maxCoeff(&axis);
  const std::size_t side = 2 * static_cast<std::size_t>(axis) + (normal[axis] < 0 ? 1 : 0);
  return side + 6 * (static_cast<std::size_t>(at.x()) +
                     static_cast<std::size_t>(cells_.x()) *
                         (static_cast<std::size_t>(at.y()) +
                          static_cast<std::size_t>(cells_.y()) * static_cast<std::size_t>(at.z())));
}

const Eigen::Vector3f& LightField::irradiance(const Eigen::Vector3f& position,
                                              const Eigen::Vector3f& normal) const {
  return irradiance_[cell(position, normal)];
}

}  // namespace taskatlas::rooms
