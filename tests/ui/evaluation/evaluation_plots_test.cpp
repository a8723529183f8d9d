// SPDX-License-Identifier: MIT
#include "ui/evaluation/evaluation_plots.hpp"

#include "base/error.hpp"
#include "support/published.hpp"
#include "ui/evaluation/painted.hpp"

#include <algorithm>
#include <cmath>
#include <stop_token>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::is_blank;
using testing::painted;

const TransferTable& table() {
  static const TransferTable read = taskatlas::testing::published_table("16k");
  return read;
}

const Frontier& frontier() {
  static const Frontier solved = solve_frontier(table(), {}, {}, {});
  return solved;
}

TEST(EvaluationMapOptions, ComeBackFromJson) {
  EvaluationMapOptions options;
  options.order = TargetOrder::kValue;
  options.heatmap.cell_values = false;
  options.heatmap.colour_map = QStringLiteral("cividis");
  options.heatmap.centre.reset();
  options.heatmap.high = 0.9;
  EXPECT_EQ(EvaluationMapOptions::from_json(options.to_json()).order, options.order);
  EXPECT_EQ(EvaluationMapOptions::from_json(EvaluationMapOptions().to_json()),
            EvaluationMapOptions());
  EXPECT_EQ(EvaluationMapOptions::from_json({}), EvaluationMapOptions());
  EXPECT_EQ(EvaluationMapOptions().heatmap.centre, 0.5);
  EXPECT_THROW(
      EvaluationMapOptions::from_json({{QStringLiteral("order"), QStringLiteral("colour")}}),
      Error);
}

TEST(EvaluationHeatmap, HoldsTheCoresNumbersAndTheMeans) {
  const EvaluationMap map = evaluation_map(table(), frontier());
  for (const bool gain : {true, false}) {
    const auto order = target_order(table(), map, TargetOrder::kKind, gain);
    const HeatmapData data = evaluation_heatmap(table(), map, frontier().points, order, gain);
    ASSERT_NO_THROW(data.check());
    ASSERT_EQ(data.rows.size(), map.targets.size() + 1);
    ASSERT_EQ(data.columns.size(), map.budgets.size());
    for (std::size_t row = 0; row < order.size(); ++row) {
      EXPECT_EQ(data.rows[row].task, map.targets[order[row]]);
      for (std::size_t b = 0; b < map.budgets.size(); ++b) {
        const double expected = gain ? map.gain_at(order[row], b) : map.quality_at(order[row], b);
        EXPECT_EQ(data.at(row, b), expected);
      }
    }
    for (std::size_t b = 0; b < map.budgets.size(); ++b) {
      EXPECT_EQ(data.at(order.size(), b), gain ? map.mean_gain[b] : map.mean_quality[b]);
      // The frontier's own means are those of the same taxonomies.
      EXPECT_NEAR(data.at(order.size(), b),
                  gain ? frontier().points[b].mean_gain : frontier().points[b].mean_quality, 1e-12);
    }
  }
}

TEST(EvaluationHeatmap, MarksFullSupervision) {
  const EvaluationMap map = evaluation_map(table(), frontier());
  const auto order = target_order(table(), map, TargetOrder::kTable, false);
  const HeatmapData data = evaluation_heatmap(table(), map, frontier().points, order, false);
  for (std::size_t b = 0; b < map.budgets.size(); ++b) {
    for (const ChosenTransfer& chosen : frontier().points[b].transfers) {
      const auto row = static_cast<std::size_t>(
          std::find(map.targets.begin(), map.targets.end(), chosen.target) - map.targets.begin());
      const std::size_t cell = row * data.columns.size() + b;
      EXPECT_EQ(data.marks[cell], chosen.full_supervision ? 1 : 0);
      if (chosen.full_supervision) {
        EXPECT_EQ(data.values[cell], 0.5);
      }
      EXPECT_FALSE(data.notes[cell].isEmpty());
    }
  }
}

TEST(EvaluationHeatmap, OrdersArePermutationsAndSorted) {
  const EvaluationMap map = evaluation_map(table(), frontier());
  for (const TargetOrder order :
       {TargetOrder::kTable, TargetOrder::kKind, TargetOrder::kName, TargetOrder::kValue}) {
    auto positions = target_order(table(), map, order, true);
    if (order == TargetOrder::kKind) {
      for (std::size_t i = 1; i < positions.size(); ++i) {
        EXPECT_LE(table().task(map.targets[positions[i - 1]]).kind,
                  table().task(map.targets[positions[i]]).kind);
      }
    }
    std::sort(positions.begin(), positions.end());
    for (std::size_t i = 0; i < positions.size(); ++i) EXPECT_EQ(positions[i], i);
  }
}

TEST(EvaluationPlots, FiguresAreTheSameWithoutAWindow) {
  const EvaluationMap map = evaluation_map(table(), frontier());
  const QJsonObject json{{QStringLiteral("order"), QStringLiteral("kind")}};
  const EvaluationMapOptions options = EvaluationMapOptions::from_json(json);
  for (const bool gain : {true, false}) {
    const auto made =
        gain ? make_gain_plot(table(), {}, json, {}) : make_quality_plot(table(), {}, json, {});
    ASSERT_NE(made, nullptr);
    const HeatmapPlot plot(
        evaluation_heatmap(table(), map, frontier().points,
                           target_order(table(), map, options.order, gain), gain),
        options.heatmap);
    const QImage image = painted(*made, 400, 400);
    EXPECT_FALSE(is_blank(image));
    EXPECT_EQ(image, painted(plot, 400, 400));
  }
}

TEST(EvaluationPlots, StopWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_EQ(make_gain_plot(table(), {}, {}, context), nullptr);
  EXPECT_EQ(make_quality_plot(table(), {}, {}, context), nullptr);
}

TEST(EvaluationPlots, AnInfeasibleScenarioIsAnEmptyMap) {
  Scenario scenario;
  scenario.roles["*"] = Role::kTarget;
  const auto plot = make_gain_plot(table(), scenario, {}, {});
  ASSERT_NE(plot, nullptr);
  painted(*plot, 300, 200);
}

}  // namespace
}  // namespace taskatlas::ui
