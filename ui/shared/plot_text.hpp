// SPDX-License-Identifier: MIT
// Small pieces that several painted panels share.
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QPainter>
#include <QPolygonF>
#include <QRectF>

namespace taskatlas::ui {

// The size of legends and notes, as a factor on the style's.
inline double note_size(const PlotStyle& style) { return style.secondary(0.88); }

inline TextOptions text_in(const QColor& colour, double relative = 1, bool bold = false) {
  return {.relative = relative,
          .bold = bold,
          .italic = false,
          .elide = true,
          .rotation = 0,
          .colour = colour};
}

// A small triangle below a colour bar, at a share of its length in [0, 1].
inline void paint_bar_mark(QPainter& painter, const QRectF& bar, double share,
                           const PlotStyle& style) {
  const double x = bar.left() + share * bar.width(), size = style.em() * 0.32;
  QPolygonF mark;
  mark << QPointF(x, bar.bottom() - size) << QPointF(x - size, bar.bottom() + size * 0.6)
       << QPointF(x + size, bar.bottom() + size * 0.6);
  painter.setPen(QPen(style.paper, style.hairline()));
  painter.setBrush(style.ink);
  painter.drawPolygon(mark);
}

}  // namespace taskatlas::ui
