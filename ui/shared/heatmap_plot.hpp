// SPDX-License-Identifier: MIT
// A matrix as coloured cells, with labels, kinds, trees and a legend: affinities, gains, qualities.
#pragma once

#include "evaluation/dendrogram.hpp"
#include "tasks/transfer_table.hpp"
#include "ui/shared/heatmap_scale.hpp"
#include "ui/shared/plot.hpp"

#include <QImage>
#include <QJsonObject>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace taskatlas::ui {

class TextPictures;

// A row's or a column's head.
struct HeatmapLabel {
  QString label;                    // for people
  TaskKind kind = TaskKind::kNone;  // its sign is shown where `task` is valid
  TaskId task;                      // invalid: no task of the table (a budget, the own network)
  QString code;                     // for files; the label where empty
};

// A tree beside the cells; see evaluation/dendrogram.hpp.
struct HeatmapTree {
  Dendrogram tree;
  std::vector<std::size_t> places;  // leaf i belongs to row (column) places[i]
  // Height of the cut: a line through the tree, and lines between the groups through the cells.
  std::optional<double> cut;
};

struct HeatmapData {
  QString title;       // above; may be empty
  QString value_name;  // "Affinity"; over the legend
  QString row_name;    // what a row is: "Target"; for screen readers, summaries and files
  QString column_name;
  std::vector<HeatmapLabel> rows;
  std::vector<HeatmapLabel> columns;
  std::vector<double> values;  // rows × columns, row-major; NaN = missing
  // As many as values, or none:
  std::vector<QString> texts;              // instead of the value, where cell values are shown
  std::vector<QString> notes;              // what more can be said of a cell: "rank 2 of 25"
  std::vector<QString> names;              // all that is said of a cell; see heatmap_cell_name
  std::vector<std::uint8_t> marks;         // 1: a small triangle in the cell's corner
  QString mark_name;                       // what the mark means; in the legend
  std::optional<HeatmapTree> row_tree;     // right of the cells
  std::optional<HeatmapTree> column_tree;  // under the cells

  double at(std::size_t row, std::size_t column) const {
    return values[row * columns.size() + column];
  }
  // Throws Error(kUsage) where sizes do not fit together.
  void check() const;
};

// Row i of the result is row rows[i] of `data`, with everything that belongs to it: head, values,
// texts, notes and marks. The same for columns. Trees are dropped: they go with one order only.
// Each span holds distinct positions; fewer than there are leaves some out.
HeatmapData rearranged(const HeatmapData& data, std::span<const std::size_t> rows,
                       std::span<const std::size_t> columns);

// With heads (codes where there are any), C locale, shortest exact numbers, nothing where missing;
// a line for each row.
QString heatmap_tsv(const HeatmapData& data);

// "Normals to Curvature: affinity 0.0158, rank 2 of 25": what a screen reader says of a cell. Where
// that does not read well, because columns are no sources of the rows, data.names says it.
QString heatmap_cell_name(const HeatmapData& data, std::size_t row, std::size_t column, int digits);

struct HeatmapOptions {
  QString colour_map = QStringLiteral("viridis");  // id of colour_maps()
  bool reversed = false;                           // the map's colours from end to end
  HeatmapScale scale = HeatmapScale::kLinear;
  double beta = 20;              // of exp(−beta p); > 0
  std::optional<double> low;     // values below look like it; none: the least value
  std::optional<double> high;    // values above look like it; none: the greatest value
  std::optional<double> centre;  // of a diverging map: has the middle colour
  bool cell_values = false;      // numbers in the cells, where they fit
  int digits = 2;                // after the point, or significant where
  bool significant = false;      // this is true; 0 to 6
  bool grid = true;              // lines between cells that are large enough

  QJsonObject to_json() const;
  // Members that are missing or make no sense are as in `defaults`; an end or centre of null is
  // none.
  static HeatmapOptions from_json(const QJsonObject& json, const HeatmapOptions& defaults);
  static HeatmapOptions from_json(const QJsonObject& json);
  bool operator==(const HeatmapOptions&) const = default;
};

// The part of the matrix that is shown, in cells: all of it is (0, 0, columns, rows).
using HeatmapWindow = QRectF;

