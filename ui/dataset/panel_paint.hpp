// SPDX-License-Identifier: MIT
// One annotation as a panel: its name, its picture, its legend. The same on the screen and in
// figures; nothing here knows of widgets.
#pragma once

#include "ui/dataset/picture_window.hpp"
#include "ui/dataset/sample_content.hpp"
#include "ui/shared/plot_style.hpp"

#include <QPointF>
#include <QRectF>
#include <optional>

class QPainter;

namespace taskatlas::ui {

struct PanelOptions {
  PictureWindow window;
  double opacity = 1;             // of annotations over the picture, 0 to 1
  bool links = true;              // lines between matches of two views
  std::optional<QPointF> cursor;  // a place in the pictures whose value is told, 0 … 1
};

struct PanelGeometry {
  QRectF title, picture, legend;
};
// `picture_aspect` is height / width.
PanelGeometry panel_geometry(const QRectF& panel, const PlotStyle& style);
double panel_height(double width, const PlotStyle& style);  // of a panel of that width
double smallest_panel_width(const PlotStyle& style);
// On paper, where there is little room: with letters of kLeastText and more, all of it readable.
double legible_panel_width(const PlotStyle& style);

void paint_panel(QPainter& painter, const QRectF& panel, const Annotation& annotation,
                 const SampleContent& content, const PanelOptions& options, const PlotStyle& style);

// Its picture and its legend by themselves, for panels with titles of their own.
void paint_panel_picture(QPainter& painter, const QRectF& picture, const Annotation& annotation,
                         const SampleContent& content, const PanelOptions& options,
                         const PlotStyle& style);
void paint_panel_legend(QPainter& painter, const QRectF& legend, const Annotation& annotation,
                        const SampleContent& content, const PanelOptions& options,
                        const PlotStyle& style);

// Whether the panel shows two views beside each other and so takes the place of two.
bool shows_pair(const Annotation& annotation, const SampleContent& content);

// What the panel shows, in words and numbers, for people who do not see it.
QString panel_summary(const Annotation& annotation, const SampleContent& content);
// "12.4 m to 0.8 m", names of classes: the legend as text.
QString legend_text(const Annotation& annotation, const SampleContent& content);

}  // namespace taskatlas::ui
