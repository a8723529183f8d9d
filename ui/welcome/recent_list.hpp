// SPDX-License-Identifier: MIT
#pragma once

#include "ui/welcome/recent_model.hpp"

#include <QListView>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace taskatlas::ui {

// Two lines: the name and when, and below them where it lies and a cross that removes it from the
// list (for the row under the pointer or the keys, and for a file that is gone).
class RecentDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  static QRect cross_area(const QRect& row, const QFont& font);  // in a row's rectangle
};

// The studies that were open before. A click or Enter opens one, Delete or the cross takes it off
// the list; a context menu has both.
class RecentList : public QListView {
  Q_OBJECT

 public:
  explicit RecentList(QWidget* parent = nullptr);

  void set_studies(std::vector<RecentStudy> studies);  // latest first
  int count() const { return model_->rowCount(); }

 Q_SIGNALS:
  void open_requested(const QString& path);
  void forget_requested(const QString& path);  // off the list; the file stays as it is

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void open(const QModelIndex& index);
  void forget(const QModelIndex& index);
  QModelIndex cross_at(const QPoint& place) const;  // the row whose cross is there

  RecentModel* model_;
  QPersistentModelIndex pressed_;  // the row whose cross was pressed
};

}  // namespace taskatlas::ui
