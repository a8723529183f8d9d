// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/damage_model.hpp"
#include "ui/document/latest_job.hpp"

#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace taskatlas::ui {

// Checks the dataset's files in the background and lists what is wrong with them. The list is kept
// beside the dataset, where training finds it too. Nothing in it is fatal.
class DamagePanel : public QWidget {
  Q_OBJECT

 public:
  explicit DamagePanel(QWidget* parent = nullptr);

  void set_source(std::shared_ptr<const DatasetSource> source);
  DamageModel& model() { return *model_; }
  void check();

 Q_SIGNALS:
  // A check is done: the same dataset with what it found.
  void checked(const std::shared_ptr<const taskatlas::ui::DatasetSource>& source);
  void view_wanted(quint32 view);
  void failed(const QString& message);

 private:
  void tell(const QString& text);
  void update_buttons();

  std::shared_ptr<const DatasetSource> source_;
  LatestJob job_;
  DamageModel* model_;
  QLabel* summary_;
  QPushButton* check_;
  QPushButton* stop_;
  QPushButton* copy_;
  QCheckBox* decode_;
  QProgressBar* progress_;
  QTableView* table_;
};

}  // namespace taskatlas::ui
