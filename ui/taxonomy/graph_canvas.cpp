// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_canvas.hpp"

#include <QPainter>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kTile = 32;
constexpr int kChunk = 8 * kTile;  // what is painted at once: more would be left unseen when zoomed
constexpr std::size_t kMostBytes = std::size_t{96} << 20;  // of kept pictures
constexpr int kMostRects = 24;

int floor_to(double value, int step) { return static_cast<int>(std::floor(value / step)) * step; }

// Squares of a grid near points of the curve, close enough that none between them is left out:
// calls `use` with rectangles of whole squares, from the layout's origin, that together hold the
// line. Pixels, `scale` of them for a unit.
template <class Use>
void visit_squares(const Curve& curve, double scale, int side, const Use& use) {
  if (curve.size() < 4) return;
  double length = 0;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    length += std::hypot(curve[i].x - curve[i - 1].x, curve[i].y - curve[i - 1].y);
  }
  const auto segments = static_cast<double>((curve.size() - 1) / 3);
  const int steps = std::max(4, static_cast<int>(2 * length * scale / side));
  QPointF last;
  for (int i = 0; i <= steps; ++i) {
    const Point p = point_on_curve(curve, segments * i / steps);
    const QPointF here = QPointF(p.x, p.y) * scale;
    if (i > 0) {
      // The piece since the last point lies about its middle, but for a bulge.
      const QPointF middle = (here + last) / 2;
      const double reach = (i == 1 || i == steps ? kEndReach : kLineReach) * scale + 1;
      const double x = 0.6 * std::abs(here.x() - last.x()) + reach;
      const double y = 0.6 * std::abs(here.y() - last.y()) + reach;
      use(QRect(QPoint(floor_to(middle.x() - x, side), floor_to(middle.y() - y, side)),
                QPoint(floor_to(middle.x() + x, side) + side - 1,
                       floor_to(middle.y() + y, side) + side - 1)));
    }
    last = here;
  }
}

// A premultiplied colour over an opaque one; `opacity` of 256.
QRgb over(QRgb above, QRgb below, std::uint32_t opacity) {
  constexpr QRgb kTwo = 0x00ff00ff;  // two channels at a time
  if (opacity != 256) {
    above = (((above & kTwo) * opacity >> 8) & kTwo) | (((above >> 8) & kTwo) * opacity & ~kTwo);
  }
  const std::uint32_t rest = 256 - qAlpha(above) - (qAlpha(above) >> 7);
  return above + ((((below & kTwo) * rest >> 8) & kTwo) | (((below >> 8) & kTwo) * rest & ~kTwo));
}

Point junction_of(const GraphPicture& picture, std::size_t edge) {
  const std::int32_t junction = picture.graph().edges[edge].junction;
  return junction < 0 ? Point{} : picture.drawing().junctions[static_cast<std::size_t>(junction)];
}

}  // namespace

// --- places --------------------------------------------------------------------------------------

void GraphCanvas::place(QSize size, QPoint origin, double scale) {
  if (scale != scale_) {
    scale_ = scale;
    forget();
  } else if (size == image_.size() && origin == origin_) {
    return;
  }
  if (size != image_.size()) image_ = QImage(size, QImage::Format_RGB32);
  origin_ = origin;
  first_ = {floor_to(-origin.x(), kTile), floor_to(-origin.y(), kTile)};
  columns_ = (size.width() - origin.x() - first_.x() + kTile - 1) / kTile;
  rows_ = (size.height() - origin.y() - first_.y() + kTile - 1) / kTile;
  touch_all();
}

void GraphCanvas::set_style(const PlotStyle& style) {
  style_ = style;
  forget();
}

void GraphCanvas::forget() {
  lines_.clear();
  boxes_.clear();
  bytes_ = 0;
  touch_all();
}

void GraphCanvas::touch_all() {
  dirty_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 1);
  dirty_count_ = dirty_.size();
}

void GraphCanvas::touch(const QRect& area) {
  const int left = std::max(0, (floor_to(area.left(), kTile) - first_.x()) / kTile);
  const int top = std::max(0, (floor_to(area.top(), kTile) - first_.y()) / kTile);
  const int right = std::min(columns_ - 1, (floor_to(area.right(), kTile) - first_.x()) / kTile);
  const int bottom = std::min(rows_ - 1, (floor_to(area.bottom(), kTile) - first_.y()) / kTile);
  if (area.right() < first_.x() || area.bottom() < first_.y()) return;
  for (int y = top; y <= bottom; ++y) {
    for (int x = left; x <= right; ++x) {
      std::uint8_t& one = dirty_[static_cast<std::size_t>(y * columns_ + x)];
      dirty_count_ += one == 0 ? 1 : 0;
      one = 1;
    }
  }
}

void GraphCanvas::touch_line(const GraphPicture& picture, std::size_t edge) {
  visit_squares(picture.drawing().edges[edge].points, scale_, kTile,
                [this](const QRect& area) { touch(area); });
}

