// SPDX-License-Identifier: MIT
#include "jobs/keep_outputs.hpp"

#include "base/error.hpp"
#include "engine/experiment.hpp"
#include "jobs/answering.hpp"
#include "jobs/job_data.hpp"
#include "jobs/job_files.hpp"
#include "outputs/advice.hpp"
#include "outputs/kept.hpp"
#include "outputs/kept_parts.hpp"
#include "outputs/networks.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <ATen/Parallel.h>

namespace taskatlas::jobs {
namespace {

namespace fs = std::filesystem;
using Parts = std::set<std::pair<std::string, std::string>>;  // sample, part

std::vector<std::string> sorted_sources(const TransferTable& table, const Transfer& transfer) {
  std::vector<std::string> codes;
  for (const TaskId source : transfer.sources) codes.push_back(table.code(source));
  if (transfer.pseudo != PseudoSource::kNone) codes.emplace_back(to_string(transfer.pseudo));
  std::sort(codes.begin(), codes.end());
  return codes;
}

// The rows that are worth keeping of what is measured.
std::vector<outputs::Row> rows_to_keep(const TransferTable& table, TaskId target,
                                       std::int64_t images, std::uint64_t seed) {
  std::vector<outputs::Row> rows;
  std::map<int, const Transfer*> best;  // of higher orders
  const auto add = [&](const Transfer& transfer) {
    rows.push_back({table.code(target), sorted_sources(table, transfer), images, seed});
  };
  for (const TransferId id : table.into(target)) {
    const Transfer& transfer = table.transfer(id);
    if (transfer.order() == 1) {
      // The average of an embedding is a similarity, of which there is no picture.
      const bool similarity =
          transfer.pseudo == PseudoSource::kAverage && table.task(target).loss == TaskLoss::kMetric;
      if (!similarity) add(transfer);
    } else if (!std::isnan(transfer.affinity)) {
      const Transfer*& known = best[transfer.order()];
      if (known == nullptr || transfer.affinity > known->affinity) known = &transfer;
    }
  }
  for (const auto& [order, transfer] : best) add(*transfer);
  return rows;
}

class Keeper {
 public:
  Keeper(Study& study, const engine::Experiment& experiment, JobData& data)
      : study_(study),
        found_(outputs::answerable(study.path())),
        own_(experiment.own),
        source_(data.source()),
        answerer_(
            shelf_, data.source().sample_options(),
            networks::parse_family(experiment.profile.family).value_or(networks::Family::kCompact),
            own_, &data.source()) {
    source_.set_own_tasks(own_.tasks());
  }

  // Answers of one target in one measurement; false where stopped.
  bool keep(const MeasurementInfo& measurement, const std::string& target, KeptCount& count,
            const RunContext& context) {
    const Selection selection{std::nullopt, std::nullopt, measurement.id};
    const TransferTable table = study_.table(selection);
    const auto id = table.find_task(target);
    const auto losses = id ? study_.losses(target, selection) : std::nullopt;
    if (!losses) return true;
    Parts there;
    std::vector<std::string> names;
    for (const KeptPart& part : study_.kept(target, selection)) {
      there.emplace(part.sample, part.part);
      if (std::find(names.begin(), names.end(), part.sample) == names.end()) {
        names.push_back(part.sample);
      }
    }
    KeptOutputs fresh{*measurement.transfer_images, *measurement.seed, target, {}};
    std::vector<outputs::AnswerableRow> missing;
    for (const outputs::Row& row :
         rows_to_keep(table, *id, fresh.transfer_images, static_cast<std::uint64_t>(fresh.seed))) {
      const std::string part = outputs::row_part(row.sources);
      const bool all =
          !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
            return there.contains({name, part});
          });
      if (all) continue;
      const outputs::AnswerableRow* const known = found_.find(row);
      if (known == nullptr) {
        count.left_out =
            row.label() + " has no network; " + outputs::how_to_measure(study_.path(), row).text;
        continue;
      }
      missing.push_back(*known);
      missing.back().row = row;
    }
    if (missing.empty()) return true;
    try {
      own_.open(target, context);
    } catch (const Error& error) {
      if (context.stopped()) return false;
      if (error.kind() != ErrorKind::kBadInput) throw;
      count.left_out = error.what();  // the labels' folder is not there
      return true;
    }
    source_.set_own_tasks(own_.tasks());
    for (const auto& [name, shown] : samples(target, names, *losses)) {
      if (context.stopped()) return false;
      keep_sample(name, shown, missing, there, fresh, count, context);
    }
    if (!fresh.parts.empty()) count.answers += study_.keep(fresh);
    return true;
  }

