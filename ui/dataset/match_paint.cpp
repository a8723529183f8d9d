// SPDX-License-Identifier: MIT
#include "ui/dataset/match_paint.hpp"

#include "ui/dataset/whole_text.hpp"
#include "ui/shared/heatmap_paint.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <array>

namespace taskatlas::ui {
namespace {

constexpr double kSmall = 0.88;
const QColor kListed(0xff, 0xe0, 0x3a);

struct Words {
  Q_DECLARE_TR_FUNCTIONS(SamplePanel)
};

// Okabe and Ito's, as far as they stand out over pictures.
QColor line_colour(std::size_t number) {
  static const std::array<QColor, 5> colours{QColor(0x56, 0xb4, 0xe9), QColor(0xff, 0x8a, 0x3c),
                                             QColor(0x2f, 0xd0, 0x9a), QColor(0xee, 0x92, 0xc8),
                                             QColor(0xf2, 0xf2, 0xf2)};
  return colours[number % colours.size()];
}

QPointF place_in(const QRectF& box, const QRectF& part, const QPointF& place) {
  return {box.left() + (place.x() - part.x()) / part.width() * box.width(),
          box.top() + (place.y() - part.y()) / part.height() * box.height()};
}

void paint_side(QPainter& painter, const QRectF& box, const QImage* rgb, const QRectF& part,
                const PlotStyle& style) {
  if (rgb == nullptr || rgb->isNull()) {
    const std::array<QRectF, 1> boxes{box};
    painter.fillRect(box, style.missing);
    heatmap_paint::hatched(painter, boxes, box.topLeft(), style.em() * 0.7, style);
    return;
  }
  const QRectF source(part.x() * rgb->width(), part.y() * rgb->height(),
                      part.width() * rgb->width(), part.height() * rgb->height());
  painter.setRenderHint(QPainter::SmoothPixmapTransform, source.width() > box.width() * 1.01);
  painter.drawImage(box, *rgb, source);
}

void paint_link(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour,
                double width, double ring) {
  for (const bool halo : {true, false}) {
    QColor dark(0, 0, 0, 110);
    painter.setPen(
        QPen(halo ? dark : colour, width * (halo ? 2.4 : 1), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(from, to);
    painter.drawEllipse(from, ring, ring);
    painter.drawEllipse(to, ring, ring);
  }
}

}  // namespace

PairGeometry pair_geometry(const QRectF& panel, const PlotStyle& style) {
  const QRectF square = panel_geometry(panel, style).picture;
  const double gap = style.em() * 0.4;
  double side = square.height();
  if (panel.width() < 2 * side + gap) side = (panel.width() - gap) / 2;
  const double top = square.top() + (square.height() - side) / 2;
  return {{panel.left(), top, side, side}, {panel.right() - side, top, side, side}};
}

void paint_pair(QPainter& painter, const QRectF& panel, const SampleContent& content,
                const PanelOptions& options, const PlotStyle& style) {
  const MatchPair& pair = *content.pair;
  const PairGeometry at = pair_geometry(panel, style);
  const QRectF part = options.window.part();
  // The other view shows as large a part about the same place, where that can be told.
  PictureWindow window = options.window;
  if (window.zoom > 1) window.centre = pair.trace(part.center()).value_or(QPointF(0.5, 0.5));
  const QRectF other_part = window.part();
  paint_side(painter, at.here, content.rgb(), part, style);
  paint_side(painter, at.there, &pair.rgb, other_part, style);
  painter.setRenderHint(QPainter::Antialiasing);
  if (options.links) {
    std::size_t number = 0;
    for (const MatchPair::Link& link : pair.links) {
      ++number;
      const QPointF from = place_in(at.here, part, link.here),
                    to = place_in(at.there, other_part, link.there);
      if (!at.here.contains(from) || !at.there.contains(to)) continue;
      paint_link(painter, from, to, link.listed ? kListed : line_colour(number),
                 style.em() * (link.listed ? 0.15 : 0.07), style.em() * (link.listed ? 0.4 : 0.22));
    }
  }
  if (!options.cursor) return;
  const QPointF here = place_in(at.here, part, *options.cursor);
  if (!at.here.contains(here)) return;
  paint_cross(painter, here, style);
  if (const auto traced = pair.trace(*options.cursor)) {
    const QPointF there = place_in(at.there, other_part, *traced);
    if (at.there.contains(there)) paint_cross(painter, there, style);
  }
}

QStringList pair_lines(const SampleContent& content) {
  if (content.others.empty()) return {Words::tr("No other view is listed")};
  QStringList names;
  for (const OtherView& other : content.others) names.push_back(other.name);
  const auto count = static_cast<int>(content.others.size());
  QStringList lines{Words::tr("Seen in %Ln other view(s): %1", nullptr, count)
                        .arg(names.join(QStringLiteral(", ")))};
  if (content.pair == nullptr) return lines;
  const int listed = content.pair->listed();
  lines.push_back(Words::tr("%Ln match(es) listed", nullptr, listed));
  lines.push_back(content.pair->asked == 0 ? Words::tr("Nothing traced: depth or pose is missing")
                                           : Words::tr("%L1 of %L2 places traced through depth")
                                                 .arg(content.pair->traced())
                                                 .arg(content.pair->asked));
  return lines;
}

void paint_pair_legend(QPainter& painter, const QRectF& box, const SampleContent& content,
                       const PlotStyle& style) {
  const double relative = style.secondary(kSmall), line = style.line_height(relative);
  const QStringList lines = pair_lines(content);
  for (qsizetype i = 0; i < lines.size(); ++i) {
    QRectF row(box.left(), box.top() + static_cast<double>(i) * line, box.width(), line);
    if (i > 0) {  // beside the line that it speaks of
      const double middle = row.center().y(), width = style.em() * 1.2;
      const bool listed = i == 1;
      const QColor colour = listed ? kListed : line_colour(0);
      painter.setPen(QPen(colour.darker(style.dark ? 100 : 125),
                          style.em() * (listed ? 0.16 : 0.09), Qt::SolidLine, Qt::RoundCap));
      painter.drawLine(QPointF(row.left(), middle), QPointF(row.left() + width, middle));
      row.setLeft(row.left() + width + style.em() * 0.4);
    }
    TextOptions text;
    text.relative = relative;
    text.colour = style.muted;
    draw_whole(painter, row, Qt::AlignLeft | Qt::AlignVCenter, lines[i], style, text);
  }
}

}  // namespace taskatlas::ui
