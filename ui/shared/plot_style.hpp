// SPDX-License-Identifier: MIT
// How painted views look: one vocabulary of colours, type and lengths for the screen, light or
// dark, and for figures on paper.
#pragma once

#include "tasks/task.hpp"

#include <QColor>
#include <QFont>
#include <QString>

class QPainter;
class QPalette;
class QRectF;

namespace taskatlas::ui {

// Lengths are in units: one unit is a device-independent pixel on the screen and a point (1/72
// inch) in a figure. Everything a plot draws is derived from these members, never from the
// widget, the screen or the application's palette, so that a figure does not depend on them.
struct PlotStyle {
  QString family;                     // of all text
  double size = 12;                   // height of the font, in units
  bool dark = false;                  // whether `paper` is darker than `ink`
  bool paper_is_transparent = false;  // figures without a background
  bool on_paper = false;              // a figure: text is laid out unhinted, at any fractional size
  bool even_text = false;             // a figure: no text is smaller than `size` on purpose

  QColor paper;    // background
  QColor ink;      // text, node borders
  QColor muted;    // secondary text, axes
  QColor grid;     // hairlines between cells, grid lines
  QColor raised;   // background of boxes and of labels over lines
  QColor accent;   // selection and the present budget
  QColor missing;  // background of cells without a measurement; they are hatched with `muted`
  QColor good;     // differences: more, gained
  QColor bad;      // differences: less, lost

  double hairline() const { return size / 16; }
  double em() const { return size; }
  // The size of text of less weight (ticks, legends) as a factor on `size`: `relative`, but what
  // was asked for is the least in a figure, where some venues refuse anything smaller.
  double secondary(double relative) const { return even_text && relative < 1 ? 1 : relative; }

  static PlotStyle screen(const QPalette& palette, const QFont& font);
  // Dark ink on white, whatever the theme. `points` in [4, 24].
  static PlotStyle figure(const QString& family, double points);

  // --- text ------------------------------------------------------------------------------------
  // `relative` is a factor on `size`.
  double text_width(const QString& text, double relative = 1, bool bold = false) const;
  double line_height(double relative = 1) const;
  double ascent(double relative = 1) const;
};

struct TextOptions {
  double relative = 1;  // factor on the style's size
  bool bold = false;
  bool italic = false;
  bool elide = true;    // with an ellipsis where it does not fit the box; else it overflows
  double rotation = 0;  // degrees clockwise about the box's centre: 0 or -90
  QColor colour;        // invalid: the style's ink
};

// One line of text in a box, aligned in it. The only way in which plots draw text.
void draw_text(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
               const PlotStyle& style, const TextOptions& options = {});

// --- kinds of tasks ------------------------------------------------------------------------------
// A kind is told by colour and by a short sign beside it, never by colour alone. The colours are
// from the palette of Okabe and Ito ("Color Universal Design", 2008), darkened or lightened to
// stand out against the paper.
QColor kind_colour(TaskKind kind, const PlotStyle& style);  // for marks and borders
QColor kind_fill(TaskKind kind, const PlotStyle& style);    // behind text in ink; contrast ≥ 4.5
QString kind_sign(TaskKind kind);                           // "2D", "3D", "G", "S", "–"
QString kind_name(TaskKind kind);                           // translated

// Black or white, whichever is easier to read on it (WCAG relative luminance).
QColor readable_on(const QColor& background);

}  // namespace taskatlas::ui
