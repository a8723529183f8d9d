// SPDX-License-Identifier: MIT
#include "ui/evaluation/significance_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

SignificanceView::SignificanceView(QWidget* parent) : PlotView(parent) {
  setAccessibleName(tr("Against random taxonomies"));
}

QRectF SignificanceView::area() const {
  QRectF all = inner();
  if (!plot_) return all;
  // Wider curves than twice as wide as high are hard to read.
  const double height = std::min(all.height(), plot_->height_for(all.width(), style()) * 1.25);
  all.setHeight(height);
  return all;
}

void SignificanceView::set_plot(std::shared_ptr<const SignificancePlot> plot) {
  const bool same =
      plot_ && plot && plot_->significance().points.size() == plot->significance().points.size();
  plot_ = std::move(plot);
  set_marks(same ? hover_ : -1, same ? current_ : -1);
  updateGeometry();
  update();
  Q_EMIT marked_changed();
}

int SignificanceView::marked() const { return hover_ >= 0 ? hover_ : current_; }

QSize SignificanceView::sizeHint() const {
  const int em = fontMetrics().height();
  return {56 * em, 30 * em};
}

QSize SignificanceView::minimumSizeHint() const {
  const int em = fontMetrics().height();
  return {22 * em, 18 * em};
}

int SignificanceView::item_count() const {
  return plot_ ? static_cast<int>(plot_->significance().points.size()) : 0;
}

QString SignificanceView::item_name(int item) const {
  return plot_->describe(static_cast<std::size_t>(item))
      .replace(QLatin1Char('\n'), QStringLiteral("; "));
}

QRectF SignificanceView::item_rect(int item) const {
  const SignificanceGeometry geometry = plot_->geometry(area(), style());
  if (geometry.panels.empty()) return {};
  const auto& panel = geometry.panels.front();
  const double budget = plot_->significance().points[static_cast<std::size_t>(item)].budget;
  const double x = geometry.place(panel, budget, 0).x();
  const double half = style().em() / 3;
  return {x - half, panel.area.top(), 2 * half, panel.area.height()};
}

QString SignificanceView::items_summary() const { return plot_ ? plot_->summary() : empty_text(); }

int SignificanceView::point_at(const QPointF& at) const {
  if (!plot_) return -1;
  const auto point = plot_->point_at(at, plot_->geometry(area(), style()));
  return point ? static_cast<int>(*point) : -1;
}

void SignificanceView::set_marks(int hover, int current) {
  if (hover == hover_ && current == current_) return;
  const bool moved = current != current_;
  hover_ = hover;
  current_ = current;
  update();
  if (moved && current_ >= 0) tell_current_item(*this, current_);
  Q_EMIT marked_changed();
}

QString SignificanceView::tip_at(const QPointF& at) const {
  const int point = point_at(at);
  return point >= 0 ? plot_->describe(static_cast<std::size_t>(point)) : QString();
}

void SignificanceView::paint_plot(QPainter& painter, const PlotStyle& style) {
  plot_->paint(painter, area(), style);
  if (const int point = marked(); point >= 0) {
    plot_->paint_highlight(painter, plot_->geometry(area(), style), static_cast<std::size_t>(point),
                           style);
  }
}

void SignificanceView::mouseMoveEvent(QMouseEvent* event) {
  set_marks(point_at(event->position()), current_);
}

void SignificanceView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const int point = point_at(event->position());
  set_marks(point, point);
}

void SignificanceView::mouseDoubleClickEvent(QMouseEvent* event) {
  const int point = point_at(event->position());
  if (point >= 0) {
    Q_EMIT activated(plot_->significance().points[static_cast<std::size_t>(point)].budget);
  }
}

void SignificanceView::leaveEvent(QEvent* event) {
  PlotView::leaveEvent(event);
  set_marks(-1, current_);
}

void SignificanceView::keyPressEvent(QKeyEvent* event) {
  const int last = item_count() - 1;
  if (last < 0) return PlotView::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left:
      return set_marks(-1, current_ < 0 ? last : std::max(0, current_ - 1));
    case Qt::Key_Right:
      return set_marks(-1, std::min(last, current_ + 1));
    case Qt::Key_Home:
      return set_marks(-1, 0);
    case Qt::Key_End:
      return set_marks(-1, last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_ >= 0) {
        Q_EMIT activated(plot_->significance().points[static_cast<std::size_t>(current_)].budget);
      }
      return;
    default:
      PlotView::keyPressEvent(event);
  }
}

}  // namespace taskatlas::ui
