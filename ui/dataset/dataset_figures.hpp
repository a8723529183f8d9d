// SPDX-License-Identifier: MIT
// The figures that a dataset's views make.
#pragma once

#include "ui/dataset/sample_plot.hpp"
#include "ui/shared/page.hpp"

#include <vector>

namespace taskatlas::ui {

// Of one view with all its annotations, and as every task has it; their options name the folder
// under "dataset", which a recipe has for its study. `options` are those of the view on the screen.
FigureRequest sample_figure(const DatasetSource& source, dataset::ViewNumber view,
                            const SampleOptions& options);
FigureRequest tasks_figure(const DatasetSource& source, dataset::ViewNumber view, bool links);
// A contact sheet; `views` is not empty, and what exceeds the most that a sheet has is left out.
FigureRequest sheet_figure(const DatasetSource& source,
                           const std::vector<dataset::ViewNumber>& views);

}  // namespace taskatlas::ui
