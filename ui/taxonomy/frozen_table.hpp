// SPDX-License-Identifier: MIT
#pragma once

#include <QTableView>

namespace taskatlas::ui {

// A table whose first column stays in sight when the others scroll sideways. It is one table to
// everybody: what stays is a second view of the same model and selection, over the first column.
class FrozenTable : public QTableView {
  Q_OBJECT

 public:
  explicit FrozenTable(QWidget* parent = nullptr);

  void setModel(QAbstractItemModel* model) override;
  // To be called when the table looks and behaves as it shall: the column takes after it.
  void freeze();
  const QTableView& frozen() const { return *frozen_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  void updateGeometries() override;

 private:
  void place();
  void uncover(const QModelIndex& index);  // scrolls it from under the frozen column

  QTableView* frozen_;
};

}  // namespace taskatlas::ui
