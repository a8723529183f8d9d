// SPDX-License-Identifier: MIT
#pragma once

#include "ui/taxonomy/graph_plot.hpp"

#include <vector>

namespace taskatlas::ui {

// The graph of a taxonomy arranged anew for each page that it is painted on (see page_layout.hpp),
// so that its text is as high as the style says whatever the width. picture() is only what is
// drawn, not where.
class PageGraphPlot : public GraphPlot {
 public:
  PageGraphPlot(const GraphPicture& contents, const TransferTable& table, Taxonomy taxonomy,
                std::optional<ComparedSolution> other = std::nullopt);

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;

  // As it is painted on a page, both in units; 0: the height that suits the width.
  GraphPicture arranged(double width, double height, const PlotStyle& style) const;
  // Of the layout's units in those of the page, text being as high as the style says.
  static double scale(const PlotStyle& style);

 private:
  double needed(double width, const PlotStyle& style) const;  // height

  TransferTable table_;
  std::vector<EdgeSide> sides_;
  QString name_a_, name_b_;
};

// The picture that a PageGraphPlot arranges. With `other`, of both.
GraphPicture page_contents(const TransferTable& table, const Scenario& scenario,
                           const Taxonomy& taxonomy, const GraphOptions& options,
                           const ComparedSolution* other);

}  // namespace taskatlas::ui
