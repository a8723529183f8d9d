// SPDX-License-Identifier: MIT
#include "ui/evaluation/significance_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr double kTickText = 0.82;
constexpr double kLegendText = 0.86;
constexpr double kLevel = 0.05;  // of the p-value at which a disc is filled

enum class Line { kOurs, kBest, kUniform };

TextOptions text_options(double relative, const QColor& colour, bool bold = false,
                         bool elide = true) {
  TextOptions options;
  options.relative = relative;
  options.bold = bold;
  options.elide = elide;
  options.colour = colour;
  return options;
}

QColor line_colour(Line line, const PlotStyle& style) {
  switch (line) {
    case Line::kOurs:
      return style.good;
    case Line::kBest:
      return style.dark ? QColor(0xff, 0xb0, 0x5c) : QColor(0xb0, 0x5f, 0x00);
    case Line::kUniform:
      break;
  }
  return style.muted;
}

QPen line_pen(Line line, const PlotStyle& style) {
  const double unit = style.em() / 12;
  QPen pen(line_colour(line, style), (line == Line::kOurs ? 2.0 : 1.4) * unit);
  pen.setCapStyle(Qt::FlatCap);
  if (line == Line::kBest) pen.setDashPattern({5, 2.5});
  if (line == Line::kUniform) pen.setDashPattern({1.4, 1.8});
  return pen;
}

QString line_title(Line line) {
  switch (line) {
    case Line::kOurs:
      return SignificancePlot::tr("The taxonomy");
    case Line::kBest:
      return SignificancePlot::tr("Random sources, best transfers");
    case Line::kUniform:
      break;
  }
  return SignificancePlot::tr("Random sources, random transfers");
}

const AgainstRandom& measured(const RandomBaseline& baseline, bool gain) {
  return gain ? baseline.gain : baseline.quality;
}

QString share_text(double value) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 3);
}

QString panel_title(bool gain) {
  return gain ? SignificancePlot::tr("Mean gain") : SignificancePlot::tr("Mean quality");
}

QString number(double value) {
  return std::isnan(value) ? QString() : QString::fromStdString(format_number(value));
}

// The pieces of a line or band between budgets without the number.
template <class Present>
std::vector<std::pair<std::size_t, std::size_t>> runs(std::size_t count, const Present& present) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t i = 0; i < count; ++i) {
    if (!present(i)) continue;
    const std::size_t first = i;
    while (i + 1 < count && present(i + 1)) ++i;
    found.emplace_back(first, i);
  }
  return found;
}

}  // namespace

// --- options -------------------------------------------------------------------------------------

SignificanceOptionsView SignificanceOptionsView::from_json(const QJsonObject& json) {
  constexpr double kMostSamples = 1e6;
  constexpr double kMostSeed = 9007199254740991;  // 2^53 − 1
  SignificanceOptionsView options;
  const auto whole = [&json](const char* name, double least, double most) -> std::optional<double> {
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isUndefined()) return std::nullopt;
    const double given = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(given >= least && given <= most) || given != std::floor(given)) {
      throw bad_input(std::string("the significance's options: ") + name +
                      " must be a whole number from " + format_number(least) + " to " +
                      format_number(most));
    }
    return given;
  };
  if (const auto samples = whole("samples", 1, kMostSamples)) {
    options.samples = static_cast<std::size_t>(*samples);
  }
  if (const auto seed = whole("seed", 0, kMostSeed)) {
    options.seed = static_cast<std::uint64_t>(*seed);
  }
  if (const QJsonValue value = json.value(QLatin1String("show")); !value.isUndefined()) {
    const QString show = value.toString();
    if (show != QLatin1String("both") && show != QLatin1String("gain") &&
        show != QLatin1String("quality")) {
      throw bad_input("the significance's options: show must be both, gain or quality");
    }
    options.gain = show != QLatin1String("quality");
    options.quality = show != QLatin1String("gain");
  }
  return options;
}

