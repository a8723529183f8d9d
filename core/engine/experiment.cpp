// SPDX-License-Identifier: MIT
#include "engine/experiment.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "dataset/sample_counts.hpp"
#include "engine/fields.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool may_be_source(const Task& task) { return task.default_role != Role::kTarget; }
bool may_be_target(const Task& task) {
  return task.default_role == Role::kBoth || task.default_role == Role::kTarget;
}

// The paper's 26: all of the dictionary but the variant class_selected.
std::vector<std::string> paper_tasks() {
  std::vector<std::string> codes;
  for (const Task& task : task_dictionary()) {
    if (task.default_role != Role::kUnused) codes.push_back(task.code);
  }
  return codes;
}

std::vector<std::string> asked_tasks(const NewExperiment& wish) {
  if (wish.tasks.empty()) return wish.profile.tasks.empty() ? paper_tasks() : wish.profile.tasks;
  std::set<std::string> codes;
  for (const std::string& code : wish.tasks) {
    const Task* task = find_dictionary_task(code);
    if (task == nullptr) {
      throw usage_error("there is no task '" + code + "'; `taskatlas-cli tasks` lists them");
    }
    codes.insert(task->code);
  }
  return {codes.begin(), codes.end()};
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

// Leaves out what the dataset has nothing for, unless it was asked for by name. nullopt where
// stopped.
std::optional<std::vector<std::string>> possible_tasks(const dataset::Dataset& data,
                                                       const NewExperiment& wish,
                                                       std::vector<std::string> codes,
                                                       const RunContext& context) {
  const auto samples = dataset::count_samples(data, {}, context);
  if (!samples) return std::nullopt;
  std::vector<std::string> missing;
  for (const dataset::TaskSamples& one : *samples) {
    const bool everywhere =
        std::all_of(one.samples.begin(), one.samples.end(), [](auto count) { return count > 0; });
    if (!everywhere && std::erase(codes, one.code) > 0) missing.push_back(one.code);
  }
  if (missing.empty()) return codes;
  const std::string what = wish.dataset.string() + ": lacks samples to train, validate or test " +
                           joined(missing) + " on (see `taskatlas-cli dataset info`)";
  if (!wish.tasks.empty() || !wish.profile.tasks.empty()) throw usage_error(what);
  context.log(what + "; left out");
  return codes;
}

// Of the rooms that will be rendered, what write_dataset will give to training (70 %).
constexpr double kTrainShare = 0.7;

std::vector<ExperimentTask> roles(const std::vector<std::string>& codes) {
  std::vector<ExperimentTask> tasks;
  for (const std::string& code : codes) {
    const Task* task = find_dictionary_task(code);
    tasks.push_back({code, may_be_source(*task), may_be_target(*task)});
  }
  return tasks;
}

}  // namespace

std::string dataset_identity(const dataset::DatasetIndex& index) {
  std::string text;
  for (std::size_t building = 0; building < index.buildings(); ++building) {
    const auto views = index.first_view(building + 1) - index.first_view(building);
    text += std::string(index.building_name(building)) + '\n' + std::to_string(views) + '\n' +
            std::to_string(index.building_points(building)) + '\n' +
            std::to_string(index.building_domains(building).bits()) + '\n';
  }
  constexpr std::size_t kDigits = 32;
  return sha256(text).substr(0, kDigits);
}

fs::path Experiment::dataset_folder(const fs::path& study) const {
  return dataset.empty() ? artifacts_folder(study) / "dataset" : dataset;
}

bool Experiment::awaits_rooms(const fs::path& study) const {
  std::error_code ignored;
  return dataset.empty() && !fs::is_regular_file(dataset_folder(study) / "manifest.json", ignored);
}

const dataset::OwnTask* Experiment::find_own(std::string_view code) const {
  const auto found = std::find_if(
      own.begin(), own.end(), [&](const dataset::OwnTask& one) { return one.task.code == code; });
  return found == own.end() ? nullptr : &*found;
}

void Experiment::check() const {
  profile.check();
  if (profile.transfer_images.empty()) {
    throw bad_input("the experiment: its profile must name the numbers of transfer images");
  }
  if (dataset.empty() != dataset_identity.empty()) {
    throw bad_input("the experiment: a dataset needs an identity");
  }
  std::set<std::string> codes;
  bool pair = false;
  for (const ExperimentTask& one : tasks) {
    if (!is_task_code(one.code) || !codes.insert(one.code).second) {
      throw bad_input("the experiment: '" + one.code + "' is no task, or named twice");
    }
    for (const ExperimentTask& other : tasks) {
      pair = pair || (one.target && other.source && one.code != other.code);
    }
  }
  for (const dataset::OwnTask& one : own) {
    if (find_dictionary_task(one.task.code) != nullptr || !codes.contains(one.task.code) ||
        find_own(one.task.code) != &one || one.identity.empty()) {
      throw bad_input("the experiment: the own task '" + one.task.code +
                      "' is none of its tasks, or one of the dictionary's, or there twice");
    }
  }
  if (!pair) {
    throw bad_input(
        "there is no transfer to measure: at least one target and one other source "
        "are needed");
  }
}

