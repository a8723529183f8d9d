// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outputs/output_rows.hpp"

#include <QAbstractTableModel>
#include <QComboBox>
#include <QFrame>
#include <QStringList>
#include <vector>

class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace taskatlas::ui {

// A target's networks, each with a box to tick, in the order of output_rows().
class RowModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kName, kOrder, kAffinity, kColumns };
  using QAbstractTableModel::QAbstractTableModel;

  void set_rows(std::vector<OutputRow> rows, const QStringList& ticked);
  void set_ticked(const QStringList& ticked);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void ticked(const QString& key, bool on);  // by the user

 private:
  std::vector<OutputRow> rows_;
  QStringList ticked_;
};

// Opens over the window: which networks are set side by side, with a search. Long names take
// several lines.
class RowPicker : public QFrame {
  Q_OBJECT

 public:
  explicit RowPicker(QWidget* parent = nullptr);

  RowModel& model() { return *model_; }
  void open_below(QWidget* button);

 Q_SIGNALS:
  void usual_wanted();

 private:
  RowModel* model_;
  QSortFilterProxyModel* filter_;
  QLineEdit* search_;
  QTableView* table_;
};

// One network out of many: typing finds it.
class RowBox : public QComboBox {
  Q_OBJECT

 public:
  explicit RowBox(QWidget* parent = nullptr);

  void set_rows(const std::vector<OutputRow>& rows);
  void set_current(const QString& key);  // without telling

 Q_SIGNALS:
  void chosen(const QString& key);  // by the user

 private:
  void tell_whole_name();  // where a field is too narrow for it
};

}  // namespace taskatlas::ui
