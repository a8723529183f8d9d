// SPDX-License-Identifier: MIT
// Small tables of results: as data, as a model, as a view.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QTableView>
#include <cstddef>
#include <limits>
#include <set>
#include <vector>

class QSortFilterProxyModel;

namespace taskatlas::ui {

struct ResultColumn {
  QString title;  // may have two lines
  QString tip;
  int digits = -1;         // after the point; −1: a column of text
  bool with_sign = false;  // of differences: "+0.012"
};

struct ResultCell {
  QString text;                                             // of a column of text
  double value = std::numeric_limits<double>::quiet_NaN();  // of numbers; NaN: shown as "–"
  QString tip;
};

struct ResultTable {
  std::vector<ResultColumn> columns;
  std::vector<std::vector<ResultCell>> rows;  // each as long as columns
};

ResultCell text_cell(const QString& text, const QString& tip = {});
ResultCell number_cell(double value, const QString& tip = {});

class ResultModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role {
    kSort = Qt::UserRole,  // a number (missing ones below all) or a text
    kExact,                // for files: C locale, shortest exact, empty where missing
  };

  using QAbstractTableModel::QAbstractTableModel;
  void set_table(ResultTable table);
  const ResultTable& table() const { return table_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  ResultTable table_;
};

// Sorted by a click on a head; Copy takes the selected rows (all, where none is selected) with
// heads as tab-separated text.
class ResultView : public QTableView {
  Q_OBJECT

 public:
  explicit ResultView(QWidget* parent = nullptr);
  void set_table(ResultTable table);
  ResultModel& model_of() { return *model_; }
  QString tsv() const;
  QString whole_tsv() const;  // all rows, whatever is selected

  // The row with the cursor, however the table is sorted; −1: none, as after set_table().
  int current_row() const;
  void set_current_row(int row);

 public Q_SLOTS:
  void copy();

 Q_SIGNALS:
  void current_row_changed(int row);  // not by set_table()

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QString tsv_of(const std::set<int>& rows) const;  // as sorted

  ResultModel* model_;
  QSortFilterProxyModel* sorted_;
};

}  // namespace taskatlas::ui
