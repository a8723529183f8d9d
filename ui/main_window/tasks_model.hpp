// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>

namespace taskatlas::ui {

class StudyDocument;

// The study's tasks: name and kind, which can be edited (and undone), and code.
class TasksModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kName, kKind, kCode, kColumns };

  explicit TasksModel(StudyDocument& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  StudyDocument& document_;
  int rows_;
};

}  // namespace taskatlas::ui
