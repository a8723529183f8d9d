// SPDX-License-Identifier: MIT
#include "ui/run/dataset_report.hpp"

#include "dataset/dataset.hpp"
#include "dataset/domain.hpp"
#include "dataset/sample_counts.hpp"
#include "ui/dataset/dataset_source.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace taskatlas::ui {
namespace {

QString say(const char* source) { return QCoreApplication::translate("DatasetReport", source); }

QString origin_text(dataset::SplitTable::Origin origin) {
  switch (origin) {
    case dataset::SplitTable::Origin::kFiles:
      return say(QT_TRANSLATE_NOOP("DatasetReport", "splits from its tables"));
    case dataset::SplitTable::Origin::kManifest:
      return say(QT_TRANSLATE_NOOP("DatasetReport", "splits from its manifest"));
    case dataset::SplitTable::Origin::kDerived:
      break;
  }
  return say(QT_TRANSLATE_NOOP("DatasetReport", "it has no splits: buildings are shared out"));
}

QString reason_for(const dataset::TaskSamples& task) {
  QStringList missing;
  for (std::size_t i = 0; i < dataset::kDomainCount; ++i) {
    const auto domain = static_cast<dataset::Domain>(i);
    if (task.missing.contains(domain)) missing << domain_title(domain);
  }
  if (!missing.isEmpty()) {
    return say(QT_TRANSLATE_NOOP("DatasetReport", "No view has: %1"))
        .arg(QLocale().createSeparatedList(missing));
  }
  if (task.no_classes) {
    return say(QT_TRANSLATE_NOOP("DatasetReport", "Its list of classes cannot be used"));
  }
  if (task.views == 0) {
    return say(QT_TRANSLATE_NOOP("DatasetReport", "No view has all files that it needs"));
  }
  if (!task.possible()) {
    return say(QT_TRANSLATE_NOOP("DatasetReport", "No point has as many views as it needs"));
  }
  static constexpr std::array kNone{QT_TRANSLATE_NOOP("DatasetReport", "No samples for training"),
                                    QT_TRANSLATE_NOOP("DatasetReport", "No samples for validation"),
                                    QT_TRANSLATE_NOOP("DatasetReport", "No samples for test")};
  for (std::size_t i = 0; i < kNone.size(); ++i) {
    if (task.samples[i] == 0) return say(kNone[i]);
  }
  return {};
}

}  // namespace

QString DatasetReport::problem() const {
  static constexpr std::array kNames{QT_TRANSLATE_NOOP("DatasetReport", "training"),
                                     QT_TRANSLATE_NOOP("DatasetReport", "validation"),
                                     QT_TRANSLATE_NOOP("DatasetReport", "test")};
  QStringList empty;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (split_views[i] == 0) empty << say(kNames[i]);
  }
  if (empty.isEmpty()) return {};
  return say(QT_TRANSLATE_NOOP("DatasetReport",
                               "No views for %1: an experiment needs at least three buildings, "
                               "which are shared out among training, validation and test."))
      .arg(QLocale().createSeparatedList(empty));
}

std::shared_ptr<const DatasetReport> examine_dataset(const QString& folder,
                                                     const RunContext& context) {
  const auto set = dataset::open_dataset(folder.toStdString(), context);
  if (!set || context.stopped()) return nullptr;
  auto report = std::make_shared<DatasetReport>();
  report->folder = QFileInfo(folder).absoluteFilePath();
  report->views = set->index.views();
  report->buildings = set->index.buildings();
  const dataset::SplitCounts counts = dataset::count_splits(*set);
  for (std::size_t i = 0; i < counts.splits.size(); ++i) {
    report->split_views[i] = counts.splits[i].views;
    report->split_buildings[i] = counts.splits[i].buildings;
  }
  report->unsplit_views = counts.none.views;
  report->split_origin = origin_text(set->splits.origin());
  const auto samples = dataset::count_samples(*set, {}, context);
  if (!samples) return nullptr;
  for (const dataset::TaskSamples& task : *samples) {
    report->tasks.insert(QString::fromStdString(task.code), {task.total(), reason_for(task)});
  }
  return report;
}

}  // namespace taskatlas::ui
