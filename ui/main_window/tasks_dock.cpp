// SPDX-License-Identifier: MIT
#include "ui/main_window/tasks_dock.hpp"

#include "ui/document/study_document.hpp"
#include "ui/main_window/tasks_model.hpp"
#include "ui/shared/plot_style.hpp"

#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace taskatlas::ui {
namespace {

constexpr TaskKind kKinds[] = {TaskKind::k2D, TaskKind::k3D, TaskKind::kGeometric,
                               TaskKind::kSemantic, TaskKind::kNone};

class KindDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                        const QModelIndex&) const override {
    auto* combo = new QComboBox(parent);
    for (const TaskKind kind : kKinds) combo->addItem(kind_name(kind), static_cast<int>(kind));
    return combo;
  }
  void setEditorData(QWidget* editor, const QModelIndex& index) const override {
    auto* combo = static_cast<QComboBox*>(editor);
    combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
    combo->showPopup();
  }
  void setModelData(QWidget* editor, QAbstractItemModel* model,
                    const QModelIndex& index) const override {
    model->setData(index, static_cast<QComboBox*>(editor)->currentData());
  }
};

}  // namespace

TasksDock::TasksDock(QWidget* parent) : QDockWidget(tr("Tasks"), parent) {
  setObjectName(QStringLiteral("tasks"));
  auto* inside = new QWidget(this);
  auto* filter = new QLineEdit(inside);
  filter->setPlaceholderText(tr("Filter tasks"));
  filter->setAccessibleName(filter->placeholderText());
  filter->setClearButtonEnabled(true);
  proxy_ = new QSortFilterProxyModel(this);
  proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  proxy_->setFilterKeyColumn(-1);
  proxy_->setSortCaseSensitivity(Qt::CaseInsensitive);
  connect(filter, &QLineEdit::textChanged, proxy_, &QSortFilterProxyModel::setFilterFixedString);
  view_ = new QTreeView(inside);
  view_->setModel(proxy_);
  view_->setAccessibleName(tr("Tasks"));
  view_->setWhatsThis(
      tr("The tasks of this study. Double-click or press F2 to change a task's name or kind; what "
         "is selected here is selected on every page."));
  view_->setRootIsDecorated(false);
  view_->setUniformRowHeights(true);
  view_->setSortingEnabled(true);
  view_->sortByColumn(TasksModel::kName, Qt::AscendingOrder);
  view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  view_->setItemDelegateForColumn(TasksModel::kKind, new KindDelegate(view_));
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &TasksDock::take_selection);
  auto* column = new QVBoxLayout(inside);
  column->addWidget(filter);
  column->addWidget(view_);
  setWidget(inside);
}

void TasksDock::set_document(StudyDocument* document) {
  if (document_ != nullptr) document_->selection().disconnect(this);
  QAbstractItemModel* before = proxy_->sourceModel();
  document_ = document;
  proxy_->setSourceModel(document == nullptr ? nullptr : new TasksModel(*document, this));
  delete before;
  if (document == nullptr) return;
  view_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  connect(&document->selection(), &SelectionModel::selection_changed, this,
          &TasksDock::show_selection);
  show_selection();
}

void TasksDock::take_selection() {
  if (document_ == nullptr || own_change_) return;
  std::set<TaskId> tasks;
  for (const QModelIndex& index : view_->selectionModel()->selectedRows()) {
    tasks.insert(TaskId(proxy_->mapToSource(index).row()));
  }
  own_change_ = true;
  document_->selection().select(std::move(tasks));
  own_change_ = false;
}

void TasksDock::show_selection() {
  if (own_change_) return;
  own_change_ = true;
  QItemSelection selection;
  for (const TaskId task : document_->selection().tasks()) {
    const QModelIndex index = proxy_->mapFromSource(proxy_->sourceModel()->index(task.value, 0));
    if (index.isValid()) selection.select(index, index);
  }
  view_->selectionModel()->select(selection,
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  own_change_ = false;
}

}  // namespace taskatlas::ui
