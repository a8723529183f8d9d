// SPDX-License-Identifier: MIT
// Heat maps for assistive technology: a table of named cells.
#pragma once

namespace taskatlas::ui {

class HeatmapView;

void install_heatmap_accessibility();  // once is enough, more does no harm
// Cells that were given out are of a map that is gone.
void heatmap_contents_changed(HeatmapView& view);

}  // namespace taskatlas::ui
