// SPDX-License-Identifier: MIT
// What the JSON files of a view say, drawn: the room's box and the vanishing directions over the
// picture, and the camera in numbers.
#pragma once

#include "ui/dataset/sample_content.hpp"
#include "ui/shared/plot_style.hpp"

class QPainter;
class QRectF;

namespace taskatlas::ui {

struct PictureWindow;

void paint_facts(QPainter& painter, const QRectF& box, const Annotation& annotation,
                 const SampleContent& content, const PictureWindow& window, const PlotStyle& style);
void paint_facts_legend(QPainter& painter, const QRectF& box, const Annotation& annotation,
                        const SampleContent& content, const PlotStyle& style);
QString facts_text(const Annotation& annotation);  // the numbers in one line

// The camera in numbers, a line each: "FoV 60°" (field of view), ...
QStringList camera_lines(const dataset::PointInfo& info, int picture_size);

}  // namespace taskatlas::ui
