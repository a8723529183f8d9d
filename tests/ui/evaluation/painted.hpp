// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/plot.hpp"

#include <QImage>
#include <QPainter>

namespace taskatlas::ui::testing {

inline PlotStyle paper_style() { return PlotStyle::figure(QStringLiteral("Sans"), 9); }

// The plot as a picture, a unit of margin about it.
inline QImage painted(const Plot& plot, double width, double height,
                      const PlotStyle& style = paper_style()) {
  QImage image(static_cast<int>(width) + 2, static_cast<int>(height) + 2, QImage::Format_RGB32);
  image.fill(style.paper);
  QPainter painter(&image);
  plot.paint(painter, QRectF(1, 1, width, height), style);
  return image;
}

inline bool is_blank(const QImage& image) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixel(x, y) != image.pixel(0, 0)) return false;
    }
  }
  return true;
}

}  // namespace taskatlas::ui::testing
