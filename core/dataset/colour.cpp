// SPDX-License-Identifier: MIT
#include "dataset/colour.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace taskatlas::dataset {
namespace {

// For each a from -90 to 100, the least and the greatest b.
constexpr int kFirstA = -90;
constexpr int kStep = 10;
constexpr std::array<std::array<int, 2>, 20> kHull{
    {{50, 90},   {20, 90},   {0, 90},    {-20, 90},  {-30, 100}, {-40, 100}, {-50, 100},
     {-50, 100}, {-60, 100}, {-70, 100}, {-80, 90},  {-80, 90},  {-90, 90},  {-100, 90},
     {-100, 80}, {-110, 80}, {-110, 80}, {-110, 70}, {-110, 70}, {-90, 0}}};

constexpr auto kBins = [] {
  std::array<ColourBin, kColourBins> bins{};
  std::size_t n = 0;
  for (std::size_t i = 0; i < kHull.size(); ++i) {
    for (int b = kHull[i][0]; b <= kHull[i][1]; b += kStep) {
      bins[n].a = static_cast<std::int8_t>(kFirstA + kStep * static_cast<int>(i));
      bins[n++].b = static_cast<std::int8_t>(b);
    }
  }
  return bins;
}();
static_assert(kBins.back().a == 100 && kBins.back().b == 0);

constexpr std::array<std::array<double, 3>, 3> kXyzOfRgb{{{0.412453, 0.357580, 0.180423},
                                                          {0.212671, 0.715160, 0.072169},
                                                          {0.019334, 0.119193, 0.950227}}};
constexpr std::array<std::array<double, 3>, 3> kRgbOfXyz{{{3.240479, -1.537150, -0.498535},
                                                          {-0.969256, 1.875992, 0.041556},
                                                          {0.055648, -0.204043, 1.057311}}};
constexpr std::array<double, 3> kWhite{0.95047, 1, 1.08883};

double linear(double v) { return v > 0.04045 ? std::pow((v + 0.055) / 1.055, 2.4) : v / 12.92; }
double gamma(double v) { return v > 0.0031308 ? 1.055 * std::pow(v, 1 / 2.4) - 0.055 : 12.92 * v; }

constexpr double kCubeLimit = 0.008856;
constexpr double kSlope = 7.787;
constexpr double kOffset = 16.0 / 116;

}  // namespace

Lab lab_from_srgb(const std::array<float, 3>& rgb) {
  std::array<double, 3> f{};
  const std::array<double, 3> light{linear(rgb[0]), linear(rgb[1]), linear(rgb[2])};
  for (std::size_t i = 0; i < 3; ++i) {
    double t = 0;
    for (std::size_t c = 0; c < 3; ++c) t += kXyzOfRgb[i][c] * light[c];
    t /= kWhite[i];
    f[i] = t > kCubeLimit ? std::cbrt(t) : kSlope * t + kOffset;
  }
  return {static_cast<float>(116 * f[1] - 16), static_cast<float>(500 * (f[0] - f[1])),
          static_cast<float>(200 * (f[1] - f[2]))};
}

std::array<float, 3> srgb_from_lab(const Lab& lab) {
  const double y = (lab.lightness + 16.0) / 116;
  const std::array<double, 3> f{y + lab.a / 500.0, y, std::max(0.0, y - lab.b / 200.0)};
  std::array<double, 3> xyz{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double cube = f[i] * f[i] * f[i];
    xyz[i] = kWhite[i] * (cube > kCubeLimit ? cube : (f[i] - kOffset) / kSlope);
  }
  std::array<float, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) {
    double light = 0;
    for (std::size_t c = 0; c < 3; ++c) light += kRgbOfXyz[i][c] * xyz[c];
    out[i] = static_cast<float>(std::clamp(gamma(std::clamp(light, 0.0, 1.0)), 0.0, 1.0));
  }
  return out;
}

std::span<const ColourBin, kColourBins> colour_bins() { return kBins; }

ColourCode encode_colour_code(float a, float b) {
  ColourCode code;
  std::array<float, kColourNeighbours> nearest{};
  nearest.fill(std::numeric_limits<float>::infinity());
  for (std::size_t i = 0; i < kBins.size(); ++i) {
    const float da = a - static_cast<float>(kBins[i].a);
    const float db = b - static_cast<float>(kBins[i].b);
    const float distance = da * da + db * db;
    if (distance >= nearest.back()) continue;
    std::size_t to = kColourNeighbours - 1;
    for (; to > 0 && distance < nearest[to - 1]; --to) {
      nearest[to] = nearest[to - 1];
      code.bin[to] = code.bin[to - 1];
    }
    nearest[to] = distance;
    code.bin[to] = static_cast<std::uint16_t>(i);
  }
  constexpr double kSigma = 5;
  double sum = 0;
  std::array<double, kColourNeighbours> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    // Relative to the nearest, which changes nothing once they are normalised and keeps colours
    // far outside of the hull from having no weight at all.
    weights[i] = std::exp((nearest.front() - nearest[i]) / (2 * kSigma * kSigma));
    sum += weights[i];
  }
  for (std::size_t i = 0; i < weights.size(); ++i) {
    code.weight[i] = static_cast<float>(weights[i] / sum);
  }
  return code;
}

std::array<float, 2> annealed_mean(std::span<const float> probabilities, float temperature) {
  if (probabilities.size() != kColourBins || !(temperature > 0) || temperature > 1) {
    throw usage_error("an annealed mean takes 313 probabilities and a temperature in (0, 1]");
  }
  double sum = 0;
  double a = 0;
  double b = 0;
  const float most = *std::max_element(probabilities.begin(), probabilities.end());
  if (!(most > 0)) return {0, 0};
  for (std::size_t i = 0; i < kBins.size(); ++i) {
    const double weight = std::pow(std::max(0.0f, probabilities[i]) / most, 1.0 / temperature);
    sum += weight;
    a += weight * kBins[i].a;
    b += weight * kBins[i].b;
  }
  return {static_cast<float>(a / sum), static_cast<float>(b / sum)};
}

}  // namespace taskatlas::dataset
