// SPDX-License-Identifier: MIT
// The legend of a task graph: a part of GraphPicture.
#include "ui/taxonomy/graph_picture.hpp"
#include "ui/taxonomy/graph_shapes.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <set>

namespace taskatlas::ui {

struct GraphPicture::LegendItem {
  enum class Mark { kKind, kRole, kJunction, kLine, kRule, kScale } mark = Mark::kKind;
  TaskKind kind = TaskKind::kNone;
  NodeRole role = NodeRole::kUnused;
  EdgeSide side = EdgeSide::kOne;
  Rule rule = Rule::kFree;
  QString text;
  double mark_width = 0;
  double text_width = 0;
  double width() const { return mark_width + text_width; }
};

void GraphPicture::set_side_names(const QString& a, const QString& b) {
  name_a_ = a;
  name_b_ = b;
}

namespace {

constexpr double kLegendText = 0.85;
constexpr double kLegendRow = 1.6;  // em
constexpr double kLegendGap = 1.3;  // em between items
constexpr double kMarkGap = 0.45;   // em between mark and text
constexpr double kScaleWidth = 5;   // em, of the bar alone

QString low_text() { return QLocale().toString(0); }

QString scale_title(GraphColour colour, const PlotStyle& style) {
  if (colour != GraphColour::kAffinity) return colour_title(colour);
  // A column of a page has no room for the whole.
  if (style.even_text) {
    return QCoreApplication::translate("GraphPicture", "Affinity p, by exp(−20 p)");
  }
  return QCoreApplication::translate("GraphPicture",
                                     "Affinity p among first-order ones, by exp(−20 p)");
}

QString high_text(GraphColour colour) {
  return colour == GraphColour::kAffinity ? QStringLiteral("≥ ") + QLocale().toString(kHighAffinity)
                                          : QLocale().toString(1);
}

}  // namespace

std::vector<GraphPicture::LegendItem> GraphPicture::legend_items(const PlotStyle& style) const {
  std::vector<LegendItem> items;
  const auto add = [&](LegendItem item, double mark_em) {
    item.mark_width = (mark_em + kMarkGap) * style.em();
    item.text_width = style.text_width(item.text, style.secondary(kLegendText));
    items.push_back(std::move(item));
  };
  std::set<TaskKind> kinds;
  std::set<NodeRole> roles;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!shown(i)) continue;
    kinds.insert(drawing_.graph.nodes[i].kind);
    roles.insert(drawing_.graph.nodes[i].role);
  }
  for (const TaskKind kind : kinds) {
    LegendItem item;
    item.mark = LegendItem::Mark::kKind;
    item.kind = kind;
    item.text = kind == TaskKind::kNone ? QCoreApplication::translate("GraphPicture", "no kind")
                                        : kind_name(kind);
    add(item, 1.7);
  }
  for (const NodeRole role : roles) {
    LegendItem item;
    item.mark = LegendItem::Mark::kRole;
    item.role = role;
    item.text = role_name(role);
    add(item, 2.1);
  }
  if (drawing_.graph.junctions > 0) {
    LegendItem item;
    item.mark = LegendItem::Mark::kJunction;
    item.text = QCoreApplication::translate("GraphPicture", "several sources together");
    add(item, 2.2);
  }
  for (const Rule rule : {Rule::kRequired, Rule::kForbidden}) {
    if (!rules_.any(rule)) continue;
    LegendItem item;
    item.mark = LegendItem::Mark::kRule;
    item.rule = rule;
    item.text = rule == Rule::kRequired ? QCoreApplication::translate("GraphPicture", "required")
                                        : QCoreApplication::translate("GraphPicture", "forbidden");
    add(item, 1.1);
  }
  if (!sides_.empty()) {
    for (const EdgeSide one : {EdgeSide::kBoth, EdgeSide::kOnlyA, EdgeSide::kOnlyB}) {
      LegendItem item;
      item.mark = LegendItem::Mark::kLine;
      item.side = one;
      item.text = one == EdgeSide::kBoth ? QCoreApplication::translate("GraphPicture", "both")
                  : one == EdgeSide::kOnlyA
                      ? QCoreApplication::translate("GraphPicture", "only %1").arg(name_a_)
                      : QCoreApplication::translate("GraphPicture", "only %1").arg(name_b_);
      add(item, 2.2);
    }
  } else if (options_.colour != GraphColour::kKind) {
    LegendItem item;
    item.mark = LegendItem::Mark::kScale;
    item.text = high_text(options_.colour);
    const double relative = style.secondary(kLegendText);
    const double words = style.text_width(scale_title(options_.colour, style), relative) +
                         style.text_width(low_text(), relative);
    add(item, words / style.em() + 2 * kMarkGap + kScaleWidth);
  }
  return items;
}

