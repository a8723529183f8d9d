// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/evaluation/evaluation_panel.hpp"
#include "ui/evaluation/measure_study.hpp"
#include "ui/evaluation/measures_view.hpp"

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace taskatlas::ui {

class ControlRow;
class InlineMessage;

// Other measures of transferability: what can be known before any transfer is trained, beside what
// training found. Computed when asked for, and kept while the study is open; what is kept is held
// against new results as they come, and dropped where it is of other networks than those shown.
class MeasuresPanel : public EvaluationPanel {
  Q_OBJECT

 public:
  MeasuresPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  bool ready() const override;
  void copy() override { view_->copy(); }
  bool has_picture() const override;
  QPixmap picture() const override;
  QString status() const override;

  MeasuresView& view() { return *view_; }
  bool running() const { return job_.busy(); }
  const std::shared_ptr<const ComparedMeasures>& result() const { return result_; }

 public Q_SLOTS:
  void compute();  // another one that runs is stopped; nothing where representations are missing
  void cancel();   // what was shown before stays

 Q_SIGNALS:
  void page_wanted(const QString& id);  // another page of the window: "run"

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  ControlRow* build_controls();
  QWidget* build_empty();
  void refresh() override;
  void look();
  void take(std::shared_ptr<const ComparedMeasures> result);
  void show_settings();
  void show_progress(double done, double total, const QString& stage);
  void show_state();
  void show_message();
  QString empty_text() const;
  MeasureInputs inputs() const;

  LatestJob job_;       // measures
  LatestJob look_job_;  // whether there is anything to compute from, and what is measured by now
  std::optional<FoundRepresentations> found_;  // nullopt: not known yet
  std::shared_ptr<const ComparedMeasures> result_;
  MeasureInputs looked_at_;  // what found_ is of
  MeasureInputs of_;         // what result_ is of
  MeasureInputs asked_;      // what is being computed
  bool wanted_ = false;      // as soon as it is known what there is
  bool cancelled_ = false;
  QString problem_;     // why the last computation came to nothing
  QString unreadable_;  // why it is not known whether there is anything to compute from

  QPushButton* compute_;
  QPushButton* cancel_;
  QProgressBar* progress_;
  QLabel* stage_;
  QComboBox* show_;
  InlineMessage* message_;
  QStackedWidget* stack_;
  QWidget* empty_;
  QLabel* empty_text_;
  QPushButton* go_;
  MeasuresView* view_;
};

}  // namespace taskatlas::ui
