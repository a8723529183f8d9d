// SPDX-License-Identifier: MIT
// The two interest images, before any non-maximum suppression. All functions are pure and
// thread-safe.
#pragma once

#include "labels/plane.hpp"

namespace taskatlas::labels {

// SURF's detector (Bay et al. 2006): determinant of the Hessian approximated by box filters on the
// integral image, Dxx Dyy - 0.81 Dxy^2, the largest over 10 sizes. The sizes are those of sigma 1
// to 30 in a picture of kReferenceSize, scaled to this one and no smaller than the smallest box
// filter (sigma 1). luma in [0, 1]; the result is in [0, 1], what is negative becomes 0. Within a
// box filter of the border the picture is taken to continue with its outermost pixels.
Plane keypoints2d(const Plane& luma);

struct NarfOptions {
  double support_size = 0.3;  // metres, the diameter of the neighbourhood of a point
};

// The interest image of NARF (Steder, Rusu, Konolige, Burgard: "Point feature extraction on 3D
// range scans taking into account object boundaries", ICRA 2011, section IV): high where surfaces
// of different directions of change meet close to a point whose own surface is stable. Borders are
// jumps in range; elsewhere the main direction of change is that of the largest principal component
// of the normals nearby. z in metres, NaN where nothing is seen; focal in pixels, principal point
// in the picture's centre. In [0, 1]. Neighbourhoods wider than 9 pixels are sampled at 9 x 9
// positions, a deviation from the exhaustive search.
Plane keypoints3d(const Plane& z, double focal, const NarfOptions& options = {});

}  // namespace taskatlas::labels
