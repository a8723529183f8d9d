// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_view.hpp"

#include "ui/dataset/match_paint.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kZoomStep = 1.25;

}  // namespace

SampleView::SampleView(QWidget* parent) : QAbstractScrollArea(parent) {
  setObjectName(QStringLiteral("sample"));
  setAccessibleName(tr("Annotations of one view"));
  setWhatsThis(
      tr("All annotations of one view. They show the same part of the picture, and the value under "
         "the pointer in each. Ctrl and the wheel, or + and −, zoom; drag to move; 0 shows all. "
         "The arrows left and right go to the view before and after, Escape back to the grid."));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setMouseTracking(true);
}

void SampleView::set_content(std::shared_ptr<const SampleContent> content) {
  content_ = std::move(content);
  rebuild();
}

void SampleView::set_message(const QString& text) {
  message_ = text;
  viewport()->update();
}

void SampleView::set_opacity(double opacity) {
  options_.opacity = std::clamp(opacity, 0.0, 1.0);
  rebuild();
}

void SampleView::set_links(bool shown) {
  options_.links = shown;
  rebuild();
}

void SampleView::set_window(const PictureWindow& window) {
  if (window == options_.window) return;
  options_.window = window;
  rebuild();
  Q_EMIT window_changed();
}

void SampleView::zoom_by(double factor) {
  PictureWindow window = options_.window;
  window.zoom_about(cursor_.value_or(window.part().center()), factor);
  set_window(window);
}

SampleOptions SampleView::options() const { return options_; }

void SampleView::rebuild() {
  plot_ = content_ == nullptr ? nullptr : std::make_unique<SamplePlot>(content_, options_);
  setAccessibleDescription(plot_ == nullptr ? message_ : plot_->summary());
  update_scroll_bar();
  viewport()->update();
}

QRectF SampleView::plot_area() const {
  const double margin = fontMetrics().height() * 0.7;
  const double width = std::max(1.0, viewport()->width() - 2 * margin);
  const double height = plot_ == nullptr ? 0 : plot_->height_for(width, style());
  return {margin, margin - verticalScrollBar()->value(), width, height};
}

void SampleView::update_scroll_bar() {
  const QRectF area = plot_area();
  const double margin = fontMetrics().height() * 0.7;
  const int total = static_cast<int>(std::ceil(area.height() + 2 * margin));
  verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(fontMetrics().height() * 2);
}

std::optional<SampleView::Hit> SampleView::hit(const QPointF& at) const {
  if (plot_ == nullptr) return std::nullopt;
  const QRectF area = plot_area();
  const PlotStyle now = style();
  const std::vector<QRectF> places = plot_->places(area.width(), now);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const QRectF panel = places[i].translated(area.topLeft());
    const QRectF picture = shows_pair(*plot_->panels()[i], *content_)
                               ? pair_geometry(panel, now).here
                               : panel_geometry(panel, now).picture;
    if (!picture.contains(at)) continue;
    const QRectF part = options_.window.part();
    return Hit{i,
               {part.x() + (at.x() - picture.x()) / picture.width() * part.width(),
                part.y() + (at.y() - picture.y()) / picture.height() * part.height()},
               picture.width()};
  }
  return std::nullopt;
}

void SampleView::set_cursor_place(const std::optional<QPointF>& place) {
  if (place == cursor_) return;
  cursor_ = place;
  viewport()->update();
  Q_EMIT cursor_changed();
}

void SampleView::paintEvent(QPaintEvent* event) {
  const PlotStyle now = style();
  QPainter painter(viewport());
  painter.fillRect(event->rect(), now.paper);
  if (plot_ == nullptr) {
    painter.setPen(now.muted);
    const int margin = fontMetrics().height() * 2;
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, message_);
  } else {
    plot_->paint(painter, plot_area(), now, cursor_, event->rect());
  }
  if (hasFocus()) {
    painter.setPen(QPen(now.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
  }
}

void SampleView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  update_scroll_bar();
}

void SampleView::wheelEvent(QWheelEvent* event) {
  if (!event->modifiers().testFlag(Qt::ControlModifier)) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  zoom_by(std::pow(kZoomStep, event->angleDelta().y() / 120.0));
  event->accept();
}

void SampleView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto at = hit(event->position())) {
    dragged_from_ = event->position();
    drag_side_ = at->side;
    if (options_.window.zoom > 1) viewport()->setCursor(Qt::ClosedHandCursor);
  }
}

void SampleView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  dragged_from_.reset();
  viewport()->unsetCursor();
}

void SampleView::mouseMoveEvent(QMouseEvent* event) {
  if (dragged_from_ && options_.window.zoom > 1) {
    const QPointF by = event->position() - *dragged_from_;
    dragged_from_ = event->position();
    PictureWindow window = options_.window;
    window.move(-by / drag_side_ / window.zoom);
    set_window(window);
  }
  const auto at = hit(event->position());
  set_cursor_place(at ? std::optional(at->place) : std::nullopt);
}

bool SampleView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) set_cursor_place(std::nullopt);
  if (event->type() == QEvent::ToolTip && plot_ != nullptr) {
    const auto* help = static_cast<const QHelpEvent*>(event);
    const QRectF area = plot_area();
    const std::vector<QRectF> places = plot_->places(area.width(), style());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const QRectF place = places[i].translated(area.topLeft());
      // Over the pictures the value is told already.
      if (place.contains(help->pos()) &&
          (!panel_geometry(place, style()).picture.contains(help->pos()) ||
           plot_->panels()[i]->state == Annotation::State::kDamaged)) {
        QToolTip::showText(help->globalPos(), panel_summary(*plot_->panels()[i], *content_),
                           viewport());
        return true;
      }
    }
    QToolTip::hideText();
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void SampleView::keyPressEvent(QKeyEvent* event) {
  const double pixel = 1.0 / 64 / options_.window.zoom;
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  const auto move_cursor = [&](double x, double y) {
    const QRectF part = options_.window.part();
    QPointF place = cursor_.value_or(part.center()) + QPointF(x, y) * pixel;
    place.setX(std::clamp(place.x(), part.left(), part.right() - 1e-9));
    place.setY(std::clamp(place.y(), part.top(), part.bottom() - 1e-9));
    set_cursor_place(place);
  };
  switch (event->key()) {
    case Qt::Key_Left:
      shift ? move_cursor(-1, 0) : Q_EMIT step_wanted(-1);
      return;
    case Qt::Key_Right:
      shift ? move_cursor(1, 0) : Q_EMIT step_wanted(1);
      return;
    case Qt::Key_Up:
      if (!shift) break;
      move_cursor(0, -1);
      return;
    case Qt::Key_Down:
      if (!shift) break;
      move_cursor(0, 1);
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
    case Qt::Key_Escape:
    case Qt::Key_Backspace:
      Q_EMIT closed();
      return;
    default:
      break;
  }
  QAbstractScrollArea::keyPressEvent(event);
}

void SampleView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
    update_scroll_bar();
    viewport()->update();
  }
}

void SampleView::scrollContentsBy(int, int) { viewport()->update(); }

}  // namespace taskatlas::ui
