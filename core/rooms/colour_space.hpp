// SPDX-License-Identifier: MIT
// Linear light and sRGB (IEC 61966-2-1).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace taskatlas::rooms {

inline float linear_of_srgb(float value) {
  return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

inline float srgb_of_linear(float value) {
  value = std::clamp(value, 0.0F, 1.0F);
  return value <= 0.0031308F ? 12.92F * value : 1.055F * std::pow(value, 1 / 2.4F) - 0.055F;
}

inline const std::array<float, 256>& linear_of_srgb8() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = linear_of_srgb(static_cast<float>(i) / 255);
    }
    return values;
  }();
  return table;
}

// By a table of 4096 steps: exact enough for 8 bits, and pow() is slow.
inline std::uint8_t srgb8_of_linear(float value) {
  static const std::array<std::uint8_t, 4097> table = [] {
    std::array<std::uint8_t, 4097> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      const float root = static_cast<float>(i) / 4096;  // steps are even in the square root
      values[i] = static_cast<std::uint8_t>(std::lround(255 * srgb_of_linear(root * root)));
    }
    return values;
  }();
  return table[static_cast<std::size_t>(
      std::lround(std::sqrt(std::clamp(value, 0.0F, 1.0F)) * 4096))];
}

}  // namespace taskatlas::rooms
