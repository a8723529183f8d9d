// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/plot.hpp"

#include <QPixmap>
#include <QWidget>
#include <memory>

namespace taskatlas::ui {

// A figure as it will lie on paper, on a desk: at 100 % as large as in print, as far as the screen
// knows its own size. Ctrl and the wheel zoom.
class FigurePreview : public QWidget {
  Q_OBJECT

 public:
  explicit FigurePreview(QWidget* parent = nullptr);

  // `size` in points.
  void show_plot(std::shared_ptr<const Plot> plot, QSizeF size, const PlotStyle& style);
  void show_message(const QString& text);  // in place of a plot

  double zoom() const { return zoom_; }
  void set_zoom(double zoom);  // clamped to [0.25, 8]; 1 is real size

  QSize sizeHint() const override;

 Q_SIGNALS:
  void zoom_changed(double zoom);
  void message_shown(bool shown);  // in place of a plot, and so of any size

 protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  double pixels_of_point() const;
  QSizeF page() const;  // device-independent pixels
  void resize_to_page();

  std::shared_ptr<const Plot> plot_;
  QSizeF size_;
  PlotStyle style_;
  QString message_;
  double zoom_ = 1;
  QPixmap picture_;  // of the page; null: to be painted
};

}  // namespace taskatlas::ui
