// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "ui/dataset/figure_json.hpp"
#include "ui/dataset/whole_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(OutputsPlot)
};

constexpr std::array kCompares{std::pair{Compare::kSide, "side"}, std::pair{Compare::kWipe, "wipe"},
                               std::pair{Compare::kBlink, "blink"},
                               std::pair{Compare::kDifference, "difference"}};

double gap(const PlotStyle& style) { return style.em(); }

double heading_line(const PlotStyle& style) { return 1.4 * style.em(); }

double least_width(const PlotStyle& style) {
  return style.on_paper ? 9 * style.em() : smallest_answer_width(style);
}

}  // namespace

const char* to_string(Compare compare) {
  for (const auto& [known, name] : kCompares) {
    if (known == compare) return name;
  }
  return "";
}

QJsonObject OutputsOptions::to_json() const {
  QJsonObject json;
  const auto put = [&](const char* key, const QString& value) {
    if (!value.isEmpty()) json.insert(QLatin1String(key), value);
  };
  put("target", target);
  put("sample", sample);
  put("photo", photo);
  if (!rows.isEmpty()) json.insert(QStringLiteral("rows"), QJsonArray::fromStringList(rows));
  const OutputsOptions usual;
  if (compare != usual.compare) {
    put("compare", QLatin1String(to_string(compare)));
    put("first", first);
    put("second", second);
    if (compare == Compare::kWipe) json.insert(QStringLiteral("divider"), divider);
  }
  if (clusters) json.insert(QStringLiteral("clusters"), true);
  if (window != usual.window) {
    json.insert(QStringLiteral("zoom"), window.zoom);
    json.insert(QStringLiteral("centre"), QJsonArray{window.centre.x(), window.centre.y()});
  }
  if (turn != usual.turn) {
    json.insert(QStringLiteral("turn"), QJsonArray{turn.about, turn.down});
  }
  if (columns > 0) json.insert(QStringLiteral("columns"), columns);
  return json;
}

OutputsOptions OutputsOptions::from_json(const QJsonObject& json) {
  OutputsOptions options;
  options.target = json.value(QStringLiteral("target")).toString();
  options.sample = json.value(QStringLiteral("sample")).toString();
  options.photo = json.value(QStringLiteral("photo")).toString();
  const QJsonValue rows = json.value(QStringLiteral("rows"));
  options.rows = rows.toString().split(u',', Qt::SkipEmptyParts);  // from the command line
  for (const QJsonValue& row : rows.toArray()) options.rows.push_back(row.toString());
  options.rows.removeAll(QString());
  options.rows.removeDuplicates();
  if (options.rows.size() > kMostRows) {
    throw bad_input("the option 'rows' names more than " + std::to_string(kMostRows) + " networks");
  }
  if (const QJsonValue compare = json.value(QStringLiteral("compare")); !compare.isUndefined()) {
    const auto found = std::find_if(kCompares.begin(), kCompares.end(), [&](const auto& one) {
      return compare.toString() == QLatin1String(one.second);
    });
    if (found == kCompares.end()) {
      throw bad_input("the option 'compare' must be one of side, wipe, blink, difference");
    }
    options.compare = found->first;
  }
  options.first = json.value(QStringLiteral("first")).toString(options.first);
  options.second = json.value(QStringLiteral("second")).toString(options.second);
  options.divider = number_in(json, "divider", options.divider, 0, 1);
  const QJsonValue clusters = json.value(QStringLiteral("clusters"));
  if (!clusters.isUndefined() && !clusters.isBool()) {
    throw bad_input("the option 'clusters' must be true or false");
  }
  options.clusters = clusters.toBool();
  options.window.zoom = number_in(json, "zoom", 1, 1, PictureWindow::kMostZoom);
  if (const QJsonArray centre = json.value(QStringLiteral("centre")).toArray();
      centre.size() == 2) {
    options.window.centre = {std::clamp(centre[0].toDouble(0.5), 0.0, 1.0),
                             std::clamp(centre[1].toDouble(0.5), 0.0, 1.0)};
  }
  if (const QJsonArray turn = json.value(QStringLiteral("turn")).toArray(); turn.size() == 2) {
    options.turn.about = std::remainder(turn[0].toDouble(options.turn.about), 360);
    options.turn.down = std::clamp(turn[1].toDouble(options.turn.down), -90.0, 90.0);
  }
  options.columns = whole_number_in(json, "columns", 0, 0, kMostColumns);
  return options;
}