double GraphPicture::flow_legend(QPainter* painter, const QRectF& area,
                                 const PlotStyle& style) const {
  const double em = style.em();
  const double row = kLegendRow * em;
  double x = area.left(), y = area.top();
  TextOptions text;
  text.relative = style.secondary(kLegendText);
  text.colour = style.muted;
  if (painter != nullptr) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
  }
  for (const LegendItem& item : legend_items(style)) {
    if (x > area.left() && x + item.width() > area.right()) {
      x = area.left();
      y += row;
    }
    if (painter != nullptr) {
      const double mark = item.mark_width - kMarkGap * em;
      const QRectF cell(x, y + 0.22 * em, mark, row - 0.44 * em);
      const QPointF left(cell.left(), cell.center().y()), right(cell.right(), cell.center().y());
      switch (item.mark) {
        case LegendItem::Mark::kKind: {
          const QColor colour = kind_colour(item.kind, style);
          painter->setPen(Qt::NoPen);
          painter->setBrush(colour);
          painter->drawRoundedRect(cell, 0.2 * em, 0.2 * em);
          draw_text(*painter, cell, Qt::AlignCenter, kind_sign(item.kind), style,
                    {.relative = style.secondary(0.72),
                     .bold = true,
                     .italic = false,
                     .elide = false,
                     .rotation = 0,
                     .colour = readable_on(colour)});
          break;
        }
        case LegendItem::Mark::kRole: {
          const double shrunk = 0.68 * em;  // a small box with the same proportions
          const QRectF box = cell.adjusted(0.15 * em, 0.08 * em, -0.15 * em, -0.08 * em);
          painter->setPen(Qt::NoPen);
          painter->setBrush(item.role == NodeRole::kUnused ? style.paper : style.raised);
          painter->drawPath(outline_of(box, item.role, shrunk));
          paint_border(
              *painter, box, item.role,
              item.role == NodeRole::kUnused ? mix(style.muted, style.paper, 0.4) : style.ink,
              shrunk);
          break;
        }
        case LegendItem::Mark::kJunction: {
          QPen pen(style.muted, em * kEdgeWidth / 14);
          painter->setPen(pen);
          const QPointF centre = cell.center();
          painter->drawLine(cell.topLeft(), centre);
          painter->drawLine(cell.bottomLeft(), centre);
          painter->drawLine(centre, right);
          painter->setPen(Qt::NoPen);
          painter->setBrush(style.muted);
          painter->drawEllipse(centre, 0.3 * em, 0.3 * em);
          painter->setBrush(style.paper);
          painter->drawEllipse(centre, 0.16 * em, 0.16 * em);
          break;
        }
        case LegendItem::Mark::kLine: {
          QPen pen(side_colour(item.side, style),
                   em * (item.side == EdgeSide::kOnlyB ? 1.6 : 1) * kEdgeWidth / 12);
          if (item.side == EdgeSide::kOnlyA) pen.setDashPattern({5, 3});
          pen.setCapStyle(Qt::FlatCap);
          painter->setPen(pen);
          painter->drawLine(left, right);
          break;
        }
        case LegendItem::Mark::kRule:
          paint_mark(*painter, cell.center(), 0.55 * em, item.rule, style);
          break;
        case LegendItem::Mark::kScale: {
          const QString title = scale_title(options_.colour, style);
          const double title_width = style.text_width(title, text.relative);
          const double low_width = style.text_width(low_text(), text.relative);
          draw_text(*painter, QRectF(x, y, title_width + 1, row), Qt::AlignVCenter, title, style,
                    text);
          double at = x + title_width + kMarkGap * em;
          draw_text(*painter, QRectF(at, y, low_width + 1, row), Qt::AlignVCenter, low_text(),
                    style, text);
          at += low_width + kMarkGap * em;
          const QRectF bar(at, cell.top() + 0.12 * em, kScaleWidth * em, cell.height() - 0.24 * em);
          constexpr int kSteps = 64;
          painter->setPen(Qt::NoPen);
          painter->setRenderHint(QPainter::Antialiasing, false);
          for (int i = 0; i < kSteps; ++i) {
            painter->setBrush(map_colour((i + 0.5) / kSteps, style));
            painter->drawRect(QRectF(bar.left() + bar.width() * i / kSteps, bar.top(),
                                     bar.width() / kSteps + 0.3, bar.height()));
          }
          painter->setRenderHint(QPainter::Antialiasing);
          break;
        }
      }
      draw_text(*painter, QRectF(x + item.mark_width, y, item.text_width + 1, row),
                Qt::AlignVCenter, item.text, style, text);
    }
    x += item.width() + kLegendGap * em;
  }
  if (painter != nullptr) painter->restore();
  return y + row - area.top();
}

double GraphPicture::legend_height(double width, const PlotStyle& style) const {
  return flow_legend(nullptr, QRectF(0, 0, width, 0), style);
}

void GraphPicture::paint_legend(QPainter& painter, const QRectF& area,
                                const PlotStyle& style) const {
  flow_legend(&painter, area, style);
}

}  // namespace taskatlas::ui
