// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_view.hpp"

#include "ui/shared/heatmap_access.hpp"
#include "ui/shared/icon.hpp"

#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kFewestCells = 3;  // across, at the highest zoom

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

}  // namespace taskatlas::ui