OutputsPlot::OutputsPlot(std::shared_ptr<const OutputContent> content, OutputsOptions options)
    : content_(std::move(content)), options_(std::move(options)) {
  if (options_.compare == Compare::kSide || content_->photo) return;
  const OutputPanel* first = content_->find(options_.first);
  const OutputPanel* second = content_->find(options_.second);
  if (first == nullptr || second == nullptr || first == second) return;
  first_ = first;
  second_ = second;
  if (options_.compare == Compare::kDifference) difference_ = difference_of(*first, *second);
}

// What is shown, without places.
std::vector<OutputsPlot::Place> OutputsPlot::shown(const PlotStyle& style) const {
  std::vector<Place> all;
  const auto add = [&](Place::Kind kind, const OutputPanel* panel, const OutputPanel* other) {
    all.push_back({QRectF(), kind, panel, other});
  };
  using Kind = Place::Kind;
  if (!compares()) {
    for (const OutputPanel& panel : content_->panels) add(Kind::kPanel, &panel, nullptr);
  } else if (options_.compare == Compare::kWipe) {
    add(Kind::kWipe, first_, second_);
  } else if (options_.compare == Compare::kDifference) {
    add(Kind::kPanel, first_, nullptr);
    add(Kind::kPanel, second_, nullptr);
    add(Kind::kDifference, first_, second_);
  } else if (style.on_paper) {
    add(Kind::kPanel, first_, nullptr);
    add(Kind::kPanel, second_, nullptr);
  } else {
    add(Kind::kPanel, first_, second_);
  }
  return all;
}

// As many lines as the width asks for; none on the screen.
QStringList OutputsPlot::heading(double width, const PlotStyle& style) const {
  if (!style.on_paper) return {};
  const QString text =
      content_->photo ? Words::tr("Photo: %1").arg(content_->title)
                      : Words::tr("Target: %1 · image: %2").arg(content_->target, content_->title);
  return wrapped({text}, width, 1, style);
}

std::vector<OutputsPlot::Place> OutputsPlot::in_columns(int columns, double width,
                                                        const PlotStyle& style) const {
  std::vector<Place> all = shown(style);
  const double space = gap(style);
  const double panel = (width - space * (columns - 1)) / columns;
  const double height = answer_height(panel, style);
  const double top = static_cast<double>(heading(width, style).size()) * heading_line(style);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto at = static_cast<int>(i);
    all[i].box = {(at % columns) * (panel + space), top + (at / columns) * (height + space * 0.6),
                  panel, height};
  }
  return all;
}

std::vector<OutputsPlot::Place> OutputsPlot::places(double width, const PlotStyle& style) const {
  const int count = static_cast<int>(shown(style).size());
  if (count == 0) return {};
  if (options_.columns > 0) return in_columns(std::min(options_.columns, count), width, style);
  const double space = gap(style);
  int columns =
      std::clamp(static_cast<int>((width + space) / (least_width(style) + space)), 1, count);
  if (compares()) {
    columns = std::clamp(static_cast<int>((width + space) / (9 * style.em() + space)), 1, count);
  }
  // As few empty places as the same number of rows allows.
  const int rows = (count + columns - 1) / columns;
  columns = (count + rows - 1) / rows;
  std::vector<Place> all = in_columns(columns, width, style);
  // On paper narrower panels, where they would not fit a page otherwise.
  while (style.on_paper && columns < count && columns < OutputsOptions::kMostColumns &&
         all.back().box.bottom() > kPageHeight) {
    all = in_columns(++columns, width, style);
  }
  return all;
}

double OutputsPlot::height_for(double width, const PlotStyle& style) const {
  const auto all = places(width, style);
  return all.empty() ? style.line_height() : all.back().box.bottom();
}

void OutputsPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint_fitting(
      painter, area, [&](double width) { return height_for(width, style); },
      [&](const QRectF& whole) { paint(painter, whole, style, Moment(), whole); });
}

void OutputsPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
                        const Moment& moment, const QRectF& clip) const {
  AnswerOptions answer;
  answer.window = options_.window;
  answer.clusters = options_.clusters;
  answer.turn = options_.turn;
  answer.cursor = moment.cursor;
  answer.busy = moment.busy;
  QRectF line(area.left(), area.top(), area.width(), heading_line(style));
  for (const QString& text : heading(area.width(), style)) {
    draw_whole(painter, line, Qt::AlignLeft | Qt::AlignVCenter, text, style);
    line.translate(0, line.height());
  }
  for (Place place : places(area.width(), style)) {
    place.box.translate(area.topLeft());
    if (!place.box.intersects(clip)) continue;
    switch (place.kind) {
      case Place::Kind::kPanel: {
        const bool second = place.other != nullptr && moment.second_shown;
        paint_answer(painter, place.box, second ? *place.other : *place.panel, *content_, answer,
                     style);
        break;
      }
      case Place::Kind::kWipe:
        paint_wipe(painter, place, style, answer);
        break;
      case Place::Kind::kDifference:
        paint_difference(painter, place, style, answer);
        break;
    }
  }
}

void OutputsPlot::paint_wipe(QPainter& painter, const Place& place, const PlotStyle& style,
                             const AnswerOptions& options) const {
  const AnswerGeometry places = answer_geometry(place.box, style);
  const QRectF& box = places.picture;
  const double x = box.left() + options_.divider * box.width();
  AnswerOptions without = options;
  without.cursor.reset();
  // Names and notes at their sides.
  const double half = place.box.width() * 0.49;
  const auto write = [&](const QRectF& line, const QString& left, const QString& right,
                         const TextOptions& text) {
    draw_whole(painter, {line.left(), line.top(), half, line.height()},
               Qt::AlignLeft | Qt::AlignVCenter, left, style, text);
    draw_whole(painter, {line.right() - half, line.top(), half, line.height()},
               Qt::AlignRight | Qt::AlignVCenter, right, style, text);
  };
  TextOptions bold;
  bold.bold = true;
  write(places.title, QStringLiteral("◧ ") + place.panel->title,
        place.other->title + QStringLiteral(" ◨"), bold);
  TextOptions note;
  note.relative = style.secondary(0.88);
  note.colour = style.muted;
  const auto told = [&](const OutputPanel& panel) {
    const QString value = answer_value(panel, options);
    return value.isEmpty() ? loss_note(panel) : value;
  };
  write(places.note, told(*place.panel), told(*place.other), note);
  for (const bool second : {false, true}) {
    painter.save();
    painter.setClipRect(second ? QRectF(x, box.top(), box.right() - x, box.height())
                               : QRectF(box.left(), box.top(), x - box.left(), box.height()),
                        Qt::IntersectClip);
    paint_answer_picture(painter, box, second ? *place.other : *place.panel, *content_, without,
                         style);
    painter.restore();
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const bool halo : {true, false}) {
    painter.setPen(
        QPen(halo ? QColor(0, 0, 0, 150) : QColor(Qt::white), style.hairline() * (halo ? 4 : 2)));
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
  }
  const double knob = style.em() * 0.65;
  painter.setPen(QPen(QColor(0, 0, 0, 150), style.hairline()));
  painter.setBrush(Qt::white);
  painter.drawEllipse(QPointF(x, box.center().y()), knob, knob);
  painter.setPen(QPen(QColor(0x30, 0x34, 0x3a), style.hairline() * 2, Qt::SolidLine, Qt::RoundCap,
                      Qt::RoundJoin));
  for (const double side : {-1.0, 1.0}) {
    const QPointF tip(x + side * knob * 0.6, box.center().y());
    painter.drawLine(tip, tip - QPointF(side * knob * 0.3, knob * 0.3));
    painter.drawLine(tip, tip - QPointF(side * knob * 0.3, -knob * 0.3));
  }
  painter.restore();
  // Both have the same scale; the input has none.
  const bool input = place.panel->role == OutputPanel::Role::kInput;
  paint_answer_legend(painter, places.legend, input ? *place.other : *place.panel, *content_,
                      options, style);
}

