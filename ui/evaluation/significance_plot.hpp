// SPDX-License-Identifier: MIT
// Our taxonomies against random ones (paper, figure 11) as a plot.
#pragma once

#include "evaluation/significance.hpp"
#include "ui/shared/plot.hpp"

#include <QCoreApplication>
#include <QJsonObject>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace taskatlas::ui {

struct SignificanceOptionsView {
  std::size_t samples = 1000;  // random source sets for each budget, ≥ 1
  std::uint64_t seed = 1;      // < 2^53, so that JSON holds it
  bool gain = true;            // panels; at least one of them
  bool quality = true;

  // {"samples", "seed", "show": "both" | "gain" | "quality"}. Members that are missing keep the
  // default; throws Error(kBadInput) naming the one that is wrong.
  static SignificanceOptionsView from_json(const QJsonObject& json);
  QJsonObject to_json() const;
  SignificanceOptions core_options() const;
  bool operator==(const SignificanceOptionsView&) const = default;
};

// Where everything is, in the painter's coordinates.
struct SignificanceGeometry {
  struct Panel {
    QRectF area;       // of the data
    bool gain = true;  // else quality
  };
  std::vector<Panel> panels;
  double first = 0, last = 1;  // budgets at the left and the right edge
  double low = 0, high = 1;    // values at the bottom and the top
  QRectF legend;
  QPointF place(const Panel& panel, double budget, double value) const;
};

// Mean gain and mean quality over budgets: ours as a solid line with discs, filled where at most
// one in twenty of the random taxonomies with the best transfers is as good; both kinds of random
// taxonomies as a median in a line style of its own within the band of the 5th to 95th percentile.
class SignificancePlot : public Plot {
  Q_DECLARE_TR_FUNCTIONS(SignificancePlot)

 public:
  SignificancePlot(Significance significance, SignificanceOptionsView options);

  const Significance& significance() const { return significance_; }
  const SignificanceOptionsView& options() const { return options_; }

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  PlotData data() const override;  // one row for each budget, measure and kind of random taxonomy
  QString summary() const override;

  SignificanceGeometry geometry(const QRectF& area, const PlotStyle& style) const;
  // The point whose budget is nearest, within a panel; nullopt outside of them.
  std::optional<std::size_t> point_at(const QPointF& at,
                                      const SignificanceGeometry& geometry) const;
  // All of one budget's numbers, in lines.
  QString describe(std::size_t point) const;
  void paint_highlight(QPainter& painter, const SignificanceGeometry& geometry, std::size_t point,
                       const PlotStyle& style) const;

 private:
  bool side_by_side(double width, const PlotStyle& style) const;
  std::size_t panel_count() const {
    return (options_.gain ? 1U : 0U) + (options_.quality ? 1U : 0U);
  }
  double legend_height(double width, const PlotStyle& style) const;
  void paint_panel(QPainter& painter, const SignificanceGeometry& geometry,
                   const SignificanceGeometry::Panel& panel, const PlotStyle& style) const;
  void paint_legend(QPainter& painter, const QRectF& area, const PlotStyle& style) const;

  Significance significance_;
  SignificanceOptionsView options_;
};

}  // namespace taskatlas::ui
