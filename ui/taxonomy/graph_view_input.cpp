// SPDX-License-Identifier: MIT
// What the pointer, the keyboard and screen readers do with the task graph.
#include "ui/taxonomy/graph_view.hpp"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <QtMath>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kReach = 6;  // pixels from a line that still count as on it
constexpr int kSamples = 24;  // points of a segment of a curve, for hit tests

double distance_to(QPointF p, QPointF a, QPointF b) {
  const QPointF along = b - a;
  const double length = QPointF::dotProduct(along, along);
  const double t =
      length > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / length, 0.0, 1.0) : 0;
  const QPointF off = p - (a + along * t);
  return std::hypot(off.x(), off.y());
}

QString value_text(double value) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 3);
}

}  // namespace

// --- words ---------------------------------------------------------------------------------------

QString GraphView::node_text(std::size_t node) const {
  const GraphNode& one = picture_->graph().nodes[node];
  int gives = 0;
  QString takes;
  for (const GraphTransfer& transfer : picture_->graph().transfers) {
    if (std::find(transfer.sources.begin(), transfer.sources.end(), one.task) !=
        transfer.sources.end()) {
      ++gives;
    }
    if (transfer.target != one.task) continue;
    QStringList names;
    for (const TaskId source : transfer.sources) names.push_back(picture_->name(source.index()));
    takes = names.join(QStringLiteral(" + "));
  }
  QStringList parts{picture_->name(node), kind_name(one.kind), role_name(one.role)};
  if (!takes.isEmpty()) parts.push_back(tr("takes from %1").arg(takes));
  if (gives > 0) parts.push_back(tr("gives to %n target(s)", nullptr, gives));
  const GraphRules& rules = picture_->rules();
  if (node < rules.tasks.size()) {
    const GraphRules::OfTask& of = rules.tasks[node];
    if (of.source == Rule::kRequired) parts.push_back(tr("required as a source"));
    if (of.source == Rule::kForbidden) parts.push_back(tr("forbidden as a source"));
    if (of.supervision == Rule::kRequired) parts.push_back(tr("full supervision required"));
    if (of.supervision == Rule::kForbidden) parts.push_back(tr("full supervision forbidden"));
  }
  for (const GraphTransfer& transfer : picture_->graph().transfers) {
    if (transfer.target == one.task && rules.required.contains(transfer.row)) {
      parts.push_back(tr("this transfer is required"));
    }
  }
  for (const GraphTransfer& transfer : rules.drawn.graph.transfers) {
    if (transfer.target != one.task) continue;
    QStringList names;
    for (const TaskId source : transfer.sources) names.push_back(picture_->name(source.index()));
    parts.push_back(tr("forbidden to take from %1").arg(names.join(QStringLiteral(" + "))));
  }
  switch (picture_->node_side(node)) {
    case EdgeSide::kBoth:
      parts.push_back(tr("supervised in both"));
      break;
    case EdgeSide::kOnlyA:
      parts.push_back(tr("supervised in A only"));
      break;
    case EdgeSide::kOnlyB:
      parts.push_back(tr("supervised in B only"));
      break;
    case EdgeSide::kOne:
      break;
  }
  return parts.join(QStringLiteral(", "));
}

QString GraphView::transfer_text(std::size_t transfer) const {
  const GraphTransfer& one = picture_->graph().transfers[transfer];
  QStringList names;
  for (const TaskId source : one.sources) names.push_back(picture_->name(source.index()));
  const QString text = names.join(QStringLiteral(" + ")) + QStringLiteral(" → ") +
                       picture_->name(one.target.index());
  return picture_->rules().required.contains(one.row) ? tr("%1 (required)").arg(text) : text;
}

// --- hit tests -----------------------------------------------------------------------------------

int GraphView::node_at(QPointF at) const {
  if (!picture_ || !canvas().contains(at)) return -1;
  const QPointF p = to_widget().inverted().map(at);
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (picture_->shown(i) && picture_->node_box(i).contains(p)) return static_cast<int>(i);
  }
  return -1;
}

int GraphView::edge_at(QPointF at) const {
  if (!picture_ || !canvas().contains(at)) return -1;
  if (polylines_.empty()) {
    for (const DrawnEdge& edge : picture_->drawing().edges) {
      QPolygonF line;
      const std::size_t segments = edge.points.size() / 3;
      for (std::size_t i = 0; i <= segments * kSamples && segments > 0; ++i) {
        const Point p = point_on_curve(edge.points, static_cast<double>(i) / kSamples);
        line.append(QPointF(p.x, p.y));
      }
      polylines_.push_back(std::move(line));
    }
  }
  const QTransform transform = to_widget();
  const QPointF p = transform.inverted().map(at);
  const double reach = kReach / transform.m11();
  int best = -1;
  double nearest = reach;
  for (std::size_t i = 0; i < polylines_.size(); ++i) {
    for (qsizetype k = 1; k < polylines_[i].size(); ++k) {
      const double distance = distance_to(p, polylines_[i][k - 1], polylines_[i][k]);
      if (distance < nearest) {
        nearest = distance;
        best = static_cast<int>(i);
      }
    }
  }
  return best;
}

