// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/dataset_source.hpp"

#include <QAbstractTableModel>
#include <memory>
#include <optional>

namespace taskatlas::ui {

QString damage_title(dataset::DamageKind kind);  // "truncated". Translated.

// What a check found: a file a row.
class DamageModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kFile, kKind, kWhat, kSuggestion, kColumns };

  using QAbstractTableModel::QAbstractTableModel;

  void set_source(std::shared_ptr<const DatasetSource> source);  // null: nothing
  // The view that the row's file belongs to; nullopt where the dataset has it no longer.
  std::optional<dataset::ViewNumber> view(int row) const;
  QString text() const;  // all of it, separated by tabs, for the clipboard

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::shared_ptr<const DatasetSource> source_;
};

}  // namespace taskatlas::ui
