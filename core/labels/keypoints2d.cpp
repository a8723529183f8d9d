// SPDX-License-Identifier: MIT
#include "labels/keypoints.hpp"
#include "labels/opencv_view.hpp"

#include <algorithm>
#include <set>

#include <opencv2/imgproc.hpp>

namespace taskatlas::labels {
namespace {

using Sums = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// sums(y, x) is the sum of all values above and left of (y, x), which are excluded.
Sums integral_image(const Plane& values, int margin) {
  Plane copy = values;
  cv::Mat padded;
  cv::copyMakeBorder(view(copy), padded, margin, margin, margin, margin, cv::BORDER_REPLICATE);
  Sums sums(padded.rows + 1, padded.cols + 1);
  cv::Mat target(padded.rows + 1, padded.cols + 1, CV_64F, sums.data());
  cv::integral(padded, target, CV_64F);
  return sums;
}

// The second differences of box filters around (y, x) with lobes of `lobe` pixels, an odd number.
// Dxx has the weights 1 -2 1 over three lobes side by side, each 2 lobe - 1 high; Dxy 1 -1 -1 1
// over four squares around the centre.
class BoxHessian {
 public:
  BoxHessian(const Sums& sums, int margin, int lobe)
      : sums_(sums), margin_(margin), lobe_(lobe), weight_(1.0 / (9.0 * lobe * lobe)) {}

  double determinant(Eigen::Index row, Eigen::Index column) const {
    const Eigen::Index y = row + margin_, x = column + margin_;
    const int half = (3 * lobe_ - 1) / 2, core = (lobe_ - 1) / 2, across = lobe_ - 1;
    const double dxx = box(y - across, x - half, y + across, x + half) -
                       3 * box(y - across, x - core, y + across, x + core);
    const double dyy = box(y - half, x - across, y + half, x + across) -
                       3 * box(y - core, x - across, y + core, x + across);
    const double dxy =
        box(y - lobe_, x - lobe_, y - 1, x - 1) + box(y + 1, x + 1, y + lobe_, x + lobe_) -
        box(y - lobe_, x + 1, y - 1, x + lobe_) - box(y + 1, x - lobe_, y + lobe_, x - 1);
    return weight_ * weight_ * (dxx * dyy - 0.81 * dxy * dxy);
  }

 private:
  double box(Eigen::Index top, Eigen::Index left, Eigen::Index bottom, Eigen::Index right) const {
    return sums_(bottom + 1, right + 1) - sums_(top, right + 1) - sums_(bottom + 1, left) +
           sums_(top, left);
  }

  const Sums& sums_;
  int margin_, lobe_;
  double weight_;
};

}  // namespace

Plane keypoints2d(const Plane& luma) {
  constexpr int kScales = 10;
  constexpr double kMinSigma = 1, kMaxSigma = 30;
  const double scale = static_cast<double>(luma.cols()) / kReferenceSize;
  std::set<int> lobes;  // a filter of sigma s has three lobes of s pixels
  for (int i = 0; i < kScales; ++i) {
    const double sigma = (kMinSigma + i * (kMaxSigma - kMinSigma) / (kScales - 1)) * scale;
    lobes.insert(std::max(1, static_cast<int>(sigma)) | 1);
  }
  const int margin = 2 * *lobes.rbegin();
  const Sums sums = integral_image(luma, margin);
  Plane result = Plane::Zero(luma.rows(), luma.cols());
  for (const int lobe : lobes) {
    const BoxHessian hessian(sums, margin, lobe);
    for (Eigen::Index y = 0; y < luma.rows(); ++y) {
      for (Eigen::Index x = 0; x < luma.cols(); ++x) {
        result(y, x) = std::max(result(y, x), static_cast<float>(hessian.determinant(y, x)));
      }
    }
  }
  return result.min(1.0F);
}

}  // namespace taskatlas::labels
