// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <Eigen/Core>

namespace taskatlas::labels {

// One channel of a picture, row-major, height x width; what a value means is said where it is used.
using Plane = Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Segment numbers from 0 without gaps, in the order in which the segments' first pixels are met.
using LabelMap = Eigen::Array<std::int32_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// The side in pixels of the pictures for which the dataset's filters were parametrised. Filters
// whose parameters are lengths or areas in pixels scale them to the picture at hand, so that a
// small rendering of a view is labelled like a large one.
inline constexpr int kReferenceSize = 512;

}  // namespace taskatlas::labels
