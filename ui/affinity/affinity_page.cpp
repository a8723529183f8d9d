// SPDX-License-Identifier: MIT
#include "ui/affinity/affinity_page.hpp"

#include "base/error.hpp"
#include "ui/affinity/derivation.hpp"
#include "ui/affinity/map_settings.hpp"
#include "ui/affinity/transfer_model.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

const QString kView = QStringLiteral("affinity");
// Changes of one kind that follow each other are one step to undo.
enum MergeKey { kMergeGroups = 0x4100, kMergeRaw, kMergeNormalised };

}  // namespace

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
  connect(&document_, &StudyDocument::scenario_changed, this, [this] {
    show_derivation();
    if (tree_needed()) rebuild_soon();  // its roles say which tasks are leaves
  });
  connect(&document_.selection(), &SelectionModel::hover_changed, this, &AffinityPage::show_hover);
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          &AffinityPage::show_selection);
  connect(&solutions_, &Solutions::solved, this, [this] {
    const auto& solution = solutions_.latest();
    if (solution) transfers_->set_chosen(&solution->taxonomy);
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
  if (solutions_.latest()) transfers_->set_chosen(&solutions_.latest()->taxonomy);
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

QWidget* AffinityPage::make_transfers() {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  auto* row = new QHBoxLayout;
  auto* words = new QLineEdit(page);
  words->setObjectName(QStringLiteral("transfer_words"));
  words->setPlaceholderText(tr("Filter by task"));
  words->setClearButtonEnabled(true);
  words->setAccessibleName(tr("Filter transfers by task"));
  words->setToolTip(tr("Shows the transfers in whose names or codes all these words occur"));
  order_filter_ = new QComboBox(page);
  order_filter_->setObjectName(QStringLiteral("transfer_order"));
  order_filter_->setAccessibleName(tr("Filter transfers by order"));
  order_filter_->setToolTip(tr("Shows the transfers of that many sources"));
  auto* chosen = new QCheckBox(tr("Chosen only"), page);
  chosen->setObjectName(QStringLiteral("transfer_chosen"));
  chosen->setToolTip(tr("Shows the transfers that the present scenario's taxonomy uses"));
  count_ = new QLabel(page);
  row->addWidget(words, 1);
  row->addWidget(order_filter_);
  row->addWidget(chosen);
  layout->addLayout(row);

  transfers_ = new TransferModel(this);
  filter_ = new TransferFilter(this);
  filter_->setSourceModel(transfers_);
  table_view_ = new QTableView(page);
  table_view_->setObjectName(QStringLiteral("transfers"));
  table_view_->setAccessibleName(tr("Transfers"));
  table_view_->setModel(filter_);
  table_view_->setSortingEnabled(true);
  table_view_->sortByColumn(TransferModel::kAffinity, Qt::DescendingOrder);
  table_view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_view_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_view_->setAlternatingRowColors(true);
  table_view_->setShowGrid(false);
  table_view_->setTabKeyNavigation(false);
  table_view_->verticalHeader()->hide();
  table_view_->verticalHeader()->setDefaultSectionSize(table_view_->fontMetrics().height() * 3 / 2);
  // Widths from the words, not by looking at thousands of rows.
  QHeaderView* header = table_view_->horizontalHeader();
  header->setStretchLastSection(false);
  const int em = table_view_->fontMetrics().horizontalAdvance(QStringLiteral("0"));
  const int widths[TransferModel::kColumns] = {22, 18, 8, 10, 8, 9, 9};
  for (int column = 0; column < TransferModel::kColumns; ++column) {
    table_view_->setColumnWidth(column, widths[column] * em);
  }
  layout->addWidget(table_view_, 1);
  layout->addWidget(count_);

  connect(words, &QLineEdit::textChanged, filter_, &TransferFilter::set_words);
  connect(order_filter_, &QComboBox::currentIndexChanged, this,
          [this](int) { filter_->set_order(order_filter_->currentData().toInt()); });
  connect(chosen, &QCheckBox::toggled, filter_, &TransferFilter::set_chosen_only);
  const auto count = [this] {
    count_->setText(tr("%1 of %2 transfers")
                        .arg(QLocale().toString(filter_->rowCount()),
                             QLocale().toString(transfers_->rowCount())));
  };
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(filter_, signal, this, count);
  }
  connect(filter_, &QAbstractItemModel::modelReset, this, count);
  connect(filter_, &QAbstractItemModel::layoutChanged, this, count);
  connect(table_view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            const TransferId id = transfers_->transfer(filter_->mapToSource(now));
            if (!id.valid() || id == document_.selection().transfer()) return;
            if (!table_view_->hasFocus()) return;  // it follows the selection then
            const Transfer& transfer = document_.table()->transfer(id);
            std::set<TaskId> tasks(transfer.sources.begin(), transfer.sources.end());
            tasks.insert(transfer.target);
            document_.selection().select(std::move(tasks), id);
          });
  return page;
}

