// SPDX-License-Identifier: MIT
#include "ui/evaluation/maps_panel.hpp"

#include "ui/document/reasons.hpp"
#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/evaluation/note_label.hpp"
#include "ui/shared/control_row.hpp"
#include "ui/shared/heatmap_view.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPanel = QStringLiteral("map");
const QString kShowKey = QStringLiteral("show");

}  // namespace

struct MapsPanel::Maps {
  std::shared_ptr<const SolvedFrontier> frontier;
  EvaluationMap map;
  std::vector<std::size_t> order;
  std::shared_ptr<const HeatmapPlot> gain, quality;
  std::vector<TaskId> rows;  // invalid: the mean
};

MapsPanel::MapsPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : EvaluationPanel(document, solutions, parent) {
  auto* layout = new QVBoxLayout(this);
  auto* controls = new ControlRow;
  shown_ = new QComboBox;
  shown_->addItems({tr("Gain and quality"), tr("Gain"), tr("Quality")});
  controls->add(shown_, tr("Sho&w:"), QStringLiteral("show"), tr("Which heat maps are shown"));
  order_ = new QComboBox;
  order_->addItems({tr("As in the study"), tr("By kind"), tr("By name"), tr("Best first")});
  controls->add(order_, tr("O&rder:"), QStringLiteral("order"),
                tr("Order of the targets in both heat maps"));
  colours_ = new QComboBox;
  for (const ColourMap& map : colour_maps()) colours_->addItem(map.title(), map.id);
  controls->add(colours_, tr("&Colours:"), QStringLiteral("colours"),
                tr("Colours of shares from 0 to 1; diverging ones have their middle at one half"));
  values_ = new QCheckBox(tr("&Values"));
  values_->setObjectName(QStringLiteral("values"));
  values_->setToolTip(tr("Numbers in the cells, where they fit"));
  controls->add(values_);
  layout->addWidget(controls);

  splitter_ = new QSplitter;
  splitter_->setChildrenCollapsible(false);
  gain_ = new HeatmapView;
  gain_->setObjectName(QStringLiteral("gain"));
  gain_->setAccessibleName(tr("Gain by target and budget"));
  gain_->setWhatsThis(
      tr("<p>Gain is the share of test images on which the transfer beats the network that was "
         "trained from scratch on the same images; one half means that neither wins.</p>"));
  quality_ = new HeatmapView;
  quality_->setObjectName(QStringLiteral("quality"));
  quality_->setAccessibleName(tr("Quality by target and budget"));
  quality_->setWhatsThis(
      tr("<p>Quality is the share of test images on which the transfer beats the fully supervised "
         "network; one half means that neither wins.</p>"));
  splitter_->addWidget(gain_);
  splitter_->addWidget(quality_);
  layout->addWidget(splitter_, 1);
  hint_ = new NoteLabel;
  hint_->setObjectName(QStringLiteral("hint"));
  layout->addWidget(hint_);

  connect(shown_, &QComboBox::activated, this, [this](int index) {
    show_ = static_cast<Show>(index);
    store_settings(tr("Choose heat maps"));
  });
  connect(order_, &QComboBox::activated, this, [this](int index) {
    options_.order = static_cast<TargetOrder>(index);
    store_settings(tr("Order targets"));
  });
  connect(colours_, &QComboBox::activated, this, [this] {
    options_.heatmap.colour_map = colours_->currentData().toString();
    const ColourMap* map = find_colour_map(options_.heatmap.colour_map);
    const bool diverging = map != nullptr && map->diverging;
    options_.heatmap.centre = diverging ? std::optional(0.5) : std::nullopt;
    options_.heatmap.reversed = diverging;
    store_settings(tr("Change colours"));
  });
  connect(values_, &QCheckBox::clicked, this, [this](bool on) {
    options_.heatmap.cell_values = on;
    store_settings(on ? tr("Show values") : tr("Hide values"));
  });
  HeatmapView::link(*gain_, *quality_);
  for (HeatmapView* view : {gain_, quality_}) {
    connect(view, &HeatmapView::hovered, this,
            [this, view](int row, int column) { take_hover(*view, row, column); });
    connect(view, &HeatmapView::selected, this, &MapsPanel::take_selection);
    connect(view, &HeatmapView::row_head_clicked, this,
            [this](int row) { take_selection(row, -1); });
    connect(view, &HeatmapView::column_head_clicked, this, [this](int column) {
      if (!maps_ || column < 0 || column >= static_cast<int>(maps_->map.budgets.size())) return;
      const double budget = maps_->map.budgets[static_cast<std::size_t>(column)];
      document_.change_scenario(tr("Set the budget"),
                                [&](Scenario& scenario) { scenario.budget = budget; });
    });
  }
  connect(&job_, &LatestJob::failed, this, &EvaluationPanel::failed);
  connect(&job_, &LatestJob::busy_changed, this, &EvaluationPanel::status_changed);
  connect(&solutions_, &Solutions::frontier_solved, this, [this] {
    problem_.clear();
    refresh_soon();
  });
  connect(&solutions_, &Solutions::failed, this, [this](const QString& message) {
    problem_ = message;
    show_maps();
  });
  connect(&document_, &StudyDocument::tasks_changed, this, &MapsPanel::refresh_soon);
  connect(&document_, &StudyDocument::scenario_changed, this, &MapsPanel::show_selection);
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          &MapsPanel::show_selection);
  connect(&document_.selection(), &SelectionModel::hover_changed, this, &MapsPanel::show_hover);
  show_settings();
  show_maps();
}