// A row, a column (over a head: the other is −1) or a cell.
struct HeatmapHit {
  int row = -1;
  int column = -1;
  bool is_cell() const { return row >= 0 && column >= 0; }
  bool operator==(const HeatmapHit&) const = default;
};

// Where everything is, in the painter's coordinates. An empty rectangle: not there.
struct HeatmapGeometry {
  HeatmapWindow window;
  double row_relative = 1;  // largest size of the labels, as a factor on the style's
  double column_relative = 1;
  QRectF title;
  QRectF row_labels;  // left of row_kinds
  QRectF row_kinds;
  QRectF column_labels;  // above column_kinds
  QRectF column_kinds;
  QRectF cells;
  QRectF row_tree;
  QRectF column_tree;
  QRectF legend;

  double cell_width() const { return cells.width() / window.width(); }
  double cell_height() const { return cells.height() / window.height(); }
  QRectF cell(int row, int column) const;  // may lie outside `cells`
  HeatmapHit hit(const QPointF& point, int rows, int columns) const;
};

class HeatmapPlot : public Plot {
 public:
  // Throws what data.check() throws.
  HeatmapPlot(HeatmapData data, HeatmapOptions options);

  const HeatmapData& contents() const { return data_; }
  const HeatmapOptions& options() const { return options_; }
  const HeatmapColours& colours() const { return colours_; }
  HeatmapWindow full_window() const;

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  PlotData data() const override;
  QString summary() const override;

  HeatmapGeometry geometry(const QRectF& area, const PlotStyle& style) const;
  // Of a part, which fills the room that the whole would take.
  HeatmapGeometry geometry(const QRectF& area, const PlotStyle& style,
                           const HeatmapWindow& window) const;
  // The row, column or cell under a point; all −1 where there is none.
  HeatmapHit hit_test(const QPointF& point, const QRectF& area, const PlotStyle& style) const;
  void paint_window(QPainter& painter, const QRectF& area, const PlotStyle& style,
                    const HeatmapWindow& window) const;
  // Its parts, for views that keep pictures of them; each within the geometry's rectangles.
  // `pictures`: see text_pictures.hpp; may be null.
  void paint_cells(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style,
                   TextPictures* pictures = nullptr) const;
  void paint_heads(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style,
                   TextPictures* pictures = nullptr) const;  // labels, kinds, trees
  void paint_legend(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style,
                    TextPictures* pictures = nullptr) const;  // and the title

  QString cell_text(std::size_t row, std::size_t column) const;  // as in the cell
  QString cell_name(std::size_t row, std::size_t column) const;  // see heatmap_cell_name

 private:
  std::size_t picture_level(double device_pixels_per_cell) const;
  void paint_picture(QPainter& painter, const HeatmapGeometry& geometry) const;
  void paint_cell_rects(QPainter& painter, const HeatmapGeometry& geometry) const;
  void paint_missing(QPainter& painter, const HeatmapGeometry& geometry,
                     const PlotStyle& style) const;
  void paint_grid(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style) const;
  void paint_values(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style,
                    TextPictures* pictures) const;
  void paint_marks(QPainter& painter, const HeatmapGeometry& geometry,
                   const PlotStyle& style) const;
  void paint_cuts(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style) const;
  void paint_row_labels(QPainter& painter, const HeatmapGeometry& geometry, const PlotStyle& style,
                        TextPictures* pictures) const;
  void paint_column_labels(QPainter& painter, const HeatmapGeometry& geometry,
                           const PlotStyle& style, TextPictures* pictures) const;

  HeatmapData data_;
  HeatmapOptions options_;
  HeatmapColours colours_;
  bool has_missing_ = false;
  struct Run {  // of missing cells within a row: [first, last)
    int row, first, last;
  };
  std::vector<Run> missing_;  // by row, then column
  bool has_marks_ = false;
  bool has_lower_ = false;  // values that are clipped
  bool has_higher_ = false;
  // One pixel a cell, transparent where missing; then halved in both directions again and again,
  // for maps with more cells than pixels.
  std::vector<QImage> pictures_;
  std::vector<QString> long_rows_;  // the longest labels, by number of characters
  std::vector<QString> long_columns_;
};

}  // namespace taskatlas::ui
