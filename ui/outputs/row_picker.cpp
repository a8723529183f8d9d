// SPDX-License-Identifier: MIT
#include "ui/outputs/row_picker.hpp"

#include "ui/outputs/name_list.hpp"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

void RowModel::set_rows(std::vector<OutputRow> rows, const QStringList& ticked) {
  beginResetModel();
  rows_ = std::move(rows);
  ticked_ = ticked;
  endResetModel();
}

void RowModel::set_ticked(const QStringList& ticked) {
  ticked_ = ticked;
  if (!rows_.empty()) {
    Q_EMIT dataChanged(index(0, kName), index(rowCount() - 1, kName), {Qt::CheckStateRole});
  }
}

int RowModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RowModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const OutputRow& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::CheckStateRole && index.column() == kName) {
    return ticked_.contains(row.key) ? Qt::Checked : Qt::Unchecked;
  }
  if (role == Qt::ToolTipRole) return row_tip(row);
  if (role == Qt::TextAlignmentRole && index.column() != kName) {
    return QVariant::fromValue<int>(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case kName:
      return row.title;
    case kOrder:
      return row.pseudo ? QString() : QLocale().toString(row.order);
    case kAffinity:
      return std::isfinite(row.affinity) ? QLocale().toString(row.affinity, 'g', 3) : QString();
    default:
      return {};
  }
}

bool RowModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::CheckStateRole || index.column() != kName) return false;
  Q_EMIT ticked(rows_[static_cast<std::size_t>(index.row())].key, value.toInt() == Qt::Checked);
  return true;
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case kName:
      return tr("Network");
    case kOrder:
      return tr("Order");
    case kAffinity:
      return tr("Affinity");
    default:
      return {};
  }
}

Qt::ItemFlags RowModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.isValid() && index.column() == kName) flags |= Qt::ItemIsUserCheckable;
  return flags;
}

RowPicker::RowPicker(QWidget* parent)
    : QFrame(parent, Qt::Popup),
      model_(new RowModel(this)),
      filter_(new QSortFilterProxyModel(this)),
      search_(new QLineEdit),
      table_(new QTableView) {
  setObjectName(QStringLiteral("row_picker"));
  setAccessibleName(tr("Networks side by side"));
  setFrameShape(QFrame::StyledPanel);
  const int em = fontMetrics().height();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
  search_->setObjectName(QStringLiteral("row_search"));
  search_->setPlaceholderText(tr("Find a network by its sources"));
  search_->setAccessibleName(tr("Find a network"));
  search_->setToolTip(tr("Shows the networks with these letters in their name"));
  search_->setClearButtonEnabled(true);
  connect(search_, &QLineEdit::textChanged, filter_, &QSortFilterProxyModel::setFilterFixedString);
  filter_->setSourceModel(model_);
  filter_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  filter_->setFilterKeyColumn(RowModel::kName);
  table_->setObjectName(QStringLiteral("row_table"));
  table_->setAccessibleName(tr("Networks"));
  table_->setModel(filter_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(true);
  table_->setTextElideMode(Qt::ElideMiddle);  // of a word that is wider than the column
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setMinimumSectionSize(em * 3 / 2);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setSectionResizeMode(RowModel::kName, QHeaderView::Stretch);
  table_->horizontalHeader()->setHighlightSections(false);
  auto* usual = new QPushButton(tr("&Usual ones"));
  usual->setObjectName(QStringLiteral("usual_rows"));
  usual->setToolTip(
      tr("The task-specific network, the best and the worst transfer of first order, "
         "the best of higher order, and the network from scratch"));
  connect(usual, &QPushButton::clicked, this, &RowPicker::usual_wanted);
  auto* done = new QPushButton(tr("&Done"));
  done->setToolTip(tr("Closes this list (Escape)"));
  connect(done, &QPushButton::clicked, this, &QWidget::close);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(usual);
  buttons->addStretch(1);
  buttons->addWidget(done);
  column->addWidget(search_);
  column->addWidget(table_, 1);
  column->addLayout(buttons);
}

void RowPicker::open_below(QWidget* button) {
  const int em = fontMetrics().height();
  resize(em * 32, em * 24);
  QPoint at = button->mapToGlobal(QPoint(0, button->height()));
  if (const QScreen* screen = button->screen()) {
    const QRect room = screen->availableGeometry();
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
  }
  move(at);
  show();
  table_->resizeRowsToContents();  // how many lines a name takes depends on the column's width
  search_->setFocus();
}

RowBox::RowBox(QWidget* parent) : QComboBox(parent) {
  setEditable(true);
  setInsertPolicy(QComboBox::NoInsert);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(12);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  completer()->setCompletionMode(QCompleter::PopupCompletion);
  completer()->setFilterMode(Qt::MatchContains);
  connect(this, &QComboBox::activated, this,
          [this](int index) { Q_EMIT chosen(itemData(index).toString()); });
  connect(this, &QComboBox::currentIndexChanged, this, &RowBox::tell_whole_name);
  // What was typed and is no network gives way to the one that is chosen.
  connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
    setEditText(itemText(currentIndex()));
    lineEdit()->setCursorPosition(0);
  });
}

void RowBox::set_rows(const std::vector<OutputRow>& rows) {
  const QSignalBlocker quiet(this);
  clear();
  for (const OutputRow& row : rows) {
    addItem(row.title, row.key);
    setItemData(count() - 1, row_tip(row), Qt::ToolTipRole);
  }
  fit_list(*this);
  tell_whole_name();
}

void RowBox::set_current(const QString& key) {
  const QSignalBlocker quiet(this);
  setCurrentIndex(findData(key));
  lineEdit()->setCursorPosition(0);  // the beginning of a long name
  tell_whole_name();
}

void RowBox::tell_whole_name() {
  const QString name = itemData(currentIndex(), Qt::ToolTipRole).toString();
  lineEdit()->setToolTip(name.isEmpty() ? toolTip() : name + QStringLiteral("\n\n") + toolTip());
}

}  // namespace taskatlas::ui
