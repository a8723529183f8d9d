// SPDX-License-Identifier: MIT
#include "ui/taxonomy/task_panel.hpp"

#include "ui/document/study_document.hpp"
#include "ui/shared/icon.hpp"
#include "ui/taxonomy/frozen_table.hpp"
#include "ui/taxonomy/task_delegates.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <set>

namespace taskatlas::ui {
namespace {

// By name or code.
class TaskFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const QModelIndex index = sourceModel()->index(row, TaskModel::kTask, parent);
    const QRegularExpression wanted = filterRegularExpression();
    return index.data().toString().contains(wanted) ||
           index.data(TaskModel::kCodeRole).toString().contains(wanted) ||
           index.siblingAtColumn(TaskModel::kRole).data().toString().contains(wanted);
  }
};

}  // namespace

TaskPanel::TaskPanel(StudyDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      model_(new TaskModel(document, this)),
      proxy_(new TaskFilter(this)),
      filter_(new QLineEdit),
      view_(new FrozenTable) {
  proxy_->setSourceModel(model_);
  proxy_->setSortRole(TaskModel::kSortRole);
  proxy_->setSortCaseSensitivity(Qt::CaseInsensitive);
  proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);

  filter_->setPlaceholderText(tr("Filter tasks"));
  filter_->setClearButtonEnabled(true);
  filter_->addAction(themed_icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
  filter_->setAccessibleName(tr("Filter tasks"));
  filter_->setToolTip(tr("Show only tasks whose name, code or role contains this"));
  connect(filter_, &QLineEdit::textChanged, proxy_, [this](const QString& text) {
    proxy_->setFilterRegularExpression(QRegularExpression(
        QRegularExpression::escape(text), QRegularExpression::CaseInsensitiveOption));
  });

  auto* edit = new QToolButton;
  edit->setText(tr("Edit selected"));
  edit->setIcon(themed_icon(QStringLiteral("edit")));
  edit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  edit->setPopupMode(QToolButton::InstantPopup);
  edit->setToolTip(tr("Change all selected tasks at once"));
  edit->setAccessibleName(tr("Edit the selected tasks"));
  auto* menu = new QMenu(edit);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    fill_menu(*menu, selected());
  });
  edit->setMenu(menu);
  edit->setEnabled(false);

  view_->setModel(proxy_);
  view_->setAccessibleName(tr("Tasks of the scenario"));
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                         QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
  view_->setSortingEnabled(true);
  view_->sortByColumn(-1, Qt::AscendingOrder);
  view_->setShowGrid(false);
  view_->setAlternatingRowColors(true);
  view_->setWordWrap(false);
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setTabKeyNavigation(false);
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->verticalHeader()->hide();
  const int em = fontMetrics().height();
  view_->verticalHeader()->setDefaultSectionSize(em + em / 2 + 2);
  view_->horizontalHeader()->setHighlightSections(false);
  view_->horizontalHeader()->setMinimumSectionSize(2 * em);
  const auto width = [&](TaskModel::Column column, double units) {
    view_->setColumnWidth(column, static_cast<int>(units * em));
  };
  width(TaskModel::kTask, 7.6);
  width(TaskModel::kKind, 2.3);
  width(TaskModel::kRole, 6.6);
  width(TaskModel::kImportance, 6);
  width(TaskModel::kCost, 3.2);
  width(TaskModel::kTransferCost, 4.2);
  width(TaskModel::kRequired, 4);
  width(TaskModel::kForbidden, 3.6);
  view_->setItemDelegateForColumn(TaskModel::kRole, new RoleDelegate(view_));
  auto* slider = new SliderDelegate(TaskModel::kMostImportant, view_);
  connect(slider, &SliderDelegate::drag_started, model_, &TaskModel::new_drag);
  view_->setItemDelegateForColumn(TaskModel::kImportance, slider);
  view_->setItemDelegateForColumn(TaskModel::kCost, new CostDelegate(view_));
  view_->setItemDelegateForColumn(TaskModel::kTransferCost, new CostDelegate(view_));
  view_->setItemDelegateForColumn(TaskModel::kRequired, new CheckDelegate(view_));
  view_->setItemDelegateForColumn(TaskModel::kForbidden, new CheckDelegate(view_));
  static_cast<FrozenTable*>(view_)->freeze();
  connect(view_, &QTableView::customContextMenuRequested, this, [this](QPoint at) {
    const std::vector<TaskId> tasks = selected();
    if (tasks.empty()) return;
    QMenu context(this);
    fill_menu(context, tasks);
    context.exec(view_->viewport()->mapToGlobal(at));
  });
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, edit] {
    edit->setEnabled(view_->selectionModel()->hasSelection());
    give_selection();
  });
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          &TaskPanel::take_selection);

  auto* row = new QHBoxLayout;
  row->addWidget(filter_, 1);
  row->addWidget(edit);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, all->contentsMargins().top(), 0, 0);
  all->addLayout(row);
  all->addWidget(view_, 1);
}

