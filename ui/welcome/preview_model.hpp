// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/plot_style.hpp"
#include "ui/welcome/csv_check.hpp"

#include <QAbstractTableModel>
#include <optional>

namespace taskatlas::ui {

// The first rows of a table, or those about a problem, under headers that say what each column is
// taken for. A problem is marked in its cell, and told in one more column, beside its row.
class PreviewModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void set_style(const PlotStyle& style);
  void set_preview(CsvPreview preview, ColumnCheck check);
  void set_check(ColumnCheck check);  // of the same header, for another kind of table
  // `around` is shown in place of the first rows where those do not have the problem's line.
  void set_problem(const std::optional<CsvProblem>& problem, std::vector<CsvRow> around);

  const CsvPreview& preview() const { return preview_; }
  const ColumnCheck& check() const { return check_; }
  QModelIndex problem_index() const;  // its cell; invalid where there is none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const std::vector<CsvRow>& rows() const { return around_.empty() ? preview_.rows : around_; }
  int file_columns() const { return static_cast<int>(preview_.header.size()); }
  bool has_problem_column() const { return problem_ && problem_->line > 0; }

  PlotStyle style_;
  CsvPreview preview_;
  ColumnCheck check_;
  std::optional<CsvProblem> problem_;
  std::vector<CsvRow> around_;
};

}  // namespace taskatlas::ui
