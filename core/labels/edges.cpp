// SPDX-License-Identifier: MIT
#include "labels/edges.hpp"

#include "labels/opencv_view.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <opencv2/imgproc.hpp>

namespace taskatlas::labels {

Plane luma(std::span<const std::uint8_t> rgb, int width, int height) {
  if (width < 0 || height < 0 ||
      rgb.size() != 3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    throw std::invalid_argument("luma: the picture does not have width x height x 3 values");
  }
  Plane result(height, width);
  for (Eigen::Index i = 0; i < result.size(); ++i) {
    const std::uint8_t* const p = &rgb[3 * static_cast<std::size_t>(i)];
    result.data()[i] = (0.299F * float(p[0]) + 0.587F * float(p[1]) + 0.114F * float(p[2])) / 255;
  }
  return result;
}

Plane sobel(const Plane& values) {
  Plane result = Plane::Zero(values.rows(), values.cols());
  constexpr float kScale = 0.25F / 1.41421356F;
  for (Eigen::Index y = 1; y + 1 < values.rows(); ++y) {
    for (Eigen::Index x = 1; x + 1 < values.cols(); ++x) {
      const auto at = [&](int dy, int dx) { return values(y + dy, x + dx); };
      const float h = at(-1, -1) + 2 * at(-1, 0) + at(-1, 1) - at(1, -1) - 2 * at(1, 0) - at(1, 1);
      const float v = at(-1, -1) + 2 * at(0, -1) + at(1, -1) - at(-1, 1) - 2 * at(0, 1) - at(1, 1);
      const float magnitude = kScale * std::sqrt(h * h + v * v);
      result(y, x) = std::isnan(magnitude + at(0, 0)) ? 0.0F : magnitude;
    }
  }
  return result;
}

Plane smooth(const Plane& values, double sigma) {
  const int side = 2 * static_cast<int>(std::lround(4 * sigma)) + 1;
  Plane known = values.isNaN().select(Plane::Zero(values.rows(), values.cols()),
                                      Plane::Ones(values.rows(), values.cols()));
  Plane filled = values.isNaN().select(Plane::Zero(values.rows(), values.cols()), values);
  Plane sums(values.rows(), values.cols()), weights(values.rows(), values.cols());
  cv::Mat sums_view = view(sums), weights_view = view(weights);
  cv::GaussianBlur(view(filled), sums_view, {side, side}, sigma, sigma, cv::BORDER_CONSTANT);
  cv::GaussianBlur(view(known), weights_view, {side, side}, sigma, sigma, cv::BORDER_CONSTANT);
  return sums / weights;  // 0 / 0 is NaN
}

Plane edge_texture(const Plane& luma) {
  const double scale = static_cast<double>(luma.cols()) / kReferenceSize;
  const Plane edges = sobel(smooth(luma, std::max(0.5, 3 * scale)));
  return (edges * static_cast<float>(scale)).min(1.0F);
}

Plane edge_occlusion(const Plane& z) { return sobel((z / 128.0F).sqrt()).min(1.0F); }

}  // namespace taskatlas::labels
