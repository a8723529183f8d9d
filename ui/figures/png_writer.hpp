// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/svg_writer.hpp"
#include "ui/shared/plot.hpp"

#include <QByteArray>
#include <QImage>

namespace taskatlas::ui {

// The plot on its page, with its background if it has one; the painter's coordinates are points.
// A narrow margin keeps lines at the edge whole.
void paint_figure(QPainter& painter, const Plot& plot, QSizeF size, const PlotStyle& style);
inline constexpr double kFigureMargin = 0.5;  // points, on every side

// The figure as pixels: its size in points times dpi / 72, rounded to whole pixels. Without a
// background it is transparent. Throws Error(kFailed) where there is not the memory for it.
QImage render_figure(const Plot& plot, QSizeF size, const PlotStyle& style, double dpi);

// A PNG that knows its resolution and holds title, description and recipe as text.
QByteArray write_png(QImage image, const FigureWords& words);

}  // namespace taskatlas::ui