void GraphCanvas::touch_box(const GraphPicture& picture, std::size_t node) {
  const QRectF reach = picture.node_reach(node);
  const QTransform scaled = QTransform::fromScale(scale_, scale_);
  touch(scaled.mapRect(reach).toAlignedRect().adjusted(-1, -1, 1, 1));
}

bool GraphCanvas::is_touched(QPoint place) const {
  const int x = place.x() - first_.x(), y = place.y() - first_.y();
  if (x < 0 || y < 0 || x >= columns_ * kTile || y >= rows_ * kTile) return false;
  return dirty_[static_cast<std::size_t>(y / kTile * columns_ + x / kTile)] != 0;
}

bool GraphCanvas::any_touched(const QRect& area) const {
  for (int y = floor_to(area.top(), kTile); y <= area.bottom(); y += kTile) {
    for (int x = floor_to(area.left(), kTile); x <= area.right(); x += kTile) {
      if (is_touched({x, y})) return true;
    }
  }
  return false;
}

QRegion GraphCanvas::touched() const {
  // By squares of several tiles: what many small rectangles save in pixels, clipping to them costs.
  constexpr int kCoarse = 4;
  QRegion region;
  for (int y = 0; y < rows_; y += kCoarse) {
    int begin = -1;
    for (int x = 0; x <= columns_ + kCoarse - 1; x += kCoarse) {
      bool any = false;
      for (int i = y; i < std::min(y + kCoarse, rows_); ++i) {
        for (int j = x; j < std::min(x + kCoarse, columns_); ++j) {
          any = any || dirty_[static_cast<std::size_t>(i * columns_ + j)] != 0;
        }
      }
      if (any && begin < 0) begin = x;
      if (!any && begin >= 0) {
        region += QRect(first_.x() + begin * kTile, first_.y() + y * kTile, (x - begin) * kTile,
                        kCoarse * kTile);
        begin = -1;
      }
    }
  }
  region.translate(origin_);
  region &= image_.rect();
  return region.rectCount() > kMostRects ? QRegion(region.boundingRect()) : region;
}

// --- kept pictures -------------------------------------------------------------------------------

GraphCanvas::LinePicture& GraphCanvas::line_picture(const Line& line) {
  const GraphEdge& edge = line.picture->graph().edges[line.edge];
  const LineKey key{line.picture->graph().transfers[static_cast<std::size_t>(edge.transfer)].row,
                    edge.source, edge.target, line.picture->side(line.edge),
                    static_cast<int>(std::lround(100 * line.strength))};
  const Curve& points = line.picture->drawing().edges[line.edge].points;
  const Point junction = junction_of(*line.picture, line.edge);
  const QRgb colour = line.picture->edge_colour(line.edge, style_).rgba();
  LinePicture& kept = lines_[key];
  if (kept.points != points || kept.junction != junction || kept.colour != colour) {
    kept = {points, junction, colour, {}};
    std::set<std::pair<int, int>> corners;
    visit_squares(points, scale_, kChunk, [&](const QRect& area) {
      for (int y = area.top(); y < area.bottom(); y += kChunk) {
        for (int x = area.left(); x < area.right(); x += kChunk) corners.emplace(x, y);
      }
    });
    for (const auto& [x, y] : corners) kept.chunks.push_back({QPoint(x, y), false, {}, {}});
  }
  return kept;
}

void GraphCanvas::paint_chunk(Chunk& chunk, const Line& line) {
  if (scratch_.isNull()) scratch_ = QImage(kChunk, kChunk, QImage::Format_ARGB32_Premultiplied);
  scratch_.fill(Qt::transparent);
  QPainter painter(&scratch_);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(-chunk.at);
  painter.scale(scale_, scale_);
  line.picture->paint_edge(painter, line.edge, style_, 1, line.strength);
  painter.end();
  chunk.painted = true;
  for (int y = 0; y < kChunk; ++y) {
    const auto* line_of = reinterpret_cast<const QRgb*>(scratch_.constScanLine(y));
    for (int x = 0; x < kChunk;) {
      if (line_of[x] == 0) {
        ++x;
        continue;
      }
      int end = x + 1;
      const int most = (x / kTile + 1) * kTile;
      while (end < most && line_of[end] != 0) ++end;
      const auto begin = static_cast<std::int32_t>(chunk.pixels.size());
      chunk.pixels.insert(chunk.pixels.end(), line_of + x, line_of + end);
      chunk.runs.push_back(
          {chunk.at + QPoint(x, y), begin, static_cast<std::int32_t>(chunk.pixels.size())});
      x = end;
    }
  }
  chunk.pixels.shrink_to_fit();
  chunk.runs.shrink_to_fit();
  bytes_ += chunk.pixels.size() * sizeof(QRgb) + chunk.runs.size() * sizeof(Run);
}

