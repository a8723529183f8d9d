// SPDX-License-Identifier: MIT
#include "dataset/colour.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

// Values of scikit-image's rgb2lab.
TEST(Colour, KnownColours) {
  const auto near = [](std::array<float, 3> rgb, double l, double a, double b) {
    const Lab lab = lab_from_srgb(rgb);
    constexpr double kDigits = 0.02;
    EXPECT_NEAR(lab.lightness, l, kDigits);
    EXPECT_NEAR(lab.a, a, kDigits);
    EXPECT_NEAR(lab.b, b, kDigits);
  };
  near({0, 0, 0}, 0, 0, 0);
  near({1, 1, 1}, 100, 0, 0);
  near({1, 0, 0}, 53.24, 80.09, 67.20);
  near({0, 1, 0}, 87.73, -86.18, 83.18);
  near({0, 0, 1}, 32.30, 79.19, -107.86);
}

TEST(Colour, RoundTrips) {
  RandomStream random(1, 0, 0);
  for (int i = 0; i < 1000; ++i) {
    const std::array<float, 3> rgb{static_cast<float>(random.uniform()),
                                   static_cast<float>(random.uniform()),
                                   static_cast<float>(random.uniform())};
    const auto back = srgb_from_lab(lab_from_srgb(rgb));
    constexpr double kMatrices = 2e-4;  // the two published matrices are inverse to that
    for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(back[c], rgb[c], kMatrices);
  }
}

TEST(Colour, TheBinsAreTheHull) {
  std::set<std::pair<int, int>> bins;
  for (const ColourBin bin : colour_bins()) {
    EXPECT_EQ(bin.a % 10, 0);
    EXPECT_EQ(bin.b % 10, 0);
    bins.insert({bin.a, bin.b});
  }
  EXPECT_EQ(bins.size(), 313u);
  EXPECT_EQ(colour_bins()[0].a, -90);
  EXPECT_EQ(colour_bins()[0].b, 50);
  // Every colour that a screen shows rounds to one of them.
  for (int r = 0; r <= 255; r += 15) {
    for (int g = 0; g <= 255; g += 15) {
      for (int b = 0; b <= 255; b += 15) {
        const Lab lab = lab_from_srgb({static_cast<float>(r) / 255, static_cast<float>(g) / 255,
                                       static_cast<float>(b) / 255});
        const auto rounded = [](float value) {
          return static_cast<int>(std::round(value / 10)) * 10;
        };
        EXPECT_TRUE(bins.contains({rounded(lab.a), rounded(lab.b)})) << r << ' ' << g << ' ' << b;
      }
    }
  }
}

TEST(Colour, CodesAreTheTenNearestBins) {
  RandomStream random(2, 0, 0);
  for (int i = 0; i < 200; ++i) {
    const auto a = static_cast<float>(random.uniform() * 240 - 120);
    const auto b = static_cast<float>(random.uniform() * 240 - 120);
    const ColourCode code = encode_colour_code(a, b);
    std::vector<std::size_t> order(kColourBins);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto distance = [&](std::size_t k) {
      const float da = a - static_cast<float>(colour_bins()[k].a);
      const float db = b - static_cast<float>(colour_bins()[k].b);
      return da * da + db * db;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t x, std::size_t y) { return distance(x) < distance(y); });
    double sum = 0;
    for (std::size_t k = 0; k < 10; ++k) {
      EXPECT_EQ(code.bin[k], order[k]);
      const double ratio = std::exp((distance(order[0]) - distance(order[k])) / 50);
      EXPECT_NEAR(code.weight[k] / code.weight[0], ratio, 1e-5);
      sum += code.weight[k];
    }
    EXPECT_NEAR(sum, 1, 1e-5);
  }
}

TEST(Colour, AnnealingGoesFromTheMeanToTheMode) {
  std::vector<float> probabilities(kColourBins, 0.0f);
  probabilities[10] = 0.75f;
  probabilities[300] = 0.25f;
  const auto mean = annealed_mean(probabilities, 1);
  EXPECT_NEAR(mean[0], 0.75 * colour_bins()[10].a + 0.25 * colour_bins()[300].a, 1e-3);
  const auto mode = annealed_mean(probabilities, 0.01f);
  EXPECT_NEAR(mode[0], colour_bins()[10].a, 1e-3);
  EXPECT_EQ(annealed_mean(std::vector<float>(kColourBins, 0.0f))[0], 0);
  EXPECT_THROW(annealed_mean(std::vector<float>(3, 1.0f)), Error);
  EXPECT_THROW(annealed_mean(probabilities, 0), Error);
}

}  // namespace
}  // namespace taskatlas::dataset
