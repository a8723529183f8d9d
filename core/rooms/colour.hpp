// SPDX-License-Identifier: MIT
// sRGB (IEC 61966-2-1) to linear light and back.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace taskatlas::rooms {

// [0, 1] -> [0, 1]
inline float linear_of(float srgb) {
  return srgb <= 0.04045F ? srgb / 12.92F : std::pow((srgb + 0.055F) / 1.055F, 2.4F);
}
inline float linear_of(std::uint8_t srgb) { return linear_of(static_cast<float>(srgb) / 255.0F); }

// Clamped to [0, 1] first.
inline float srgb_of(float linear) {
  const float x = std::clamp(linear, 0.0F, 1.0F);
  return x <= 0.0031308F ? 12.92F * x : 1.055F * std::pow(x, 1.0F / 2.4F) - 0.055F;
}

}  // namespace taskatlas::rooms