void OutputsPlot::paint_difference(QPainter& painter, const Place& place, const PlotStyle& style,
                                   const AnswerOptions& options) const {
  const AnswerGeometry places = answer_geometry(place.box, style);
  const QString value = options.cursor ? difference_value(difference_, *options.cursor) : QString();
  const bool sign = difference_.values.data.empty() || difference_.has_sign;
  paint_answer_title(painter, places, sign ? Words::tr("Difference") : Words::tr("Angle between"),
                     value, QStringLiteral("%1 − %2").arg(place.other->title, place.panel->title),
                     style);
  if (!difference_.problem.isEmpty()) {
    OutputPanel none;
    none.state = OutputPanel::State::kProblem;
    none.problem = difference_.problem;
    paint_answer_picture(painter, places.picture, none, *content_, options, style);
    return;
  }
  paint_difference_picture(painter, places.picture, difference_, options_.window, style);
  paint_difference_legend(painter, places.legend, difference_, options.cursor, style);
}

PlotData OutputsPlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("panel"), QStringLiteral("loss"),     QStringLiteral("rank"),
                  QStringLiteral("of"),    QStringLiteral("quantity"), QStringLiteral("value")};
  const auto number = [](double value) { return QString::fromStdString(format_number(value)); };
  for (const OutputPanel& panel : content_->panels) {
    const QString loss = panel.loss ? number(static_cast<double>(*panel.loss)) : QString();
    const QString rank = panel.rank ? QString::number(panel.rank->rank) : QString();
    const QString of = panel.rank ? QString::number(panel.rank->of) : QString();
    bool any = false;
    const auto row = [&](const QString& quantity, const QString& value) {
      data.rows.push_back({panel.key, loss, rank, of, quantity, value});
      any = true;
    };
    if (panel.state == OutputPanel::State::kProblem) row(QStringLiteral("problem"), panel.problem);
    if (panel.answer != nullptr) {
      if (panel.drawing == AnswerDrawing::kPicture && !panel.annotation.values.data.empty()) {
        row(QStringLiteral("scale low"), number(panel.annotation.low));
        row(QStringLiteral("scale high"), number(panel.annotation.high));
      }
      for (const auto& score : panel.answer->scores) {
        row(QStringLiteral("score of ") + text_of(score.name),
            number(static_cast<double>(score.score)));
      }
      for (std::size_t i = 0; i < panel.answer->numbers.size(); ++i) {
        row(QStringLiteral("number %1").arg(i + 1), number(panel.answer->numbers[i]));
      }
    }
    if (!any) row({}, {});
  }
  if (compares() && options_.compare == Compare::kDifference && difference_.problem.isEmpty()) {
    const QString name = options_.second + QStringLiteral(" - ") + options_.first;
    const auto row = [&](const QString& quantity, double value) {
      data.rows.push_back({name, {}, {}, {}, quantity, number(value)});
    };
    if (!difference_.values.data.empty()) row(QStringLiteral("scale high"), difference_.limit);
    if (!difference_.picture.isNull() && difference_.values.data.empty()) {
      row(QStringLiteral("share of pixels that differ"), difference_.share);
    }
    for (const auto& item : difference_.items) row(item.name, item.value);
  }
  return data;
}

QString OutputsPlot::summary() const {
  QStringList lines;
  if (compares() && options_.compare == Compare::kDifference) {
    lines.push_back(Words::tr("%1 minus %2: %3")
                        .arg(second_->title, first_->title,
                             difference_.problem.isEmpty()
                                 ? difference_.lines.join(QStringLiteral(", "))
                                 : difference_.problem));
  }
  for (const OutputPanel& panel : content_->panels) {
    if (compares() && &panel != first_ && &panel != second_) continue;
    lines.push_back(answer_summary(panel, *content_));
  }
  const QString said = lines.join(QStringLiteral("; "));
  if (content_->photo) return Words::tr("Outputs for %1. %2").arg(content_->title, said);
  return Words::tr("Outputs for %1 on %2. %3").arg(content_->target, content_->title, said);
}

}  // namespace taskatlas::ui
