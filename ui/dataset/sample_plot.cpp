// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "ui/dataset/figure_json.hpp"
#include "ui/dataset/whole_text.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

double gap(const PlotStyle& style) { return style.em(); }

}  // namespace

QJsonObject SampleOptions::to_json() const {
  QJsonObject json{{QStringLiteral("building"), building},
                   {QStringLiteral("point"), static_cast<qint64>(point)},
                   {QStringLiteral("view"), static_cast<qint64>(view)}};
  if (!domains.empty()) {
    QJsonArray names;
    for (const dataset::Domain domain : domains)
      names.push_back(text_of(dataset::info(domain).name));
    json.insert(QStringLiteral("domains"), names);
  }
  if (opacity != 1) json.insert(QStringLiteral("opacity"), opacity);
  if (window != PictureWindow()) {
    json.insert(QStringLiteral("zoom"), window.zoom);
    json.insert(QStringLiteral("centre"), QJsonArray{window.centre.x(), window.centre.y()});
  }
  if (columns > 0) json.insert(QStringLiteral("columns"), columns);
  if (!links) json.insert(QStringLiteral("links"), false);
  if (beside) {
    json.insert(QStringLiteral("beside"),
                QJsonArray{static_cast<qint64>(beside->point), static_cast<qint64>(beside->view)});
  }
  return json;
}

SampleOptions SampleOptions::from_json(const QJsonObject& json) {
  SampleOptions options;
  options.building = json.value(QStringLiteral("building")).toString();
  options.point = static_cast<std::uint32_t>(whole_number_in(json, "point", 0, 0, 999'999'999));
  options.view = static_cast<std::uint32_t>(whole_number_in(json, "view", 0, 0, 999'999'999));
  options.domains = domains_in(json);
  options.opacity = number_in(json, "opacity", 1, 0, 1);
  options.window.zoom = number_in(json, "zoom", 1, 1, PictureWindow::kMostZoom);
  const QJsonArray centre = json.value(QStringLiteral("centre")).toArray();
  if (centre.size() == 2) {
    options.window.centre = {std::clamp(centre[0].toDouble(0.5), 0.0, 1.0),
                             std::clamp(centre[1].toDouble(0.5), 0.0, 1.0)};
  }
  options.columns = whole_number_in(json, "columns", 0, 0, kMostColumns);
  options.links = json.value(QStringLiteral("links")).toBool(true);
  if (const QJsonValue beside = json.value(QStringLiteral("beside")); !beside.isUndefined()) {
    const QJsonArray numbers = beside.toArray();
    constexpr double kMost = 999'999'999;
    const double point = numbers.at(0).toDouble(-1), view = numbers.at(1).toDouble(-1);
    if (numbers.size() != 2 || !(point >= 0 && point <= kMost && view >= 0 && view <= kMost)) {
      throw bad_input("the option 'beside' is no list of a point and a view");
    }
    options.beside = {static_cast<std::uint32_t>(point), static_cast<std::uint32_t>(view)};
  }
  return options;
}

SamplePlot::SamplePlot(std::shared_ptr<const SampleContent> content, SampleOptions options)
    : content_(std::move(content)), options_(std::move(options)) {
  for (const Annotation& annotation : content_->annotations) {
    if (options_.domains.empty() || std::find(options_.domains.begin(), options_.domains.end(),
                                              annotation.domain) != options_.domains.end()) {
      panels_.push_back(&annotation);
    }
  }
}

std::vector<QRectF> SamplePlot::places(double width, const PlotStyle& style) const {
  if (panels_.empty()) return {};
  const double space = gap(style);
  // In places of one panel; a pair of views takes two where there is room.
  int count = 0;
  for (const Annotation* panel : panels_) count += shows_pair(*panel, *content_) ? 2 : 1;
  if (options_.columns > 0) return in_columns(std::min(options_.columns, count), width, style);
  auto columns = static_cast<int>((width + space) / (smallest_panel_width(style) + space));
  columns = std::clamp(columns, 1, count);
  // As few empty places as the same number of rows allows.
  const int rows = (count + columns - 1) / columns;
  columns = (count + rows - 1) / rows;
  std::vector<QRectF> places = in_columns(columns, width, style);
  // On paper narrower panels, where they would not fit a page otherwise; but a figure that is
  // higher than a page rather than letters that nobody can read.
  const auto legible =
      static_cast<int>((width + space) / (legible_panel_width(style) + space) + 1e-6);
  while (style.on_paper && columns < std::min({count, legible, SampleOptions::kMostColumns}) &&
         places.back().bottom() > kPageHeight) {
    places = in_columns(++columns, width, style);
  }
  return places;
}

