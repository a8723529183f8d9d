// SPDX-License-Identifier: MIT
// An empty room of which everything is known in closed form, as a view with every domain's file
// contents: an oracle for what is made of them.
#pragma once

#include "dataset/encode.hpp"
#include "dataset/target.hpp"

#include <cmath>
#include <limits>

namespace taskatlas::dataset::testing {

struct BoxRoom {
  Box box{{0, 0, 0}, {4, 5, 2.5}};
  Eigen::Vector3d lookat{1.0, 3.0, 1.0};
  Eigen::Vector3d eye{2.5, 1.0, 1.5};
  double field_of_view = 1.1;
  // Where there are holes in the scan: columns below this.
  int missing_columns = 0;

  Pose pose() const { return look_at(eye, lookat); }

  // The wall that a ray from inside hits: axis, side and distance along the direction.
  struct Hit {
    int axis = 0;
    bool upper = false;
    double t = std::numeric_limits<double>::infinity();
  };
  Hit hit(const Eigen::Vector3d& direction) const {
    Hit best;
    for (int axis = 0; axis < 3; ++axis) {
      if (direction[axis] == 0) continue;
      const bool upper = direction[axis] > 0;
      const double t = ((upper ? box.upper : box.lower)[axis] - eye[axis]) / direction[axis];
      if (t < best.t) best = {axis, upper, t};
    }
    return best;
  }

  View view(int size, std::uint32_t point = 7, std::uint32_t number = 2) const {
    const Pose camera = pose();
    const Intrinsics intrinsics{field_of_view, size};
    Values z(size, size, 1), euclidean(size, size, 1), normal(size, size, 3),
        curvature(size, size, 2), shade(size, size, 1), colour(size, size, 3),
        response(size, size, 1);
    std::vector<std::uint32_t> segments(z.pixels());
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    for (int y = 0; y < size; ++y) {
      for (int x = 0; x < size; ++x) {
        const Eigen::Vector3d ray_here = ray(intrinsics, {x + 0.5, y + 0.5});
        const Hit wall = hit(camera.rotation * ray_here);
        Eigen::Vector3d inward = Eigen::Vector3d::Zero();
        inward[wall.axis] = wall.upper ? -1 : 1;
        const Eigen::Vector3d seen = camera.rotation.transpose() * inward;
        const bool missing = x < missing_columns;
        z.at(x, y) = missing ? kNan : static_cast<float>(wall.t);
        euclidean.at(x, y) = missing ? kNan : static_cast<float>(wall.t * ray_here.norm());
        for (int c = 0; c < 3; ++c) {
          normal.at(x, y, c) = missing ? kNan : static_cast<float>(seen[c]);
          colour.at(x, y, c) = static_cast<float>(0.2 + 0.2 * wall.axis + 0.1 * c);
        }
        shade.at(x, y) = static_cast<float>(seen.z() / (1 + wall.t));
        response.at(x, y) = static_cast<float>(0.001 * ((x + y) % 50));
        segments[z.index(x, y)] = static_cast<std::uint32_t>(2 * wall.axis + (wall.upper ? 1 : 0));
      }
    }
    View view;
    view.building = 3;
    view.point = point;
    view.view = number;
    view[Domain::kRgb] = encode_colour(colour);
    view[Domain::kDepthZbuffer] = encode_depth(z);
    view[Domain::kDepthEuclidean] = encode_depth(euclidean);
    view[Domain::kNormal] = encode_normals(normal);
    view[Domain::kPrincipalCurvature] = encode_curvature(curvature);
    view[Domain::kReshading] = encode_shade(shade);
    view[Domain::kEdgeOcclusion] = encode_response(response);
    view[Domain::kEdgeTexture] = encode_response(response);
    view[Domain::kKeypoints2d] = encode_response(response);
    view[Domain::kKeypoints3d] = encode_response(response);
    view[Domain::kSegmentUnsup2d] = encode_labels(segments, size, size);
    view[Domain::kSegmentUnsup25d] = encode_labels(segments, size, size);
    view[Domain::kSegmentSemantic] = encode_labels(segments, size, size);
    PointInfo info;
    info.camera_location = eye;
    info.camera_rotation_final = euler_from_rotation(camera.rotation);
    info.field_of_view_rads = field_of_view;
    info.point_location = eye + camera.forward() * hit(camera.forward()).t;
    info.bounding_box = box;
    view.info = info;
    view.object_scores.assign(1000, 0.0f);
    view.object_scores[409] = 3;  // analog clock, one of the selected
    view.object_scores[0] = 2;
    view.scene_scores.assign(365, 0.001f);
    view.scene_scores[52] = 0.5f;
    return view;
  }
};

}  // namespace taskatlas::dataset::testing
