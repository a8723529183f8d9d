// SPDX-License-Identifier: MIT
#include "ui/affinity/affinity_page.hpp"

#include "base/error.hpp"
#include "ui/affinity/map_settings.hpp"
#include "ui/affinity/overlaps.hpp"
#include "ui/affinity/transfer_panel.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

AffinityPage::AffinityPage(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : Page(parent),
      document_(document),
      solutions_(solutions),
      evidence_(new Evidence(document, this)),
      rebuild_timer_(new QTimer(this)) {
  rebuild_timer_->setSingleShot(true);
  rebuild_timer_->setInterval(0);
  connect(rebuild_timer_, &QTimer::timeout, this, &AffinityPage::rebuild);

  make_views();
  make_panel();
  make_tool_bar();

  readout_ = new QLabel(this);
  readout_->setObjectName(QStringLiteral("readout"));
  readout_->setTextFormat(Qt::RichText);
  readout_->setWordWrap(true);
  readout_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  readout_->setAccessibleName(tr("Value under the pointer"));
  // Always room for two lines, so that nothing jumps.
  readout_->setMinimumHeight(2 * fontMetrics().lineSpacing() + fontMetrics().height() / 2);
  readout_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);

  auto* left = new QWidget(this);
  auto* left_layout = new QVBoxLayout(left);
  left_layout->setContentsMargins(0, 0, 0, 0);
  auto* twins = new QSplitter(Qt::Horizontal, left);
  twins->setChildrenCollapsible(true);
  for (Map& map : maps_) {
    auto* side = new QWidget(twins);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(map.title);
    layout->addWidget(map.view, 1);
    twins->addWidget(side);
  }
  left_layout->addWidget(twins, 1);
  left_layout->addWidget(readout_);

  splitter_ = new QSplitter(Qt::Horizontal, this);
  splitter_->addWidget(left);
  splitter_->addWidget(panel_);
  splitter_->setStretchFactor(0, 3);
  splitter_->setStretchFactor(1, 1);
  splitter_->setCollapsible(0, false);
  splitter_->setCollapsible(1, false);
  auto* layout = new QVBoxLayout(this);
  const int margin = style()->pixelMetric(QStyle::PM_LayoutLeftMargin) / 2;
  layout->setContentsMargins(margin, margin, margin, margin);
  layout->addWidget(splitter_);
  panel_->hide();

  connect(&document_, &StudyDocument::view_changed, this, [this](const QString& key) {
    if (key == kView) rebuild_soon();
  });
  connect(&document_, &StudyDocument::tasks_changed, this, &AffinityPage::rebuild_soon);
  connect(&document_, &StudyDocument::location_changed, this, &AffinityPage::update_measure_action);
  connect(&document_, &StudyDocument::scenario_changed, this, [this] {
    show_derivation();
    if (tree_needed()) rebuild_soon();  // its roles say which tasks are leaves
  });
  connect(&document_.selection(), &SelectionModel::hover_changed, this, &AffinityPage::show_hover);
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          &AffinityPage::show_selection);
  connect(&solutions_, &Solutions::solved, this, [this] {
    const auto& solution = solutions_.latest();
    if (solution) transfers_->set_chosen(solution->taxonomy);
  });
  connect(evidence_, &Evidence::ready, this, [this](TaskId target) {
    ++evidence_count_;
    const HeatmapHit& cell = maps_[kNormalised].view->current();
    if (cell.is_cell() &&
        maps_[kNormalised].matrix.targets[static_cast<std::size_t>(cell.row)] == target) {
      show_derivation();
    }
    rebuild_soon();
  });
  connect(&tree_job_, &LatestJob::failed, this, &Page::failed);

  rebuild();
  show_selection();
  if (solutions_.latest()) transfers_->set_chosen(solutions_.latest()->taxonomy);
}

AffinityPage::~AffinityPage() = default;

// --- construction --------------------------------------------------------------------------------

