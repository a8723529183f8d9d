// SPDX-License-Identifier: MIT
#include "ui/affinity/transfer_model.hpp"

#include <QLocale>
#include <cmath>

namespace taskatlas::ui {
namespace {

QString title_of(const Task& task) {
  return QString::fromStdString(task.name.empty() ? task.code : task.name);
}

double number(const Transfer& transfer, int column) {
  switch (column) {
    case TransferModel::kAffinity:
      return transfer.affinity;
    case TransferModel::kGain:
      return transfer.gain;
    default:
      return transfer.quality;
  }
}

}  // namespace

QString sources_title(const TransferTable& table, const Transfer& transfer) {
  switch (transfer.pseudo) {
    case PseudoSource::kSelf:
      return TransferModel::tr("Own network");
    case PseudoSource::kPixels:
      return TransferModel::tr("From scratch");
    case PseudoSource::kAverage:
      return TransferModel::tr("Constant predictor");
    case PseudoSource::kNone:
      break;
  }
  QStringList names;
  for (const TaskId source : transfer.sources) names.push_back(title_of(table.task(source)));
  return names.join(QStringLiteral(" + "));
}

void TransferModel::set_table(std::shared_ptr<const TransferTable> table) {
  beginResetModel();
  if (table_ && table && table_->transfers().size() != table->transfers().size()) chosen_.clear();
  table_ = std::move(table);
  endResetModel();
}

void TransferModel::set_chosen(const Taxonomy* taxonomy) {
  std::set<TransferId> chosen;
  if (taxonomy != nullptr) {
    for (const ChosenTransfer& transfer : taxonomy->transfers) {
      if (transfer.row.valid()) chosen.insert(transfer.row);
    }
  }
  if (chosen == chosen_) return;
  chosen_ = std::move(chosen);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, kChosen), index(rowCount() - 1, kChosen));
}

TransferId TransferModel::transfer(const QModelIndex& index) const {
  return index.isValid() ? TransferId(index.row()) : TransferId();
}

QModelIndex TransferModel::index_of(TransferId transfer) const {
  if (!transfer.valid() || transfer.value >= rowCount()) return {};
  return index(transfer.value, 0);
}

int TransferModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !table_ ? 0 : static_cast<int>(table_->transfers().size());
}

int TransferModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant TransferModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const TransferId id(index.row());
  const Transfer& transfer = table_->transfer(id);
  const int column = index.column();
  if (role == kSearchRole) {
    return sources_title(*table_, transfer) + u'\n' + title_of(table_->task(transfer.target)) +
           u'\n' + QString::fromStdString(table_->describe(id));
  }
  if (role == Qt::ToolTipRole) return QString::fromStdString(table_->describe(id));
  if (role == Qt::TextAlignmentRole) {
    const bool text = column == kSources || column == kTarget || column == kChosen;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                               (text ? Qt::AlignLeft : Qt::AlignRight));
  }
  if (role != Qt::DisplayRole && role != kSortRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case kSources:
      return sources_title(*table_, transfer);
    case kTarget:
      return title_of(table_->task(transfer.target));
    case kOrder:
      return transfer.order();
    case kChosen: {
      const bool chosen = chosen_.contains(id);
      if (role == kSortRole) return chosen ? 1 : 0;
      return chosen ? tr("Yes") : QString();
    }
    default:
      break;
  }
  const double value = number(transfer, column);
  if (role == kSortRole) return value;
  if (std::isnan(value)) return QString();
  return column == kAffinity ? QLocale().toString(value, 'g', 3)
                             : QLocale().toString(value, 'f', 3);
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return QAbstractTableModel::headerData(section, orientation, role);
  if (role == Qt::DisplayRole) {
    switch (section) {
      case kSources:
        return tr("Sources");
      case kTarget:
        return tr("Target");
      case kOrder:
        return tr("Order");
      case kAffinity:
        return tr("Affinity");
      case kGain:
        return tr("Gain");
      case kQuality:
        return tr("Quality");
      case kChosen:
        return tr("Chosen");
      default:
        return {};
    }
  }
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case kOrder:
        return tr("How many sources the transfer has");
      case kAffinity:
        return tr("Component of the target's principal eigenvector, over all its alternatives");
      case kGain:
        return tr("Share of images won against a network trained from scratch");
      case kQuality:
        return tr("Share of images won against the target's own fully supervised network");
      case kChosen:
        return tr("Whether the present scenario's taxonomy uses it");
      default:
        return {};
    }
  }
  return {};
}

TransferFilter::TransferFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(TransferModel::kSortRole);
  setDynamicSortFilter(true);
}

void TransferFilter::set_words(const QString& text) {
  words_ = text.split(u' ', Qt::SkipEmptyParts);
  invalidateFilter();
}

void TransferFilter::set_order(int order) {
  order_ = order;
  invalidateFilter();
}

void TransferFilter::set_chosen_only(bool only) {
  chosen_only_ = only;
  invalidateFilter();
}

bool TransferFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const auto value = [&](int column, int role) {
    return sourceModel()->index(row, column, parent).data(role);
  };
  if (order_ > 0 && value(TransferModel::kOrder, TransferModel::kSortRole).toInt() != order_) {
    return false;
  }
  if (chosen_only_ && value(TransferModel::kChosen, TransferModel::kSortRole).toInt() == 0) {
    return false;
  }
  if (words_.isEmpty()) return true;
  const QString text = value(0, TransferModel::kSearchRole).toString();
  for (const QString& word : words_) {
    if (!text.contains(word, Qt::CaseInsensitive)) return false;
  }
  return true;
}

bool TransferFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant a = left.data(sortRole());
  const QVariant b = right.data(sortRole());
  if (a.typeId() == QMetaType::QString) {
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
  }
  // What is not measured is less than anything, so that the order is a strict one.
  const double x = a.toDouble();
  const double y = b.toDouble();
  if (std::isnan(x) || std::isnan(y)) return std::isnan(x) && !std::isnan(y);
  return x < y;
}

}  // namespace taskatlas::ui
