// SPDX-License-Identifier: MIT
#include "ui/evaluation/tree_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

TreeView::TreeView(QWidget* parent) : PlotView(parent) { setAccessibleName(tr("Similarity tree")); }

void TreeView::set_plot(std::shared_ptr<const TreePlot> plot) {
  const bool same = plot_ && plot && plot_->leaf_count() == plot->leaf_count();
  plot_ = std::move(plot);
  hover_ = {};
  if (!same) current_ = {};
  current_.group = -1;
  setToolTip({});
  updateGeometry();
  update();
}

void TreeView::set_selected(std::set<TaskId> tasks) {
  if (tasks == selected_) return;
  selected_ = std::move(tasks);
  update();
}

void TreeView::set_hovered_task(TaskId task) {
  TreeHit hit;
  if (plot_ && task.valid()) {
    for (std::size_t i = 0; i < plot_->leaf_count(); ++i) {
      if (plot_->leaf(i).task == task) hit.leaf = static_cast<int>(i);
    }
  }
  if (hit == hover_ || (hit.leaf < 0 && hover_.leaf < 0)) return;
  hover_ = hit;
  update();
}

TreeGeometry TreeView::geometry_now() const {
  return plot_ ? plot_->geometry(inner(), style()) : TreeGeometry();
}

QSize TreeView::sizeHint() const {
  const int em = fontMetrics().height();
  const double height = plot_ ? plot_->height_for(48 * em, style()) : 30 * em;
  return {50 * em, static_cast<int>(height) + em};
}

QSize TreeView::minimumSizeHint() const {
  const int em = fontMetrics().height();
  const int rows = plot_ ? static_cast<int>(plot_->leaf_count()) : 10;
  return {24 * em, std::min(rows * em * 4 / 5 + 7 * em, 34 * em)};
}

int TreeView::item_count() const { return plot_ ? static_cast<int>(plot_->leaf_count()) : 0; }

QString TreeView::item_name(int item) const {
  TreeHit hit;
  hit.leaf = item;
  return plot_->describe(hit);
}

QRectF TreeView::item_rect(int item) const {
  return geometry_now().leaves[static_cast<std::size_t>(item)];
}

QString TreeView::items_summary() const { return plot_ ? plot_->summary() : empty_text(); }

TreeHit TreeView::hit_at(const QPointF& point) const {
  return plot_ ? plot_->hit_test(point, geometry_now(), style()) : TreeHit();
}

QString TreeView::tip_at(const QPointF& point) const {
  const TreeHit hit = hit_at(point);
  return hit.any() ? plot_->describe(hit) : QString();
}

void TreeView::paint_plot(QPainter& painter, const PlotStyle& style) {
  const TreeGeometry geometry = geometry_now();
  for (std::size_t i = 0; i < plot_->leaf_count(); ++i) {
    if (!selected_.contains(plot_->leaf(i).task)) continue;
    QColor fill = style.accent;
    fill.setAlphaF(0.28F);
    painter.fillRect(geometry.leaves[i], fill);
  }
  plot_->paint(painter, inner(), style);
  plot_->paint_highlight(painter, geometry, hover_, style);
  if (hasFocus()) plot_->paint_highlight(painter, geometry, current_, style);
}

void TreeView::set_hover(const TreeHit& hit) {
  if (hit == hover_) return;
  hover_ = hit;
  setCursor(hit.any() ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
  Q_EMIT hovered(hit.leaf >= 0 ? plot_->leaf(static_cast<std::size_t>(hit.leaf)).task : TaskId());
}

void TreeView::set_current(const TreeHit& hit) {
  if (hit == current_) return;
  current_ = hit;
  update();
  if (hit.leaf >= 0) tell_current_item(*this, hit.leaf);
}

void TreeView::mouseMoveEvent(QMouseEvent* event) { set_hover(hit_at(event->position())); }

void TreeView::leaveEvent(QEvent* event) {
  PlotView::leaveEvent(event);
  set_hover({});
}

void TreeView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !plot_) return;
  const TreeHit hit = hit_at(event->position());
  set_current(hit);
  Q_EMIT selected(plot_->tasks_of(hit));  // beside everything: nothing is selected
}

int TreeView::merge_above(const TreeHit& hit) const {
  const Dendrogram& tree = plot_->tree().tree;
  std::size_t node = 0;
  if (hit.merge >= 0) {
    node = tree.leaves + static_cast<std::size_t>(hit.merge);
  } else if (hit.leaf >= 0) {
    node = tree.order[static_cast<std::size_t>(hit.leaf)];
  } else {
    return -1;
  }
  for (std::size_t i = 0; i < tree.merges.size(); ++i) {
    if (tree.merges[i].left == node || tree.merges[i].right == node) return static_cast<int>(i);
  }
  return -1;
}

int TreeView::first_leaf(const TreeHit& hit) const {
  const std::vector<TaskId> tasks = plot_->tasks_of(hit);
  for (std::size_t i = 0; i < plot_->leaf_count(); ++i) {
    if (std::find(tasks.begin(), tasks.end(), plot_->leaf(i).task) != tasks.end()) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

void TreeView::keyPressEvent(QKeyEvent* event) {
  if (!plot_ || plot_->leaf_count() == 0) return PlotView::keyPressEvent(event);
  const int last = item_count() - 1;
  const int leaf = current_.leaf >= 0 ? current_.leaf : first_leaf(current_);
  TreeHit next;
  switch (event->key()) {
    case Qt::Key_Up:
      next.leaf = leaf < 0 ? 0 : std::max(0, leaf - 1);
      break;
    case Qt::Key_Down:
      next.leaf = leaf < 0 ? 0 : std::min(last, leaf + 1);
      break;
    case Qt::Key_Home:
      next.leaf = 0;
      break;
    case Qt::Key_End:
      next.leaf = last;
      break;
    case Qt::Key_Left:
      next.merge = merge_above(current_);
      if (next.merge < 0) return;
      break;
    case Qt::Key_Right:
      next.leaf = std::max(0, leaf);
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      Q_EMIT selected(plot_->tasks_of(current_));
      return;
    case Qt::Key_Escape:
      Q_EMIT selected({});
      return;
    default:
      return PlotView::keyPressEvent(event);
  }
  set_current(next);
}

}  // namespace taskatlas::ui
