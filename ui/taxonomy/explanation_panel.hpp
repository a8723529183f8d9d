// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/explain.hpp"
#include "ui/document/latest_job.hpp"

#include <QWidget>
#include <memory>
#include <string>

class QLabel;
class QPushButton;
class QTableView;
class QTimer;

namespace taskatlas::ui {

class RowsModel;
class Solutions;
class StudyDocument;
struct Solution;

// Why this taxonomy: for each transfer what is second best and what is lost without it, for each
// source what is lost when it is dropped or added; and buttons to require or forbid either.
class ExplanationPanel : public QWidget {
  Q_OBJECT

 public:
  ExplanationPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);
  ~ExplanationPanel() override;

  RowsModel& transfers() { return *transfers_; }
  RowsModel& sources() { return *sources_; }
  QLabel& detail() { return *detail_; }
  QPushButton& require_button() { return *require_; }
  QPushButton& forbid_button() { return *forbid_; }
  QPushButton& free_button() { return *free_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void restart();
  void explain_now();
  void fill(const std::shared_ptr<const Solution>& solution, const Explanation& explanation);
  void take_selection();
  void choose(const std::string& entry, const QString& name);
  void apply(int rule);

  StudyDocument& document_;
  Solutions& solutions_;
  LatestJob job_;
  QTimer* rest_;
  RowsModel *transfers_, *sources_;
  QTableView *transfer_view_, *source_view_;
  QLabel* detail_;
  QPushButton *require_, *forbid_, *free_;
  std::shared_ptr<const Solution> explained_;
  Explanation explanation_;
  std::string entry_;  // what the buttons act on: "S" or "S+S->T"
  QString entry_name_;
  bool stale_ = true;
};

}  // namespace taskatlas::ui
