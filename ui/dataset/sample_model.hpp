// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/dataset_source.hpp"

#include <QAbstractListModel>
#include <memory>
#include <vector>

namespace taskatlas::ui {

// The views that are shown, one a row.
class SampleModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Roles { kView = Qt::UserRole, kDamaged };

  using QAbstractListModel::QAbstractListModel;

  void set(std::shared_ptr<const DatasetSource> source, std::vector<dataset::ViewNumber> views);
  void set_damage(std::shared_ptr<const DatasetSource> source);  // the same views

  const std::shared_ptr<const DatasetSource>& source() const { return source_; }
  const std::vector<dataset::ViewNumber>& views() const { return views_; }
  dataset::ViewNumber view(int row) const { return views_[static_cast<std::size_t>(row)]; }
  int row_of(dataset::ViewNumber view) const;  // -1: not among them

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::shared_ptr<const DatasetSource> source_;
  std::vector<dataset::ViewNumber> views_;
};

}  // namespace taskatlas::ui
