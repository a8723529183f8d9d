// SPDX-License-Identifier: MIT
#include "ui/outputs/pose_paint.hpp"

#include "ui/dataset/whole_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <Eigen/Geometry>

namespace taskatlas::ui {
namespace {

using dataset::Pose;
using Eigen::Vector3d;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PosePaint)
};

Pose pose_from(std::span<const double> six) {
  Pose pose;
  pose.rotation = dataset::rotation_from_euler({six[0], six[1], six[2]});
  pose.centre = {six[3], six[4], six[5]};
  return pose;
}

// Parallel lines stay parallel: sizes can be compared wherever they stand.
class Eye {
 public:
  Eye(const QRectF& box, double extent, const PoseTurn& turn) {
    const double radians = std::numbers::pi / 180;
    // Upright is the camera's y; one looks along -z, slightly from above and from the side.
    rotation_ = (Eigen::AngleAxisd(turn.down * radians, Vector3d::UnitX()) *
                 Eigen::AngleAxisd(turn.about * radians, Vector3d::UnitY()))
                    .toRotationMatrix();
    middle_ = box.center();
    scale_ = std::min(box.width(), box.height()) / (2.3 * extent);
  }
  QPointF operator()(const Vector3d& place) const {
    const Vector3d seen = rotation_ * place;
    return {middle_.x() + scale_ * seen.x(), middle_.y() - scale_ * seen.y()};
  }
  double scale() const { return scale_; }

 private:
  Eigen::Matrix3d rotation_;
  QPointF middle_;
  double scale_ = 1;
};

// A round number of metres near a fifth of the drawing.
double step_for(double extent) {
  const double wanted = extent / 2.5, power = std::pow(10, std::floor(std::log10(wanted)));
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (factor * power <= wanted) return factor * power;
  }
  return power;
}

void paint_floor(QPainter& painter, const Eye& eye, double extent, const PlotStyle& style) {
  const double step = step_for(extent);
  const int lines = static_cast<int>(std::floor(extent / step));
  painter.setPen(QPen(style.grid, style.hairline()));
  for (int i = -lines; i <= lines; ++i) {
    const double at = i * step, end = lines * step;
    painter.drawLine(eye({at, 0, -end}), eye({at, 0, end}));
    painter.drawLine(eye({-end, 0, at}), eye({end, 0, at}));
  }
}

void paint_camera(QPainter& painter, const Eye& eye, const Pose& pose, double size,
                  double field_of_view, const QColor& colour, bool dashed, const QString& name,
                  const PlotStyle& style) {
  const double half = size * std::tan(std::clamp(field_of_view, 0.2, 2.4) / 2);
  std::array<QPointF, 4> corners;
  const std::array<Vector3d, 4> ends{Vector3d{-half, half, -size}, Vector3d{half, half, -size},
                                     Vector3d{half, -half, -size}, Vector3d{-half, -half, -size}};
  for (std::size_t i = 0; i < 4; ++i) corners[i] = eye(pose.to_world(ends[i]));
  const QPointF tip = eye(pose.centre);
  // What stands straight up in the picture.
  const QPointF up = eye(pose.to_world({0, half * 1.6, -size}));
  QColor wash = colour;
  wash.setAlphaF(dashed ? 0.06F : 0.14F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(wash);
  painter.drawPolygon(corners.data(), 4);
  QPen pen(colour, style.em() * (dashed ? 0.1 : 0.13), dashed ? Qt::CustomDashLine : Qt::SolidLine,
           Qt::RoundCap, Qt::RoundJoin);
  if (dashed) pen.setDashPattern({3.2, 2.6});
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPolygon(corners.data(), 4);
  for (const QPointF& corner : corners) painter.drawLine(tip, corner);
  painter.drawLine((corners[0] + corners[1]) / 2, up);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(tip, style.em() * 0.2, style.em() * 0.2);
  if (name.isEmpty()) return;
  const double line = style.line_height(style.secondary(0.88));
  const QRectF label(tip.x() - 2 * line, tip.y() + style.em() * 0.2, 4 * line, line);
  draw_whole(painter, label, Qt::AlignCenter, name, style,
             {.relative = style.secondary(0.88),
              .bold = true,
              .italic = false,
              .elide = false,
              .rotation = 0,
              .colour = colour});
}

}  // namespace

std::vector<Pose> cameras_of(std::span<const double> numbers) {
  for (const double number : numbers) {
    if (!std::isfinite(number)) return {};
  }
  if (numbers.size() == 6) return {pose_from(numbers)};
  // Seen from the third view: the first by 1–3, the second by 2–3.
  if (numbers.size() == 18) return {pose_from(numbers.subspan(6)), pose_from(numbers.subspan(12))};
  return {};
}

double extent_of(const std::vector<Pose>& cameras) {
  double extent = 0;
  for (const Pose& pose : cameras) extent = std::max(extent, pose.centre.norm());
  return extent;
}

PoseError pose_error(const Pose& truth, const Pose& answer) {
  const Eigen::AngleAxisd between(Eigen::Matrix3d(truth.rotation.transpose() * answer.rotation));
  return {std::abs(between.angle()), (truth.centre - answer.centre).norm()};
}

void paint_poses(QPainter& painter, const QRectF& box, const PoseScene& scene, const PoseTurn& turn,
                 const PlotStyle& style) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  painter.setClipRect(box, Qt::IntersectClip);
  const double extent = std::max(scene.extent, 0.05);
  const Eye eye(box, extent, turn);
  const double size = extent * 0.34;
  paint_floor(painter, eye, extent, style);
  const std::size_t others = std::max(scene.truth.size(), scene.answer.size());
  const auto name = [&](std::size_t i) { return QString::number(i + 1); };
  paint_camera(painter, eye, Pose{}, size, scene.field_of_view, style.muted, false, name(others),
               style);
  for (std::size_t i = 0; i < scene.truth.size(); ++i) {
    paint_camera(painter, eye, scene.truth[i], size, scene.field_of_view, style.ink,
                 !scene.answer.empty(), scene.answer.empty() ? name(i) : QString(), style);
  }
  const QColor answered = kind_colour(TaskKind::k2D, style);  // orange, against the grey and ink
  for (std::size_t i = 0; i < scene.answer.size(); ++i) {
    paint_camera(painter, eye, scene.answer[i], size, scene.field_of_view, answered, false, name(i),
                 style);
  }
  // How long a metre is.
  const double step = step_for(extent), length = step * eye.scale(), margin = style.em() * 0.6;
  const QPointF from(box.left() + margin, box.bottom() - margin), to = from + QPointF(length, 0);
  painter.setPen(QPen(style.muted, style.hairline() * 2));
  painter.drawLine(from, to);
  for (const QPointF& end : {from, to}) {
    painter.drawLine(end - QPointF(0, style.em() * 0.2), end + QPointF(0, style.em() * 0.2));
  }
  const double line = style.line_height(style.secondary(0.88));
  draw_whole(painter, {from.x() + style.em() * 0.2, from.y() - line, box.width() / 2, line},
             Qt::AlignLeft | Qt::AlignVCenter,
             Words::tr("%1 m").arg(QLocale().toString(step, 'g', 3)), style,
             {.relative = style.secondary(0.88),
              .bold = false,
              .italic = false,
              .elide = true,
              .rotation = 0,
              .colour = style.muted});
  painter.restore();
}

}  // namespace taskatlas::ui
