// SPDX-License-Identifier: MIT
#include "ui/figures/recording_engine.hpp"

#include <QPainter>
#include <QPainterPathStroker>
#include <QPixmap>
#include <QTextItem>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kThinnest = 0.25;     // units; of pens of width 0
constexpr double kHatchSpacing = 4;    // units
constexpr double kRasterScale = 4.17;  // pixels of a unit: about 300 dpi

// Lengths change by one factor in every direction.
bool is_similarity(const QTransform& t) {
  if (!t.isAffine()) return false;
  const double a = std::hypot(t.m11(), t.m12()), b = std::hypot(t.m21(), t.m22());
  const double dot = t.m11() * t.m21() + t.m12() * t.m22();
  return std::abs(a - b) <= 1e-6 * std::max(a, b) && std::abs(dot) <= 1e-6 * a * b;
}

double scale_of(const QTransform& t) { return std::sqrt(std::abs(t.determinant())); }

// The rectangle that a path is, if it is one with upright sides.
std::optional<QRectF> as_rectangle(const QPainterPath& path) {
  if (path.elementCount() != 5) return std::nullopt;
  const QRectF box = path.boundingRect();
  for (int i = 0; i < 5; ++i) {
    const QPainterPath::Element e = path.elementAt(i);
    if (i > 0 && !e.isLineTo()) return std::nullopt;
    const bool on_corner =
        (e.x == box.left() || e.x == box.right()) && (e.y == box.top() || e.y == box.bottom());
    if (!on_corner) return std::nullopt;
  }
  const auto a = path.elementAt(0), c = path.elementAt(2), e = path.elementAt(4);
  if (a.x == c.x || a.y == c.y || a.x != e.x || a.y != e.y) return std::nullopt;
  return box;
}

QPainterPath rectangle_path(const QRectF& rectangle) {
  QPainterPath path;
  path.addRect(rectangle);
  return path;
}

QPainterPath intersection(const QPainterPath& a, const QPainterPath& b) {
  const auto first = as_rectangle(a), second = as_rectangle(b);
  // Exact for rectangles, where QPainterPath::intersected() is not.
  if (first && second) return rectangle_path(first->intersected(*second));
  if (first && first->contains(b.boundingRect())) return b;
  if (second && second->contains(a.boundingRect())) return a;
  return a.intersected(b);
}

bool is_hatch(Qt::BrushStyle style) {
  return style == Qt::HorPattern || style == Qt::VerPattern || style == Qt::CrossPattern ||
         style == Qt::BDiagPattern || style == Qt::FDiagPattern || style == Qt::DiagCrossPattern;
}

}  // namespace

RecordingEngine::RecordingEngine(DisplayList& list)
    : QPaintEngine(QPaintEngine::AllFeatures), list_(list) {}

void RecordingEngine::begin_text(const QString& text, double width, Qt::AlignmentFlag anchor) {
  announced_ = Announced{TextItem(), false};
  announced_->text.text = text;
  announced_->text.width = width;
  announced_->text.anchor = anchor;
}

void RecordingEngine::end_text() { announced_.reset(); }

bool RecordingEngine::begin(QPaintDevice*) {
  setActive(true);
  return true;
}

bool RecordingEngine::end() {
  setActive(false);
  return true;
}

void RecordingEngine::updateState(const QPaintEngineState& now) {
  const DirtyFlags flags = now.state();
  if (flags & DirtyPen) pen_ = now.pen();
  if (flags & DirtyBrush) brush_ = now.brush();
  if (flags & DirtyTransform) transform_ = now.transform();
  if (flags & DirtyOpacity) opacity_ = now.opacity();
  if (flags & DirtyHints) smooth_ = now.renderHints() & QPainter::SmoothPixmapTransform;
  if (flags & DirtyClipPath) set_clip(now.clipPath(), now.clipOperation());
  if (flags & DirtyClipRegion) {
    QPainterPath path;
    path.addRegion(now.clipRegion());
    set_clip(now.clipRegion().rectCount() == 1
                 ? rectangle_path(QRectF(now.clipRegion().boundingRect()))
                 : path.simplified(),
             now.clipOperation());
  }
  if (flags & DirtyClipEnabled) clip_on_ = now.isClipEnabled();
}

void RecordingEngine::set_clip(const QPainterPath& path, Qt::ClipOperation operation) {
  if (operation == Qt::NoClip) {
    clipped_ = clip_on_ = false;
    return;
  }
  const QPainterPath mapped = transform_.map(path);
  clip_ =
      operation == Qt::IntersectClip && clipped_ && clip_on_ ? intersection(clip_, mapped) : mapped;
  clipped_ = clip_on_ = true;
}

int RecordingEngine::clip_index(const QPainterPath& clip) {
  // What was clipped last is clipped so again, as a rule.
  for (std::size_t i = list_.clips.size(); i-- > 0;) {
    if (list_.clips[i] == clip) return static_cast<int>(i);
  }
  list_.clips.push_back(clip);
  return static_cast<int>(list_.clips.size()) - 1;
}

