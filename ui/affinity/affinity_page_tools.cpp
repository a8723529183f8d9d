// SPDX-License-Identifier: MIT
// The page's tool bar and actions.
#include "ui/affinity/affinity_page.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTabWidget>
#include <tuple>

namespace taskatlas::ui {

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

  QAction* outputs =
      make_action(QStringLiteral("show_outputs"), QStringLiteral("outputs"), tr("Show outputs"),
                  tr("Shows what the selected cell's transfer says of test images, "
                     "those first where it wins most"));
  connect(outputs, &QAction::triggered, this, [this] {
    const TransferId id = document_.selection().transfer();
    if (id.valid()) {
      Q_EMIT outputs_wanted(id);
    } else {
      Q_EMIT failed(tr("Select a measured cell first: its transfer's outputs are shown."));
    }
  });
  tool_bar_->addAction(outputs);
  measure_action_ = make_action(QStringLiteral("measure_transfer"), QStringLiteral("target"),
                                tr("Measure this transfer…"), QString());
  connect(measure_action_, &QAction::triggered, this, &AffinityPage::want_measurement);
  tool_bar_->addAction(measure_action_);
  update_measure_action();

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

}  // namespace taskatlas::ui
