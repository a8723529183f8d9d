// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_shapes.hpp"

#include <QPainter>
#include <QPen>
#include <QPolygonF>

namespace taskatlas::ui {
namespace {

QPainterPath cut_corners(const QRectF& box, double cut) {
  QPainterPath path;
  path.moveTo(box.left() + cut, box.top());
  path.lineTo(box.right() - cut, box.top());
  path.lineTo(box.right(), box.center().y());
  path.lineTo(box.right() - cut, box.bottom());
  path.lineTo(box.left() + cut, box.bottom());
  path.lineTo(box.left(), box.center().y());
  path.closeSubpath();
  return path;
}

double mixed(double a, double b, double share) { return a + (b - a) * share; }

}  // namespace

QPainterPath outline_of(const QRectF& box, NodeRole role, double em) {
  QPainterPath path;
  switch (role) {
    case NodeRole::kSupervised:
      path.addRoundedRect(box, 0.12 * em, 0.12 * em);
      break;
    case NodeRole::kSourceOnly:
      path = cut_corners(box, 0.62 * em);
      break;
    case NodeRole::kTransferred:
    case NodeRole::kNovel:
    case NodeRole::kUnused:
      path.addRoundedRect(box, 0.85 * em, 0.85 * em);
      break;
  }
  return path;
}

// By hand, since intersecting paths is slow and SVG Tiny has no clipping.
QPainterPath badge_of(const QRectF& box, double width, NodeRole role, double em) {
  const double right = box.left() + width;
  QPainterPath path;
  if (role == NodeRole::kSourceOnly) {
    const double cut = 0.62 * em;
    path.addPolygon(
        QPolygonF{{QPointF(right, box.top()), QPointF(box.left() + cut, box.top()),
                   QPointF(box.left(), box.center().y()), QPointF(box.left() + cut, box.bottom()),
                   QPointF(right, box.bottom())}});
  } else {
    const double turn = 2 * (role == NodeRole::kSupervised ? 0.12 : 0.85) * em;
    path.moveTo(right, box.top());
    path.arcTo(QRectF(box.left(), box.top(), turn, turn), 90, 90);
    path.arcTo(QRectF(box.left(), box.bottom() - turn, turn, turn), 180, 90);
    path.lineTo(right, box.bottom());
  }
  path.closeSubpath();
  return path;
}

void paint_border(QPainter& painter, const QRectF& box, NodeRole role, const QColor& colour,
                  double em, bool dashed) {
  painter.setBrush(Qt::NoBrush);
  QPen pen(colour, em / 12);
  pen.setJoinStyle(Qt::MiterJoin);
  switch (role) {
    case NodeRole::kSupervised:
    case NodeRole::kSourceOnly:
      pen.setWidthF(2.4 * em / 12);
      if (dashed) {
        pen.setDashPattern({3, 1.5});
        pen.setCapStyle(Qt::FlatCap);
      }
      break;
    case NodeRole::kUnused:
      pen.setStyle(Qt::CustomDashLine);
      pen.setDashPattern({3, 3});
      break;
    case NodeRole::kNovel:
    case NodeRole::kTransferred:
      break;
  }
  painter.setPen(pen);
  painter.drawPath(outline_of(box, role, em));
  if (role == NodeRole::kNovel) {
    const double gap = kDoubleGap * em / 12;
    QPainterPath outer;
    outer.addRoundedRect(box.adjusted(-gap, -gap, gap, gap), 0.85 * em + gap, 0.85 * em + gap);
    painter.drawPath(outer);
  }
}

QColor mix(const QColor& a, const QColor& b, double share) {
  return QColor::fromRgbF(static_cast<float>(mixed(static_cast<double>(a.redF()),
                                                   static_cast<double>(b.redF()), share)),
                          static_cast<float>(mixed(static_cast<double>(a.greenF()),
                                                   static_cast<double>(b.greenF()), share)),
                          static_cast<float>(mixed(static_cast<double>(a.blueF()),
                                                   static_cast<double>(b.blueF()), share)));
}

}  // namespace taskatlas::ui
