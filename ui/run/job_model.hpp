// SPDX-License-Identifier: MIT
#pragma once

#include "ui/run/run_snapshot.hpp"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <optional>

namespace taskatlas::ui {

// The jobs of an experiment, one a row. New snapshots change only the rows that differ, so that
// selection and place in the view stay.
class JobModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kState, kTitle, kStage, kTask, kSeconds, kReason, kColumns };
  enum Role { kSort = Qt::UserRole, kId, kShare };

  using QAbstractTableModel::QAbstractTableModel;

  void set_jobs(const std::vector<JobRow>& jobs);
  // Task codes' names for people, by code.
  void set_names(const QMap<QString, QString>& names);
  const std::vector<JobRow>& jobs() const { return jobs_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<JobRow> jobs_;
  QMap<QString, QString> names_;
};

// Those jobs that a text and a state leave, sorted by a column.
class JobFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit JobFilter(QObject* parent = nullptr);
  void set_text(const QString& text);             // in any column, any case
  void set_state(std::optional<JobState> state);  // nullopt: all

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString text_;
  std::optional<JobState> state_;
};

}  // namespace taskatlas::ui
