// SPDX-License-Identifier: MIT
#include "ui/dataset/whole_text.hpp"

#include <QPainter>
#include <QRectF>
#include <algorithm>

namespace taskatlas::ui {

double least_relative(double relative, const PlotStyle& style) {
  return style.on_paper ? std::min(relative, kLeastText / style.size) : relative;
}

QStringList wrapped(const QStringList& lines, double width, double relative,
                    const PlotStyle& style) {
  QStringList rows;
  for (const QString& line : lines) {
    QString row;
    for (const QString& word : line.split(QLatin1Char(' '))) {
      const QString longer = row.isEmpty() ? word : row + QLatin1Char(' ') + word;
      if (!row.isEmpty() && style.text_width(longer, relative) > width) {
        rows.push_back(row);
        row = word;
      } else {
        row = longer;
      }
    }
    rows.push_back(row);
  }
  return rows;
}

void draw_whole(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
                const PlotStyle& style, const TextOptions& options) {
  TextOptions smaller = options;
  constexpr double kStep = 0.03;
  const double least = least_relative(options.relative, style);
  while (smaller.relative > least &&
         style.text_width(text, smaller.relative, options.bold) > box.width()) {
    smaller.relative = std::max(least, smaller.relative - kStep);
  }
  draw_text(painter, box, alignment, text, style, smaller);
}

Fitting fitting(const QSizeF& area, const std::function<double(double width)>& height_for) {
  constexpr double kStep = 0.985, kSlack = 0.01;
  const double height = height_for(area.width());
  if (height <= area.height() + kSlack) return {1, area.width()};
  // Smaller and as wide as before, where what is laid out anew then takes less height by its
  // width; else smaller in both directions.
  const double least = area.height() / height;
  for (double scale = kStep; scale > least; scale *= kStep) {
    const double width = area.width() / scale;
    if (scale * height_for(width) <= area.height() + kSlack) return {scale, width};
  }
  return {least, area.width()};
}

void paint_fitting(QPainter& painter, const QRectF& area,
                   const std::function<double(double width)>& height_for,
                   const std::function<void(const QRectF&)>& paint) {
  const Fitting fit = fitting(area.size(), height_for);
  if (fit.scale >= 1) {
    paint(area);
    return;
  }
  painter.save();
  painter.translate(area.center().x() - fit.scale * fit.width / 2, area.top());
  painter.scale(fit.scale, fit.scale);
  paint({0, 0, fit.width, area.height() / fit.scale});
  painter.restore();
}

}  // namespace taskatlas::ui
