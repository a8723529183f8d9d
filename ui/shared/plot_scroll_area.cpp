// SPDX-License-Identifier: MIT
#include "ui/shared/plot_scroll_area.hpp"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

PlotScrollArea::PlotScrollArea(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::StrongFocus);
}

void PlotScrollArea::set_message(const QString& text) {
  message_ = text;
  if (!has_plot()) setAccessibleDescription(text);
  viewport()->update();
}

QRectF PlotScrollArea::plot_area() const {
  const double width = std::max(1.0, viewport()->width() - 2 * margin());
  return {margin(), margin() - verticalScrollBar()->value(), width,
          has_plot() ? plot_height(width) : 0};
}

void PlotScrollArea::plot_changed() {
  update_scroll_bar();
  viewport()->update();
}

void PlotScrollArea::update_scroll_bar() {
  const int total = static_cast<int>(std::ceil(plot_area().height() + 2 * margin()));
  verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(fontMetrics().height() * 2);
}

void PlotScrollArea::paintEvent(QPaintEvent* event) {
  const PlotStyle now = style();
  QPainter painter(viewport());
  painter.fillRect(event->rect(), now.paper);
  if (has_plot()) {
    paint_plot(painter, plot_area(), event->rect());
  } else {
    painter.setPen(now.muted);
    const int edge = fontMetrics().height() * 2;
    painter.drawText(viewport()->rect().adjusted(edge, edge, -edge, -edge),
                     Qt::AlignCenter | Qt::TextWordWrap, message_);
  }
  if (hasFocus()) {
    painter.setPen(QPen(now.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
  }
}

void PlotScrollArea::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  update_scroll_bar();
}

void PlotScrollArea::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) plot_changed();
}

void PlotScrollArea::scrollContentsBy(int, int) { viewport()->update(); }

}  // namespace taskatlas::ui
