// SPDX-License-Identifier: MIT
#include "ui/figures/png_writer.hpp"

#include "base/error.hpp"

#include <QBuffer>
#include <QPainter>
#include <cmath>

namespace taskatlas::ui {

void paint_figure(QPainter& painter, const Plot& plot, QSizeF size, const PlotStyle& style) {
  const QRectF page(QPointF(0, 0), size);
  if (!style.paper_is_transparent) painter.fillRect(page, style.paper);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  plot.paint(painter, page.adjusted(kFigureMargin, kFigureMargin, -kFigureMargin, -kFigureMargin),
             style);
}

QImage render_figure(const Plot& plot, QSizeF size, const PlotStyle& style, double dpi) {
  constexpr double kPointsOfInch = 72;
  constexpr double kInchesOfMetre = 1 / 0.0254;
  const double scale = dpi / kPointsOfInch;
  QImage image(std::max(1, static_cast<int>(std::lround(size.width() * scale))),
               std::max(1, static_cast<int>(std::lround(size.height() * scale))),
               QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) {
    throw failure("the figure has too many pixels; choose a smaller size or fewer dots per inch");
  }
  const int per_metre = static_cast<int>(std::lround(dpi * kInchesOfMetre));
  image.setDotsPerMeterX(per_metre);
  image.setDotsPerMeterY(per_metre);
  image.fill(style.paper_is_transparent ? QColor(Qt::transparent) : style.paper);
  QPainter painter(&image);
  painter.scale(image.width() / size.width(), image.height() / size.height());
  paint_figure(painter, plot, size, style);
  painter.end();
  return style.paper_is_transparent ? image : image.convertToFormat(QImage::Format_RGB32);
}

QByteArray write_png(QImage image, const FigureWords& words) {
  image.setText(QStringLiteral("Title"), words.title);
  image.setText(QStringLiteral("Description"), words.description);
  image.setText(QStringLiteral("Recipe"), QString::fromUtf8(words.recipe));
  image.setText(QStringLiteral("Software"), QStringLiteral("TaskAtlas"));
  QByteArray png;
  QBuffer buffer(&png);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) throw failure("cannot write the figure as PNG");
  return png;
}

}  // namespace taskatlas::ui
