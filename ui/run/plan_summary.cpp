// SPDX-License-Identifier: MIT
#include "ui/run/plan_summary.hpp"

#include "engine/job_list.hpp"
#include "engine/plan.hpp"
#include "ui/dataset/render_estimate.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <algorithm>

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

std::shared_ptr<const PlanSummary> plan_experiment(const engine::Experiment& wanted,
                                                   const DatasetReport* report,
                                                   const QString& study,
                                                   const RunContext& context) {
  engine::Experiment experiment = wanted;
  engine::Profile& profile = experiment.profile;
  if (profile.device == "auto") profile.device = "cpu";
  engine::SplitSizes sizes;
  if (report != nullptr) {
    const auto views = [&](std::size_t split) {
      return static_cast<std::int64_t>(report->split_views[split]);
    };
    sizes = {views(0), views(1), views(2)};
    // Any will do: nothing of it is looked for.
    if (experiment.dataset_identity.empty()) experiment.dataset_identity = "planned";
  } else {
    sizes = engine::split_sizes(experiment, context);
  }
  if (profile.transfer_images.empty()) {
    constexpr std::int64_t kShare = 8;  // of what the task networks train on
    std::int64_t train = sizes.train;
    if (profile.train_images > 0) train = std::min(train, profile.train_images);
    profile.transfer_images = {std::max<std::int64_t>(1, train / kShare)};
  }
  experiment.check();
  const engine::JobList list =
      engine::list_jobs(experiment, experiment.dataset_folder(study.toStdString()),
                        [](const auto&, const auto&) { return std::nullopt; });
  auto plan = std::make_shared<PlanSummary>();
  const int workers = engine::worker_count(0, profile);
  const auto add = [&](const engine::JobCost& cost, bool on_all_cores) {
    plan->seconds += on_all_cores ? cost.seconds : cost.seconds / workers;
    plan->memory_bytes = std::max(plan->memory_bytes, static_cast<double>(cost.memory) * workers);
    plan->disk_bytes += static_cast<double>(cost.disk);
  };
  for (const engine::Job& job : list.jobs) {
    add(engine::estimate(job, sizes), job.kind() == engine::JobKind::kRender);
    ++plan->jobs;
  }
  for (const engine::ExpectedTransfers& expected : list.expected) {
    const engine::ExpectedCost cost = engine::estimate(expected, experiment, sizes);
    add(cost.cost, false);
  }
  plan->jobs += static_cast<int>(engine::expected_jobs(list.expected, profile.readouts_per_job));
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
