// SPDX-License-Identifier: MIT
#pragma once

#include "ui/evaluation/plot_view.hpp"
#include "ui/evaluation/significance_plot.hpp"

#include <memory>

namespace taskatlas::ui {

// Our taxonomies against random ones on the screen: the budget under the pointer, or that Left and
// Right went to, is marked, and its numbers are told in a tool tip and by readout().
class SignificanceView : public PlotView {
  Q_OBJECT

 public:
  explicit SignificanceView(QWidget* parent = nullptr);

  void set_plot(std::shared_ptr<const SignificancePlot> plot);  // null: the empty text
  const std::shared_ptr<const SignificancePlot>& plot() const { return plot_; }
  int marked() const;  // the point under the pointer, else the current one; −1: none

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  int item_count() const override;
  QString item_name(int item) const override;
  QRectF item_rect(int item) const override;
  int current_item() const override { return current_; }
  QString items_summary() const override;

 Q_SIGNALS:
  void marked_changed();
  void activated(double budget);  // by double click or Enter

 protected:
  bool has_plot() const override { return plot_ != nullptr; }
  void paint_plot(QPainter& painter, const PlotStyle& style) override;
  QString tip_at(const QPointF& at) const override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRectF area() const;
  int point_at(const QPointF& at) const;
  void set_marks(int hover, int current);

  std::shared_ptr<const SignificancePlot> plot_;
  int hover_ = -1, current_ = -1;
};

}  // namespace taskatlas::ui
