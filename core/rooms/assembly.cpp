// SPDX-License-Identifier: MIT
#include "rooms/assembly.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace taskatlas::rooms {
namespace {

// The materials that glow when the lamp is on: those whose surfaces lie nearest to its light, which
// are bulbs and shades, not the foot.
std::vector<bool> glowing(const Piece& piece) {
  const Mesh& mesh = *piece.model->mesh;
  const std::size_t count = piece.model->materials.size();
  std::vector<double> distance(count, 0);
  std::vector<double> area(count, 0);
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const Eigen::Vector3i& t = mesh.triangles[i];
    const Eigen::Vector3f& a = mesh.positions[static_cast<std::size_t>(t[0])];
    const Eigen::Vector3f& b = mesh.positions[static_cast<std::size_t>(t[1])];
    const Eigen::Vector3f& c = mesh.positions[static_cast<std::size_t>(t[2])];
    float nearest = std::numeric_limits<float>::max();
    for (const LampSource& lamp : piece.lamps) {
      nearest = std::min(nearest, ((a + b + c) / 3 - lamp.position).norm());
    }
    const double size = static_cast<double>((b - a).cross(c - a).norm());
    const auto material = static_cast<std::size_t>(mesh.material[i]);
    distance[material] += size * static_cast<double>(nearest);
    area[material] += size;
  }
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < count; ++i) {
    if (area[i] > 0) least = std::min(least, distance[i] / area[i]);
  }
  std::vector<bool> result(count, false);
  for (std::size_t i = 0; i < count; ++i) {
    result[i] = area[i] > 0 && distance[i] / area[i] < 1.25 * least + 0.01;
  }
  return result;
}

}  // namespace

int Assembly::materials_of(const Piece& piece, bool lit) {
  const Key key{piece.model.get(), lit};
  if (const auto known = materials_.find(key); known != materials_.end()) return known->second;
  kept_.push_back(piece.model);
  const int first = static_cast<int>(scene_.materials.size());
  const std::vector<bool> glows = lit ? glowing(piece) : std::vector<bool>();
  for (std::size_t i = 0; i < piece.model->materials.size(); ++i) {
    Material material = piece.model->materials[i];
    if (material.texture >= 0) {
      const auto& texture = piece.model->textures[static_cast<std::size_t>(material.texture)];
      const auto [entry, is_new] =
          textures_.emplace(texture.get(), static_cast<int>(scene_.textures.size()));
      if (is_new) scene_.textures.push_back(texture);
      material.texture = entry->second;
    }
    if (lit && glows[i]) {
      material.emission =
          1.6F * (0.7F * Eigen::Vector3f(1.0F, 0.87F, 0.7F) +
                  0.3F * material.albedo / std::max(0.2F, material.albedo.maxCoeff()));
    }
    scene_.materials.push_back(material);
  }
  materials_.emplace(key, first);
  return first;
}

void Assembly::shine(const Piece& piece, const Eigen::Affine3f& to_world, float power) {
  // One light for all bulbs of a lamp, in their middle: a chandelier is no reason for nine.
  Light light;
  light.shape = LightShape::kSphere;
  Eigen::Vector3f colour = Eigen::Vector3f::Zero();
  float diameter = 0;
  for (const LampSource& lamp : piece.lamps) {
    light.centre += lamp.position / static_cast<float>(piece.lamps.size());
    colour += lamp.colour;
    diameter = std::max(diameter, lamp.diameter);
  }
  light.centre = to_world * light.centre;
  light.radius = std::clamp(diameter / 2, 0.04F, 0.12F);
  // The catalogue's colours mix hue and strength; only the hue is taken, drawn towards warm white.
  const float peak = colour.maxCoeff();
  const Eigen::Vector3f hue = peak > 0 ? Eigen::Vector3f(colour / peak) : Eigen::Vector3f::Ones();
  const Eigen::Vector3f white(1.0F, 0.86F, 0.68F);
  const float sphere = std::numbers::pi_v<float> * light.radius * light.radius;
  light.radiance = power / sphere * (0.25F * hue + 0.75F * white);
  scene_.lights.push_back(light);
}

int Assembly::add(const Piece& piece, const Eigen::Affine3f& to_world, float lamp_power) {
  const bool lit = lamp_power > 0 && !piece.lamps.empty();
  Placed placed;
  placed.first_material = materials_of(piece, lit);
  const auto [entry, is_new] =
      meshes_.emplace(piece.model->mesh.get(), static_cast<int>(scene_.meshes.size()));
  if (is_new) scene_.meshes.push_back(piece.model->mesh);
  placed.mesh = entry->second;
  placed.to_world = to_world;
  placed.object_class = piece.object_class;
  placed.name = piece.name;
  placed.instance = static_cast<int>(scene_.objects.size());
  placed.casts_shadow = piece.lamps.empty();
  for (const Eigen::Vector3f& position : piece.model->mesh->positions) {
    placed.bounds.extend(to_world * position);
  }
  scene_.objects.push_back(std::move(placed));
  if (piece.index >= 0) scene_.models.push_back(piece.index);
  if (lit) shine(piece, to_world, lamp_power);
  return scene_.objects.back().instance;
}

Scene Assembly::take() {
  std::sort(scene_.models.begin(), scene_.models.end());
  scene_.models.erase(std::unique(scene_.models.begin(), scene_.models.end()), scene_.models.end());
  return std::move(scene_);
}

}  // namespace taskatlas::rooms
