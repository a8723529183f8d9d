// SPDX-License-Identifier: MIT
#include "ui/dataset/picture_window.hpp"

#include <QPainter>
#include <algorithm>

namespace taskatlas::ui {

QRectF PictureWindow::part() const {
  const double side = 1 / std::clamp(zoom, 1.0, kMostZoom);
  const double x = std::clamp(centre.x() - side / 2, 0.0, 1 - side);
  const double y = std::clamp(centre.y() - side / 2, 0.0, 1 - side);
  return {x, y, side, side};
}

void PictureWindow::zoom_about(const QPointF& place, double factor) {
  const QRectF before = part();
  const QPointF share((place.x() - before.x()) / before.width(),
                      (place.y() - before.y()) / before.height());
  zoom = std::clamp(zoom * factor, 1.0, kMostZoom);
  const double side = 1 / zoom;
  centre = {place.x() - share.x() * side + side / 2, place.y() - share.y() * side + side / 2};
  centre = part().center();
}

void PictureWindow::move(const QPointF& by) {
  centre += by;
  centre = part().center();
}

QPointF PictureWindow::place_at(const QRectF& box, const QPointF& at) const {
  const QRectF seen = part();
  return {seen.x() + (at.x() - box.x()) / box.width() * seen.width(),
          seen.y() + (at.y() - box.y()) / box.height() * seen.height()};
}

QPointF PictureWindow::point_of(const QRectF& box, const QPointF& place) const {
  const QRectF seen = part();
  return {box.x() + (place.x() - seen.x()) / seen.width() * box.width(),
          box.y() + (place.y() - seen.y()) / seen.height() * box.height()};
}

void paint_cross(QPainter& painter, const QPointF& at, const PlotStyle& style) {
  const double arm = style.em() * 0.7, hole = style.em() * 0.2;
  for (const bool halo : {true, false}) {
    painter.setPen(QPen(halo ? QColor(0, 0, 0, 150) : QColor(Qt::white),
                        style.hairline() * (halo ? 4 : 1.6), Qt::SolidLine, Qt::RoundCap));
    for (const QPointF& towards : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
      painter.drawLine(at + towards * hole, at + towards * arm);
    }
  }
}

void paint_cross(QPainter& painter, const QRectF& box, const PictureWindow& window,
                 const QPointF& place, const PlotStyle& style) {
  const QPointF at = window.point_of(box, place);
  if (box.contains(at)) paint_cross(painter, at, style);
}

}  // namespace taskatlas::ui
