// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_view.hpp"

#include "ui/shared/heatmap_access.hpp"
#include "ui/shared/icon.hpp"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kStep = 1.25;      // of one key press or notch of the wheel
constexpr double kFewestCells = 3;  // across, at the highest zoom
constexpr double kMargin = 0.5;     // em around the plot

QRect grown(const QRectF& box, double by) { return box.adjusted(-by, -by, by, by).toAlignedRect(); }

}  // namespace

HeatmapView::HeatmapView(QWidget* parent)
    : QWidget(parent),
      empty_text_(tr("There is nothing to show.")),
      style_(PlotStyle::screen(palette(), font())) {
  install_heatmap_accessibility();
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Heat map"));
  setWhatsThis(
      tr("Each cell is one measurement. Turn the wheel or press + and − to zoom, drag to move, "
         "0 to see everything. Click a cell, or move with the arrow keys, to select it."));
  buttons_ = {make_button(QStringLiteral("zoom-in"), tr("Zoom in"), QStringLiteral("+"),
                          &HeatmapView::zoom_in),
              make_button(QStringLiteral("zoom-out"), tr("Zoom out"), QStringLiteral("−"),
                          &HeatmapView::zoom_out),
              make_button(QStringLiteral("zoom-fit"), tr("Show everything"), QStringLiteral("0"),
                          &HeatmapView::zoom_to_fit)};
  place_buttons();
}

HeatmapView::~HeatmapView() = default;

QToolButton* HeatmapView::make_button(const QString& icon, const QString& name, const QString& keys,
                                      void (HeatmapView::*slot)()) {
  auto* button = new QToolButton(this);
  button->setIcon(themed_icon(icon));
  button->setAutoRaise(true);
  button->setAccessibleName(name);
  button->setToolTip(tr("%1 (%2)", "what a button does, and its key").arg(name, keys));
  button->setFocusPolicy(Qt::TabFocus);
  button->setCursor(Qt::ArrowCursor);
  connect(button, &QToolButton::clicked, this, slot);
  return button;
}

// --- what is shown -------------------------------------------------------------------------------

int HeatmapView::rows() const {
  return plot_ ? static_cast<int>(plot_->contents().rows.size()) : 0;
}

int HeatmapView::columns() const {
  return plot_ ? static_cast<int>(plot_->contents().columns.size()) : 0;
}

void HeatmapView::set_plot(std::shared_ptr<const HeatmapPlot> plot) {
  const int old_rows = rows();
  const int old_columns = columns();
  plot_ = std::move(plot);
  if (old_rows != rows() || old_columns != columns() || window_.isEmpty()) {
    window_ = plot_ ? plot_->full_window() : HeatmapWindow();
    current_ = {};
    hover_ = {};
    highlighted_rows_.clear();
    highlighted_columns_.clear();
    Q_EMIT window_changed(window_);
  }
  refresh();
  place_buttons();
  heatmap_contents_changed(*this);
}

void HeatmapView::set_empty_text(const QString& text) {
  empty_text_ = text;
  refresh();
}

double HeatmapView::max_zoom() const {
  return std::max(1.0, std::max(rows(), columns()) / kFewestCells);
}

double HeatmapView::zoom() const {
  return plot_ && window_.width() > 0 ? columns() / window_.width() : 1;
}

HeatmapWindow HeatmapView::bounded(const HeatmapWindow& window) const {
  const double zoom = std::clamp(columns() / std::max(window.width(), 1e-9), 1.0, max_zoom());
  const QSizeF size(columns() / zoom, rows() / zoom);
  return {std::clamp(window.left(), 0.0, columns() - size.width()),
          std::clamp(window.top(), 0.0, rows() - size.height()), size.width(), size.height()};
}

void HeatmapView::set_window(const HeatmapWindow& window) {
  if (!plot_ || rows() == 0 || columns() == 0) return;
  const HeatmapWindow next = bounded(window);
  if (next == window_) return;
  window_ = next;
  if (stale_ == kEverything) {
    update();
  } else {
    geometry_.window = window_;
    stale_ = kMoved;
    moved_ = true;
    update(moving_region());
  }
  place_buttons();
  Q_EMIT window_changed(window_);
}

