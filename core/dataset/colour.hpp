// SPDX-License-Identifier: MIT
// Colours as colorization sees them (Zhang, Isola, Efros, "Colorful image colorization", ECCV
// 2016): CIE Lab under D65, and 313 quantised ab colours. Pure functions, thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace taskatlas::dataset {

struct Lab {
  float lightness = 0;  // 0 to 100
  float a = 0;          // about -100 to 100
  float b = 0;
};

// sRGB in [0, 1] to Lab and back (clipped to [0, 1]). Constants of IEC 61966-2-1 and of CIE 1931
// with the 2° observer, as scikit-image's rgb2lab has them.
Lab lab_from_srgb(const std::array<float, 3>& rgb);
std::array<float, 3> srgb_from_lab(const Lab& lab);

// The quantised colours: the ab grid of step 10 inside the hull that Zhang et al. published
// (pts_in_hull.npy; the sRGB gamut widened by up to a step), by a, then b.
inline constexpr int kColourBins = 313;
struct ColourBin {
  std::int8_t a = 0;
  std::int8_t b = 0;
};
std::span<const ColourBin, kColourBins> colour_bins();

// A colour as a soft code: its ten nearest bins (nearest first, the lower index where equally near)
// with Gaussian weights of sigma 5 that sum to 1.
inline constexpr int kColourNeighbours = 10;
struct ColourCode {
  std::array<std::uint16_t, kColourNeighbours> bin{};
  std::array<float, kColourNeighbours> weight{};

  bool operator==(const ColourCode&) const = default;
};
ColourCode encode_colour_code(float a, float b);

// The annealed mean of a distribution over the bins: probabilities to the power of
// 1 / temperature, renormalised; 1 = the expectation, towards 0 = the mode. Zhang et al. use 0.38.
// Throws Error(kUsage) for another number of probabilities or a temperature outside (0, 1].
std::array<float, 2> annealed_mean(std::span<const float> probabilities, float temperature = 0.38f);

}  // namespace taskatlas::dataset
