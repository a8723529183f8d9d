// SPDX-License-Identifier: MIT
// From light to a picture, as a camera on automatic would.
#pragma once

#include "dataset/raster.hpp"

#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

// radiance: side x side samples of linear RGB, row-major; `light` is the colour of the room's
// light. Exposure: the mean of the logarithm of luminance becomes a middle grey. White balance: two
// thirds of the way to neutral light. Highlights roll off (the filmic curve of Narkowicz, "ACES
// filmic tone mapping curve", 2016), then grid x grid samples are averaged to a pixel, in linear
// light, and encoded as sRGB. The result is side / grid a side.
dataset::Raster develop(const std::vector<Eigen::Vector3f>& radiance, int side, int grid,
                        const Eigen::Vector3f& light);

}  // namespace taskatlas::rooms
