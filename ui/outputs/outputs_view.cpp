// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_view.hpp"

#include "ui/outputs/view_access.hpp"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kDegreesPerPixel = 0.5;

bool shows_poses(const OutputsPlot::Place& place) {
  return place.kind == OutputsPlot::Place::Kind::kPanel &&
         place.panel->role != OutputPanel::Role::kInput &&
         place.panel->state == OutputPanel::State::kShown &&
         place.panel->drawing == AnswerDrawing::kPoses;
}

}  // namespace

OutputsView::OutputsView(QWidget* parent) : PictureView(parent), blink_(new QTimer(this)) {
  use_outputs_access();  // before a name is set: what answers then is kept
  setObjectName(QStringLiteral("outputs_view"));
  setAccessibleName(tr("Outputs of one image"));
  setWhatsThis(
      tr("What networks say of one image. All panels show the same part of the picture, and the "
         "value under the pointer in each; pictures of one row share one scale. Ctrl and the "
         "wheel, or + and −, zoom; drag to move, or to turn camera poses; 0 shows all. The arrows "
         "left and right go to the image before and after, those up and down scroll; with Shift "
         "they move the pointer, and with Alt they turn poses."));
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
  options_ = options;
  rebuild();
  set_window(options.window);
}

void OutputsView::show_window() {
  if (options_.window == window()) return;  // plotted already
  options_.window = window();
  rebuild();
}

void OutputsView::set_busy(bool busy) {
  if (busy == moment_.busy) return;
  moment_.busy = busy;
  viewport()->update();
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
  setAccessibleDescription(plot_ == nullptr ? message() : plot_->summary());
  outputs_access_changed(this);
  update_blink();
  plot_changed();
}

QRectF OutputsView::plot_area() const {
  QRectF area = PictureView::plot_area();
  if (plot_ == nullptr || !plot_->compares()) return area;
  // As large as the window allows without scrolling.
  const PlotStyle now = style();
  const double room = viewport()->height() - 2 * margin(), whole = area.width();
  const double least = std::min(whole, 18 * now.em());
  double width = whole;
  while (width > least && plot_->height_for(width, now) > room) width *= 0.985;
  width = std::max(width, least);
  return {area.left() + (whole - width) / 2, area.top(), width, plot_->height_for(width, now)};
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
    return Hit{place, picture};
  }
  return std::nullopt;
}

std::optional<QRectF> OutputsView::picture_at(const QPointF& at) const {
  const auto found = hit(at);
  return found ? std::optional(found->picture) : std::nullopt;
}

bool OutputsView::on_divider(const Hit& hit, const QPointF& at) const {
  if (hit.place.kind != OutputsPlot::Place::Kind::kWipe) return false;
  const double x = hit.picture.left() + options_.divider * hit.picture.width();
  return std::abs(at.x() - x) < fontMetrics().height() * 0.7;
}

void OutputsView::paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) {
  OutputsPlot::Moment moment = moment_;
  moment.cursor = cursor();
  plot_->paint(painter, area, style(), moment, exposed);
}

void OutputsView::turn_by(double about, double down) {
  PoseTurn turn = options_.turn;
  turn.about = std::remainder(turn.about + about, 360);
  turn.down = std::clamp(turn.down + down, -90.0, 90.0);
  Q_EMIT turned(turn);
}

void OutputsView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto at = hit(event->position());
  if (!at) return;
  dragged_from_ = event->position();
  drag_picture_ = at->picture;
  if (on_divider(*at, event->position())) {
    drag_ = Drag::kDivider;
  } else if (shows_poses(at->place)) {
    drag_ = Drag::kTurn;
    viewport()->setCursor(Qt::SizeAllCursor);
  } else {
    PictureView::mousePressEvent(event);
  }
}

void OutputsView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) drag_ = Drag::kNone;
  PictureView::mouseReleaseEvent(event);
}

void OutputsView::mouseMoveEvent(QMouseEvent* event) {
  if (drag_ == Drag::kDivider) {
    Q_EMIT divider_moved(std::clamp(
        (event->position().x() - drag_picture_.left()) / drag_picture_.width(), 0.0, 1.0));
    return;
  }
  if (drag_ == Drag::kTurn) {
    const QPointF by = (event->position() - dragged_from_) * kDegreesPerPixel;
    dragged_from_ = event->position();
    turn_by(by.x(), by.y());
    return;
  }
  PictureView::mouseMoveEvent(event);
  if (event->buttons() != Qt::NoButton) return;
  const auto at = hit(event->position());
  if (at && on_divider(*at, event->position())) {
    viewport()->setCursor(Qt::SplitHCursor);
  } else {
    viewport()->unsetCursor();
  }
}

bool OutputsView::viewportEvent(QEvent* event) {
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
  return PictureView::viewportEvent(event);
}

void OutputsView::paintEvent(QPaintEvent* event) {
  PictureView::paintEvent(event);
  Q_EMIT painted();
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
  constexpr double kStep = 5;  // degrees
  if (event->modifiers().testFlag(Qt::AltModifier)) {
    switch (event->key()) {
      case Qt::Key_Left:
        return turn_by(-kStep, 0);
      case Qt::Key_Right:
        return turn_by(kStep, 0);
      case Qt::Key_Up:
        return turn_by(0, -kStep);
      case Qt::Key_Down:
        return turn_by(0, kStep);
      default:
        break;
    }
  }
  PictureView::keyPressEvent(event);
}

}  // namespace taskatlas::ui
