// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/task.hpp"

#include <QAbstractTableModel>
#include <QStringList>
#include <QStyledItemDelegate>
#include <map>
#include <string>
#include <vector>

namespace taskatlas::ui {

// Tasks that the dictionary does not know, and the kinds that the user gives them.
class KindsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kCode, kKind, kColumns };

  using QAbstractTableModel::QAbstractTableModel;
  void set_codes(const QStringList& codes);       // kinds given before are kept
  std::map<std::string, TaskKind> kinds() const;  // those that are not none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;  // a TaskKind
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  QStringList codes_;
  std::map<QString, TaskKind> kinds_;
};

// Chooses a kind from a list; what is chosen goes to every selected row.
class KindDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override;
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model,
                    const QModelIndex& index) const override;
};

}  // namespace taskatlas::ui
