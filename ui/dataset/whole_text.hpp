// SPDX-License-Identifier: MIT
// Painting that fits: what does not fit a page cannot be scrolled, and nobody can point at an
// elided text there to read the rest.
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QSizeF>
#include <QStringList>
#include <functional>

class QPainter;
class QRectF;

namespace taskatlas::ui {

// The most that fits between the margins of a page, letter or A4, in units.
inline constexpr double kPageHeight = 648;

// The smallest letters that are used where larger ones do not fit, in units: on paper, points.
inline constexpr double kLeastText = 6;
// The same as a factor on the style's size, for text whose factor would be `relative`.
double least_relative(double relative, const PlotStyle& style);

// The lines in as many rows as the width asks for, broken between words.
QStringList wrapped(const QStringList& lines, double width, double relative,
                    const PlotStyle& style);

// As draw_text; on paper in smaller letters rather than elided, down to kLeastText.
void draw_whole(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
                const PlotStyle& style, const TextOptions& options = {});

// Paints what is laid out for a width and takes a height by it into the area, made smaller where it
// is higher than the area. `paint` gets the area that it was laid out for.
void paint_fitting(QPainter& painter, const QRectF& area,
                   const std::function<double(double width)>& height_for,
                   const std::function<void(const QRectF&)>& paint);

// How something that is laid out for a width, and takes a height by it, fits an area: laid out for
// `width` and painted smaller by `scale`, at most 1.
struct Fitting {
  double scale = 1;
  double width = 0;
};
Fitting fitting(const QSizeF& area, const std::function<double(double width)>& height_for);

}  // namespace taskatlas::ui