void HeatmapView::zoom_about(double factor, const QPointF& position) {
  if (!plot_ || window_.isEmpty()) return;
  const HeatmapGeometry geometry = geometry_now();
  if (geometry.cells.isEmpty()) return;
  const auto share = [](double place, double from, double length) {
    return std::clamp((place - from) / length, 0.0, 1.0);
  };
  const double x = share(position.x(), geometry.cells.left(), geometry.cells.width());
  const double y = share(position.y(), geometry.cells.top(), geometry.cells.height());
  const double next = std::clamp(zoom() * factor, 1.0, max_zoom());
  const QSizeF size(columns() / next, rows() / next);
  set_window({window_.left() + x * (window_.width() - size.width()),
              window_.top() + y * (window_.height() - size.height()), size.width(), size.height()});
}

void HeatmapView::zoom_in() {
  const QPointF middle = geometry_now().cells.center();
  zoom_about(kStep, middle);
  if (current_.is_cell()) show_cell(current_);
}

void HeatmapView::zoom_out() { zoom_about(1 / kStep, geometry_now().cells.center()); }

void HeatmapView::zoom_to_fit() {
  if (plot_) set_window(plot_->full_window());
}

void HeatmapView::show_cell(const HeatmapHit& cell) {
  HeatmapWindow next = window_;
  // One cell more than the cell itself, so that one sees where it stands.
  const auto moved = [](double from, double length, int place, int limit) {
    if (place < 0) return from;
    const double least = std::max(0.0, place - 1.0);
    const double most = std::min(static_cast<double>(limit), place + 2.0);
    if (least < from) return least;
    if (most > from + length) return most - length;
    return from;
  };
  next.moveLeft(moved(next.left(), next.width(), cell.column, columns()));
  next.moveTop(moved(next.top(), next.height(), cell.row, rows()));
  set_window(next);
}

void HeatmapView::set_hover(const HeatmapHit& hit) { move_hover(hit, false); }

void HeatmapView::move_hover(const HeatmapHit& hit, bool tell) {
  HeatmapHit next = hit;
  if (next.row >= rows()) next.row = -1;
  if (next.column >= columns()) next.column = -1;
  if (next == hover_) return;
  const QRegion before = region_of(hover_);
  hover_ = next;
  update(before + region_of(hover_));
  if (tell) Q_EMIT hovered(hover_.row, hover_.column);
}

void HeatmapView::set_current(const HeatmapHit& cell) {
  HeatmapHit next = cell;
  if (next.row >= rows() || next.column >= columns() || !next.is_cell()) next = {};
  if (next == current_) return;
  const QRegion before = region_of(current_);
  current_ = next;
  update(before + region_of(current_));
  tell_current();
}

void HeatmapView::set_highlights(std::set<int> row_set, std::set<int> column_set) {
  if (row_set == highlighted_rows_ && column_set == highlighted_columns_) return;
  highlighted_rows_ = std::move(row_set);
  highlighted_columns_ = std::move(column_set);
  update();
}

void HeatmapView::link(HeatmapView& a, HeatmapView& b) {
  for (const auto& [from, to] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
    HeatmapView* target = to;
    connect(from, &HeatmapView::hovered, target, [target](int row, int column) {
      target->set_hover({row, column});
    });
    connect(from, &HeatmapView::selected, target, [target](int row, int column) {
      target->set_current({row, column});
    });
    connect(from, &HeatmapView::window_changed, target, [target, source = from](const QRectF& w) {
      if (source->rows() == target->rows() && source->columns() == target->columns()) {
        target->set_window(w);
      }
    });
  }
}

// --- painting ------------------------------------------------------------------------------------

