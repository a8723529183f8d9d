// SPDX-License-Identifier: MIT
// A view as a looking glass shows it: the same room with left and right exchanged, seen by the
// camera that takes its place. Everything that targets are made of is mirrored exactly, so that a
// mirrored sample is as true as the one it came from. Pure; thread-safe.
#pragma once

#include "dataset/camera.hpp"
#include "dataset/raster.hpp"
#include "dataset/target.hpp"

namespace taskatlas::dataset {

// Columns in reverse order.
Raster mirror(const Raster& raster);

// The camera in the world that is mirrored at its plane x = 0, with the camera's own x mirrored
// too: M·R·M and M·c with M = diag(-1, 1, 1), so that a point seen at column x is seen at
// width - x.
Pose mirror(const Pose& pose);

// Pictures with their columns reversed (of normals the part along the camera's x turned as well);
// camera, room, point and normal of the point mirrored. Facts that no target is made of
// (vanishing points as stored, other rotations, views of the same point) are left out; numbers,
// identity and scores stay.
View mirror(const View& view);

}  // namespace taskatlas::dataset