void AffinityPage::make_views() {
  for (const Side side : {kRaw, kNormalised}) {
    Map& map = maps_[side];
    map.view = new HeatmapView(this);
    map.view->setObjectName(QString::fromLatin1(map.key));
    map.title = new QLabel(this);
    map.title->setAlignment(Qt::AlignCenter);
    map.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    QFont bold = map.title->font();
    bold.setBold(true);
    map.title->setFont(bold);
    connect(map.view, &HeatmapView::hovered, this,
            [this, side](int row, int column) { cell_hovered(side, row, column); });
    connect(map.view, &HeatmapView::selected, this,
            [this, side](int row, int column) { cell_selected(side, row, column); });
    connect(map.view, &HeatmapView::row_head_clicked, this, [this, side](int row) {
      const Map& of = maps_[side];
      order_by(AffinityOrder::kRow, of.matrix.data.rows[static_cast<std::size_t>(row)].code,
               of.options.measure);
    });
    connect(map.view, &HeatmapView::column_head_clicked, this, [this, side](int column) {
      const Map& of = maps_[side];
      order_by(AffinityOrder::kColumn,
               of.matrix.data.columns[static_cast<std::size_t>(column)].code, of.options.measure);
    });
  }
  HeatmapView::link(*maps_[kRaw].view, *maps_[kNormalised].view);
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
    for (const Side side : {kRaw, kNormalised}) {
      // Not where a window that comes to the front gives it to its first widget.
      if (now == maps_[side].view && before != nullptr) last_focus_ = side;
    }
  });
}

void AffinityPage::make_panel() {
  panel_ = new QTabWidget(this);
  panel_->setObjectName(QStringLiteral("panel"));
  panel_->setDocumentMode(true);
  transfers_ = new TransferPanel(document_, this);
  panel_->addTab(transfers_, tr("Transfers"));

  derivation_ = new QTextBrowser(this);
  derivation_->setObjectName(QStringLiteral("derivation"));
  derivation_->setAccessibleName(tr("Derivation of the selected cell"));
  derivation_->setFrameShape(QFrame::NoFrame);
  panel_->addTab(derivation_, tr("Derivation"));

  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* display = new QWidget(scroll);
  auto* layout = new QVBoxLayout(display);
  for (const Side side : {kRaw, kNormalised}) {
    Map& map = maps_[side];
    map.settings = new MapSettings(side == kRaw ? tr("Left map") : tr("Right map"), display);
    map.settings->setObjectName(QString::fromLatin1(map.key));
    layout->addWidget(map.settings);
    connect(map.settings, &MapSettings::changed, this,
            [this, side](const HeatmapOptions& options, bool dragging) {
              change_map(side, options, dragging);
            });
    connect(map.settings, &MapSettings::reset_wanted, this,
            [this, side] { change_map(side, default_map(maps_[side].options.measure), false); });
  }
  layout->addStretch();
  scroll->setWidget(display);
  panel_->addTab(scroll, tr("Display"));
  connect(panel_, &QTabWidget::currentChanged, this, [this](int tab) {
    for (int i = 0; i < 3; ++i) {
      if (panel_actions_[static_cast<std::size_t>(i)] != nullptr) {
        panel_actions_[static_cast<std::size_t>(i)]->setChecked(panel_->isVisible() && i == tab);
      }
    }
  });
}

// --- settings ------------------------------------------------------------------------------------

AffinitySource AffinityPage::source() const {
  return {document_.table(), document_.raw_scores(), &evidence_->measures()};
}

QJsonObject AffinityPage::settings_of(Side side) const {
  QJsonObject json = document_.view(kView);
  const QJsonObject own = json[QLatin1String(maps_[side].key)].toObject();
  for (const Map& map : maps_) json.remove(QLatin1String(map.key));
  json.remove(QStringLiteral("title"));
  for (auto it = own.begin(); it != own.end(); ++it) json[it.key()] = it.value();
  if (side == kNormalised) json[QStringLiteral("measure")] = to_string(AffinityMeasure::kAffinity);
  return json;
}

void AffinityPage::change_common(const QString& text, const QString& key, const QJsonValue& value,
                                 int merge_key) {
  QJsonObject view = document_.view(kView);
  view[key] = value;
  document_.set_view(kView, view, text, merge_key);
}

