// SPDX-License-Identifier: MIT
#include "rooms/denoise.hpp"

#include "rooms/random.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

constexpr int kSize = 64;

// A plane seen straight on, one sample a centimetre; the right half is another thing.
Guides two_things() {
  Guides guides;
  guides.width = guides.height = kSize;
  for (int y = 0; y < kSize; ++y) {
    for (int x = 0; x < kSize; ++x) {
      guides.position.emplace_back(0.01F * static_cast<float>(x), 0.01F * static_cast<float>(y),
                                   0.0F);
      guides.normal.emplace_back(0.0F, 0.0F, 1.0F);
      guides.footprint.push_back(0.01F);
      guides.key.push_back(x < kSize / 2 ? 0 : 1);
    }
  }
  return guides;
}

std::vector<Eigen::Vector3f> noisy(float left, float right) {
  Random random(2);
  std::vector<Eigen::Vector3f> light;
  for (int i = 0; i < kSize * kSize; ++i) {
    const float mean = i % kSize < kSize / 2 ? left : right;
    light.emplace_back(Eigen::Vector3f::Constant(mean * random.uniform(0, 2)));
  }
  return light;
}

double deviation(const std::vector<Eigen::Vector3f>& light, float left, float right) {
  double sum = 0;
  for (int i = 0; i < kSize * kSize; ++i) {
    const float mean = i % kSize < kSize / 2 ? left : right;
    const double relative = static_cast<double>(light[static_cast<std::size_t>(i)].x() / mean) - 1;
    sum += relative * relative;
  }
  return std::sqrt(sum / (kSize * kSize));
}

TEST(Denoise, TakesNoiseAwayAndKeepsThingsApart) {
  for (const float brightness : {0.0F, 3.0F}) {
    auto light = noisy(1, 5);
    const double before = deviation(light, 1, 5);
    denoise(light, two_things(), {.levels = 5, .normal_power = 32, .brightness = brightness});
    EXPECT_LT(deviation(light, 1, 5), before / 6) << brightness;
  }
}

TEST(Denoise, LeavesAConstantAsItIs) {
  std::vector<Eigen::Vector3f> light(kSize * kSize, Eigen::Vector3f(0.3F, 0.2F, 0.1F));
  denoise(light, two_things(), {.levels = 5, .normal_power = 32, .brightness = 3});
  for (const Eigen::Vector3f& value : light) {
    ASSERT_LT((value - Eigen::Vector3f(0.3F, 0.2F, 0.1F)).norm(), 1e-5F);
  }
}

TEST(Denoise, KeepsTheEdgeOfAShadowWithoutNoise) {
  // One thing, half in the shadow, no noise: brightness stops the filter.
  Guides guides = two_things();
  guides.key.assign(guides.key.size(), 0);
  std::vector<Eigen::Vector3f> light;
  for (int i = 0; i < kSize * kSize; ++i) {
    light.emplace_back(Eigen::Vector3f::Constant(i % kSize < kSize / 2 ? 1.0F : 0.1F));
  }
  denoise(light, guides, {.levels = 4, .normal_power = 32, .brightness = 3});
  EXPECT_GT(light[kSize * 20 + kSize / 2 - 4].x(), 0.9F);
  EXPECT_LT(light[kSize * 20 + kSize / 2 + 4].x(), 0.2F);
}

}  // namespace
}  // namespace taskatlas::rooms
