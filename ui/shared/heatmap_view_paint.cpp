// SPDX-License-Identifier: MIT
// How HeatmapView paints.
#include "ui/shared/heatmap_view.hpp"

#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kMargin = 0.5;  // em around the plot

QRect grown(const QRectF& box, double by) { return box.adjusted(-by, -by, by, by).toAlignedRect(); }

}  // namespace

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

}  // namespace taskatlas::ui
