// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_view.hpp"

#include <QEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace taskatlas::ui {
namespace {

constexpr int kFadeTime = 200;  // milliseconds
constexpr int kFrame = 16;
constexpr double kMostFitted = 1.5;  // text this many times the widget's font, when fitting
constexpr double kDimEdge = 0.10;
constexpr double kDimNode = 0.35;
constexpr double kFreshStrength = 1.1;   // extra width of what is new, at first
constexpr double kGhost = 0.55;          // opacity of what has gone, at first
constexpr std::size_t kMostLooks = 600;  // kept pictures of boxes
constexpr double kMostOverview = 0.22;   // share of the widget's width

using EdgeKey = std::tuple<TransferId, TaskId, TaskId>;
EdgeKey key_of(const TaskGraph& graph, std::size_t edge) {
  const GraphEdge& line = graph.edges[edge];
  return {graph.transfers[static_cast<std::size_t>(line.transfer)].row, line.source, line.target};
}

std::map<EdgeKey, std::size_t> index_edges(const TaskGraph& graph) {
  std::map<EdgeKey, std::size_t> index;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) index[key_of(graph, i)] = i;
  return index;
}

// The legend lists the roles that occur, and junctions where there are any.
bool legend_changed(const TaskGraph& a, const TaskGraph& b) {
  const auto roles = [](const TaskGraph& graph) {
    std::set<NodeRole> all;
    for (const GraphNode& node : graph.nodes) all.insert(node.role);
    return all;
  };
  return (a.junctions > 0) != (b.junctions > 0) || roles(a) != roles(b);
}

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

GraphView::GraphView(SelectionModel& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), fade_timer_(new QTimer(this)) {
  install_graph_accessibility();
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Task graph"));
  setAccessibleDescription(
      tr("Tasks and the transfers between them; arrow keys go from task to task."));
  fade_timer_->setInterval(kFrame);
  fade_timer_->setTimerType(Qt::PreciseTimer);
  connect(fade_timer_, &QTimer::timeout, this, &GraphView::step_fade);
  connect(&selection_, &SelectionModel::hover_changed, this, &GraphView::refresh_related);
  connect(&selection_, &SelectionModel::selection_changed, this, [this] { update(); });
  restyle();
}

GraphView::~GraphView() = default;

QSize GraphView::sizeHint() const { return {900, 600}; }
QSize GraphView::minimumSizeHint() const {
  const int em = fontMetrics().height();
  return {18 * em, 12 * em};
}

PlotStyle GraphView::style() const { return PlotStyle::screen(palette(), font()); }

void GraphView::restyle() {
  style_ = style();
  inner_ = graph_style(style_);
  pixmap_scale_ = 0;
  forget_pixmaps(pixmaps_.size());
  refit();
}

void GraphView::set_placeholder(const QString& text) {
  placeholder_ = text;
  if (!picture_) update();
}

// --- the transform -------------------------------------------------------------------------------

QRectF GraphView::canvas() const { return QRectF(rect()).adjusted(0, 0, 0, -legend_height_); }

QRectF GraphView::world() const {
  QRectF bounds;
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    bounds |= picture_->node_reach(i);
  }
  return bounds;
}

QTransform GraphView::to_widget() const {
  const double scale = zoom_ * style_.size / kGraphEm;
  return QTransform(scale, 0, 0, scale, offset_.x(), offset_.y());
}

QRect GraphView::mapped(const QRectF& rect) const {
  return to_widget().mapRect(rect).toAlignedRect().adjusted(-1, -1, 1, 1);
}

QRect GraphView::node_rect(std::size_t node) const {
  return to_widget().mapRect(picture_->node_box(node)).toAlignedRect();
}