QRectF HeatmapView::area() const {
  const double margin = kMargin * style_.em();
  return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

HeatmapGeometry HeatmapView::geometry_now() const {
  if (!plot_) return {};
  if (stale_ != kEverything) return geometry_;
  return plot_->geometry(area(), style_, window_);
}

void HeatmapView::refresh() {
  stale_ = kEverything;
  update();
}

// What changes with the window alone. Labels reach half a line beyond their ends.
QRegion HeatmapView::moving_region() const {
  const double line = style_.line_height() / 2;
  const HeatmapGeometry& g = geometry_;
  QRegion region = grown(g.cells, line);
  for (const QRectF& box : {g.row_labels, g.row_kinds, g.row_tree}) {
    if (!box.isEmpty()) region += box.adjusted(-1, -line, 1, line).toAlignedRect();
  }
  for (const QRectF& box : {g.column_labels, g.column_kinds, g.column_tree}) {
    if (!box.isEmpty()) region += box.adjusted(-line, -1, line, 1).toAlignedRect();
  }
  return region;
}

void HeatmapView::paint_plot(QPainter& painter, const QRegion& region) {
  for (const QRect& part : region) painter.fillRect(part, style_.paper);
  if (region.intersects(geometry_.legend.toAlignedRect()) ||
      region.intersects(geometry_.title.toAlignedRect())) {
    plot_->paint_legend(painter, geometry_, style_, &texts_);
  }
  plot_->paint_cells(painter, geometry_, style_, &texts_);
  plot_->paint_heads(painter, geometry_, style_, &texts_);
}

void HeatmapView::paint_picture() {
  const double scale = devicePixelRatioF();
  const QSize size = (QSizeF(this->size()) * scale).toSize();
  if (picture_.size() != size || picture_.devicePixelRatio() != scale) {
    picture_ = QPixmap(size);
    picture_.setDevicePixelRatio(scale);
    stale_ = kEverything;
  }
  if (stale_ == kNothing) return;
  if (size.isEmpty()) return;
  QPainter painter(&picture_);
  if (!plot_ || plot_->contents().values.empty()) {
    painter.fillRect(rect(), style_.paper);
    TextOptions options;
    options.colour = style_.muted;
    draw_text(painter, area(), Qt::AlignCenter, empty_text_, style_, options);
    geometry_ = {};
    stale_ = kNothing;
    return;
  }
  if (stale_ == kEverything) {
    geometry_ = plot_->geometry(area(), style_, window_);
    paint_plot(painter, rect());
  } else {
    painter.setClipRegion(moving_region());
    paint_plot(painter, moving_region());
  }
  stale_ = kNothing;
}

void HeatmapView::paintEvent(QPaintEvent* event) {
  const double scale = devicePixelRatioF();
  if (moved_ && stale_ == kMoved && picture_.devicePixelRatio() == scale) {
    // While it moves, a picture would be out of date with the next frame.
    moved_ = false;
    QPainter painter(this);
    paint_plot(painter, event->region());
    paint_overlays(painter);
    return;
  }
  moved_ = false;
  paint_picture();
  QPainter painter(this);
  for (const QRect& part : event->region()) {
    painter.drawPixmap(QRectF(part), picture_,
                       QRectF(QPointF(part.topLeft()) * scale, QSizeF(part.size()) * scale));
  }
  if (!plot_ || geometry_.cells.isEmpty()) return;
  paint_overlays(painter);
}

void HeatmapView::paint_overlays(QPainter& painter) const {
  const auto mark = [&](const QRectF& box) {
    QColor fill = style_.accent;
    fill.setAlphaF(0.22F);
    painter.fillRect(box, fill);
  };
  const auto row_head = [&](int row) {
    const QRectF cell = geometry_.cell(row, 0);
    const QRectF heads = geometry_.row_labels.united(geometry_.row_kinds);
    return QRectF(heads.left(), cell.top(), heads.width(), std::max(cell.height(), 2.0))
        .intersected(heads);
  };
  const auto column_head = [&](int column) {
    const QRectF cell = geometry_.cell(0, column);
    const QRectF heads = geometry_.column_labels.united(geometry_.column_kinds);
    return QRectF(cell.left(), heads.top(), std::max(cell.width(), 2.0), heads.height())
        .intersected(heads);
  };
  for (const int row : highlighted_rows_) mark(row_head(row));
  for (const int column : highlighted_columns_) mark(column_head(column));
  if (hover_.row >= 0) mark(row_head(hover_.row));
  if (hover_.column >= 0) mark(column_head(hover_.column));
  painter.save();
  painter.setClipRect(grown(geometry_.cells, 2));
  paint_crosshair(painter);
  paint_current(painter);
  painter.restore();
  if (hasFocus() && !current_.is_cell()) {
    // Where the keys go, before there is a current cell.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style_.accent, 2));
    painter.drawRect(geometry_.cells);
  }
  paint_position(painter);
}

void HeatmapView::paint_crosshair(QPainter& painter) const {
  const QRectF& cells = geometry_.cells;
  const double width = std::max(1.0, std::round(style_.hairline()));
  const auto frame = [&](const QRectF& box) {
    // Dark beside light, so that it is seen on every colour. Rectangles, not strokes: a frame
    // along the whole map is painted with every movement.
    const auto edges = [&](const QRectF& edge, double thick, const QColor& colour) {
      painter.fillRect(QRectF(edge.left(), edge.top(), edge.width(), thick), colour);
      painter.fillRect(QRectF(edge.left(), edge.bottom() - thick, edge.width(), thick), colour);
      painter.fillRect(QRectF(edge.left(), edge.top(), thick, edge.height()), colour);
      painter.fillRect(QRectF(edge.right() - thick, edge.top(), thick, edge.height()), colour);
    };
    const QRectF whole(std::round(box.left()), std::round(box.top()), std::round(box.width()),
                       std::round(box.height()));
    edges(whole.adjusted(-width, -width, width, width), width, QColor(0, 0, 0, 200));
    edges(whole, width, QColor(255, 255, 255, 220));
  };
  const QRectF cell = geometry_.cell(std::max(hover_.row, 0), std::max(hover_.column, 0));
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (hover_.row >= 0) {
    frame({cells.left() - 4, cell.top(), cells.width() + 8, cell.height()});
  }
  if (hover_.column >= 0) {
    frame({cell.left(), cells.top() - 4, cell.width(), cells.height() + 8});
  }
}

void HeatmapView::paint_current(QPainter& painter) const {
  if (!current_.is_cell()) return;
  // At least large enough to be seen.
  QRectF box = geometry_.cell(current_.row, current_.column);
  const double grow = std::max(0.0, (0.6 * style_.em() - box.width()) / 2);
  box.adjust(-grow, -grow, grow, grow);
  const double width = std::max(1.5, style_.em() / 6);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style_.paper, 2 * width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(box);
  painter.setPen(QPen(hasFocus() ? style_.accent : style_.ink, width, Qt::SolidLine, Qt::SquareCap,
                      Qt::MiterJoin));
  painter.drawRect(box);
}

// Where in the matrix the shown part lies, as thin bars like scroll bars.
void HeatmapView::paint_position(QPainter& painter) const {
  if (window_.width() >= columns()) return;
  const QRectF& cells = geometry_.cells;
  const double thick = std::max(2.0, 0.22 * style_.em());
  const auto bars = [&](const QRectF& groove, double from, double length, bool vertical) {
    painter.fillRect(groove, style_.grid);
    QRectF thumb = groove;
    if (vertical) {
      thumb.setTop(groove.top() + from * groove.height());
      thumb.setHeight(std::max(length * groove.height(), 3.0));
    } else {
      thumb.setLeft(groove.left() + from * groove.width());
      thumb.setWidth(std::max(length * groove.width(), 3.0));
    }
    painter.fillRect(thumb, style_.muted);
  };
  bars({cells.left(), cells.bottom() + 1, cells.width(), thick}, window_.left() / columns(),
       window_.width() / columns(), false);
  bars({cells.right() + 1, cells.top(), thick, cells.height()}, window_.top() / rows(),
       window_.height() / rows(), true);
}

QRegion HeatmapView::region_of(const HeatmapHit& hit) const {
  if (stale_ == kEverything || geometry_.cells.isEmpty()) return rect();
  QRegion region;
  const QRectF cell = geometry_.cell(std::max(hit.row, 0), std::max(hit.column, 0));
  const double spare = std::max(4.0, style_.em() / 2);
  if (hit.row >= 0) {
    const QRectF heads = geometry_.row_labels.united(geometry_.row_kinds);
    region += grown({heads.left(), cell.top(), geometry_.cells.right() + 4 - heads.left(),
                     std::max(cell.height(), 2.0)},
                    spare);
  }
  if (hit.column >= 0) {
    const QRectF heads = geometry_.column_labels.united(geometry_.column_kinds);
    region += grown({cell.left(), heads.top(), std::max(cell.width(), 2.0),
                     geometry_.cells.bottom() + 4 - heads.top()},
                    spare);
  }
  return region;
}

QPixmap HeatmapView::grab_plot() const {
  const double scale = devicePixelRatioF();
  QPixmap pixmap((QSizeF(size()) * scale).toSize());
  pixmap.setDevicePixelRatio(scale);
  pixmap.fill(style_.paper);
  if (plot_) {
    QPainter painter(&pixmap);
    plot_->paint_window(painter, area(), style_, window_);
  }
  return pixmap;
}

// --- events --------------------------------------------------------------------------------------

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
