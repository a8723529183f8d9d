// SPDX-License-Identifier: MIT
// Label pictures at another size, by what they mean. Pure functions, thread-safe.
#pragma once

#include "dataset/domain.hpp"
#include "dataset/raster.hpp"

namespace taskatlas::dataset {

// The square in the middle (crop_square), then at size × size by kind:
//  - colour, shade, responses: mean over the area that a new pixel covers (bilinear if larger);
//  - depth: the sample under the new pixel's centre, or the farthest in the area where any of it is
//    kFarthestCounted or beyond, so that missing is never blended with valid and a new pixel counts
//    only if all that it stands for does;
//  - normals, curvature, segments, classes: the sample under the centre, never blended;
//  - masks: valid where all of the area is.
// The same samples come back where the size is right already. Throws Error(kUsage) for a size
// outside 1 to 32768 or a domain that is no picture, and for floating samples.
Raster resize(const Raster& raster, Domain domain, int size);

// The mean over the area that each new pixel covers, bilinear in a direction that grows: for
// pictures that are no domain. Samples of 8 or 16 bits, else Error(kUsage).
Raster resize_area(const Raster& raster, int width, int height);

}  // namespace taskatlas::dataset
