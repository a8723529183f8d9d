// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "ui/dataset/domain_list.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

double number_in(const QJsonObject& json, const char* key, double fallback, double low,
                 double high) {
  const QJsonValue value = json.value(QLatin1String(key));
  if (value.isUndefined()) return fallback;
  const double number = value.toDouble(std::nan(""));
  if (!(number >= low && number <= high)) {
    throw bad_input(std::string("the option '") + key + "' is not between " + format_number(low) +
                    " and " + format_number(high));
  }
  return number;
}

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
  return json;
}

SampleOptions SampleOptions::from_json(const QJsonObject& json) {
  SampleOptions options;
  options.building = json.value(QStringLiteral("building")).toString();
  options.point =
      static_cast<std::uint32_t>(std::lround(number_in(json, "point", 0, 0, 999'999'999)));
  options.view =
      static_cast<std::uint32_t>(std::lround(number_in(json, "view", 0, 0, 999'999'999)));
  options.domains = domains_in(json);
  options.opacity = number_in(json, "opacity", 1, 0, 1);
  options.window.zoom = number_in(json, "zoom", 1, 1, PictureWindow::kMostZoom);
  const QJsonArray centre = json.value(QStringLiteral("centre")).toArray();
  if (centre.size() == 2) {
    options.window.centre = {std::clamp(centre[0].toDouble(0.5), 0.0, 1.0),
                             std::clamp(centre[1].toDouble(0.5), 0.0, 1.0)};
  }
  options.columns = static_cast<int>(number_in(json, "columns", 0, 0, kMostColumns));
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
  std::vector<QRectF> places;
  if (panels_.empty()) return places;
  const double space = gap(style);
  const auto count = static_cast<int>(panels_.size());
  int columns = options_.columns;
  if (columns == 0) {
    columns = static_cast<int>((width + space) / (smallest_panel_width(style) + space));
    columns = std::clamp(columns, 1, count);
    // As few empty places as the same number of rows allows.
    const int rows = (count + columns - 1) / columns;
    columns = (count + rows - 1) / rows;
  }
  columns = std::clamp(columns, 1, count);
  const double panel = (width - space * (columns - 1)) / columns;
  const double height = panel_height(panel, style);
  for (int i = 0; i < count; ++i) {
    places.emplace_back((i % columns) * (panel + space), (i / columns) * (height + space), panel,
                        height);
  }
  return places;
}

double SamplePlot::height_for(double width, const PlotStyle& style) const {
  const std::vector<QRectF> all = places(width, style);
  return all.empty() ? style.line_height() : all.back().bottom();
}

void SamplePlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint(painter, area, style, std::nullopt, area);
}

void SamplePlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
                       const std::optional<QPointF>& cursor, const QRectF& clip) const {
  const PanelOptions options{options_.window, options_.opacity, cursor};
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
    if (!any) row({}, {}, "");
  }
  return data;
}

QString SamplePlot::summary() const {
  QStringList lines;
  for (const Annotation* panel : panels_) lines.push_back(panel_summary(*panel));
  return QCoreApplication::translate("SamplePlot", "Annotations of %1. %2")
      .arg(content_->title, lines.join(QStringLiteral("; ")));
}

std::unique_ptr<Plot> make_sample_plot(const DatasetSource& source, const QJsonObject& json,
                                       const RunContext& context) {
  const SampleOptions options = SampleOptions::from_json(json);
  const auto building = source.index().find_building(options.building.toStdString());
  const auto view = building ? source.index().find(*building, options.point, options.view)
                             : std::optional<dataset::ViewNumber>();
  if (!view) {
    throw bad_input(source.folder.toStdString() + " has no view " + std::to_string(options.view) +
                    " of point " + std::to_string(options.point) + " in the building '" +
                    options.building.toStdString() +
                    "'; the options building, point and view say which one to draw");
  }
  auto content = read_sample(source, *view, context);
  if (content == nullptr) return nullptr;
  return std::make_unique<SamplePlot>(std::move(content), options);
}

}  // namespace taskatlas::ui