std::vector<QRectF> SamplePlot::in_columns(int columns, double width,
                                           const PlotStyle& style) const {
  std::vector<QRectF> places;
  const double space = gap(style);
  const double panel = (width - space * (columns - 1)) / columns;
  const double height = panel_height(panel, style);
  int row = 0, column = 0;
  for (const Annotation* one : panels_) {
    const int span = std::min(columns, shows_pair(*one, *content_) ? 2 : 1);
    if (column + span > columns) {
      ++row;
      column = 0;
    }
    places.emplace_back(column * (panel + space), row * (height + space),
                        span * panel + (span - 1) * space, height);
    column += span;
  }
  return places;
}

double SamplePlot::height_for(double width, const PlotStyle& style) const {
  const std::vector<QRectF> all = places(width, style);
  return all.empty() ? style.line_height() : all.back().bottom();
}

void SamplePlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint_fitting(
      painter, area, [&](double width) { return height_for(width, style); },
      [&](const QRectF& whole) { paint(painter, whole, style, std::nullopt, whole); });
}

void SamplePlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
                       const std::optional<QPointF>& cursor, const QRectF& clip) const {
  const PanelOptions options{options_.window, options_.opacity, options_.links, cursor};
  const std::vector<QRectF> all = places(area.width(), style);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const QRectF place = all[i].translated(area.topLeft());
    if (place.intersects(clip)) {
      paint_panel(painter, place, *panels_[i], *content_, options, style);
    }
  }
}

PlotData SamplePlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("domain"), QStringLiteral("state"), QStringLiteral("quantity"),
                  QStringLiteral("value"), QStringLiteral("unit")};
  for (const Annotation* panel : panels_) {
    const dataset::DomainInfo& info = dataset::info(panel->domain);
    const QString domain = text_of(info.name);
    const QString state = panel->state == Annotation::State::kShown     ? QStringLiteral("shown")
                          : panel->state == Annotation::State::kMissing ? QStringLiteral("missing")
                                                                        : QStringLiteral("damaged");
    const auto row = [&](const QString& quantity, const QString& value, std::string_view unit) {
      data.rows.push_back({domain, state, quantity, value, text_of(unit)});
    };
    const auto number = [](double value) { return QString::fromStdString(format_number(value)); };
    bool any = false;
    if (!panel->values.data.empty() && info.quantity != dataset::Quantity::kNormals) {
      row(QStringLiteral("scale low"), number(panel->low), info.unit);
      row(QStringLiteral("scale high"), number(panel->high), info.unit);
      any = true;
    }
    for (const Annotation::Share& share : panel->shares) {
      const QString name = share.label < panel->class_names.size() ? panel->class_names[share.label]
                                                                   : QString::number(share.label);
      row(QStringLiteral("share of ") + name, number(share.share), "");
      any = true;
    }
    for (const dataset::NamedScore& score : panel->scores) {
      row(QStringLiteral("score of ") + text_of(score.name),
          number(static_cast<double>(score.score)), "");
      any = true;
    }
    if (panel->info) {
      row(QStringLiteral("field of view"), number(panel->info->field_of_view_rads), "rad");
      row(QStringLiteral("camera x"), number(panel->info->camera_location.x()), "m");
      row(QStringLiteral("camera y"), number(panel->info->camera_location.y()), "m");
      row(QStringLiteral("camera z"), number(panel->info->camera_location.z()), "m");
      any = true;
    }
    if (panel->matches && content_->pair != nullptr) {
      for (const MatchPair::Link& link : content_->pair->links) {
        const QString what = (link.listed ? QStringLiteral("listed match with ")
                                          : QStringLiteral("traced match with ")) +
                             content_->pair->other.name;
        row(what + QStringLiteral(" x"), number(link.here.x()), "");
        row(what + QStringLiteral(" y"), number(link.here.y()), "");
        row(what + QStringLiteral(" other x"), number(link.there.x()), "");
        row(what + QStringLiteral(" other y"), number(link.there.y()), "");
      }
      any = !content_->pair->links.empty();
    }
    if (!any) row({}, {}, "");
  }
  return data;
}

QString SamplePlot::summary() const {
  QStringList lines;
  for (const Annotation* panel : panels_) lines.push_back(panel_summary(*panel, *content_));
  return QCoreApplication::translate("SamplePlot", "Annotations of %1. %2")
      .arg(content_->title, lines.join(QStringLiteral("; ")));
}

std::unique_ptr<Plot> make_sample_plot(const DatasetSource& source, const QJsonObject& json,
                                       const RunContext& context) {
  const SampleOptions options = SampleOptions::from_json(json);
  const dataset::ViewNumber view =
      find_view(source, {options.building, options.point, options.view});
  const auto beside = options.beside
                          ? source.index().find(source.index().building_of(view),
                                                options.beside->point, options.beside->view)
                          : std::optional<dataset::ViewNumber>();
  auto content = read_sample(source, view, context, beside);
  if (content == nullptr) return nullptr;
  return std::make_unique<SamplePlot>(std::move(content), options);
}

}  // namespace taskatlas::ui
