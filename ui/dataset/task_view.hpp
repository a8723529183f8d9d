// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/task_plot.hpp"

#include <QAbstractScrollArea>
#include <memory>

namespace taskatlas::ui {

// One view as every task has it, on the screen; it reflows with the width. Arrows left and right
// ask for the neighbours, Escape for the grid.
class TaskView : public QAbstractScrollArea {
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
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  QRectF plot_area() const;
  void update_scroll_bar();

  void rebuild();

  std::shared_ptr<const TaskContent> content_;
  TaskOptions options_;
  std::unique_ptr<TaskPlot> plot_;
};

}  // namespace taskatlas::ui
