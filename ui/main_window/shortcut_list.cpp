// SPDX-License-Identifier: MIT
#include "ui/main_window/shortcut_list.hpp"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace taskatlas::ui {

ShortcutList::ShortcutList(const std::vector<NamedAction>& actions, QWidget* parent)
    : QDialog(parent) {
  setWindowTitle(tr("Keyboard shortcuts"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* model = new QStandardItemModel(0, 3, this);
  model->setHorizontalHeaderLabels({tr("Action"), tr("Keys"), tr("Where")});
  for (const NamedAction& named : actions) {
    if (named.action == nullptr) continue;
    QStringList keys;
    for (const QKeySequence& sequence : named.action->shortcuts()) {
      keys << sequence.toString(QKeySequence::NativeText);
    }
    if (keys.isEmpty()) continue;
    model->appendRow({new QStandardItem(plain_text(*named.action)),
                      new QStandardItem(keys.join(QStringLiteral(", "))),
                      new QStandardItem(named.group)});
  }
  auto* proxy = new QSortFilterProxyModel(this);
  proxy->setSourceModel(model);
  proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
  proxy->setFilterKeyColumn(-1);
  auto* filter = new QLineEdit(this);
  filter->setPlaceholderText(tr("Filter"));
  filter->setAccessibleName(tr("Filter shortcuts"));
  filter->setClearButtonEnabled(true);
  connect(filter, &QLineEdit::textChanged, proxy, &QSortFilterProxyModel::setFilterFixedString);
  auto* view = new QTreeView(this);
  view->setModel(proxy);
  view->setAccessibleName(tr("Keyboard shortcuts"));
  view->setRootIsDecorated(false);
  view->setUniformRowHeights(true);
  view->setSortingEnabled(true);
  view->sortByColumn(2, Qt::AscendingOrder);
  view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  view->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  view->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addWidget(filter);
  column->addWidget(view);
  column->addWidget(buttons);
  const int line = fontMetrics().height();
  resize(line * 36, line * 30);
}

}  // namespace taskatlas::ui
