// SPDX-License-Identifier: MIT
// The figure kinds gain, quality (paper, figure 9) and significance (figure 11), each from the
// core's data and a recipe, the same for the page and for figures without a window.
#pragma once

#include "base/run_context.hpp"
#include "evaluation/evaluation.hpp"
#include "taxonomy/frontier.hpp"
#include "ui/evaluation/significance_plot.hpp"
#include "ui/shared/heatmap_plot.hpp"

#include <QJsonObject>
#include <memory>
#include <span>
#include <vector>

namespace taskatlas::ui {

enum class TargetOrder { kTable, kKind, kName, kValue };  // value: best on the mean first

struct EvaluationMapOptions {
  TargetOrder order = TargetOrder::kTable;
  HeatmapOptions heatmap;  // as for a diverging map about one half, unless said otherwise

  EvaluationMapOptions();
  // The heat map's members and "order": "table" | "kind" | "name" | "value"; see
  // HeatmapOptions::from_json. Throws Error(kBadInput) for another order.
  static EvaluationMapOptions from_json(const QJsonObject& json);
  QJsonObject to_json() const;
  bool operator==(const EvaluationMapOptions&) const = default;
};

// Targets of a map from top to bottom, as positions in map.targets.
std::vector<std::size_t> target_order(const TransferTable& table, const EvaluationMap& map,
                                      TargetOrder order, bool gain);

// Gain (else quality): targets × budgets, in that order, and under them the mean of each budget.
// Notes say by which transfer a target is served; fully supervised targets are marked.
// `taxonomies` are those of map.budgets.
HeatmapData evaluation_heatmap(const TransferTable& table, const EvaluationMap& map,
                               std::span<const Taxonomy> taxonomies,
                               std::span<const std::size_t> order, bool gain);

// For figures without a window: the frontier of the scenario is solved first. nullptr: stopped.
// Throw Error for options that are wrong and scenarios that do not fit the table.
std::unique_ptr<Plot> make_gain_plot(const TransferTable& table, const Scenario& scenario,
                                     const QJsonObject& options, const RunContext& context);
std::unique_ptr<Plot> make_quality_plot(const TransferTable& table, const Scenario& scenario,
                                        const QJsonObject& options, const RunContext& context);
std::unique_ptr<Plot> make_significance_plot(const TransferTable& table, const Scenario& scenario,
                                             const QJsonObject& options, const RunContext& context);

}  // namespace taskatlas::ui
