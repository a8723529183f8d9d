// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_picture.hpp"

#include "ui/shared/colour_map.hpp"
#include "ui/taxonomy/graph_curves.hpp"
#include "ui/taxonomy/graph_shapes.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace taskatlas::ui {
namespace {

constexpr double kNameSize = kGraphNameSize;
constexpr double kSignSize = 0.8;
constexpr double kValueSize = 0.72;
constexpr double kBoxHeight = 2.7;     // em, the same for one line and for two
constexpr double kTwoLines = 2.3;      // em, the least height of a box for two lines
constexpr double kMostLine = 18;       // em, of names on one line
constexpr double kBadgeWidth = 2.15;   // em
constexpr double kTextPad = 0.55;      // em, on each side of the name
constexpr double kMostTextWidth = 11;  // em; longer names end in an ellipsis
constexpr qsizetype kLongLine = 9;     // characters, beyond which a name is broken in two
constexpr double kArrowLength = 7.5;
constexpr double kArrowHalf = 3.4;
constexpr double kJunctionRadius = 3.6;
constexpr double kMarkRadius = 6.5;  // of a pin or a barred circle

QString text_of(const std::string& text) { return QString::fromStdString(text); }

// One or two lines, broken at the space that leaves the shorter longest line.
QStringList lines_of(const QString& name) {
  if (name.size() <= kLongLine) return {name};
  qsizetype best = -1, best_length = name.size();
  for (qsizetype at = name.indexOf(QLatin1Char(' ')); at > 0;
       at = name.indexOf(QLatin1Char(' '), at + 1)) {
    const qsizetype length = std::max(at, name.size() - at - 1);
    if (length < best_length) {
      best = at;
      best_length = length;
    }
  }
  if (best < 0) return {name};
  return {name.left(best), name.mid(best + 1)};
}

QRectF rect_of(const Box& box) { return {box.left(), box.top(), box.size.width, box.size.height}; }

QPointF point_of(Point p) { return {p.x, p.y}; }

// On the upper right corner, within what node_reach covers.
QPointF mark_place(const QRectF& box) { return box.topRight() + QPointF(-2.2, 2.2); }

QPainterPath path_of(const DrawnEdge& edge) {
  QPainterPath path;
  if (!edge.points.empty()) path.moveTo(point_of(edge.points[0]));
  for (std::size_t i = 1; i + 2 < edge.points.size(); i += 3) {
    QPointF end = point_of(edge.points[i + 2]);
    QPointF control = point_of(edge.points[i + 1]);
    if (edge.arrow && i + 3 == edge.points.size()) {
      // The line ends inside the head, else its blunt end would show beside the tip.
      const QPointF back = point_of(edge.direction) * (kArrowLength * 0.7);
      end -= back;
      control -= back;
    }
    path.cubicTo(point_of(edge.points[i]), control, end);
  }
  return path;
}

// The part of a map that stands out against the paper.
double visible_share(double share, const ColourMap& map, const PlotStyle& style) {
  if (map.diverging) return share;
  return style.dark ? 0.22 + 0.78 * share : 0.9 * share;
}

}  // namespace

QString role_name(NodeRole role) {
  switch (role) {
    case NodeRole::kSupervised:
      return QCoreApplication::translate("GraphPicture", "supervised");
    case NodeRole::kTransferred:
      return QCoreApplication::translate("GraphPicture", "transferred");
    case NodeRole::kSourceOnly:
      return QCoreApplication::translate("GraphPicture", "source only");
    case NodeRole::kNovel:
      return QCoreApplication::translate("GraphPicture", "novel (target only)");
    case NodeRole::kUnused:
      break;
  }
  return QCoreApplication::translate("GraphPicture", "unused");
}

PlotStyle graph_style(const PlotStyle& style) {
  PlotStyle inner = style;
  inner.size = kGraphEm;
  inner.on_paper = true;
  return inner;
}

std::map<std::string, Size> graph_node_sizes(const TransferTable& table, const PlotStyle& style,
                                             NameLines how) {
  const PlotStyle inner = graph_style(style);
  std::map<std::string, Size> sizes;
  for (const Task& task : table.tasks()) {
    double width = 3 * kGraphEm;
    const QString name = text_of(task.name);
    for (const QString& line : how == NameLines::kOne ? QStringList{name} : lines_of(name)) {
      width = std::max(width, inner.text_width(line, kNameSize));
    }
    width = std::min(width, (how == NameLines::kOne ? kMostLine : kMostTextWidth) * kGraphEm);
    sizes[task.code] = {std::ceil(width + (kBadgeWidth + 2 * kTextPad) * kGraphEm),
                        std::ceil(kBoxHeight * kGraphEm)};
  }
  return sizes;
}

