// SPDX-License-Identifier: MIT
#include "ui/dataset/task_plot.hpp"

#include "base/error.hpp"
#include "tasks/task_dictionary.hpp"
#include "ui/dataset/figure_json.hpp"
#include "ui/dataset/task_names.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/shared/heatmap_paint.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TaskPlot)
};

double title_height(const PlotStyle& style) { return 1.7 * style.em(); }
double note_height(const PlotStyle& style) { return style.line_height(note_size(style)) * 1.15; }
double arrow_width(const PlotStyle& style) { return 1.5 * style.em(); }

double panel_height(double width, const PlotStyle& style) {
  return title_height(style) + (width - arrow_width(style)) / 2 + note_height(style);
}

// Where they were painted.
std::vector<QRectF> paint_inputs(QPainter& painter, const QRectF& box,
                                 const std::vector<QImage>& inputs, const PlotStyle& style) {
  std::vector<QRectF> places;
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
    places.push_back(place);
  }
  return places;
}

// How wide the columns of a table are with text of that size.
std::vector<double> column_widths(const std::vector<QStringList>& table, double relative,
                                  const PlotStyle& style) {
  std::vector<double> widths;
  for (const QStringList& row : table) {
    for (qsizetype i = 0; i < row.size(); ++i) {
      const auto column = static_cast<std::size_t>(i);
      if (column >= widths.size()) widths.push_back(0);
      widths[column] =
          std::max(widths[column], style.text_width(row[i], relative) + 0.1 * style.em());
    }
  }
  return widths;
}