QJsonObject SignificanceOptionsView::to_json() const {
  return {{QStringLiteral("samples"), static_cast<double>(samples)},
          {QStringLiteral("seed"), static_cast<double>(seed)},
          {QStringLiteral("show"), gain && quality ? QStringLiteral("both")
                                   : gain          ? QStringLiteral("gain")
                                                   : QStringLiteral("quality")}};
}

SignificanceOptions SignificanceOptionsView::core_options() const {
  SignificanceOptions core;
  core.samples = samples;
  core.seed = seed;
  return core;
}

// --- geometry ------------------------------------------------------------------------------------

SignificancePlot::SignificancePlot(Significance significance, SignificanceOptionsView options)
    : significance_(std::move(significance)), options_(options) {}

QPointF SignificanceGeometry::place(const Panel& panel, double budget, double value) const {
  const double across = last > first ? (budget - first) / (last - first) : 0.5;
  return {panel.area.left() + across * panel.area.width(),
          panel.area.bottom() - (value - low) / (high - low) * panel.area.height()};
}

bool SignificancePlot::side_by_side(double width, const PlotStyle& style) const {
  return panel_count() > 1 && width >= 44 * style.em();
}

namespace {

struct LegendEntry {
  Line line;
  QString text;
  double width = 0;
};

constexpr double kSample = 2.6;  // em, of line and band

std::vector<LegendEntry> legend_entries(const PlotStyle& style) {
  std::vector<LegendEntry> entries;
  for (const Line line : {Line::kOurs, Line::kBest, Line::kUniform}) {
    LegendEntry entry{line, line_title(line), 0};
    entry.width =
        (kSample + 0.5) * style.em() + style.text_width(entry.text, style.secondary(kLegendText));
    entries.push_back(entry);
  }
  return entries;
}

QString legend_note() {
  return SignificancePlot::tr(
      "Lines: medians; bands: 5th to 95th percentile. Filled: better than 95 % of the random ones "
      "with best transfers.");
}

// One text over as many lines as it takes.
QStringList wrapped(const QString& text, double width, const PlotStyle& style) {
  QStringList lines{QString()};
  for (const QString& word : text.split(QLatin1Char(' '))) {
    const QString longer = lines.back().isEmpty() ? word : lines.back() + QLatin1Char(' ') + word;
    if (!lines.back().isEmpty() && style.text_width(longer, style.secondary(kTickText)) > width) {
      lines.push_back(word);
    } else {
      lines.back() = longer;
    }
  }
  return lines;
}

int legend_rows(double width, const PlotStyle& style) {
  int rows = 1;
  double x = 0;
  for (const LegendEntry& entry : legend_entries(style)) {
    if (x > 0 && x + entry.width > width) {
      ++rows;
      x = 0;
    }
    x += entry.width + 1.5 * style.em();
  }
  return rows;
}

}  // namespace

double SignificancePlot::legend_height(double width, const PlotStyle& style) const {
  return (1.6 * legend_rows(width, style) + 0.3 +
          1.25 * static_cast<double>(wrapped(legend_note(), width, style).size())) *
         style.em();
}

double SignificancePlot::height_for(double width, const PlotStyle& style) const {
  const double em = style.em();
  const double across = side_by_side(width, style) ? 2 : 1;
  const double down = static_cast<double>(panel_count()) / across;
  const double panel = std::max(0.55 * width / across, 9 * em);
  return down * (panel + 1.8 * em) + (down - 1) * 0.8 * em + 3.4 * em + legend_height(width, style);
}

