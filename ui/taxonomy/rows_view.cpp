// SPDX-License-Identifier: MIT
#include "ui/taxonomy/rows_view.hpp"

#include "ui/document/study_document.hpp"
#include "ui/taxonomy/rows_model.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace taskatlas::ui {

QTableView* make_rows_view(RowsModel& model, const QString& accessible_name, bool stretch) {
  auto* view = new QTableView;
  auto* proxy = new QSortFilterProxyModel(view);
  proxy->setSourceModel(&model);
  proxy->setSortRole(RowsModel::kSortRole);
  proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
  view->setModel(proxy);
  view->setSortingEnabled(true);
  view->sortByColumn(-1, Qt::AscendingOrder);
  view->setAccessibleName(accessible_name);
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setSelectionMode(QAbstractItemView::SingleSelection);
  view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view->setShowGrid(false);
  view->setAlternatingRowColors(true);
  view->setWordWrap(false);
  view->setTabKeyNavigation(false);
  view->verticalHeader()->hide();
  const int em = view->fontMetrics().height();
  view->verticalHeader()->setDefaultSectionSize(em + em / 2);
  view->horizontalHeader()->setHighlightSections(false);
  view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  if (stretch) {
    view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  } else {
    view->horizontalHeader()->setMaximumSectionSize(9 * em);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  }
  view->horizontalHeader()->setMinimumSectionSize(2 * em);
  return view;
}

int current_row(const QTableView& view) {
  const auto* proxy = static_cast<const QSortFilterProxyModel*>(view.model());
  return proxy->mapToSource(view.currentIndex()).row();
}

void connect_to_selection(QTableView& view, RowsModel& model, StudyDocument& document) {
  QObject::connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, &view,
                   [&view, &model, &document](const QItemSelection& now) {
                     const int index = current_row(view);
                     if (now.isEmpty() || index < 0) return;
                     const RowsModel::Row& row = model.row(index);
                     if (row.task.valid()) document.selection().select({row.task}, row.transfer);
                   });
}

QLabel* make_heading(const QString& text) {
  auto* label = new QLabel(text);
  QFont font = label->font();
  font.setBold(true);
  label->setFont(font);
  label->setWordWrap(true);
  return label;
}

}  // namespace taskatlas::ui
