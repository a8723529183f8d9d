// SPDX-License-Identifier: MIT
// The part of a picture that is in sight, the same for all panels that show one.
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QPointF>
#include <QRectF>

class QPainter;

namespace taskatlas::ui {

// Pictures of any size measure 1 by 1 here.
struct PictureWindow {
  double zoom = 1;           // 1 to kMostZoom
  QPointF centre{0.5, 0.5};  // of the part in sight

  static constexpr double kMostZoom = 32;
  QRectF part() const;                                   // within 0 … 1
  void zoom_about(const QPointF& place, double factor);  // `place` in the picture stays put
  void move(const QPointF& by);
  bool operator==(const PictureWindow&) const = default;

  // Between places in the picture and those in a box that shows the part in sight.
  QPointF place_at(const QRectF& box, const QPointF& at) const;
  QPointF point_of(const QRectF& box, const QPointF& place) const;
};

// A cross with a hole in its middle, light on a dark halo.
void paint_cross(QPainter& painter, const QPointF& at, const PlotStyle& style);
// The same at a place of the picture that a box shows, where that is in sight.
void paint_cross(QPainter& painter, const QRectF& box, const PictureWindow& window,
                 const QPointF& place, const PlotStyle& style);

}  // namespace taskatlas::ui
