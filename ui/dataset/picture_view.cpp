// SPDX-License-Identifier: MIT
#include "ui/dataset/picture_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kZoomStep = 1.25;

}  // namespace

PictureView::PictureView(QWidget* parent) : PlotScrollArea(parent) {
  viewport()->setMouseTracking(true);
}

void PictureView::set_window(const PictureWindow& window) {
  if (window == window_) return;
  window_ = window;
  show_window();
  Q_EMIT window_changed();
}

void PictureView::zoom_by(double factor) {
  PictureWindow window = window_;
  window.zoom_about(cursor_.value_or(window.part().center()), factor);
  set_window(window);
}

void PictureView::set_cursor_place(const std::optional<QPointF>& place) {
  if (place == cursor_) return;
  cursor_ = place;
  viewport()->update();
  Q_EMIT cursor_changed();
}

void PictureView::step_cursor(int x, int y) {
  constexpr double kPixel = 1.0 / 64;
  const QRectF part = window_.part();
  QPointF place = cursor_.value_or(part.center()) + QPointF(x, y) * (kPixel / window_.zoom);
  place.setX(std::clamp(place.x(), part.left(), part.right() - 1e-9));
  place.setY(std::clamp(place.y(), part.top(), part.bottom() - 1e-9));
  set_cursor_place(place);
}

void PictureView::wheelEvent(QWheelEvent* event) {
  if (!event->modifiers().testFlag(Qt::ControlModifier)) {
    PlotScrollArea::wheelEvent(event);
    return;
  }
  zoom_by(std::pow(kZoomStep, event->angleDelta().y() / 120.0));
  event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto picture = picture_at(event->position())) {
    dragged_from_ = event->position();
    drag_side_ = picture->width();
    if (window_.zoom > 1) viewport()->setCursor(Qt::ClosedHandCursor);
  }
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  dragged_from_.reset();
  viewport()->unsetCursor();
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
  if (dragged_from_ && window_.zoom > 1) {
    const QPointF by = event->position() - *dragged_from_;
    dragged_from_ = event->position();
    PictureWindow window = window_;
    window.move(-by / drag_side_ / window.zoom);
    set_window(window);
  }
  const auto picture = picture_at(event->position());
  set_cursor_place(picture ? std::optional(window_.place_at(*picture, event->position()))
                           : std::nullopt);
}

bool PictureView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) set_cursor_place(std::nullopt);
  return PlotScrollArea::viewportEvent(event);
}

void PictureView::keyPressEvent(QKeyEvent* event) {
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  switch (event->key()) {
    case Qt::Key_Left:
      shift ? step_cursor(-1, 0) : Q_EMIT step_wanted(-1);
      return;
    case Qt::Key_Right:
      shift ? step_cursor(1, 0) : Q_EMIT step_wanted(1);
      return;
    case Qt::Key_Up:
      if (!shift) break;
      step_cursor(0, -1);
      return;
    case Qt::Key_Down:
      if (!shift) break;
      step_cursor(0, 1);
      return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoom_by(kZoomStep);
      return;
    case Qt::Key_Minus:
      zoom_by(1 / kZoomStep);
      return;
    case Qt::Key_0:
      set_window({});
      return;
    default:
      break;
  }
  PlotScrollArea::keyPressEvent(event);
}

}  // namespace taskatlas::ui
