// SPDX-License-Identifier: MIT
#include "dataset/mirror.hpp"

#include "dataset/domain.hpp"

#include <algorithm>
#include <cstddef>

namespace taskatlas::dataset {
namespace {

const Eigen::DiagonalMatrix<double, 3> kMirror(-1.0, 1.0, 1.0);

// Of 8-bit samples, whose middle is 127.5: the camera's x is the first channel.
void turn_normals(Raster& raster) {
  if (raster.type() != SampleType::kU8 || raster.channels() < 3) return;
  constexpr int kMost = 255;
  const auto samples = raster.u8();
  const auto step = static_cast<std::size_t>(raster.channels());
  for (std::size_t i = 0; i < samples.size(); i += step) {
    samples[i] = static_cast<std::uint8_t>(kMost - samples[i]);
  }
}

PointInfo mirror(const PointInfo& info) {
  PointInfo out;
  const Pose pose = mirror(info.pose());
  out.camera_location = pose.centre;
  out.camera_rotation_final = euler_from_rotation(pose.rotation);
  out.field_of_view_rads = info.field_of_view_rads;
  out.camera_uuid = info.camera_uuid;
  out.point_uuid = info.point_uuid;
  out.view_id = info.view_id;
  out.room = info.room;
  out.resolution = info.resolution;
  if (info.point_location) out.point_location = kMirror * *info.point_location;
  if (info.point_normal) out.point_normal = kMirror * *info.point_normal;
  out.camera_distance = info.camera_distance;
  out.obliqueness_angle = info.obliqueness_angle;
  out.point_pitch = info.point_pitch;
  if (info.bounding_box) {
    const Eigen::Vector3d one = kMirror * info.bounding_box->lower;
    const Eigen::Vector3d other = kMirror * info.bounding_box->upper;
    out.bounding_box = Box{one.cwiseMin(other), one.cwiseMax(other)};
  }
  return out;
}

}  // namespace

Raster mirror(const Raster& raster) {
  Raster out = raster;
  const auto width = static_cast<std::size_t>(raster.width());
  const std::size_t pixel =
      static_cast<std::size_t>(raster.channels()) * bytes_per_sample(raster.type());
  const auto from = raster.bytes();
  const auto to = out.bytes();
  for (std::size_t row = 0; row < from.size(); row += width * pixel) {
    for (std::size_t x = 0; x < width; ++x) {
      std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(row + x * pixel), pixel,
                  to.begin() + static_cast<std::ptrdiff_t>(row + (width - 1 - x) * pixel));
    }
  }
  return out;
}

Pose mirror(const Pose& pose) {
  Pose out;
  out.rotation = kMirror * pose.rotation * kMirror;
  out.centre = kMirror * pose.centre;
  return out;
}

View mirror(const View& view) {
  View out = view;
  for (Raster& raster : out.rasters) {
    if (!raster.empty()) raster = mirror(raster);
  }
  turn_normals(out[Domain::kNormal]);
  if (view.info) out.info = mirror(*view.info);
  return out;
}

}  // namespace taskatlas::dataset
