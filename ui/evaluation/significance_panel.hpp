// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/evaluation/evaluation_panel.hpp"
#include "ui/evaluation/significance_plot.hpp"

#include <QElapsedTimer>
#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTimer;

namespace taskatlas::ui {

class SignificanceView;

// Ours against random taxonomies. Draws them by itself when it is in front and the scenario has
// rested; Stop ends that until Run.
class SignificancePanel : public EvaluationPanel {
  Q_OBJECT

 public:
  SignificancePanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  std::vector<FigureRequest> figures() const override;
  bool ready() const override;
  void copy() override;
  QPixmap picture() const override;
  QString status() const override;

  SignificanceView& view() { return *view_; }
  bool running() const { return job_.busy(); }

 public Q_SLOTS:
  void run();
  void stop();

 private:
  void refresh() override;
  void show_settings();
  void store_settings(const QString& text);
  void show_progress(double done, double total);
  void show_state();
  void show_readout();
  bool up_to_date() const;

  LatestJob job_;
  SignificanceOptionsView options_;
  std::shared_ptr<const SolvedFrontier> tested_;  // what the plot is of
  std::shared_ptr<const Significance> result_;
  QTimer* rest_;
  bool stopped_ = false;  // by the user
  QString problem_;       // why there is nothing to show
  QElapsedTimer since_;

  QSpinBox* samples_;
  QDoubleSpinBox* seed_;
  QComboBox* show_;
  QPushButton* run_;
  QPushButton* stop_;
  QProgressBar* progress_;
  QLabel* left_;
  SignificanceView* view_;
  QLabel* readout_;
};

}  // namespace taskatlas::ui
