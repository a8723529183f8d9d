// SPDX-License-Identifier: MIT
#include "ui/evaluation/plot_view.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace taskatlas::ui {

PlotView::PlotView(QWidget* parent) : QWidget(parent) {
  install_plot_items();
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
}

void PlotView::set_empty_text(const QString& text) {
  empty_text_ = text;
  update();
}

QRectF PlotView::inner() const {
  const double margin = fontMetrics().height() * 0.6;
  return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

bool PlotView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<const QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), tip_at(help->pos()), this);  // an empty one hides it
  return true;
}

void PlotView::paintEvent(QPaintEvent*) {
  const PlotStyle now = style();
  QPainter painter(this);
  painter.fillRect(rect(), now.paper);
  if (has_plot()) {
    paint_plot(painter, now);
  } else {
    painter.setPen(now.muted);
    painter.drawText(inner(), Qt::AlignCenter | Qt::TextWordWrap, empty_text_);
  }
  if (hasFocus()) {
    painter.setPen(QPen(now.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
  }
}

void PlotView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void PlotView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

}  // namespace taskatlas::ui
