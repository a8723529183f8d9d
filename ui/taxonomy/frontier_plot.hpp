// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/frontier.hpp"
#include "ui/shared/plot.hpp"

#include <QJsonObject>
#include <QString>
#include <memory>
#include <optional>

namespace taskatlas::ui {

struct FrontierOptions {
  std::optional<double> budget;  // marked by a vertical line; nullopt: none
  QString objective_title;       // of the axis; empty: "Objective"

  bool operator==(const FrontierOptions&) const = default;
  static FrontierOptions from_json(const QJsonObject& json);  // throws Error(kBadInput)
  QJsonObject to_json() const;
};

// What each budget buys: the objective above, mean gain and mean quality below, on one axis of
// budgets.
class FrontierPlot : public Plot {
 public:
  FrontierPlot(Frontier frontier, FrontierOptions options);

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  PlotData data() const override;  // one row for each point
  QString summary() const override;

 private:
  Frontier frontier_;
  FrontierOptions options_;
};

std::unique_ptr<Plot> make_frontier_plot(Frontier frontier, const FrontierOptions& options);

// How many decimals tell multiples of a step apart exactly, at most 6: 0.25 needs two.
int decimals_of(double step);

// Round values that divide [low, high], ascending; at most `most`, at least two, outwards.
std::vector<double> nice_ticks(double low, double high, int most);

}  // namespace taskatlas::ui