int RecordingEngine::clip_index() {
  if (!clipped_ || !clip_on_) return -1;
  const auto rectangle = as_rectangle(clip_);
  if (rectangle && rectangle->contains(QRectF(QPointF(0, 0), list_.size))) return -1;
  return clip_index(clip_);
}

void RecordingEngine::record(std::variant<PathItem, TextItem, ImageItem> content, int clip) {
  if (opacity_ <= 0) return;
  if (clip >= 0 && list_.clips[static_cast<std::size_t>(clip)].isEmpty()) return;
  list_.items.push_back({std::move(content), clip, opacity_});
}

void RecordingEngine::stroke(const QPainterPath& path, PathItem& item) const {
  const double width = pen_.isCosmetic() ? std::max(pen_.widthF(), kThinnest)
                                         : std::max(pen_.widthF() * scale_of(transform_), 1e-3);
  item.path = transform_.map(path);
  item.stroke = pen_;
  item.stroke.setBrush(pen_.color());
  item.stroke.setStyle(pen_.style());
  item.stroke.setCosmetic(false);
  item.stroke.setWidthF(width);
  if (pen_.style() == Qt::CustomDashLine) item.stroke.setDashPattern(pen_.dashPattern());
}

void RecordingEngine::hatch(const QPainterPath& path) {
  const QRectF box = path.boundingRect();
  const QPainterPath inside = clipped_ && clip_on_ ? intersection(clip_, path) : path;
  if (inside.isEmpty()) return;
  QPainterPath lines;
  const auto line = [&lines](double x1, double y1, double x2, double y2) {
    lines.moveTo(x1, y1);
    lines.lineTo(x2, y2);
  };
  // On one grid over the whole figure, so that neighbours' lines meet.
  const auto from = [](double v) { return std::ceil(v / kHatchSpacing) * kHatchSpacing; };
  const Qt::BrushStyle style = brush_.style();
  if (style == Qt::HorPattern || style == Qt::CrossPattern) {
    for (double y = from(box.top()); y <= box.bottom(); y += kHatchSpacing) {
      line(box.left(), y, box.right(), y);
    }
  }
  if (style == Qt::VerPattern || style == Qt::CrossPattern) {
    for (double x = from(box.left()); x <= box.right(); x += kHatchSpacing) {
      line(x, box.top(), x, box.bottom());
    }
  }
  if (style == Qt::BDiagPattern || style == Qt::DiagCrossPattern) {  // x + y is constant
    for (double s = from(box.left() + box.top()); s <= box.right() + box.bottom();
         s += kHatchSpacing) {
      line(s - box.top(), box.top(), s - box.bottom(), box.bottom());
    }
  }
  if (style == Qt::FDiagPattern || style == Qt::DiagCrossPattern) {  // x - y is constant
    for (double s = from(box.left() - box.bottom()); s <= box.right() - box.top();
         s += kHatchSpacing) {
      line(s + box.top(), box.top(), s + box.bottom(), box.bottom());
    }
  }
  PathItem item;
  item.path = lines;
  item.stroke = QPen(brush_.color(), 0.5, Qt::SolidLine, Qt::FlatCap);
  record(std::move(item), clip_index(inside));
}

void RecordingEngine::rasterise(const QPainterPath& path) {
  const QRectF box = path.boundingRect();
  if (box.isEmpty()) return;
  QImage image(std::max(1, static_cast<int>(std::ceil(box.width() * kRasterScale))),
               std::max(1, static_cast<int>(std::ceil(box.height() * kRasterScale))),
               QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) return;
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(image.width() / box.width(), image.height() / box.height());
  painter.translate(-box.topLeft());
  painter.setTransform(transform_, true);
  painter.fillPath(transform_.inverted().map(path), brush_);
  painter.end();
  ImageItem item;
  item.transform = QTransform(box.width() / image.width(), 0, 0, box.height() / image.height(),
                              box.left(), box.top());
  item.image = std::move(image);
  item.smooth = true;
  record(std::move(item), clip_index());
}

void RecordingEngine::fill(const QPainterPath& path) {
  if (is_hatch(brush_.style())) return hatch(path);
  PathItem item;
  item.path = path;
  if (brush_.style() == Qt::SolidPattern) {
    if (brush_.color().alpha() == 0) return;
    item.fill = QBrush(brush_.color());
    return record(std::move(item), clip_index());
  }
  const QGradient* gradient = brush_.gradient();
  const bool known = gradient != nullptr &&
                     (gradient->type() == QGradient::LinearGradient ||
                      gradient->type() == QGradient::RadialGradient) &&
                     (gradient->coordinateMode() == QGradient::LogicalMode ||
                      gradient->coordinateMode() == QGradient::ObjectMode);
  if (!known) return rasterise(path);
  QTransform to_units = brush_.transform() * transform_;
  if (gradient->coordinateMode() == QGradient::ObjectMode) {
    const QRectF box = transform_.inverted().mapRect(path.boundingRect());
    to_units = brush_.transform() *
               QTransform(box.width(), 0, 0, box.height(), box.left(), box.top()) * transform_;
  }
  QGradient logical = *gradient;
  logical.setCoordinateMode(QGradient::LogicalMode);
  item.fill = QBrush(logical);
  item.fill.setTransform(to_units);
  record(std::move(item), clip_index());
}