Json to_json(const Experiment& experiment) {
  Json tasks = Json::array();
  for (const ExperimentTask& task : experiment.tasks) {
    tasks.push_back({{"code", task.code}, {"source", task.source}, {"target", task.target}});
  }
  Json json{{"dataset", experiment.dataset.string()},
            {"dataset_identity", experiment.dataset_identity},
            {"profile", to_json(experiment.profile)},
            {"tasks", std::move(tasks)}};
  for (const dataset::OwnTask& own : experiment.own) {
    json["own"].push_back(Json::parse(dataset::format_own_task(own)));
  }
  return json;
}

Experiment experiment_from_json(const Json& json) {
  Fields fields(json, "the experiment");
  Experiment experiment;
  experiment.dataset = fields.text("dataset", {});
  experiment.dataset_identity = fields.text("dataset_identity", {});
  if (const Json* profile = fields.find("profile")) {
    experiment.profile = profile_from_json(*profile);
  }
  const Json* tasks = fields.find("tasks");
  constexpr std::size_t kMostTasks = 10'000;
  if (tasks == nullptr || !tasks->is_array() || tasks->size() > kMostTasks) {
    fields.refuse("tasks", "a list of tasks");
  }
  for (const Json& one : *tasks) {
    Fields task(one, "a task of the experiment");
    experiment.tasks.push_back(
        {task.text("code", {}), task.boolean("source", true), task.boolean("target", true)});
    task.finish();
  }
  if (const Json* own = fields.find("own")) {
    if (!own->is_array() || own->size() > kMostTasks) fields.refuse("own", "a list of own tasks");
    for (const Json& one : *own) {
      experiment.own.push_back(
          dataset::parse_own_task(one.dump(), "an own task of the experiment", "/"));
    }
  }
  fields.finish();
  experiment.check();
  return experiment;
}

fs::path artifacts_folder(const fs::path& study) {
  std::error_code ignored;
  fs::path path = fs::weakly_canonical(study, ignored);
  if (ignored || path.empty()) path = fs::absolute(study);
  return path.replace_extension(".artifacts");
}

Experiment read_experiment(const Study& study) {
  const auto json = study.experiment();
  if (!json) {
    throw bad_input(study.path().string() +
                    ": holds measurements that were imported, and nothing that could be run; "
                    "`taskatlas-cli study create` makes a study that can");
  }
  return experiment_from_json(parse_json(*json, study.path().string() + ": the experiment"));
}

std::int64_t usual_transfer_images(const Profile& profile, std::int64_t train_views) {
  constexpr std::int64_t kShare = 8;  // of the paper: 16k of 120k
  const std::int64_t train =
      profile.train_images > 0 ? std::min(train_views, profile.train_images) : train_views;
  return std::max<std::int64_t>(1, train / kShare);
}

std::optional<Experiment> make_experiment(const NewExperiment& wish, const RunContext& context) {
  Experiment experiment;
  experiment.profile = wish.profile;
  if (wish.max_order) experiment.profile.max_order = *wish.max_order;
  std::vector<std::string> codes = asked_tasks(wish);
  auto train =
      static_cast<std::int64_t>(static_cast<double>(wish.profile.rooms.views) * kTrainShare);
  if (!wish.dataset.empty()) {
    const auto data = dataset::open_dataset(wish.dataset, context);
    if (!data) return std::nullopt;
    experiment.dataset = data->root;
    experiment.dataset_identity = dataset_identity(data->index);
    const auto counts = dataset::count_splits(*data);
    for (const dataset::Split split :
         {dataset::Split::kTrain, dataset::Split::kVal, dataset::Split::kTest}) {
      if (counts.splits[static_cast<std::size_t>(split)].views == 0) {
        throw bad_input(wish.dataset.string() +
                        ": needs buildings to train, validate and test on; at least one of these "
                        "has none (see `taskatlas-cli dataset info`)");
      }
    }
    auto possible = possible_tasks(*data, wish, std::move(codes), context);
    if (!possible) return std::nullopt;
    codes = std::move(*possible);
    train = static_cast<std::int64_t>(
        counts.splits[static_cast<std::size_t>(dataset::Split::kTrain)].views);
  }
  if (experiment.profile.transfer_images.empty()) {
    experiment.profile.transfer_images = {usual_transfer_images(experiment.profile, train)};
  }
  experiment.profile.tasks = codes;
  experiment.tasks = roles(codes);
  for (ExperimentTask& task : experiment.tasks) {
    for (const ExperimentTask& wanted : wish.roles) {
      if (wanted.code == task.code) task = wanted;
    }
  }
  try {
    experiment.check();
  } catch (const Error& error) {
    throw usage_error(error.what());
  }
  return experiment;
}

std::optional<Experiment> create_study(const fs::path& study, const NewExperiment& wish,
                                       const RunContext& context) {
  auto experiment = make_experiment(wish, context);
  if (!experiment) return std::nullopt;
  NewStudy content;
  for (const ExperimentTask& task : experiment->tasks) {
    content.tasks.push_back(*find_dictionary_task(task.code));
  }
  content.provenance.action = "create";
  content.provenance.note = "profile " + experiment->profile.name;
  content.experiment = to_json(*experiment).dump();
  CreateOptions options;
  options.overwrite = wish.overwrite;
  if (!Study::create(study, content, options, context)) return std::nullopt;
  return experiment;
}

}  // namespace taskatlas::engine
