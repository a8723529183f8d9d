// SPDX-License-Identifier: MIT
#pragma once

#include "base/id.hpp"

#include <QAbstractTableModel>
#include <QStringList>
#include <QVariant>
#include <vector>

namespace taskatlas::ui {

// A table that some computation has filled: read only, replaced as a whole.
class RowsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  struct Cell {
    QString text;
    QVariant sort;    // invalid: the text
    QString tooltip;  // empty: the text
    bool bold = false;
  };
  struct Row {
    std::vector<Cell> cells;
    TaskId task;  // what the row is about
    TransferId transfer;
    int number = -1;
  };
  enum { kSortRole = Qt::UserRole };

  // `numeric`: columns aligned to the right.
  RowsModel(QStringList headers, std::vector<int> numeric, QObject* parent = nullptr);

  void set_rows(std::vector<Row> rows);
  const Row& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
  void set_header_tooltips(QStringList tooltips) { tooltips_ = std::move(tooltips); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList headers_, tooltips_;
  std::vector<int> numeric_;
  std::vector<Row> rows_;
};

}  // namespace taskatlas::ui
