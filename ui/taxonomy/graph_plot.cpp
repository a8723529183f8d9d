// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "graph/curve_cache.hpp"
#include "taxonomy/frontier.hpp"
#include "ui/document/reasons.hpp"
#include "ui/shared/sentence.hpp"
#include "ui/taxonomy/graph_layout.hpp"
#include "ui/taxonomy/page_graph_plot.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kMostMagnified = 1.25;
constexpr double kLegendGap = 0.9;  // em between graph and legend

QString cell_text(double value) {
  return std::isnan(value) ? QString() : QString::fromStdString(format_number(value));
}

double scale_for(const QRectF& bounds, const QSizeF& room, const PlotStyle& style) {
  if (bounds.isEmpty()) return 1;
  return std::min({room.width() / bounds.width(), room.height() / bounds.height(),
                   kMostMagnified * style.size / kGraphEm});
}

}  // namespace

QString summarise(const TransferTable& table, const Taxonomy& taxonomy) {
  if (taxonomy.status == TaxonomyStatus::kInfeasible ||
      taxonomy.status == TaxonomyStatus::kUnknown) {
    return one_stop(QCoreApplication::translate("GraphPlot", "No taxonomy: %1.")
                        .arg(reason_text(taxonomy, table)));
  }
  QStringList names;
  for (const TaskId source : taxonomy.sources) {
    names.push_back(QString::fromStdString(table.task(source).name));
  }
  const QLocale locale;
  // lupdate does not read past a cast in the call.
  const int targets = static_cast<int>(taxonomy.transfers.size());
  const int supervised = static_cast<int>(names.size());
  QString text =
      QCoreApplication::translate("GraphPlot", "A taxonomy of %n target(s).", nullptr, targets) +
      QLatin1Char(' ') +
      QCoreApplication::translate("GraphPlot", "%n supervised task(s): %1.", nullptr, supervised)
          .arg(locale.createSeparatedList(names));
  if (!std::isnan(taxonomy.mean_gain) && !std::isnan(taxonomy.mean_quality)) {
    text += QLatin1Char(' ') +
            QCoreApplication::translate("GraphPlot", "Mean gain %1, mean quality %2.")
                .arg(locale.toString(taxonomy.mean_gain, 'f', 3),
                     locale.toString(taxonomy.mean_quality, 'f', 3));
  }
  return text;
}

GraphPlot::GraphPlot(GraphPicture picture, const TransferTable& table, Taxonomy taxonomy,
                     std::optional<ComparedSolution> other)
    : picture_(std::move(picture)), taxonomy_(std::move(taxonomy)), other_(std::move(other)) {
  for (const Task& task : table.tasks()) codes_.push_back(task.code);
}

double GraphPlot::height_for(double width, const PlotStyle& style) const {
  const QRectF bounds = picture_.bounds();
  const double scale = scale_for(bounds, QSizeF(width, 1e9), style);
  return bounds.height() * scale + kLegendGap * style.em() + picture_.legend_height(width, style);
}

QTransform GraphPlot::placed(const QRectF& area, const PlotStyle& style) const {
  const QRectF bounds = picture_.bounds();
  const double legend = picture_.legend_height(area.width(), style) + kLegendGap * style.em();
  const QRectF room(area.left(), area.top(), area.width(), std::max(1.0, area.height() - legend));
  const double scale = scale_for(bounds, room.size(), style);
  QTransform transform;
  transform.translate(room.center().x(), room.center().y());
  transform.scale(scale, scale);
  transform.translate(-bounds.center().x(), -bounds.center().y());
  return transform;
}

void GraphPlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  painter.save();
  painter.setTransform(placed(area, style), true);
  picture_.paint(painter, graph_style(style));
  painter.restore();
  const double legend = picture_.legend_height(area.width(), style);
  picture_.paint_legend(painter, QRectF(area.left(), area.bottom() - legend, area.width(), legend),
                        style);
}

