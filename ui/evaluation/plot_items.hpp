// SPDX-License-Identifier: MIT
// Painted items (leaves of a tree, points of a curve) for assistive technology.
#pragma once

#include <QRectF>
#include <QString>

class QWidget;

namespace taskatlas::ui {

// What a widget that paints items tells of them. A widget that is one of these has an accessible
// child for each item, once install_plot_items() was called.
class PlotItems {
 public:
  virtual ~PlotItems() = default;
  virtual int item_count() const = 0;
  virtual QString item_name(int item) const = 0;  // translated
  virtual QRectF item_rect(int item) const = 0;   // in the widget
  virtual int current_item() const = 0;           // −1: none
  virtual QString items_summary() const = 0;      // of the whole picture
};

void install_plot_items();                          // any number of times
void tell_current_item(QWidget& widget, int item);  // that the focus went to it

}  // namespace taskatlas::ui
