// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QAbstractScrollArea>
#include <QRectF>

class QPainter;

namespace taskatlas::ui {

// A plot on the screen that is as wide as the window and as high as it needs: it reflows with the
// width, scrolls by its height, and shows a message where there is nothing to plot.
class PlotScrollArea : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit PlotScrollArea(QWidget* parent = nullptr);

  void set_message(const QString& text);  // shown where there is no plot
  const QString& message() const { return message_; }
  virtual QRectF plot_area() const;  // in the viewport

 protected:
  virtual bool has_plot() const = 0;
  virtual double plot_height(double width) const = 0;  // only asked where there is a plot
  virtual void paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) = 0;

  PlotStyle style() const { return PlotStyle::screen(palette(), font()); }
  double margin() const { return fontMetrics().height() * 0.7; }
  void plot_changed();  // another plot, or one of another height

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  void update_scroll_bar();

  QString message_;
};

}  // namespace taskatlas::ui
