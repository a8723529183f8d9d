// SPDX-License-Identifier: MIT
// What is drawn by the same code on the screen and in a figure.
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QRectF>
#include <QString>
#include <QStringList>
#include <vector>

class QPainter;

namespace taskatlas::ui {

// The numbers behind a plot, as they go into the CSV file beside a figure: C locale, shortest
// exact form, empty where not measured.
struct PlotData {
  QStringList columns;
  std::vector<QStringList> rows;
};

// An immutable picture of some result. Cheap to construct, painted any number of times; knows
// nothing of widgets. Legends and axes are part of it.
class Plot {
 public:
  virtual ~Plot() = default;

  // The height that suits a width, both in units, legend included.
  virtual double height_for(double width, const PlotStyle& style) const = 0;
  // Paints within `area` (and its clip); the background is the caller's.
  virtual void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const = 0;
  virtual PlotData data() const = 0;
  // One or two sentences: what it shows and the most telling numbers; for screen readers and as
  // the description of a figure. Translated.
  virtual QString summary() const = 0;
};

}  // namespace taskatlas::ui
