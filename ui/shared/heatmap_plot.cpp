// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_plot.hpp"

#include "ui/shared/heatmap_paint.hpp"
#include "ui/shared/text_pictures.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace taskatlas::ui {
namespace {

constexpr std::size_t kMeasuredLabels = 8;
constexpr double kLabel = 0.92;          // labels, relative to the style's size
constexpr double kSmallestLabel = 0.62;  // below it some labels are left out
constexpr double kSign = 0.72;
constexpr double kWidestCell = 4.5;   // em
constexpr double kHighestCell = 2.2;  // em, in a figure
constexpr double kHighestOnScreen = 3.6;
constexpr double kFlattest = 2.4;  // a cell's width over its height, at most
constexpr double kSteepest = 1.4;  // and its height over its width
constexpr double kTree = 4;        // em

std::vector<QString> longest(const std::vector<HeatmapLabel>& labels) {
  std::vector<QString> texts;
  texts.reserve(labels.size());
  for (const HeatmapLabel& label : labels) texts.push_back(label.label);
  const std::size_t keep = std::min(texts.size(), kMeasuredLabels);
  std::partial_sort(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(keep), texts.end(),
                    [](const QString& a, const QString& b) { return a.size() > b.size(); });
  texts.resize(keep);
  return texts;
}

double widest(const std::vector<QString>& texts, const PlotStyle& style, double relative) {
  double width = 0;
  for (const QString& text : texts) width = std::max(width, style.text_width(text, relative));
  return width;
}

bool any_task(const std::vector<HeatmapLabel>& labels) {
  return std::any_of(labels.begin(), labels.end(),
                     [](const HeatmapLabel& label) { return label.task.valid(); });
}

HeatmapColours colours_for(const HeatmapData& data, const HeatmapOptions& options) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : data.values) {
    if (!std::isfinite(value)) continue;
    if (options.scale == HeatmapScale::kLog && !(value > 0)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  const ColourMap* map = find_colour_map(options.colour_map);
  return {map != nullptr ? *map : default_colour_map(),
          options.reversed,
          options.scale,
          options.beta,
          {options.low.value_or(low), options.high.value_or(high), options.centre}};
}

QImage cell_picture(const HeatmapData& data, const HeatmapColours& colours) {
  const int columns = static_cast<int>(data.columns.size());
  const int rows = static_cast<int>(data.rows.size());
  if (rows == 0 || columns == 0) return {};
  const bool missing = std::any_of(data.values.begin(), data.values.end(),
                                   [](double value) { return std::isnan(value); });
  QImage image(columns, rows, missing ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
  const double* value = data.values.data();
  for (int row = 0; row < rows; ++row) {
    QRgb* line = reinterpret_cast<QRgb*>(image.scanLine(row));
    for (int column = 0; column < columns; ++column, ++value) {
      line[column] = std::isnan(*value) ? qRgba(0, 0, 0, 0) : colours.colour(*value);
    }
  }
  return image;
}

// Each pixel the mean of (up to) four.
QImage halved(const QImage& image) {
  QImage half((image.width() + 1) / 2, (image.height() + 1) / 2, image.format());
  for (int y = 0; y < half.height(); ++y) {
    const auto* above = reinterpret_cast<const QRgb*>(image.constScanLine(2 * y));
    const auto* below =
        reinterpret_cast<const QRgb*>(image.constScanLine(std::min(2 * y + 1, image.height() - 1)));
    QRgb* to = reinterpret_cast<QRgb*>(half.scanLine(y));
    for (int x = 0; x < half.width(); ++x) {
      const int right = std::min(2 * x + 1, image.width() - 1);
      const int left = 2 * x;
      const QRgb four[] = {above[left], above[right], below[left], below[right]};
      int a = 2, r = 2, g = 2, b = 2;
      for (const QRgb colour : four) {
        a += qAlpha(colour);
        r += qRed(colour);
        g += qGreen(colour);
        b += qBlue(colour);
      }
      to[x] = qRgba(r / 4, g / 4, b / 4, a / 4);
    }
  }
  return half;
}

double legend_height(const PlotStyle& style, bool keys) {
  const double line = style.line_height(0.85);
  return line + 0.2 * style.em() + 0.75 * style.em() + 0.3 * style.em() + style.line_height(0.8) +
         (keys ? line + 0.3 * style.em() : 0);
}

}  // namespace

// --- geometry ------------------------------------------------------------------------------------

QRectF HeatmapGeometry::cell(int row, int column) const {
  const double width = cell_width();
  const double height = cell_height();
  return {cells.left() + (column - window.left()) * width,
          cells.top() + (row - window.top()) * height, width, height};
}

HeatmapHit HeatmapGeometry::hit(const QPointF& point, int rows, int columns) const {
  HeatmapHit hit;
  if (!(cells.width() > 0) || !(cells.height() > 0)) return hit;
  const auto within = [](double x, double from, double to) { return x >= from && x < to; };
  const bool x_inside = within(point.x(), cells.left(), cells.right());
  const bool y_inside = within(point.y(), cells.top(), cells.bottom());
  const auto index = [](double place, int count) {
    const double whole = std::floor(place);
    return whole < 0 || whole >= count ? -1 : static_cast<int>(whole);
  };
  const double heads_left = row_labels.isEmpty() ? row_kinds.left() : row_labels.left();
  const double heads_top = column_labels.isEmpty() ? column_kinds.top() : column_labels.top();
  if (y_inside && within(point.x(), heads_left, cells.right())) {
    hit.row = index(window.top() + (point.y() - cells.top()) / cell_height(), rows);
  }
  if (x_inside && within(point.y(), heads_top, cells.bottom())) {
    hit.column = index(window.left() + (point.x() - cells.left()) / cell_width(), columns);
  }
  // Beside the last row or column there is nothing, not the other one's head.
  if (x_inside && y_inside && (hit.row < 0 || hit.column < 0)) return {};
  return hit;
}

HeatmapPlot::HeatmapPlot(HeatmapData data, HeatmapOptions options)
    : data_((data.check(), std::move(data))),
      options_(std::move(options)),
      colours_(colours_for(data_, options_)),
      long_rows_(longest(data_.rows)),
      long_columns_(longest(data_.columns)) {
  const int columns = static_cast<int>(data_.columns.size());
  for (std::size_t i = 0; i < data_.values.size(); ++i) {
    if (!std::isnan(data_.values[i])) continue;
    const int row = static_cast<int>(i / data_.columns.size());
    const int column = static_cast<int>(i) - row * columns;
    if (!missing_.empty() && missing_.back().row == row && missing_.back().last == column) {
      ++missing_.back().last;
    } else {
      missing_.push_back({row, column, column + 1});
    }
  }
  has_missing_ = !missing_.empty();
  has_marks_ = std::any_of(data_.marks.begin(), data_.marks.end(),
                           [](std::uint8_t mark) { return mark != 0; });
  for (const double value : data_.values) {
    has_lower_ = has_lower_ || value < colours_.low();
    has_higher_ = has_higher_ || value > colours_.high();
  }
  pictures_.push_back(cell_picture(data_, colours_));
  while (pictures_.back().width() > 64 || pictures_.back().height() > 64) {
    pictures_.push_back(halved(pictures_.back()));
  }
}

HeatmapWindow HeatmapPlot::full_window() const {
  return {0, 0, static_cast<double>(data_.columns.size()), static_cast<double>(data_.rows.size())};
}

HeatmapGeometry HeatmapPlot::geometry(const QRectF& area, const PlotStyle& style) const {
  return geometry(area, style, full_window());
}

HeatmapGeometry HeatmapPlot::geometry(const QRectF& area, const PlotStyle& style,
                                      const HeatmapWindow& window) const {
  HeatmapGeometry geometry;
  geometry.window = window;
  const double em = style.em();
  const double gap = 0.35 * em;
  const double columns = std::max(1.0, static_cast<double>(data_.columns.size()));
  const double rows = std::max(1.0, static_cast<double>(data_.rows.size()));
  const bool row_kinds = any_task(data_.rows);
  const bool column_kinds = any_task(data_.columns);
  const double row_kinds_width = row_kinds ? 1.5 * em : 0;
  const double column_kinds_height = column_kinds ? 1.15 * em : 0;
  const double row_tree = data_.row_tree ? kTree * em : 0;
  const double column_tree = data_.column_tree ? kTree * em : 0;
  const double title = data_.title.isEmpty() ? 0 : style.line_height(1.1) + 0.5 * em;
  const double legend = legend_height(style, has_missing_ || has_marks_);

  // On paper labels shrink with the cells, and leave them their room; on the screen, where one
  // zooms, nothing moves.
  double row_relative = kLabel;
  double column_relative = kLabel;
  double row_labels = 0, column_labels = 0, left = 0, top = 0, cell_width = 0, cell_height = 0;
  for (int pass = 0; pass < 2; ++pass) {
    geometry.row_relative = row_relative;
    geometry.column_relative = column_relative;
    // Hinted text may be a little wider than measured.
    const double spare = 0.3 * em;
    row_labels =
        std::min({widest(long_rows_, style, row_relative) + spare, 13 * em, 0.4 * area.width()});
    column_labels = std::min(
        {widest(long_columns_, style, column_relative) + spare, 13 * em, 0.4 * area.height()});
    left = row_labels + gap + (row_kinds ? row_kinds_width + gap : 0);
    top = title + column_labels + gap + (column_kinds ? column_kinds_height + gap : 0);
    const double width = area.width() - left - (row_tree > 0 ? row_tree + gap : 0);
    const double height =
        area.height() - top - (column_tree > 0 ? column_tree + gap : 0) - 0.9 * em - legend;
    cell_width = std::min(std::max(width, 1.0) / columns, kWidestCell * em);
    // Square in a figure; a window has its own shape, and higher cells have larger labels.
    const double highest = style.on_paper ? cell_width : kSteepest * cell_width;
    const double limit = style.on_paper ? kHighestCell : kHighestOnScreen;
    cell_height = std::min({std::max(height, 1.0) / rows, highest, limit * em});
    cell_width = std::min(cell_width, kFlattest * cell_height);
    if (!style.on_paper) break;
    const double line = style.line_height();
    row_relative = std::clamp(cell_height / line, kSmallestLabel, kLabel);
    column_relative = std::clamp(cell_width / line, kSmallestLabel, kLabel);
  }

  const double cells_width = columns * cell_width;
  const double cells_height = rows * cell_height;
  const double used = left + cells_width + (row_tree > 0 ? row_tree + gap : 0);
  double x = area.left() + std::max(0.0, (area.width() - used) / 2);
  double y = area.top();
  geometry.cells = {x + left, y + top, cells_width, cells_height};
  if (title > 0) geometry.title = {area.left(), y, area.width(), title - 0.5 * em};
  geometry.row_labels = {x, y + top, row_labels, cells_height};
  geometry.column_labels = {x + left, y + title, cells_width, column_labels};
  if (row_kinds) {
    geometry.row_kinds = {x + row_labels + gap, y + top, row_kinds_width, cells_height};
  }
  if (column_kinds) {
    geometry.column_kinds = {x + left, y + title + column_labels + gap, cells_width,
                             column_kinds_height};
  }
  if (row_tree > 0) {
    geometry.row_tree = {geometry.cells.right() + gap, y + top, row_tree, cells_height};
  }
  double bottom = geometry.cells.bottom();
  if (column_tree > 0) {
    geometry.column_tree = {x + left, bottom + gap, cells_width, column_tree};
    bottom += gap + column_tree;
  }
  // Wide enough to be read, however narrow the cells are.
  const double legend_width =
      std::min(std::max(cells_width, 22 * em), std::max(1.0, area.right() - (x + left)));
  double legend_left = x + left;
  double width = legend_width;
  if (legend_width < 16 * em) {
    legend_left = x;
    width = std::min(area.right() - x, std::max(legend_width, 16 * em));
  }
  geometry.legend = {legend_left, bottom + 0.9 * em, std::max(width, 1.0), legend};
  return geometry;
}

HeatmapHit HeatmapPlot::hit_test(const QPointF& point, const QRectF& area,
                                 const PlotStyle& style) const {
  return geometry(area, style)
      .hit(point, static_cast<int>(data_.rows.size()), static_cast<int>(data_.columns.size()));
}

double HeatmapPlot::height_for(double width, const PlotStyle& style) const {
  // Cells are square, or flat where they would be high: given all the height it may want, the
  // geometry uses what it needs.
  const QRectF area(0, 0, width, 1e5);
  return std::ceil(geometry(area, style).legend.bottom() + 0.2 * style.em());
}

// --- painting ------------------------------------------------------------------------------------

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
  // Digits are of one width in nearly every font; 5 % spare for those in which they are not.
  const auto fitting = [&](const QString& text) {
    return std::min(
        {0.85, 0.9 * width / (1.05 * writer.width(text, 1)), 0.92 * height / style.line_height()});
  };
  constexpr double kSmallestValue = 0.58;
  std::vector<QString> texts;
  QString longest_text;
  for (int row = first_row; row < last_row; ++row) {
    for (int column = first_column; column < last_column; ++column) {
      texts.push_back(cell_text(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
      if (texts.back().size() <= longest_text.size()) continue;
      longest_text = texts.back();
      // Mostly told by the first one, without a look at the thousands of others.
      if (fitting(longest_text) < kSmallestValue) return;
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
  options.relative =
      std::clamp(height / style.line_height(), kSmallestLabel, geometry.row_relative);
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
                               kSign, style);
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
  options.relative =
      std::clamp(width / style.line_height(), kSmallestLabel, geometry.column_relative);
  options.rotation = -90;
  const int every = std::max(
      1, static_cast<int>(std::ceil(0.82 * style.line_height(options.relative) / width - 0.01)));
  const auto [first, last] = heatmap_paint::visible_columns(geometry, data_.columns.size());
  for (int column = first; column < last; ++column) {
    const QRectF cell = geometry.cell(0, column);
    const double middle = cell.center().x();
    const HeatmapLabel& label = data_.columns[static_cast<std::size_t>(column)];
    if (label.task.valid() && !geometry.column_kinds.isEmpty()) {
      const QRectF box(cell.left(), geometry.column_kinds.top(), width,
                       geometry.column_kinds.height());
      heatmap_paint::kind_chip(painter, writer, box.intersected(geometry.column_kinds), label.kind,
                               kSign, style);
    }
    if (column % every != 0) continue;
    if (middle < geometry.cells.left() || middle > geometry.cells.right()) continue;
    writer.draw({cell.left(), geometry.column_labels.top(), width, geometry.column_labels.height()},
                Qt::AlignLeft | Qt::AlignVCenter, label.label, options);
  }
}

// --- words ---------------------------------------------------------------------------------------

QString HeatmapPlot::cell_text(std::size_t row, std::size_t column) const {
  if (!data_.texts.empty()) return data_.texts[row * data_.columns.size() + column];
  const double value = data_.at(row, column);
  if (std::isnan(value)) return {};
  return QLocale().toString(value, options_.significant ? 'g' : 'f', options_.digits);
}

QString HeatmapPlot::cell_name(std::size_t row, std::size_t column) const {
  return heatmap_cell_name(data_, row, column, 3);
}

PlotData HeatmapPlot::data() const {
  PlotData data;
  const auto code = [](const HeatmapLabel& label) {
    return label.code.isEmpty() ? label.label : label.code;
  };
  data.columns.push_back(data_.row_name);
  for (const HeatmapLabel& column : data_.columns) data.columns.push_back(code(column));
  for (std::size_t row = 0; row < data_.rows.size(); ++row) {
    QStringList line{code(data_.rows[row])};
    for (std::size_t column = 0; column < data_.columns.size(); ++column) {
      const double value = data_.at(row, column);
      line.push_back(std::isnan(value)
                         ? QString()
                         : QString::number(value, 'g', QLocale::FloatingPointShortest));
    }
    data.rows.push_back(std::move(line));
  }
  return data;
}

QString HeatmapPlot::summary() const {
  std::size_t missing = 0;
  std::optional<std::size_t> least, most;
  for (std::size_t i = 0; i < data_.values.size(); ++i) {
    const double value = data_.values[i];
    if (std::isnan(value)) {
      ++missing;
      continue;
    }
    if (!least || value < data_.values[*least]) least = i;
    if (!most || value > data_.values[*most]) most = i;
  }
  const QString name = data_.title.isEmpty() ? data_.value_name : data_.title;
  QString text = QCoreApplication::translate("Heatmap", "%1: a heat map of %2 by %3 cells.")
                     .arg(name, QLocale().toString(data_.rows.size()),
                          QLocale().toString(data_.columns.size()));
  if (!most) return text + u' ' + QCoreApplication::translate("Heatmap", "Nothing is measured.");
  const auto cell = [&](std::size_t i) {
    return heatmap_cell_name(data_, i / data_.columns.size(), i % data_.columns.size(), 3);
  };
  text += u' ' + QCoreApplication::translate("Heatmap", "Highest: %1. Lowest: %2.")
                     .arg(cell(*most), cell(*least));
  if (missing > 0) {
    text += u' ' + QCoreApplication::translate("Heatmap", "%n cell(s) are not measured.", nullptr,
                                               static_cast<int>(missing));
  }
  return text;
}

}  // namespace taskatlas::ui
