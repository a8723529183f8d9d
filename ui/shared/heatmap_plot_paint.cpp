// SPDX-License-Identifier: MIT
// How HeatmapPlot paints.
#include "ui/shared/heatmap_paint.hpp"
#include "ui/shared/heatmap_plot.hpp"
#include "ui/shared/text_pictures.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kSign = 0.72;  // of kinds, relative to the style's size

// 1, 2, 5, 10, 20, ..
int nice_step(double least) {
  for (int power = 1;; power *= 10) {
    for (const int factor : {1, 2, 5}) {
      if (factor * power >= least) return factor * power;
    }
  }
}

}  // namespace

void HeatmapPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint_window(painter, area, style, full_window());
}

void HeatmapPlot::paint_window(QPainter& painter, const QRectF& area, const PlotStyle& style,
                               const HeatmapWindow& window) const {
  const HeatmapGeometry geometry = this->geometry(area, style, window);
  paint_cells(painter, geometry, style);
  paint_heads(painter, geometry, style);
  paint_legend(painter, geometry, style);
}

std::size_t HeatmapPlot::picture_level(double device_pixels_per_cell) const {
  std::size_t level = 0;
  while (level + 1 < pictures_.size() && device_pixels_per_cell < 0.75) {
    device_pixels_per_cell *= 2;
    ++level;
  }
  return level;
}

void HeatmapPlot::paint_picture(QPainter& painter, const HeatmapGeometry& geometry) const {
  const double scale = std::abs(painter.combinedTransform().m11());
  const double width = geometry.cell_width();
  const double height = geometry.cell_height();
  const std::size_t level = picture_level(std::min(width, height) * scale);
  const QImage& image = pictures_[level];
  const double cells = std::exp2(static_cast<double>(level));  // of a pixel, in each direction
  const HeatmapWindow& window = geometry.window;
  // The pixels that are seen at all, whole.
  const auto pixel = [](double place, int limit) {
    return std::clamp(static_cast<int>(place), 0, limit);
  };
  const int x0 = pixel(std::floor(window.left() / cells), image.width());
  const int x1 = pixel(std::ceil(window.right() / cells), image.width());
  const int y0 = pixel(std::floor(window.top() / cells), image.height());
  const int y1 = pixel(std::ceil(window.bottom() / cells), image.height());
  if (x1 <= x0 || y1 <= y0) return;
  const QRectF target(geometry.cells.left() + (x0 * cells - window.left()) * width,
                      geometry.cells.top() + (y0 * cells - window.top()) * height,
                      (x1 - x0) * cells * width, (y1 - y0) * cells * height);
  painter.save();
  // The last pixels of a halved picture may reach beyond the last cells.
  if (level > 0) painter.setClipRect(geometry.cells, Qt::IntersectClip);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.drawImage(target, image, QRectF(x0, y0, x1 - x0, y1 - y0));
  painter.restore();
}

void HeatmapPlot::paint_cells(QPainter& painter, const HeatmapGeometry& geometry,
                              const PlotStyle& style, TextPictures* pictures) const {
  if (data_.values.empty() || geometry.cells.isEmpty()) return;
  painter.save();
  const bool part = geometry.window != full_window();
  if (part) painter.setClipRect(geometry.cells, Qt::IntersectClip);
  if (has_missing_) paint_missing(painter, geometry, style);
  if (style.on_paper && !part && data_.values.size() <= 40000) {
    paint_cell_rects(painter, geometry);
  } else {
    paint_picture(painter, geometry);
  }
  paint_grid(painter, geometry, style);
  paint_cuts(painter, geometry, style);
  paint_marks(painter, geometry, style);
  if (options_.cell_values) paint_values(painter, geometry, style, pictures);
  painter.restore();
}

