// SPDX-License-Identifier: MIT
// Labels as people look at them, for the contact sheet.
#pragma once

#include "dataset/domain.hpp"
#include "dataset/point_info.hpp"
#include "dataset/raster.hpp"

#include <string_view>
#include <vector>

#include <opencv2/core.hpp>

namespace taskatlas::engine_program {

// BGR, 8 bits. Depth from near (bright) to far, responses with the square root's contrast, segments
// and classes in colours that differ; colour, normals, curvature and shade as they are stored.
cv::Mat drawn(const dataset::Raster& raster, dataset::Domain domain);

// The room's box and the three axes over a picture.
void draw_layout(cv::Mat& picture, const dataset::PointInfo& info);

// Bars with names, the largest first.
cv::Mat drawn_scores(const std::vector<float>& scores, const std::vector<std::string>& names,
                     int size);

void write_text(cv::Mat& picture, std::string_view text, int x, int y);

}  // namespace taskatlas::engine_program