void GraphView::hover_at(QPointF at) {
  Hover hover;
  if (const int node = node_at(at); node >= 0) {
    hover.task = TaskId(node);
  } else if (const int edge = edge_at(at); edge >= 0) {
    const auto& transfer = picture_->graph().transfers[static_cast<std::size_t>(
        picture_->graph().edges[static_cast<std::size_t>(edge)].transfer)];
    hover.task = transfer.target;
    hover.transfer = transfer.row;
    if (transfer.sources.size() == 1) hover.source = transfer.sources.front();
  }
  setCursor(hover.task.valid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
  selection_.set_hover(hover);
}

// --- choosing ------------------------------------------------------------------------------------

void GraphView::choose(std::size_t node, bool extend) {
  std::set<TaskId> tasks;
  if (extend) tasks = selection_.tasks();
  const TaskId task = TaskId::from_index(node);
  if (extend && tasks.contains(task)) {
    tasks.erase(task);
  } else {
    tasks.insert(task);
  }
  set_current(static_cast<int>(node));
  selection_.select(std::move(tasks));
}

void GraphView::set_current(int node) {
  if (node == current_ || !picture_) return;
  current_ = node;
  if (node >= 0) {
    ensure_visible(static_cast<std::size_t>(node));
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(node);
    QAccessible::updateAccessibility(&focus);
  }
  update();
}

int GraphView::find(const QString& text, const TransferTable& table) {
  found_.clear();
  found_at_ = 0;
  if (!text.isEmpty() && picture_) {
    for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
      const QString code = QString::fromStdString(table.code(TaskId::from_index(i)));
      if (picture_->shown(i) && (picture_->name(i).contains(text, Qt::CaseInsensitive) ||
                                 code.contains(text, Qt::CaseInsensitive))) {
        found_.push_back(i);
      }
    }
    if (!found_.empty()) ensure_visible(found_.front());
  }
  update();
  return static_cast<int>(found_.size());
}

void GraphView::find_next() {
  if (found_.empty()) return;
  const std::size_t node = found_[found_at_++ % found_.size()];
  choose(node, false);
}

// The nearest task in that direction: what lies aside counts twice.
void GraphView::move_current(int dx, int dy) {
  if (!picture_) return;
  const std::size_t count = picture_->drawing().nodes.size();
  int best = -1;
  double nearest = std::numeric_limits<double>::infinity();
  const bool from_none = current_ < 0 || !picture_->shown(static_cast<std::size_t>(current_));
  const QPointF from =
      from_none ? QPointF() : picture_->node_box(static_cast<std::size_t>(current_)).center();
  for (std::size_t i = 0; i < count; ++i) {
    if (!picture_->shown(i) || (!from_none && static_cast<int>(i) == current_)) continue;
    const QPointF way = picture_->node_box(i).center() - from;
    if (from_none) {
      const double corner = way.x() + way.y();
      if (corner < nearest) {
        nearest = corner;
        best = static_cast<int>(i);
      }
      continue;
    }
    const double ahead = way.x() * dx + way.y() * dy;
    const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
    if (ahead <= 1) continue;
    const double distance = ahead + 2 * aside;
    if (distance < nearest) {
      nearest = distance;
      best = static_cast<int>(i);
    }
  }
  if (best >= 0) {
    set_current(best);
    selection_.set_hover({TaskId(best), {}, {}});
  }
}

// --- events --------------------------------------------------------------------------------------

bool GraphView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && picture_) {
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    QRect around;
    if (const int node = node_at(help->pos()); node >= 0) {
      const auto index = static_cast<std::size_t>(node);
      const GraphNode& one = picture_->graph().nodes[index];
      text = QStringLiteral("<b>%1</b><br>%2")
                 .arg(picture_->name(index).toHtmlEscaped(),
                      node_text(index).section(QStringLiteral(", "), 1).toHtmlEscaped());
      if (one.role != NodeRole::kSourceOnly && one.role != NodeRole::kUnused) {
        text += QStringLiteral("<br>") +
                tr("Affinity %1 · gain %2 · quality %3")
                    .arg(value_text(one.affinity), value_text(one.gain), value_text(one.quality));
      }
      around = node_rect(index);
    } else if (const int edge = edge_at(help->pos()); edge >= 0) {
      const auto transfer = static_cast<std::size_t>(
          picture_->graph().edges[static_cast<std::size_t>(edge)].transfer);
      const GraphTransfer& one = picture_->graph().transfers[transfer];
      text = QStringLiteral("<b>%1</b><br>%2")
                 .arg(transfer_text(transfer).toHtmlEscaped(),
                      tr("Affinity %1 · gain %2 · quality %3")
                          .arg(value_text(one.affinity), value_text(one.gain),
                               value_text(one.quality)));
    }
    if (text.isEmpty()) {
      QToolTip::hideText();
    } else {
      QToolTip::showText(help->globalPos(), text, this, around);
    }
    return true;
  }
  return QWidget::event(event);
}