void HeatmapPlot::paint_missing(QPainter& painter, const HeatmapGeometry& geometry,
                                const PlotStyle& style) const {
  const double spacing = std::clamp(0.4 * std::min(geometry.cell_width(), geometry.cell_height()),
                                    0.28 * style.em(), 0.5 * style.em());
  const QPointF origin = geometry.cell(0, 0).topLeft();
  const auto [first_row, last_row] = heatmap_paint::visible_rows(geometry, data_.rows.size());
  const auto before = [](const Run& run, int row) { return run.row < row; };
  const auto first = std::lower_bound(missing_.begin(), missing_.end(), first_row, before);
  const auto last = std::lower_bound(first, missing_.end(), last_row, before);
  std::vector<QRectF> boxes;
  const QRectF room = geometry.cells.adjusted(-1, -1, 1, 1);
  constexpr std::size_t kMostBoxes = 400;
  for (auto run = first; run != last && boxes.size() <= kMostBoxes; ++run) {
    const QRectF box =
        geometry.cell(run->row, run->first).united(geometry.cell(run->row, run->last - 1));
    // A pixel more, under the measured cells around it.
    if (box.intersects(room)) boxes.push_back(box.adjusted(-1, -1, 1, 1).intersected(room));
  }
  // On paper one pattern under all cells takes the least room.
  if (style.on_paper || boxes.size() > kMostBoxes) boxes.assign(1, geometry.cells);
  heatmap_paint::hatched(painter, boxes, origin, spacing, style);
}

void HeatmapPlot::paint_cell_rects(QPainter& painter, const HeatmapGeometry& geometry) const {
  const int rows = static_cast<int>(data_.rows.size());
  const int columns = static_cast<int>(data_.columns.size());
  const auto missing = [&](int row, int column) {
    return row >= rows || column >= columns ||
           std::isnan(data_.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
  };
  // A little under the next cell, so that no viewer shows the paper between them.
  const double under = 0.1 * std::min(geometry.cell_width(), geometry.cell_height());
  painter.setPen(Qt::NoPen);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (missing(row, column)) continue;
      const double value =
          data_.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
      const bool last_row = missing(row + 1, column) || missing(row + 1, column + 1);
      const bool last_column = missing(row, column + 1) || missing(row + 1, column + 1);
      painter.fillRect(
          geometry.cell(row, column).adjusted(0, 0, last_column ? 0 : under, last_row ? 0 : under),
          QColor::fromRgb(colours_.colour(value)));
    }
  }
}

void HeatmapPlot::paint_grid(QPainter& painter, const HeatmapGeometry& geometry,
                             const PlotStyle& style) const {
  const double smallest = std::min(geometry.cell_width(), geometry.cell_height());
  if (!options_.grid || smallest < 0.55 * style.em()) return;
  heatmap_paint::Lines lines(painter, style.paper, style.hairline(), style);
  const auto [first_row, last_row] = heatmap_paint::visible_rows(geometry, data_.rows.size());
  const auto [first_column, last_column] =
      heatmap_paint::visible_columns(geometry, data_.columns.size());
  for (int row = std::max(first_row, 1); row <= last_row; ++row) {
    lines.horizontal(geometry.cell(row, 0).top(), geometry.cells.left(), geometry.cells.right());
  }
  for (int column = std::max(first_column, 1); column <= last_column; ++column) {
    lines.vertical(geometry.cell(0, column).left(), geometry.cells.top(), geometry.cells.bottom());
  }
}

void HeatmapPlot::paint_cuts(QPainter& painter, const HeatmapGeometry& geometry,
                             const PlotStyle& style) const {
  heatmap_paint::Lines lines(painter, style.paper, 4 * style.hairline(), style);
  if (data_.row_tree) {
    for (const int row : heatmap_paint::first_of_groups(*data_.row_tree)) {
      lines.horizontal(geometry.cell(row, 0).top(), geometry.cells.left(), geometry.cells.right());
    }
  }
  if (data_.column_tree) {
    for (const int column : heatmap_paint::first_of_groups(*data_.column_tree)) {
      lines.vertical(geometry.cell(0, column).left(), geometry.cells.top(),
                     geometry.cells.bottom());
    }
  }
}

void HeatmapPlot::paint_marks(QPainter& painter, const HeatmapGeometry& geometry,
                              const PlotStyle& style) const {
  const double smallest = std::min(geometry.cell_width(), geometry.cell_height());
  if (!has_marks_ || smallest < 0.4 * style.em()) return;
  const double side = std::min(0.36 * smallest, 0.45 * style.em());
  const auto [first_row, last_row] = heatmap_paint::visible_rows(geometry, data_.rows.size());
  const auto [first_column, last_column] =
      heatmap_paint::visible_columns(geometry, data_.columns.size());
  for (int row = first_row; row < last_row; ++row) {
    for (int column = first_column; column < last_column; ++column) {
      const auto r = static_cast<std::size_t>(row);
      const auto c = static_cast<std::size_t>(column);
      if (data_.marks[r * data_.columns.size() + c] == 0) continue;
      const double value = data_.at(r, c);
      heatmap_paint::mark(
          painter, geometry.cell(row, column), side,
          std::isnan(value) ? style.ink : readable_on(QColor::fromRgb(colours_.colour(value))));
    }
  }
}