void MapsPanel::show_settings() {
  const QJsonObject settings = panel_settings(document_, kPanel);
  options_ = read_settings<EvaluationMapOptions>(settings);
  const QString show = settings.value(kShowKey).toString();
  show_ = show == QLatin1String("gain")      ? Show::kGain
          : show == QLatin1String("quality") ? Show::kQuality
                                             : Show::kBoth;
  shown_->setCurrentIndex(static_cast<int>(show_));
  order_->setCurrentIndex(static_cast<int>(options_.order));
  colours_->setCurrentIndex(colours_->findData(options_.heatmap.colour_map));
  values_->setChecked(options_.heatmap.cell_values);
  gain_->setVisible(show_ != Show::kQuality);
  quality_->setVisible(show_ != Show::kGain);
}

void MapsPanel::store_settings(const QString& text) {
  QJsonObject settings = options_.to_json();
  settings.insert(kShowKey, show_ == Show::kBoth   ? QStringLiteral("both")
                            : show_ == Show::kGain ? QStringLiteral("gain")
                                                   : QStringLiteral("quality"));
  set_panel_settings(document_, kPanel, settings, text);
}

void MapsPanel::refresh() {
  show_settings();
  const auto frontier = solutions_.frontier();
  if (!frontier) {
    job_.cancel();
    maps_ = nullptr;
    show_maps();
    return;
  }
  job_.start(
      [this, frontier, options = options_](const RunContext& context) -> std::function<void()> {
        auto maps = std::make_shared<Maps>();
        const TransferTable& table = *frontier->table;
        maps->frontier = frontier;
        maps->map = evaluation_map(table, frontier->frontier);
        maps->order = target_order(table, maps->map, options.order, true);
        for (const std::size_t target : maps->order)
          maps->rows.push_back(maps->map.targets[target]);
        maps->rows.emplace_back();
        if (context.stopped()) return nullptr;
        for (const bool gain : {true, false}) {
          auto plot = std::make_shared<const HeatmapPlot>(
              evaluation_heatmap(table, maps->map, frontier->frontier.points, maps->order, gain),
              options.heatmap);
          (gain ? maps->gain : maps->quality) = std::move(plot);
        }
        return [this, maps] {
          maps_ = maps;
          show_maps();
          Q_EMIT status_changed();
        };
      });
}

void MapsPanel::show_maps() {
  const bool any = maps_ && !maps_->map.budgets.empty();
  for (HeatmapView* view : {gain_, quality_}) {
    view->set_empty_text(!problem_.isEmpty()             ? problem_
                         : solutions_.nothing_to_solve() ? tr("No transfer has been measured yet.")
                         : !maps_                        ? tr("Solving every budget…")
                                                         : tr("No budget can serve every target."));
    view->set_plot(!any ? nullptr : view == gain_ ? maps_->gain : maps_->quality);
  }
  const auto& latest = solutions_.latest();
  hint_->setText(
      maps_ && !any && latest && !latest->taxonomy.reason.empty()
          ? reason_text(latest->taxonomy, *latest->table)
          : tr("Gain: share of images won against training from scratch. Quality: against full "
               "supervision. A click on a budget sets the budget."));
  show_selection();
}

