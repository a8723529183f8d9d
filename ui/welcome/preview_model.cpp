// SPDX-License-Identifier: MIT
#include "ui/welcome/preview_model.hpp"

#include <QBrush>
#include <QFont>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

void PreviewModel::set_style(const PlotStyle& style) {
  beginResetModel();
  style_ = style;
  endResetModel();
}

void PreviewModel::set_preview(CsvPreview preview, ColumnCheck check) {
  beginResetModel();
  preview_ = std::move(preview);
  check_ = std::move(check);
  problem_.reset();
  around_.clear();
  endResetModel();
}

void PreviewModel::set_check(ColumnCheck check) {
  beginResetModel();
  check_ = std::move(check);
  problem_.reset();
  around_.clear();
  endResetModel();
}

void PreviewModel::set_problem(const std::optional<CsvProblem>& problem,
                               std::vector<CsvRow> around) {
  beginResetModel();
  problem_ = problem;
  around_.clear();
  const bool shown =
      !problem || std::any_of(preview_.rows.begin(), preview_.rows.end(),
                              [&](const CsvRow& row) { return row.line == problem->line; });
  if (!shown) around_ = std::move(around);
  endResetModel();
}

QModelIndex PreviewModel::problem_index() const {
  if (!has_problem_column()) return {};
  for (std::size_t i = 0; i < rows().size(); ++i) {
    if (rows()[i].line != problem_->line) continue;
    const int column = problem_->column == 0 ? 0 : static_cast<int>(problem_->column) - 1;
    return index(static_cast<int>(i), std::min(column, columnCount() - 1));
  }
  return {};
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows().size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : file_columns() + (has_problem_column() ? 1 : 0);
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const CsvRow& row = rows()[static_cast<std::size_t>(index.row())];
  const bool wrong_row = has_problem_column() && row.line == problem_->line;
  const bool wrong = wrong_row && (problem_->column == 0 || index == problem_index());
  const bool telling = index.column() >= file_columns();
  if (telling) {
    if (!wrong_row) return {};
    if (role == Qt::DisplayRole) return QStringLiteral("⚠ ") + problem_->message;
    if (role == Qt::ToolTipRole) return problem_->full;
    if (role == Qt::ForegroundRole) return QBrush(style_.bad);
    return {};
  }
  switch (role) {
    case Qt::DisplayRole:
      return row.fields.value(index.column());
    case Qt::ToolTipRole:
      if (wrong) return problem_->full;
      return row.fields.value(index.column());
    case Qt::AccessibleDescriptionRole:
      if (wrong) return problem_->message;
      return {};
    case Qt::FontRole:
      if (wrong) {
        QFont font;
        font.setBold(true);
        return font;
      }
      return {};
    case Qt::BackgroundRole:
      if (wrong) return QBrush(style_.bad);
      return {};
    case Qt::ForegroundRole:
      if (wrong) return QBrush(readable_on(style_.bad));
      return {};
    default:
      return {};
  }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) {
    if (section < 0 || section >= rowCount()) return {};
    const std::size_t line = rows()[static_cast<std::size_t>(section)].line;
    if (role == Qt::DisplayRole) return QString::number(line);
    if (role == Qt::ToolTipRole) return tr("Line %1 of the file").arg(line);
    return {};
  }
  if (section < 0 || section >= columnCount()) return {};
  if (section >= file_columns()) {
    if (role == Qt::DisplayRole) return tr("Problem");
    if (role == Qt::ForegroundRole) return QBrush(style_.bad);
    return {};
  }
  const ColumnState state = check_.columns.empty()
                                ? ColumnState::kUnknown
                                : check_.columns[static_cast<std::size_t>(section)];
  const bool good = state != ColumnState::kUnknown && state != ColumnState::kTwice;
  const QString& name = preview_.header[section];
  switch (role) {
    case Qt::DisplayRole:
      return (good ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + name;
    case Qt::ForegroundRole:
      return good ? QVariant() : QVariant(QBrush(style_.bad));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      switch (state) {
        case ColumnState::kRequired:
          return tr("Column %1: known, required").arg(name);
        case ColumnState::kOptional:
          return tr("Column %1: known, may be left out").arg(name);
        case ColumnState::kTask:
          return tr("Column %1: scores for this target").arg(name);
        case ColumnState::kCorner:
          return tr("The first column of a matrix names the sources");
        case ColumnState::kTwice:
          return tr("Column %1 is there twice").arg(name);
        case ColumnState::kUnknown:
          return check_.known.isEmpty() ? tr("Column %1: this is no task code").arg(name)
                                        : tr("Column %1 is not known; the columns are %2")
                                              .arg(name, check_.known.join(QStringLiteral(", ")));
      }
      return {};
    default:
      return {};
  }
}

}  // namespace taskatlas::ui
