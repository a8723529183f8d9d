// SPDX-License-Identifier: MIT
#include "ui/run/create_experiment.hpp"

#include "base/error.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace taskatlas::ui {

engine::NewExperiment wish_for(const engine::Experiment& experiment) {
  engine::NewExperiment wish;
  wish.dataset = experiment.dataset;
  wish.profile = experiment.profile;
  wish.roles = experiment.tasks;
  for (const engine::ExperimentTask& task : experiment.tasks) wish.tasks.push_back(task.code);
  return wish;
}

bool create_experiment(const QString& path, const engine::Experiment& experiment, bool overwrite,
                       const RunContext& context) {
  const QString folder = QFileInfo(path).absolutePath();
  if (!QDir().mkpath(folder)) {
    throw Error(ErrorKind::kFailed,
                QCoreApplication::translate("NewStudyDialog", "%1 cannot be made.")
                    .arg(QDir::toNativeSeparators(folder))
                    .toStdString());
  }
  engine::NewExperiment wanted = wish_for(experiment);
  wanted.overwrite = overwrite;
  return engine::create_study(path.toStdString(), wanted, context).has_value();
}

}  // namespace taskatlas::ui