GraphPicture::GraphPicture(Drawing drawing, const TransferTable& table, GraphOptions options,
                           std::vector<EdgeSide> sides)
    : drawing_(std::move(drawing)), options_(std::move(options)), sides_(std::move(sides)) {
  for (const Task& task : table.tasks()) names_.push_back(text_of(task.name));
  if (options_.colour == GraphColour::kAffinity) {
    first_order_.assign(table.tasks().size(), 0);
    for (const Transfer& row : table.transfers()) {
      if (row.affinity > 0 && row.order() == 1) first_order_[row.target.index()] += row.affinity;
    }
  }
  for (DrawnEdge& edge : drawing_.edges) {
    const GraphEdge& line = drawing_.graph.edges[static_cast<std::size_t>(edge.edge)];
    if (line.junction < 0) continue;
    bend_clear(edge.points, drawing_.nodes, line.source, line.target);
    edge.direction = arrival_direction(edge.points);
  }
  paths_.reserve(drawing_.edges.size());
  for (const DrawnEdge& edge : drawing_.edges) paths_.push_back(path_of(edge));
  for (std::size_t i = 0; i < drawing_.nodes.size(); ++i) {
    if (shown(i)) bounds_ |= node_reach(i);
  }
  for (std::size_t i = 0; i < paths_.size(); ++i) bounds_ |= edge_reach(i);
}

bool GraphPicture::shown(std::size_t node) const {
  return options_.unused || drawing_.graph.nodes[node].role != NodeRole::kUnused;
}

QRectF GraphPicture::node_box(std::size_t node) const { return rect_of(drawing_.nodes[node].box); }

QRectF GraphPicture::node_reach(std::size_t node) const {
  const double margin = kDoubleGap + 2;
  return node_box(node).adjusted(-margin, -margin, margin, margin);
}

QPainterPath GraphPicture::node_outline(std::size_t node) const {
  return outline_of(node_box(node), drawing_.graph.nodes[node].role, kGraphEm);
}

double GraphPicture::node_value(std::size_t node) const {
  const GraphNode& one = drawing_.graph.nodes[node];
  if (one.role == NodeRole::kSourceOnly || one.role == NodeRole::kUnused) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  switch (options_.colour) {
    case GraphColour::kGain:
      return one.gain;
    case GraphColour::kQuality:
      return one.quality;
    case GraphColour::kAffinity:
    case GraphColour::kKind:
      break;
  }
  return one.affinity;
}

QRectF GraphPicture::edge_reach(std::size_t edge) const {
  const double margin = std::max(kArrowHalf, kJunctionRadius) + 2;
  QRectF box = paths_[edge].controlPointRect();
  if (!drawing_.edges[edge].points.empty()) {
    const QPointF end = point_of(drawing_.edges[edge].points.back());
    box |= QRectF(end, QSizeF(0.01, 0.01));
  }
  return box.adjusted(-margin, -margin, margin, margin);
}

EdgeSide GraphPicture::side(std::size_t edge) const {
  if (sides_.empty()) return EdgeSide::kOne;
  return sides_[static_cast<std::size_t>(drawing_.graph.edges[edge].transfer)];
}

QColor GraphPicture::map_colour(double share, const PlotStyle& style) const {
  const ColourMap* map = find_colour_map(options_.map);
  if (map == nullptr) map = &default_colour_map();
  return QColor(map->at(visible_share(std::clamp(share, 0.0, 1.0), *map, style)));
}

QColor GraphPicture::value_colour(double value, TaskId target, const PlotStyle& style) const {
  if (std::isnan(value)) return style.muted;
  if (options_.colour != GraphColour::kAffinity) return map_colour(value, style);
  // Affinities over all orders share a sum of 1, and most are tiny: as in figure 7 of the paper,
  // they are seen beside the target's first-order ones, evenly in exp(-20 p).
  const double first_order = first_order_[target.index()];
  const double p = first_order > 0 ? value / first_order : value;
  return map_colour(std::expm1(-kAffinityBeta * p) / std::expm1(-kAffinityBeta * kHighAffinity),
                    style);
}

QColor GraphPicture::side_colour(EdgeSide side, const PlotStyle& style) const {
  return side == EdgeSide::kOnlyA   ? style.bad
         : side == EdgeSide::kOnlyB ? style.accent
                                    : mix(style.muted, style.paper, 0.25);
}

EdgeSide GraphPicture::node_side(std::size_t node) const {
  return node < node_sides_.size() ? node_sides_[node] : EdgeSide::kOne;
}

