// SPDX-License-Identifier: MIT
#include "ui/taxonomy/rows_model.hpp"

#include <QApplication>
#include <QFont>
#include <algorithm>

namespace taskatlas::ui {

RowsModel::RowsModel(QStringList headers, std::vector<int> numeric, QObject* parent)
    : QAbstractTableModel(parent), headers_(std::move(headers)), numeric_(std::move(numeric)) {}

void RowsModel::set_rows(std::vector<Row> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

int RowsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(headers_.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Cell& cell = row(index.row()).cells[static_cast<std::size_t>(index.column())];
  switch (role) {
    case Qt::DisplayRole:
      return cell.text;
    case kSortRole:
      return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
    case Qt::ToolTipRole:
      return cell.tooltip.isEmpty() ? cell.text : cell.tooltip;
    case Qt::FontRole: {
      if (!cell.bold) return {};
      QFont font = QApplication::font();
      font.setBold(true);
      return font;
    }
    case Qt::TextAlignmentRole:
      if (std::find(numeric_.begin(), numeric_.end(), index.column()) == numeric_.end()) return {};
      return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
      return {};
  }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= headers_.size()) return {};
  if (role == Qt::DisplayRole) return headers_[section];
  if (role == Qt::ToolTipRole && section < tooltips_.size()) return tooltips_[section];
  if (role == Qt::TextAlignmentRole) {
    const bool right = std::find(numeric_.begin(), numeric_.end(), section) != numeric_.end();
    return QVariant::fromValue((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

}  // namespace taskatlas::ui
