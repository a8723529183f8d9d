// SPDX-License-Identifier: MIT
#include "ui/dataset/facts_paint.hpp"

#include "ui/dataset/panel_paint.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace taskatlas::ui {
namespace {

using dataset::PointInfo;

constexpr double kDegrees = 180 / std::numbers::pi;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(SamplePanel)
};

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

// Places in the picture, 0 … 1, to the box, of which only a part is in sight.
class Placing {
 public:
  Placing(const QRectF& box, const QRectF& part) : box_(box), part_(part) {}
  QPointF operator()(const Eigen::Vector2d& place) const {
    return {box_.left() + (place.x() - part_.x()) / part_.width() * box_.width(),
            box_.top() + (place.y() - part_.y()) / part_.height() * box_.height()};
  }

 private:
  QRectF box_, part_;
};

void stroke(QPainter& painter, const QPointF& a, const QPointF& b, const QColor& colour,
            double width) {
  painter.setPen(QPen(QColor(0, 0, 0, 140), width * 2.2, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(a, b);
  painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(a, b);
}

// An edge in the camera's frame; what is behind the camera is cut off.
void paint_edge(QPainter& painter, Eigen::Vector3d a, Eigen::Vector3d b,
                const dataset::Intrinsics& unit, const Placing& placing, const QColor& colour,
                double width) {
  constexpr double kNear = -0.05;  // m
  if (a.z() > kNear && b.z() > kNear) return;
  if (a.z() > kNear) a = b + (a - b) * ((kNear - b.z()) / (a.z() - b.z()));
  if (b.z() > kNear) b = a + (b - a) * ((kNear - a.z()) / (b.z() - a.z()));
  const auto from = dataset::project(unit, a), to = dataset::project(unit, b);
  if (from && to) stroke(painter, placing(*from), placing(*to), colour, width);
}

struct Axis {
  const char* name;
  QColor colour;
};
// Okabe and Ito's vermilion, bluish green and sky blue.
const std::array<Axis, 3>& axes() {
  static const std::array<Axis, 3> all{{{"x", QColor(0xff, 0x7a, 0x3c)},
                                        {"y", QColor(0x2f, 0xd0, 0x9a)},
                                        {"z", QColor(0x6c, 0xc4, 0xff)}}};
  return all;
}

// Short strokes that point at where parallels along an axis of the room meet.
void paint_vanishing(QPainter& painter, const std::array<double, 9>& directions,
                     double field_of_view, const Placing& placing, const QRectF& part,
                     const PlotStyle& style) {
  const dataset::Intrinsics unit{field_of_view, 1};
  const double focal = unit.focal();
  constexpr int kStrokes = 4;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const Eigen::Vector3d d(directions[3 * axis], directions[3 * axis + 1],
                            directions[3 * axis + 2]);
    // The vanishing point in homogeneous coordinates of the picture.
    const Eigen::Vector3d point(focal * d.x() - 0.5 * d.z(), -focal * d.y() - 0.5 * d.z(), -d.z());
    for (int i = 0; i < kStrokes; ++i) {
      for (int j = 0; j < kStrokes; ++j) {
        const Eigen::Vector2d at(part.x() + part.width() * (i + 0.5) / kStrokes,
                                 part.y() + part.height() * (j + 0.5) / kStrokes);
        Eigen::Vector2d towards = point.head<2>() - point.z() * at;
        if (towards.norm() < 1e-9) continue;
        if (point.z() < 0) towards = -towards;
        towards *= part.width() * 0.075 / towards.norm();
        painter.setOpacity(0.9);
        stroke(painter, placing(at), placing(at + towards), axes()[axis].colour, style.em() * 0.1);
        painter.setOpacity(1);
      }
    }
    if (std::abs(point.z()) < 1e-9) continue;
    const Eigen::Vector2d at = point.head<2>() / point.z();
    if (!part.contains(QPointF(at.x(), at.y()))) continue;
    painter.setPen(QPen(QColor(0, 0, 0, 160), style.em() * 0.28));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(placing(at), style.em() * 0.45, style.em() * 0.45);
    painter.setPen(QPen(axes()[axis].colour, style.em() * 0.14));
    painter.drawEllipse(placing(at), style.em() * 0.45, style.em() * 0.45);
  }
}

void paint_corners(QPainter& painter, const std::array<Eigen::Vector3d, 8>& corners,
                   double field_of_view, const Placing& placing, const QColor& colour,
                   const PlotStyle& style) {
  const dataset::Intrinsics unit{field_of_view, 1};
  for (unsigned from = 0; from < 8; ++from) {
    for (const unsigned bit : {1U, 2U, 4U}) {
      if ((from & bit) == 0) {
        paint_edge(painter, corners[from], corners[from | bit], unit, placing, colour,
                   style.em() * 0.13);
      }
    }
  }
}

std::array<Eigen::Vector3d, 8> room_corners(const PointInfo& info) {
  const dataset::Pose pose = info.pose();
  const dataset::Box& room = *info.bounding_box;
  std::array<Eigen::Vector3d, 8> corners;
  for (unsigned bits = 0; bits < 8; ++bits) {
    corners[bits] = pose.to_camera({(bits & 1U) != 0 ? room.upper.x() : room.lower.x(),
                                    (bits & 2U) != 0 ? room.upper.y() : room.lower.y(),
                                    (bits & 4U) != 0 ? room.upper.z() : room.lower.z()});
  }
  return corners;
}

constexpr QRgb kRoomColour = qRgb(0xff, 0xe0, 0x3a);

// Two columns; where they do not fit in letters that can be read, as few rows as hold them. `text`
// gets the size that was taken. Returns where it ends.
double paint_lines(QPainter& painter, const QRectF& box, const QStringList& lines,
                   const PlotStyle& style, TextOptions& text) {
  const double half = box.width() / 2, beside = style.em() * 0.3;
  const auto widest = [&](double relative) {
    double width = 0;
    for (const QString& line : lines) width = std::max(width, style.text_width(line, relative));
    return width;
  };
  const double least = least_relative(text.relative, style);
  if (widest(least) <= half - beside || !style.on_paper) {
    const double line = style.line_height(text.relative);
    for (int i = 0; i < lines.size(); ++i) {
      const QRectF cell(box.left() + (i % 2) * half, box.top() + i / 2 * line, half - beside, line);
      draw_whole(painter, cell, Qt::AlignLeft | Qt::AlignVCenter, lines[i], style, text);
    }
    return box.top() + static_cast<double>((lines.size() + 1) / 2) * line;
  }
  text.relative = least;
  const double line = style.line_height(least), gap = style.em() * 0.5;
  std::vector<double> taken;  // of each row; every text goes into the first that has room for it
  for (const QString& one : lines) {
    const double width = style.text_width(one, least) + 0.5;
    const auto free = std::find_if(taken.begin(), taken.end(),
                                   [&](double row) { return row + width <= box.width(); });
    const auto row = static_cast<std::size_t>(free - taken.begin());
    if (row == taken.size()) taken.push_back(0);
    draw_whole(painter,
               {box.left() + taken[row], box.top() + static_cast<double>(row) * line,
                std::min(width, box.width() - taken[row]), line},
               Qt::AlignLeft | Qt::AlignVCenter, one, style, text);
    taken[row] += width + gap;
  }
  return box.top() + static_cast<double>(taken.size()) * line;
}

}  // namespace

