// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/taxonomy.hpp"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <memory>
#include <set>

namespace taskatlas::ui {

// "Normals + Reshading", or what a pseudo-source is, translated.
QString sources_title(const TransferTable& table, const Transfer& transfer);

// All transfers of a study, of every order: a row for each, in the table's order.
class TransferModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kSources, kTarget, kOrder, kAffinity, kGain, kQuality, kChosen, kColumns };
  static constexpr int kSortRole = Qt::UserRole;        // numbers as numbers
  static constexpr int kSearchRole = Qt::UserRole + 1;  // names and codes

  using QAbstractTableModel::QAbstractTableModel;

  void set_table(std::shared_ptr<const TransferTable> table);
  void set_chosen(const Taxonomy* taxonomy);  // of the table; null: none
  TransferId transfer(const QModelIndex& index) const;
  QModelIndex index_of(TransferId transfer) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::shared_ptr<const TransferTable> table_;
  std::set<TransferId> chosen_;
};

// Sorted by value, filtered by words (all must occur in names or codes), order and choice.
class TransferFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit TransferFilter(QObject* parent = nullptr);

  void set_words(const QString& text);
  void set_order(int order);  // 0: all
  void set_chosen_only(bool only);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QStringList words_;
  int order_ = 0;
  bool chosen_only_ = false;
};

}  // namespace taskatlas::ui
