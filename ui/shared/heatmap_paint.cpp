// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_paint.hpp"

#include "ui/shared/text_pictures.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui::heatmap_paint {
namespace {

std::pair<int, int> visible(double from, double to, std::size_t count) {
  const int limit = static_cast<int>(count);
  const int first = std::clamp(static_cast<int>(std::floor(from + 1e-9)), 0, limit);
  const int last = std::clamp(static_cast<int>(std::ceil(to - 1e-9)), first, limit);
  return {first, last};
}

// A tree's lines, from (place along the leaves, height) to where they are painted.
template <typename Map>
void paint_tree(QPainter& painter, const HeatmapTree& tree, const PlotStyle& style,
                const Map& map) {
  const Dendrogram& dendrogram = tree.tree;
  std::vector<double> middle(dendrogram.leaves + dendrogram.merges.size());
  std::vector<double> height(middle.size(), 0.0);
  for (std::size_t leaf = 0; leaf < dendrogram.leaves; ++leaf) {
    middle[leaf] = static_cast<double>(tree.places[leaf]) + 0.5;
  }
  QPainterPath joined, apart;  // below the cut, and above it
  for (std::size_t i = 0; i < dendrogram.merges.size(); ++i) {
    const TreeMerge& merge = dendrogram.merges[i];
    const std::size_t node = dendrogram.leaves + i;
    middle[node] = (middle[merge.left] + middle[merge.right]) / 2;
    height[node] = merge.height;
    QPainterPath& path = tree.cut && merge.height > *tree.cut ? apart : joined;
    path.moveTo(map(middle[merge.left], height[merge.left]));
    path.lineTo(map(middle[merge.left], merge.height));
    path.lineTo(map(middle[merge.right], merge.height));
    path.lineTo(map(middle[merge.right], height[merge.right]));
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style.muted, 1.2 * style.hairline(), Qt::SolidLine, Qt::FlatCap));
  painter.drawPath(apart);
  painter.setPen(QPen(style.ink, 1.6 * style.hairline(), Qt::SolidLine, Qt::FlatCap));
  painter.drawPath(joined);
}

double tallest(const HeatmapTree& tree) {
  const double height = tree.tree.merges.empty() ? 0 : tree.tree.merges.back().height;
  return height > 0 ? height : 1;
}

void swatch_text(const Writer& writer, double& x, const QRectF& line, const QString& text,
                 const PlotStyle& style) {
  TextOptions options;
  options.relative = style.secondary(0.8);
  options.colour = style.muted;
  const double width = writer.width(text, options.relative);
  writer.draw({x, line.top(), std::min(width + 1, line.right() - x), line.height()},
              Qt::AlignLeft | Qt::AlignVCenter, text, options);
  x += width + 1.2 * style.em();
}

}  // namespace

bool any_task(const std::vector<HeatmapLabel>& labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [](const HeatmapLabel& label) { return label.task.valid(); });
}

double label_pitch(const PlotStyle& style) {
  constexpr double kDensest = 1.12;  // em between base lines in a figure
  return style.even_text ? kDensest * style.em() : style.line_height();
}

bool upright_heads(const std::vector<HeatmapLabel>& columns, const PlotStyle& style) {
  return style.even_text && !any_task(columns);
}

double Writer::width(const QString& text, double relative) const {
  return pictures_ != nullptr ? pictures_->width(text, relative, style_)
                              : style_.text_width(text, relative);
}

void Writer::draw(const QRectF& box, Qt::Alignment alignment, const QString& text,
                  const TextOptions& options) const {
  if (pictures_ != nullptr) {
    pictures_->draw(painter_, box, alignment, text, style_, options);
  } else {
    draw_text(painter_, box, alignment, text, style_, options);
  }
}

std::pair<int, int> visible_rows(const HeatmapGeometry& geometry, std::size_t rows) {
  return visible(geometry.window.top(), geometry.window.bottom(), rows);
}

