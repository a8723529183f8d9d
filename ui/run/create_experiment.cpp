// SPDX-License-Identifier: MIT
#include "ui/run/create_experiment.hpp"

#include "base/error.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace taskatlas::ui {

bool create_experiment(const QString& path, const engine::Experiment& experiment, bool overwrite,
                       const RunContext& context) {
  const QString folder = QFileInfo(path).absolutePath();
  if (!QDir().mkpath(folder)) {
    throw Error(ErrorKind::kFailed,
                QCoreApplication::translate("NewStudyDialog", "%1 cannot be made.")
                    .arg(QDir::toNativeSeparators(folder))
                    .toStdString());
  }
  engine::NewExperiment wanted;
  wanted.dataset = experiment.dataset;
  wanted.profile = experiment.profile;
  wanted.overwrite = overwrite;
  wanted.roles = experiment.tasks;
  for (const engine::ExperimentTask& task : experiment.tasks) wanted.tasks.push_back(task.code);
  return engine::create_study(path.toStdString(), wanted, context).has_value();
}

}  // namespace taskatlas::ui
