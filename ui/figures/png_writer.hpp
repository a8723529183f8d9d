// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/svg_writer.hpp"
#include "ui/shared/plot.hpp"

#include <QByteArray>
#include <QImage>

namespace taskatlas::ui {

// The plot as pixels: its size in points times dpi / 72, rounded to whole pixels. White, or
// transparent as the style says. Throws Error(kFailed) where there is not the memory for it.
QImage render_plot(const Plot& plot, QSizeF size, const PlotStyle& style, double dpi);

// A PNG that knows its resolution and holds title, description and recipe as text.
QByteArray write_png(QImage image, const FigureWords& words);

}  // namespace taskatlas::ui
