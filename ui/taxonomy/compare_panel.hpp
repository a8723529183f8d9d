// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/document/other_study.hpp"
#include "ui/document/solutions.hpp"
#include "ui/taxonomy/graph_comparison.hpp"
#include "ui/taxonomy/rows_model.hpp"

#include <QStringList>
#include <QWidget>
#include <memory>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QTableView;

namespace taskatlas::ui {

class InlineMessage;
class StudyDocument;

// The present scenario (A) beside another (B): of this study, or of another one, which is opened
// read-only in the background. What is compared is not part of the study.
class ComparePanel : public QWidget {
  Q_OBJECT

 public:
  ComparePanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);
  ~ComparePanel() override;

  // A scenario of this study, by name; an empty one ends the comparison.
  void compare_with(const QString& scenario);
  // A scenario of a built-in study or a file; an empty one is the study's first.
  void compare_with_study(const QString& name_or_path, const QString& scenario = {});
  // The study that is compared with, under what A's scenario says of the tasks that it has.
  void compare_under_present_scenario();

  QString other() const { return scenario_; }  // B's scenario, as asked for
  QString other_study() const { return study_; }
  QString summary() const;
  RowsModel& rows() { return *rows_; }
  QComboBox& choice() { return *choice_; }
  QComboBox& their_scenario() { return *their_scenario_; }
  InlineMessage& message() { return *message_; }

 Q_SIGNALS:
  // Both solved; null: there is nothing to be drawn as one graph.
  void compared(const std::shared_ptr<const Solution>& a,
                const std::shared_ptr<const ComparedSolution>& b);

 private:
  struct Result;

  bool active() const { return !scenario_.isEmpty() || !study_.isEmpty(); }
  void start(const QString& study, const QString& scenario, bool under_present);
  void stop(const QString& why);  // shows nothing; what is chosen stays
  void refresh_choices();
  void refresh_their_scenarios();
  void chosen(int index);
  void solve();
  void show_result(const Result& result);
  QString summary_of(const Result& result) const;
  void fill_rows(const Result& result);
  void show_rows(std::vector<RowsModel::Row> rows);

  StudyDocument& document_;
  Solutions& solutions_;
  LatestJob job_;
  QFormLayout* form_;
  QComboBox* choice_;
  QComboBox* their_scenario_;
  InlineMessage* message_ = nullptr;
  QLabel* figures_;
  RowsModel* rows_;
  QTableView* view_;
  QString study_;     // empty: this one
  QString scenario_;  // of B; empty: none, or the other study's first
  bool under_present_ = false;
  QStringList files_;                       // chosen so far
  std::shared_ptr<const OtherStudy> read_;  // the other study, once read
};

}  // namespace taskatlas::ui
