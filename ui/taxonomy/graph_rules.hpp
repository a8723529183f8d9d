// SPDX-License-Identifier: MIT
// What a scenario requires and forbids, on the drawing of its solution.
#pragma once

#include "graph/drawing.hpp"
#include "ui/shared/plot_style.hpp"
#include "ui/taxonomy/scenario_edits.hpp"

#include <QPointF>
#include <set>
#include <string>
#include <vector>

class QPainter;

namespace taskatlas::ui {

// Of one drawing. Empty where the scenario demands nothing.
struct GraphRules {
  struct OfTask {
    Rule source = Rule::kFree;       // as a source
    Rule supervision = Rule::kFree;  // of its own full supervision: "T->T"
    bool operator==(const OfTask&) const = default;
    Rule shown() const { return source != Rule::kFree ? source : supervision; }
  };
  std::vector<OfTask> tasks;       // by TaskId; empty: none
  std::set<TransferId> required;   // transfers; they are in the solution
  std::set<TransferId> forbidden;  // transfers; they are not, and stand in `drawn`
  Drawing drawn;                   // the forbidden transfers alone, on the same positions

  bool same_as(const GraphRules& other) const {
    return tasks == other.tasks && required == other.required && forbidden == other.forbidden;
  }
  Rule of(TaskId task) const;
  bool any(Rule rule) const;  // whether a task or transfer has it
};

// `curves` may be null, as for draw_taxonomy.
GraphRules graph_rules(const FrozenLayout& frozen, CurveCache* curves, const TransferTable& table,
                       const Scenario& scenario);

// A pin for what is required, a barred circle for what is forbidden, about a centre. `radius` in
// the painter's units.
void paint_mark(QPainter& painter, QPointF centre, double radius, Rule rule,
                const PlotStyle& style);

}  // namespace taskatlas::ui
