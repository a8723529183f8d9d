// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/task.hpp"
#include "ui/run/dataset_report.hpp"

#include <QAbstractTableModel>
#include <string>
#include <vector>

namespace taskatlas::ui {

// The tasks of the dictionary and which part each is to have in an experiment. A task takes part
// where it is a source, a target or both; what the dataset has nothing for takes none.
class TaskPartsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kTask, kKind, kSource, kTarget, kSamples, kColumns };
  struct Part {
    std::string code;
    bool source = false;
    bool target = false;
    bool operator==(const Part&) const = default;
  };

  explicit TaskPartsModel(QObject* parent = nullptr);

  // Those codes with their usual parts, the others none; empty: the paper's 26.
  void set_tasks(const std::vector<std::string>& codes);
  // What the dataset allows; null: everything (rooms are rendered).
  void set_report(std::shared_ptr<const DatasetReport> report);

  std::vector<Part> parts() const;  // of the tasks that take part and are possible
  int sources() const;
  int targets() const;
  // Whether every task that takes part has its usual part.
  bool usual() const;
  // Chosen ones that the dataset has nothing for: names.
  QStringList impossible() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void parts_changed();

 private:
  struct Row {
    const Task* task = nullptr;
    bool source = false, target = false;
    bool chosen() const { return source || target; }
  };
  QString reason(const Row& row) const;  // why it is impossible; empty: it is possible
  void changed(int first, int last);

  std::vector<Row> rows_;
  std::shared_ptr<const DatasetReport> report_;
};

}  // namespace taskatlas::ui
