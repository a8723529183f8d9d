// SPDX-License-Identifier: MIT
#include "rooms/develop.hpp"

#include "rooms/colour_space.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::rooms {
namespace {

float luminance(const Eigen::Vector3f& rgb) {
  return 0.2126F * rgb.x() + 0.7152F * rgb.y() + 0.0722F * rgb.z();
}

Eigen::Vector3f white_balance(const Eigen::Vector3f& light) {
  const float own = luminance(light);
  if (own <= 0) return Eigen::Vector3f::Ones();
  Eigen::Vector3f gains;
  for (int c = 0; c < 3; ++c) {
    gains[c] = std::pow(std::clamp(own / std::max(light[c], 1e-6F), 0.4F, 2.5F), 2.0F / 3);
  }
  return gains / luminance(gains);
}

float exposure(const std::vector<Eigen::Vector3f>& radiance) {
  constexpr float kMiddle =
      0.30F;  // indoor pictures are bright: walls are lighter than middle grey
  double sum = 0;
  std::size_t count = 0;
  for (const Eigen::Vector3f& value : radiance) {
    const float own = luminance(value);
    if (own <= 0) continue;
    sum += std::log(static_cast<double>(own));
    ++count;
  }
  return count == 0 ? 1 : kMiddle / static_cast<float>(std::exp(sum / static_cast<double>(count)));
}

float filmic(float x) {
  return std::clamp(x * (2.51F * x + 0.03F) / (x * (2.43F * x + 0.59F) + 0.14F), 0.0F, 1.0F);
}

}  // namespace

dataset::Raster develop(const std::vector<Eigen::Vector3f>& radiance, int side, int grid,
                        const Eigen::Vector3f& light) {
  const Eigen::Vector3f gains = exposure(radiance) * white_balance(light);
  const int size = side / grid;
  dataset::Raster picture(size, size, 3, dataset::SampleType::kU8);
  const auto out = picture.u8();
  const float share = 1.0F / static_cast<float>(grid * grid);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      Eigen::Vector3f sum = Eigen::Vector3f::Zero();
      for (int j = 0; j < grid; ++j) {
        for (int i = 0; i < grid; ++i) {
          const auto at = static_cast<std::size_t>(y * grid + j) * static_cast<std::size_t>(side) +
                          static_cast<std::size_t>(x * grid + i);
          const Eigen::Vector3f exposed = radiance[at].cwiseProduct(gains);
          for (int c = 0; c < 3; ++c) sum[c] += share * filmic(0.8F * exposed[c]);
        }
      }
      for (int c = 0; c < 3; ++c) out[picture.index(x, y, c)] = srgb8_of_linear(sum[c]);
    }
  }
  return picture;
}

}  // namespace taskatlas::rooms