void GraphPicture::set_rules(GraphRules rules) {
  rules_ = std::move(rules);
  forbidden_paths_.clear();
  for (DrawnEdge& edge : rules_.drawn.edges) {
    const GraphEdge& line = rules_.drawn.graph.edges[static_cast<std::size_t>(edge.edge)];
    if (line.junction >= 0) bend_clear(edge.points, drawing_.nodes, line.source, line.target);
    forbidden_paths_.push_back(path_of(edge));
    bounds_ |= forbidden_paths_.back().boundingRect().adjusted(-kMarkRadius, -kMarkRadius,
                                                               kMarkRadius, kMarkRadius);
  }
}

QColor GraphPicture::node_fill(std::size_t node, const PlotStyle& style) const {
  const GraphNode& one = drawing_.graph.nodes[node];
  if (one.role == NodeRole::kUnused) return style.paper;
  if (options_.colour == GraphColour::kKind || std::isnan(node_value(node))) {
    return kind_fill(one.kind, style);
  }
  return value_colour(node_value(node), one.task, style);
}

QColor GraphPicture::edge_colour(std::size_t edge, const PlotStyle& style) const {
  const GraphEdge& line = drawing_.graph.edges[edge];
  const GraphTransfer& transfer = drawing_.graph.transfers[static_cast<std::size_t>(line.transfer)];
  switch (side(edge)) {
    case EdgeSide::kBoth:
    case EdgeSide::kOnlyA:
    case EdgeSide::kOnlyB:
      return side_colour(side(edge), style);
    case EdgeSide::kOne:
      break;
  }
  switch (options_.colour) {
    case GraphColour::kAffinity:
      return value_colour(transfer.affinity, transfer.target, style);
    case GraphColour::kGain:
      return value_colour(transfer.gain, transfer.target, style);
    case GraphColour::kQuality:
      return value_colour(transfer.quality, transfer.target, style);
    case GraphColour::kKind:
      break;
  }
  if (line.source.valid()) {
    return kind_colour(drawing_.graph.nodes[line.source.index()].kind, style);
  }
  // From a junction: the kind of its sources, where they are of one.
  const TaskKind kind = drawing_.graph.nodes[transfer.sources.front().index()].kind;
  const bool same =
      std::all_of(transfer.sources.begin(), transfer.sources.end(),
                  [&](TaskId source) { return drawing_.graph.nodes[source.index()].kind == kind; });
  return same ? kind_colour(kind, style) : mix(style.muted, style.ink, 0.35);
}

void GraphPicture::paint_node(QPainter& painter, std::size_t node, const PlotStyle& style) const {
  const GraphNode& one = drawing_.graph.nodes[node];
  const QRectF box = node_box(node);
  const bool unused = one.role == NodeRole::kUnused;
  const QPainterPath outline = node_outline(node);
  const QColor fill = node_fill(node, style);
  const QColor kind =
      unused ? mix(kind_colour(one.kind, style), style.paper, 0.45) : kind_colour(one.kind, style);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  painter.drawPath(outline);

  // The badge: the outline's left part.
  const QRectF badge(box.left(), box.top(), kBadgeWidth * kGraphEm, box.height());
  if (!unused) {
    painter.setBrush(kind);
    painter.drawPath(badge_of(box, badge.width(), one.role, kGraphEm));
  }
  const QColor on_badge = unused ? kind : readable_on(kind);
  const double value = node_value(node);
  const bool with_value = options_.values && !std::isnan(value);
  QRectF sign = badge;
  if (with_value) {
    sign = QRectF(badge.left(), badge.top() + 0.28 * kGraphEm, badge.width(), 1.15 * kGraphEm);
    draw_text(painter, QRectF(badge.left(), badge.top() + 1.4 * kGraphEm, badge.width(), kGraphEm),
              Qt::AlignCenter, QLocale().toString(value, 'f', 2), style,
              {.relative = style.even_text ? kNameSize : kValueSize,
               .bold = false,
               .italic = false,
               .elide = false,
               .rotation = 0,
               .colour = on_badge});
  }
  draw_text(painter, sign, Qt::AlignCenter, kind_sign(one.kind), style,
            {.relative = style.even_text ? kNameSize : kSignSize,
             .bold = true,
             .italic = false,
             .elide = false,
             .rotation = 0,
             .colour = on_badge});

  TextOptions text;
  text.relative = kNameSize;
  text.colour = unused ? style.muted : readable_on(fill);
  const QStringList lines =
      box.height() < kTwoLines * kGraphEm ? QStringList{names_[node]} : lines_of(names_[node]);
  const QRectF area(badge.right() + kTextPad * kGraphEm, box.top(),
                    box.right() - badge.right() - 2 * kTextPad * kGraphEm + 0.5, box.height());
  const double step = 1.08 * kGraphEm;
  for (qsizetype i = 0; i < lines.size(); ++i) {
    const double offset = (static_cast<double>(i) - static_cast<double>(lines.size() - 1) / 2);
    // Where another font than the layout's needs more room, the text is a little smaller.
    TextOptions fitted = text;
    const double width = style.text_width(lines[i], kNameSize);
    if (width > area.width() && !style.even_text)
      fitted.relative *= std::max(0.75, area.width() / width);
    draw_text(painter, area.translated(0, offset * step), Qt::AlignLeft | Qt::AlignVCenter,
              lines[i], style, fitted);
  }
  const EdgeSide of = node_side(node);
  paint_border(painter, box, one.role,
               unused                 ? mix(style.muted, style.paper, 0.4)
               : of != EdgeSide::kOne ? side_colour(of, style)
                                      : kind,
               kGraphEm, of == EdgeSide::kOnlyA);
  paint_mark(painter, mark_place(box), kMarkRadius, rules_.of(one.task), style);
  painter.restore();
}

