// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_view.hpp"

#include "ui/outputs/view_access.hpp"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kDegreesPerPixel = 0.5;

bool shows_poses(const OutputsPlot::Place& place) {
  return place.kind == OutputsPlot::Place::Kind::kPanel &&
         place.panel->role != OutputPanel::Role::kInput &&
         place.panel->state == OutputPanel::State::kShown &&
         place.panel->drawing == AnswerDrawing::kPoses;
}

}  // namespace

OutputsView::OutputsView(QWidget* parent) : QAbstractScrollArea(parent), blink_(new QTimer(this)) {
  use_outputs_access();  // before a name is set: what answers then is kept
  setObjectName(QStringLiteral("outputs_view"));
  setAccessibleName(tr("Outputs of one image"));
  setWhatsThis(
      tr("What networks say of one image. All panels show the same part of the picture, and the "
         "value under the pointer in each; pictures of one row share one scale. Ctrl and the "
         "wheel, or + and −, zoom; drag to move, or to turn camera poses; 0 shows all. The arrows "
         "left and right go to the image before and after, those up and down scroll; with Shift "
         "they move the pointer, and with Alt they turn poses."));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setMouseTracking(true);
  connect(blink_, &QTimer::timeout, this, [this] {
    moment_.second_shown = !moment_.second_shown;
    viewport()->update();
  });
}

void OutputsView::set_content(std::shared_ptr<const OutputContent> content) {
  content_ = std::move(content);
  rebuild();
}

void OutputsView::set_options(const OutputsOptions& options) {
  if (options == options_) return;
  const bool zoomed = options.window != options_.window;
  options_ = options;
  rebuild();
  if (zoomed) Q_EMIT window_changed();
}

void OutputsView::set_message(const QString& text) {
  message_ = text;
  viewport()->update();
}

void OutputsView::set_busy(bool busy) {
  if (busy == moment_.busy) return;
  moment_.busy = busy;
  viewport()->update();
}

void OutputsView::set_window(const PictureWindow& window) {
  OutputsOptions options = options_;
  options.window = window;
  set_options(options);
}

void OutputsView::zoom_by(double factor) {
  PictureWindow window = options_.window;
  window.zoom_about(moment_.cursor.value_or(window.part().center()), factor);
  set_window(window);
}

void OutputsView::set_blink(int milliseconds, bool running) {
  blink_->setInterval(std::max(kFastestBlink, milliseconds));
  blink_wanted_ = running;
  update_blink();
}

bool OutputsView::blinks() const { return blink_->isActive(); }

void OutputsView::update_blink() {
  const bool compares =
      plot_ != nullptr && plot_->compares() && options_.compare == Compare::kBlink;
  if (!compares) moment_.second_shown = false;
  if (compares && blink_wanted_ && !blink_->isActive()) blink_->start();
  if (!(compares && blink_wanted_)) blink_->stop();
}

void OutputsView::rebuild() {
  plot_ = content_ == nullptr ? nullptr : std::make_unique<OutputsPlot>(content_, options_);
  setAccessibleDescription(plot_ == nullptr ? message_ : plot_->summary());
  outputs_access_changed(this);
  update_blink();
  update_scroll_bar();
  viewport()->update();
}

QRectF OutputsView::plot_area() const {
  const double margin = fontMetrics().height() * 0.7;
  double width = std::max(1.0, viewport()->width() - 2 * margin);
  double left = margin;
  if (plot_ == nullptr) return {left, margin, width, 0};
  const PlotStyle now = style();
  if (plot_->compares()) {
    // As large as the window allows without scrolling.
    const double room = viewport()->height() - 2 * margin, whole = width;
    const double least = std::min(whole, 18 * now.em());
    while (width > least && plot_->height_for(width, now) > room) width *= 0.985;
    width = std::max(width, least);
    left += (whole - width) / 2;
  }
  return {left, margin - verticalScrollBar()->value(), width, plot_->height_for(width, now)};
}

void OutputsView::update_scroll_bar() {
  const double margin = fontMetrics().height() * 0.7;
  const int total = static_cast<int>(std::ceil(plot_area().height() + 2 * margin));
  verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(fontMetrics().height() * 2);
}

std::optional<OutputsView::Hit> OutputsView::hit(const QPointF& at) const {
  if (plot_ == nullptr) return std::nullopt;
  const QRectF area = plot_area();
  const PlotStyle now = style();
  for (OutputsPlot::Place place : plot_->places(area.width(), now)) {
    place.box.translate(area.topLeft());
    if (!place.box.contains(at)) continue;
    const QRectF picture = answer_geometry(place.box, now).picture;
    if (!picture.contains(at)) return std::nullopt;
    const QRectF part = options_.window.part();
    return Hit{place,
               picture,
               {part.x() + (at.x() - picture.x()) / picture.width() * part.width(),
                part.y() + (at.y() - picture.y()) / picture.height() * part.height()}};
  }
  return std::nullopt;
}

bool OutputsView::on_divider(const Hit& hit, const QPointF& at) const {
  if (hit.place.kind != OutputsPlot::Place::Kind::kWipe) return false;
  const double x = hit.picture.left() + options_.divider * hit.picture.width();
  return std::abs(at.x() - x) < fontMetrics().height() * 0.7;
}

void OutputsView::set_cursor_place(const std::optional<QPointF>& place) {
  if (place == moment_.cursor) return;
  moment_.cursor = place;
  viewport()->update();
}

