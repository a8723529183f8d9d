// SPDX-License-Identifier: MIT
#pragma once

#include "ui/run/devices.hpp"
#include "ui/run/run_control.hpp"
#include "ui/run/run_snapshot.hpp"

#include <QFrame>
#include <optional>
#include <string>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace taskatlas::ui {

// What the run is at and what to do next; where to run it, as long as it does not; how far it is.
class RunHeader : public QFrame {
  Q_OBJECT

 public:
  explicit RunHeader(QWidget* parent = nullptr);

  void set_run(const RunSnapshot& run);
  void set_starting(bool starting);  // the program was started and does not run the study yet
  void set_devices(const std::vector<engine::Device>& devices);
  RunChoice choice() const;
  // The lines of bash that the choice would have a shell run on the cluster.
  std::vector<std::string> prologue() const;

 Q_SIGNALS:
  void start_wanted();
  void new_study_wanted();
  void choice_changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* build_here();
  QWidget* build_cluster();
  const engine::SlurmSettings& slurm_settings() const { return edited_ ? *edited_ : run_.slurm; }
  void edit_slurm();
  void show_where();
  void show_all();
  void style_texts();

  RunSnapshot run_;
  bool starting_ = false;
  QLabel* title_;
  QLabel* text_;
  QLabel* problem_;
  QPushButton* start_;
  QPushButton* new_study_;
  QWidget* choices_;
  QComboBox* where_;
  QWidget* here_;     // what is to be chosen of this machine
  QWidget* cluster_;  // and of the cluster
  QComboBox* device_;
  QSpinBox* workers_;
  QLabel* slurm_;
  std::optional<engine::SlurmSettings> edited_;
  QLabel* plan_;
  QProgressBar* bar_;
  QLabel* progress_;
};

}  // namespace taskatlas::ui
