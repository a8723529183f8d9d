// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/task_plot.hpp"
#include "ui/shared/plot_scroll_area.hpp"

#include <memory>

namespace taskatlas::ui {

// One view as every task has it, on the screen. Arrows left and right ask for the neighbours,
// Escape for the grid.
class TaskView : public PlotScrollArea {
  Q_OBJECT

 public:
  explicit TaskView(QWidget* parent = nullptr);

  void set_content(std::shared_ptr<const TaskContent> content);  // null: nothing yet
  void set_links(bool shown);  // a line between what two views are to match
  const TaskPlot* plot() const { return plot_.get(); }

 Q_SIGNALS:
  void step_wanted(int by);
  void closed();

 protected:
  bool has_plot() const override { return plot_ != nullptr; }
  double plot_height(double width) const override { return plot_->height_for(width, style()); }
  void paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void rebuild();

  std::shared_ptr<const TaskContent> content_;
  TaskOptions options_;
  std::unique_ptr<TaskPlot> plot_;
};

}  // namespace taskatlas::ui
