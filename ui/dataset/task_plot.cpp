// SPDX-License-Identifier: MIT
#include "ui/dataset/task_plot.hpp"

#include "ui/shared/heatmap_paint.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kSmall = 0.88;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TaskPlot)
};

TextOptions text_in(const QColor& colour, double relative = 1, bool bold = false) {
  return {.relative = relative,
          .bold = bold,
          .italic = false,
          .elide = true,
          .rotation = 0,
          .colour = colour};
}

double title_height(const PlotStyle& style) { return 1.7 * style.em(); }
double note_height(const PlotStyle& style) { return style.line_height(kSmall) * 1.15; }
double arrow_width(const PlotStyle& style) { return 1.5 * style.em(); }

double panel_height(double width, const PlotStyle& style) {
  return title_height(style) + (width - arrow_width(style)) / 2 + note_height(style);
}

void paint_inputs(QPainter& painter, const QRectF& box, const std::vector<QImage>& inputs,
                  const PlotStyle& style) {
  const auto count = static_cast<int>(inputs.size());
  const int columns = count <= 1 ? 1 : count <= 4 ? 2 : 3;
  const int rows = (count + columns - 1) / columns;
  const double gap = count > 1 ? style.em() * 0.2 : 0;
  const double side = (box.width() - gap * (columns - 1)) / columns;
  const double top = box.top() + (box.height() - rows * side - (rows - 1) * gap) / 2;
  for (int i = 0; i < count; ++i) {
    const QImage& image = inputs[static_cast<std::size_t>(i)];
    const QRectF place(box.left() + (i % columns) * (side + gap),
                       top + (i / columns) * (side + gap), side, side);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, image.width() > place.width());
    painter.drawImage(place, image);
  }
}

void paint_lines(QPainter& painter, const QRectF& box, const QStringList& lines,
                 const PlotStyle& style) {
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  const double margin = style.em() * 0.45;
  const double line =
      std::min(style.line_height(kSmall) * 1.15,
               (box.height() - 2 * margin) / std::max(1.0, static_cast<double>(lines.size())));
  for (qsizetype i = 0; i < lines.size(); ++i) {
    draw_text(painter,
              {box.left() + margin, box.top() + margin + static_cast<double>(i) * line,
               box.width() - 2 * margin, line},
              Qt::AlignLeft | Qt::AlignVCenter, lines[i], style,
              text_in(i == 0 ? style.ink : style.muted, kSmall));
  }
}

