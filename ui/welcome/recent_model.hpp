// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>
#include <QStyledItemDelegate>
#include <vector>

namespace taskatlas::ui {

// A study that was open before.
struct RecentStudy {
  QString path;     // a file, or the name of a built-in study
  QString name;     // of the study; empty = the file's
  QDateTime when;   // last open; invalid: not known
  QString problem;  // why it cannot be opened ("The file is not there any more"); empty: it can
};

// The studies that were open before, latest first, as they are given. One that cannot be opened
// stays in the list, disabled, with the reason.
class RecentModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    kPath = Qt::UserRole,
    kDetail,   // the folder, or what is wrong
    kWhen,     // for people
    kProblem,  // whether the detail says what is wrong
  };

  using QAbstractListModel::QAbstractListModel;
  void set_studies(std::vector<RecentStudy> studies);
  const std::vector<RecentStudy>& studies() const { return studies_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<RecentStudy> studies_;
};

// Two lines: the name and when, and below them where it lies.
class RecentDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// "Today, 14:05", "Yesterday, 9:12", "3 Mar 2026".
QString when_text(const QDateTime& when, const QDate& today);

}  // namespace taskatlas::ui
