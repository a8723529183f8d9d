// SPDX-License-Identifier: MIT
// What one answer has more or less than another: the second minus the first.
#pragma once

#include "ui/dataset/panel_paint.hpp"
#include "ui/outputs/output_content.hpp"

#include <QImage>
#include <QRectF>
#include <optional>
#include <vector>

class QPainter;

namespace taskatlas::ui {

struct AnswerDifference {
  QString problem;  // why there is none; empty: there is one

  // Of pictures: one value a pixel in `unit`, NaN where one of the two has none. Of normals the
  // angle between them, which has no sign; of colours the difference in lightness (Rec. 709). Of a
  // user's own pictures numbers without a unit: of the first channel, or of three channels the
  // length of the difference, which has no sign.
  dataset::Values values;
  bool has_sign = true;
  double limit = 1;  // the scale goes from -limit (or 0) to limit
  QString unit;      // "m", "%", "°"
  int digits = 2;    // after the point, in texts
  QImage picture;    // coloured; of classes: the second's where the two differ, else transparent
  double share = 0;  // of classes: pixels that differ, of those that both have

  // Of classes' probabilities and of numbers.
  struct Item {
    QString name;
    double value = 0;
  };
  std::vector<Item> items;

  QStringList lines;  // in words: "mean 0.12 m, mean size 0.30 m"
};

// Panels of one task, both shown.
AnswerDifference difference_of(const OutputPanel& first, const OutputPanel& second);

void paint_difference_picture(QPainter& painter, const QRectF& box,
                              const AnswerDifference& difference, const PictureWindow& window,
                              const PlotStyle& style);
// `place` 0 … 1: where the value is marked on the scale.
void paint_difference_legend(QPainter& painter, const QRectF& box,
                             const AnswerDifference& difference,
                             const std::optional<QPointF>& place, const PlotStyle& style);
QString difference_value(const AnswerDifference& difference, const QPointF& place);

}  // namespace taskatlas::ui