// The cells of the table in letters as large as the box allows: whole, if it can be done.
void paint_table(QPainter& painter, const QRectF& box, const TaskSample& content,
                 const PlotStyle& style) {
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  const double margin = style.em() * 0.4;
  const QRectF inner = box.adjusted(margin, margin * 0.7, -margin, -margin * 0.7);
  std::vector<QStringList> table = content.table;
  if (table.empty()) {
    for (const QString& row : wrapped(content.lines, inner.width(), note_size(style), style)) {
      table.push_back({row});
    }
  }
  if (table.empty()) return;
  const auto lines = static_cast<double>(table.size());
  constexpr double kLeast = 0.5, kStep = 0.03;
  double relative = note_size(style), gap = 0;
  std::vector<double> widths;
  for (;; relative -= kStep) {
    gap = style.em() * 0.4 * relative;
    widths = column_widths(table, relative, style);
    double wanted = gap * static_cast<double>(widths.size() - 1);
    for (const double width : widths) wanted += width;
    const bool fits =
        wanted <= inner.width() && lines * style.line_height(relative) <= inner.height();
    if (fits || relative - kStep < kLeast) break;
  }
  const double line = std::min(style.line_height(relative) * 1.15, inner.height() / lines);
  for (std::size_t r = 0; r < table.size(); ++r) {
    const double y = inner.top() + static_cast<double>(r) * line;
    const bool header = content.header && r == 0;
    double right = inner.right();
    for (std::size_t c = widths.size(); c-- > 0;) {
      const double width = c == 0 ? right - inner.left() : widths[c];
      const QRectF cell(right - width, y, width, line);
      right -= width + gap;
      if (static_cast<qsizetype>(c) >= table[r].size()) continue;
      const bool strong = !header && (content.header ? c > 0 : r == 0);
      draw_whole(painter, cell, (c == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                 table[r][static_cast<qsizetype>(c)], style,
                 text_in(strong ? style.ink : style.muted, relative));
    }
  }
}

// A line between the middles of the two pictures, which is what the task compares.
void paint_matching(QPainter& painter, const std::vector<QRectF>& places, const PlotStyle& style) {
  const QPointF from = places[0].center(), to = places[1].center();
  for (const bool halo : {true, false}) {
    painter.setPen(QPen(halo ? QColor(0, 0, 0, 110) : QColor(0xff, 0xe0, 0x3a),
                        style.em() * (halo ? 0.3 : 0.13), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(from, to);
    painter.drawEllipse(from, style.em() * 0.3, style.em() * 0.3);
    painter.drawEllipse(to, style.em() * 0.3, style.em() * 0.3);
  }
}

void paint_task(QPainter& painter, const QRectF& panel, const TaskSample& content, bool links,
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
  draw_whole(painter, chip_box, Qt::AlignCenter, sign, style, text_in(style.ink, 0.8, true));
  draw_whole(painter,
             {chip_box.right() + style.em() * 0.4, panel.top(),
              panel.right() - chip_box.right() - style.em() * 0.4, title},
             Qt::AlignLeft | Qt::AlignVCenter, task_title(*content.task), style,
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
    draw_whole(painter, note, Qt::AlignLeft | Qt::AlignVCenter, content.problem, style,
               text_in(style.bad, note_size(style)));
    painter.restore();
    return;
  }
  const std::vector<QRectF> inputs = paint_inputs(painter, input, content.inputs, style);
  if (links && content.task->code == "point_match" && inputs.size() == 2) {
    paint_matching(painter, inputs, style);
  }
  if (content.target.isNull()) {
    paint_table(painter, target, content, style);
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
  draw_whole(painter, note, Qt::AlignLeft | Qt::AlignVCenter, content.note, style,
             text_in(style.muted, note_size(style)));
  painter.restore();
}

}  // namespace

QJsonObject TaskOptions::to_json() const {
  QJsonObject json{{QStringLiteral("building"), building},
                   {QStringLiteral("point"), static_cast<qint64>(point)},
                   {QStringLiteral("view"), static_cast<qint64>(view)}};
  if (!tasks.isEmpty()) json.insert(QStringLiteral("tasks"), QJsonArray::fromStringList(tasks));
  if (columns > 0) json.insert(QStringLiteral("columns"), columns);
  if (!links) json.insert(QStringLiteral("links"), false);
  return json;
}

TaskOptions TaskOptions::from_json(const QJsonObject& json) {
  TaskOptions options;
  options.building = json.value(QStringLiteral("building")).toString();
  options.point = static_cast<std::uint32_t>(whole_number_in(json, "point", 0, 0, 999'999'999));
  options.view = static_cast<std::uint32_t>(whole_number_in(json, "view", 0, 0, 999'999'999));
  const QJsonValue tasks = json.value(QStringLiteral("tasks"));
  QStringList codes = tasks.toString().replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
  for (const QJsonValue& code : tasks.toArray()) codes.push_back(code.toString());
  for (const QString& code : codes) {
    const auto all = task_dictionary();
    const std::string wanted = code.toStdString();
    if (std::none_of(all.begin(), all.end(),
                     [&](const Task& task) { return task.code == wanted; })) {
      throw bad_input("there is no task '" + wanted + "'");
    }
    options.tasks.push_back(code);
  }
  options.columns = whole_number_in(json, "columns", 0, 0, kMostColumns);
  options.links = json.value(QStringLiteral("links")).toBool(true);
  return options;
}

TaskPlot::TaskPlot(std::shared_ptr<const TaskContent> content, TaskOptions options)
    : content_(std::move(content)), options_(std::move(options)) {}

std::vector<QRectF> TaskPlot::places(double width, const PlotStyle& style) const {
  const double space = style.em() * 1.1;
  const int count = std::max(1, static_cast<int>(content_->panels.size()));
  const auto in_columns = [&](int columns) {
    std::vector<QRectF> places;
    const double panel = (width - space * (columns - 1)) / columns;
    const double height = panel_height(panel, style);
    for (int i = 0; i < static_cast<int>(content_->panels.size()); ++i) {
      places.emplace_back((i % columns) * (panel + space), (i / columns) * (height + space * 0.7),
                          panel, height);
    }
    return places;
  };
  if (options_.columns > 0) return in_columns(std::min(options_.columns, count));
  const double least = 22 * style.em();
  int columns = std::clamp(static_cast<int>((width + space) / (least + space)), 1, count);
  std::vector<QRectF> places = in_columns(columns);
  // On paper narrower panels, where they would not fit a page otherwise.
  while (style.on_paper && columns < count && columns < TaskOptions::kMostColumns &&
         places.back().bottom() > kPageHeight) {
    places = in_columns(++columns);
  }
  return places;
}

double TaskPlot::height_for(double width, const PlotStyle& style) const {
  const std::vector<QRectF> all = places(width, style);
  return all.empty() ? style.line_height() : all.back().bottom();
}

void TaskPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint_fitting(
      painter, area, [&](double width) { return height_for(width, style); },
      [&](const QRectF& whole) { paint(painter, whole, style, whole); });
}

void TaskPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
                     const QRectF& clip) const {
  const std::vector<QRectF> all = places(area.width(), style);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const QRectF place = all[i].translated(area.topLeft());
    if (place.intersects(clip))
      paint_task(painter, place, content_->panels[i], options_.links, style);
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
    if (!panel.problem.isEmpty()) without.push_back(task_title(*panel.task));
  }
  const QString all =
      Words::tr("%n task(s) of %1.", nullptr, static_cast<int>(content_->panels.size()))
          .arg(content_->title);
  return without.isEmpty()
             ? all
             : all + QLatin1Char(' ') +
                   Words::tr("No sample of: %1.").arg(without.join(QStringLiteral(", ")));
}

std::unique_ptr<Plot> make_tasks_plot(const DatasetSource& source, const QJsonObject& json,
                                      const RunContext& context) {
  const TaskOptions options = TaskOptions::from_json(json);
  const dataset::ViewNumber view =
      find_view(source, {options.building, options.point, options.view});
  auto content = read_tasks(source, view, context, options.tasks);
  if (content == nullptr) return nullptr;
  return std::make_unique<TaskPlot>(std::move(content), options);
}

}  // namespace taskatlas::ui