void GraphCanvas::put_chunk(const Chunk& chunk, double opacity) {
  const auto share = static_cast<std::uint32_t>(std::lround(256 * opacity));
  const auto stride = static_cast<std::size_t>(image_.bytesPerLine()) / sizeof(QRgb);
  auto* const pixels = reinterpret_cast<QRgb*>(image_.bits());
  for (const Run& run : chunk.runs) {
    if (!is_touched(run.at)) continue;
    const int x = run.at.x() + origin_.x(), y = run.at.y() + origin_.y();
    if (y < 0 || y >= image_.height()) continue;
    QRgb* const line = pixels + static_cast<std::size_t>(y) * stride;
    const int begin = std::max(0, -x), end = std::min(run.end - run.begin, image_.width() - x);
    for (int i = begin; i < end; ++i) {
      line[x + i] = over(chunk.pixels[static_cast<std::size_t>(run.begin + i)], line[x + i], share);
    }
  }
}

QPoint GraphCanvas::box_corner(const GraphPicture& picture, std::size_t node) const {
  const QRectF reach = picture.node_reach(node);
  return {floor_to(reach.left() * scale_, 1), floor_to(reach.top() * scale_, 1)};
}

const QImage& GraphCanvas::box_picture(const GraphPicture& picture, std::size_t node) {
  const GraphOptions& options = picture.options();
  const bool valued = options.values || options.colour != GraphColour::kKind;
  const double value = valued ? picture.node_value(node) : 0;
  // A slider that goes to and fro gives a task the same few looks again and again.
  QImage& image = boxes_[{node, picture.graph().nodes[node].role,
                          std::isnan(value) ? std::numeric_limits<double>::infinity() : value}];
  if (!image.isNull()) return image;
  const QRectF reach = picture.node_reach(node);
  image =
      QImage((reach.size() * scale_).toSize() + QSize(2, 2), QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.translate(-box_corner(picture, node));
  painter.scale(scale_, scale_);
  picture.paint_node(painter, node, style_);
  bytes_ += static_cast<std::size_t>(image.sizeInBytes());
  return image;
}

// --- putting together ----------------------------------------------------------------------------

void GraphCanvas::fill_paper() {
  const QRgb paper = style_.paper.rgb() | 0xff000000U;
  for (int y = 0; y < rows_; ++y) {
    int begin = -1;
    for (int x = 0; x <= columns_; ++x) {
      const bool here = x < columns_ && dirty_[static_cast<std::size_t>(y * columns_ + x)] != 0;
      if (here && begin < 0) begin = x;
      if (here || begin < 0) continue;
      const QRect area =
          QRect(first_ + origin_ + QPoint(begin, y) * kTile, QSize((x - begin) * kTile, kTile)) &
          image_.rect();
      for (int row = area.top(); row <= area.bottom(); ++row) {
        std::fill_n(reinterpret_cast<QRgb*>(image_.scanLine(row)) + area.left(), area.width(),
                    paper);
      }
      begin = -1;
    }
  }
}

void GraphCanvas::compose(const GraphPicture& picture, const std::vector<Line>& lines,
                          const std::vector<Box>& boxes) {
  if (dirty_count_ == 0 || image_.isNull()) return;
  if (bytes_ > kMostBytes) {
    lines_.clear();
    boxes_.clear();
    bytes_ = 0;
  }
  fill_paper();
  for (const Line& line : lines) {
    if (line.opacity <= 0) continue;
    for (Chunk& chunk : line_picture(line).chunks) {
      if (!any_touched(QRect(chunk.at, QSize(kChunk, kChunk)))) continue;
      if (!chunk.painted) paint_chunk(chunk, line);
      put_chunk(chunk, line.opacity);
    }
  }
  QPainter painter(&image_);
  painter.translate(origin_);
  for (const Box& box : boxes) {
    const QPoint corner = box_corner(picture, box.node);
    const QRectF reach = picture.node_reach(box.node);
    const QRect area(corner, (reach.size() * scale_).toSize() + QSize(2, 2));
    if (!any_touched(area)) continue;
    const QImage& image = box_picture(picture, box.node);
    painter.setOpacity(box.opacity);
    for (int y = floor_to(area.top(), kTile); y <= area.bottom(); y += kTile) {
      int begin = floor_to(area.left(), kTile);
      for (int x = begin; x <= area.right() + kTile; x += kTile) {
        if (x <= area.right() && is_touched({x, y})) continue;
        const QRect part = QRect(begin, y, x - begin, kTile) & area;
        if (!part.isEmpty()) painter.drawImage(part.topLeft(), image, part.translated(-corner));
        begin = x + kTile;
      }
    }
  }
  std::fill(dirty_.begin(), dirty_.end(), std::uint8_t{0});
  dirty_count_ = 0;
}

}  // namespace taskatlas::ui
