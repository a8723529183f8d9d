// SPDX-License-Identifier: MIT
#include "ui/run/plan_summary.hpp"

#include "engine/plan.hpp"
#include "ui/dataset/render_estimate.hpp"
#include "ui/run/create_experiment.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <optional>

namespace taskatlas::ui {
namespace {

QString bytes_text(double bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 1e9 ? 0 : 1);
}

}  // namespace

QString plan_sentence(const PlanSummary& plan) {
  const auto say = [](const char* text) {
    return QCoreApplication::translate("PlanSummary", text);
  };
  QStringList parts;
  parts << QCoreApplication::translate("PlanSummary", "%Ln job(s)", nullptr, plan.jobs);
  parts << (plan.elsewhere
                ? say(QT_TRANSLATE_NOOP("PlanSummary", "would take this machine about %1"))
                : say(QT_TRANSLATE_NOOP("PlanSummary", "about %1")))
               .arg(duration_text(plan.seconds));
  if (plan.memory_bytes > 0 && !plan.elsewhere) {
    parts
        << say(QT_TRANSLATE_NOOP("PlanSummary", "%1 of memory")).arg(bytes_text(plan.memory_bytes));
  }
  if (plan.disk_bytes > 0) {
    parts << (plan.fits()
                  ? say(QT_TRANSLATE_NOOP("PlanSummary", "%1 of disk"))
                        .arg(bytes_text(plan.disk_bytes))
                  : say(QT_TRANSLATE_NOOP("PlanSummary", "%1 of disk, of which only %2 are free"))
                        .arg(bytes_text(plan.disk_bytes), bytes_text(plan.disk_free)));
  }
  return parts.join(QStringLiteral(" · "));
}

std::shared_ptr<const PlanSummary> plan_experiment(const engine::Experiment& experiment,
                                                   const DatasetReport* report,
                                                   const QString& study, const RunContext& context,
                                                   const FindMachine& find_machine) {
  std::optional<engine::SplitSizes> sizes;
  if (report != nullptr) {
    const auto views = [&](std::size_t split) {
      return static_cast<std::int64_t>(report->split_views[split]);
    };
    sizes = {views(0), views(1), views(2)};
  }
  engine::PlannedExperiment planned = engine::planned_experiment(wish_for(experiment), sizes);
  const int workers =
      engine::settle_for([&] { return find_machine(context.stop); }, planned.experiment.profile, 0);
  const engine::Plan made = engine::make_plan(planned.experiment, planned.sizes, workers);
  auto plan = std::make_shared<PlanSummary>();
  plan->jobs = static_cast<int>(made.jobs);
  plan->seconds = made.seconds_left;
  plan->memory_bytes = static_cast<double>(made.memory);
  plan->disk_bytes = static_cast<double>(made.disk_left);
  plan->disk_free = free_space(study);
  return plan;
}

double free_space(const QString& path) {
  // The nearest folder that is there.
  QString folder = QFileInfo(path).absolutePath();
  while (!QFileInfo::exists(folder) && folder != QFileInfo(folder).path()) {
    folder = QFileInfo(folder).path();
  }
  const QStorageInfo storage(folder);
  return storage.isValid() ? static_cast<double>(storage.bytesAvailable()) : -1;
}

}  // namespace taskatlas::ui