SignificanceGeometry SignificancePlot::geometry(const QRectF& area, const PlotStyle& style) const {
  SignificanceGeometry geometry;
  const auto& points = significance_.points;
  const double em = style.em();
  if (points.empty()) return geometry;
  geometry.first = points.front().budget;
  geometry.last = points.back().budget;
  double low = 1, high = 0;
  const auto include = [&](double value) {
    if (std::isnan(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const SignificancePoint& point : points) {
    for (const bool gain : {true, false}) {
      if (gain ? !options_.gain : !options_.quality) continue;
      include(measured(point.best, gain).ours);
      for (const RandomBaseline* baseline : {&point.best, &point.uniform}) {
        include(measured(*baseline, gain).random.p5);
        include(measured(*baseline, gain).random.p95);
      }
    }
  }
  if (low > high) low = 0, high = 1;
  // Tenths: shares of images, read against each other.
  geometry.low = std::max(0.0, std::floor(low * 10 - 0.2) / 10);
  geometry.high = std::min(1.0, std::ceil(high * 10 + 0.2) / 10);
  if (geometry.high - geometry.low < 0.1) geometry.high = geometry.low + 0.1;

  const double legend = legend_height(area.width(), style);
  geometry.legend = QRectF(area.left(), area.bottom() - legend, area.width(), legend);
  const bool wide = side_by_side(area.width(), style);
  const std::size_t count = panel_count();
  const double labels =
      style.text_width(QLocale().toString(0.5, 'f', 1), style.secondary(kTickText)) + 0.8 * em;
  const double bottom_room = 3.4 * em;  // ticks and the axis' title, under the lowest panels
  const double title = 1.8 * em;        // above each panel
  const double apart = 0.8 * em;        // between panels one above the other
  const double height = area.height() - legend - bottom_room;
  const double gap = 1.4 * em;
  const double width = wide ? (area.width() - gap) / 2 : area.width();
  const double each =
      wide ? height
           : (height - apart * static_cast<double>(count - 1)) / static_cast<double>(count);
  std::size_t i = 0;
  for (const bool gain : {true, false}) {
    if (gain ? !options_.gain : !options_.quality) continue;
    const double left = area.left() + (wide ? static_cast<double>(i) * (width + gap) : 0);
    const double top = area.top() + (wide ? 0 : static_cast<double>(i) * (each + apart));
    geometry.panels.push_back(
        {QRectF(left + labels, top + title, std::max(em, width - labels - 0.7 * em),
                std::max(em, each - title)),
         gain});
    ++i;
  }
  return geometry;
}

std::optional<std::size_t> SignificancePlot::point_at(const QPointF& at,
                                                      const SignificanceGeometry& geometry) const {
  std::optional<std::size_t> nearest;
  double best = std::numeric_limits<double>::infinity();
  for (const auto& panel : geometry.panels) {
    if (!panel.area.adjusted(-6, 0, 6, 0).contains(at)) continue;
    for (std::size_t i = 0; i < significance_.points.size(); ++i) {
      const double distance =
          std::abs(geometry.place(panel, significance_.points[i].budget, 0).x() - at.x());
      if (distance < best) {
        best = distance;
        nearest = i;
      }
    }
  }
  return nearest;
}

QString SignificancePlot::describe(std::size_t point) const {
  const QLocale locale;
  const SignificancePoint& at = significance_.points[point];
  QStringList lines{tr("Budget %1").arg(locale.toString(at.budget))};
  for (const bool gain : {true, false}) {
    if (gain ? !options_.gain : !options_.quality) continue;
    const AgainstRandom& best = measured(at.best, gain);
    const AgainstRandom& uniform = measured(at.uniform, gain);
    lines.push_back(tr("%1: %2").arg(panel_title(gain), share_text(best.ours)));
    for (const auto& [line, against] :
         {std::pair<Line, const AgainstRandom&>(Line::kBest, best),
          std::pair<Line, const AgainstRandom&>(Line::kUniform, uniform)}) {
      if (against.random.count == 0) {
        lines.push_back(tr("  %1: none that is feasible").arg(line_title(line)));
        continue;
      }
      lines.push_back(tr("  %1: median %2, 5th to 95th percentile %3 to %4, p = %5")
                          .arg(line_title(line), share_text(against.random.median),
                               share_text(against.random.p5), share_text(against.random.p95),
                               std::isnan(against.p_value)
                                   ? QStringLiteral("–")
                                   : locale.toString(against.p_value, 'g', 2)));
    }
  }
  if (at.outcome == SamplingOutcome::kFew) {
    lines.push_back(tr("Only %1 of %2 samples were found: hardly any random set is feasible.")
                        .arg(locale.toString(static_cast<qulonglong>(at.samples)),
                             locale.toString(static_cast<qulonglong>(significance_.samples))));
  }
  return lines.join(QLatin1Char('\n'));
}

// --- painting ------------------------------------------------------------------------------------

void SignificancePlot::paint_panel(QPainter& painter, const SignificanceGeometry& geometry,
                                   const SignificanceGeometry::Panel& panel,
                                   const PlotStyle& style) const {
  const double em = style.em();
  const QRectF& area = panel.area;
  const auto& points = significance_.points;
  const QLocale locale;
  draw_text(painter, QRectF(area.left(), area.top() - 1.7 * em, area.width(), 1.4 * em),
            Qt::AlignLeft | Qt::AlignVCenter, panel_title(panel.gain), style,
            text_options(1, style.ink, true));

  // Grid: tenths, or fifths where there is no room.
  const double tenth = area.height() * 0.1 / (geometry.high - geometry.low);
  const int step = tenth >= 1.3 * em ? 1 : tenth >= 0.65 * em ? 2 : 5;
  for (int i = static_cast<int>(std::lround(geometry.low * 10));
       i <= static_cast<int>(std::lround(geometry.high * 10)); ++i) {
    if (i % step != 0) continue;
    const double y = geometry.place(panel, geometry.first, i / 10.0).y();
    // One half: as often better as worse than what it is compared with.
    painter.setPen(QPen(i == 5 ? style.muted : style.grid, style.hairline()));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    draw_text(painter, QRectF(area.left() - 4 * em, y - em, 3.6 * em, 2 * em),
              Qt::AlignRight | Qt::AlignVCenter, locale.toString(i / 10.0, 'f', 1), style,
              text_options(style.secondary(kTickText), style.muted, false, false));
  }
  painter.setPen(QPen(style.muted, style.hairline()));
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  const bool lowest =
      std::all_of(geometry.panels.begin(), geometry.panels.end(),
                  [&](const auto& other) { return other.area.bottom() <= area.bottom() + 1; });
  const double span = std::max(1e-9, geometry.last - geometry.first);
  double wanted = span / std::max(1.0, std::floor(area.width() / (2.6 * em)));
  const double power = std::pow(10, std::floor(std::log10(wanted)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (factor * power >= wanted * (1 - 1e-9)) {
      wanted = factor * power;
      break;
    }
  }
  wanted = std::max(1.0, wanted);
  const double start = std::ceil(geometry.first / wanted - 1e-9) * wanted;
  for (int i = 0; start + i * wanted <= geometry.last + 1e-9; ++i) {
    const double budget = start + i * wanted;
    const QPointF at(geometry.place(panel, budget, 0).x(), area.bottom());
    painter.drawLine(at, at + QPointF(0, 0.25 * em));
    if (!lowest) continue;
    draw_text(painter, QRectF(at.x() - 2 * em, at.y() + 0.3 * em, 4 * em, 1.3 * em),
              Qt::AlignHCenter | Qt::AlignTop, locale.toString(budget), style,
              text_options(style.secondary(kTickText), style.muted, false, false));
  }
  if (lowest) {
    draw_text(painter, QRectF(area.left(), area.bottom() + 1.6 * em, area.width(), 1.4 * em),
              Qt::AlignCenter, tr("Supervision budget"), style,
              text_options(style.secondary(0.95), style.ink));
  }

  const auto random_of = [&](std::size_t i, Line line) -> const Distribution& {
    const SignificancePoint& point = points[i];
    return measured(line == Line::kBest ? point.best : point.uniform, panel.gain).random;
  };
  for (const Line line : {Line::kUniform, Line::kBest}) {
    const auto all =
        runs(points.size(), [&](std::size_t i) { return random_of(i, line).count > 0; });
    for (const auto& [first, last] : all) {
      QPolygonF band, median;
      for (std::size_t i = first; i <= last; ++i) {
        band.append(geometry.place(panel, points[i].budget, random_of(i, line).p95));
        median.append(geometry.place(panel, points[i].budget, random_of(i, line).median));
      }
      for (std::size_t i = last + 1; i-- > first;) {
        band.append(geometry.place(panel, points[i].budget, random_of(i, line).p5));
      }
      if (first == last) {  // a bar, where a band would have no width
        const double half = 0.25 * em;
        const QPointF low = band.back(), high = band.front();
        band = QPolygonF{{high + QPointF(-half, 0), high + QPointF(half, 0), low + QPointF(half, 0),
                          low + QPointF(-half, 0)}};
      }
      QColor fill = line_colour(line, style);
      fill.setAlphaF(line == Line::kBest ? 0.20F : 0.16F);
      QPen edge(line_colour(line, style), style.hairline());
      painter.setPen(edge);
      painter.setBrush(fill);
      painter.drawPolygon(band);
      painter.setPen(line_pen(line, style));
      painter.setBrush(Qt::NoBrush);
      painter.drawPolyline(median);
    }
  }
  const auto ours_of = [&](std::size_t i) { return measured(points[i].best, panel.gain).ours; };
  for (const auto& [first, last] :
       runs(points.size(), [&](std::size_t i) { return !std::isnan(ours_of(i)); })) {
    QPolygonF line;
    for (std::size_t i = first; i <= last; ++i) {
      line.append(geometry.place(panel, points[i].budget, ours_of(i)));
    }
    painter.setPen(line_pen(Line::kOurs, style));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
  }
  const double spacing = area.width() / static_cast<double>(points.size() + 1);
  const double radius = std::min(3.0 * em / 12, 0.32 * spacing);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (std::isnan(ours_of(i))) continue;
    const double p = measured(points[i].best, panel.gain).p_value;
    painter.setPen(QPen(line_colour(Line::kOurs, style), 1.3 * em / 12));
    painter.setBrush(p <= kLevel ? line_colour(Line::kOurs, style) : style.paper);
    painter.drawEllipse(geometry.place(panel, points[i].budget, ours_of(i)), radius, radius);
  }
}

void SignificancePlot::paint_legend(QPainter& painter, const QRectF& area,
                                    const PlotStyle& style) const {
  const double em = style.em();
  double x = area.left(), y = area.top();
  for (const LegendEntry& entry : legend_entries(style)) {
    if (x > area.left() && x + entry.width > area.right()) {
      x = area.left();
      y += 1.6 * em;
    }
    const QRectF sample(x, y + 0.25 * em, kSample * em, 1.1 * em);
    if (entry.line != Line::kOurs) {
      QColor fill = line_colour(entry.line, style);
      fill.setAlphaF(entry.line == Line::kBest ? 0.20F : 0.16F);
      painter.setPen(QPen(line_colour(entry.line, style), style.hairline()));
      painter.setBrush(fill);
      painter.drawRect(sample);
    }
    painter.setPen(line_pen(entry.line, style));
    painter.drawLine(QPointF(sample.left(), sample.center().y()),
                     QPointF(sample.right(), sample.center().y()));
    if (entry.line == Line::kOurs) {
      painter.setPen(QPen(line_colour(entry.line, style), 1.3 * em / 12));
      painter.setBrush(line_colour(entry.line, style));
      painter.drawEllipse(sample.center(), 3.0 * em / 12, 3.0 * em / 12);
    }
    draw_text(painter, QRectF(sample.right() + 0.5 * em, y, entry.width, 1.6 * em),
              Qt::AlignLeft | Qt::AlignVCenter, entry.text, style,
              text_options(style.secondary(kLegendText), style.ink, false, false));
    x += entry.width + 1.5 * em;
  }
  y += 1.7 * em;
  for (const QString& line : wrapped(legend_note(), area.width(), style)) {
    draw_text(painter, QRectF(area.left(), y, area.width(), 1.25 * em),
              Qt::AlignLeft | Qt::AlignVCenter, line, style,
              text_options(style.secondary(kTickText), style.muted));
    y += 1.25 * em;
  }
}

void SignificancePlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (significance_.points.empty()) {
    draw_text(painter, area, Qt::AlignCenter, tr("No budget works."), style,
              text_options(1, style.muted));
  } else {
    const SignificanceGeometry geometry = this->geometry(area, style);
    for (const auto& panel : geometry.panels) paint_panel(painter, geometry, panel, style);
    paint_legend(painter, geometry.legend, style);
  }
  painter.restore();
}

void SignificancePlot::paint_highlight(QPainter& painter, const SignificanceGeometry& geometry,
                                       std::size_t point, const PlotStyle& style) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const auto& panel : geometry.panels) {
    const double x = geometry.place(panel, significance_.points[point].budget, 0).x();
    painter.setPen(QPen(style.accent, style.em() / 12));
    painter.drawLine(QPointF(x, panel.area.top()), QPointF(x, panel.area.bottom()));
    const double ours = measured(significance_.points[point].best, panel.gain).ours;
    if (std::isnan(ours)) continue;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.accent, 2 * style.em() / 12));
    painter.drawEllipse(geometry.place(panel, significance_.points[point].budget, ours),
                        0.42 * style.em(), 0.42 * style.em());
  }
  painter.restore();
}

