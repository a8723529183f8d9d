// SPDX-License-Identifier: MIT
#include "rooms/denoise.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::rooms {
namespace {

float luminance(const Eigen::Vector3f& rgb) {
  return 0.2126F * rgb.x() + 0.7152F * rgb.y() + 0.0722F * rgb.z();
}

// How alike the surfaces at two samples are, in [0, 1].
class Affinity {
 public:
  Affinity(const Guides& guides, float normal_power) : guides_(guides) {
    // cos^power by repeated squaring.
    while ((1 << squarings_) < static_cast<int>(normal_power)) ++squarings_;
  }
  float operator()(std::size_t here, std::size_t there, float step) const {
    if (guides_.key[here] != guides_.key[there]) return 0;
    float cosine = guides_.normal[here].dot(guides_.normal[there]);
    if (cosine <= 0) return 0;
    for (int i = 0; i < squarings_; ++i) cosine *= cosine;
    const float off_plane =
        std::abs(guides_.normal[here].dot(guides_.position[there] - guides_.position[here]));
    const float tolerance = 2 * step * guides_.footprint[here] + 1e-4F;
    return off_plane >= tolerance ? 0 : cosine * (1 - off_plane / tolerance);
  }

 private:
  const Guides& guides_;
  int squarings_ = 0;
};

// The variance of brightness around each sample, among alike samples of a 5 x 5 window.
std::vector<float> local_variance(const std::vector<Eigen::Vector3f>& light, const Guides& guides,
                                  const Affinity& affinity) {
  constexpr int kRadius = 2;
  std::vector<float> result(light.size(), 0.0F);
  for (int y = 0; y < guides.height; ++y) {
    for (int x = 0; x < guides.width; ++x) {
      const auto here = guides.index(x, y);
      if (guides.key[here] < 0) continue;
      float weights = 0, sum = 0, squares = 0;
      for (int j = std::max(0, y - kRadius); j <= std::min(guides.height - 1, y + kRadius); ++j) {
        for (int i = std::max(0, x - kRadius); i <= std::min(guides.width - 1, x + kRadius); ++i) {
          const auto there = guides.index(i, j);
          const float weight = affinity(here, there, kRadius);
          const float value = luminance(light[there]);
          weights += weight;
          sum += weight * value;
          squares += weight * value * value;
        }
      }
      const float mean = sum / weights;
      result[here] = std::max(0.0F, squares / weights - mean * mean);
    }
  }
  return result;
}

}  // namespace

void denoise(std::vector<Eigen::Vector3f>& light, const Guides& guides,
             const DenoiseOptions& options) {
  const Affinity affinity(guides, options.normal_power);
  std::vector<float> variance(light.size(), 0.0F);
  if (options.brightness > 0) variance = local_variance(light, guides, affinity);
  std::vector<Eigen::Vector3f> next(light.size());
  std::vector<float> next_variance(light.size(), 0.0F);
  for (int level = 0; level < options.levels; ++level) {
    const int step = 1 << level;
    for (int y = 0; y < guides.height; ++y) {
      for (int x = 0; x < guides.width; ++x) {
        const auto here = guides.index(x, y);
        next[here] = light[here];
        next_variance[here] = variance[here];
        if (guides.key[here] < 0) continue;
        const float own = luminance(light[here]);
        const float tolerance =
            options.brightness * std::sqrt(variance[here]) + 1e-6F + 0.01F * own;
        Eigen::Vector3f sum = Eigen::Vector3f::Zero();
        float weights = 0, spread = 0;
        for (int j = -1; j <= 1; ++j) {
          const int row = y + j * step;
          if (row < 0 || row >= guides.height) continue;
          for (int i = -1; i <= 1; ++i) {
            const int column = x + i * step;
            if (column < 0 || column >= guides.width) continue;
            const auto there = guides.index(column, row);
            float weight = (i == 0 ? 0.5F : 0.25F) * (j == 0 ? 0.5F : 0.25F);
            if (there != here) {
              weight *= affinity(here, there, static_cast<float>(step));
              if (options.brightness > 0 && weight > 0) {
                const float difference = std::abs(luminance(light[there]) - own) / tolerance;
                const float falling = 1 + difference * (1 + 0.5F * difference);  // near exp()
                weight *= difference >= 6 ? 0 : 1 / falling;
              }
            }
            if (weight <= 0) continue;
            sum += weight * light[there];
            spread += weight * weight * variance[there];
            weights += weight;
          }
        }
        next[here] = sum / weights;
        next_variance[here] = spread / (weights * weights);
      }
    }
    light.swap(next);
    variance.swap(next_variance);
  }
}

}  // namespace taskatlas::rooms
