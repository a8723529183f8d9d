// SPDX-License-Identifier: MIT
// How GraphView paints.
#include "ui/taxonomy/graph_view.hpp"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <limits>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr double kDimEdge = 0.10;
constexpr double kDimNode = 0.35;
constexpr double kFreshStrength = 2.1;    // of what is new, at first
constexpr double kRelatedStrength = 1.7;  // of what belongs to the pointer
constexpr double kGhost = 0.55;           // opacity of what has gone, at first
constexpr double kMostOverview = 0.22;    // share of the widget's width

}  // namespace

std::vector<GraphCanvas::Line> GraphView::lines() const {
  std::vector<GraphCanvas::Line> lines;
  const double share = fade_share();
  const std::size_t count = picture_->drawing().edges.size();
  if (!related_edges_.empty()) {
    for (const bool related : {false, true}) {  // those of the pointer lie above
      for (std::size_t i = 0; i < count; ++i) {
        if (related_edges_[i] != related) continue;
        lines.push_back(
            {picture_.get(), i, related ? kRelatedStrength : 1, related ? 1 : kDimEdge});
      }
    }
    return lines;
  }
  for (const std::size_t edge : fade_.gone) {
    lines.push_back({fade_.old.get(), edge, 1, kGhost * share});
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool fresh = i < fade_.fresh.size() && fade_.fresh[i] && share > 0;
    // A strong line over the usual one, which at first it hides.
    if (!fresh || !fade_.at_first) lines.push_back({picture_.get(), i, 1, 1});
    if (fresh) {
      lines.push_back({picture_.get(), i, kFreshStrength, fade_.at_first ? 1 : share});
    }
  }
  return lines;
}

std::vector<GraphCanvas::Box> GraphView::boxes() const {
  std::vector<GraphCanvas::Box> boxes;
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (!picture_->shown(i)) continue;
    boxes.push_back({i, !related_nodes_.empty() && !related_nodes_[i] ? kDimNode : 1});
  }
  return boxes;
}

bool GraphView::is_selected(std::size_t node) const {
  return selection_.tasks().contains(TaskId::from_index(node));
}

void GraphView::paint_rings(QPainter& painter, std::size_t node) {
  const bool found = std::find(found_.begin(), found_.end(), node) != found_.end();
  const bool focused = hasFocus() && current_ == static_cast<int>(node);
  const bool selected = is_selected(node);
  if (!found && !focused && !selected) return;
  const double scale = to_widget().m11();
  const double gap = 4.2 * scale;
  const QRectF ring = to_widget().mapRect(picture_->node_box(node)).adjusted(-gap, -gap, gap, gap);
  painter.setBrush(Qt::NoBrush);
  if (found) {
    QColor glow = style_.accent;
    glow.setAlphaF(0.30f);
    painter.setPen(QPen(glow, 0.5 * style_.em()));
    painter.drawRoundedRect(ring, 0.9 * style_.em(), 0.9 * style_.em());
  }
  if (selected) {
    painter.setPen(QPen(style_.accent, 2));
    painter.drawRoundedRect(ring, 0.8 * style_.em(), 0.8 * style_.em());
  }
  if (focused) {
    QPen pen(style_.ink, 1.2);
    pen.setStyle(Qt::DotLine);
    painter.setPen(pen);
    painter.drawRoundedRect(ring.adjusted(-2.5, -2.5, 2.5, 2.5), style_.em(), style_.em());
  }
}

QRectF GraphView::overview_rect() const {
  if (!picture_) return {};
  const QRectF bounds = world();
  const QTransform transform = to_widget();
  std::vector<QRectF> boxes;  // that can be seen
  bool all = true;
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (!picture_->shown(i)) continue;
    const QRectF box = transform.mapRect(picture_->node_box(i));
    all = all && canvas().contains(box);
    if (canvas().intersects(box)) boxes.push_back(box);
  }
  if (all || bounds.isEmpty()) return {};
  const double wide = std::min(kMostOverview * width(), 16 * style_.em());
  const double high = wide * bounds.height() / bounds.width();
  const double margin = 0.8 * style_.em();
  const double right = width() - wide - margin, bottom = canvas().bottom() - high - margin;
  QRectF best;
  double least = std::numeric_limits<double>::infinity();
  for (const QPointF corner : {QPointF(right, bottom), QPointF(margin, bottom),
                               QPointF(right, margin), QPointF(margin, margin)}) {
    const QRectF area(corner, QSizeF(wide, high));
    double hidden = 0;
    for (const QRectF& box : boxes) {
      const QRectF common = box & area;
      hidden += common.width() * common.height();
    }
    if (hidden < least - 1) {
      least = hidden;
      best = area;
    }
  }
  return best;
}

