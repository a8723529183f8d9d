// SPDX-License-Identifier: MIT
// Removes the noise of few samples from illumination, led by the noise-free geometry.
#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

// What each sample of a picture lies on. Vectors are width x height, row-major; key tells surfaces
// apart that must not be mixed (-1: nothing there).
struct Guides {
  int width = 0;
  int height = 0;
  std::vector<Eigen::Vector3f> position;  // metres
  std::vector<Eigen::Vector3f> normal;    // unit
  std::vector<float> footprint;           // metres that a sample covers on the surface
  std::vector<int> key;

  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
};

struct DenoiseOptions {
  int levels = 5;           // the filter's radius is 2^levels - 1 samples
  float normal_power = 32;  // how fast the weight falls with the angle between normals
  // How many standard deviations of the local noise two brightnesses may differ by; 0 = any, for
  // light that is known to be smooth.
  float brightness = 0;
};

// Edge-avoiding à-trous wavelets (Dammertz et al., HPG 2010) with weights by distance from the
// tangent plane, normals and, where asked for, brightness relative to its local standard deviation
// (as in Schied et al., "Spatiotemporal variance-guided filtering", HPG 2017, within one picture).
// `light` is linear RGB without the surface's colour; it is replaced.
void denoise(std::vector<Eigen::Vector3f>& light, const Guides& guides,
             const DenoiseOptions& options);

}  // namespace taskatlas::rooms
