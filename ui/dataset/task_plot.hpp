// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/task_content.hpp"
#include "ui/shared/plot.hpp"

#include <QRectF>

namespace taskatlas::ui {

// One view as every task has it: input and target side by side, by kind of task.
class TaskPlot : public Plot {
 public:
  explicit TaskPlot(std::shared_ptr<const TaskContent> content);

  std::vector<QRectF> places(double width, const PlotStyle& style) const;
  const TaskContent& content() const { return *content_; }

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
             const QRectF& clip) const;
  PlotData data() const override;
  QString summary() const override;

 private:
  std::shared_ptr<const TaskContent> content_;
};

}  // namespace taskatlas::ui
