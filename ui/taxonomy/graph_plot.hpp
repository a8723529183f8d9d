// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "graph/layout_client.hpp"
#include "taxonomy/frontier.hpp"
#include "taxonomy/scenario.hpp"
#include "taxonomy/taxonomy.hpp"
#include "ui/shared/plot.hpp"
#include "ui/taxonomy/graph_comparison.hpp"
#include "ui/taxonomy/graph_picture.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// A taxonomy as a graph: tasks told apart by kind (colour and sign) and role (shape and border),
// transfers as arrows, those of several sources joined in one point. Scaled to fit its area, its
// text at most a quarter larger than the style's.
class GraphPlot : public Plot {
 public:
  // `taxonomy` must be the one that the picture draws (of a comparison: the first, `other` being
  // the second).
  GraphPlot(GraphPicture picture, const TransferTable& table, Taxonomy taxonomy,
            std::optional<ComparedSolution> other = std::nullopt);

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  // One row for each target; of a comparison one for each transfer of both, with "in": a, b or
  // both.
  PlotData data() const override;
  QString summary() const override;

  const GraphPicture& picture() const { return picture_; }
  // From the picture's coordinates to `area`.
  QTransform placed(const QRectF& area, const PlotStyle& style) const;

 private:
  GraphPicture picture_;
  Taxonomy taxonomy_;
  std::optional<ComparedSolution> other_;
  std::vector<std::string> codes_;
};

// --- for figures without a window ----------------------------------------------------------------

// Solved already. Arranged for the page (PageGraphPlot), or as on the screen: waits for positions
// and routed curves then; without positions in the options, tasks are placed by the union of the
// frontier's solutions of `scenario`; `family` is the font that boxes are made for. Nullptr where
// stopped. Throws Error(kFailed) where the layout helper fails, and Error(kUsage) for an infeasible
// taxonomy or positions that lack a task. With `other`, both as one graph (GraphOptions::compare is
// not looked at).
std::unique_ptr<Plot> make_taxonomy_plot(const TransferTable& table, const Scenario& scenario,
                                         const Taxonomy& taxonomy, LayoutClient& client,
                                         const GraphOptions& options, const RunContext& context,
                                         const QString& family = {},
                                         const ComparedSolution* other = nullptr);

// The text of a taxonomy in a sentence or two.
QString summarise(const TransferTable& table, const Taxonomy& taxonomy);

}  // namespace taskatlas::ui