void GraphView::refit() {
  legend_ = QPixmap();
  if (!picture_) return update();
  const double margin = 0.9 * style_.em();
  legend_height_ = picture_->legend_height(width() - 2 * margin, style_) + 1.4 * margin;
  if (fitted_) {
    const QRectF bounds = world();
    // Room for a second row of the legend, so that nothing moves when it comes.
    const double rows = std::max(legend_height_, 3.2 * style_.em() + 1.4 * margin);
    // And above, for the page's message.
    const double top = 2.6 * style_.em();
    const QRectF room = QRectF(rect()).adjusted(margin, margin + top, -margin, -margin - rows);
    if (!bounds.isEmpty() && room.width() > 1 && room.height() > 1) {
      const double scale = std::min({room.width() / bounds.width(), room.height() / bounds.height(),
                                     kMostFitted * style_.size / kGraphEm});
      zoom_ = scale * kGraphEm / style_.size;
      offset_ = room.center() - bounds.center() * scale;
    }
  }
  moved();
}

void GraphView::moved() {
  // Pictures of boxes hold for one zoom and one fraction of a pixel.
  const double ratio = devicePixelRatioF();
  const auto fraction = [ratio](double x) { return x * ratio - std::floor(x * ratio); };
  const QPointF phase(fraction(offset_.x()), fraction(offset_.y()));
  const double scale = to_widget().m11() * ratio;
  if (scale != pixmap_scale_ || phase != pixmap_phase_) {
    forget_pixmaps(pixmaps_.size());
    pixmap_scale_ = scale;
    pixmap_phase_ = phase;
  }
  update();
  Q_EMIT zoomed();
}

void GraphView::zoom_by(double factor, QPointF about) {
  const double next = std::clamp(zoom_ * factor, 0.15, 6.0);
  const double ratio = next / zoom_;
  if (ratio == 1) return;
  fitted_ = false;
  offset_ = about + (offset_ - about) * ratio;
  zoom_ = next;
  moved();
}

void GraphView::zoom_in() { zoom_by(1.25, canvas().center()); }
void GraphView::zoom_out() { zoom_by(1 / 1.25, canvas().center()); }

void GraphView::fit() {
  fitted_ = true;
  refit();
}

void GraphView::ensure_visible(std::size_t node) {
  const QRectF box = to_widget().mapRect(picture_->node_reach(node));
  const double margin = 2 * style_.em();
  const QRectF room = canvas().adjusted(margin, margin, -margin, -margin);
  QPointF shift;
  if (box.left() < room.left()) shift.rx() = room.left() - box.left();
  if (box.right() > room.right()) shift.rx() = room.right() - box.right();
  if (box.top() < room.top()) shift.ry() = room.top() - box.top();
  if (box.bottom() > room.bottom()) shift.ry() = room.bottom() - box.bottom();
  if (shift.isNull()) return;
  fitted_ = false;
  offset_ += shift;
  moved();
}

// --- solutions -----------------------------------------------------------------------------------

// Clipping to hundreds of small rectangles costs more than painting what lies between them.
QRegion GraphView::simple(const QRegion& region) const {
  constexpr int kMostRects = 24;
  constexpr double kMostShare = 0.5;
  const QRect bounds = region.boundingRect() & rect();
  double area = 0;
  for (const QRect& one : region) area += static_cast<double>(one.width()) * one.height();
  const double whole = static_cast<double>(bounds.width()) * bounds.height();
  return region.rectCount() > kMostRects || area > kMostShare * whole ? QRegion(bounds) : region;
}