void AffinityPage::change_map(Side side, const HeatmapOptions& options, bool dragging) {
  QJsonObject view = document_.view(kView);
  QJsonObject own = view[QLatin1String(maps_[side].key)].toObject();
  own[QStringLiteral("measure")] = to_string(maps_[side].options.measure);
  own[QStringLiteral("map")] = options.to_json();
  view[QLatin1String(maps_[side].key)] = own;
  const int key = side == kRaw ? kMergeRaw : kMergeNormalised;
  document_.set_view(kView, view, tr("Change the heat map's display"), dragging ? key : -1);
}

void AffinityPage::change_measure() {
  QJsonObject view = document_.view(kView);
  QJsonObject own;  // with the display that suits it
  own[QStringLiteral("measure")] = measure_->currentData().toString();
  if (maps_[kRaw].options.map.cell_values) {
    own[QStringLiteral("map")] = QJsonObject{{QStringLiteral("cell_values"), true}};
  }
  view[QLatin1String(maps_[kRaw].key)] = own;
  document_.set_view(kView, view, tr("Show %1").arg(measure_->currentText()));
}

void AffinityPage::order_by(AffinityOrder order, const QString& task, AffinityMeasure measure) {
  QJsonObject view = document_.view(kView);
  view[QStringLiteral("order")] = to_string(order);
  view[QStringLiteral("order_task")] = task;
  view[QStringLiteral("order_by")] = to_string(measure);
  document_.set_view(kView, view, tr("Order the heat maps"));
}

// --- contents ------------------------------------------------------------------------------------

void AffinityPage::rebuild_soon() { rebuild_timer_->start(); }

bool AffinityPage::tree_needed() const {
  return maps_[kNormalised].options.order == AffinityOrder::kCluster;
}

void AffinityPage::make_tree() {
  if (tree_table_ == document_.table() && tree_roles_ == document_.scenario().roles) return;
  tree_.reset();
  tree_table_ = document_.table();
  tree_roles_ = document_.scenario().roles;
  const auto work = [this, table = tree_table_, scenario = document_.scenario()](
                        const RunContext& context) -> std::function<void()> {
    auto tree = similarity_tree(*table, scenario, TreeOptions{}, context);
    if (!tree) return {};
    auto shared = std::make_shared<const SimilarityTree>(std::move(*tree));
    return [this, shared] {
      tree_ = shared;
      rebuild();
    };
  };
  tree_job_.start(work);
}

void AffinityPage::rebuild() {
  rebuild_timer_->stop();
  const AffinitySource from = source();
  for (const Side side : {kRaw, kNormalised}) {
    maps_[side].options =
        AffinityOptions::from_json(settings_of(side), QString::fromLatin1(maps_[side].kind), from);
  }
  if (tree_needed()) make_tree();
  for (const Side side : {kRaw, kNormalised}) {
    Map& map = maps_[side];
    AffinityOptions content = map.options;
    content.map = {};
    if (!(content == map.made_with) || map.made_of != document_.table() || map.made_by != tree_ ||
        map.made_at != evidence_count_) {
      map.matrix = affinity_matrix(from, map.options, tree_needed() ? tree_.get() : nullptr);
      if (side == kNormalised) mark_overlaps(map.matrix, *evidence_);
      map.made_with = content;
      map.made_of = document_.table();
      map.made_by = tree_;
      map.made_at = evidence_count_;
    }
    const bool any = from.has(map.options.measure);
    map.view->set_empty_text(tr("This study has no %1.").arg(measure_title(map.options.measure)));
    map.view->set_plot(any ? std::make_shared<const HeatmapPlot>(map.matrix.data, map.options.map)
                           : nullptr);
    const QString title =
        side == kNormalised ? tr("Normalised affinity") : measure_title(map.options.measure);
    map.title->setText(title);
    map.title->setToolTip(measure_help(map.options.measure));
    map.view->setAccessibleName(tr("Heat map: %1").arg(title));
  }
  transfers_->set_table(document_.table());
  if (solutions_.latest()) transfers_->set_chosen(solutions_.latest()->taxonomy);
  fill_controls();
  search(search_->text());
  show_selection();
  Q_EMIT status_changed();
}

