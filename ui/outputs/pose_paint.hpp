// SPDX-License-Identifier: MIT
// Relative poses of cameras, as pyramids of sight in a small drawing of space: the truth and an
// answer together. Nothing here knows of widgets.
#pragma once

#include "dataset/camera.hpp"
#include "ui/shared/plot_style.hpp"

#include <QRectF>
#include <span>
#include <vector>

class QPainter;

namespace taskatlas::ui {

// From where the drawing is looked at: turned about the upright axis of the camera that stands
// still, and looked down on, in degrees.
struct PoseTurn {
  double about = 35;
  double down = 28;
  bool operator==(const PoseTurn&) const = default;
};

// The cameras that numbers of a pose task stand for, in the frame of the last view's camera: of a
// pair the first; of a triplet (pairs 1–2, 1–3, 2–3) the first and the second. Empty for any other
// count of numbers.
std::vector<dataset::Pose> cameras_of(std::span<const double> numbers);
// How far the farthest of them stands from the one that does not move, in metres.
double extent_of(const std::vector<dataset::Pose>& cameras);

struct PoseError {
  double turn = 0;  // radians, the angle between the two rotations
  double move = 0;  // metres between the two places
};
PoseError pose_error(const dataset::Pose& truth, const dataset::Pose& answer);

struct PoseScene {
  std::vector<dataset::Pose> truth;   // may be empty
  std::vector<dataset::Pose> answer;  // may be empty
  double extent = 1;                  // metres that the drawing reaches; the same in all panels
  double field_of_view = 1;           // radians, of the pyramids
};
void paint_poses(QPainter& painter, const QRectF& box, const PoseScene& scene, const PoseTurn& turn,
                 const PlotStyle& style);

}  // namespace taskatlas::ui
