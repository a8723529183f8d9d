// SPDX-License-Identifier: MIT
// The two edge labels, filters of a picture and of a depth map, after the annotator of
// EPFL-VILAB/omnidata (create_edge_2d_images.py, create_edge_3d_images.py). All functions are
// pure and thread-safe.
#pragma once

#include "labels/plane.hpp"

#include <span>

namespace taskatlas::labels {

// ITU-R 601 luma (0.299 R + 0.587 G + 0.114 B) in [0, 1] of interleaved 8-bit RGB, height x width.
// Throws std::invalid_argument where rgb.size() != 3 * width * height.
Plane luma(std::span<const std::uint8_t> rgb, int width, int height);

// Magnitude of the Sobel gradient: sqrt(h^2 + v^2) / sqrt(2) with weights (1 2 1)/4 x (1 0 -1), per
// pixel. Zero wherever the 3x3 neighbourhood leaves the picture or holds a value that is NaN.
Plane sobel(const Plane& values);

// Gaussian smoothing that ignores NaN and what is outside the picture: smoothed values divided by
// the smoothed mask. Kernel cut at 4 sigma. NaN where no value is near.
Plane smooth(const Plane& values, double sigma);

// "Canny without non-maximum suppression": the Sobel magnitude of the smoothed luma. The sigma of
// 3 pixels and the gradient per pixel are those of a picture of kReferenceSize: both are scaled by
// width / kReferenceSize (sigma no lower than 0.5). In [0, 1].
Plane edge_texture(const Plane& luma);

// The Sobel magnitude of sqrt(z / 128 m); z in metres, NaN where nothing is seen. Not scaled with
// the picture: a jump in depth is one pixel wide at any size. In [0, 1].
Plane edge_occlusion(const Plane& z);

}  // namespace taskatlas::labels
