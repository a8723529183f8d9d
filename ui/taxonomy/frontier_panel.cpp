// SPDX-License-Identifier: MIT
#include "ui/taxonomy/frontier_panel.hpp"

#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/taxonomy/frontier_plot.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/rows_view.hpp"

#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kMarkDelay = 30;  // milliseconds
constexpr int kListedSources = 12;

QString number(double value, int digits = 3) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', digits);
}

QString budget_text(double budget) { return QLocale().toString(budget, 'g', 5); }

QVector<QPointF> points_of(const std::vector<Taxonomy>& points, double Taxonomy::*value) {
  QVector<QPointF> out;
  for (const Taxonomy& point : points) {
    if (!std::isnan(point.*value)) out.append(QPointF(point.budget, point.*value));
  }
  return out;
}

void fit_axis(QValueAxis& axis, double low, double high, int most) {
  const std::vector<double> ticks = nice_ticks(low, high, most);
  axis.setRange(ticks.front(), ticks.back());
  axis.setTickCount(static_cast<int>(ticks.size()));
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  axis.setLabelFormat(QStringLiteral("%.%1f").arg(decimals_of(step)));
}

}  // namespace

FrontierChart::FrontierChart(QWidget* parent)
    : QChartView(parent),
      objective_(new QLineSeries),
      gain_(new QLineSeries),
      quality_(new QLineSeries),
      budgets_(new QValueAxis),
      values_(new QValueAxis),
      rates_(new QValueAxis) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setRenderHint(QPainter::Antialiasing);
  // The marks are painted over the scene, which does not know of them: where it repaints a part
  // of itself, as when an axis grows, theirs would stay.
  setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
  setFrameShape(QFrame::NoFrame);
  setAccessibleName(tr("Frontier: what each budget buys"));
  setToolTip(tr("Click to set the budget"));
  setWhatsThis(
      tr("The best objective for every budget, with the mean gain and quality of that taxonomy. "
         "The dashed line is the present budget; a click or the arrow keys move it."));
  objective_->setName(tr("Objective (left)"));
  gain_->setName(tr("Mean gain"));
  quality_->setName(tr("Mean quality"));
  QChart* all = chart();
  all->setAnimationOptions(QChart::NoAnimation);
  all->layout()->setContentsMargins(0, 0, 0, 0);
  all->setMargins(QMargins(2, 2, 2, 2));
  all->setBackgroundRoundness(0);
  all->addAxis(budgets_, Qt::AlignBottom);
  all->addAxis(values_, Qt::AlignLeft);
  all->addAxis(rates_, Qt::AlignRight);
  for (QLineSeries* series : {objective_, gain_, quality_}) {
    all->addSeries(series);
    series->attachAxis(budgets_);
    series->attachAxis(series == objective_ ? values_ : rates_);
    series->setPointsVisible(true);
  }
  budgets_->setTitleText(tr("Budget"));
  connect(all, &QChart::plotAreaChanged, viewport(), qOverload<>(&QWidget::update));
  restyle();
}

FrontierChart::~FrontierChart() = default;

void FrontierChart::restyle() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  QChart* all = chart();
  setBackgroundBrush(style.paper);
  all->setBackgroundBrush(style.paper);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.85);
  for (QValueAxis* axis : {budgets_, values_, rates_}) {
    axis->setLabelsFont(small);
    axis->setTitleFont(small);
    axis->setLabelsColor(style.muted);
    axis->setTitleBrush(style.muted);
    axis->setLinePen(QPen(style.muted, 1));
    axis->setGridLinePen(QPen(style.grid, 1));
  }
  rates_->setGridLineVisible(false);
  budgets_->setGridLineVisible(false);
  all->legend()->setFont(small);
  all->legend()->setLabelColor(style.ink);
  all->legend()->setAlignment(Qt::AlignTop);
  all->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
  // Told apart by line style too.
  objective_->setPen(QPen(style.ink, 2));
  gain_->setPen(QPen(kind_colour(TaskKind::k3D, style), 1.6, Qt::DashLine));
  quality_->setPen(QPen(kind_colour(TaskKind::k2D, style), 1.6, Qt::DotLine));
}

void FrontierChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

void FrontierChart::set_frontier(const Frontier& frontier) {
  points_ = frontier.points;
  hovered_ = -1;
  objective_->replace(points_of(points_, &Taxonomy::objective));
  gain_->replace(points_of(points_, &Taxonomy::mean_gain));
  quality_->replace(points_of(points_, &Taxonomy::mean_quality));
  const bool few = points_.size() <= 40;
  for (QLineSeries* series : {objective_, gain_, quality_}) series->setPointsVisible(few);
  if (points_.empty()) return;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  double least = 0, most = 1;
  for (const Taxonomy& point : points_) {
    low = std::min(low, point.objective);
    high = std::max(high, point.objective);
    for (const double rate : {point.mean_gain, point.mean_quality}) {
      if (!std::isnan(rate)) {
        least = std::min(least, rate);
        most = std::max(most, rate);
      }
    }
  }
  fit_axis(*values_, std::min(0.0, low), high, 5);
  fit_axis(*rates_, least, most, 5);
  fit_axis(*budgets_, 0, std::max(1.0, points_.back().budget), 7);
  viewport()->update();
}

void FrontierChart::set_budget(double budget) {
  if (budget == budget_) return;
  budget_ = budget;
  viewport()->update();
}

int FrontierChart::point_at(QPointF at) const {
  int best = -1;
  double nearest = std::numeric_limits<double>::infinity();
  const QRectF area = chart()->plotArea().adjusted(-12, -12, 12, 12);
  if (!area.contains(chart()->mapFromScene(mapToScene(at.toPoint())))) return -1;
  for (int i = 0; i < static_cast<int>(points_.size()); ++i) {
    const double distance = std::abs(place_of(i).x() - at.x());
    if (distance < nearest) {
      nearest = distance;
      best = i;
    }
  }
  return best;
}

QPointF FrontierChart::place_of(int point) const {
  const Taxonomy& one = points_[static_cast<std::size_t>(point)];
  const QPointF in_chart = chart()->mapToPosition(QPointF(one.budget, one.objective), objective_);
  return mapFromScene(chart()->mapToScene(in_chart));
}

QString FrontierChart::point_text(int point) const {
  const Taxonomy& one = points_[static_cast<std::size_t>(point)];
  return QStringLiteral("<b>%1</b><br>%2<br>%3<br>%4")
      .arg(tr("Budget %1").arg(budget_text(one.budget)),
           tr("Objective %1").arg(number(one.objective)),
           tr("Mean gain %1").arg(number(one.mean_gain)),
           tr("Mean quality %1").arg(number(one.mean_quality)));
}

void FrontierChart::mouseMoveEvent(QMouseEvent* event) {
  QChartView::mouseMoveEvent(event);
  const int point = point_at(event->position());
  setCursor(point >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (point == hovered_) return;
  hovered_ = point;
  viewport()->update();
  if (point >= 0) QToolTip::showText(event->globalPosition().toPoint(), point_text(point), this);
}

void FrontierChart::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  const int point = point_at(event->position());
  if (point >= 0 && event->button() == Qt::LeftButton) {
    Q_EMIT budget_chosen(points_[static_cast<std::size_t>(point)].budget);
  }
}

void FrontierChart::leaveEvent(QEvent* event) {
  QChartView::leaveEvent(event);
  hovered_ = -1;
  viewport()->update();
}

void FrontierChart::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Left || event->key() == Qt::Key_Down  ? -1
                   : event->key() == Qt::Key_Right || event->key() == Qt::Key_Up ? 1
                                                                                 : 0;
  if (step == 0 || points_.empty()) return QChartView::keyPressEvent(event);
  int at = -1;  // the last point that the budget pays for
  for (int i = 0; i < static_cast<int>(points_.size()); ++i) {
    if (points_[static_cast<std::size_t>(i)].budget <= budget_ + 1e-9) at = i;
  }
  const int next = std::clamp(at + step, 0, static_cast<int>(points_.size()) - 1);
  Q_EMIT budget_chosen(points_[static_cast<std::size_t>(next)].budget);
}

