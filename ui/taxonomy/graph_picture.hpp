// SPDX-License-Identifier: MIT
// How the parts of a task graph look, on the screen and in figures.
#pragma once

#include "graph/drawing.hpp"
#include "ui/shared/plot_style.hpp"
#include "ui/taxonomy/graph_options.hpp"
#include "ui/taxonomy/graph_rules.hpp"

#include <QColor>
#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <map>
#include <string>
#include <vector>

class QPainter;

namespace taskatlas::ui {

// The size of text that boxes are made for, in the units of the layout.
inline constexpr double kGraphEm = 12;
// Of names, relative to it.
inline constexpr double kGraphNameSize = 0.95;

// How far from its curve a line of strength up to 2.5 is painted, and from its ends, where heads
// and junctions are.
inline constexpr double kLineReach = 2;
inline constexpr double kEndReach = 9;

// The style in which the inside of a graph is painted, the painter being scaled so that kGraphEm
// units are as high as text should be: unhinted, so that what fits a box fits it at any zoom.
PlotStyle graph_style(const PlotStyle& style);

// Whether a long name is broken in two.
enum class NameLines { kOne, kTwo };

// The boxes of a table's tasks for freeze_layout: one or two lines of the name beside the sign of
// its kind. A name is written on one line where its box is too low for two.
std::map<std::string, Size> graph_node_sizes(const TransferTable& table, const PlotStyle& style,
                                             NameLines lines = NameLines::kTwo);

// Of a comparison of two solutions: which of them has the transfer.
enum class EdgeSide { kOne, kBoth, kOnlyA, kOnlyB };

// An immutable drawing with all that painting needs. All coordinates are the layout's; the
// painter maps them. `style` must come from graph_style().
class GraphPicture {
 public:
  GraphPicture() = default;
  // `sides` is empty, or one for each of the graph's transfers.
  GraphPicture(Drawing drawing, const TransferTable& table, GraphOptions options,
               std::vector<EdgeSide> sides = {});

  const Drawing& drawing() const { return drawing_; }
  const TaskGraph& graph() const { return drawing_.graph; }
  const GraphOptions& options() const { return options_; }
  bool is_comparison() const { return !sides_.empty(); }
  QRectF bounds() const { return bounds_; }  // of all that is painted

  bool shown(std::size_t node) const;
  const QString& name(std::size_t node) const { return names_[node]; }
  QRectF node_box(std::size_t node) const;    // what the layout knows
  QRectF node_reach(std::size_t node) const;  // all that paint_node may touch
  QPainterPath node_outline(std::size_t node) const;
  // The value written into the box and coloured; NaN where there is none.
  double node_value(std::size_t node) const;

  const QPainterPath& edge_path(std::size_t edge) const { return paths_[edge]; }
  QRectF edge_reach(std::size_t edge) const;
  EdgeSide side(std::size_t edge) const;
  QColor edge_colour(std::size_t edge, const PlotStyle& style) const;
  // Of a comparison: which of the two supervises the task; kOne where neither does, or it is none.
  EdgeSide node_side(std::size_t node) const;
  void set_node_sides(std::vector<EdgeSide> sides) { node_sides_ = std::move(sides); }

  // What the scenario requires and forbids; set before the first use.
  const GraphRules& rules() const { return rules_; }
  void set_rules(GraphRules rules);

  void paint_node(QPainter& painter, std::size_t node, const PlotStyle& style) const;
  // The transfers that are forbidden, barred, and the pins of those that are required; above all
  // else.
  void paint_rules(QPainter& painter, const PlotStyle& style) const;
  // `strength` widens the line: 1 as usual, 1.7 under the pointer. Paints no further than
  // kLineReach from the curve, and kEndReach from its ends.
  void paint_edge(QPainter& painter, std::size_t edge, const PlotStyle& style, double opacity = 1,
                  double strength = 1) const;
  // Everything, edges first. Opacities are by node and edge; empty: all 1.
  void paint(QPainter& painter, const PlotStyle& style, const std::vector<double>& nodes = {},
             const std::vector<double>& edges = {}) const;

  // --- legend ----------------------------------------------------------------------------------
  // In the units and style of the plot around it (not graph_style).
  double legend_height(double width, const PlotStyle& style) const;
  void paint_legend(QPainter& painter, const QRectF& area, const PlotStyle& style) const;
  void set_side_names(const QString& a, const QString& b);  // of a comparison

 private:
  struct LegendItem;
  std::vector<LegendItem> legend_items(const PlotStyle& style) const;
  double flow_legend(QPainter* painter, const QRectF& area, const PlotStyle& style) const;
  QColor value_colour(double value, TaskId target, const PlotStyle& style) const;
  QColor map_colour(double share, const PlotStyle& style) const;
  QColor side_colour(EdgeSide side, const PlotStyle& style) const;
  QColor node_fill(std::size_t node, const PlotStyle& style) const;

  Drawing drawing_;
  GraphOptions options_;
  std::vector<EdgeSide> sides_;
  std::vector<QString> names_;
  std::vector<QPainterPath> paths_;
  QRectF bounds_;
  std::vector<double> first_order_;  // by target, of kAffinity: sum over its first-order rows
  std::vector<EdgeSide> node_sides_;
  GraphRules rules_;
  std::vector<QPainterPath> forbidden_paths_;
  QString name_a_, name_b_;
};

QString role_name(NodeRole role);  // translated, lower case: "supervised"

}  // namespace taskatlas::ui
