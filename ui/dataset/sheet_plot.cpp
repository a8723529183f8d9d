// SPDX-License-Identifier: MIT
#include "ui/dataset/sheet_plot.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "ui/dataset/figure_json.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/shared/heatmap_paint.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using dataset::ViewNumber;

// Of legends and notes.
double small(const PlotStyle& style) { return style.secondary(0.85); }

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

// Other views before any comes twice; from all over the dataset.
std::vector<ViewNumber> drawn(const DatasetSource& source, const SheetOptions& options) {
  const std::size_t all = source.index().views();
  std::vector<ViewNumber> views;
  for (std::uint64_t i = 0;
       views.size() < std::min<std::size_t>(static_cast<std::size_t>(options.count), all); ++i) {
    const auto view = static_cast<ViewNumber>(mixed(i * 0x10001 + options.seed) % all);
    if (std::find(views.begin(), views.end(), view) == views.end()) views.push_back(view);
  }
  return views;
}

std::vector<ViewNumber> chosen(const DatasetSource& source, const SheetOptions& options) {
  if (options.views.empty()) return drawn(source, options);
  std::vector<ViewNumber> views;
  for (const ViewName& one : options.views) views.push_back(find_view(source, one));
  return views;
}

}  // namespace

QJsonObject SheetOptions::to_json() const {
  QJsonObject json;
  if (views.empty()) {
    json.insert(QStringLiteral("count"), count);
    json.insert(QStringLiteral("seed"), static_cast<qint64>(seed));
  } else {
    QJsonArray list;
    for (const ViewName& one : views) {
      list.push_back(QJsonObject{{QStringLiteral("building"), one.building},
                                 {QStringLiteral("point"), static_cast<qint64>(one.point)},
                                 {QStringLiteral("view"), static_cast<qint64>(one.view)}});
    }
    json.insert(QStringLiteral("views"), list);
  }
  if (!domains.empty()) {
    QJsonArray list;
    for (const Domain domain : domains) list.push_back(text_of(dataset::info(domain).name));
    json.insert(QStringLiteral("domains"), list);
  }
  if (!names) json.insert(QStringLiteral("names"), false);
  return json;
}

SheetOptions SheetOptions::from_json(const QJsonObject& json) {
  SheetOptions options;
  for (const QJsonValue& value : json.value(QStringLiteral("views")).toArray()) {
    const QJsonObject one = value.toObject();
    constexpr int kMost = 999'999'999;
    options.views.push_back(
        {one.value(QStringLiteral("building")).toString(),
         static_cast<std::uint32_t>(whole_number_in(one, "point", 0, 0, kMost)),
         static_cast<std::uint32_t>(whole_number_in(one, "view", 0, 0, kMost))});
  }
  if (options.views.size() > kMostViews) {
    throw bad_input("the option 'views' has more than " + std::to_string(kMostViews));
  }
  options.count = whole_number_in(json, "count", options.count, 1, kMostViews);
  options.seed = static_cast<std::uint32_t>(whole_number_in(json, "seed", 1, 0, 1'000'000'000));
  options.domains = domains_in(json);
  options.names = json.value(QStringLiteral("names")).toBool(true);
  return options;
}

SheetPlot::SheetPlot(std::vector<Domain> domains, std::vector<Row> rows, SheetOptions options)
    : domains_(std::move(domains)), rows_(std::move(rows)), options_(std::move(options)) {}

SheetPlot::Places SheetPlot::places(double width, const PlotStyle& style) const {
  Places out;
  out.gap = style.em() * 0.25;
  if (options_.names) {
    for (const Row& row : rows_) {
      out.names = std::max(out.names, style.text_width(row.name, small(style)));
    }
    out.names = std::min(out.names, width / 3) + style.em() * 0.5;
  }
  const auto columns = static_cast<double>(std::max<std::size_t>(1, domains_.size()));
  out.cell = std::max(1.0, (width - out.names - out.gap * (columns - 1)) / columns);
  // Titles that are wider than their columns stand upright.
  double widest = 0;
  for (const Domain domain : domains_) {
    widest = std::max(widest, style.text_width(domain_title(domain), small(style)));
  }
  out.upright = widest > out.cell;
  out.header =
      (out.upright ? widest + style.em() * 0.2 : style.line_height(small(style))) + out.gap;
  return out;
}

double SheetPlot::height_for(double width, const PlotStyle& style) const {
  const Places at = places(width, style);
  return at.header + static_cast<double>(rows_.size()) * (at.cell + at.gap) - at.gap;
}

void SheetPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  paint_fitting(
      painter, area, [&](double width) { return height_for(width, style); },
      [&](const QRectF& whole) { paint_whole(painter, whole, style); });
}

void SheetPlot::paint_whole(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  const Places at = places(area.width(), style);
  const TextOptions text{.relative = small(style),
                         .bold = false,
                         .italic = false,
                         .elide = true,
                         .rotation = 0,
                         .colour = style.ink};
  for (std::size_t c = 0; c < domains_.size(); ++c) {
    const double x = area.left() + at.names + static_cast<double>(c) * (at.cell + at.gap);
    const QRectF box(x, area.top(), at.cell, at.header - at.gap);
    if (at.upright) {
      TextOptions turned = text;
      turned.rotation = -90;
      draw_text(painter, box.adjusted(-at.gap, 0, at.gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
                domain_title(domains_[c]), style, turned);
    } else {
      draw_text(painter, box, Qt::AlignHCenter | Qt::AlignBottom, domain_title(domains_[c]), style,
                text);
    }
  }
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const double y = area.top() + at.header + static_cast<double>(r) * (at.cell + at.gap);
    if (options_.names) {
      draw_text(painter, {area.left(), y, at.names - style.em() * 0.5, at.cell},
                Qt::AlignRight | Qt::AlignVCenter, rows_[r].name, style, text);
    }
    for (std::size_t c = 0; c < domains_.size(); ++c) {
      const QRectF box(area.left() + at.names + static_cast<double>(c) * (at.cell + at.gap), y,
                       at.cell, at.cell);
      const Annotation& cell = rows_[r].cells[c];
      const std::array<QRectF, 1> boxes{box};
      if (!cell.is_picture() || cell.picture.hasAlphaChannel()) {
        painter.fillRect(box, style.missing);
        heatmap_paint::hatched(painter, boxes, box.topLeft(), style.em() * 0.6, style);
      }
      if (cell.is_picture()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(box, cell.picture);
      } else if (cell.state == Annotation::State::kDamaged) {
        TextOptions bad = text;
        bad.colour = style.bad;
        draw_text(painter, box, Qt::AlignCenter,
                  QCoreApplication::translate("SheetPlot", "damaged"), style, bad);
      }
    }
  }
}

PlotData SheetPlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("view"), QStringLiteral("domain"), QStringLiteral("state")};
  for (const Row& row : rows_) {
    for (const Annotation& cell : row.cells) {
      data.rows.push_back({row.name, text_of(dataset::info(cell.domain).name),
                           cell.state == Annotation::State::kShown ? QStringLiteral("shown")
                           : cell.state == Annotation::State::kMissing
                               ? QStringLiteral("missing")
                               : QStringLiteral("damaged")});
    }
  }
  return data;
}