QRegion GraphView::region_of(const GraphPicture& picture, std::size_t edge) const {
  // Boxes around pieces of the curve: the box around all of it would be most of the widget.
  const QTransform transform = to_widget();
  const double margin = 7 * transform.m11() + 2;
  const Curve& curve = picture.drawing().edges[edge].points;
  QRegion region;
  if (curve.size() < 4) return region;
  const std::size_t whole = (curve.size() - 1) / 3;
  const auto segments = static_cast<double>(whole);
  constexpr int kPieces = 6;
  QPointF last;
  for (int i = 0; i <= kPieces; ++i) {
    const Point p = point_on_curve(curve, segments * i / kPieces);
    const QPointF here = transform.map(QPointF(p.x, p.y));
    if (i > 0) {
      QRectF box(last, here);
      box = box.normalized();
      // A piece bulges out of the box around its ends by less than a quarter of its length.
      const double bulge = margin + 0.25 * std::hypot(box.width(), box.height());
      region += box.adjusted(-bulge, -bulge, bulge, bulge).toAlignedRect();
    }
    last = here;
  }
  return region;
}

void GraphView::set_picture(std::shared_ptr<const GraphPicture> picture) {
  const auto old = std::exchange(picture_, std::move(picture));
  polylines_.clear();
  if (!picture_) {
    fade_ = {};
    fade_timer_->stop();
    related_nodes_.clear();
    related_edges_.clear();
    return update();
  }
  const std::size_t count = picture_->drawing().nodes.size();
  bool same_places = old && old->drawing().nodes.size() == count;
  for (std::size_t i = 0; same_places && i < count; ++i) {
    same_places = old->node_box(i) == picture_->node_box(i) && old->name(i) == picture_->name(i) &&
                  old->graph().nodes[i].kind == picture_->graph().nodes[i].kind;
  }
  const double margin = 0.9 * style_.em();
  const double legend = picture_->legend_height(width() - 2 * margin, style_) + 1.4 * margin;
  if (!same_places || picture_->is_comparison() || old->is_comparison() ||
      !(old->options() == picture_->options())) {
    forget_pixmaps(count);
    fade_ = {};
    fade_timer_->stop();
    if (current_ >= static_cast<int>(count)) current_ = -1;
    if (same_places) {
      // Other colours are no reason for anything to move.
      legend_height_ = legend;
      legend_ = QPixmap();
      update();
    } else {
      found_.clear();
      refit();
    }
    refresh_related();
    return;
  }

  QRegion dirty;
  for (std::size_t i = 0; i < count; ++i) {
    const GraphNode &before = old->graph().nodes[i], &now = picture_->graph().nodes[i];
    if (before.role == now.role && same_number(old->node_value(i), picture_->node_value(i))) {
      continue;
    }
    pixmaps_[i] = {};
    dirty += mapped(picture_->node_reach(i));
  }
  Fade fade;
  fade.old = old;
  fade.fresh.assign(picture_->drawing().edges.size(), false);
  const auto before = index_edges(old->graph()), now = index_edges(picture_->graph());
  bool any = false;
  for (const auto& [key, edge] : now) {
    const auto same = before.find(key);
    if (same == before.end()) {
      fade.fresh[edge] = any = true;
      dirty += region_of(*picture_, edge);
    } else if (old->drawing().edges[same->second].points !=
               picture_->drawing().edges[edge].points) {
      dirty += region_of(*picture_, edge);
      dirty += region_of(*old, same->second);
    }
  }
  for (const auto& [key, edge] : before) {
    if (now.contains(key)) continue;
    fade.gone.push_back(edge);
    any = true;
    dirty += region_of(*old, edge);
  }
  // What was still fading is gone at once.
  if (fade_.old) {
    for (const std::size_t edge : fade_.gone) dirty += region_of(*fade_.old, edge);
    for (std::size_t edge = 0; edge < fade_.fresh.size() && old; ++edge) {
      if (fade_.fresh[edge]) dirty += region_of(*old, edge);
    }
  }
  if (any && motion_ && isVisible()) {
    fade.since.start();
    fade_ = std::move(fade);
    fade_timer_->start();
  } else {
    fade_ = {};
    fade_timer_->stop();
  }
  if (legend != legend_height_) {
    legend_height_ = legend;
    update();
  }
  if (legend_changed(old->graph(), picture_->graph())) {
    legend_ = QPixmap();
    dirty += QRectF(0, height() - legend_height_, width(), legend_height_).toAlignedRect();
  }
  refresh_related();
  if (dirty.isEmpty()) {
    Q_EMIT painted();  // it looks the same
  } else {
    update(simple(dirty));
  }
}

