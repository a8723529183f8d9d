// SPDX-License-Identifier: MIT
#pragma once

#include "ui/evaluation/plot_view.hpp"
#include "ui/evaluation/tree_plot.hpp"

#include <memory>
#include <set>

namespace taskatlas::ui {

// A similarity tree on the screen: what the pointer is on is highlighted, a click selects the tasks
// of a leaf, a branch or a group; Up and Down go through the leaves, Left and Right from a leaf to
// the branches above it and back, Enter selects.
class TreeView : public PlotView {
  Q_OBJECT

 public:
  explicit TreeView(QWidget* parent = nullptr);

  void set_plot(std::shared_ptr<const TreePlot> plot);  // null: the empty text
  const std::shared_ptr<const TreePlot>& plot() const { return plot_; }
  void set_selected(std::set<TaskId> tasks);  // shown; no signal
  void set_hovered_task(TaskId task);         // shown as if the pointer were on it; no signal
  TreeGeometry geometry_now() const;
  const TreeHit& current() const { return current_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

  int item_count() const override;
  QString item_name(int item) const override;
  QRectF item_rect(int item) const override;
  int current_item() const override { return current_.leaf; }
  QString items_summary() const override;

 Q_SIGNALS:
  void hovered(taskatlas::TaskId task);  // invalid: none, or more than one
  void selected(const std::vector<taskatlas::TaskId>& tasks);

 protected:
  bool has_plot() const override { return plot_ != nullptr; }
  void paint_plot(QPainter& painter, const PlotStyle& style) override;
  QString tip_at(const QPointF& point) const override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  TreeHit hit_at(const QPointF& point) const;
  void set_hover(const TreeHit& hit);
  void set_current(const TreeHit& hit);
  int merge_above(const TreeHit& hit) const;  // −1: none
  int first_leaf(const TreeHit& hit) const;

  std::shared_ptr<const TreePlot> plot_;
  TreeHit hover_, current_;
  std::set<TaskId> selected_;
};

}  // namespace taskatlas::ui
