// SPDX-License-Identifier: MIT
// What HeatmapView does with events.
#include "ui/shared/heatmap_view.hpp"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

QSize HeatmapView::sizeHint() const {
  const double em = style_.em();
  return QSizeF(40 * em, 36 * em).toSize();
}

QSize HeatmapView::minimumSizeHint() const {
  const double em = style_.em();
  return QSizeF(18 * em, 16 * em).toSize();
}

bool HeatmapView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && plot_) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const HeatmapHit hit = geometry_now().hit(help->pos(), rows(), columns());
    QString text;
    if (hit.is_cell()) {
      text =
          plot_->cell_name(static_cast<std::size_t>(hit.row), static_cast<std::size_t>(hit.column));
    } else if (hit.row >= 0) {
      text = plot_->contents().rows[static_cast<std::size_t>(hit.row)].label;
    } else if (hit.column >= 0) {
      text = plot_->contents().columns[static_cast<std::size_t>(hit.column)].label;
    }
    // As plain text: names are the user's.
    QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), this);
    return true;
  }
  return QWidget::event(event);
}

void HeatmapView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refresh();
  place_buttons();
}

void HeatmapView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
      style_ = PlotStyle::screen(palette(), font());
      refresh();
      place_buttons();
      updateGeometry();
      break;
    default:
      break;
  }
}

void HeatmapView::wheelEvent(QWheelEvent* event) {
  const double notches = event->angleDelta().y() / 120.0;
  if (!plot_ || notches == 0 || (notches < 0 && zoom() <= 1)) {
    event->ignore();  // for a scroll area around it
    return;
  }
  zoom_about(std::pow(kStep, notches), event->position());
  move_hover(geometry_now().hit(event->position(), rows(), columns()), true);
  event->accept();
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
    QWidget::mousePressEvent(event);
    return;
  }
  press_ = event->position();
  grip_ = window_;
  pressed_ = true;
  dragged_ = false;
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
  if (!plot_) return;
  if (pressed_) {
    const QPointF way = event->position() - press_;
    if (!dragged_ && zoom() > 1 && way.manhattanLength() >= QApplication::startDragDistance()) {
      dragged_ = true;
      setCursor(Qt::ClosedHandCursor);
    }
    if (dragged_) {
      const HeatmapGeometry geometry = geometry_now();
      set_window(
          grip_.translated(-way.x() / geometry.cell_width(), -way.y() / geometry.cell_height()));
      return;
    }
  }
  move_hover(geometry_now().hit(event->position(), rows(), columns()), true);
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event) {
  if (!pressed_) return;
  pressed_ = false;
  if (dragged_) {
    dragged_ = false;
    unsetCursor();
    move_hover(geometry_now().hit(event->position(), rows(), columns()), true);
    return;
  }
  if (event->button() != Qt::LeftButton || !plot_) return;
  const HeatmapHit hit = geometry_now().hit(event->position(), rows(), columns());
  if (hit.is_cell()) {
    set_current(hit);
    Q_EMIT selected(hit.row, hit.column);
  } else if (hit.row >= 0) {
    Q_EMIT row_head_clicked(hit.row);
  } else if (hit.column >= 0) {
    Q_EMIT column_head_clicked(hit.column);
  }
}

void HeatmapView::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  move_hover({}, true);
}

void HeatmapView::move_current(int row, int column) {
  if (rows() == 0 || columns() == 0) return;
  const HeatmapHit next{std::clamp(row, 0, rows() - 1), std::clamp(column, 0, columns() - 1)};
  show_cell(next);
  set_current(next);
  Q_EMIT selected(next.row, next.column);
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
  const bool started = current_.is_cell();
  const int row = started ? current_.row : static_cast<int>(window_.top());
  const int column = started ? current_.column : static_cast<int>(window_.left());
  const int step = started ? 1 : 0;  // the first arrow key only shows where one is
  const int page = std::max(1, static_cast<int>(window_.height()) - 1);
  const bool control = event->modifiers() & Qt::ControlModifier;
  switch (event->key()) {
    case Qt::Key_Left:
      return move_current(row, control ? 0 : column - step);
    case Qt::Key_Right:
      return move_current(row, control ? columns() - 1 : column + step);
    case Qt::Key_Up:
      return move_current(control ? 0 : row - step, column);
    case Qt::Key_Down:
      return move_current(control ? rows() - 1 : row + step, column);
    case Qt::Key_Home:
      return move_current(control ? 0 : row, 0);
    case Qt::Key_End:
      return move_current(control ? rows() - 1 : row, columns() - 1);
    case Qt::Key_PageUp:
      return move_current(row - page, column);
    case Qt::Key_PageDown:
      return move_current(row + page, column);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom_in();
    case Qt::Key_Minus:
      return zoom_out();
    case Qt::Key_0:
      return zoom_to_fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      return move_current(row, column);
    default:
      QWidget::keyPressEvent(event);
  }
}

void HeatmapView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
  tell_current();
}

void HeatmapView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

void HeatmapView::place_buttons() {
  // In the corner that the heads of rows and columns leave free.
  const bool wanted = plot_ && !plot_->contents().values.empty();
  const HeatmapGeometry geometry = geometry_now();
  QPointF at(area().left(), geometry.column_labels.top());
  for (QToolButton* button : buttons_) {
    button->setVisible(wanted);
    button->resize(button->sizeHint());
    button->move(at.toPoint());
    at.rx() += button->width();
  }
  if (buttons_.size() == 3) {
    buttons_[0]->setEnabled(zoom() < max_zoom() * 0.999);
    buttons_[1]->setEnabled(zoom() > 1.001);
    buttons_[2]->setEnabled(zoom() > 1.001);
  }
}

void HeatmapView::tell_current() const {
  if (!QAccessible::isActive() || !current_.is_cell() || !hasFocus()) return;
  QAccessibleEvent event(const_cast<HeatmapView*>(this), QAccessible::Focus);
  event.setChild(current_.row * columns() + current_.column);
  QAccessible::updateAccessibility(&event);
}

}  // namespace taskatlas::ui
