// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/figure_json.hpp"
#include "ui/dataset/sample_content.hpp"
#include "ui/shared/plot.hpp"

#include <QJsonObject>
#include <memory>
#include <vector>

namespace taskatlas::ui {

// Options of figures of kind "dataset-sheet".
struct SheetOptions {
  std::vector<ViewName> views;  // empty: `count` drawn by `seed`
  int count = 8;                // 1 to kMostViews
  std::uint32_t seed = 1;
  std::vector<dataset::Domain> domains;  // empty: all pictures that the dataset has
  bool names = true;                     // of the views, at the left

  static constexpr int kMostViews = 200;

  QJsonObject to_json() const;
  // Throws Error(kBadInput) for values that make no sense.
  static SheetOptions from_json(const QJsonObject& json);
};

// A contact sheet: a row for each view, a column for each domain.
class SheetPlot : public Plot {
 public:
  struct Row {
    QString name;
    std::vector<Annotation> cells;
  };
  SheetPlot(std::vector<dataset::Domain> domains, std::vector<Row> rows, SheetOptions options);

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  PlotData data() const override;
  QString summary() const override;

 private:
  struct Places {
    double names = 0, header = 0, cell = 0, gap = 0;
    bool upright = false;  // the titles
  };
  void paint_whole(QPainter& painter, const QRectF& area, const PlotStyle& style) const;
  Places places(double width, const PlotStyle& style) const;

  std::vector<dataset::Domain> domains_;
  std::vector<Row> rows_;
  SheetOptions options_;
};

// Reads the views that the options name or draw. Null where stopped. Throws Error(kBadInput) for a
// view that the dataset does not have.
std::unique_ptr<Plot> make_sheet_plot(const DatasetSource& source, const QJsonObject& options,
                                      const RunContext& context);

}  // namespace taskatlas::ui
