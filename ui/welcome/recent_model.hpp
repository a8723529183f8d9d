// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>
#include <vector>

namespace taskatlas::ui {

// A study that was open before.
struct RecentStudy {
  QString path;          // a file, or the name of a built-in study
  QString name;          // of the study; empty = the file's
  QDateTime when;        // last open; invalid: not known
  bool missing = false;  // the file is not there any more
};

// The studies that were open before, latest first, as they are given. One whose file is gone stays
// in the list, marked, until the user removes it or the file is back.
class RecentModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    kPath = Qt::UserRole,
    kDetail,   // where it lies, for people
    kWhen,     // for people
    kMissing,  // whether the file is gone
  };

  using QAbstractListModel::QAbstractListModel;
  void set_studies(std::vector<RecentStudy> studies);
  const std::vector<RecentStudy>& studies() const { return studies_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<RecentStudy> studies_;
};

// "~/studies/rooms.taskstudy": the user's home is shortened, separators are the system's; what is
// no path (a built-in study's name) says so.
QString place_text(const QString& path);
// "Today, 14:05", "Yesterday, 9:12", "3 Mar 2026".
QString when_text(const QDateTime& when, const QDate& today);

}  // namespace taskatlas::ui
