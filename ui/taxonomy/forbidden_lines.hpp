// SPDX-License-Identifier: MIT
#pragma once

#include "graph/drawing.hpp"

#include <set>

namespace taskatlas::ui {

// The lines of transfers that are forbidden. `curves` may be null, as for draw_taxonomy.
Drawing draw_forbidden(const FrozenLayout& frozen, CurveCache* curves, const TransferTable& table,
                       const std::set<TransferId>& forbidden);

}  // namespace taskatlas::ui