void OutputsView::paintEvent(QPaintEvent* event) {
  const PlotStyle now = style();
  QPainter painter(viewport());
  painter.fillRect(event->rect(), now.paper);
  if (plot_ == nullptr) {
    painter.setPen(now.muted);
    const int margin = fontMetrics().height() * 2;
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap,
                     moment_.busy || !message_.isEmpty() ? message_ : QString());
  } else {
    plot_->paint(painter, plot_area(), now, moment_, event->rect());
  }
  if (hasFocus()) {
    painter.setPen(QPen(now.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
  }
}

void OutputsView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  update_scroll_bar();
}

void OutputsView::wheelEvent(QWheelEvent* event) {
  if (!event->modifiers().testFlag(Qt::ControlModifier)) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  zoom_by(std::pow(kZoomStep, event->angleDelta().y() / 120.0));
  event->accept();
}

void OutputsView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto at = hit(event->position());
  if (!at) return;
  dragged_from_ = event->position();
  drag_side_ = at->picture.width();
  drag_picture_ = at->picture;
  if (on_divider(*at, event->position())) {
    drag_ = Drag::kDivider;
  } else if (shows_poses(at->place)) {
    drag_ = Drag::kTurn;
    viewport()->setCursor(Qt::SizeAllCursor);
  } else {
    drag_ = Drag::kMove;
    if (options_.window.zoom > 1) viewport()->setCursor(Qt::ClosedHandCursor);
  }
}

void OutputsView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  drag_ = Drag::kNone;
  viewport()->unsetCursor();
}

void OutputsView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF by = event->position() - dragged_from_;
  switch (drag_) {
    case Drag::kDivider:
      Q_EMIT divider_moved(std::clamp(
          (event->position().x() - drag_picture_.left()) / drag_picture_.width(), 0.0, 1.0));
      return;
    case Drag::kTurn: {
      dragged_from_ = event->position();
      PoseTurn turn = options_.turn;
      turn.about = std::remainder(turn.about + by.x() * kDegreesPerPixel, 360);
      turn.down = std::clamp(turn.down + by.y() * kDegreesPerPixel, -90.0, 90.0);
      Q_EMIT turned(turn);
      return;
    }
    case Drag::kMove:
      if (options_.window.zoom > 1) {
        dragged_from_ = event->position();
        PictureWindow window = options_.window;
        window.move(-by / drag_side_ / window.zoom);
        set_window(window);
      }
      break;
    case Drag::kNone:
      break;
  }
  const auto at = hit(event->position());
  set_cursor_place(at ? std::optional(at->at) : std::nullopt);
  if (drag_ == Drag::kNone) {
    if (at && on_divider(*at, event->position())) {
      viewport()->setCursor(Qt::SplitHCursor);
    } else {
      viewport()->unsetCursor();
    }
  }
}

bool OutputsView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) set_cursor_place(std::nullopt);
  if (event->type() == QEvent::ToolTip && plot_ != nullptr) {
    const auto* help = static_cast<const QHelpEvent*>(event);
    const QRectF area = plot_area();
    const PlotStyle now = style();
    for (const OutputsPlot::Place& place : plot_->places(area.width(), now)) {
      const QRectF box = place.box.translated(area.topLeft());
      if (!box.contains(help->pos()) || place.kind != OutputsPlot::Place::Kind::kPanel) continue;
      // Over pictures the value is told already.
      const bool pictorial =
          place.panel->state == OutputPanel::State::kShown && is_pictorial(place.panel->drawing);
      if (pictorial && answer_geometry(box, now).picture.contains(help->pos())) break;
      QToolTip::showText(help->globalPos(), answer_summary(*place.panel, *content_), viewport());
      return true;
    }
    QToolTip::hideText();
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void OutputsView::contextMenuEvent(QContextMenuEvent* event) {
  if (plot_ == nullptr) return;
  const QRectF area = plot_area();
  for (const OutputsPlot::Place& place : plot_->places(area.width(), style())) {
    if (place.box.translated(area.topLeft()).contains(event->pos())) {
      Q_EMIT panel_menu_wanted(place.panel->key, event->globalPos());
      return;
    }
  }
}

void OutputsView::keyPressEvent(QKeyEvent* event) {
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  const bool alt = event->modifiers().testFlag(Qt::AltModifier);
  const double pixel = 1.0 / 64 / options_.window.zoom;
  const auto arrow = [&](int x, int y) {
    if (alt) {
      PoseTurn turn = options_.turn;
      turn.about = std::remainder(turn.about + 5.0 * x, 360);
      turn.down = std::clamp(turn.down + 5.0 * y, -90.0, 90.0);
      Q_EMIT turned(turn);
      return true;
    }
    if (shift) {
      const QRectF part = options_.window.part();
      QPointF place = moment_.cursor.value_or(part.center()) + QPointF(x, y) * pixel;
      place.setX(std::clamp(place.x(), part.left(), part.right() - 1e-9));
      place.setY(std::clamp(place.y(), part.top(), part.bottom() - 1e-9));
      set_cursor_place(place);
      return true;
    }
    if (x != 0) Q_EMIT step_wanted(x);
    return x != 0;
  };
  switch (event->key()) {
    case Qt::Key_Left:
      if (arrow(-1, 0)) return;
      break;
    case Qt::Key_Right:
      if (arrow(1, 0)) return;
      break;
    case Qt::Key_Up:
      if (arrow(0, -1)) return;
      break;
    case Qt::Key_Down:
      if (arrow(0, 1)) return;
      break;
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
  QAbstractScrollArea::keyPressEvent(event);
}

void OutputsView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
    update_scroll_bar();
    viewport()->update();
  }
}

void OutputsView::scrollContentsBy(int, int) { viewport()->update(); }

}  // namespace taskatlas::ui
