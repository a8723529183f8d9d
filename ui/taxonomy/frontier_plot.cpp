// SPDX-License-Identifier: MIT
#include "ui/taxonomy/frontier_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kTickText = 0.82;

struct Series {
  QString title;
  QColor colour;
  enum class Mark { kDisc, kSquare, kTriangle } mark = Mark::kDisc;
  std::vector<QPointF> points;  // budget, value; those measured
};

struct Axis {
  double low = 0, high = 1;
  std::vector<double> ticks;
};

Axis axis_of(double low, double high, int most) {
  Axis axis;
  axis.ticks = nice_ticks(low, high, most);
  axis.low = std::min(low, axis.ticks.front());
  axis.high = std::max(high, axis.ticks.back());
  return axis;
}

QString tick_text(double value, const Axis& axis) {
  const double step = axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : 1;
  return QLocale().toString(value, 'f', decimals_of(step));
}

void paint_mark(QPainter& painter, QPointF at, Series::Mark mark, double radius) {
  switch (mark) {
    case Series::Mark::kDisc:
      painter.drawEllipse(at, radius, radius);
      break;
    case Series::Mark::kSquare:
      painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
      break;
    case Series::Mark::kTriangle: {
      const double r = 1.25 * radius;
      painter.drawPolygon(QPolygonF{{QPointF(at.x(), at.y() - r), QPointF(at.x() + r, at.y() + r),
                                     QPointF(at.x() - r, at.y() + r)}});
      break;
    }
  }
}

Series series_of(const Frontier& frontier, const QString& title, const QColor& colour,
                 Series::Mark mark, double Taxonomy::*value) {
  Series series{title, colour, mark, {}};
  for (const Taxonomy& point : frontier.points) {
    if (!std::isnan(point.*value)) series.points.emplace_back(point.budget, point.*value);
  }
  return series;
}

// One panel: grid, axis of values, series, their names in a row above.
class Panel {
 public:
  Panel(QPainter& painter, const QRectF& area, const PlotStyle& style, const Axis& x, const Axis& y)
      : painter_(painter), area_(area), style_(style), x_(x), y_(y) {}

  QPointF place(QPointF value) const {
    return {area_.left() + (value.x() - x_.low) / (x_.high - x_.low) * area_.width(),
            area_.bottom() - (value.y() - y_.low) / (y_.high - y_.low) * area_.height()};
  }

  void paint_frame(bool with_x_labels, const QString& x_title) {
    const double em = style_.em();
    TextOptions text;
    text.relative = style_.secondary(kTickText);
    text.colour = style_.muted;
    text.elide = false;
    for (const double tick : y_.ticks) {
      const QPointF at = place({x_.low, tick});
      painter_.setPen(QPen(style_.grid, style_.hairline()));
      painter_.drawLine(at, QPointF(area_.right(), at.y()));
      draw_text(painter_, QRectF(at.x() - 6 * em, at.y() - em, 5.5 * em, 2 * em),
                Qt::AlignRight | Qt::AlignVCenter, tick_text(tick, y_), style_, text);
    }
    painter_.setPen(QPen(style_.muted, style_.hairline()));
    painter_.drawLine(area_.bottomLeft(), area_.bottomRight());
    for (const double tick : x_.ticks) {
      const QPointF at = place({tick, y_.low});
      painter_.drawLine(at, at + QPointF(0, 0.25 * em));
      if (with_x_labels) {
        draw_text(painter_, QRectF(at.x() - 3 * em, at.y() + 0.35 * em, 6 * em, 1.2 * em),
                  Qt::AlignHCenter | Qt::AlignTop, tick_text(tick, x_), style_, text);
      }
    }
    if (with_x_labels) {
      TextOptions title;
      title.elide = false;
      draw_text(painter_, QRectF(area_.left(), area_.bottom() + 1.5 * em, area_.width(), 1.4 * em),
                Qt::AlignCenter, x_title, style_, title);
    }
  }

  void paint_budget(double budget) {
    if (!(budget >= x_.low && budget <= x_.high)) return;
    QPen pen(style_.accent, 1.6 * style_.em() / 12);
    pen.setDashPattern({4, 2.5});
    painter_.setPen(pen);
    painter_.drawLine(place({budget, y_.low}), place({budget, y_.high}));
  }

