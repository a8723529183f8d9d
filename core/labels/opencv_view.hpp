// SPDX-License-Identifier: MIT
// An inner header: a plane as OpenCV sees it, without a copy.
#pragma once

#include "labels/plane.hpp"

#include <opencv2/core.hpp>

namespace taskatlas::labels {

inline cv::Mat view(Plane& plane) {
  return {static_cast<int>(plane.rows()), static_cast<int>(plane.cols()), CV_32F, plane.data()};
}

}  // namespace taskatlas::labels
