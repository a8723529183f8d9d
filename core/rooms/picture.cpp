// SPDX-License-Identifier: MIT
#include "rooms/picture.hpp"

#include "rooms/colour_space.hpp"
#include "rooms/denoise.hpp"
#include "rooms/develop.hpp"
#include "rooms/random.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kOffset = 1e-3F;  // metres
constexpr float kSharp = 0.1F;    // roughness up to which a coat shows what it mirrors

// The position along a Hilbert curve through 2^bits x 2^bits places.
std::uint32_t hilbert_index(std::uint32_t x, std::uint32_t y, int bits) {
  std::uint32_t index = 0;
  for (std::uint32_t s = 1U << (bits - 1); s > 0; s >>= 1) {
    const std::uint32_t rx = (x & s) != 0 ? 1 : 0, ry = (y & s) != 0 ? 1 : 0;
    index += s * s * ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        x = (s - 1) - (x & (s - 1));
        y = (s - 1) - (y & (s - 1));
      }
      std::swap(x, y);
    }
    x &= s - 1;
    y &= s - 1;
  }
  return index;
}

// Numbers in [0, 1) for each sample that are even over every neighbourhood of the picture:
// Kronecker sequences of the plastic number (Roberts, "The unreasonable effectiveness of
// quasirandom sequences", 2018) along a Hilbert curve, so that near samples are near in the
// sequence.
class Sequence {
 public:
  Sequence(std::uint64_t seed, std::uint64_t purpose) {
    Random random(seed, purpose);
    for (std::uint32_t& offset : offsets_) offset = static_cast<std::uint32_t>(random.next() >> 32);
  }
  // dimension 0 and 1 belong together; 2 stands alone.
  float operator()(std::uint32_t index, std::size_t dimension) const {
    constexpr std::array<std::uint32_t, 3> kSteps{3242174889U, 2447445414U, 2654435769U};
    const std::uint32_t value = offsets_[dimension] + index * kSteps[dimension];
    return static_cast<float>(value >> 8) * 0x1.0p-24F;
  }

 private:
  std::array<std::uint32_t, 3> offsets_{};
};

struct Samples {
  Guides guides;
  std::vector<Eigen::Vector3f> albedo, direct, indirect;
  std::vector<Eigen::Vector3f> extra;   // emission and what is mirrored sharply
  std::vector<Eigen::Vector3f> glossy;  // what rough coats mirror
  std::vector<char> coated;             // 1: with a rough coat
};

class Picture {
 public:
  Picture(const Tracer& tracer, const Surfaces& surfaces, const LightField& field, const View& view,
          std::uint64_t seed, const PictureOptions& options)
      : tracer_(tracer),
        surfaces_(surfaces),
        field_(field),
        view_(view),
        options_(options),
        side_(view.intrinsics.size * options.grid),
        spread_(static_cast<float>(1 / (view.intrinsics.focal() * options.grid))),
        shadows_(seed, 1),
        gathers_(seed, 2),
        mirrors_(seed, 3) {}

