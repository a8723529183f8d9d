// SPDX-License-Identifier: MIT
#pragma once

#include "graph/frozen_layout.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <QJsonObject>
#include <QString>
#include <optional>

namespace taskatlas::ui {

// What the colours of a task graph say.
enum class GraphColour { kKind, kAffinity, kGain, kQuality };

QString to_string(GraphColour colour);     // "kind", "affinity", "gain", "quality", for files
QString colour_title(GraphColour colour);  // translated

// Where tasks stand in a figure: for the page's width and the size of its text, or as on the
// screen, the whole made larger or smaller with its text.
enum class GraphArrangement { kPage, kScreen };

// Of figures: what the taxonomy is compared with.
struct ComparedWith {
  QString study;      // a built-in study's name, or a path; empty: the same study
  Scenario scenario;  // complete, so that the figure does not change with the other study's
  QString uuid = {};  // of the study; empty: not checked
  bool operator==(const ComparedWith&) const = default;
};

// How a task graph looks: the view's state in the study, and the recipe of a figure.
struct GraphOptions {
  GraphColour colour = GraphColour::kKind;
  QString map = QStringLiteral("viridis");  // of ColourMap, for all but kKind
  bool unused = true;                       // draw tasks that the solution does not use
  bool values = false;                      // write each target's value into its box
  FrozenLayout positions;                   // of figures: as on the screen; empty: laid out anew
  std::optional<ComparedWith> compare;      // of figures
  // Of figures; none: as on the screen where there are positions, else for the page.
  std::optional<GraphArrangement> arrangement;

  bool operator==(const GraphOptions&) const = default;

  // Members that are missing keep the default. Throws Error(kBadInput) naming the member that is
  // wrong.
  static GraphOptions from_json(const QJsonObject& json);
  QJsonObject to_json() const;  // positions, comparison, arrangement only where there are any
};

// The value of a transfer that a colour stands for; NaN where not measured, and for kKind.
double coloured_value(const Transfer& transfer, GraphColour colour);

}  // namespace taskatlas::ui
