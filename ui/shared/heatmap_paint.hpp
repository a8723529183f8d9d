// SPDX-License-Identifier: MIT
// The pieces from which a heat map is painted; see heatmap_plot.hpp.
#pragma once

#include "ui/shared/heatmap_plot.hpp"

#include <span>
#include <utility>

class QPainter;

namespace taskatlas::ui::heatmap_paint {

// Relative to the style's size: where labels would have to be smaller, some are left out.
inline constexpr double kSmallestLabel = 0.62;

bool any_task(const std::vector<HeatmapLabel>& labels);
// What a label needs of its row or column at the style's size.
double label_pitch(const PlotStyle& style);
// Budgets and other numbers stand upright over their columns in a figure, as on an axis, as many
// of them as there is room for.
bool upright_heads(const std::vector<HeatmapLabel>& columns, const PlotStyle& style);

// Draws text; where it is given pictures, from pictures of earlier texts, which is many times
// faster: for the screen, where a map is painted anew with every movement of the pointer.
class Writer {
 public:
  Writer(QPainter& painter, const PlotStyle& style, TextPictures* pictures)
      : painter_(painter), style_(style), pictures_(style.on_paper ? nullptr : pictures) {}

  void draw(const QRectF& box, Qt::Alignment alignment, const QString& text,
            const TextOptions& options) const;
  double width(const QString& text, double relative) const;

 private:
  QPainter& painter_;
  const PlotStyle& style_;
  TextPictures* pictures_;
};

// [first, last) of what the window shows, even in part.
std::pair<int, int> visible_rows(const HeatmapGeometry& geometry, std::size_t rows);
std::pair<int, int> visible_columns(const HeatmapGeometry& geometry, std::size_t columns);

// Straight lines; on the screen they are snapped to its pixels.
class Lines {
 public:
  Lines(QPainter& painter, const QColor& colour, double width, const PlotStyle& style);
  ~Lines();
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  void horizontal(double y, double x0, double x1);
  void vertical(double x, double y0, double y1);

 private:
  double snapped(double place, bool vertical) const;

  QPainter& painter_;
  QColor colour_;
  double width_;
  bool snap_;
};

// The background of cells without a measurement: slanting lines, without a clip. `origin` is a
// point that moves with the cells.
void hatched(QPainter& painter, std::span<const QRectF> boxes, const QPointF& origin,
             double spacing, const PlotStyle& style);

// A triangle in the upper right corner.
void mark(QPainter& painter, const QRectF& cell, double side, const QColor& colour);

// The kind's colour and, where it fits, its sign.
void kind_chip(QPainter& painter, const Writer& writer, const QRectF& box, TaskKind kind,
               double relative, const PlotStyle& style);

// Rows (columns), not the first one, at which another group of the cut tree begins; ascending.
std::vector<int> first_of_groups(const HeatmapTree& tree);

void row_tree(QPainter& painter, const HeatmapGeometry& geometry, const HeatmapTree& tree,
              const PlotStyle& style);
void column_tree(QPainter& painter, const HeatmapGeometry& geometry, const HeatmapTree& tree,
                 const PlotStyle& style);

struct Legend {
  QString title;
  bool below = false;  // there are values below the lower end
  bool above = false;
  bool missing = false;  // there are cells without a measurement
  QString mark;          // what marks mean; empty: there are none
};
void legend(QPainter& painter, const Writer& writer, const QRectF& box,
            const HeatmapColours& colours, const Legend& legend, const PlotStyle& style);

}  // namespace taskatlas::ui::heatmap_paint
