// SPDX-License-Identifier: MIT
#include "ui/figures/figure_source.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "study/builtin.hpp"
#include "study/study.hpp"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace taskatlas::ui {
namespace {

bool is_builtin(const QString& study) {
  const auto all = builtin_studies();
  return std::any_of(all.begin(), all.end(),
                     [&](const BuiltinStudy& one) { return one.name == study.toStdString(); });
}

TransferTable under_names(const TransferTable& table, const QJsonObject& words) {
  std::vector<Task> tasks(table.tasks().begin(), table.tasks().end());
  for (auto word = words.begin(); word != words.end(); ++word) {
    const auto id = table.find_task(word.key().toStdString());
    if (!id) {
      throw bad_input("the recipe names a task '" + word.key().toStdString() +
                      "', which the study does not have");
    }
    const QJsonObject given = word.value().toObject();
    Task& task = tasks[id->index()];
    if (given.contains(QStringLiteral("name"))) {
      task.name = given.value(QStringLiteral("name")).toString().toStdString();
    }
    if (given.contains(QStringLiteral("kind"))) {
      const auto kind =
          parse_task_kind(given.value(QStringLiteral("kind")).toString().toStdString());
      if (!kind) {
        throw bad_input("the recipe gives the task '" + task.code + "' a kind that does not exist");
      }
      task.kind = *kind;
    }
  }
  return {std::move(tasks), {table.transfers().begin(), table.transfers().end()}};
}

QString seen_from(const QString& folder, const QString& study) {
  return is_builtin(study) || QDir::isAbsolutePath(study) ? study : QDir(folder).filePath(study);
}

QString relative_to(const QString& folder, const QString& path) {
  return QDir(QDir(folder).canonicalPath()).relativeFilePath(QFileInfo(path).canonicalFilePath());
}

const QString kCompare = QStringLiteral("compare");
const QString kStudy = QStringLiteral("study");
const QString kUuid = QStringLiteral("uuid");

// What the options say of the other study; empty: there is none.
QString compared(const FigureRecipe& recipe, const QString& member) {
  return recipe.options.value(kCompare).toObject().value(member).toString();
}

// Without the uuid a file in the other's place would pass for it.
void open_compared(FigureSource& source, const FigureRecipe& recipe, const QString& folder) {
  const QString name = compared(recipe, kStudy);
  if (name.isEmpty()) return;
  const QString place = seen_from(folder, name);
  try {
    source.other_uuid =
        QString::fromStdString(Study::open(resolve_study(place.toStdString())).info().uuid);
    source.other = open_other_study(place);
  } catch (const Error& error) {
    throw Error(error.kind(),
                "the study that the taxonomy is compared with: " + std::string(error.what()));
  }
  const QString wanted = compared(recipe, kUuid);
  if (wanted.isEmpty() || wanted == source.other_uuid) return;
  throw bad_input(place.toStdString() +
                  ": is another study than the one that the recipe compares with (its uuid is " +
                  source.other_uuid.toStdString() +
                  "); take 'uuid' out of the recipe's 'compare' to draw it all the same");
}

}  // namespace

bool is_dataset_kind(const QString& kind) { return kind.startsWith(QLatin1String("dataset-")); }

FigureSource load_source(const FigureRecipe& recipe, const QString& folder) {
  FigureSource source;
  if (is_dataset_kind(recipe.kind)) {
    source.dataset = open_dataset_source(seen_from(folder, recipe.study), RunContext{});
    return source;
  }
  source.path = resolve_study(seen_from(folder, recipe.study).toStdString());
  const Study study = Study::open(source.path);
  source.info = study.info();
  if (!recipe.uuid.isEmpty() && recipe.uuid.toStdString() != source.info.uuid) {
    throw bad_input(source.path.string() +
                    ": is another study than the one that the recipe was made with (its uuid is " +
                    source.info.uuid + "); take 'uuid' out of the recipe to draw it all the same");
  }
  source.measurement = study.select(recipe.measurement);
  const Selection chosen{.transfer_images = {}, .seed = {}, .id = source.measurement.id};
  source.table = std::make_shared<const TransferTable>(study.table(chosen));
  if (!recipe.tasks.isEmpty()) {
    source.table = std::make_shared<const TransferTable>(under_names(*source.table, recipe.tasks));
  }
  if (source.measurement.has_raw_scores) source.raw_scores = study.raw_scores(chosen);
  if (recipe.scenario) source.scenario = *recipe.scenario;
  open_compared(source, recipe, folder);
  return source;
}

FigureRecipe completed(const FigureRecipe& recipe, const FigureSource& source,
                       const QString& folder) {
  FigureRecipe full = recipe;
  if (full.figure.family.isEmpty()) full.figure.family = default_figure_family();
  const auto ours = version();
  full.programs = {{QStringLiteral("taskatlas"),
                    QString::fromUtf8(ours.data(), static_cast<qsizetype>(ours.size()))},
                   {QStringLiteral("qt"), QString::fromLatin1(qVersion())}};
  if (source.dataset) {
    full.study = relative_to(folder, source.dataset->folder);
    full.scenario.reset();
    return full;
  }
  if (!is_builtin(recipe.study)) {
    full.study = relative_to(folder, QString::fromStdString(source.path.string()));
  }
  if (source.other) {
    QJsonObject compare = full.options.value(kCompare).toObject();
    compare.insert(kUuid, source.other_uuid);
    if (!is_builtin(compared(recipe, kStudy))) {
      compare.insert(kStudy, relative_to(folder, source.other->source));
    }
    full.options.insert(kCompare, compare);
  }
  full.uuid = QString::fromStdString(source.info.uuid);
  full.measurement.transfer_images = source.measurement.transfer_images;
  full.measurement.seed = source.measurement.seed;
  full.measurement.id.reset();
  full.scenario = source.scenario;
  if (!full.tasks.isEmpty()) {
    const Study study = Study::open(source.path);
    for (const Task& task : study.tasks()) {
      const QString code = QString::fromStdString(task.code);
      QJsonObject given = full.tasks.value(code).toObject();
      if (given.value(QStringLiteral("name")).toString().toStdString() == task.name) {
        given.remove(QStringLiteral("name"));
      }
      if (given.value(QStringLiteral("kind")).toString().toStdString() == to_string(task.kind)) {
        given.remove(QStringLiteral("kind"));
      }
      if (given.isEmpty()) {
        full.tasks.remove(code);
      } else {
        full.tasks.insert(code, given);
      }
    }
  }
  return full;
}

}  // namespace taskatlas::ui
