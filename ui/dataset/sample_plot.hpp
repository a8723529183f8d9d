// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/panel_paint.hpp"
#include "ui/shared/plot.hpp"

#include <QJsonObject>
#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// What is drawn of a view: a view's state, and the options of figures of kind "dataset-sample".
struct SampleOptions {
  QString building;  // which view; the three together
  std::uint32_t point = 0;
  std::uint32_t view = 0;
  std::vector<dataset::Domain> domains;  // empty: all that its building has
  double opacity = 1;                    // of annotations over the picture
  PictureWindow window;
  bool links = true;  // lines between matches of two views
  // Which view of the building is set beside this one where there are several to choose from.
  struct Beside {
    std::uint32_t point = 0;
    std::uint32_t view = 0;
  };
  std::optional<Beside> beside;
  int columns = 0;  // 0: as many as there is room for

  static constexpr int kMostColumns = 12;

  QJsonObject to_json() const;
  // Throws Error(kBadInput) for values that make no sense.
  static SampleOptions from_json(const QJsonObject& json);
};

// One view's annotations side by side, each with its legend.
class SamplePlot : public Plot {
 public:
  SamplePlot(std::shared_ptr<const SampleContent> content, SampleOptions options);

  // Where the panels are in an area of that width, from its upper left corner; in the order of
  // panels().
  std::vector<QRectF> places(double width, const PlotStyle& style) const;
  const std::vector<const Annotation*>& panels() const { return panels_; }
  const SampleContent& content() const { return *content_; }

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  // The same with a cursor, of the panels that meet `clip`.
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
             const std::optional<QPointF>& cursor, const QRectF& clip) const;
  PlotData data() const override;
  QString summary() const override;

 private:
  std::vector<QRectF> in_columns(int columns, double width, const PlotStyle& style) const;

  std::shared_ptr<const SampleContent> content_;
  SampleOptions options_;
  std::vector<const Annotation*> panels_;
};

// Reads the view that the options name. Null where stopped. Throws Error(kBadInput) for one that
// the dataset does not have.
std::unique_ptr<Plot> make_sample_plot(const DatasetSource& source, const QJsonObject& options,
                                       const RunContext& context);

}  // namespace taskatlas::ui
