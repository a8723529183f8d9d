// SPDX-License-Identifier: MIT
#include "ui/evaluation/evaluation_plots.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(EvaluationPlots)
};

struct OrderName {
  TargetOrder order;
  const char* name;
};
constexpr OrderName kOrders[] = {{TargetOrder::kTable, "table"},
                                 {TargetOrder::kKind, "kind"},
                                 {TargetOrder::kName, "name"},
                                 {TargetOrder::kValue, "value"}};

QString sources_text(const TransferTable& table, const ChosenTransfer& chosen) {
  if (chosen.full_supervision) return Words::tr("full supervision");
  QStringList names;
  for (const TaskId source : chosen.sources) {
    names.push_back(QString::fromStdString(table.task(source).name));
  }
  return Words::tr("from %1").arg(names.join(QStringLiteral(" + ")));
}

std::unique_ptr<Plot> make_map_plot(const TransferTable& table, const Scenario& scenario,
                                    const QJsonObject& json, const RunContext& context, bool gain) {
  const EvaluationMapOptions options = EvaluationMapOptions::from_json(json);
  const Frontier frontier = solve_frontier(table, scenario, {}, context);
  if (context.stopped()) return nullptr;
  const EvaluationMap map = evaluation_map(table, frontier);
  return std::make_unique<HeatmapPlot>(
      evaluation_heatmap(table, map, frontier.points, target_order(table, map, options.order, gain),
                         gain),
      options.heatmap);
}

}  // namespace

EvaluationMapOptions::EvaluationMapOptions() {
  // As in figure 9: one half, where neither wins, is the middle; the good end is blue.
  heatmap.colour_map = default_diverging_colour_map().id;
  heatmap.reversed = true;
  heatmap.low = 0;
  heatmap.high = 1;
  heatmap.centre = 0.5;
  heatmap.cell_values = true;
}

EvaluationMapOptions EvaluationMapOptions::from_json(const QJsonObject& json) {
  EvaluationMapOptions options;
  QJsonObject merged = options.heatmap.to_json();
  for (auto member = json.begin(); member != json.end(); ++member) {
    merged.insert(member.key(), member.value());
  }
  options.heatmap = HeatmapOptions::from_json(merged);
  if (const QJsonValue value = json.value(QLatin1String("order")); !value.isUndefined()) {
    const auto* found = std::find_if(
        std::begin(kOrders), std::end(kOrders),
        [&](const OrderName& one) { return value.toString() == QLatin1String(one.name); });
    if (found == std::end(kOrders)) {
      throw bad_input("the heat map's options: order must be table, kind, name or value");
    }
    options.order = found->order;
  }
  return options;
}

QJsonObject EvaluationMapOptions::to_json() const {
  QJsonObject json = heatmap.to_json();
  for (const OrderName& one : kOrders) {
    if (one.order == order) json.insert(QStringLiteral("order"), QLatin1String(one.name));
  }
  return json;
}

