// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/taxonomy.hpp"

#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QTableView;

namespace taskatlas::ui {

class StudyDocument;
class TransferFilter;
class TransferModel;

// All transfers, of every order, as a sortable table that can be filtered. The row that the user
// goes to becomes the document's selection.
class TransferPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TransferPanel(StudyDocument& document, QWidget* parent = nullptr);

  void set_table(const std::shared_ptr<const TransferTable>& table);
  void set_chosen(const Taxonomy& taxonomy);  // of that table
  void show_selection();                      // the document's

 private:
  StudyDocument& document_;
  std::shared_ptr<const TransferTable> table_;
  TransferModel* model_;
  TransferFilter* filter_;
  QTableView* view_;
  QComboBox* orders_;
  QLabel* count_;
};

}  // namespace taskatlas::ui
