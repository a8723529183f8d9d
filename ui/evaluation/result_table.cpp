// SPDX-License-Identifier: MIT
#include "ui/evaluation/result_table.hpp"

#include "base/numbers.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <algorithm>
#include <cmath>
#include <utility>

namespace taskatlas::ui {

ResultCell text_cell(const QString& text, const QString& tip) {
  ResultCell cell;
  cell.text = text;
  cell.tip = tip;
  return cell;
}

ResultCell number_cell(double value, const QString& tip) {
  ResultCell cell;
  cell.value = value;
  cell.tip = tip;
  return cell;
}

// --- ResultModel ---------------------------------------------------------------------------------

void ResultModel::set_table(ResultTable table) {
  beginResetModel();
  table_ = std::move(table);
  endResetModel();
}

int ResultModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int ResultModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant ResultModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ResultColumn& column = table_.columns[static_cast<std::size_t>(index.column())];
  const ResultCell& cell =
      table_.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
  const bool text = column.digits < 0;
  const bool missing = std::isnan(cell.value);
  switch (role) {
    case Qt::DisplayRole: {
      if (text) return cell.text;
      if (missing) return QStringLiteral("–");
      // Rounded first, so that a difference of nothing has no sign.
      const double unit = std::pow(10, column.digits);
      const double rounded = std::round(cell.value * unit) / unit;
      const QString number = QLocale().toString(std::abs(rounded), 'f', column.digits);
      if (rounded < 0) return QStringLiteral("−") + number;
      return column.with_sign && rounded > 0 ? QStringLiteral("+") + number : number;
    }
    case Qt::ToolTipRole:
      return cell.tip.isEmpty() ? QVariant() : cell.tip;
    case Qt::AccessibleTextRole:
      if (text) return cell.text;
      return missing ? QVariant(tr("not available")) : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
      return QVariant(text ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case kSort:
      if (text) return cell.text;
      return missing ? -std::numeric_limits<double>::infinity() : cell.value;
    case kExact:
      if (text) return cell.text;
      return missing ? QString() : QString::fromStdString(format_number(cell.value));
    default:
      return {};
  }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical || section < 0 || section >= columnCount()) return {};
  const ResultColumn& column = table_.columns[static_cast<std::size_t>(section)];
  switch (role) {
    case Qt::DisplayRole:
      return column.title;
    case Qt::ToolTipRole:
      return column.tip;
    case Qt::AccessibleTextRole:
    case kExact:
      return QString(column.title).replace(QLatin1Char('\n'), QLatin1Char(' '));
    case Qt::TextAlignmentRole:
      return QVariant(column.digits < 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                        : Qt::AlignRight | Qt::AlignVCenter);
    default:
      return {};
  }
}

// --- ResultView ----------------------------------------------------------------------------------

ResultView::ResultView(QWidget* parent)
    : QTableView(parent), model_(new ResultModel(this)), sorted_(new QSortFilterProxyModel(this)) {
  sorted_->setSourceModel(model_);
  sorted_->setSortRole(ResultModel::kSort);
  sorted_->setSortLocaleAware(true);
  setModel(sorted_);
  setSortingEnabled(true);
  sortByColumn(-1, Qt::AscendingOrder);  // as given
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setAlternatingRowColors(true);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setMinimumHeight(fontMetrics().height() * 5 / 2);
  connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) {
            Q_EMIT current_row_changed(sorted_->mapToSource(current).row());
          });
}

void ResultView::set_table(ResultTable table) {
  model_->set_table(std::move(table));
  const int em = fontMetrics().height();
  for (int i = 0; i < model_->columnCount(); ++i) {
    resizeColumnToContents(i);
    setColumnWidth(i, std::min(columnWidth(i) + em / 2, 20 * em));
  }
}

int ResultView::current_row() const { return sorted_->mapToSource(currentIndex()).row(); }

void ResultView::set_current_row(int row) {
  const QModelIndex index = sorted_->mapFromSource(model_->index(row, 0));
  if (index.isValid()) setCurrentIndex(index);
}

QString ResultView::tsv() const {
  std::set<int> rows;
  for (const QModelIndex& index : selectionModel()->selectedRows()) rows.insert(index.row());
  return rows.empty() ? whole_tsv() : tsv_of(rows);
}

QString ResultView::whole_tsv() const {
  std::set<int> rows;
  for (int i = 0; i < sorted_->rowCount(); ++i) rows.insert(i);
  return tsv_of(rows);
}

QString ResultView::tsv_of(const std::set<int>& rows) const {
  QStringList lines, fields;
  for (int column = 0; column < sorted_->columnCount(); ++column) {
    fields << sorted_->headerData(column, Qt::Horizontal, ResultModel::kExact).toString();
  }
  lines << fields.join(QLatin1Char('\t'));
  for (const int row : rows) {
    fields.clear();
    for (int column = 0; column < sorted_->columnCount(); ++column) {
      fields << sorted_->index(row, column).data(ResultModel::kExact).toString();
    }
    lines << fields.join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void ResultView::copy() { QGuiApplication::clipboard()->setText(tsv()); }

void ResultView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    copy();
    return;
  }
  QTableView::keyPressEvent(event);
}

}  // namespace taskatlas::ui