  std::optional<Samples> take(const std::stop_token& stop) {
    const auto count = static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_);
    Samples samples;
    samples.guides = {side_,
                      side_,
                      std::vector<Eigen::Vector3f>(count, Eigen::Vector3f::Zero()),
                      std::vector<Eigen::Vector3f>(count, Eigen::Vector3f::Zero()),
                      std::vector<float>(count, 0.0F),
                      std::vector<int>(count, -1)};
    const Eigen::Vector3f black = Eigen::Vector3f::Zero();
    for (auto* buffer :
         {&samples.albedo, &samples.direct, &samples.indirect, &samples.extra, &samples.glossy}) {
      buffer->assign(count, black);
    }
    samples.coated.assign(count, 0);
    constexpr int kTile = 8;  // rays that are alike are traced together
    std::vector<Ray> rays;
    std::vector<Hit> hits;
    for (int top = 0; top < side_; top += kTile) {
      if (stop.stop_requested()) return std::nullopt;
      for (int left = 0; left < side_; left += kTile) {
        const int bottom = std::min(side_, top + kTile), right = std::min(side_, left + kTile);
        rays.clear();
        for (int y = top; y < bottom; ++y) {
          for (int x = left; x < right; ++x) {
            rays.push_back(camera_ray(view_, (x + 0.5) / options_.grid, (y + 0.5) / options_.grid));
          }
        }
        hits.resize(rays.size());
        tracer_.nearest(rays, hits, true);
        std::size_t k = 0;
        for (int y = top; y < bottom; ++y) {
          for (int x = left; x < right; ++x, ++k) {
            if (hits[k].found()) shade(samples, x, y, rays[k], hits[k]);
          }
        }
      }
    }
    return samples;
  }

 private:
  void shade(Samples& samples, int x, int y, const Ray& ray, const Hit& hit) const {
    const auto i =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(x);
    const SurfacePoint point = surfaces_.at(ray, hit, spread_);
    const float slant =
        std::max(0.1F, std::abs(point.geometric_normal.dot(ray.direction.normalized())));
    samples.guides.position[i] = point.position;
    samples.guides.normal[i] = point.shading_normal;
    samples.guides.footprint[i] = hit.distance * ray.direction.norm() * spread_ / slant;
    samples.guides.key[i] = hit.object;
    samples.albedo[i] = point.albedo;
    samples.extra[i] = point.emission;

    constexpr int kBits = 11;  // 2048 samples a side, then the curve repeats
    const std::uint32_t place = hilbert_index(static_cast<std::uint32_t>(x) & 2047U,
                                              static_cast<std::uint32_t>(y) & 2047U, kBits);
    const Receiver receiver{point.position, point.geometric_normal, point.shading_normal};
    for (int s = 0; s < options_.shadow_rays; ++s) {
      const std::uint32_t index =
          place * static_cast<std::uint32_t>(options_.shadow_rays) + static_cast<std::uint32_t>(s);
      samples.direct[i] += direct_irradiance(tracer_, receiver, shadows_(index, 2),
                                             shadows_(index, 0), shadows_(index, 1)) /
                           static_cast<float>(options_.shadow_rays);
    }
    for (int s = 0; s < options_.gather_rays; ++s) {
      const std::uint32_t index =
          place * static_cast<std::uint32_t>(options_.gather_rays) + static_cast<std::uint32_t>(s);
      const Eigen::Vector3f direction =
          cosine_direction(point.shading_normal, gathers_(index, 0), gathers_(index, 1));
      if (direction.dot(point.geometric_normal) <= 0) continue;
      const Ray gather{point.position + kOffset * point.geometric_normal, direction};
      samples.indirect[i] +=
          kPi * reflected(gather, Sight::kLight, 0.05F) / static_cast<float>(options_.gather_rays);
    }
    if (point.specular > 0.005F && point.roughness < 0.6F) {
      const bool sharp = point.roughness <= kSharp;
      (sharp ? samples.extra : samples.glossy)[i] += mirrored(ray, point, place);
      if (!sharp) samples.coated[i] = 1;
    }
  }

  // Radiance that surfaces reflect (not emit) along a ray, from the light field.
  Eigen::Vector3f reflected(const Ray& ray, Sight sight, float spread) const {
    const Hit hit = tracer_.nearest(ray, sight);
    if (!hit.found()) return Eigen::Vector3f::Zero();
    const SurfacePoint point = surfaces_.at(ray, hit, spread);
    return point.albedo.cwiseProduct(field_.irradiance(point.position, point.geometric_normal)) /
           kPi;
  }

  // What the coat mirrors: Schlick's approximation; the ray is spread by the roughness.
  Eigen::Vector3f mirrored(const Ray& ray, const SurfacePoint& point, std::uint32_t place) const {
    const Eigen::Vector3f incoming = ray.direction.normalized();
    const Eigen::Vector3f& n = point.shading_normal;
    const float cosine = std::clamp(-incoming.dot(n), 0.0F, 1.0F);
    const float grazing = std::pow(1 - cosine, 5.0F) * (1 - point.roughness);
    const float share =
        point.specular + (1 - point.specular) * grazing * std::min(1.0F, 4 * point.specular);
    Eigen::Vector3f direction = (incoming + 2 * cosine * n).normalized();
    if (point.roughness > 0.02F) {
      const float width = point.roughness * point.roughness;
      const float angle = 2 * kPi * mirrors_(place, 0);
      const float radius = width * std::sqrt(mirrors_(place, 1));
      const Eigen::Vector3f side = direction.unitOrthogonal();
      direction =
          (direction + radius * (std::cos(angle) * side + std::sin(angle) * direction.cross(side)))
              .normalized();
    }
    if (direction.dot(point.geometric_normal) <= 0) return Eigen::Vector3f::Zero();
    const Ray ray_out{point.position + kOffset * point.geometric_normal, direction};
    const Hit hit = tracer_.nearest(ray_out, Sight::kCamera);
    if (!hit.found()) return Eigen::Vector3f::Zero();
    const SurfacePoint seen = surfaces_.at(ray_out, hit, spread_ * 2 + point.roughness);
    // A mirror shows the room as sharply as the camera sees it; the light field is too coarse for
    // that, so what it shows gets light of its own.
    Eigen::Vector3f light = field_.irradiance(seen.position, seen.geometric_normal);
    if (share > 0.3F && point.roughness < 0.2F) {
      const Receiver receiver{seen.position, seen.geometric_normal, seen.shading_normal};
      Eigen::Vector3f direct = Eigen::Vector3f::Zero();
      constexpr int kRays = 4;
      for (int s = 0; s < kRays; ++s) {
        const std::uint32_t index = place * kRays + static_cast<std::uint32_t>(s);
        direct += direct_irradiance(tracer_, receiver, mirrors_(index, 2), mirrors_(index, 0),
                                    mirrors_(index, 1)) /
                  kRays;
      }
      light = direct + 0.5F * field_.mean();
    }
    // Highlights of lamps are bounded: a few samples cannot resolve brighter ones.
    const Eigen::Vector3f radiance = seen.emission + seen.albedo.cwiseProduct(light) / kPi;
    const float bound = 4 * field_.mean().maxCoeff();
    return share * radiance.cwiseMin(bound);
  }

  const Tracer& tracer_;
  const Surfaces& surfaces_;
  const LightField& field_;
  const View& view_;
  const PictureOptions& options_;
  int side_;
  float spread_;
  Sequence shadows_, gathers_, mirrors_;
};

}  // namespace

