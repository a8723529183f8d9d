// SPDX-License-Identifier: MIT
// A task graph arranged for a page of a stated width, its text at the stated size: sources in one
// column, the tasks that they serve in columns beside it, and below them whatever no line leads to.
#pragma once

#include "graph/drawing.hpp"

#include <vector>

namespace taskatlas::ui {

// The boxes that a name fits into, in units of the layout (kGraphEm is as high as the text).
struct PageBox {
  Size one_line;
  Size two_lines;  // as one_line where the name cannot be broken
  bool shown = true;
};

struct PageRoom {
  double width = 0;
  double height = 0;  // 0: what it takes
};

// `boxes` are by node. Of several arrangements (sources beside or between what they serve, names
// on one line or on two) the one that suits the room best. Lines lie between columns: none passes
// behind a box, and no two boxes touch. Wider than the room only where not even two columns of the
// narrowest boxes fit; higher where it takes more. Nodes that are not shown are placed, but count
// for nothing. Deterministic.
Drawing arrange_for_page(const TaskGraph& graph, const std::vector<PageBox>& boxes, PageRoom room);

}  // namespace taskatlas::ui
