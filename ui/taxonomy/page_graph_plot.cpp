// SPDX-License-Identifier: MIT
#include "ui/taxonomy/page_graph_plot.hpp"

#include "graph/frozen_layout.hpp"
#include "ui/taxonomy/forbidden_lines.hpp"
#include "ui/taxonomy/page_layout.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>

namespace taskatlas::ui {
namespace {

constexpr double kLegendGap = 0.9;        // em between graph and legend
constexpr double kOneLine = 1.7;          // em, the height of a box with one line
constexpr double kTwoLines = 2.5;         // and with two
constexpr double kMargin = 1;             // units
constexpr double kEdge = 4.6 / kGraphEm;  // em, what borders take around the outermost boxes

std::vector<PageBox> page_boxes(const GraphPicture& picture, const TransferTable& table,
                                const PlotStyle& style) {
  const auto one = graph_node_sizes(table, style, NameLines::kOne);
  const auto two = graph_node_sizes(table, style, NameLines::kTwo);
  std::vector<PageBox> boxes;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const std::string& code = table.tasks()[i].code;
    PageBox box{one.at(code), two.at(code), picture.shown(i)};
    // A value in the box needs its second line.
    if (!picture.options().values) {
      box.one_line.height = kOneLine * kGraphEm;
      box.two_lines.height = kTwoLines * kGraphEm;
    }
    if (box.two_lines.width >= box.one_line.width) box.two_lines = box.one_line;
    boxes.push_back(box);
  }
  return boxes;
}

}  // namespace

PageGraphPlot::PageGraphPlot(const GraphPicture& contents, const TransferTable& table,
                             Taxonomy taxonomy, std::optional<ComparedSolution> other)
    : GraphPlot(contents, table, std::move(taxonomy), other), table_(table) {
  if (!contents.is_comparison()) return;
  sides_.resize(contents.graph().transfers.size(), EdgeSide::kBoth);
  for (std::size_t i = 0; i < contents.graph().edges.size(); ++i) {
    sides_[static_cast<std::size_t>(contents.graph().edges[i].transfer)] = contents.side(i);
  }
  if (other) {
    name_a_ = other->name_a;
    name_b_ = other->name_b;
  }
}

double PageGraphPlot::scale(const PlotStyle& style) {
  return style.size / (kGraphNameSize * kGraphEm);
}

GraphPicture PageGraphPlot::arranged(double width, double height, const PlotStyle& style) const {
  const PlotStyle inner = graph_style(style);
  const double edges = 2 * kEdge * kGraphEm;
  const PageRoom room{width / scale(style) - edges,
                      height > 0 ? std::max(1.0, height / scale(style) - edges) : 0};
  GraphPicture arranged(
      arrange_for_page(picture().graph(), page_boxes(picture(), table_, inner), room), table_,
      picture().options(), sides_);
  if (!sides_.empty()) {
    set_compared_names(arranged, name_a_, name_b_);
    std::vector<EdgeSide> of_nodes;
    for (std::size_t i = 0; i < table_.tasks().size(); ++i) {
      of_nodes.push_back(picture().node_side(i));
    }
    arranged.set_node_sides(std::move(of_nodes));
  }
  // Forbidden transfers are no part of the solution: the arrangement leaves no place for their
  // lines, which are drawn over it as they fall.
  GraphRules rules = picture().rules();
  if (!rules.forbidden.empty()) {
    std::vector<FrozenNode> nodes;
    for (const DrawnNode& node : arranged.drawing().nodes) {
      nodes.push_back({table_.code(node.task), node.box, true});
    }
    std::set<TransferId> lines;  // between tasks that stand on the page
    for (const TransferId row : rules.forbidden) {
      const Transfer& transfer = table_.transfer(row);
      const bool all = std::all_of(transfer.sources.begin(), transfer.sources.end(),
                                   [&](TaskId source) { return arranged.shown(source.index()); });
      if (all && arranged.shown(transfer.target.index())) lines.insert(row);
    }
    rules.drawn = draw_forbidden(FrozenLayout(std::move(nodes), arranged.drawing().size), nullptr,
                                 table_, lines);
  }
  arranged.set_rules(std::move(rules));
  return arranged;
}

double PageGraphPlot::needed(double width, const PlotStyle& style) const {
  const GraphPicture here = arranged(width, 0, style);
  const QRectF bounds = here.bounds();
  const double scaled =
      bounds.isEmpty() ? 0 : std::min(scale(style), width / bounds.width()) * bounds.height();
  return scaled + kLegendGap * style.em() + here.legend_height(width, style);
}

double PageGraphPlot::height_for(double width, const PlotStyle& style) const {
  // Figures keep a narrow margin, in which another arrangement may be the best.
  return std::max(needed(width, style), needed(width - kMargin, style)) + kMargin;
}

void PageGraphPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  // Its height is the same in every arrangement.
  const double legend = arranged(area.width(), 0, style).legend_height(area.width(), style);
  const double room = area.height() - legend - kLegendGap * style.em();
  // A height that is only as much as it takes asks for nothing.
  const double spare = area.height() - needed(area.width(), style);
  const bool free = spare >= 0 && spare < style.em();
  const GraphPicture here = arranged(area.width(), free ? 0 : std::max(1.0, room), style);
  const QRectF bounds = here.bounds();
  if (!bounds.isEmpty() && room > 0) {
    const double factor =
        std::min({scale(style), area.width() / bounds.width(), room / bounds.height()});
    painter.save();
    painter.translate(area.center().x(), area.top() + room / 2);
    painter.scale(factor, factor);
    painter.translate(-bounds.center().x(), -bounds.center().y());
    here.paint(painter, graph_style(style));
    painter.restore();
  }
  here.paint_legend(painter, QRectF(area.left(), area.bottom() - legend, area.width(), legend),
                    style);
}

GraphPicture page_contents(const TransferTable& table, const Scenario& scenario,
                           const Taxonomy& taxonomy, const GraphOptions& options,
                           const ComparedSolution* other) {
  // Somewhere; where is decided when the page is known.
  std::vector<FrozenNode> nodes;
  const Size size{kGraphEm, kGraphEm};
  for (const Task& task : table.tasks()) {
    const double y = 3 * kGraphEm * static_cast<double>(nodes.size());
    nodes.push_back({task.code, {{0, y}, size}, true});
  }
  const FrozenLayout somewhere(std::move(nodes), {});
  if (other != nullptr) {
    return comparison_picture(somewhere, nullptr, table, scenario, taxonomy, *other, options);
  }
  GraphPicture one(draw_taxonomy(somewhere, nullptr, table, taxonomy, scenario), table, options);
  one.set_rules(graph_rules(somewhere, nullptr, table, scenario));
  return one;
}

}  // namespace taskatlas::ui