std::pair<int, int> visible_columns(const HeatmapGeometry& geometry, std::size_t columns) {
  return visible(geometry.window.left(), geometry.window.right(), columns);
}

Lines::Lines(QPainter& painter, const QColor& colour, double width, const PlotStyle& style)
    : painter_(painter), colour_(colour), width_(width), snap_(!style.on_paper) {
  painter_.save();
  painter_.setRenderHint(QPainter::Antialiasing, !snap_);
  if (snap_) {
    const double scale = std::max(1e-9, std::abs(painter_.deviceTransform().m11()));
    width_ = std::max(1.0, std::round(width_ * scale)) / scale;
  }
}

Lines::~Lines() { painter_.restore(); }

double Lines::snapped(double place, bool vertical) const {
  const double from = place - width_ / 2;
  if (!snap_) return from;
  const QTransform& device = painter_.deviceTransform();
  const double scale = vertical ? device.m11() : device.m22();
  const double shift = vertical ? device.dx() : device.dy();
  return (std::round(from * scale + shift) - shift) / scale;
}

void Lines::horizontal(double y, double x0, double x1) {
  painter_.fillRect(QRectF(x0, snapped(y, false), x1 - x0, width_), colour_);
}

void Lines::vertical(double x, double y0, double y1) {
  painter_.fillRect(QRectF(snapped(x, true), y0, width_, y1 - y0), colour_);
}

namespace {

// Slanting lines as a texture: many times faster than as strokes, and not for paper.
QBrush hatch_texture(double spacing, double scale, const QColor& colour, const PlotStyle& style) {
  const int side = std::max(3, static_cast<int>(std::lround(spacing * scale)));
  QImage tile(side, side, QImage::Format_RGB32);
  tile.fill(style.missing);
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(
      QPen(colour, std::max(1.0, style.hairline() * scale), Qt::SolidLine, Qt::SquareCap));
  for (const int c : {0, side, 2 * side})
    painter.drawLine(QPointF(c, 0), QPointF(c - 2 * side, 2 * side));
  painter.end();
  QBrush brush(tile);
  brush.setTransform(QTransform::fromScale(1 / scale, 1 / scale));
  return brush;
}

}  // namespace

