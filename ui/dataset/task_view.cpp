// SPDX-License-Identifier: MIT
#include "ui/dataset/task_view.hpp"

#include "ui/dataset/task_names.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

TaskView::TaskView(QWidget* parent) : QAbstractScrollArea(parent) {
  setObjectName(QStringLiteral("tasks"));
  setAccessibleName(tr("One view as every task has it"));
  setWhatsThis(tr(
      "What a network gets for each task, and what it must answer. Pairs and triplets are formed "
      "with other views of the same point, or of a point that this view shows."));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setFocusPolicy(Qt::StrongFocus);
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
  update_scroll_bar();
  viewport()->update();
}

QRectF TaskView::plot_area() const {
  const double margin = fontMetrics().height() * 0.7;
  const double width = std::max(1.0, viewport()->width() - 2 * margin);
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const double height = plot_ == nullptr ? 0 : plot_->height_for(width, style);
  return {margin, margin - verticalScrollBar()->value(), width, height};
}

void TaskView::update_scroll_bar() {
  const double margin = fontMetrics().height() * 0.7;
  const int total = static_cast<int>(std::ceil(plot_area().height() + 2 * margin));
  verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(fontMetrics().height() * 2);
}

void TaskView::paintEvent(QPaintEvent* event) {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  QPainter painter(viewport());
  painter.fillRect(event->rect(), style.paper);
  if (plot_ != nullptr) plot_->paint(painter, plot_area(), style, event->rect());
  if (hasFocus()) {
    painter.setPen(QPen(style.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
  }
}

void TaskView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  update_scroll_bar();
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
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void TaskView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange) update_scroll_bar();
}

bool TaskView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip && plot_ != nullptr) {
    const auto* help = static_cast<const QHelpEvent*>(event);
    const QRectF area = plot_area();
    const auto places = plot_->places(area.width(), PlotStyle::screen(palette(), font()));
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
  return QAbstractScrollArea::viewportEvent(event);
}

void TaskView::scrollContentsBy(int, int) { viewport()->update(); }

}  // namespace taskatlas::ui