void GraphPicture::paint_edge(QPainter& painter, std::size_t edge, const PlotStyle& style,
                              double opacity, double strength) const {
  const DrawnEdge& drawn = drawing_.edges[edge];
  if (drawn.points.empty() || opacity <= 0) return;
  const GraphEdge& line = drawing_.graph.edges[edge];
  QColor colour = edge_colour(edge, style);
  colour.setAlphaF(static_cast<float>(opacity));
  QPen pen(colour, kEdgeWidth * strength);
  pen.setCapStyle(Qt::FlatCap);
  if (side(edge) == EdgeSide::kOnlyA) pen.setDashPattern({5, 3});
  if (side(edge) == EdgeSide::kOnlyB) pen.setWidthF(kEdgeWidth * strength * 1.6);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(paths_[edge]);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  if (drawn.arrow) {
    const QPointF tip = point_of(drawn.points.back());
    const QPointF along = point_of(drawn.direction);
    const QPointF aside(-along.y(), along.x());
    const double scale = 0.75 + 0.25 * strength;
    const QPointF base = tip - along * (kArrowLength * scale);
    const QPolygonF head{{tip, base + aside * (kArrowHalf * scale),
                          base + along * (0.22 * kArrowLength),
                          base - aside * (kArrowHalf * scale)}};
    painter.drawPolygon(head);
  }
  // The junction belongs to the line that leaves it.
  if (line.junction >= 0 && line.target.valid()) {
    painter.setBrush(colour);
    painter.drawEllipse(point_of(drawing_.junctions[static_cast<std::size_t>(line.junction)]),
                        kJunctionRadius, kJunctionRadius);
    QColor inner = style.paper;
    inner.setAlphaF(static_cast<float>(opacity));
    painter.setBrush(inner);
    painter.drawEllipse(point_of(drawing_.junctions[static_cast<std::size_t>(line.junction)]),
                        kJunctionRadius - 1.7, kJunctionRadius - 1.7);
  }
}

void GraphPicture::paint_rules(QPainter& painter, const PlotStyle& style) const {
  if (forbidden_paths_.empty() && rules_.required.empty()) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPen pen(mix(style.bad, style.paper, 0.35), 0.8 * kEdgeWidth);
  pen.setDashPattern({1.5, 3});
  for (const QPainterPath& path : forbidden_paths_) {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
  }
  for (std::size_t i = 0; i < forbidden_paths_.size(); ++i) {
    const DrawnEdge& edge = rules_.drawn.edges[i];
    if (!rules_.drawn.graph.edges[static_cast<std::size_t>(edge.edge)].target.valid()) continue;
    paint_mark(painter, forbidden_paths_[i].pointAtPercent(0.5), kMarkRadius, Rule::kForbidden,
               style);
  }
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const GraphEdge& line = drawing_.graph.edges[i];
    const GraphTransfer& of = drawing_.graph.transfers[static_cast<std::size_t>(line.transfer)];
    if (!line.target.valid() || !rules_.required.contains(of.row)) continue;
    paint_mark(painter, paths_[i].pointAtPercent(0.5), kMarkRadius, Rule::kRequired, style);
  }
  painter.restore();
}

void GraphPicture::paint(QPainter& painter, const PlotStyle& style,
                         const std::vector<double>& nodes, const std::vector<double>& edges) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    paint_edge(painter, i, style, edges.empty() ? 1 : edges[i]);
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!shown(i)) continue;
    painter.setOpacity(nodes.empty() ? 1 : nodes[i]);
    paint_node(painter, i, style);
  }
  painter.setOpacity(1);
  paint_rules(painter, style);
  painter.restore();
}

}  // namespace taskatlas::ui