void AffinityPage::fill_controls() {
  const AffinitySource from = source();
  measure_->clear();
  for (const auto measure :
       {AffinityMeasure::kGain, AffinityMeasure::kQuality, AffinityMeasure::kRawScore,
        AffinityMeasure::kMeanLoss, AffinityMeasure::kWinRate}) {
    if (!from.has(measure)) continue;
    measure_->addItem(measure_title(measure), to_string(measure));
    measure_->setItemData(measure_->count() - 1, measure_help(measure), Qt::ToolTipRole);
  }
  const QString shown = to_string(maps_[kRaw].options.measure);
  if (measure_->findData(shown) < 0) {
    measure_->addItem(measure_title(maps_[kRaw].options.measure), shown);
  }
  measure_->setCurrentIndex(measure_->findData(shown));
  order_->setCurrentIndex(order_->findData(to_string(maps_[kNormalised].options.order)));

  const int leaves = tree_ ? static_cast<int>(tree_->tasks.size()) : 1;
  groups_action_->setVisible(tree_needed());
  groups_->setMaximum(std::max(1, leaves));
  groups_->setEnabled(tree_ != nullptr);
  if (tree_) groups_->setValue(maps_[kNormalised].options.groups);
  groups_label_->setText(tr("%n group(s)", nullptr, groups_->value()));

  values_->setChecked(maps_[kRaw].options.map.cell_values &&
                      maps_[kNormalised].options.map.cell_values);
  for (Map& map : maps_) {
    if (map.view->plot()) {
      map.settings->set_options(map.options.map, map.view->plot()->colours());
      map.settings->setEnabled(true);
    } else {
      map.settings->setEnabled(false);
    }
  }
}

// --- clipboard -----------------------------------------------------------------------------------

AffinityPage::Side AffinityPage::active() const { return last_focus_; }

void AffinityPage::copy_table() {
  QApplication::clipboard()->setText(heatmap_tsv(maps_[active()].matrix.data));
}

void AffinityPage::copy_picture() {
  QApplication::clipboard()->setPixmap(maps_[active()].view->grab_plot());
}

// --- the page ------------------------------------------------------------------------------------

std::vector<FigureRequest> AffinityPage::figures() const {
  std::vector<FigureRequest> figures;
  const Side first = active();
  for (const Side side : {first, first == kRaw ? kNormalised : kRaw}) {
    const Map& map = maps_[side];
    if (!map.view->plot()) continue;
    figures.push_back({QString::fromLatin1(map.kind), map.title->text(), map.options.to_json()});
  }
  return figures;
}

QString AffinityPage::status() const {
  const HeatmapData& cells = maps_[kNormalised].matrix.data;
  const auto missing = std::count_if(cells.values.begin(), cells.values.end(),
                                     [](double value) { return std::isnan(value); });
  QString text =
      tr("%1 targets, %2 sources")
          .arg(QLocale().toString(cells.rows.size()), QLocale().toString(cells.columns.size()));
  if (missing > 0) {
    text += tr(", %n cell(s) not measured", nullptr, static_cast<int>(missing));
  }
  return text;
}

void AffinityPage::show_panel(int tab, bool visible) {
  panel_->setVisible(visible);
  if (visible) panel_->setCurrentIndex(tab);
  for (int i = 0; i < 3; ++i) {
    panel_actions_[static_cast<std::size_t>(i)]->setChecked(visible && i == tab);
  }
  show_derivation();
}

void AffinityPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (shown_) return;
  shown_ = true;
  evidence_->start();
  if (width() > 100 * fontMetrics().averageCharWidth() * 2) show_panel(0, true);
}

void AffinityPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  // Beside the maps where it is wide, else under them.
  const Qt::Orientation wanted =
      width() > 3 * height() / 2 && width() > 150 * fontMetrics().averageCharWidth()
          ? Qt::Horizontal
          : Qt::Vertical;
  if (wanted == splitter_->orientation() && sized_) return;
  sized_ = true;
  splitter_->setOrientation(wanted);
  const int length = wanted == Qt::Horizontal ? width() : height();
  const int part = std::min(length * 2 / 5, 64 * fontMetrics().averageCharWidth());
  splitter_->setSizes({length - part, part});
}

void AffinityPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
    for (Map& map : maps_) map.made_of.reset();  // it has words in it
    rebuild_soon();
  }
}

}  // namespace taskatlas::ui
