// SPDX-License-Identifier: MIT
// What the JSON files of a view say, drawn: the room's box and the vanishing directions over the
// picture, and the camera in numbers.
#pragma once

#include "ui/dataset/sample_content.hpp"
#include "ui/shared/plot_style.hpp"

#include <array>

class QPainter;
class QRectF;

namespace taskatlas::ui {

struct PictureWindow;

void paint_facts(QPainter& painter, const QRectF& box, const Annotation& annotation,
                 const SampleContent& content, const PictureWindow& window, const PlotStyle& style);
void paint_facts_legend(QPainter& painter, const QRectF& box, const Annotation& annotation,
                        const SampleContent& content, const PlotStyle& style);

// Directions of a room's x, y and z in the camera's frame (dataset::vanishing_directions), drawn
// over what is in the box: short strokes that point at where parallels along them meet, and a ring
// there.
void paint_directions(QPainter& painter, const QRectF& box, const std::array<double, 9>& directions,
                      double field_of_view, const PictureWindow& window, const PlotStyle& style);
// A box by its corners in the camera's frame, in the order of dataset::layout_corners().
void paint_box(QPainter& painter, const QRectF& box, const std::array<Eigen::Vector3d, 8>& corners,
               double field_of_view, const PictureWindow& window, const QColor& colour,
               const PlotStyle& style);
// The colours of x, y and z.
QColor axis_colour(std::size_t axis);

QString facts_text(const Annotation& annotation);  // the numbers in one line

// The camera in numbers, a line each: "FoV 60°" (field of view), ...
QStringList camera_lines(const dataset::PointInfo& info, int picture_size);

}  // namespace taskatlas::ui
