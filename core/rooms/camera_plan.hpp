// SPDX-License-Identifier: MIT
// Where a room is looked at from: cameras at eye height, points of interest, and for each point
// several views that are centred on it, as in the dataset.
#pragma once

#include "dataset/camera.hpp"
#include "rooms/first_hit.hpp"
#include "rooms/tracer.hpp"

#include <cstdint>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

struct PlannedPoint {
  Eigen::Vector3d location;  // on a surface, world, metres
  Eigen::Vector3d normal;    // unit, towards the first camera that saw it
};

struct PlannedView {
  int point = 0;               // into CameraPlan::points
  int view = 0;                // 0, 1, .. among the point's views, each from another camera
  int camera = 0;              // into CameraPlan::cameras
  dataset::Pose pose;          // looks at the point, no roll
  double field_of_view = 1.0;  // radians
};

// What a view shows of a point: centred ones show it in the middle.
struct Sighting {
  int point = 0;
  std::size_t view = 0;   // into CameraPlan::views
  Eigen::Vector2d pixel;  // in units of the picture's side, [0, 1): column, row
};

struct CameraPlan {
  std::vector<Eigen::Vector3d> cameras;
  std::vector<PlannedPoint> points;
  std::vector<PlannedView> views;   // by point, then view
  std::vector<Sighting> sightings;  // every point in every view that shows it; by view, then point
};

struct CameraOptions {
  int views = 24;                                    // wanted, at least 1
  int views_per_point = 3;                           // the last points may have fewer
  double height_mean = 1.5, height_deviation = 0.2;  // metres, cut to [1.0, 1.9]
  double field_of_view_mean = 1.17, field_of_view_deviation = 0.19;  // radians (67 and 11 degrees),
                                                                     // cut to [0.75, 1.65]
  double pitch_mean = -0.16, pitch_deviation = 0.16;  // radians, of the first view of a point
};

// Which of the tasks with several images a plan has samples of.
struct SampleKinds {
  bool pair = false;             // two views of one point: fix_pose, a match of point_match
  bool triplet = false;          // three views of one point: ego_motion
  bool two_points = false;       // two points of two views: matches and others
  bool nonfixated_pair = false;  // a view that shows the point of another camera's view

  // How many of `wanted` there are not.
  int lacks(const SampleKinds& wanted) const {
    return (wanted.pair && !pair ? 1 : 0) + (wanted.triplet && !triplet ? 1 : 0) +
           (wanted.two_points && !two_points ? 1 : 0) +
           (wanted.nonfixated_pair && !nonfixated_pair ? 1 : 0);
  }
};
SampleKinds sample_kinds(const CameraPlan& plan);

// Cameras keep 25 cm from everything and stand over open floor. Views are preferred that show
// furniture and depth; what is asked for is relaxed step by step where a room has no such view.
// Five views or more are two points at least, of two views at least, one of three, and one of them
// shows another's point, so that the room has samples of every task; a plan without them is drawn
// again, up to 24 times, of which the best counts. Deterministic for a seed. Throws RoomFailure
// where a room has no place for a camera or no point to look at.
CameraPlan plan_cameras(const Tracer& tracer, std::uint64_t seed,
                        const CameraOptions& options = {});

}  // namespace taskatlas::rooms
