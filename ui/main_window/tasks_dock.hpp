// SPDX-License-Identifier: MIT
#pragma once

#include <QDockWidget>

class QTreeView;
class QSortFilterProxyModel;

namespace taskatlas::ui {

class StudyDocument;

// The tasks of the study, with a filter; its selection is the document's.
class TasksDock : public QDockWidget {
  Q_OBJECT

 public:
  explicit TasksDock(QWidget* parent = nullptr);
  void set_document(StudyDocument* document);  // null: none; it must outlive this or be replaced

 private:
  void take_selection();
  void show_selection();

  StudyDocument* document_ = nullptr;
  QTreeView* view_;
  QSortFilterProxyModel* proxy_;
  bool own_change_ = false;
};

}  // namespace taskatlas::ui
