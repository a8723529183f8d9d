// SPDX-License-Identifier: MIT
#include "ui/affinity/transfer_panel.hpp"

#include "ui/affinity/transfer_model.hpp"
#include "ui/document/study_document.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <set>
#include <utility>

namespace taskatlas::ui {

TransferPanel::TransferPanel(StudyDocument& document, QWidget* parent)
    : QWidget(parent), document_(document) {
  auto* layout = new QVBoxLayout(this);
  auto* row = new QHBoxLayout;
  auto* words = new QLineEdit(this);
  words->setObjectName(QStringLiteral("transfer_words"));
  words->setPlaceholderText(tr("Filter by task"));
  words->setClearButtonEnabled(true);
  words->setAccessibleName(tr("Filter transfers by task"));
  words->setToolTip(tr("Shows the transfers in whose names or codes all these words occur"));
  orders_ = new QComboBox(this);
  orders_->setObjectName(QStringLiteral("transfer_order"));
  orders_->setAccessibleName(tr("Filter transfers by order"));
  orders_->setToolTip(tr("Shows the transfers of that many sources"));
  auto* chosen = new QCheckBox(tr("Chosen only"), this);
  chosen->setObjectName(QStringLiteral("transfer_chosen"));
  chosen->setToolTip(tr("Shows the transfers that the present scenario's taxonomy uses"));
  count_ = new QLabel(this);
  row->addWidget(words, 1);
  row->addWidget(orders_);
  row->addWidget(chosen);
  layout->addLayout(row);

  model_ = new TransferModel(this);
  filter_ = new TransferFilter(this);
  filter_->setSourceModel(model_);
  view_ = new QTableView(this);
  view_->setObjectName(QStringLiteral("transfers"));
  view_->setAccessibleName(tr("Transfers"));
  view_->setModel(filter_);
  view_->setSortingEnabled(true);
  view_->sortByColumn(TransferModel::kAffinity, Qt::DescendingOrder);
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setSelectionMode(QAbstractItemView::SingleSelection);
  view_->setAlternatingRowColors(true);
  view_->setShowGrid(false);
  view_->setWordWrap(false);  // long sources are elided where the column ends, not after a word
  view_->setTabKeyNavigation(false);
  view_->verticalHeader()->hide();
  view_->verticalHeader()->setDefaultSectionSize(view_->fontMetrics().height() * 3 / 2);
  // Widths from the words, not by looking at thousands of rows.
  QHeaderView* header = view_->horizontalHeader();
  header->setStretchLastSection(false);
  const int em = view_->fontMetrics().horizontalAdvance(QStringLiteral("0"));
  const int widths[TransferModel::kColumns] = {22, 18, 8, 10, 8, 9, 9};
  for (int column = 0; column < TransferModel::kColumns; ++column) {
    view_->setColumnWidth(column, widths[column] * em);
  }
  layout->addWidget(view_, 1);
  layout->addWidget(count_);

  connect(words, &QLineEdit::textChanged, filter_, &TransferFilter::set_words);
  connect(orders_, &QComboBox::currentIndexChanged, this,
          [this](int) { filter_->set_order(orders_->currentData().toInt()); });
  connect(chosen, &QCheckBox::toggled, filter_, &TransferFilter::set_chosen_only);
  const auto count = [this] {
    count_->setText(
        tr("%1 of %2 transfers")
            .arg(QLocale().toString(filter_->rowCount()), QLocale().toString(model_->rowCount())));
  };
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(filter_, signal, this, count);
  }
  connect(filter_, &QAbstractItemModel::modelReset, this, count);
  connect(filter_, &QAbstractItemModel::layoutChanged, this, count);
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            const TransferId id = model_->transfer(filter_->mapToSource(now));
            if (!id.valid() || id == document_.selection().transfer()) return;
            if (!view_->hasFocus()) return;  // it follows the selection then
            const Transfer& transfer = document_.table()->transfer(id);
            std::set<TaskId> tasks(transfer.sources.begin(), transfer.sources.end());
            tasks.insert(transfer.target);
            document_.selection().select(std::move(tasks), id);
          });
}

void TransferPanel::set_table(const std::shared_ptr<const TransferTable>& table) {
  if (table == table_) return;
  table_ = table;
  model_->set_table(table_);
  const int highest = table_->max_order();
  if (orders_->count() == highest + 1) return;
  orders_->clear();
  orders_->addItem(tr("All orders"), 0);
  for (int order = 1; order <= highest; ++order) {
    orders_->addItem(tr("Order %1").arg(QLocale().toString(order)), order);
  }
}

void TransferPanel::set_chosen(const Taxonomy& taxonomy) { model_->set_chosen(&taxonomy); }

void TransferPanel::show_selection() {
  const QModelIndex row =
      filter_->mapFromSource(model_->index_of(document_.selection().transfer()));
  if (!row.isValid()) {
    view_->clearSelection();
  } else if (view_->currentIndex().row() != row.row()) {
    view_->setCurrentIndex(row);
    view_->scrollTo(row);
  }
}

}  // namespace taskatlas::ui
