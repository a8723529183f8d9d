// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_figure.hpp"

#include "base/error.hpp"
#include "outputs/predictor.hpp"
#include "study/study.hpp"
#include "ui/outputs/known_outputs.hpp"
#include "ui/outputs/sample_names.hpp"

#include <QFileInfo>
#include <algorithm>

namespace taskatlas::ui {
namespace {

std::vector<TaskId> targets_of(const TransferTable& table) {
  std::vector<TaskId> targets;
  for (int i = 0; i < static_cast<int>(table.tasks().size()); ++i) {
    if (table.is_target(TaskId(i))) targets.emplace_back(i);
  }
  return targets;
}

std::unique_ptr<Plot> make_photo_plot(const OutputsAccess& access, const TransferTable& table,
                                      const OutputsOptions& options, const RunContext& context) {
  const outputs::Answerable answerable = access.answerable();
  std::vector<PhotoAnswer> answers;
  for (const Task& task : table.tasks()) {
    const auto row = std::find_if(answerable.rows.begin(), answerable.rows.end(),
                                  [&](const outputs::AnswerableRow& one) {
                                    return one.row.target == task.code &&
                                           one.row.sources == std::vector<std::string>{"self"} &&
                                           outputs::takes_photo(task.code);
                                  });
    if (row == answerable.rows.end()) continue;
    outputs::Request request;
    request.subject.photo = options.photo.toStdString();
    request.target = task.code;
    request.rows = {row->row};
    request.truth = false;
    outputs::Reply reply = access.ask(request, context.stop);
    PhotoAnswer answer;
    answer.task = task;
    if (!reply.inputs.empty()) answer.inputs = pictures_of(reply.inputs);
    if (!reply.rows.empty() && reply.rows.front().answer) {
      answer.answer =
          std::make_shared<const outputs::Answer>(std::move(*reply.rows.front().answer));
    } else if (!reply.rows.empty()) {
      answer.problem = QString::fromStdString(reply.rows.front().problem);
    }
    answers.push_back(std::move(answer));
  }
  if (answers.empty()) {
    throw bad_input("no network of this study can be asked about a photo. " + answerable.problem);
  }
  return std::make_unique<OutputsPlot>(make_photo_content(QFileInfo(options.photo).fileName(),
                                                          answers, dataset::taskonomy_classes()),
                                       options);
}

std::unique_ptr<Plot> make_plot_of(const OutputsAccess& access, const std::filesystem::path& path,
                                   const TransferTable& table, const MeasurementInfo& measurement,
                                   OutputsOptions options, const RunContext& context) {
  if (!access.has_experiment()) {
    throw bad_input(
        "this study has no outputs: it was imported, and has neither networks nor pictures; "
        "outputs come with experiments (study create, run)");
  }
  if (!options.photo.isEmpty()) return make_photo_plot(access, table, options, context);
  const outputs::Answerable answerable = access.answerable();
  const bool asks = answerable.dataset.has_value() && !answerable.empty();
  const std::vector<TaskId> targets = targets_of(table);
  std::optional<TaskId> target;
  std::vector<outputs::KeptSample> kept;
  if (!options.target.isEmpty()) {
    target = table.find_task(options.target.toStdString());
    if (!target || !table.is_target(*target)) {
      throw bad_input("the option 'target' names '" + options.target.toStdString() +
                      "', which is no target of this study");
    }
    kept = access.kept_samples(options.target.toStdString());
  }
  for (std::size_t i = 0; i < targets.size() && !target; ++i) {
    kept = access.kept_samples(table.code(targets[i]));
    if (asks || !kept.empty()) target = targets[i];
  }
  if (!target || (!asks && kept.empty())) {
    throw bad_input("this study has no outputs: it keeps none" +
                    (answerable.problem.empty() ? std::string(", and has no networks to ask")
                                                : "; " + answerable.problem));
  }
  options.target = QString::fromStdString(table.code(*target));
  const Study study = Study::open(path);
  Selection selection;
  if (measurement.id != 0) selection.id = measurement.id;
  std::shared_ptr<const ImageLosses> losses;
  if (auto read = study.losses(table.code(*target), selection)) {
    losses =
        std::make_shared<const ImageLosses>(std::make_shared<const TargetLosses>(std::move(*read)));
  }
  if (options.sample.isEmpty()) {
    if (!kept.empty()) {
      options.sample = QString::fromStdString(kept.front().sample);
    } else if (losses != nullptr && !losses->images().empty()) {
      options.sample = QString::fromStdString(losses->images().front());
    }
  }
  const std::string sample = options.sample.toStdString();
  const std::vector<OutputRow> all = output_rows(table, *target);
  if (options.rows.isEmpty()) options.rows = usual_rows(all);
  ContentOptions content;
  content.task = table.task(*target);
  content.title = sample_title(sample);
  content.losses = losses;
  if (losses != nullptr) content.image = losses->find(sample);
  std::vector<outputs::Row> rows;
  for (const QString& key : options.rows) {
    const OutputRow* row = find_row(all, key);
    if (row == nullptr) {
      throw bad_input("the option 'rows' names '" + key.toStdString() +
                      "', which is no network of " + table.code(*target));
    }
    content.rows.push_back(*row);
    rows.push_back(engine_row(*row, content.task.code, measurement));
  }
  if (answerable.dataset) {
    const auto source =
        open_dataset_source(QString::fromStdString(answerable.dataset->string()), context);
    if (source == nullptr) return nullptr;
    content.field_of_view = field_of_view(*source, sample);
    content.classes = source->set.classes;
  }
  KnownOutputs known;
  const bool is_kept =
      std::any_of(kept.begin(), kept.end(), [&](const auto& one) { return one.sample == sample; });
  if (is_kept) take_reply(known, access.read_kept(content.task.code, sample), false);
  if (asks) {
    outputs::Request request;
    request.subject.sample = sample;
    request.target = content.task.code;
    request.rows = rows;
    take_reply(known, access.ask(request, context.stop), true);
  } else if (!is_kept) {
    throw bad_input("the study keeps no outputs of '" + sample + "'; " + answerable.problem);
  }
  explain_rows(known, rows, QStringLiteral("not kept"));
  return std::make_unique<OutputsPlot>(make_content(content, known), options);
}

}  // namespace

std::unique_ptr<Plot> make_outputs_plot(const OutputsAccess& access,
                                        const std::filesystem::path& study,
                                        const TransferTable& table,
                                        const MeasurementInfo& measurement,
                                        const QJsonObject& options, const RunContext& context) {
  try {
    return make_plot_of(access, study, table, measurement, OutputsOptions::from_json(options),
                        context);
  } catch (const outputs::Predictor::Stopped&) {
    return nullptr;
  }
}

}  // namespace taskatlas::ui
