// SPDX-License-Identifier: MIT
#include "rooms/surface.hpp"

#include "rooms/colour_space.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Eigenvalues>

namespace taskatlas::rooms {
namespace {

const std::uint8_t* texel(const Texture& texture, int x, int y) {
  return &texture.rgb[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.width) +
                           static_cast<std::size_t>(x))];
}

Eigen::Vector3f linear(const std::uint8_t* rgb) {
  const auto& table = linear_of_srgb8();
  return {table[rgb[0]], table[rgb[1]], table[rgb[2]]};
}

Texture halved(const Texture& from) {
  Texture to;
  to.width = std::max(1, from.width / 2);
  to.height = std::max(1, from.height / 2);
  to.rgb.resize(3 * static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height));
  std::size_t out = 0;
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x) {
      const int x0 = std::min(2 * x, from.width - 1), x1 = std::min(2 * x + 1, from.width - 1);
      const int y0 = std::min(2 * y, from.height - 1), y1 = std::min(2 * y + 1, from.height - 1);
      const Eigen::Vector3f mean = (linear(texel(from, x0, y0)) + linear(texel(from, x1, y0)) +
                                    linear(texel(from, x0, y1)) + linear(texel(from, x1, y1))) /
                                   4;
      for (int c = 0; c < 3; ++c) to.rgb[out++] = srgb8_of_linear(mean[c]);
    }
  }
  return to;
}

float wrap(float value) { return value - std::floor(value); }

}  // namespace

TexturePyramid::TexturePyramid(std::shared_ptr<const Texture> texture) : base_(std::move(texture)) {
  const Texture* last = base_.get();
  while (last->width > 1 || last->height > 1) {
    smaller_.push_back(halved(*last));
    last = &smaller_.back();
  }
}

Eigen::Vector3f TexturePyramid::sample(const Eigen::Vector2f& uv, float detail) const {
  const float clamped = std::clamp(detail, 0.0F, static_cast<float>(smaller_.size()));
  const Texture& texture = level(static_cast<std::size_t>(std::lround(clamped)));
  const float x = wrap(uv.x()) * static_cast<float>(texture.width) - 0.5F;
  const float y = (1 - wrap(uv.y())) * static_cast<float>(texture.height) - 0.5F;
  const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
  const float fx = x - static_cast<float>(left), fy = y - static_cast<float>(top);
  const auto at = [&](int column, int row) {
    column = (column + texture.width) % texture.width;
    row = (row + texture.height) % texture.height;
    return linear(texel(texture, column, row));
  };
  const Eigen::Vector3f upper = (1 - fx) * at(left, top) + fx * at(left + 1, top);
  const Eigen::Vector3f lower = (1 - fx) * at(left, top + 1) + fx * at(left + 1, top + 1);
  return (1 - fy) * upper + fy * lower;
}

std::shared_ptr<const TexturePyramid> TexturePool::pyramid(
    const std::shared_ptr<const Texture>& texture) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = pyramids_.find(texture.get());
    if (found != pyramids_.end()) return found->second;
  }
  // Two threads may both make one; the first to store it wins, and they are the same.
  auto made = std::make_shared<const TexturePyramid>(texture);
  const std::lock_guard lock(mutex_);
  // Floors and walls are textures of one room alone: once that is gone, nobody asks for them again.
  std::erase_if(pyramids_, [](const auto& entry) {
    return entry.second.use_count() == 1 && entry.second->orphaned();
  });
  return pyramids_.emplace(texture.get(), std::move(made)).first->second;
}

Surfaces::Surfaces(const Scene& scene, TexturePool& pool) : scene_(&scene) {
  textures_.reserve(scene.textures.size());
  for (const auto& texture : scene.textures) textures_.push_back(pool.pyramid(texture));
  normal_to_world_.reserve(scene.objects.size());
  for (const Placed& placed : scene.objects) {
    normal_to_world_.emplace_back(placed.to_world.linear().inverse().transpose());
  }
}

