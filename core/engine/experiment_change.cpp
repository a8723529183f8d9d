// SPDX-License-Identifier: MIT
#include "engine/experiment_change.hpp"

#include "base/error.hpp"
#include "engine/experiment.hpp"
#include "engine/survey.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;

void take_over(const TaskTraining& change, TaskTraining& all) {
  const auto take = [](const auto& from, auto& to) {
    if (from) to = from;
  };
  take(change.steps, all.steps);
  take(change.batch, all.batch);
  take(change.learning_rate, all.learning_rate);
  take(change.final_rate, all.final_rate);
  take(change.weight_decay, all.weight_decay);
  take(change.smooth, all.smooth);
  take(change.adversarial_weight, all.adversarial_weight);
  take(change.clip_norm, all.clip_norm);
}

Experiment settled(Experiment experiment, const fs::path& study) {
  experiment.profile.device = device_of_jobs(experiment.profile.device, read_status(study));
  return experiment;
}

bool is_trained(const Study& study, const Experiment& experiment, const std::string& task) {
  const JobStore store(study.path());
  const JobList list =
      list_jobs(experiment, experiment.dataset_folder(study.path()), first_order_in(study));
  const auto measured = measured_jobs(study, experiment, list);
  return std::ranges::any_of(list.jobs, [&](const Job& job) {
    return job.kind() == JobKind::kTrain && job.task() == task &&
           (store.done(job.id) || measured.contains(job.id));
  });
}

}  // namespace

Study open_to_change(const fs::path& path, const RunContext& context) {
  StudyOpenOptions how;
  how.access = StudyAccess::kRun;
  how.program = kChangingExperiment;
  how.stop = context.stop;
  Study study = Study::open(path, how);
  if (study.access() != StudyAccess::kRun) {
    throw failure(path.string() + ": " +
                  (study.held_by() ? study.held_by()->describe() : "cannot be written") +
                  "; wait until it has ended, or cancel it");
  }
  return study;
}

TrainSettings set_training(const fs::path& path, const std::string& task,
                           const TaskTraining& change, const RunContext& context) {
  Study study = open_to_change(path, context);
  Experiment experiment = read_experiment(study);
  const auto has = std::ranges::find(experiment.tasks, task, &ExperimentTask::code);
  if (has == experiment.tasks.end()) {
    throw usage_error(path.string() + ": its experiment has no task '" + task + "'");
  }
  if (task == "random") throw usage_error("'random' is an untrained encoder: nothing is trained");
  const Task* const known = find_dictionary_task(task);
  if (known == nullptr) {
    throw usage_error("'" + task +
                      "' is a task of the user's own: its network is trained as the profile's "
                      "training says, and other labels of it are another task");
  }
  if (is_trained(study, settled(experiment, path), task)) {
    throw usage_error(path.string() + ": the network of " + task +
                      " is trained already; results of two settings are not mixed. `taskatlas-cli "
                      "study create` makes a study with others");
  }
  take_over(change, experiment.profile.task_training[task]);
  experiment.check();
  study.set_experiment(to_json(experiment).dump());
  return training_of(experiment.profile, *known);
}

}  // namespace taskatlas::engine