void FrontierChart::drawForeground(QPainter* painter, const QRectF&) {
  if (points_.empty()) return;
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const QRectF area = chart()->plotArea();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const auto line = [&](double budget, const QPen& pen) {
    const double x = chart()->mapToPosition(QPointF(budget, 0), objective_).x();
    if (x < area.left() - 1 || x > area.right() + 1) return;
    painter->setPen(pen);
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
  };
  if (std::isfinite(budget_)) {
    QPen mark(style.accent, 2);
    mark.setDashPattern({4, 2.5});
    line(budget_, mark);
  }
  if (hovered_ >= 0) {
    line(points_[static_cast<std::size_t>(hovered_)].budget, QPen(style.muted, 1));
  }
  if (hasFocus()) {
    painter->setPen(QPen(style.accent, 1));
    painter->drawRect(area);
  }
  painter->restore();
}

// --- the panel -----------------------------------------------------------------------------------

FrontierPanel::FrontierPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      solutions_(solutions),
      split_(new QSplitter(Qt::Vertical)),
      sources_(new RowsModel({tr("Source"), tr("Budgets"), tr("Serves")}, {1, 2}, this)),
      mark_(new QTimer(this)) {
  sources_->set_header_tooltips({tr("A task that is supervised at some budget"),
                                 tr("At how many of the frontier's budgets it is supervised"),
                                 tr("How many targets it serves, on average over all budgets")});
  auto* table = make_rows_view(*sources_, tr("Sources that serve most over all budgets"));
  connect_to_selection(*table, *sources_, document_);
  auto* below = new QWidget;
  auto* column = new QVBoxLayout(below);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(make_heading(tr("Sources that serve most over all budgets")));
  column->addWidget(table, 1);
  split_->addWidget(below);
  split_->setChildrenCollapsible(false);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, all->contentsMargins().top(), 0, 0);
  all->addWidget(split_);

  mark_->setSingleShot(true);
  mark_->setInterval(kMarkDelay);
  connect(mark_, &QTimer::timeout, this, [this] {
    if (chart_ != nullptr) chart_->set_budget(document_.scenario().budget);
  });
  connect(&document_, &StudyDocument::scenario_changed, mark_, qOverload<>(&QTimer::start));
  connect(&solutions_, &Solutions::frontier_solved, this, &FrontierPanel::refresh);
  refresh();
}

FrontierChart& FrontierPanel::chart() {
  if (chart_ == nullptr) {
    chart_ = new FrontierChart;
    split_->insertWidget(0, chart_);
    split_->setStretchFactor(0, 3);
    split_->setStretchFactor(1, 2);
    chart_->setMinimumHeight(12 * fontMetrics().height());
    split_->setSizes({600, 400});
    connect(chart_, &FrontierChart::budget_chosen, this, [this](double budget) {
      document_.change_scenario(tr("Budget"), [&](Scenario& one) { one.budget = budget; });
    });
    chart_->set_budget(document_.scenario().budget);
    refresh();
  }
  return *chart_;
}

void FrontierPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  chart();
}

void FrontierPanel::refresh() {
  const auto& solved = solutions_.frontier();
  if (!solved) return;
  if (chart_ != nullptr) {
    chart_->set_frontier(solved->frontier);
    chart_->setAccessibleDescription(FrontierPlot(solved->frontier, {}).summary());
  }
  std::vector<RowsModel::Row> rows;
  for (const SourceUse& use : source_use(solved->frontier)) {
    if (rows.size() >= kListedSources || use.budgets == 0) break;
    RowsModel::Row row;
    row.task = use.source;
    row.cells = {{QString::fromStdString(solved->table->task(use.source).name), {}, {}, false},
                 {tr("%1 of %2").arg(use.budgets).arg(solved->frontier.points.size()),
                  use.budgets,
                  {},
                  false},
                 {number(use.served, 1), use.served, {}, false}};
    rows.push_back(std::move(row));
  }
  sources_->set_rows(std::move(rows));
}

}  // namespace taskatlas::ui