void hatched(QPainter& painter, std::span<const QRectF> boxes, const QPointF& origin,
             double spacing, const PlotStyle& style) {
  QColor colour = style.muted;
  colour.setAlphaF(0.6F);
  painter.save();
  if (!style.on_paper) {
    const double scale = std::max(1e-9, std::abs(painter.deviceTransform().m11()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    // On whole pixels, or every one of them would be interpolated.
    const QTransform& device = painter.deviceTransform();
    const QPointF at = device.map(origin);
    painter.setBrushOrigin(device.inverted().map(QPointF(std::round(at.x()), std::round(at.y()))));
    const QBrush texture = hatch_texture(spacing, scale, colour, style);
    for (const QRectF& box : boxes) painter.fillRect(box, texture);
    painter.restore();
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, style.hairline(), Qt::SolidLine, Qt::FlatCap));
  // Lines x + y = c, from the left or lower side to the upper or right one.
  const double first = origin.x() + origin.y();
  std::vector<QLineF> lines;
  for (const QRectF& box : boxes) {
    painter.fillRect(box, style.missing);
    const double least = box.left() + box.top();
    const double most = box.right() + box.bottom();
    for (double c = first + std::ceil((least - first) / spacing) * spacing; c < most;
         c += spacing) {
      const double x0 = std::max(box.left(), c - box.bottom());
      const double x1 = std::min(box.right(), c - box.top());
      if (x1 > x0) lines.emplace_back(x0, c - x0, x1, c - x1);
    }
  }
  painter.drawLines(lines.data(), static_cast<int>(lines.size()));
  painter.restore();
}

void mark(QPainter& painter, const QRectF& cell, double side, const QColor& colour) {
  const double inset = side / 4;
  const QPointF corner = cell.topRight() + QPointF(-inset, inset);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawPolygon(QPolygonF({corner, corner - QPointF(side, 0), corner + QPointF(0, side)}));
}

void kind_chip(QPainter& painter, const Writer& writer, const QRectF& box, TaskKind kind,
               double relative, const PlotStyle& style) {
  if (box.isEmpty()) return;
  const double inset = std::min({0.08 * style.em(), 0.06 * box.width(), 0.06 * box.height()});
  const QRectF chip = box.adjusted(inset, inset, -inset, -inset);
  // By the widest sign, so that all of a row of chips look alike; upright where it fits, else
  // turned like the labels above it.
  const double widest = writer.width(QStringLiteral("3D"), 1);
  // Signs have no descenders: where their size is stated they may fill the chip.
  const double line = style.even_text ? 0.9 * style.em() : style.line_height();
  const double upright = std::min({relative, 0.9 * chip.width() / widest, chip.height() / line});
  const double turned = std::min({relative, 0.9 * chip.height() / widest, chip.width() / line});
  const double fitting = std::max(upright, turned);
  const double least = style.secondary(0.5);
  const bool text = fitting >= least;
  painter.fillRect(chip, text ? kind_fill(kind, style) : kind_colour(kind, style));
  if (!text) return;
  TextOptions options;
  options.relative = fitting;
  options.rotation = upright >= least ? 0 : -90;
  if (upright >= least) options.relative = upright;
  options.elide = false;
  writer.draw(chip, Qt::AlignCenter, kind_sign(kind), options);
}

std::vector<int> first_of_groups(const HeatmapTree& tree) {
  std::vector<int> firsts;
  if (!tree.cut) return firsts;
  const std::vector<std::size_t> groups = cut_at(tree.tree, *tree.cut);
  std::vector<std::pair<std::size_t, std::size_t>> at;  // place and group
  for (std::size_t leaf = 0; leaf < groups.size(); ++leaf) {
    at.emplace_back(tree.places[leaf], groups[leaf]);
  }
  std::sort(at.begin(), at.end());
  for (std::size_t i = 1; i < at.size(); ++i) {
    if (at[i].second != at[i - 1].second) firsts.push_back(static_cast<int>(at[i].first));
  }
  return firsts;
}

void row_tree(QPainter& painter, const HeatmapGeometry& geometry, const HeatmapTree& tree,
              const PlotStyle& style) {
  const QRectF& box = geometry.row_tree;
  const double unit = (box.width() - 2 * style.hairline()) / tallest(tree);
  const auto map = [&](double place, double height) {
    return QPointF(box.left() + height * unit,
                   box.top() + (place - geometry.window.top()) * geometry.cell_height());
  };
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  // Room for the outermost lines, where nothing is cut off anyway.
  const double spare = style.em();
  if (!style.on_paper) painter.setClipRect(box.adjusted(-spare, 0, spare, 0), Qt::IntersectClip);
  paint_tree(painter, tree, style, map);
  if (tree.cut) {
    const double x = box.left() + std::min(*tree.cut * unit, box.width());
    painter.setPen(QPen(style.accent, 1.5 * style.hairline(), Qt::DashLine, Qt::FlatCap));
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
  }
  painter.restore();
}

void column_tree(QPainter& painter, const HeatmapGeometry& geometry, const HeatmapTree& tree,
                 const PlotStyle& style) {
  const QRectF& box = geometry.column_tree;
  const double unit = (box.height() - 2 * style.hairline()) / tallest(tree);
  const auto map = [&](double place, double height) {
    return QPointF(box.left() + (place - geometry.window.left()) * geometry.cell_width(),
                   box.top() + height * unit);
  };
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const double spare = style.em();
  if (!style.on_paper) painter.setClipRect(box.adjusted(0, -spare, 0, spare), Qt::IntersectClip);
  paint_tree(painter, tree, style, map);
  if (tree.cut) {
    const double y = box.top() + std::min(*tree.cut * unit, box.height());
    painter.setPen(QPen(style.accent, 1.5 * style.hairline(), Qt::DashLine, Qt::FlatCap));
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
  }
  painter.restore();
}

void legend(QPainter& painter, const Writer& writer, const QRectF& box,
            const HeatmapColours& colours, const Legend& legend, const PlotStyle& style) {
  const double em = style.em();
  TextOptions title;
  title.relative = style.secondary(0.85);
  const double line = style.line_height(title.relative);
  writer.draw({box.left(), box.top(), box.width(), line}, Qt::AlignLeft | Qt::AlignVCenter,
              legend.title, title);

  const double arrow = 0.6 * em;
  QRectF bar(box.left(), box.top() + line + 0.2 * em, box.width(), 0.75 * em);
  if (legend.below) bar.setLeft(bar.left() + arrow);
  if (legend.above) bar.setRight(bar.right() - arrow);
  const double first = colours.share(colours.low());
  const double last = colours.share(colours.high());
  const double span = std::max(last - first, 1e-9);
  constexpr int kSteps = 256;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, style.on_paper);
  const double step = bar.width() / kSteps;
  for (int i = 0; i < kSteps; ++i) {
    // Each reaches to the end, under those that follow: no seams.
    const QRectF rest(bar.left() + i * step, bar.top(), std::min(2.0, kSteps - i + 0.0) * step,
                      bar.height());
    painter.fillRect(rest, QColor::fromRgb(colours.colour_at(first + span * (i + 0.5) / kSteps)));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  if (legend.below) {
    painter.setBrush(QColor::fromRgb(colours.colour_at(first)));
    painter.drawPolygon(QPolygonF(
        {bar.topLeft(), bar.bottomLeft(), QPointF(bar.left() - arrow, bar.center().y())}));
  }
  if (legend.above) {
    painter.setBrush(QColor::fromRgb(colours.colour_at(last)));
    painter.drawPolygon(QPolygonF(
        {bar.topRight(), bar.bottomRight(), QPointF(bar.right() + arrow, bar.center().y())}));
  }

  TextOptions label;
  label.relative = style.secondary(0.8);
  label.colour = style.muted;
  label.elide = false;
  const double tick_height = style.line_height(label.relative);
  const auto width_of = [&](const QString& text) { return writer.width(text, label.relative); };
  painter.setPen(QPen(style.muted, style.hairline()));
  for (const HeatmapColours::Tick& tick : colours.ticks(bar.width() / span, 0.6 * em, width_of)) {
    const double x = bar.left() + (tick.share - first) / span * bar.width();
    painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 0.22 * em));
    const double width = width_of(tick.text) + 1;
    const double left =
        std::clamp(x - width / 2, box.left(), std::max(box.left(), box.right() - width));
    writer.draw({left, bar.bottom() + 0.3 * em, width, tick_height}, Qt::AlignCenter, tick.text,
                label);
  }

  const double keys_top = bar.bottom() + 0.3 * em + tick_height + 0.3 * em;
  const QRectF keys(box.left(), keys_top, box.width(), line);
  double x = keys.left();
  const QSizeF swatch(1.2 * em, 0.75 * em);
  if (legend.missing) {
    const QRectF sample(x, keys.center().y() - swatch.height() / 2, swatch.width(),
                        swatch.height());
    hatched(painter, std::span(&sample, 1), sample.topLeft(), 0.32 * em, style);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.muted, style.hairline()));
    painter.drawRect(sample);
    x = sample.right() + 0.4 * em;
    swatch_text(writer, x, keys, QCoreApplication::translate("Heatmap", "Not measured"), style);
  }
  if (!legend.mark.isEmpty()) {
    const QRectF sample(x, keys.center().y() - swatch.height() / 2, swatch.height(),
                        swatch.height());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.muted, style.hairline()));
    painter.drawRect(sample);
    mark(painter, sample, 0.4 * em, style.ink);
    x = sample.right() + 0.4 * em;
    swatch_text(writer, x, keys, legend.mark, style);
  }
  painter.restore();
}

}  // namespace taskatlas::ui::heatmap_paint
