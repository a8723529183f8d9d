// SPDX-License-Identifier: MIT
#pragma once

#include "graph/drawing.hpp"

#include <vector>

namespace taskatlas::ui {

// Lines to and from junctions are plain cubics. One that would pass behind a box other than those
// of its ends, and so seem to begin or end there, is bent sideways, just as far as it takes.
// `curve` in the layout's units; what is not one cubic stays as it is.
void bend_clear(Curve& curve, const std::vector<DrawnNode>& nodes, TaskId from, TaskId to);

}  // namespace taskatlas::ui