  void paint_series(const std::vector<Series>& all) {
    const double em = style_.em();
    double x = area_.left();
    for (const Series& series : all) {
      QPolygonF line;
      for (const QPointF& point : series.points) line.append(place(point));
      painter_.setBrush(Qt::NoBrush);
      painter_.setPen(QPen(series.colour, 1.5 * em / 12));
      painter_.drawPolyline(line);
      painter_.setPen(Qt::NoPen);
      painter_.setBrush(series.colour);
      const double radius =
          std::min(2.4 * em / 12, 0.3 * area_.width() / static_cast<double>(line.size() + 1));
      for (const QPointF& at : line) paint_mark(painter_, at, series.mark, radius);
      // The name, with its mark, above the panel.
      const double y = area_.top() - 0.85 * em;
      painter_.setPen(QPen(series.colour, 1.5 * em / 12));
      painter_.drawLine(QPointF(x, y), QPointF(x + 1.6 * em, y));
      painter_.setPen(Qt::NoPen);
      paint_mark(painter_, QPointF(x + 0.8 * em, y), series.mark, 2.6 * em / 12);
      const double width = style_.text_width(series.title, style_.secondary(0.9));
      draw_text(painter_, QRectF(x + 2 * em, y - em, width + 2, 2 * em), Qt::AlignVCenter,
                series.title, style_,
                {.relative = style_.secondary(0.9),
                 .bold = false,
                 .italic = false,
                 .elide = false,
                 .rotation = 0,
                 .colour = style_.ink});
      x += width + 3.6 * em;
    }
  }

 private:
  QPainter& painter_;
  QRectF area_;
  const PlotStyle& style_;
  const Axis& x_;
  const Axis& y_;
};

void span_of(const std::vector<Series>& all, double& low, double& high) {
  low = std::numeric_limits<double>::infinity();
  high = -low;
  for (const Series& series : all) {
    for (const QPointF& point : series.points) {
      low = std::min(low, point.y());
      high = std::max(high, point.y());
    }
  }
  if (!(low <= high)) {
    low = 0;
    high = 1;
  }
  if (high - low < 1e-9) high = low + std::max(1e-6, std::abs(low) * 0.1);
}

}  // namespace

int decimals_of(double step) {
  int digits = 0;
  for (double scaled = step; digits < 6; ++digits, scaled *= 10) {
    if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled)) break;
  }
  return digits;
}