// As a grey picture, paler than the present would be.
void GraphView::paint_stale(QPainter& painter) {
  const double ratio = devicePixelRatioF();
  QImage image((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(style_.paper);
  QPainter inside(&image);
  inside.setTransform(to_widget(), true);
  picture_->paint(inside, inner_);
  inside.end();
  painter.drawImage(QPointF(0, 0), image.convertToFormat(QImage::Format_Grayscale8));
  QColor veil = style_.paper;
  veil.setAlphaF(0.45F);
  painter.fillRect(rect(), veil);
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (picture_->shown(i)) paint_rings(painter, i);
  }
  const QRectF band(0, height() - legend_height_, width(), legend_height_);
  painter.fillRect(band, style_.paper);
  painter.setPen(QPen(style_.grid, 1));
  painter.drawLine(band.topLeft(), band.topRight());
  const double margin = 0.9 * style_.em();
  TextOptions text;
  text.bold = true;
  text.colour = style_.ink;
  draw_text(painter, band.adjusted(margin, 0, -margin, 0), Qt::AlignLeft | Qt::AlignVCenter, stale_,
            style_, text);
}

void GraphView::paint_overview(QPainter& painter) {
  const QRectF area = overview_rect();
  if (area.isEmpty()) return;
  const QRectF bounds = world();
  const double scale = area.width() / bounds.width();
  QTransform small;
  small.translate(area.left(), area.top());
  small.scale(scale, scale);
  small.translate(-bounds.left(), -bounds.top());
  painter.save();
  painter.setOpacity(0.94);
  painter.setPen(QPen(style_.grid, 1));
  painter.setBrush(style_.raised);
  painter.drawRoundedRect(area.adjusted(-5, -5, 5, 5), 4, 4);
  painter.setOpacity(1);
  painter.setPen(Qt::NoPen);
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (!picture_->shown(i)) continue;
    const GraphNode& node = picture_->graph().nodes[i];
    QColor colour = kind_colour(node.kind, style_);
    if (node.role == NodeRole::kUnused) colour = style_.grid;
    painter.setBrush(colour);
    painter.drawRect(small.mapRect(picture_->node_box(i)));
  }
  painter.setClipRect(area.adjusted(-5, -5, 5, 5));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(style_.accent, 1.5));
  painter.drawRect(small.mapRect(to_widget().inverted().mapRect(canvas())));
  painter.restore();
}

void GraphView::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  if (!picture_) {
    painter.fillRect(event->rect(), style_.paper);
    draw_text(painter, QRectF(rect()), Qt::AlignCenter, placeholder_, style_,
              {.relative = 1,
               .bold = false,
               .italic = false,
               .elide = true,
               .rotation = 0,
               .colour = style_.muted});
    return;
  }
  if (!stale_.isEmpty()) {
    paint_stale(painter);
    paint_overview(painter);
    Q_EMIT painted();
    return;
  }
  place_pixels();  // to be sure of the screen's scale
  if (!pixels_.is_clean()) {
    pixels_.compose(*picture_, lines(), boxes());
    fade_.at_first = false;
  }
  const double ratio = devicePixelRatioF();
  const QRegion& region = event->region();
  painter.save();
  painter.scale(1 / ratio, 1 / ratio);
  for (const QRect& one : region) {
    const QRect there =
        QRectF(QPointF(one.topLeft()) * ratio, QSizeF(one.size()) * ratio).toAlignedRect() &
        pixels_.image().rect();
    painter.drawImage(there.topLeft(), pixels_.image(), there);
  }
  painter.restore();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipRect(canvas());
  painter.save();
  painter.setTransform(to_widget(), true);
  picture_->paint_rules(painter, inner_);
  painter.restore();
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (picture_->shown(i)) paint_rings(painter, i);
  }
  paint_overview(painter);
  painter.setClipping(false);

  const QRectF band(0, height() - legend_height_, width(), legend_height_);
  if (region.intersects(band.toAlignedRect())) {
    if (legend_.isNull()) {
      legend_ = QPixmap((band.size() * ratio).toSize());
      legend_.setDevicePixelRatio(ratio);
      legend_.fill(style_.paper);
      QPainter inside(&legend_);
      const double margin = 0.9 * style_.em();
      inside.setPen(QPen(style_.grid, 1));
      inside.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
      picture_->paint_legend(
          inside, QRectF(margin, 0.7 * margin, width() - 2 * margin, legend_height_), style_);
    }
    painter.drawPixmap(band.topLeft(), legend_);
  }
  Q_EMIT painted();
}

}  // namespace taskatlas::ui
