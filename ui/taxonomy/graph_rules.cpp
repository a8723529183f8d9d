// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_rules.hpp"

#include "taxonomy/obstacle.hpp"
#include "ui/taxonomy/forbidden_lines.hpp"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

Rule GraphRules::of(TaskId task) const {
  return task.index() < tasks.size() ? tasks[task.index()].shown() : Rule::kFree;
}

bool GraphRules::any(Rule rule) const {
  return (rule == Rule::kRequired ? !required.empty() : !forbidden.empty()) ||
         std::any_of(tasks.begin(), tasks.end(),
                     [&](const OfTask& one) { return one.shown() == rule; });
}

Drawing draw_forbidden(const FrozenLayout& frozen, CurveCache* curves, const TransferTable& table,
                       const std::set<TransferId>& forbidden) {
  Taxonomy lines;
  for (const TransferId row : forbidden) {
    const Transfer& transfer = table.transfer(row);
    ChosenTransfer one;
    one.target = transfer.target;
    one.sources = transfer.sources;
    one.row = row;
    one.order = transfer.order();
    lines.transfers.push_back(std::move(one));
  }
  return draw_taxonomy(frozen, curves, table, lines);
}

GraphRules graph_rules(const FrozenLayout& frozen, CurveCache* curves, const TransferTable& table,
                       const Scenario& scenario) {
  GraphRules rules;
  if (scenario.required.empty() && scenario.forbidden.empty()) return rules;
  rules.tasks.resize(table.tasks().size());
  const auto read = [&](const std::string& entry, Rule rule) {
    const EntryParts parts = parts_of_entry(entry);
    std::vector<TaskId> sources;
    for (const std::string& code : parts.sources) {
      if (const auto task = table.find_task(code)) sources.push_back(*task);
    }
    if (parts.target.empty()) {
      if (!sources.empty()) rules.tasks[sources.front().index()].source = rule;
      return;
    }
    const auto target = table.find_task(parts.target);
    if (!target) return;
    const bool itself = sources.size() == 1 && sources.front() == *target;
    if (itself || (parts.sources.size() == 1 && parts.sources.front() == "self")) {
      rules.tasks[target->index()].supervision = rule;
      return;
    }
    if (sources.size() != parts.sources.size()) return;
    const auto row = table.find(sources, *target);
    if (!row) return;
    if (rule == Rule::kRequired) {
      rules.required.insert(*row);
      return;
    }
    rules.forbidden.insert(*row);
  };
  for (const std::string& entry : scenario.required) read(entry, Rule::kRequired);
  for (const std::string& entry : scenario.forbidden) read(entry, Rule::kForbidden);
  if (!rules.forbidden.empty()) {
    rules.drawn = draw_forbidden(frozen, curves, table, rules.forbidden);
  }
  return rules;
}

void paint_mark(QPainter& painter, QPointF centre, double radius, Rule rule,
                const PlotStyle& style) {
  if (rule == Rule::kFree) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const bool pin = rule == Rule::kRequired;
  const QColor colour = pin ? style.ink : style.bad;
  painter.setPen(QPen(colour, 0.2 * radius));
  painter.setBrush(style.paper);
  painter.drawEllipse(centre, 0.9 * radius, 0.9 * radius);
  painter.translate(centre);
  painter.scale(radius, radius);
  if (pin) {
    // A drawing pin: cap, neck, collar and needle.
    QPainterPath shape;
    shape.addRect(QRectF(-0.34, -0.56, 0.68, 0.2));
    shape.addRect(QRectF(-0.2, -0.38, 0.4, 0.38));
    shape.addRect(QRectF(-0.42, -0.02, 0.84, 0.18));
    shape.addRect(QRectF(-0.08, 0.14, 0.16, 0.46));
    shape.setFillRule(Qt::WindingFill);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(shape.simplified());
  } else {
    const double reach = 0.9 * std::sqrt(0.5);
    painter.setPen(QPen(colour, 0.26, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-reach, -reach), QPointF(reach, reach));
  }
  painter.restore();
}

}  // namespace taskatlas::ui