// --- data ----------------------------------------------------------------------------------------

PlotData SignificancePlot::data() const {
  PlotData data;
  for (const char* column : {"budget", "measure", "random", "ours", "mean", "p5", "median", "p95",
                             "minimum", "maximum", "samples", "at_least_as_good", "p_value"}) {
    data.columns.push_back(QLatin1String(column));
  }
  for (const SignificancePoint& point : significance_.points) {
    for (const char* measure : {"objective", "gain", "quality"}) {
      for (const bool best : {false, true}) {
        const RandomBaseline& baseline = best ? point.best : point.uniform;
        const AgainstRandom& against = *measure == 'o'   ? baseline.objective
                                       : *measure == 'g' ? baseline.gain
                                                         : baseline.quality;
        data.rows.push_back(
            {number(point.budget), QLatin1String(measure),
             best ? QStringLiteral("best") : QStringLiteral("uniform"), number(against.ours),
             number(against.random.mean), number(against.random.p5), number(against.random.median),
             number(against.random.p95), number(against.random.minimum),
             number(against.random.maximum),
             QString::number(static_cast<qulonglong>(against.random.count)),
             QString::number(static_cast<qulonglong>(against.at_least)), number(against.p_value)});
      }
    }
  }
  return data;
}

QString SignificancePlot::summary() const {
  const auto& points = significance_.points;
  if (points.empty()) return tr("No budget works.");
  const QLocale locale;
  QString text = tr("The taxonomies of %1 budgets against %2 random ones each, seed %3.")
                     .arg(locale.toString(static_cast<qulonglong>(points.size())),
                          locale.toString(static_cast<qulonglong>(significance_.samples)),
                          locale.toString(static_cast<qulonglong>(significance_.seed)));
  for (const bool gain : {true, false}) {
    if (gain ? !options_.gain : !options_.quality) continue;
    std::size_t compared = 0, better = 0;
    for (const SignificancePoint& point : points) {
      const AgainstRandom& best = measured(point.best, gain);
      if (std::isnan(best.p_value)) continue;
      ++compared;
      if (best.p_value <= kLevel) ++better;
    }
    text += QLatin1Char(' ') +
            tr("%1 is better than 95 % of those with best transfers at %2 of %3 budgets.")
                .arg(panel_title(gain), locale.toString(static_cast<qulonglong>(better)),
                     locale.toString(static_cast<qulonglong>(compared)));
  }
  return text;
}

}  // namespace taskatlas::ui