std::vector<double> nice_ticks(double low, double high, int most) {
  if (!(high > low)) high = low + 1;
  const double raw = (high - low) / std::max(1, most - 1);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    if (factor * power >= raw * (1 - 1e-9)) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> ticks;
  const auto first = static_cast<long long>(std::floor(low / step + 1e-9));
  const auto last = static_cast<long long>(std::ceil(high / step - 1e-9));
  for (long long i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
  return ticks;
}

FrontierOptions FrontierOptions::from_json(const QJsonObject& json) {
  FrontierOptions options;
  const QJsonValue budget = json.value(QLatin1String("budget"));
  if (!budget.isUndefined() && !budget.isNull()) {
    if (!budget.isDouble()) throw bad_input("the frontier's options: budget must be a number");
    options.budget = budget.toDouble();
  }
  options.objective_title = json.value(QLatin1String("objective_title")).toString();
  return options;
}

QJsonObject FrontierOptions::to_json() const {
  QJsonObject json;
  if (budget && std::isfinite(*budget)) json.insert(QStringLiteral("budget"), *budget);
  if (!objective_title.isEmpty()) {
    json.insert(QStringLiteral("objective_title"), objective_title);
  }
  return json;
}

FrontierPlot::FrontierPlot(Frontier frontier, FrontierOptions options)
    : frontier_(std::move(frontier)), options_(std::move(options)) {}

double FrontierPlot::height_for(double width, const PlotStyle& style) const {
  return std::max(0.72 * width, 18 * style.em());
}

void FrontierPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  const double em = style.em();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (frontier_.points.empty()) {
    draw_text(painter, area, Qt::AlignCenter,
              QCoreApplication::translate("FrontierPlot", "No budget works."), style,
              {.relative = 1,
               .bold = false,
               .italic = false,
               .elide = true,
               .rotation = 0,
               .colour = style.muted});
    painter.restore();
    return;
  }
  const std::vector<Series> upper = {series_of(
      frontier_,
      options_.objective_title.isEmpty() ? QCoreApplication::translate("FrontierPlot", "Objective")
                                         : options_.objective_title,
      style.ink, Series::Mark::kDisc, &Taxonomy::objective)};
  const std::vector<Series> lower = {
      series_of(frontier_, QCoreApplication::translate("FrontierPlot", "Mean gain"),
                kind_colour(TaskKind::k3D, style), Series::Mark::kSquare, &Taxonomy::mean_gain),
      series_of(frontier_, QCoreApplication::translate("FrontierPlot", "Mean quality"),
                kind_colour(TaskKind::k2D, style), Series::Mark::kTriangle,
                &Taxonomy::mean_quality)};
  double low = 0, high = 1;
  span_of(upper, low, high);
  const double half = (area.height() - 8 * em) / 2;
  const int most = std::clamp(static_cast<int>(half / (2 * em)), 2, 6);
  const Axis top_axis = axis_of(low, high, most);
  span_of(lower, low, high);
  const Axis bottom_axis = axis_of(std::min(low, 0.0), std::max(high, 1.0), most);
  Axis budgets = axis_of(0, std::max(1.0, frontier_.points.back().budget),
                         std::clamp(static_cast<int>(area.width() / (4 * em)), 2, 14));
  budgets.high = std::max(1.0, frontier_.points.back().budget);
  if (options_.budget && std::isfinite(*options_.budget)) {
    budgets.high = std::max(budgets.high, *options_.budget);
  }
  while (budgets.ticks.size() > 1 && budgets.ticks.back() > budgets.high) {
    budgets.ticks.pop_back();
  }

  double labels = 0;
  for (const Axis* axis : {&top_axis, &bottom_axis}) {
    for (const double tick : axis->ticks) {
      labels =
          std::max(labels, style.text_width(tick_text(tick, *axis), style.secondary(kTickText)));
    }
  }
  const double left = area.left() + labels + 0.9 * em;
  const double right = area.right() - 0.8 * em;
  const QRectF first(left, area.top() + 1.9 * em, right - left, half);
  const QRectF second(left, first.bottom() + 2.6 * em, right - left, half);
  const QString x_title = QCoreApplication::translate("FrontierPlot", "Supervision budget");
  Panel above(painter, first, style, budgets, top_axis);
  Panel below(painter, second, style, budgets, bottom_axis);
  above.paint_frame(false, {});
  below.paint_frame(true, x_title);
  if (options_.budget) {
    above.paint_budget(*options_.budget);
    below.paint_budget(*options_.budget);
  }
  above.paint_series(upper);
  below.paint_series(lower);
  painter.restore();
}

PlotData FrontierPlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("budget"), QStringLiteral("spent"), QStringLiteral("objective"),
                  QStringLiteral("mean_gain"), QStringLiteral("mean_quality")};
  for (const Taxonomy& point : frontier_.points) {
    QStringList row;
    for (const double value :
         {point.budget, point.spent, point.objective, point.mean_gain, point.mean_quality}) {
      row.push_back(std::isnan(value) ? QString() : QString::fromStdString(format_number(value)));
    }
    data.rows.push_back(row);
  }
  return data;
}

QString FrontierPlot::summary() const {
  if (frontier_.points.empty()) {
    return QCoreApplication::translate("FrontierPlot", "No budget works.");
  }
  const QLocale locale;
  const Taxonomy& first = frontier_.points.front();
  const Taxonomy& last = frontier_.points.back();
  return QCoreApplication::translate(
             "FrontierPlot", "The best objective for budgets from %1 to %2 rises from %3 to %4.")
      .arg(locale.toString(first.budget), locale.toString(last.budget),
           locale.toString(first.objective, 'f', 3), locale.toString(last.objective, 'f', 3));
}

std::unique_ptr<Plot> make_frontier_plot(Frontier frontier, const FrontierOptions& options) {
  return std::make_unique<FrontierPlot>(std::move(frontier), options);
}

}  // namespace taskatlas::ui
