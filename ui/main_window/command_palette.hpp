// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QDialog>
#include <QPointer>
#include <vector>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace taskatlas::ui {

// An action and where it is found, for the palette and the list of shortcuts.
struct NamedAction {
  QString group;  // "File", "Taxonomy"
  QPointer<QAction> action;
  QString page = {};  // id of the page whose action it is; empty: the window's own
};

// The action's text without mnemonics and dots.
QString plain_text(const QAction& action);

// Whether the letters of `pattern` occur in `text` in this order; the higher, the better they
// match (starts of words, letters side by side), -1 where they do not.
int fuzzy_score(const QString& pattern, const QString& text);

// Find an action by a few letters of its name, and do it (Ctrl+Shift+P). Enabled actions only.
class CommandPalette : public QDialog {
  Q_OBJECT

 public:
  CommandPalette(std::vector<NamedAction> actions, QWidget* parent);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void filter(const QString& pattern);
  void run_current();

  std::vector<NamedAction> actions_;
  QLineEdit* field_;
  QListView* list_;
  QStandardItemModel* model_;
};

}  // namespace taskatlas::ui
