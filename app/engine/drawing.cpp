// SPDX-License-Identifier: MIT
#include "drawing.hpp"

#include "dataset/encode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include <opencv2/imgproc.hpp>

namespace taskatlas::engine_program {
namespace {

cv::Vec3b grey(double value) {
  const auto sample = static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
  return {sample, sample, sample};
}

// Colours that differ between neighbouring numbers: hues by the golden ratio.
cv::Vec3b label_colour(std::uint32_t label) {
  const double hue = std::fmod(0.1 + label * 0.61803398875, 1.0) * 6;
  const double strong = label % 2 == 0 ? 0.9 : 0.65, weak = label % 3 == 0 ? 0.2 : 0.4;
  const double x = weak + (strong - weak) * (1 - std::abs(std::fmod(hue, 2.0) - 1));
  const std::array<std::array<double, 3>, 6> rgb{{{strong, x, weak},
                                                  {x, strong, weak},
                                                  {weak, strong, x},
                                                  {weak, x, strong},
                                                  {x, weak, strong},
                                                  {strong, weak, x}}};
  const auto& c = rgb[static_cast<std::size_t>(hue) % 6];
  return {static_cast<std::uint8_t>(255 * c[2]), static_cast<std::uint8_t>(255 * c[1]),
          static_cast<std::uint8_t>(255 * c[0])};
}

}  // namespace

cv::Mat drawn(const dataset::Raster& raster, dataset::Domain domain) {
  cv::Mat picture(raster.height(), raster.width(), CV_8UC3);
  const dataset::Quantity quantity = dataset::info(domain).quantity;
  double largest = 0;
  for (int y = 0; y < raster.height(); ++y) {
    for (int x = 0; x < raster.width(); ++x) {
      const double value = raster.value(x, y);
      if (quantity != dataset::Quantity::kDepth || value < dataset::kMissingDepth) {
        largest = std::max(largest, value);
      }
    }
  }
  largest = std::max(largest, 1.0);
  for (int y = 0; y < raster.height(); ++y) {
    for (int x = 0; x < raster.width(); ++x) {
      cv::Vec3b& pixel = picture.at<cv::Vec3b>(y, x);
      const double value = raster.value(x, y);
      switch (quantity) {
        case dataset::Quantity::kDepth:
          pixel = grey(1 - 0.9 * value / largest);
          break;
        case dataset::Quantity::kResponse:
          pixel = grey(std::sqrt(value / largest));
          break;
        case dataset::Quantity::kSegments:
        case dataset::Quantity::kClasses:
          pixel = label_colour(static_cast<std::uint32_t>(value));
          break;
        default:
          for (int c = 0; c < 3; ++c) {
            const int channel = std::min(2 - c, raster.channels() - 1);
            pixel[c] = static_cast<std::uint8_t>(raster.value(x, y, channel));
          }
      }
    }
  }
  return picture;
}

void draw_layout(cv::Mat& picture, const dataset::PointInfo& info) {
  const dataset::Intrinsics intrinsics = info.intrinsics(picture.cols);
  const dataset::Pose pose = info.pose();
  const auto segment = [&](Eigen::Vector3d a, Eigen::Vector3d b, const cv::Scalar& colour) {
    // Cut off what is behind the camera.
    constexpr double kNear = -0.05;
    if (a.z() > kNear && b.z() > kNear) return;
    if (a.z() > kNear) a = b + (a - b) * ((kNear - b.z()) / (a.z() - b.z()));
    if (b.z() > kNear) b = a + (b - a) * ((kNear - a.z()) / (b.z() - a.z()));
    const auto from = dataset::project(intrinsics, a), to = dataset::project(intrinsics, b);
    if (!from || !to || from->cwiseAbs().maxCoeff() > 1e4 || to->cwiseAbs().maxCoeff() > 1e4)
      return;
    cv::line(picture, {static_cast<int>(from->x()), static_cast<int>(from->y())},
             {static_cast<int>(to->x()), static_cast<int>(to->y())}, colour, 1, cv::LINE_AA);
  };
  if (info.bounding_box) {
    const auto corner = [&](unsigned bits) {
      const dataset::Box& box = *info.bounding_box;
      return pose.to_camera({(bits & 1U) != 0 ? box.upper.x() : box.lower.x(),
                             (bits & 2U) != 0 ? box.upper.y() : box.lower.y(),
                             (bits & 4U) != 0 ? box.upper.z() : box.lower.z()});
    };
    for (unsigned a = 0; a < 8; ++a) {
      for (const unsigned bit : {1U, 2U, 4U}) {
        if ((a & bit) == 0) segment(corner(a), corner(a | bit), {0, 220, 255});
      }
    }
  }
  if (info.vanishing_points_gaussian_sphere) {
    const std::array<cv::Scalar, 3> colours{{{60, 60, 255}, {60, 220, 60}, {255, 120, 60}}};
    const Eigen::Vector3d middle(0, 0, -0.4);
    for (std::size_t i = 0; i < 3; ++i) {
      segment(middle, middle + 0.08 * (*info.vanishing_points_gaussian_sphere)[i], colours[i]);
    }
  }
}

cv::Mat drawn_scores(const std::vector<float>& scores, const std::vector<std::string>& names,
                     int size) {
  cv::Mat picture(size, size, CV_8UC3, cv::Scalar(255, 255, 255));
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  constexpr std::size_t kShown = 5;
  const int step = size / static_cast<int>(kShown);
  for (std::size_t i = 0; i < std::min(kShown, order.size()); ++i) {
    const float score = scores[order[i]];
    if (score <= 0) break;
    const int top = static_cast<int>(i) * step;
    const cv::Rect bar(0, top + 2, std::max(1, static_cast<int>(score * static_cast<float>(size))),
                       step - 4);
    cv::rectangle(picture, bar, cv::Scalar(230, 200, 160), cv::FILLED);
    write_text(picture, names[order[i]], 2, top + step - 6);
  }
  return picture;
}

void write_text(cv::Mat& picture, std::string_view text, int x, int y) {
  cv::putText(picture, std::string(text), {x, y}, cv::FONT_HERSHEY_SIMPLEX, 0.36, {0, 0, 0}, 1,
              cv::LINE_AA);
}

}  // namespace taskatlas::engine_program
