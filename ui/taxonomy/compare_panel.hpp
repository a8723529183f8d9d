// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/document/solutions.hpp"

#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QTableView;

namespace taskatlas::ui {

class RowsModel;
class StudyDocument;

// The present scenario (A) beside another (B).
class ComparePanel : public QWidget {
  Q_OBJECT

 public:
  ComparePanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);
  ~ComparePanel() override;

  // By name; an empty one ends the comparison.
  void compare_with(const QString& scenario);
  QString other() const { return other_; }
  RowsModel& rows() { return *rows_; }
  QComboBox& choice() { return *choice_; }

 Q_SIGNALS:
  // Both solved; null: the comparison has ended.
  void compared(const std::shared_ptr<const Solution>& a, const std::shared_ptr<const Solution>& b);

 private:
  void refresh_names();
  void solve();
  void fill(const Solution& a, const Solution& b);

  StudyDocument& document_;
  Solutions& solutions_;
  LatestJob job_;
  QComboBox* choice_;
  QLabel* figures_;
  RowsModel* rows_;
  QTableView* view_;
  QString other_;
};

}  // namespace taskatlas::ui
