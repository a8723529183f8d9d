// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/document/other_study.hpp"
#include "ui/evaluation/evaluation_panel.hpp"
#include "ui/evaluation/study_comparison.hpp"

#include <optional>

class QComboBox;
class QLabel;
class QTimer;

namespace taskatlas::ui {

// This study beside another one, built in or a file, under the present scenario.
class ComparisonPanel : public EvaluationPanel {
  Q_OBJECT

 public:
  ComparisonPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  bool ready() const override;
  void copy() override;
  ResultView& view() { return *view_; }
  void compare_with(const QString& name_or_path);

 private:
  void refresh() override;
  void show_settings();
  void show_result(const StudyComparison& compared);
  void choose_file();
  QString other() const;  // empty: none

  LatestJob job_;
  QTimer* rest_;
  std::shared_ptr<const OtherStudy> read_;  // the other study, once read

  QComboBox* others_;
  QLabel* summary_;
  ResultView* view_;
};

}  // namespace taskatlas::ui