void GraphView::wheelEvent(QWheelEvent* event) {
  if (!picture_) return;
  if (event->modifiers() & Qt::ShiftModifier) {
    fitted_ = false;
    offset_.rx() += event->angleDelta().y() != 0 ? event->angleDelta().y() / 2.0
                                                 : event->angleDelta().x() / 2.0;
    moved();
  } else {
    zoom_by(std::pow(1.0015, event->angleDelta().y()), event->position());
  }
  event->accept();
}

void GraphView::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  pressed_ = last_ = event->position();
  in_overview_ = event->button() == Qt::LeftButton && overview_rect().contains(event->position());
  dragging_ = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
  panning_ = in_overview_;
  if (in_overview_) mouseMoveEvent(event);
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
  if (!picture_) return;
  const QPointF at = event->position();
  if (!dragging_) return hover_at(at);
  if (!panning_ && (at - pressed_).manhattanLength() > 5) {
    panning_ = true;
    setCursor(Qt::ClosedHandCursor);
  }
  if (!panning_) return;
  fitted_ = false;
  if (in_overview_) {
    const QRectF area = overview_rect();
    if (!area.isEmpty()) {
      const QRectF bounds = world();
      const QPointF share((at.x() - area.left()) / area.width(),
                          (at.y() - area.top()) / area.height());
      const QPointF wanted(bounds.left() + share.x() * bounds.width(),
                           bounds.top() + share.y() * bounds.height());
      offset_ += canvas().center() - to_widget().map(wanted);
    }
  } else {
    offset_ += at - last_;
  }
  last_ = at;
  moved();
}

void GraphView::mouseReleaseEvent(QMouseEvent* event) {
  const bool clicked = dragging_ && !panning_ && event->button() == Qt::LeftButton;
  dragging_ = panning_ = in_overview_ = false;
  hover_at(event->position());
  if (!clicked || !picture_) return;
  const bool extend = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
  if (const int node = node_at(event->position()); node >= 0) {
    choose(static_cast<std::size_t>(node), extend);
  } else if (const int edge = edge_at(event->position()); edge >= 0) {
    const auto& transfer = picture_->graph().transfers[static_cast<std::size_t>(
        picture_->graph().edges[static_cast<std::size_t>(edge)].transfer)];
    selection_.select({transfer.target}, transfer.row);
  } else {
    selection_.clear();
  }
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const int node = node_at(event->position()); node >= 0) {
    choose(static_cast<std::size_t>(node), false);
    Q_EMIT activated(TaskId(node));
  } else if (edge_at(event->position()) < 0) {
    fit();
  }
}

void GraphView::contextMenuEvent(QContextMenuEvent* event) {
  TaskId task;
  TransferId row;
  QPoint global = event->globalPos();
  if (event->reason() == QContextMenuEvent::Keyboard) {
    if (current_ < 0 || !picture_) return;
    task = TaskId(current_);
    global = mapToGlobal(node_rect(static_cast<std::size_t>(current_)).center());
  } else if (const int node = node_at(event->pos()); node >= 0) {
    task = TaskId(node);
  } else if (const int edge = edge_at(event->pos()); edge >= 0) {
    const auto& transfer = picture_->graph().transfers[static_cast<std::size_t>(
        picture_->graph().edges[static_cast<std::size_t>(edge)].transfer)];
    task = transfer.target;
    row = transfer.row;
  }
  if (task.valid()) Q_EMIT context_requested(task, row, global);
}

void GraphView::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  selection_.set_hover({});
}

void GraphView::keyPressEvent(QKeyEvent* event) {
  const bool control = event->modifiers() & Qt::ControlModifier;
  const double step = 3 * style_.em();
  const auto pan = [&](double dx, double dy) {
    fitted_ = false;
    offset_ += QPointF(dx, dy);
    moved();
  };
  switch (event->key()) {
    case Qt::Key_Left:
      return control ? pan(step, 0) : move_current(-1, 0);
    case Qt::Key_Right:
      return control ? pan(-step, 0) : move_current(1, 0);
    case Qt::Key_Up:
      return control ? pan(0, step) : move_current(0, -1);
    case Qt::Key_Down:
      return control ? pan(0, -step) : move_current(0, 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom_in();
    case Qt::Key_Minus:
      return zoom_out();
    case Qt::Key_0:
      return fit();
    case Qt::Key_Space:
      if (current_ >= 0 && picture_) choose(static_cast<std::size_t>(current_), control);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_ >= 0 && picture_) {
        choose(static_cast<std::size_t>(current_), false);
        Q_EMIT activated(TaskId(current_));
      }
      return;
    case Qt::Key_Escape:
      if (selection_.tasks().empty() && !selection_.transfer().valid()) break;
      selection_.set_hover({});
      return selection_.clear();
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void GraphView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  // Only who comes by keyboard wants a cursor; a page that opens must not dim its tasks.
  const bool by_keyboard =
      event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  if (current_ < 0 && by_keyboard) move_current(1, 0);
  update();
}

void GraphView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  selection_.set_hover({});
  update();
}

}  // namespace taskatlas::ui