std::vector<TaskId> TaskPanel::selected() const {
  std::vector<TaskId> tasks;
  for (const QModelIndex& index : view_->selectionModel()->selectedRows()) {
    tasks.emplace_back(proxy_->mapToSource(index).row());
  }
  return tasks;
}

void TaskPanel::take_selection() {
  if (syncing_) return;
  syncing_ = true;
  QItemSelection wanted;
  QModelIndex first;
  for (const TaskId task : document_.selection().tasks()) {
    const QModelIndex index = proxy_->mapFromSource(model_->index(task.value, 0));
    if (!index.isValid()) continue;
    if (!first.isValid()) first = index;
    wanted.select(index, index.siblingAtColumn(TaskModel::kColumns - 1));
  }
  view_->selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
  if (first.isValid() && isVisible()) view_->scrollTo(first);
  syncing_ = false;
}

void TaskPanel::give_selection() {
  if (syncing_) return;
  syncing_ = true;
  const std::vector<TaskId> tasks = selected();
  document_.selection().select({tasks.begin(), tasks.end()});
  syncing_ = false;
}

void TaskPanel::ask_number(const std::vector<TaskId>& tasks, TaskModel::Column column,
                           double highest) {
  bool accepted = false;
  const double usual = column == TaskModel::kTransferCost ? 0 : 1;
  const double value = QInputDialog::getDouble(
      this, model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
      model_->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString() + QLatin1Char(':'),
      usual, 0, highest, 2, &accepted, {}, 0.5);
  if (accepted) model_->set_all(tasks, column, value);
}

void TaskPanel::fill_menu(QMenu& menu, const std::vector<TaskId>& tasks) {
  QMenu* roles = menu.addMenu(tr("Role"));
  for (const Role role : {Role::kBoth, Role::kSource, Role::kTarget, Role::kUnused}) {
    roles->addAction(role_title(role), this, [this, tasks, role] {
      model_->set_all(tasks, TaskModel::kRole, static_cast<int>(role));
    });
  }
  menu.addAction(tr("Importance…"), this, [this, tasks] {
    ask_number(tasks, TaskModel::kImportance, TaskModel::kMostImportant);
  });
  menu.addAction(tr("Cost…"), this, [this, tasks] { ask_number(tasks, TaskModel::kCost, 1e6); });
  menu.addAction(tr("Already trained (cost 0)"), this,
                 [this, tasks] { model_->set_all(tasks, TaskModel::kCost, 0.0); });
  menu.addAction(tr("Transfer cost…"), this,
                 [this, tasks] { ask_number(tasks, TaskModel::kTransferCost, 1e6); });
  menu.addSeparator();
  menu.addAction(themed_icon(QStringLiteral("require")), tr("Require as source"), this,
                 [this, tasks] { model_->set_all(tasks, TaskModel::kRequired, true); });
  menu.addAction(themed_icon(QStringLiteral("forbid")), tr("Forbid as source"), this,
                 [this, tasks] { model_->set_all(tasks, TaskModel::kForbidden, true); });
  menu.addAction(tr("Neither required nor forbidden"), this, [this, tasks] {
    document_.change_scenario(tr("Free %n task(s)", nullptr, static_cast<int>(tasks.size())),
                              [&](Scenario& scenario) {
                                for (const TaskId task : tasks) {
                                  set_rule(scenario, document_.table()->code(task), Rule::kFree);
                                }
                              });
  });
  menu.addSeparator();
  menu.addAction(tr("Reset to the defaults"), this, [this, tasks] { model_->reset(tasks); });
}

}  // namespace taskatlas::ui