void GraphView::hold_fade(bool hold) {
  if (hold) {
    fade_timer_->stop();
  } else if (fade_.old) {
    fade_timer_->start();
  }
}

double GraphView::fade_share() const {
  if (!fade_.old) return 0;
  const double done = static_cast<double>(fade_.since.elapsed()) / kFadeTime;
  const double left = std::clamp(1 - done, 0.0, 1.0);
  return left * left;  // fast at first
}

void GraphView::step_fade() {
  if (!fade_.old || !picture_) return fade_timer_->stop();
  QRegion dirty;
  for (const std::size_t edge : fade_.gone) dirty += region_of(*fade_.old, edge);
  for (std::size_t edge = 0; edge < fade_.fresh.size(); ++edge) {
    if (fade_.fresh[edge]) dirty += region_of(*picture_, edge);
  }
  if (fade_.since.elapsed() >= kFadeTime) {
    fade_ = {};
    fade_timer_->stop();
  }
  update(simple(dirty));
}

// --- what belongs to the pointer -----------------------------------------------------------------

void GraphView::refresh_related() {
  const std::vector<bool> nodes_before = related_nodes_, edges_before = related_edges_;
  related_nodes_.clear();
  related_edges_.clear();
  const Hover& hover = selection_.hover();
  if (picture_ && (hover.task.valid() || hover.transfer.valid())) {
    const TaskGraph& graph = picture_->graph();
    std::vector<bool> nodes(graph.nodes.size(), false), edges(graph.edges.size(), false);
    bool any = false;
    const auto add = [&](std::size_t transfer) {
      const GraphTransfer& one = graph.transfers[transfer];
      any = true;
      nodes[one.target.index()] = true;
      for (const TaskId source : one.sources) nodes[source.index()] = true;
      for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (graph.edges[i].transfer == static_cast<std::int32_t>(transfer)) edges[i] = true;
      }
    };
    for (std::size_t i = 0; i < graph.transfers.size(); ++i) {
      const GraphTransfer& one = graph.transfers[i];
      if (hover.transfer.valid()) {
        if (one.row == hover.transfer) add(i);
      } else if (hover.source.valid()) {
        if (one.target == hover.task &&
            std::find(one.sources.begin(), one.sources.end(), hover.source) != one.sources.end()) {
          add(i);
        }
      } else if (one.target == hover.task || std::find(one.sources.begin(), one.sources.end(),
                                                       hover.task) != one.sources.end()) {
        add(i);
      }
    }
    if (hover.task.valid() && hover.task.index() < nodes.size() && !hover.transfer.valid()) {
      any = true;
      nodes[hover.task.index()] = true;
      if (hover.source.valid()) nodes[hover.source.index()] = true;
    }
    if (any) {
      related_nodes_ = std::move(nodes);
      related_edges_ = std::move(edges);
    }
  }
  if (nodes_before != related_nodes_ || edges_before != related_edges_) update();
}

// --- painting ------------------------------------------------------------------------------------

void GraphView::forget_pixmaps(std::size_t count) {
  pixmaps_.assign(count, {});
  looks_.clear();
}