QString SheetPlot::summary() const {
  QStringList titles;
  for (const Domain domain : domains_) titles.push_back(domain_title(domain));
  const int views =
      static_cast<int>(rows_.size());  // lupdate does not read past a cast in the call
  return QCoreApplication::translate("SheetPlot", "%n view(s), each with: %1.", nullptr, views)
      .arg(titles.join(QStringLiteral(", ")));
}

std::unique_ptr<Plot> make_sheet_plot(const DatasetSource& source, const QJsonObject& json,
                                      const RunContext& context) {
  SheetOptions options = SheetOptions::from_json(json);
  const std::vector<ViewNumber> views = chosen(source, options);
  std::vector<Domain> domains = options.domains;
  if (domains.empty()) {
    for (const dataset::DomainInfo& info : dataset::domains()) {
      if (info.kind == dataset::FileKind::kImage && info.id != Domain::kRgbLarge &&
          source.index().files(info.id) > 0) {
        domains.push_back(info.id);
      }
    }
  }
  std::vector<SheetPlot::Row> rows(views.size());
  parallel_for(views.size(), context.threads, [&](std::size_t i) {
    rows[i].name = source.title(views[i]);
    for (const Domain domain : domains) {
      if (context.stopped()) return;
      Annotation cell = read_annotation(source, views[i], domain);
      // A square of it, of which no more than a page can show is kept.
      constexpr int kMostSide = 512;
      const int side = std::min(cell.picture.width(), cell.picture.height());
      if (cell.is_picture() && (side != cell.picture.width() || side != cell.picture.height())) {
        cell.picture = cell.picture.copy((cell.picture.width() - side) / 2,
                                         (cell.picture.height() - side) / 2, side, side);
      }
      if (side > kMostSide) {
        cell.picture = cell.picture.scaled(kMostSide, kMostSide, Qt::IgnoreAspectRatio,
                                           Qt::SmoothTransformation);
      }
      cell.values = {};
      cell.labels = {};
      rows[i].cells.push_back(std::move(cell));
    }
  });
  if (context.stopped()) return nullptr;
  return std::make_unique<SheetPlot>(std::move(domains), std::move(rows), options);
}

}  // namespace taskatlas::ui