PlotData GraphPlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("target"),           QStringLiteral("sources"),
                  QStringLiteral("full_supervision"), QStringLiteral("order"),
                  QStringLiteral("affinity"),         QStringLiteral("gain"),
                  QStringLiteral("quality")};
  if (other_) data.columns.push_back(QStringLiteral("in"));
  const Taxonomy all = other_ ? united(taxonomy_, other_->taxonomy) : taxonomy_;
  for (const ChosenTransfer& chosen : all.transfers) {
    std::vector<std::string> sources;
    for (const TaskId source : chosen.sources) sources.push_back(codes_[source.index()]);
    data.rows.push_back({QString::fromStdString(codes_[chosen.target.index()]),
                         QString::fromStdString(join_codes(sources)),
                         chosen.full_supervision ? QStringLiteral("1") : QStringLiteral("0"),
                         QString::number(chosen.order), cell_text(chosen.affinity),
                         cell_text(chosen.gain), cell_text(chosen.quality)});
    if (!other_) continue;
    const EdgeSide side = side_of(chosen.target, chosen.sources, taxonomy_, other_->taxonomy);
    data.rows.back().push_back(side == EdgeSide::kBoth    ? QStringLiteral("both")
                               : side == EdgeSide::kOnlyA ? QStringLiteral("a")
                                                          : QStringLiteral("b"));
  }
  return data;
}

QString GraphPlot::summary() const {
  // The names are those in the picture.
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    Task task;
    task.code = codes_[i];
    task.name = picture_.name(i).toStdString();
    tasks.push_back(std::move(task));
  }
  const TransferTable table(std::move(tasks), {});
  if (!other_) return summarise(table, taxonomy_);
  const Taxonomy& b = other_->taxonomy;
  const auto count = std::count_if(
      taxonomy_.transfers.begin(), taxonomy_.transfers.end(), [&](const ChosenTransfer& one) {
        return side_of(one.target, one.sources, taxonomy_, b) == EdgeSide::kBoth;
      });
  const int same = static_cast<int>(count);
  return QCoreApplication::translate("GraphPlot", "A, %1: %2 B, %3: %4")
             .arg(other_->name_a, summarise(table, taxonomy_), other_->name_b,
                  summarise(table, b)) +
         QLatin1Char(' ') +
         QCoreApplication::translate("GraphPlot", "%n transfer(s) of A are in B too.", nullptr,
                                     same);
}

std::unique_ptr<Plot> make_taxonomy_plot(const TransferTable& table, const Scenario& scenario,
                                         const Taxonomy& taxonomy, LayoutClient& client,
                                         const GraphOptions& options, const RunContext& context,
                                         const QString& family, const ComparedSolution* other) {
  if (taxonomy.status == TaxonomyStatus::kInfeasible) {
    throw usage_error("there is no taxonomy to draw: " + taxonomy.reason);
  }
  FrozenLayout frozen = options.positions;
  const auto arrangement = options.arrangement.value_or(
      frozen.nodes().empty() ? GraphArrangement::kPage : GraphArrangement::kScreen);
  if (arrangement == GraphArrangement::kPage) {
    return std::make_unique<PageGraphPlot>(
        page_contents(table, scenario, taxonomy, options, other), table, taxonomy,
        other != nullptr ? std::optional<ComparedSolution>(*other) : std::nullopt);
  }
  if (frozen.nodes().empty()) {
    std::vector<Taxonomy> solutions = solve_frontier(table, scenario, {}, context).points;
    solutions.push_back(taxonomy);
    if (other != nullptr) solutions.push_back(other->taxonomy);
    if (context.stopped()) return nullptr;
    auto outcome =
        lay_out_graph(table, solutions, PlotStyle::figure(family, kGraphEm), client, context);
    if (outcome.status == HelperStatus::kStopped) return nullptr;
    if (!outcome.done()) throw failure(outcome.reason);
    frozen = std::move(outcome.result);
  }
  // The cache is gone before this returns; it only borrows the client.
  CurveCache curves(frozen, std::shared_ptr<LayoutClient>(std::shared_ptr<void>(), &client));
  const auto picture = [&] {
    if (other != nullptr) {
      return comparison_picture(frozen, &curves, table, scenario, taxonomy, *other, options);
    }
    GraphPicture one(draw_taxonomy(frozen, &curves, table, taxonomy, scenario), table, options);
    one.set_rules(graph_rules(frozen, &curves, table, scenario));
    return one;
  };
  picture();  // asks for the curves
  if (!curves.wait(context)) return nullptr;
  return std::make_unique<GraphPlot>(
      picture(), table, taxonomy,
      other != nullptr ? std::optional<ComparedSolution>(*other) : std::nullopt);
}

}  // namespace taskatlas::ui
