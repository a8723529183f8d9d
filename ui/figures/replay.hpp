// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/display_list.hpp"

class QPainter;

namespace taskatlas::ui {

enum class ReplayText { kText, kOutlines };

// Paints a display list again; the painter's coordinates are units.
void replay(const DisplayList& list, QPainter& painter, ReplayText text);

// A picture whose pixels are cells, enlarged without smoothing so that programs which smooth what
// they enlarge keep the cells' edges; any other picture as it is. At most about 16 million pixels.
QImage with_crisp_cells(const ImageItem& item);

}  // namespace taskatlas::ui