void AffinityPage::make_panel() {
  panel_ = new QTabWidget(this);
  panel_->setObjectName(QStringLiteral("panel"));
  panel_->setDocumentMode(true);
  panel_->addTab(make_transfers(), tr("Transfers"));

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

QAction* AffinityPage::make_action(const QString& id, const QString& icon, const QString& text,
                                   const QString& tip, const QKeySequence& shortcut) {
  auto* action = new QAction(themed_icon(icon), text, this);
  action->setObjectName(id);
  action->setShortcut(shortcut);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setToolTip(tip);  // the window adds the keys, which the user can change
  addAction(action);
  actions_.push_back(action);
  return action;
}

void AffinityPage::make_tool_bar() {
  tool_bar_ = new PageToolBar(tr("Affinity"), this);
  tool_bar_->setObjectName(QStringLiteral("affinity_tool_bar"));
  const auto labelled = [this](const QString& text, QComboBox* box, const QString& tip) {
    auto* label = new QLabel(text, tool_bar_);
    label->setContentsMargins(fontMetrics().height() / 3, 0, fontMetrics().height() / 4, 0);
    label->setBuddy(box);
    tool_bar_->addWidget(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setAccessibleName(QString(text).remove(u'&').remove(u':'));
    box->setToolTip(tip);
    tool_bar_->addWidget(box);
  };
  measure_ = new QComboBox(tool_bar_);
  measure_->setObjectName(QStringLiteral("measure"));
  labelled(tr("&Left:"), measure_, tr("What the left map shows"));
  connect(measure_, &QComboBox::activated, this, [this] { change_measure(); });

  order_ = new QComboBox(tool_bar_);
  order_->setObjectName(QStringLiteral("order"));
  const std::pair<AffinityOrder, QString> kinds[] = {
      {AffinityOrder::kTable, tr("As in the study")},
      {AffinityOrder::kName, tr("Name")},
      {AffinityOrder::kKind, tr("Kind")},
      {AffinityOrder::kValue, tr("Mean affinity")},
      {AffinityOrder::kRow, tr("Selected target")},
      {AffinityOrder::kColumn, tr("Selected source")},
      {AffinityOrder::kCluster, tr("Similarity")}};
  for (const auto& [order, title] : kinds) order_->addItem(title, to_string(order));
  labelled(tr("&Order:"), order_,
           tr("Order of rows and columns in both maps. Click a task's name to order by it."));
  order_->setWhatsThis(
      tr("“Selected target” orders the sources by what they give to the target of the selected "
         "cell, “Selected source” the targets by what they take from its source. “Similarity” "
         "clusters the sources by what they are good for, and draws the tree."));
  connect(order_, &QComboBox::activated, this, [this] {
    const auto order = parse_affinity_order(order_->currentData().toString());
    const Map& map = maps_[kNormalised];
    const HeatmapHit& cell = map.view->current();
    QString task;
    if (cell.is_cell()) {
      task = order == AffinityOrder::kRow
                 ? map.matrix.data.rows[static_cast<std::size_t>(cell.row)].code
                 : map.matrix.data.columns[static_cast<std::size_t>(cell.column)].code;
    }
    if ((order == AffinityOrder::kRow || order == AffinityOrder::kColumn) && task.isEmpty()) {
      fill_controls();
      Q_EMIT failed(tr("Select a cell first: its task is what the order is by."));
      return;
    }
    order_by(order.value_or(AffinityOrder::kTable), task, AffinityMeasure::kAffinity);
  });

  auto* groups = new QWidget(tool_bar_);
  auto* groups_layout = new QHBoxLayout(groups);
  groups_layout->setContentsMargins(fontMetrics().height() / 2, 0, 0, 0);
  groups_ = new QSlider(Qt::Horizontal, groups);
  groups_->setObjectName(QStringLiteral("groups"));
  groups_->setMinimum(1);
  groups_->setPageStep(1);
  groups_->setMinimumWidth(7 * fontMetrics().height());
  groups->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  groups_->setMaximumWidth(12 * fontMetrics().height());
  groups_->setAccessibleName(tr("Groups"));
  groups_->setToolTip(tr("Cuts the tree into this many groups"));
  groups_label_ = new QLabel(groups);
  groups_label_->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%n group(s)", nullptr, 88)));
  groups_layout->addWidget(groups_);
  groups_layout->addWidget(groups_label_);
  groups_action_ = tool_bar_->addWidget(groups);
  connect(groups_, &QSlider::valueChanged, this, [this](int value) {
    if (value == maps_[kNormalised].options.groups) return;
    change_common(tr("Cut the tree"), QStringLiteral("groups"), value, kMergeGroups);
  });
  tool_bar_->addSeparator();

  values_ = make_action(QStringLiteral("values"), QStringLiteral("table"), tr("Values in cells"),
                        tr("Writes values into the cells where they fit"));
  values_->setCheckable(true);
  connect(values_, &QAction::triggered, this, [this](bool on) {
    QJsonObject view = document_.view(kView);
    for (const Map& map : maps_) {
      QJsonObject side = view[QLatin1String(map.key)].toObject();
      HeatmapOptions options = map.options.map;
      options.cell_values = on;
      side[QStringLiteral("map")] = options.to_json();
      side[QStringLiteral("measure")] = to_string(map.options.measure);
      view[QLatin1String(map.key)] = side;
    }
    document_.set_view(kView, view, on ? tr("Show values in cells") : tr("Hide values in cells"));
  });
  tool_bar_->addAction(values_);

  const char* ids[] = {"transfers", "derivation", "display"};
  const char* icons[] = {"panel", "info", "colours"};
  const QString tips[] = {tr("Shows all transfers, of every order, as a table"),
                          tr("Shows how the selected cell's affinity comes about"),
                          tr("Colours, scales and limits of the two maps")};
  for (int tab = 0; tab < 3; ++tab) {
    const auto i = static_cast<std::size_t>(tab);
    panel_actions_[i] = make_action(QString::fromLatin1(ids[i]) + QStringLiteral("_panel"),
                                    QString::fromLatin1(icons[i]), panel_->tabText(tab), tips[i]);
    panel_actions_[i]->setCheckable(true);
    connect(panel_actions_[i], &QAction::triggered, this,
            [this, tab](bool on) { show_panel(tab, on); });
    tool_bar_->addAction(panel_actions_[i]);
  }
  tool_bar_->addSeparator();

  QAction* table = make_action(
      QStringLiteral("copy_table"), QStringLiteral("copy"), tr("Copy as table"),
      tr("Copies the map that was used last, as tab-separated values"), QKeySequence::Copy);
  connect(table, &QAction::triggered, this, &AffinityPage::copy_table);
  tool_bar_->addAction(table);
  QAction* picture =
      make_action(QStringLiteral("copy_picture"), QStringLiteral("figure"), tr("Copy as picture"),
                  tr("Copies the map that was used last, as it looks"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
  connect(picture, &QAction::triggered, this, &AffinityPage::copy_picture);
  tool_bar_->addAction(picture);
  tool_bar_->addSeparator();

  const std::tuple<QString, QString, QString, void (HeatmapView::*)()> zooms[] = {
      {QStringLiteral("zoom-in"), tr("Zoom in"), tr("Shows fewer, larger cells"),
       &HeatmapView::zoom_in},
      {QStringLiteral("zoom-out"), tr("Zoom out"), tr("Shows more, smaller cells"),
       &HeatmapView::zoom_out},
      {QStringLiteral("zoom-fit"), tr("Show everything"), tr("Shows the whole matrix"),
       &HeatmapView::zoom_to_fit}};
  for (const auto& [icon, text, tip, slot] : zooms) {
    connect(make_action(icon, icon, text, tip), &QAction::triggered, maps_[kNormalised].view, slot);
  }

  search_ = new QLineEdit(tool_bar_);
  search_->setObjectName(QStringLiteral("search"));
  search_->setPlaceholderText(tr("Find a task"));
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(18 * fontMetrics().averageCharWidth() + 3 * fontMetrics().height());
  search_->setAccessibleName(tr("Find a task"));
  search_->setToolTip(tr("Marks tasks by name or code; Enter goes to the next one"));
  connect(search_, &QLineEdit::textChanged, this, &AffinityPage::search);
  connect(search_, &QLineEdit::returnPressed, this, &AffinityPage::jump_to_match);
  tool_bar_->addWidget(search_);
  QAction* find = make_action(QStringLiteral("find"), QStringLiteral("search"), tr("Find a task"),
                              tr("Goes to the search box"), QKeySequence::Find);
  connect(find, &QAction::triggered, this, [this] {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
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
      if (side == kNormalised) mark_overlaps(map.matrix);
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
  if (shown_table_ != document_.table()) {
    shown_table_ = document_.table();
    transfers_->set_table(shown_table_);
  }
  if (solutions_.latest()) transfers_->set_chosen(&solutions_.latest()->taxonomy);
  fill_controls();
  search(search_->text());
  show_selection();
  Q_EMIT status_changed();
}

// Two neighbours in rank whose intervals overlap cannot be told apart.
void AffinityPage::mark_overlaps(AffinityMatrix& matrix) const {
  HeatmapData& cells = matrix.data;
  bool any = false;
  const std::size_t columns = matrix.sources.size();
  std::vector<std::uint8_t> marks(cells.values.size(), 0);
  for (std::size_t row = 0; row < matrix.targets.size(); ++row) {
    const auto evidence = evidence_->of(matrix.targets[row]);
    if (!evidence || !evidence->intervals) continue;
    struct Ranked {
      double value;
      std::size_t column;
      Interval interval;
    };
    std::vector<Ranked> ranked;
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t cell = row * columns + column;
      if (!matrix.sources[column].valid() || std::isnan(cells.values[cell])) continue;
      const auto at = evidence->find(matrix.transfers[cell]);
      if (!at) continue;
      ranked.push_back({cells.values[cell], column, evidence->intervals->affinity_interval[*at]});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.value > b.value; });
    for (std::size_t i = 1; i < ranked.size(); ++i) {
      const Interval& better = ranked[i - 1].interval;
      const Interval& worse = ranked[i].interval;
      if (!(better.lower <= worse.upper && worse.lower <= better.upper)) continue;
      marks[row * columns + ranked[i - 1].column] = 1;
      marks[row * columns + ranked[i].column] = 1;
      any = true;
    }
  }
  if (!any) return;
  cells.marks = std::move(marks);
  cells.mark_name = tr("Interval overlaps a neighbour's");
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
  const int highest = document_.table()->max_order();
  if (order_filter_->count() != highest + 1) {
    order_filter_->clear();
    order_filter_->addItem(tr("All orders"), 0);
    for (int order = 1; order <= highest; ++order) {
      order_filter_->addItem(tr("Order %1").arg(QLocale().toString(order)), order);
    }
  }
}

// --- selection, hover, read-out ------------------------------------------------------------------

void AffinityPage::cell_hovered(Side side, int row, int column) {
  const AffinityMatrix& matrix = maps_[side].matrix;
  Hover hover;
  if (row >= 0 && column >= 0) {
    hover.task = matrix.targets[static_cast<std::size_t>(row)];
    hover.source = matrix.sources[static_cast<std::size_t>(column)];
    hover.transfer = matrix.transfer(row, column);
  } else if (row >= 0) {
    hover.task = matrix.targets[static_cast<std::size_t>(row)];
  } else if (column >= 0) {
    hover.task = matrix.sources[static_cast<std::size_t>(column)];
  }
  document_.selection().set_hover(hover);
  show_readout();
}

void AffinityPage::cell_selected(Side side, int row, int column) {
  last_focus_ = side;
  const AffinityMatrix& matrix = maps_[side].matrix;
  std::set<TaskId> tasks{matrix.targets[static_cast<std::size_t>(row)]};
  const TaskId from = matrix.sources[static_cast<std::size_t>(column)];
  if (from.valid()) tasks.insert(from);
  document_.selection().select(std::move(tasks), matrix.transfer(row, column));
  evidence_->ask_first(matrix.targets[static_cast<std::size_t>(row)]);
  show_readout();
  show_derivation();
}

void AffinityPage::show_hover() {
  const Hover& hover = document_.selection().hover();
  for (Map& map : maps_) {
    HeatmapHit hit;
    if (hover.transfer.valid()) {
      const Transfer& transfer = document_.table()->transfer(hover.transfer);
      if (transfer.order() == 1) {
        hit = map.matrix.find(transfer.target,
                              transfer.sources.empty() ? TaskId() : transfer.sources.front());
      }
    } else if (hover.source.valid() && hover.task.valid()) {
      hit = map.matrix.find(hover.task, hover.source);
    } else if (hover.task.valid()) {
      const auto row = std::find(map.matrix.targets.begin(), map.matrix.targets.end(), hover.task);
      const auto column =
          std::find(map.matrix.sources.begin(), map.matrix.sources.end(), hover.task);
      // A task alone: its head, as a target if it is one.
      if (row != map.matrix.targets.end()) {
        hit.row = static_cast<int>(row - map.matrix.targets.begin());
      } else if (column != map.matrix.sources.end()) {
        hit.column = static_cast<int>(column - map.matrix.sources.begin());
      }
    }
    // The pointer is on a map itself: it knows better.
    if (map.view->underMouse() || maps_[kRaw].view->underMouse() ||
        maps_[kNormalised].view->underMouse()) {
      continue;
    }
    map.view->set_hover(hit);
  }
  show_readout();
}

void AffinityPage::show_selection() {
  const SelectionModel& selection = document_.selection();
  const TransferId id = selection.transfer();
  for (Map& map : maps_) {
    HeatmapHit cell;
    if (id.valid()) {
      const Transfer& transfer = document_.table()->transfer(id);
      if (transfer.order() == 1) {
        cell = map.matrix.find(transfer.target,
                               transfer.sources.empty() ? TaskId() : transfer.sources.front());
      }
    } else if (map.view->current().is_cell() && !selection.tasks().empty()) {
      // A cell that was never measured is selected by its tasks.
      const HeatmapHit& now = map.view->current();
      const TaskId target = map.matrix.targets[static_cast<std::size_t>(now.row)];
      const TaskId from = map.matrix.sources[static_cast<std::size_t>(now.column)];
      const std::set<TaskId> own =
          from.valid() ? std::set<TaskId>{target, from} : std::set<TaskId>{target};
      if (own == selection.tasks()) cell = now;
    }
    map.view->set_current(cell);
  }
  if (search_->text().isEmpty()) search(QString());
  const QModelIndex row = filter_->mapFromSource(transfers_->index_of(id));
  if (row.isValid()) {
    if (table_view_->currentIndex().row() != row.row()) {
      table_view_->setCurrentIndex(row);
      table_view_->scrollTo(row);
    }
  } else {
    table_view_->clearSelection();
  }
  show_readout();
  show_derivation();
}

QString AffinityPage::evidence_text(const HeatmapHit& cell) const {
  const AffinityMatrix& matrix = maps_[kNormalised].matrix;
  const TaskId target = matrix.targets[static_cast<std::size_t>(cell.row)];
  const auto evidence = evidence_->of(target);
  if (!evidence) {
    const auto& with = document_.targets_with_losses();
    return std::find(with.begin(), with.end(), target) != with.end() ? tr("reading the losses …")
                                                                     : QString();
  }
  const TransferId id = matrix.transfer(cell.row, cell.column);
  const auto at = id.valid() ? evidence->find(id) : std::nullopt;
  if (!at) return {};
  const QLocale locale;
  QString text = tr("n = %1 images").arg(locale.toString(evidence->means[*at].images));
  if (evidence->groups != evidence->images) {
    text += u' ' + tr("in %n group(s)", nullptr, static_cast<int>(evidence->groups));
  }
  if (!evidence->problem.empty()) return text;
  if (!evidence->intervals) return tr("%1 · interval being computed").arg(text);
  // The interval of the component, on the scale of what the cell shows.
  const double value =
      matrix.data.at(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
  const double factor = value / evidence->derivation.affinity[*at];
  const Interval& interval = evidence->intervals->affinity_interval[*at];
  text += tr(" · 90 % interval %1 to %2")
              .arg(locale.toString(interval.lower * factor, 'g', 3),
                   locale.toString(interval.upper * factor, 'g', 3));
  const auto index = static_cast<std::size_t>(cell.row) * matrix.sources.size() +
                     static_cast<std::size_t>(cell.column);
  if (!matrix.data.marks.empty() && matrix.data.marks[index] != 0) {
    text += tr(" · overlaps its neighbour in rank");
  }
  return text;
}

QString AffinityPage::readout(const HeatmapHit& cell) const {
  const QLocale locale;
  const AffinityMatrix& matrix = maps_[kNormalised].matrix;
  const auto row = static_cast<std::size_t>(cell.row);
  const auto column = static_cast<std::size_t>(cell.column);
  QString text = tr("<b>%1 → %2</b>")
                     .arg(matrix.data.columns[column].label.toHtmlEscaped(),
                          matrix.data.rows[row].label.toHtmlEscaped());
  for (const Side side : {kNormalised, kRaw}) {
    const Map& map = maps_[side];
    if (side == kRaw && map.options.measure == AffinityMeasure::kAffinity) continue;
    if (!map.view->plot()) continue;
    const double value = map.matrix.data.at(row, column);
    const QString name = measure_title(map.options.measure).toLower();
    if (std::isnan(value)) {
      text += QStringLiteral("&nbsp; · ") + tr("%1 not measured").arg(name);
      continue;
    }
    text +=
        QStringLiteral("&nbsp; · ") + tr("%1 <b>%2</b>").arg(name, locale.toString(value, 'g', 4));
    const auto rank = rank_in_row(map.matrix, cell.row, cell.column,
                                  map.options.measure == AffinityMeasure::kMeanLoss);
    if (rank) {
      text +=
          u' ' + tr("(rank %1 of %2)").arg(locale.toString(rank->rank), locale.toString(rank->of));
    }
  }
  const QString evidence = evidence_text(cell);
  if (!evidence.isEmpty()) text += QStringLiteral("<br>") + evidence;
  return text;
}

void AffinityPage::show_readout() {
  const HeatmapView& view = *maps_[kNormalised].view;
  const HeatmapView& other = *maps_[kRaw].view;
  HeatmapHit cell = view.hover().is_cell() ? view.hover() : other.hover();
  if (!cell.is_cell()) cell = view.current();
  const AffinityMatrix& matrix = maps_[kNormalised].matrix;
  if (!cell.is_cell() || cell.row >= static_cast<int>(matrix.targets.size()) ||
      cell.column >= static_cast<int>(matrix.sources.size())) {
    readout_->setText(
        tr("Point at a cell, or move with the arrow keys, to read its value, rank and interval."));
    return;
  }
  readout_->setText(readout(cell));
}

void AffinityPage::show_derivation() {
  if (!panel_->isVisible() || panel_->currentIndex() != 1) return;
  const TransferId id = document_.selection().transfer();
  const auto evidence =
      id.valid() ? evidence_->of(document_.table()->transfer(id).target) : nullptr;
  derivation_->setHtml(
      derivation_html(*document_.table(), document_.scenario(), id, evidence.get()));
}

// --- search and clipboard ------------------------------------------------------------------------

void AffinityPage::search(const QString& text) {
  match_ = -1;
  const QString wanted = text.trimmed();
  for (Map& map : maps_) {
    std::set<int> rows, columns;
    const auto matches = [&](const HeatmapLabel& label) {
      if (wanted.isEmpty()) {
        // Nothing is looked for: what is selected elsewhere is marked.
        return !map.view->current().is_cell() && label.task.valid() &&
               document_.selection().tasks().contains(label.task);
      }
      return label.label.contains(wanted, Qt::CaseInsensitive) ||
             label.code.contains(wanted, Qt::CaseInsensitive);
    };
    for (std::size_t i = 0; i < map.matrix.data.rows.size(); ++i) {
      if (matches(map.matrix.data.rows[i])) rows.insert(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < map.matrix.data.columns.size(); ++i) {
      if (matches(map.matrix.data.columns[i])) columns.insert(static_cast<int>(i));
    }
    if (wanted.isEmpty() && map.view->current().is_cell()) {
      rows = {map.view->current().row};
      columns = {map.view->current().column};
    }
    map.view->set_highlights(std::move(rows), std::move(columns));
  }
}

void AffinityPage::jump_to_match() {
  HeatmapView& view = *maps_[kNormalised].view;
  if (search_->text().trimmed().isEmpty()) return;
  const int rows = static_cast<int>(view.highlighted_rows().size());
  const int all = rows + static_cast<int>(view.highlighted_columns().size());
  if (all == 0) {
    Q_EMIT failed(tr("No task is called “%1”.").arg(search_->text()));
    return;
  }
  match_ = (match_ + 1) % all;
  HeatmapHit hit;
  if (match_ < rows) {
    hit.row = *std::next(view.highlighted_rows().begin(), match_);
  } else {
    hit.column = *std::next(view.highlighted_columns().begin(), match_ - rows);
  }
  view.show_cell(hit);
  for (Map& map : maps_) map.view->set_hover(hit);
}

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