TaskId MapsPanel::task_at(int row) const {
  if (!maps_ || row < 0 || row >= static_cast<int>(maps_->rows.size())) return {};
  return maps_->rows[static_cast<std::size_t>(row)];
}

TransferId MapsPanel::transfer_at(int row, int column) const {
  const TaskId task = task_at(row);
  if (!task.valid() || column < 0) return {};
  const auto& points = maps_->frontier->frontier.points;
  if (static_cast<std::size_t>(column) >= points.size()) return {};
  for (const ChosenTransfer& chosen : points[static_cast<std::size_t>(column)].transfers) {
    if (chosen.target == task) return chosen.row;
  }
  return {};
}

void MapsPanel::take_hover(const HeatmapView&, int row, int column) {
  Hover hover;
  hover.task = task_at(row);
  hover.transfer = transfer_at(row, column);
  document_.selection().set_hover(hover);
}

void MapsPanel::take_selection(int row, int column) {
  const TaskId task = task_at(row);
  document_.selection().select(task.valid() ? std::set<TaskId>{task} : std::set<TaskId>(),
                               transfer_at(row, column));
}

void MapsPanel::show_selection() {
  std::set<int> rows, columns;
  if (maps_) {
    for (std::size_t i = 0; i < maps_->rows.size(); ++i) {
      if (document_.selection().tasks().contains(maps_->rows[i])) rows.insert(static_cast<int>(i));
    }
    // The budget that the scenario has now: the last column that it pays for.
    int now = -1;
    for (std::size_t b = 0; b < maps_->map.budgets.size(); ++b) {
      if (maps_->map.budgets[b] <= document_.scenario().budget + 1e-9) now = static_cast<int>(b);
    }
    if (now >= 0) columns.insert(now);
  }
  for (HeatmapView* view : {gain_, quality_}) view->set_highlights(rows, columns);
  Q_EMIT status_changed();
}

void MapsPanel::show_hover() {
  if (!isVisible() || gain_->underMouse() || quality_->underMouse()) return;
  HeatmapHit hit;
  if (maps_ && document_.selection().hover().task.valid()) {
    const auto found =
        std::find(maps_->rows.begin(), maps_->rows.end(), document_.selection().hover().task);
    if (found != maps_->rows.end()) hit.row = static_cast<int>(found - maps_->rows.begin());
  }
  for (HeatmapView* view : {gain_, quality_}) view->set_hover(hit);
}

void MapsPanel::resizeEvent(QResizeEvent* event) {
  EvaluationPanel::resizeEvent(event);
  arrange();
}

void MapsPanel::arrange() {
  // Beside each other unless they would be narrower than they are high.
  splitter_->setOrientation(width() * 4 >= height() * 5 ? Qt::Horizontal : Qt::Vertical);
}

bool MapsPanel::ready() const {
  return (solutions_.nothing_to_solve() || solutions_.frontier() || !problem_.isEmpty()) &&
         !job_.busy() && !stale();
}

const HeatmapView* MapsPanel::chosen_view() const {
  return quality_->hasFocus() || !gain_->isVisible() ? quality_ : gain_;
}

void MapsPanel::copy() {
  if (const auto& plot = chosen_view()->plot()) {
    QGuiApplication::clipboard()->setText(heatmap_tsv(plot->contents()));
  }
}

QPixmap MapsPanel::picture() const {
  return chosen_view()->plot() ? chosen_view()->grab_plot() : QPixmap();
}

QString MapsPanel::status() const {
  const auto& latest = solutions_.latest();
  if (!latest || std::isnan(latest->taxonomy.mean_gain)) return {};
  const QLocale locale;
  return tr("Budget %1: mean gain %2, mean quality %3")
      .arg(locale.toString(latest->scenario.budget),
           locale.toString(latest->taxonomy.mean_gain, 'f', 3),
           locale.toString(latest->taxonomy.mean_quality, 'f', 3));
}

std::vector<FigureRequest> MapsPanel::figures() const {
  const QJsonObject options = options_.to_json();
  std::vector<FigureRequest> requests{{QStringLiteral("gain"), tr("Gain"), options},
                                      {QStringLiteral("quality"), tr("Quality"), options}};
  if (show_ == Show::kQuality) std::swap(requests[0], requests[1]);
  return requests;
}

}  // namespace taskatlas::ui