std::vector<std::size_t> target_order(const TransferTable& table, const EvaluationMap& map,
                                      TargetOrder order, bool gain) {
  std::vector<std::size_t> positions(map.targets.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  const auto task = [&](std::size_t i) -> const Task& { return table.task(map.targets[i]); };
  if (order == TargetOrder::kKind) {
    std::stable_sort(positions.begin(), positions.end(),
                     [&](std::size_t a, std::size_t b) { return task(a).kind < task(b).kind; });
  } else if (order == TargetOrder::kName) {
    const QCollator collator;
    std::stable_sort(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) {
      return collator.compare(QString::fromStdString(task(a).name),
                              QString::fromStdString(task(b).name)) < 0;
    });
  } else if (order == TargetOrder::kValue) {
    std::vector<double> means(positions.size(), -1);  // those without a value last
    for (const std::size_t i : positions) {
      double sum = 0;
      int count = 0;
      for (std::size_t b = 0; b < map.budgets.size(); ++b) {
        const double value = gain ? map.gain_at(i, b) : map.quality_at(i, b);
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
      }
      if (count > 0) means[i] = sum / count;
    }
    std::stable_sort(positions.begin(), positions.end(),
                     [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
  }
  return positions;
}

HeatmapData evaluation_heatmap(const TransferTable& table, const EvaluationMap& map,
                               std::span<const Taxonomy> taxonomies,
                               std::span<const std::size_t> order, bool gain) {
  HeatmapData data;
  const QLocale locale;
  data.title =
      gain ? Words::tr("Gain by supervision budget") : Words::tr("Quality by supervision budget");
  data.value_name = gain ? Words::tr("Gain") : Words::tr("Quality");
  data.row_name = Words::tr("Target");
  data.column_name = Words::tr("Budget");
  const std::size_t budgets = map.budgets.size();
  for (const double budget : map.budgets) {
    HeatmapLabel label;
    label.label = locale.toString(budget, 'g', 4);
    label.code = QString::fromStdString(format_number(budget));
    data.columns.push_back(label);
  }
  // By which transfer each target is served: taxonomies × tasks.
  std::vector<std::vector<const ChosenTransfer*>> served(budgets);
  for (std::size_t b = 0; b < std::min(budgets, taxonomies.size()); ++b) {
    served[b].assign(table.tasks().size(), nullptr);
    for (const ChosenTransfer& chosen : taxonomies[b].transfers) {
      served[b][chosen.target.index()] = &chosen;
    }
  }
  for (const std::size_t target : order) {
    const Task& task = table.task(map.targets[target]);
    data.rows.push_back({QString::fromStdString(task.name), task.kind, map.targets[target],
                         QString::fromStdString(task.code)});
    for (std::size_t b = 0; b < budgets; ++b) {
      data.values.push_back(gain ? map.gain_at(target, b) : map.quality_at(target, b));
      const ChosenTransfer* chosen =
          served[b].empty() ? nullptr : served[b][map.targets[target].index()];
      data.notes.push_back(chosen == nullptr ? QString() : sources_text(table, *chosen));
      data.marks.push_back(chosen != nullptr && chosen->full_supervision ? 1 : 0);
    }
  }
  if (budgets > 0) {
    HeatmapLabel mean;
    mean.label = Words::tr("Mean");
    mean.code = QStringLiteral("mean");
    data.rows.push_back(mean);
    for (std::size_t b = 0; b < budgets; ++b) {
      data.values.push_back(gain ? map.mean_gain[b] : map.mean_quality[b]);
      const std::size_t missing = gain ? map.missing_gain[b] : map.missing_quality[b];
      data.notes.push_back(
          missing == 0 ? QString()
                       : Words::tr("%n targets have no value", nullptr, static_cast<int>(missing)));
      data.marks.push_back(0);
    }
  }
  data.mark_name = Words::tr("fully supervised");
  return data;
}

std::unique_ptr<Plot> make_gain_plot(const TransferTable& table, const Scenario& scenario,
                                     const QJsonObject& options, const RunContext& context) {
  return make_map_plot(table, scenario, options, context, true);
}

std::unique_ptr<Plot> make_quality_plot(const TransferTable& table, const Scenario& scenario,
                                        const QJsonObject& options, const RunContext& context) {
  return make_map_plot(table, scenario, options, context, false);
}

std::unique_ptr<Plot> make_significance_plot(const TransferTable& table, const Scenario& scenario,
                                             const QJsonObject& options,
                                             const RunContext& context) {
  const SignificanceOptionsView chosen = SignificanceOptionsView::from_json(options);
  const Frontier frontier = solve_frontier(table, scenario, {}, context);
  if (context.stopped()) return nullptr;
  auto significance =
      test_significance(table, scenario, frontier.points, chosen.core_options(), context);
  if (!significance) return nullptr;
  return std::make_unique<SignificancePlot>(std::move(*significance), chosen);
}

}  // namespace taskatlas::ui
