// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/evaluation/evaluation_panel.hpp"
#include "ui/evaluation/win_rates.hpp"

class QLabel;
class QSpinBox;

namespace taskatlas::ui {

// The paper's table 1 and figure 10 (right), labelled as published, with this study's numbers
// beside them where it has them.
class WinRatesPanel : public EvaluationPanel {
  Q_OBJECT

 public:
  WinRatesPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  bool ready() const override;
  void copy() override;
  ResultView& networks() { return *networks_; }
  ResultView& rivals() { return *rivals_; }

 private:
  void refresh() override;
  void show_networks();
  void read_next();
  int max_order() const;

  LatestJob job_;
  LatestJob losses_job_;
  std::vector<NetworkWinRates> measured_;
  std::size_t read_ = 0;  // of targets_with_losses()
  bool reading_ = false;
  int round_ = 0;  // of results; losses asked for before are out of date

  QLabel* networks_note_;
  ResultView* networks_;
  QSpinBox* order_;
  ResultView* rivals_;
};

}  // namespace taskatlas::ui