 private:
  using Samples = std::vector<std::pair<std::string, Shown>>;

  // Those that are kept already, else the first that can be read: of distinct buildings, then of
  // those that are left.
  Samples samples(const std::string& target, const std::vector<std::string>& kept,
                  const TargetLosses& losses) const {
    Samples chosen;
    std::set<std::string> groups, tried;
    const auto take = [&](const std::string& name, const std::string& group) {
      if (!tried.insert(name).second) return;
      try {
        Shown shown = shown_sample(source_, target, name);
        if (!shown.truth) return;  // its label is gone
        chosen.emplace_back(name, std::move(shown));
        groups.insert(group);
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::kBadInput) throw;  // damaged: another one does
      }
    };
    for (const std::string& name : kept) take(name, {});
    if (!kept.empty()) return chosen;
    for (const bool distinct : {true, false}) {
      for (std::size_t i = 0; i < losses.images.size(); ++i) {
        if (chosen.size() == outputs::kKeptSamples) return chosen;
        const std::string group = losses.groups.empty() ? losses.images[i] : losses.groups[i];
        if (!distinct || !groups.contains(group)) take(losses.images[i], group);
      }
    }
    return chosen;
  }

  void keep_sample(const std::string& name, const Shown& shown,
                   const std::vector<outputs::AnswerableRow>& rows, const Parts& there,
                   KeptOutputs& fresh, KeptCount& count, const RunContext& context) {
    const auto keep = [&](std::string part, const outputs::Answer& answer) {
      if (there.contains({name, part})) return;
      fresh.parts.push_back(
          {name, std::move(part), encode_answer(answer, outputs::Precision::kSmall)});
    };
    const auto inputs = Answerer::inputs(shown);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      outputs::Answer picture;
      picture.picture = inputs[i];
      keep(outputs::input_part(i), picture);
    }
    keep(std::string(outputs::kTruthPart), answerer_.truth(shown));
    for (const outputs::AnswerableRow& row : rows) {
      const outputs::RowAnswer answer = answerer_.answer(row, shown, context);
      if (answer.answer) {
        keep(outputs::row_part(row.row.sources), *answer.answer);
      } else {
        count.left_out = row.row.label() + ": " + answer.problem;
      }
    }
  }

  Study& study_;
  outputs::Answerable found_;
  AskedTasks own_;
  dataset::SampleSource& source_;
  NetworkShelf shelf_;
  Answerer answerer_;
};

}  // namespace

std::optional<KeptCount> keep_outputs(const fs::path& path, const RunContext& context) {
  StudyOpenOptions how;
  how.access = StudyAccess::kRun;
  how.program = "taskatlas-engine";
  how.stop = context.stop;
  Study study = Study::open(path, how);
  if (study.access() != StudyAccess::kRun) {
    throw failure(path.string() + ": " +
                  (study.held_by() ? study.held_by()->describe() : "cannot be run"));
  }
  const engine::Experiment experiment = engine::read_experiment(study);
  KeptCount count;
  engine::Job job;  // what a job of this experiment would ask for
  job.dataset = experiment.dataset_folder(study.path());
  job.image_size = experiment.profile.image_size;
  job.family = experiment.profile.family;
  std::error_code ignored;
  if (!fs::is_directory(job.dataset, ignored)) {
    count.left_out = job.dataset.string() + ": the dataset is not there";
    return count;
  }
  auto data = JobData::open(job, context, false);
  if (!data) return std::nullopt;
  at::set_num_threads(experiment.profile.threads);
  Keeper keeper(study, experiment, *data);
  const auto measurements = study.measurements();
  double done = 0;
  const auto total = static_cast<double>(measurements.size() * experiment.tasks.size());
  for (const MeasurementInfo& measurement : measurements) {
    for (const engine::ExperimentTask& task : experiment.tasks) {
      if (context.stopped()) return std::nullopt;
      context.progress(done++, total, "outputs");
      if (!task.target || !measurement.transfer_images || !measurement.seed) continue;
      if (!keeper.keep(measurement, task.code, count, context)) return std::nullopt;
    }
  }
  context.progress(total, total, "outputs");
  return count;
}

}  // namespace taskatlas::jobs
