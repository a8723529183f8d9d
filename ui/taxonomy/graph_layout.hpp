// SPDX-License-Identifier: MIT
#pragma once

#include "graph/frozen_layout.hpp"
#include "ui/shared/plot_style.hpp"

#include <span>

namespace taskatlas::ui {

// Where a study's tasks stand in the window and in figures: dot on the union of the solutions,
// made compact. `style` gives the font alone. Blocks while the helper works.
HelperOutcome<FrozenLayout> lay_out_graph(const TransferTable& table,
                                          std::span<const Taxonomy> solutions,
                                          const PlotStyle& style, LayoutClient& client,
                                          const RunContext& context);

// dot keeps a lane free for every line of the union, most of which no single solution has, so that
// its drawing is many times as wide as its boxes. This keeps dot's order from top to bottom and
// from left to right, but moves the boxes together: neighbouring ranks become one row where there
// is room, until the whole is about `aspect` times as wide as high. Tasks that no solution uses
// stand in rows below. Deterministic.
FrozenLayout compact_layout(const FrozenLayout& wide, double aspect = 1.3);

}  // namespace taskatlas::ui