void HeatmapPlot::paint_values(QPainter& painter, const HeatmapGeometry& geometry,
                               const PlotStyle& style, TextPictures* pictures) const {
  const heatmap_paint::Writer writer(painter, style, pictures);
  const auto [first_row, last_row] = heatmap_paint::visible_rows(geometry, data_.rows.size());
  const auto [first_column, last_column] =
      heatmap_paint::visible_columns(geometry, data_.columns.size());
  const double width = geometry.cell_width();
  const double height = geometry.cell_height();
  // Too small for a digit: no need to look at the texts.
  if (0.9 * height < 0.45 * style.line_height() || width < style.em()) return;
  const double line = style.even_text ? style.em() : style.line_height();
  // Digits are of one width in nearly every font; 5 % spare for those in which they are not.
  const auto fitting = [&](const QString& text) {
    return std::min({style.secondary(0.85), 0.9 * width / (1.05 * writer.width(text, 1)),
                     0.92 * height / line});
  };
  const double least = style.secondary(0.58);
  std::vector<QString> texts;
  QString longest_text;
  for (int row = first_row; row < last_row; ++row) {
    for (int column = first_column; column < last_column; ++column) {
      texts.push_back(cell_text(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
      if (texts.back().size() <= longest_text.size()) continue;
      longest_text = texts.back();
      // Mostly told by the first one, without a look at the thousands of others.
      if (fitting(longest_text) < least) return;
    }
  }
  if (longest_text.isEmpty()) return;
  const double relative = fitting(longest_text);
  TextOptions options;
  options.relative = relative;
  options.elide = false;
  std::size_t next = 0;
  for (int row = first_row; row < last_row; ++row) {
    for (int column = first_column; column < last_column; ++column) {
      const QString& text = texts[next++];
      if (text.isEmpty()) continue;
      const double value =
          data_.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
      options.colour =
          std::isnan(value) ? style.ink : readable_on(QColor::fromRgb(colours_.colour(value)));
      writer.draw(geometry.cell(row, column), Qt::AlignCenter, text, options);
    }
  }
}

void HeatmapPlot::paint_heads(QPainter& painter, const HeatmapGeometry& geometry,
                              const PlotStyle& style, TextPictures* pictures) const {
  painter.save();
  paint_row_labels(painter, geometry, style, pictures);
  paint_column_labels(painter, geometry, style, pictures);
  if (data_.row_tree) heatmap_paint::row_tree(painter, geometry, *data_.row_tree, style);
  if (data_.column_tree) heatmap_paint::column_tree(painter, geometry, *data_.column_tree, style);
  painter.restore();
}

void HeatmapPlot::paint_legend(QPainter& painter, const HeatmapGeometry& geometry,
                               const PlotStyle& style, TextPictures* pictures) const {
  const heatmap_paint::Writer writer(painter, style, pictures);
  painter.save();
  if (!data_.title.isEmpty()) {
    TextOptions bold;
    bold.relative = 1.1;
    bold.bold = true;
    writer.draw(geometry.title, Qt::AlignHCenter | Qt::AlignTop, data_.title, bold);
  }
  heatmap_paint::Legend legend;
  legend.title = data_.value_name;
  if (options_.scale == HeatmapScale::kLog) {
    legend.title = QCoreApplication::translate("Heatmap", "%1 (logarithmic)").arg(data_.value_name);
  } else if (options_.scale == HeatmapScale::kExponential) {
    legend.title = QCoreApplication::translate("Heatmap", "%1 p (coloured by exp(−%2 p))")
                       .arg(data_.value_name, QLocale().toString(options_.beta, 'g', 4));
  }
  legend.below = has_lower_;
  legend.above = has_higher_;
  legend.missing = has_missing_;
  if (has_marks_) legend.mark = data_.mark_name;
  heatmap_paint::legend(painter, writer, geometry.legend, colours_, legend, style);
  painter.restore();
}

void HeatmapPlot::paint_row_labels(QPainter& painter, const HeatmapGeometry& geometry,
                                   const PlotStyle& style, TextPictures* pictures) const {
  const heatmap_paint::Writer writer(painter, style, pictures);
  const double height = geometry.cell_height();
  TextOptions options;
  options.relative = std::clamp(height / heatmap_paint::label_pitch(style),
                                heatmap_paint::kSmallestLabel, geometry.row_relative);
  const int every = std::max(
      1, static_cast<int>(std::ceil(0.82 * style.line_height(options.relative) / height - 0.01)));
  const auto [first, last] = heatmap_paint::visible_rows(geometry, data_.rows.size());
  for (int row = first; row < last; ++row) {
    const QRectF cell = geometry.cell(row, 0);
    const double middle = cell.center().y();
    const HeatmapLabel& label = data_.rows[static_cast<std::size_t>(row)];
    if (label.task.valid() && !geometry.row_kinds.isEmpty()) {
      const QRectF box(geometry.row_kinds.left(), cell.top(), geometry.row_kinds.width(), height);
      heatmap_paint::kind_chip(painter, writer, box.intersected(geometry.row_kinds), label.kind,
                               style.secondary(kSign), style);
    }
    if (row % every != 0) continue;
    if (middle < geometry.cells.top() || middle > geometry.cells.bottom()) continue;
    writer.draw({geometry.row_labels.left(), cell.top(), geometry.row_labels.width(), height},
                Qt::AlignRight | Qt::AlignVCenter, label.label, options);
  }
}

void HeatmapPlot::paint_column_labels(QPainter& painter, const HeatmapGeometry& geometry,
                                      const PlotStyle& style, TextPictures* pictures) const {
  const heatmap_paint::Writer writer(painter, style, pictures);
  const double width = geometry.cell_width();
  TextOptions options;
  options.relative = std::clamp(width / heatmap_paint::label_pitch(style),
                                heatmap_paint::kSmallestLabel, geometry.column_relative);
  const auto [first, last] = heatmap_paint::visible_columns(geometry, data_.columns.size());
  if (heatmap_paint::upright_heads(data_.columns, style)) {
    options.relative = geometry.column_relative;
    options.elide = false;
    double widest = 0;
    for (const QString& label : long_columns_) {
      widest = std::max(widest, writer.width(label, options.relative));
    }
    const int every = nice_step((widest + 0.35 * style.em()) / width);
    for (int column = first; column < last; ++column) {
      if ((column + 1) % every != 0) continue;
      const QString& label = data_.columns[static_cast<std::size_t>(column)].label;
      const double wide = writer.width(label, options.relative);
      const double left =
          std::min(geometry.cell(0, column).center().x() - wide / 2, geometry.cells.right() - wide);
      writer.draw({left, geometry.column_labels.top(), wide, geometry.column_labels.height()},
                  Qt::AlignCenter, label, options);
    }
    return;
  }
  options.rotation = -90;
  // In a figure no name is left out before letters touch.
  const double needed = style.even_text ? 0.85 * style.em() * options.relative
                                        : 0.82 * style.line_height(options.relative);
  const int every = std::max(1, static_cast<int>(std::ceil(needed / width - 0.01)));
  for (int column = first; column < last; ++column) {
    const QRectF cell = geometry.cell(0, column);
    const double middle = cell.center().x();
    const HeatmapLabel& label = data_.columns[static_cast<std::size_t>(column)];
    if (label.task.valid() && !geometry.column_kinds.isEmpty()) {
      const QRectF box(cell.left(), geometry.column_kinds.top(), width,
                       geometry.column_kinds.height());
      heatmap_paint::kind_chip(painter, writer, box.intersected(geometry.column_kinds), label.kind,
                               style.secondary(kSign), style);
    }
    if (column % every != 0) continue;
    if (middle < geometry.cells.left() || middle > geometry.cells.right()) continue;
    writer.draw({cell.left(), geometry.column_labels.top(), width, geometry.column_labels.height()},
                Qt::AlignLeft | Qt::AlignVCenter, label.label, options);
  }
}

}  // namespace taskatlas::ui
