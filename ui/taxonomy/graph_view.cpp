// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_view.hpp"

#include <QEvent>
#include <QLocale>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace taskatlas::ui {
namespace {

constexpr int kFadeTime = 200;  // milliseconds
constexpr int kFrame = 16;
constexpr double kMostFitted = 1.5;  // text this many times the widget's font, when fitting

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
  pixels_.set_style(inner_);
  refit();
}

void GraphView::set_placeholder(const QString& text) {
  placeholder_ = text;
  if (!picture_) update();
}

void GraphView::set_stale(const QString& why) {
  if (why == stale_) return;
  stale_ = why;
  setAccessibleDescription(
      !stale_.isEmpty()
          ? stale_
          : tr("Tasks and the transfers between them; arrow keys go from task to task."));
  update();
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

QPoint GraphView::origin() const { return (offset_ * devicePixelRatioF()).toPoint(); }

QTransform GraphView::to_widget() const {
  // On whole pixels, so that what was painted fits wherever the graph is moved.
  const double scale = zoom_ * style_.size / kGraphEm;
  const QPointF offset = QPointF(origin()) / devicePixelRatioF();
  return QTransform(scale, 0, 0, scale, offset.x(), offset.y());
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
    // The page's message stands above and takes from the height. The graph is placed as without
    // it, with room left for it above where there is any, so that nothing moves when it comes;
    // where the graph would be cut off, it fits into what is left.
    const QRectF left = QRectF(rect()).adjusted(margin, margin, -margin, -margin - rows);
    const QRectF whole = left.adjusted(0, -pos().y(), 0, 0);
    const auto place = [&](const QRectF& room, double message) {
      const double scale = std::min({room.width() / bounds.width(), room.height() / bounds.height(),
                                     kMostFitted * style_.size / kGraphEm});
      zoom_ = scale * kGraphEm / style_.size;
      const double gap = std::max(0.0, room.height() - bounds.height() * scale) / 2;
      const QPointF centre = room.center() + QPointF(0, std::clamp(message - gap, 0.0, gap));
      offset_ = centre - bounds.center() * scale;
      return centre.y() - bounds.height() * scale / 2;
    };
    if (!bounds.isEmpty() && left.width() > 1 && left.height() > 1) {
      const double top = place(whole, 4 * style_.em());
      if (top < left.top() - 0.5) place(left, 0);
    }
  }
  moved();
}

void GraphView::moved() {
  place_pixels();
  update();
  Q_EMIT zoomed();
}

void GraphView::place_pixels() {
  const double ratio = devicePixelRatioF();
  const QSizeF whole = QSizeF(size()) * ratio;
  pixels_.place(
      {static_cast<int>(std::ceil(whole.width())), static_cast<int>(std::ceil(whole.height()))},
      origin(), to_widget().m11() * ratio);
}

void GraphView::update_touched() {
  const double ratio = devicePixelRatioF();
  QRegion region;
  for (const QRect& one : pixels_.touched()) {
    region += QRectF(QPointF(one.topLeft()) / ratio, QSizeF(one.size()) / ratio).toAlignedRect();
  }
  update(region);
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
      !(old->options() == picture_->options()) || !old->rules().same_as(picture_->rules())) {
    pixels_.forget();
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

  for (std::size_t i = 0; i < count; ++i) {
    const GraphNode &before = old->graph().nodes[i], &now = picture_->graph().nodes[i];
    if (before.role != now.role || !same_number(old->node_value(i), picture_->node_value(i))) {
      pixels_.touch_box(*picture_, i);
    }
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
      pixels_.touch_line(*picture_, edge);
    } else if (old->drawing().edges[same->second].points !=
               picture_->drawing().edges[edge].points) {
      pixels_.touch_line(*picture_, edge);
      pixels_.touch_line(*old, same->second);
    }
  }
  for (const auto& [key, edge] : before) {
    if (now.contains(key)) continue;
    fade.gone.push_back(edge);
    any = true;
    pixels_.touch_line(*old, edge);
  }
  // What was still fading is gone at once.
  if (fade_.old) {
    for (const std::size_t edge : fade_.gone) pixels_.touch_line(*fade_.old, edge);
    for (std::size_t edge = 0; edge < fade_.fresh.size() && old; ++edge) {
      if (fade_.fresh[edge]) pixels_.touch_line(*old, edge);
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
  bool same_legend = true;
  if (legend != legend_height_) {
    legend_height_ = legend;
    same_legend = false;
    update();
  }
  if (legend_changed(old->graph(), picture_->graph())) {
    legend_ = QPixmap();
    same_legend = false;
    update(QRectF(0, height() - legend_height_, width(), legend_height_).toAlignedRect());
  }
  refresh_related();
  if (pixels_.is_clean() && same_legend) {
    Q_EMIT painted();  // it looks the same
  } else {
    update_touched();
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
  for (const std::size_t edge : fade_.gone) pixels_.touch_line(*fade_.old, edge);
  for (std::size_t edge = 0; edge < fade_.fresh.size(); ++edge) {
    if (fade_.fresh[edge]) pixels_.touch_line(*picture_, edge);
  }
  if (fade_.since.elapsed() >= kFadeTime) {
    fade_ = {};
    fade_timer_->stop();
  }
  update_touched();
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
  if (nodes_before != related_nodes_ || edges_before != related_edges_) {
    pixels_.touch_all();
    update();
  }
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
