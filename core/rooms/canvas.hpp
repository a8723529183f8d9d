// SPDX-License-Identifier: MIT
// Internal to the room: a picture to draw patterns on, and noise that tiles.
#pragma once

#include "rooms/random.hpp"
#include "rooms/scene.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

using Colour = Eigen::Vector3f;  // sRGB, [0, 1]

// "#RRGGBB" as a number, 0xRRGGBB.
inline Colour rgb(std::uint32_t code) {
  return Colour(static_cast<float>((code >> 16) & 255), static_cast<float>((code >> 8) & 255),
                static_cast<float>(code & 255)) /
         255.0F;
}

class Canvas {
 public:
  Canvas(int width, int height, const Colour& colour)
      : width_(width),
        height_(height),
        pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), colour) {}

  int width() const { return width_; }
  int height() const { return height_; }
  Colour& at(int x, int y) {  // row 0 is the top
    return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                   static_cast<std::size_t>(x)];
  }
  void fill(int x0, int y0, int x1, int y1, const Colour& colour) {
    for (int y = std::max(0, y0); y < std::min(height_, y1); ++y) {
      for (int x = std::max(0, x0); x < std::min(width_, x1); ++x) at(x, y) = colour;
    }
  }

  Texture texture() const {
    Texture result{width_, height_, {}};
    result.rgb.reserve(pixels_.size() * 3);
    for (const Colour& pixel : pixels_) {
      for (Eigen::Index c = 0; c < 3; ++c) {
        const float value = std::clamp(pixel[c], 0.0F, 1.0F);
        result.rgb.push_back(static_cast<std::uint8_t>(std::lround(value * 255)));
      }
    }
    return result;
  }

 private:
  int width_;
  int height_;
  std::vector<Colour> pixels_;
};

// Smooth value noise on a lattice of nx × ny that repeats after the unit square; values in [-1, 1].
class TilingNoise {
 public:
  TilingNoise(Random& random, int nx, int ny) : nx_(nx), ny_(ny) {
    values_.resize(static_cast<std::size_t>(nx) * static_cast<std::size_t>(ny));
    for (float& value : values_) value = random.uniform(-1, 1);
  }

  float operator()(float u, float v) const {
    const float x = (u - std::floor(u)) * static_cast<float>(nx_);
    const float y = (v - std::floor(v)) * static_cast<float>(ny_);
    const int ix = std::min(static_cast<int>(x), nx_ - 1);
    const int iy = std::min(static_cast<int>(y), ny_ - 1);
    const float fx = smooth(x - static_cast<float>(ix));
    const float fy = smooth(y - static_cast<float>(iy));
    const float top = value(ix, iy) * (1 - fx) + value(ix + 1, iy) * fx;
    const float bottom = value(ix, iy + 1) * (1 - fx) + value(ix + 1, iy + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  }

 private:
  static float smooth(float t) { return t * t * (3 - 2 * t); }
  float value(int x, int y) const {
    return values_[static_cast<std::size_t>(y % ny_) * static_cast<std::size_t>(nx_) +
                   static_cast<std::size_t>(x % nx_)];
  }

  int nx_;
  int ny_;
  std::vector<float> values_;
};

}  // namespace taskatlas::rooms
