// SPDX-License-Identifier: MIT
// Measures of transferability as tables and as a heat map. Any thread.
#pragma once

#include "ui/evaluation/measure_study.hpp"
#include "ui/evaluation/result_table.hpp"
#include "ui/shared/heatmap_plot.hpp"

#include <cstddef>

namespace taskatlas::ui {

// A row for each measure, in the order of compared.measures->tables: how many targets, and where
// anything was measured the means of Spearman's rho with its interval, Kendall's tau, and the rho
// over all cells.
ResultTable measures_overview(const ComparedMeasures& compared);

// A row for each target of one of them: which source it puts first, which one was best, and the
// target's own rho.
ResultTable measure_targets(const ComparedMeasures& compared, std::size_t measure);

// Why values are absent, measure by measure; in the words of core/measures.
ResultTable measure_notes(const ComparedMeasures& compared);

// Spearman's rho, measures × targets. No cells where nothing was measured.
HeatmapData agreement_heatmap(const ComparedMeasures& compared);
HeatmapOptions agreement_heatmap_options();  // −1 to 1 about 0, the good end blue

}  // namespace taskatlas::ui