QStringList camera_lines(const PointInfo& info, int picture_size) {
  QStringList lines;
  lines.push_back(Words::tr("FoV %1°").arg(number(info.field_of_view_rads * kDegrees, 1)));
  if (picture_size > 0) {
    lines.push_back(Words::tr("Focal %1 px").arg(number(info.intrinsics(picture_size).focal(), 1)));
  }
  if (info.bounding_box) {
    lines.push_back(Words::tr("Height %1 m")
                        .arg(number(info.camera_location.z() - info.bounding_box->lower.z(), 2)));
  } else {
    lines.push_back(Words::tr("At z %1 m").arg(number(info.camera_location.z(), 2)));
  }
  const double pitch = std::asin(std::clamp(info.pose().forward().z(), -1.0, 1.0));
  lines.push_back(Words::tr("Pitch %1°").arg(number(pitch * kDegrees, 1)));
  return lines;
}

QString facts_text(const Annotation& annotation) {
  return annotation.info ? camera_lines(*annotation.info, 0).join(QStringLiteral(", ")) : QString();
}

void paint_directions(QPainter& painter, const QRectF& box, const std::array<double, 9>& directions,
                      double field_of_view, const PictureWindow& window, const PlotStyle& style) {
  painter.save();
  painter.setClipRect(box, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF part = window.part();
  paint_vanishing(painter, directions, field_of_view, Placing(box, part), part, style);
  painter.restore();
}

void paint_box(QPainter& painter, const QRectF& box, const std::array<Eigen::Vector3d, 8>& corners,
               double field_of_view, const PictureWindow& window, const QColor& colour,
               const PlotStyle& style) {
  painter.save();
  painter.setClipRect(box, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_corners(painter, corners, field_of_view, Placing(box, window.part()), colour, style);
  painter.restore();
}

QColor axis_colour(std::size_t axis) { return axes().at(axis).colour; }

void paint_facts(QPainter& painter, const QRectF& box, const Annotation& annotation,
                 const SampleContent& content, const PictureWindow& window,
                 const PlotStyle& style) {
  if (!annotation.info) {
    painter.setPen(QPen(style.grid, style.hairline()));
    painter.setBrush(style.raised);
    painter.drawRect(box);
    return;
  }
  const QRectF part = window.part();
  if (const QImage* rgb = content.rgb()) {
    const QRectF source(part.x() * rgb->width(), part.y() * rgb->height(),
                        part.width() * rgb->width(), part.height() * rgb->height());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, source.width() > box.width());
    painter.drawImage(box, *rgb, source);
  } else {
    painter.fillRect(box, style.missing);
  }
  painter.save();
  painter.setClipRect(box, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  const Placing placing(box, part);
  const PointInfo& info = *annotation.info;
  paint_vanishing(painter, dataset::vanishing_directions(info.pose()), info.field_of_view_rads,
                  placing, part, style);
  if (info.bounding_box) {
    paint_corners(painter, room_corners(info), info.field_of_view_rads, placing,
                  QColor(kRoomColour), style);
  }
  painter.restore();
}

void paint_facts_legend(QPainter& painter, const QRectF& box, const Annotation& annotation,
                        const SampleContent& content, const PlotStyle& style) {
  TextOptions text{.relative = note_size(style),
                   .bold = false,
                   .italic = false,
                   .elide = true,
                   .rotation = 0,
                   .colour = style.muted};
  if (!annotation.info) return;
  const QImage* rgb = content.rgb();
  const QStringList lines = camera_lines(*annotation.info, rgb != nullptr ? rgb->width() : 0);
  const double top = paint_lines(painter, box, lines, style, text);
  const double line = style.line_height(text.relative);
  // What the strokes mean, in the last line.
  const double relative = text.relative;
  struct Key {
    QColor colour;
    QString name;
  };
  std::vector<Key> keys;
  if (annotation.info->bounding_box) keys.push_back({QColor(kRoomColour), Words::tr("room")});
  for (const Axis& axis : axes()) {
    keys.push_back({axis.colour, Words::tr("to %1").arg(QLatin1String(axis.name))});
  }
  // Strokes and gaps in ems, shorter where there is little room.
  double stroke = 0.9, gap = 0.3, between = 0.6;
  const auto width = [&] {
    double sum = 0;
    for (const Key& key : keys) {
      sum += style.text_width(key.name, relative) + style.em() * (stroke + gap + between);
    }
    return sum - style.em() * between;
  };
  if (width() > box.width()) {
    stroke = 0.45;
    gap = between = 0.2;
  }
  if (width() > box.width()) {
    for (std::size_t i = keys.size() - axes().size(); i < keys.size(); ++i) {
      keys[i].name = keys[i].name.right(1);
    }
  }
  double x = box.left();
  for (const Key& key : keys) {
    const double middle = top + line / 2;
    painter.setPen(QPen(key.colour.darker(style.dark ? 100 : 125), style.em() * 0.16, Qt::SolidLine,
                        Qt::RoundCap));
    painter.drawLine(QPointF(x, middle), QPointF(x + stroke * style.em(), middle));
    x += style.em() * (stroke + gap);
    const double text_width = style.text_width(key.name, relative) + 0.5;
    draw_whole(painter, {x, top, text_width, line}, Qt::AlignLeft | Qt::AlignVCenter, key.name,
               style, text);
    x += text_width + style.em() * between;
  }
}

}  // namespace taskatlas::ui
