// SPDX-License-Identifier: MIT
// Two views beside each other, joined by lines between what they both show.
#pragma once

#include "ui/dataset/panel_paint.hpp"

class QPainter;

namespace taskatlas::ui {

// Where the two pictures are in a panel: at its ends where it is wide enough, else half as large.
struct PairGeometry {
  QRectF here, there;
};
PairGeometry pair_geometry(const QRectF& panel, const PlotStyle& style);

// Paints pictures, links and, where there is a cursor, where the other view shows its place.
void paint_pair(QPainter& painter, const QRectF& panel, const SampleContent& content,
                const PanelOptions& options, const PlotStyle& style);
void paint_pair_legend(QPainter& painter, const QRectF& box, const SampleContent& content,
                       const PlotStyle& style);
// "beside 1.1: 1 match listed, 17 of 25 places traced through depth"; or that there is none.
QStringList pair_lines(const SampleContent& content);

}  // namespace taskatlas::ui