std::optional<dataset::Raster> render_picture(const Tracer& tracer, const Surfaces& surfaces,
                                              const LightField& field, const View& view,
                                              std::uint64_t seed, const PictureOptions& options,
                                              const std::stop_token& stop) {
  auto taken = Picture(tracer, surfaces, field, view, seed, options).take(stop);
  if (!taken) return std::nullopt;
  Samples& samples = *taken;
  if (options.denoised) {
    denoise(samples.direct, samples.guides, {.levels = 4, .normal_power = 32, .brightness = 3});
    if (stop.stop_requested()) return std::nullopt;
    denoise(samples.indirect, samples.guides, {.levels = 5, .normal_power = 16, .brightness = 0});
    if (std::find(samples.coated.begin(), samples.coated.end(), 1) != samples.coated.end()) {
      // Among what has such a coat.
      for (std::size_t i = 0; i < samples.coated.size(); ++i) {
        if (samples.coated[i] == 0) samples.guides.key[i] = -1;
      }
      denoise(samples.glossy, samples.guides, {.levels = 3, .normal_power = 32, .brightness = 0});
    }
  }
  std::vector<Eigen::Vector3f> radiance(samples.albedo.size());
  for (std::size_t i = 0; i < radiance.size(); ++i) {
    radiance[i] = samples.albedo[i].cwiseProduct(samples.direct[i] + samples.indirect[i]) / kPi +
                  samples.extra[i] + samples.glossy[i];
  }
  return develop(radiance, samples.guides.width, options.grid, field.mean());
}

}  // namespace taskatlas::rooms
