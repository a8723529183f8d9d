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
constexpr double kLabel = 0.92;       // labels, relative to the style's size
constexpr double kWidestCell = 4.5;   // em
constexpr double kHighestCell = 2.2;  // em, in a figure
constexpr double kHighestOnScreen = 3.6;
constexpr double kFlattest = 2.4;  // a cell's width over its height, at most
constexpr double kSteepest = 1.4;  // and its height over its width
constexpr double kTree = 4;        // em
constexpr double kLongest = 2.2;   // the cells' height over a figure's width

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
  const double line = style.line_height(style.secondary(0.85));
  return line + 0.2 * style.em() + 0.75 * style.em() + 0.3 * style.em() +
         style.line_height(style.secondary(0.8)) + (keys ? line + 0.3 * style.em() : 0);
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
  const bool row_kinds = heatmap_paint::any_task(data_.rows);
  const bool column_kinds = heatmap_paint::any_task(data_.columns);
  const bool upright = heatmap_paint::upright_heads(data_.columns, style);
  const double row_kinds_width = !row_kinds ? 0 : style.even_text ? 1.75 * em : 1.5 * em;
  const double column_kinds_height = !column_kinds ? 0 : style.even_text ? 1.75 * em : 1.15 * em;
  const double row_tree = data_.row_tree ? kTree * em : 0;
  const double column_tree = data_.column_tree ? kTree * em : 0;
  const double title = data_.title.isEmpty() ? 0 : style.line_height(1.1) + 0.5 * em;
  const double legend = legend_height(style, has_missing_ || has_marks_);

  // On paper labels shrink with the cells, and leave them their room; on the screen, where one
  // zooms, nothing moves.
  const double usual = style.secondary(kLabel);
  double row_relative = usual;
  double column_relative = usual;
  double row_labels = 0, column_labels = 0, left = 0, top = 0, cell_width = 0, cell_height = 0;
  for (int pass = 0; pass < 2; ++pass) {
    geometry.row_relative = row_relative;
    geometry.column_relative = column_relative;
    // Hinted text may be a little wider than measured.
    const double spare = 0.3 * em;
    row_labels =
        std::min({widest(long_rows_, style, row_relative) + spare, 13 * em, 0.4 * area.width()});
    column_labels = upright ? style.line_height(usual)
                            : std::min({widest(long_columns_, style, column_relative) + spare,
                                        13 * em, 0.4 * area.height()});
    left = row_labels + gap + (row_kinds ? row_kinds_width + gap : 0);
    top = title + column_labels + gap + (column_kinds ? column_kinds_height + gap : 0);
    const double width = area.width() - left - (row_tree > 0 ? row_tree + gap : 0);
    const double height =
        area.height() - top - (column_tree > 0 ? column_tree + gap : 0) - 0.9 * em - legend;
    cell_width = std::min(std::max(width, 1.0) / columns, kWidestCell * em);
    // Square in a figure; a window has its own shape, and higher cells have larger labels.
    // But as high as a label, unless that would make a mere strip of it.
    const double line = heatmap_paint::label_pitch(style);
    const double labelled = rows * line <= kLongest * area.width() ? line : 0;
    const double highest = style.even_text  ? std::max(cell_width, labelled)
                           : style.on_paper ? cell_width
                                            : kSteepest * cell_width;
    const double limit = style.on_paper ? kHighestCell : kHighestOnScreen;
    cell_height = std::min({std::max(height, 1.0) / rows, highest, limit * em});
    cell_width = std::min(cell_width, kFlattest * cell_height);
    if (!style.on_paper) break;
    row_relative = std::clamp(cell_height / line, heatmap_paint::kSmallestLabel, usual);
    column_relative =
        upright ? usual : std::clamp(cell_width / line, heatmap_paint::kSmallestLabel, usual);
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
    const int count = static_cast<int>(missing);  // lupdate does not read past a cast in the call
    text += u' ' +
            QCoreApplication::translate("Heatmap", "%n cell(s) are not measured.", nullptr, count);
  }
  return text;
}

}  // namespace taskatlas::ui
