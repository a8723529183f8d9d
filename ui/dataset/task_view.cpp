// SPDX-License-Identifier: MIT
#include "ui/dataset/task_view.hpp"

#include "ui/dataset/task_names.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace taskatlas::ui {

TaskView::TaskView(QWidget* parent) : PlotScrollArea(parent) {
  setObjectName(QStringLiteral("tasks"));
  setAccessibleName(tr("One view as every task has it"));
  setWhatsThis(tr(
      "What a network gets for each task, and what it must answer. Pairs and triplets are formed "
      "with other views of the same point, or of a point that this view shows."));
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
}

void TaskView::set_content(std::shared_ptr<const TaskContent> content) {
  content_ = std::move(content);
  rebuild();
}

void TaskView::set_links(bool shown) {
  options_.links = shown;
  rebuild();
}

void TaskView::rebuild() {
  plot_ = content_ == nullptr ? nullptr : std::make_unique<TaskPlot>(content_, options_);
  setAccessibleDescription(plot_ == nullptr ? QString() : plot_->summary());
  plot_changed();
}

void TaskView::paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) {
  plot_->paint(painter, area, style(), exposed);
}

void TaskView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      Q_EMIT step_wanted(-1);
      return;
    case Qt::Key_Right:
      Q_EMIT step_wanted(1);
      return;
    case Qt::Key_Escape:
    case Qt::Key_Backspace:
      Q_EMIT closed();
      return;
    default:
      PlotScrollArea::keyPressEvent(event);
  }
}

bool TaskView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip && plot_ != nullptr) {
    const auto* help = static_cast<const QHelpEvent*>(event);
    const QRectF area = plot_area();
    const auto places = plot_->places(area.width(), style());
    QString tip;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!places[i].translated(area.topLeft()).contains(help->pos())) continue;
      const TaskSample& panel = plot_->content().panels[i];
      tip = task_title(*panel.task) + QLatin1Char('\n') +
            (panel.problem.isEmpty() ? text_of(describe(panel.task->output)) : panel.problem);
      for (const QString& line : panel.lines) tip += QLatin1Char('\n') + line;
    }
    QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
  }
  return PlotScrollArea::viewportEvent(event);
}

}  // namespace taskatlas::ui
