// SPDX-License-Identifier: MIT
#pragma once

#include "ui/main_window/command_palette.hpp"

#include <QDialog>
#include <QKeySequence>
#include <QList>

class QFrame;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTreeView;

namespace taskatlas::ui {

// Every action with its keys, with a filter, and to be changed in place: changes are kept in the
// settings and take effect at once. Keys that another action has are only taken from it when the
// user says so.
class ShortcutList : public QDialog {
  Q_OBJECT

 public:
  ShortcutList(const std::vector<NamedAction>& actions, QWidget* parent);

 private:
  void refresh();                     // all rows, from the actions
  const NamedAction* chosen() const;  // null: no row
  const NamedAction* at(const QModelIndex& index) const;
  void edit();
  void warn(const NamedAction& named, const QList<QKeySequence>& keys);
  void propose(const NamedAction& named, const QList<QKeySequence>& keys);
  void settle(bool take);  // what propose() has left open
  void update_buttons();

  std::vector<NamedAction> actions_;  // those with ids
  QStandardItemModel* model_;
  QSortFilterProxyModel* proxy_;
  QTreeView* view_;
  QFrame* conflict_;
  QLabel* conflict_text_;
  QPushButton* change_;
  QPushButton* reset_;
  NamedAction pending_;  // with these keys, once the user has agreed
  QList<QKeySequence> pending_keys_;
};

}  // namespace taskatlas::ui
