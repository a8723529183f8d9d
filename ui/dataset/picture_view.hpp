// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/picture_window.hpp"
#include "ui/shared/plot_scroll_area.hpp"

#include <QPointF>
#include <optional>

namespace taskatlas::ui {

// A plot of pictures that all show the same part of theirs and point at the same place. The wheel
// scrolls, with Ctrl it zooms, as + and − do; a drag moves what is zoomed; 0 shows all. Arrows left
// and right ask for the neighbours, with Shift all four move the place pointed at.
class PictureView : public PlotScrollArea {
  Q_OBJECT

 public:
  explicit PictureView(QWidget* parent = nullptr);

  const PictureWindow& window() const { return window_; }
  void set_window(const PictureWindow& window);
  void zoom_by(double factor);  // about the cursor, else the middle
  const std::optional<QPointF>& cursor() const { return cursor_; }
  void set_cursor_place(const std::optional<QPointF>& place);  // 0 … 1 in the pictures

 Q_SIGNALS:
  void step_wanted(int by);  // -1, +1: the one before, the one after
  void window_changed();
  void cursor_changed();

 protected:
  // The picture that is there, as a box of the viewport.
  virtual std::optional<QRectF> picture_at(const QPointF& at) const = 0;
  virtual void show_window() = 0;  // window() is another one: plot again

  void wheelEvent(QWheelEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void step_cursor(int x, int y);

  PictureWindow window_;
  std::optional<QPointF> cursor_;
  std::optional<QPointF> dragged_from_;
  double drag_side_ = 1;
};

}  // namespace taskatlas::ui