SurfacePoint Surfaces::at(const Ray& ray, const Hit& hit, float spread) const {
  const Placed& placed = scene_->objects[static_cast<std::size_t>(hit.object)];
  const Mesh& mesh = *scene_->meshes[static_cast<std::size_t>(placed.mesh)];
  const auto triangle = static_cast<std::size_t>(hit.triangle);
  const Eigen::Vector3i& corners = mesh.triangles[triangle];
  const auto mix = [&](const auto& values) {
    return ((1 - hit.u - hit.v) * values[static_cast<std::size_t>(corners[0])] +
            hit.u * values[static_cast<std::size_t>(corners[1])] +
            hit.v * values[static_cast<std::size_t>(corners[2])])
        .eval();
  };
  SurfacePoint point;
  point.position = ray.origin + hit.distance * ray.direction;
  point.geometric_normal = hit.normal.normalized();
  if (point.geometric_normal.dot(ray.direction) > 0) {
    point.geometric_normal = -point.geometric_normal;
  }
  point.shading_normal =
      (normal_to_world_[static_cast<std::size_t>(hit.object)] * mix(mesh.normals)).normalized();
  if (!point.shading_normal.allFinite()) point.shading_normal = point.geometric_normal;
  if (point.shading_normal.dot(point.geometric_normal) < 0) {
    point.shading_normal = -point.shading_normal;
  }

  const int number = placed.first_material + mesh.material[triangle];
  const Material& material = scene_->materials[static_cast<std::size_t>(number)];
  point.albedo = material.albedo;
  point.emission = material.emission;
  point.specular = material.specular;
  point.roughness = material.roughness;
  if (material.texture >= 0) {
    const TexturePyramid& texture = *textures_[static_cast<std::size_t>(material.texture)];
    const auto uv = [&](int k) -> const Eigen::Vector2f& {
      return mesh.uvs[static_cast<std::size_t>(corners[k])];
    };
    const Eigen::Vector2f e1 = (uv(1) - uv(0)).cwiseProduct(material.uv_scale);
    const Eigen::Vector2f e2 = (uv(2) - uv(0)).cwiseProduct(material.uv_scale);
    const float texels = std::abs(e1.x() * e2.y() - e1.y() * e2.x()) *
                         static_cast<float>(texture.width()) * static_cast<float>(texture.height());
    // The hit's normal is twice the triangle's area long.
    const float area = std::max(hit.normal.norm(), 1e-12F);
    const float slant =
        std::max(0.25F, std::abs(point.geometric_normal.dot(ray.direction.normalized())));
    const float width = hit.distance * ray.direction.norm() * spread;
    const float footprint = width * width / slant * texels / area;
    const float level = 0.5F * std::log2(std::max(footprint, 1.0F));
    const Eigen::Vector3f colour =
        texture.sample(mix(mesh.uvs).cwiseProduct(material.uv_scale), level);
    point.albedo = point.albedo.cwiseProduct(colour);
    point.emission = point.emission.cwiseProduct(colour);
  }
  return point;
}

Eigen::Vector2f Surfaces::curvature(const Ray& ray, const Hit& hit) const {
  const auto object = static_cast<std::size_t>(hit.object);
  const Placed& placed = scene_->objects[object];
  const Mesh& mesh = *scene_->meshes[static_cast<std::size_t>(placed.mesh)];
  const Eigen::Vector3i& corners = mesh.triangles[static_cast<std::size_t>(hit.triangle)];
  std::array<Eigen::Vector3d, 3> p, n;
  for (int k = 0; k < 3; ++k) {
    const auto corner = static_cast<std::size_t>(corners[k]);
    const auto at = static_cast<std::size_t>(k);
    p[at] = (placed.to_world * mesh.positions[corner]).cast<double>();
    n[at] = (normal_to_world_[object] * mesh.normals[corner]).normalized().cast<double>();
  }
  const Eigen::Vector3d face = (p[1] - p[0]).cross(p[2] - p[0]).normalized();
  const Eigen::Vector3d along = (p[1] - p[0]).normalized();
  const Eigen::Vector3d across = face.cross(along);
  if (!face.allFinite() || !along.allFinite()) return Eigen::Vector2f::Zero();
  // Each edge e asks of the form [a b; b c] that it takes e to the change of the normal along it.
  Eigen::Matrix3d normal_matrix = Eigen::Matrix3d::Zero();
  Eigen::Vector3d right = Eigen::Vector3d::Zero();
  double scale = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const Eigen::Vector3d edge = p[(k + 1) % 3] - p[k], change = n[(k + 1) % 3] - n[k];
    const double eu = edge.dot(along), ev = edge.dot(across);
    const double nu = change.dot(along), nv = change.dot(across);
    const Eigen::Vector3d first(eu, ev, 0), second(0, eu, ev);
    normal_matrix += first * first.transpose() + second * second.transpose();
    right += first * nu + second * nv;
    scale += eu * eu + ev * ev;
  }
  normal_matrix.diagonal().array() += 1e-9 * scale;  // slivers say nothing across
  const Eigen::Vector3d form = normal_matrix.ldlt().solve(right);
  const double mean = (form[0] + form[2]) / 2;
  const double spread = std::hypot((form[0] - form[2]) / 2, form[1]);
  double first = mean + spread, second = mean - spread;
  if (std::abs(second) > std::abs(first)) std::swap(first, second);
  // The vertex normals may point to either side; the side that is seen counts.
  const Eigen::Vector3d normal =
      (1.0 - double(hit.u) - double(hit.v)) * n[0] + double(hit.u) * n[1] + double(hit.v) * n[2];
  const double sign = normal.dot(ray.direction.cast<double>()) > 0 ? -1 : 1;
  const Eigen::Vector2f result(static_cast<float>(sign * first), static_cast<float>(sign * second));
  return result.allFinite() ? result : Eigen::Vector2f(Eigen::Vector2f::Zero());
}

}  // namespace taskatlas::rooms
