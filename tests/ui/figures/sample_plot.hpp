// SPDX-License-Identifier: MIT
// A plot with everything in it that plots draw, and texts that no format likes.
#pragma once

#include "ui/shared/plot.hpp"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace taskatlas::ui::testing {

inline const QString kHostile = QStringLiteral("&<>\"'\\{}%$#_^~");
inline const QString kIdeographs = QString::fromUtf8("深度推定 表面法线");

class SamplePlot : public Plot {
 public:
  explicit SamplePlot(QString name = kHostile) : name_(std::move(name)) {}

  double height_for(double width, const PlotStyle& style) const override {
    return 0.5 * width + 4 * style.em();
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    painter.save();
    const double em = style.em();
    TextOptions bold;
    bold.bold = true;
    draw_text(painter, {area.left(), area.top(), area.width(), 1.5 * em}, Qt::AlignLeft,
              QStringLiteral("Affinity of source → target, "), style, bold);
    draw_text(painter, {area.left(), area.top(), area.width(), 1.5 * em}, Qt::AlignRight, name_,
              style);
    TextOptions small;
    small.relative = 0.85;
    small.italic = true;
    small.colour = style.muted;
    draw_text(painter, {area.left(), area.top() + 1.5 * em, area.width(), 1.5 * em},
              Qt::AlignHCenter, kIdeographs + QStringLiteral(" 0.12 ffi"), style, small);
    TextOptions turned;
    turned.rotation = -90;
    const QRectF body = area.adjusted(1.5 * em, 3.2 * em, 0, -1.5 * em);
    draw_text(painter, {area.left(), body.top(), 1.5 * em, body.height()}, Qt::AlignHCenter,
              QStringLiteral("Target"), style, turned);

    // A heat map, as a picture whose pixels are cells, under a grid.
    QImage cells(6, 4, QImage::Format_RGB32);
    for (int y = 0; y < 4; ++y) {
      for (int x = 0; x < 6; ++x) cells.setPixel(x, y, qRgb(40 * x, 60 * y, 128));
    }
    const QRectF map(body.left(), body.top(), 0.4 * body.width(), body.height());
    painter.drawImage(map, cells);
    painter.setPen(QPen(style.grid, style.hairline()));
    for (int x = 1; x < 6; ++x) {
      const double at = map.left() + x * map.width() / 6;
      painter.drawLine(QLineF(at, map.top(), at, map.bottom()));
    }

    // Curves that are clipped, a dashed line, a translucent band, a hatched cell, a gradient.
    const QRectF chart(body.left() + 0.45 * body.width(), body.top(), 0.4 * body.width(),
                       body.height());
    painter.save();
    painter.setClipRect(chart, Qt::IntersectClip);
    QPainterPath curve(chart.bottomLeft());
    curve.cubicTo(chart.topLeft() - QPointF(0, 20), chart.topRight(),
                  chart.topRight() + QPointF(30, 0));
    painter.setPen(QPen(style.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve);
    painter.setOpacity(0.25);
    painter.fillRect(QRectF(chart.left() - 10, chart.center().y(), chart.width() + 20, 12),
                     style.good);
    painter.setOpacity(1);
    painter.setPen(QPen(style.bad, 0.75, Qt::DashLine, Qt::FlatCap));
    painter.drawLine(chart.topLeft(), chart.bottomRight());
    painter.restore();
    painter.setPen(QPen(style.muted, 0.5));
    painter.drawRect(chart);
    painter.setPen(QPen(kind_colour(TaskKind::k3D, style), 0.75));
    painter.setBrush(kind_fill(TaskKind::k3D, style));
    painter.drawEllipse(chart.center(), 8, 5);
    painter.setBrush(Qt::NoBrush);

    const QRectF legend(body.right() - 0.12 * body.width(), body.top(), 0.05 * body.width(),
                        body.height());
    QLinearGradient gradient(legend.bottomLeft(), legend.topLeft());
    gradient.setColorAt(0, QColor(0x44, 0x01, 0x54));
    gradient.setColorAt(0.5, QColor(0x21, 0x91, 0x8c));
    gradient.setColorAt(1, QColor(0xfd, 0xe7, 0x25));
    painter.fillRect(legend, gradient);
    draw_text(painter, {legend.right() + 2, legend.top(), 3 * em, 1.2 * em}, Qt::AlignLeft,
              QStringLiteral("1.0"), style, small);
    painter.restore();
  }

  PlotData data() const override {
    return {{QStringLiteral("source"), QStringLiteral("value")},
            {{name_, QStringLiteral("0.5")}, {QStringLiteral("a,\"b\""), QString()}}};
  }

  QString summary() const override {
    return QStringLiteral("A sample of ") + name_ + QLatin1Char('.');
  }

 private:
  QString name_;
};

}  // namespace taskatlas::ui::testing
