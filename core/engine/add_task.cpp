// SPDX-License-Identifier: MIT
#include "engine/add_task.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/shell_text.hpp"
#include "dataset/sample_list.hpp"
#include "engine/experiment.hpp"
#include "engine/experiment_change.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using dataset::Split;

constexpr std::array<Split, dataset::kSplitCount> kSplits{Split::kTrain, Split::kVal, Split::kTest};

std::optional<dataset::Dataset> open_samples(const Experiment& experiment, const fs::path& study,
                                             const RunContext& context) {
  if (experiment.awaits_rooms(study)) {
    throw usage_error(study.string() +
                      ": its rooms are yet to be rendered, so that there are no views to have "
                      "labels; `taskatlas-cli run " +
                      shell_quoted(study.string()) + " --only render` renders them");
  }
  return dataset::open_dataset(experiment.dataset_folder(study), context);
}

// The samples of a task in one split, as jobs will list them; nullopt where stopped.
std::optional<dataset::SampleList> samples_of(const dataset::Dataset& data, const std::string& task,
                                              Split split, std::int64_t most, std::uint64_t seed,
                                              const RunContext& context) {
  dataset::SampleListOptions options;
  options.seed = seed;
  options.max_samples = static_cast<std::size_t>(most);
  return dataset::list_samples(data, task, split, options, context);
}

std::vector<std::string> names_of(const dataset::Dataset& data, const dataset::SampleList& list) {
  std::vector<std::string> names;
  for (const dataset::ViewGroup& group : list.groups) {
    names.push_back(dataset::view_name(data.index, group.views[0]));
  }
  return names;
}

// What is asked of labels, by what the task is for.
void require_labels(const dataset::OwnTask& own,
                    const std::array<std::uint64_t, dataset::kSplitCount>& views) {
  const auto has = [&](Split split) { return views[static_cast<std::size_t>(split)] > 0; };
  const Role role = own.task.default_role;
  const std::string who = own.folder.string() + ": ";
  if (!has(Split::kTrain) && role != Role::kTarget) {
    throw usage_error(who + "no view of the split train has a label, so that " + own.task.code +
                      " can have no network of its own; a target only (\"role\": \"target\") "
                      "needs none");
  }
  if (role == Role::kSource) return;
  for (const Split split : {Split::kVal, Split::kTest}) {
    if (has(split)) continue;
    throw usage_error(who + "no view of the split " + std::string(to_string(split)) +
                      " has a label of " + own.task.code +
                      "; transfers are trained on val and measured on test");
  }
}

// Every view that transfers need must have a representation. False where stopped.
bool require_representations(const Experiment& experiment, const dataset::Dataset& data,
                             const dataset::OwnLabels& labels, const RunContext& context) {
  const Profile& profile = experiment.profile;
  std::size_t missing = 0;
  std::string first;
  for (const ExperimentTask& target : experiment.tasks) {
    if (!target.target || experiment.find_own(target.code) != nullptr) continue;
    for (const std::uint64_t seed : profile.seeds) {
      for (const auto& [split, most] : {std::pair(Split::kVal, profile.transfer_images.back()),
                                        std::pair(Split::kTest, profile.test_images)}) {
        const auto list = samples_of(data, target.code, split, most, seed, context);
        if (!list) return false;
        for (const dataset::ViewNumber view : dataset::views_of(std::span(&*list, 1))) {
          std::string name = dataset::view_name(data.index, view);
          if (labels.file(name)) continue;
          if (missing++ == 0) first = std::move(name);
        }
      }
    }
  }
  if (missing == 0) return true;
  throw bad_input(labels.task().folder.string() + ": has no representation of " + first +
                  (missing > 1 ? ", and of others" : "") +
                  "; transfers need one of every view of the splits val and test (as far as the "
                  "profile's transfer_images and test_images go)");
}

}  // namespace

std::optional<AddedTask> add_task(const fs::path& path, const fs::path& specification,
                                  const RunContext& context) {
  constexpr std::uintmax_t kMostBytes = 1 << 20;
  return add_task(path, read_file(specification, kMostBytes), specification.string(),
                  fs::absolute(specification).parent_path(), context);
}

std::optional<AddedTask> add_task(const fs::path& path, std::string_view json,
                                  const std::string& name, const fs::path& base,
                                  const RunContext& context) {
  AddedTask added;
  dataset::OwnTask& own = added.task;
  own = dataset::parse_own_task(json, name, base);
  own.identity.clear();
  const std::string& code = own.task.code;
  if (const Task* known = find_dictionary_task(code)) {
    throw usage_error(name + ": '" + code + "' is " + known->name +
                      ", a task of the dictionary; an own task needs a code of its own");
  }

  Study study = open_to_change(path, context);
  Experiment experiment = read_experiment(study);
  const dataset::OwnTask* const before = experiment.find_own(code);
  const auto tasks = study.tasks();
  if (before == nullptr && std::any_of(tasks.begin(), tasks.end(),
                                       [&](const Task& task) { return task.code == code; })) {
    throw usage_error(path.string() + ": has a task '" + code + "' already");
  }
  auto data = open_samples(experiment, path, context);
  if (!data) return std::nullopt;
  auto labels = dataset::OwnLabels::open(own, context);
  if (!labels) return std::nullopt;
  added.files = labels->size();
  own.identity = labels->identity();
  if (before != nullptr && before->identity != own.identity) {
    throw usage_error(own.folder.string() + ": holds other files than the " + code +
                      " that the study has measured, or is to; results are not mixed. Give these "
                      "a code of their own");
  }

  data->own.add(*labels);
  std::vector<std::string> fitted;  // what open numbers are taken from
  for (const Split split : kSplits) {
    const auto list = samples_of(*data, code, split, 0, 1, context);
    if (!list) return std::nullopt;
    added.views[static_cast<std::size_t>(split)] = list->groups.size();
    const auto names = names_of(*data, *list);
    if (names.empty() || own.is_source_only()) continue;
    labels->target(names.front(), experiment.profile.image_size);  // or says what is wrong
    if (fitted.empty()) fitted = names;                            // of train, where it has some
  }
  if (own.is_source_only()) {
    if (!require_representations(experiment, *data, *labels, context)) return std::nullopt;
  } else {
    require_labels(own, added.views);
    own.novel = added.views[static_cast<std::size_t>(Split::kTrain)] == 0;
    if (!dataset::complete(own, *labels, fitted, context)) return std::nullopt;
  }

  if (before != nullptr) {
    dataset::OwnTask moved = *before;
    moved.folder = own.folder;
    dataset::OwnTask same = own;
    same.task.name = moved.task.name;  // which are the study's to change
    same.task.kind = moved.task.kind;
    if (!(same == moved)) {
      throw usage_error(name + ": says of " + code +
                        " something else than when it was added; give it another code");
    }
    own = moved;
    added.moved = true;
    *std::find_if(experiment.own.begin(), experiment.own.end(),
                  [&](const auto& one) { return one.task.code == code; }) = own;
    experiment.check();
    if (context.stopped()) return std::nullopt;
    study.set_experiment(to_json(experiment).dump());
    return added;
  }
  const Role role = own.task.default_role;
  experiment.tasks.push_back({code, role != Role::kTarget, role != Role::kSource});
  experiment.own.push_back(own);
  experiment.check();
  if (context.stopped()) return std::nullopt;
  study.set_experiment(to_json(experiment).dump(), {own.task});
  return added;
}

}  // namespace taskatlas::engine