void paint_task(QPainter& painter, const QRectF& panel, const TaskSample& content,
                const PlotStyle& style) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const double title = title_height(style);
  const QString sign = kind_sign(content.task->kind);
  const double chip = style.text_width(sign, 0.8, true) + style.em() * 0.7;
  const QRectF chip_box(panel.left(), panel.top() + style.em() * 0.2, chip, style.em() * 1.2);
  painter.setPen(Qt::NoPen);
  painter.setBrush(kind_fill(content.task->kind, style));
  painter.drawRoundedRect(chip_box, style.em() * 0.25, style.em() * 0.25);
  draw_text(painter, chip_box, Qt::AlignCenter, sign, style, text_in(style.ink, 0.8, true));
  draw_text(painter,
            {chip_box.right() + style.em() * 0.4, panel.top(),
             panel.right() - chip_box.right() - style.em() * 0.4, title},
            Qt::AlignLeft | Qt::AlignVCenter, text_of(content.task->name), style,
            text_in(style.ink, 1, true));
  const double side = (panel.width() - arrow_width(style)) / 2;
  const QRectF input(panel.left(), panel.top() + title, side, side);
  const QRectF target(panel.right() - side, panel.top() + title, side, side);
  const QRectF note(panel.left(), target.bottom() + style.em() * 0.1, panel.width(),
                    note_height(style));
  if (!content.problem.isEmpty()) {
    const std::array<QRectF, 2> boxes{input, target};
    for (const QRectF& box : boxes) painter.fillRect(box, style.missing);
    heatmap_paint::hatched(painter, boxes, input.topLeft(), style.em() * 0.7, style);
    draw_text(painter, note, Qt::AlignLeft | Qt::AlignVCenter, content.problem, style,
              text_in(style.bad, kSmall));
    painter.restore();
    return;
  }
  paint_inputs(painter, input, content.inputs, style);
  if (content.target.isNull()) {
    paint_lines(painter, target, content.lines, style);
  } else {
    if (content.target.hasAlphaChannel()) {
      const std::array<QRectF, 1> boxes{target};
      painter.fillRect(target, style.missing);
      heatmap_paint::hatched(painter, boxes, target.topLeft(), style.em() * 0.7, style);
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, content.target.width() > target.width());
    painter.drawImage(target, content.target);
  }
  const double middle = input.center().y(), left = input.right() + style.em() * 0.35,
               right = target.left() - style.em() * 0.35, head = style.em() * 0.3;
  painter.setPen(QPen(style.muted, style.hairline() * 1.5, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(left, middle), QPointF(right, middle));
  painter.drawLine(QPointF(right - head, middle - head), QPointF(right, middle));
  painter.drawLine(QPointF(right - head, middle + head), QPointF(right, middle));
  draw_text(painter, note, Qt::AlignLeft | Qt::AlignVCenter, content.note, style,
            text_in(style.muted, kSmall));
  painter.restore();
}

}  // namespace

TaskPlot::TaskPlot(std::shared_ptr<const TaskContent> content) : content_(std::move(content)) {}

std::vector<QRectF> TaskPlot::places(double width, const PlotStyle& style) const {
  std::vector<QRectF> places;
  const double space = style.em() * 1.1;
  const auto count = static_cast<int>(content_->panels.size());
  const int columns = std::clamp(static_cast<int>((width + space) / (21 * style.em() + space)), 1,
                                 std::max(1, count));
  const double panel = (width - space * (columns - 1)) / columns;
  const double height = panel_height(panel, style);
  for (int i = 0; i < count; ++i) {
    places.emplace_back((i % columns) * (panel + space), (i / columns) * (height + space * 0.7),
                        panel, height);
  }
  return places;
}

double TaskPlot::height_for(double width, const PlotStyle& style) const {
  const std::vector<QRectF> all = places(width, style);
  return all.empty() ? style.line_height() : all.back().bottom();
}

void TaskPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint(painter, area, style, area);
}

void TaskPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
                     const QRectF& clip) const {
  const std::vector<QRectF> all = places(area.width(), style);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const QRectF place = all[i].translated(area.topLeft());
    if (place.intersects(clip)) paint_task(painter, place, content_->panels[i], style);
  }
}

PlotData TaskPlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("task"), QStringLiteral("kind"), QStringLiteral("inputs"),
                  QStringLiteral("target"), QStringLiteral("problem")};
  for (const TaskSample& panel : content_->panels) {
    data.rows.push_back(
        {text_of(panel.task->code), text_of(to_string(panel.task->kind)),
         QString::number(panel.inputs.size()),
         panel.target.isNull() ? panel.lines.join(QStringLiteral("; ")) : QStringLiteral("picture"),
         panel.problem});
  }
  return data;
}

QString TaskPlot::summary() const {
  QStringList without;
  for (const TaskSample& panel : content_->panels) {
    if (!panel.problem.isEmpty()) without.push_back(text_of(panel.task->name));
  }
  const QString all =
      Words::tr("%n task(s) of %1.", nullptr, static_cast<int>(content_->panels.size()))
          .arg(content_->title);
  return without.isEmpty()
             ? all
             : all + QLatin1Char(' ') +
                   Words::tr("No sample of: %1.").arg(without.join(QStringLiteral(", ")));
}

}  // namespace taskatlas::ui