const QPixmap& GraphView::node_pixmap(std::size_t node) {
  QPixmap& present = pixmaps_[node];
  if (!present.isNull()) return present;
  // A slider that goes to and fro gives a task the same few looks again and again.
  const GraphOptions& options = picture_->options();
  const bool valued = options.values || options.colour != GraphColour::kKind;
  const double value = valued ? picture_->node_value(node) : 0;
  QPixmap& pixmap = looks_[{node, picture_->graph().nodes[node].role,
                            std::isnan(value) ? std::numeric_limits<double>::infinity() : value}];
  if (!pixmap.isNull()) return present = pixmap;
  if (looks_.size() > kMostLooks) {
    forget_pixmaps(pixmaps_.size());
    return node_pixmap(node);
  }
  const double ratio = devicePixelRatioF();
  const QTransform transform = to_widget();
  const QRectF reach = transform.mapRect(picture_->node_reach(node));
  pixmap = QPixmap((reach.size() * ratio).toSize() + QSize(2, 2));
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  // At the same fraction of a pixel as it will stand on.
  const QPointF corner(std::floor(reach.left() * ratio) / ratio,
                       std::floor(reach.top() * ratio) / ratio);
  painter.translate(-corner);
  painter.setTransform(transform, true);
  picture_->paint_node(painter, node, inner_);
  painter.end();
  return present = pixmap;
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
  const QRectF seen = to_widget().inverted().mapRect(canvas());
  if (seen.contains(bounds) || bounds.isEmpty()) return {};
  const double wide = std::min(kMostOverview * width(), 16 * style_.em());
  const double high = wide * bounds.height() / bounds.width();
  const double margin = 0.8 * style_.em();
  return {width() - wide - margin, canvas().bottom() - high - margin, wide, high};
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
  painter.fillRect(event->rect(), style_.paper);
  if (!picture_) {
    draw_text(painter, QRectF(rect()), Qt::AlignCenter, placeholder_, style_,
              {.relative = 1,
               .bold = false,
               .italic = false,
               .elide = true,
               .rotation = 0,
               .colour = style_.muted});
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  const QTransform transform = to_widget();
  const QRegion& region = event->region();
  const QRectF area(event->rect());
  painter.setClipRect(canvas().intersected(area));
  if (region.rectCount() > 1) painter.setClipRegion(region, Qt::IntersectClip);

  const double share = fade_share();
  const bool dimming = !related_edges_.empty();
  const auto touches = [&](const QRectF& reach) {
    const QRectF there = transform.mapRect(reach);
    return there.intersects(area) && region.intersects(there.toAlignedRect());
  };
  painter.save();
  painter.setTransform(transform, true);
  if (share > 0 && !dimming) {
    for (const std::size_t edge : fade_.gone) {
      if (!touches(fade_.old->edge_reach(edge))) continue;
      fade_.old->paint_edge(painter, edge, inner_, kGhost * share);
    }
  }
  for (const bool related : {false, true}) {  // those of the pointer lie above
    for (std::size_t i = 0; i < picture_->drawing().edges.size(); ++i) {
      if (dimming != true && related) break;
      if (dimming && related_edges_[i] != related) continue;
      if (!touches(picture_->edge_reach(i))) continue;
      const bool fresh = i < fade_.fresh.size() && fade_.fresh[i];
      const double strength = (dimming && related ? 1.7 : 1) + (fresh ? kFreshStrength * share : 0);
      picture_->paint_edge(painter, i, inner_, dimming && !related ? kDimEdge : 1, strength);
    }
  }
  painter.restore();

  const double ratio = devicePixelRatioF();
  for (std::size_t i = 0; i < picture_->drawing().nodes.size(); ++i) {
    if (!picture_->shown(i) || !touches(picture_->node_reach(i).adjusted(-8, -8, 8, 8))) continue;
    const QRectF reach = transform.mapRect(picture_->node_reach(i));
    painter.setOpacity(!related_nodes_.empty() && !related_nodes_[i] ? kDimNode : 1);
    painter.drawPixmap(
        QPointF(std::floor(reach.left() * ratio) / ratio, std::floor(reach.top() * ratio) / ratio),
        node_pixmap(i));
    painter.setOpacity(1);
    paint_rings(painter, i);
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

void GraphView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refit();
}

void GraphView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
      restyle();
      break;
    default:
      break;
  }
}

}  // namespace taskatlas::ui
