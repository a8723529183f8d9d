// SPDX-License-Identifier: MIT
#pragma once

#include "ui/run/run_snapshot.hpp"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace taskatlas::ui {

// The stages of an experiment that have jobs, one a row, with how many are at what.
class StageModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kStage, kProgress, kDone, kRunning, kFailed, kColumns };
  enum Role { kCount = Qt::UserRole };  // of kProgress: the StageCount

  using QAbstractTableModel::QAbstractTableModel;
  void set_stages(const std::array<StageCount, kStages>& stages);
  Stage stage(int row) const { return shown_[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::array<StageCount, kStages> stages_{};
  std::vector<Stage> shown_;
};

// As high as its rows.
class StageTable : public QTableView {
  Q_OBJECT

 public:
  explicit StageTable(QWidget* parent = nullptr);
  void set_stages(const std::array<StageCount, kStages>& stages);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 private:
  StageModel* model_;
};

}  // namespace taskatlas::ui

Q_DECLARE_METATYPE(taskatlas::ui::StageCount)
