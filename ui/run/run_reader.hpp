// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "engine/experiment.hpp"
#include "engine/job_store.hpp"
#include "engine/plan.hpp"
#include "ui/run/curves.hpp"
#include "ui/run/devices.hpp"
#include "ui/run/run_snapshot.hpp"

#include <QDateTime>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace taskatlas::ui {

struct RunReading {
  RunSnapshot run;
  std::vector<Curve> curves;  // of running jobs, then of the latest
  QString log;                // the last lines of the whole run's log
};

// Reads how far a study's experiment is from its files, again and again, keeping what does not
// change. For one thread at a time.
class RunReader {
 public:
  explicit RunReader(const QString& study, FindMachine find_machine = machine_here);

  // With the plan for that many workers (0: as the profile says) where nobody runs it. Never
  // throws: what is wrong is in RunSnapshot::problem. nullopt where stopped.
  std::optional<RunReading> read(int curves, int workers, const RunContext& context);

 private:
  struct Known {
    engine::Job job;
    QString title;
    Stage stage = Stage::kTrain;
    bool done = false;
    double seconds = 0;
    QString notes;  // what it said of itself when it was done
  };
  void read_study();
  void find_asked_for();
  void look_at_jobs(RunSnapshot& run, const std::set<engine::JobId>& in_hand);
  JobRow look_at(const engine::JobId& id, Known& known);
  void judge(RunSnapshot& run) const;
  void add_plan(RunSnapshot& run, int workers, const RunContext& context);
  std::vector<Curve> read_curves(const RunSnapshot& run, int most);
  QString task_name(const std::string& code) const;

  QString study_;
  FindMachine find_machine_;
  engine::JobStore store_;
  QDateTime stamp_;  // of the study file as it was read last
  qint64 bytes_ = -1;
  std::optional<engine::Experiment> experiment_;
  bool read_once_ = false, builtin_ = false;
  int expected_ = 0;
  std::map<std::string, QString> names_;
  std::vector<std::pair<QString, QString>> sources_, targets_;
  std::set<engine::JobId> listed_;         // by the experiment
  std::set<engine::JobId> measured_jobs_;  // whose results the study has
  std::set<engine::JobId> passed_over_;    // in the store, and none of this experiment's
  bool other_results_ = false;
  // The plan, and what it was made of.
  std::optional<engine::Plan> plan_;
  int planned_workers_ = -1, planned_done_ = -1;
  QDateTime planned_stamp_;
  std::vector<engine::JobId> order_;  // as they became known
  std::map<engine::JobId, Known> jobs_;
  std::map<engine::JobId, std::unique_ptr<CurveReader>> curves_;
};

// The last `most` bytes of a text file, from the beginning of a line; empty where there is none.
QString tail_of(const QString& path, qint64 most);

}  // namespace taskatlas::ui