void RecordingEngine::draw(const QPainterPath& path, bool filled) {
  if (path.isEmpty()) return;
  const bool fills = filled && brush_.style() != Qt::NoBrush;
  const bool strokes = pen_.style() != Qt::NoPen && pen_.color().alpha() > 0;
  if (fills) fill(transform_.map(path));
  if (!strokes) return;
  PathItem item;
  if (pen_.isCosmetic() || is_similarity(transform_)) {
    stroke(path, item);
  } else {  // the pen is no circle there
    QPainterPathStroker stroker(pen_);
    item.path = transform_.map(stroker.createStroke(path));
    item.path.setFillRule(Qt::WindingFill);
    item.fill = QBrush(pen_.color());
  }
  // One item for both where that looks the same: nothing shows through the line.
  if (fills && !list_.items.empty() && opacity_ >= 1 && item.stroke.style() != Qt::NoPen) {
    if (auto* last = std::get_if<PathItem>(&list_.items.back().content);
        last != nullptr && last->path == item.path && last->stroke.style() == Qt::NoPen &&
        list_.items.back().clip == clip_index() && list_.items.back().opacity >= 1) {
      last->stroke = item.stroke;
      return;
    }
  }
  record(std::move(item), clip_index());
}

void RecordingEngine::drawPath(const QPainterPath& path) { draw(path, true); }

void RecordingEngine::drawRects(const QRectF* rects, int count) {
  for (int i = 0; i < count; ++i) draw(rectangle_path(rects[i]), true);
}

void RecordingEngine::drawRects(const QRect* rects, int count) {
  for (int i = 0; i < count; ++i) draw(rectangle_path(QRectF(rects[i])), true);
}

void RecordingEngine::drawPoints(const QPointF* points, int count) {
  for (int i = 0; i < count; ++i) {
    // A line of no length has a cap but no body, which not every format draws.
    QPainterPath path;
    path.moveTo(points[i]);
    path.lineTo(points[i] + QPointF(1e-3, 0));
    draw(path, false);
  }
}

void RecordingEngine::drawPoints(const QPoint* points, int count) {
  for (int i = 0; i < count; ++i) {
    const QPointF point(points[i]);
    drawPoints(&point, 1);
  }
}

void RecordingEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
  if (count < 2) return;
  QPainterPath path(points[0]);
  for (int i = 1; i < count; ++i) path.lineTo(points[i]);
  if (mode != PolylineMode) path.closeSubpath();
  path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
  draw(path, mode != PolylineMode);
}

void RecordingEngine::drawPolygon(const QPoint* points, int count, PolygonDrawMode mode) {
  std::vector<QPointF> copy(points, points + count);
  drawPolygon(copy.data(), count, mode);
}

void RecordingEngine::drawPixmap(const QRectF& target, const QPixmap& pixmap,
                                 const QRectF& source) {
  drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
}

void RecordingEngine::drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                                Qt::ImageConversionFlags) {
  if (image.isNull() || source.isEmpty() || target.isEmpty()) return;
  ImageItem item;
  // From the whole image's pixels, of which `source` covers `target`.
  const double sx = target.width() / source.width(), sy = target.height() / source.height();
  item.transform = QTransform(sx, 0, 0, sy, target.left() - source.left() * sx,
                              target.top() - source.top() * sy) *
                   transform_;
  item.image = image;
  item.smooth = smooth_;
  int clip = clip_index();
  if (!source.contains(QRectF(image.rect()))) {
    const QRect part = source.toAlignedRect().intersected(image.rect());
    if (part.isEmpty()) return;
    item.image = image.copy(part);
    item.transform = QTransform::fromTranslate(part.left(), part.top()) * item.transform;
    if (QRectF(part) != source) {
      const QPainterPath shown = transform_.map(rectangle_path(target));
      clip = clip_index(clipped_ && clip_on_ ? intersection(clip_, shown) : shown);
    }
  }
  record(std::move(item), clip);
}

void RecordingEngine::drawTextItem(const QPointF& position, const QTextItem& item) {
  TextItem text;
  if (announced_) {
    if (announced_->recorded) return;
    announced_->recorded = true;
    text = announced_->text;
    text.font = painter()->font();
  } else {
    text.text = item.text();
    text.font = item.font();
    text.width = item.width();
  }
  if (text.font.pixelSize() < 0) {  // a size in points is one in units here: 72 to the inch
    text.font.setPixelSize(std::max(1, static_cast<int>(std::lround(text.font.pointSizeF()))));
  }
  text.position = position;
  text.colour = pen_.color();
  text.transform = transform_;
  if (text.text.trimmed().isEmpty() || text.colour.alpha() == 0) return;
  record(std::move(text), clip_index());
}

}  // namespace taskatlas::ui
