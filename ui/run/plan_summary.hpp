// SPDX-License-Identifier: MIT
// What an experiment will cost before it runs.
#pragma once

#include "base/run_context.hpp"
#include "engine/experiment.hpp"
#include "ui/run/dataset_report.hpp"
#include "ui/run/devices.hpp"

#include <QString>
#include <memory>

namespace taskatlas::ui {

struct PlanSummary {
  int jobs = 0;
  double seconds = 0;       // on this machine, as engine::Plan::seconds_left
  bool elsewhere = false;   // a cluster is to do it: seconds compare, its queue decides
  double memory_bytes = 0;  // at most at once; not told where it is elsewhere
  double disk_bytes = 0;    // that are still to be written
  double disk_free = -1;    // where the study goes; below zero: cannot be told
  bool fits() const { return disk_free < 0 || disk_bytes <= disk_free; }
};

// engine::make_plan() of an experiment that is not in a study yet, on the dataset of that report
// (null: rooms are rendered). `study` is the file that it will be in. Throws Error for an
// experiment that cannot be. Any thread.
std::shared_ptr<const PlanSummary> plan_experiment(const engine::Experiment& experiment,
                                                   const DatasetReport* report,
                                                   const QString& study, const RunContext& context,
                                                   const FindMachine& find_machine = machine_here);

// "412 jobs · about 46 minutes · 3.1 GB of memory · 1.2 GB of disk"; translated.
QString plan_sentence(const PlanSummary& plan);

// Free bytes where that file or folder would lie; below zero where that cannot be told.
double free_space(const QString& path);

}  // namespace taskatlas::ui
