// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/run/measure_dialog.hpp"
#include "ui/run/run_control.hpp"
#include "ui/run/run_watch.hpp"
#include "ui/shared/page.hpp"

#include <memory>
#include <optional>

class QAction;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSplitter;
class QTableView;
class QTabWidget;
class QToolBar;

namespace taskatlas::ui {

class CurveChart;
class JobFilter;
class JobModel;
class RunHeader;
class StageTable;
class StudyDocument;

// How far the study's experiment is, whoever runs it; started, paused and cancelled from here.
// Nothing on it is ever modal, and nothing on it waits.
class RunPage : public Page {
  Q_OBJECT

 public:
  explicit RunPage(StudyDocument& document, QWidget* parent = nullptr);
  ~RunPage() override;

  QToolBar* tool_bar() override;
  std::vector<QAction*> page_actions() override;
  std::vector<FigureRequest> figures() const override { return {}; }
  QString status() const override;
  bool ready() const override;

  const RunSnapshot& run() const { return watch_->run(); }
  RunWatch& watch() { return *watch_; }
  // Whether it runs on this machine, so that closing the window is worth a question.
  bool runs_here() const;

  void start();
  // Asks which transfer, beginning with that one, and starts a run of it alone.
  void measure(const WantedTransfer& first);
  // Asks for a task of the user's own, which the next run measures.
  void add_task();
  void cancel();
  void pause(bool paused);
  void show_log(const engine::JobId& job);

 Q_SIGNALS:
  void new_study_wanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void follow();  // the study's file, anew
  void make_actions();
  QWidget* build_jobs();
  QWidget* build_side();
  void refresh();
  void ask_for_transfer();
  void ask_for_devices();
  void begin(const RunChoice& choice);
  void ask_for_trust(const RunChoice& choice, const std::vector<std::string>& prologue);
  void update_names();

  StudyDocument& document_;
  std::unique_ptr<RunWatch> watch_;
  std::unique_ptr<RunControl> control_;
  JobModel* jobs_;
  JobFilter* filter_;
  QToolBar* tool_bar_;
  RunHeader* header_;
  StageTable* stages_;
  QTableView* table_;
  QLineEdit* search_;
  QComboBox* state_;
  CurveChart* curves_;
  QPlainTextEdit* log_;
  QSplitter* body_;
  QTabWidget* side_;
  QAction* start_;
  QAction* pause_;
  QAction* cancel_;
  QAction* measure_;
  QAction* add_task_;
  QAction* show_log_;
  bool starting_ = false;
  bool devices_asked_ = false;
  std::optional<WantedTransfer> wanted_;  // to be asked for once the study has been read
  LatestJob devices_job_;
};

}  // namespace taskatlas::ui
