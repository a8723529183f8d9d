// SPDX-License-Identifier: MIT
// What a study is to measure: the dataset, the profile, and the part each task plays.
#pragma once

#include "dataset/own_task.hpp"
#include "engine/profile.hpp"
#include "study/study.hpp"
#include "tasks/task.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::dataset {
class DatasetIndex;
}

namespace taskatlas::engine {

struct ExperimentTask {
  std::string code;
  bool source = true;  // its encoder is transferred from
  bool target = true;  // it is transferred to
  bool operator==(const ExperimentTask&) const = default;
};

struct Experiment {
  std::filesystem::path dataset;  // absolute; empty = rooms are rendered into the artifacts
  // Which dataset it is, wherever it lies: a hash of its buildings, views and domains; empty where
  // rooms are rendered.
  std::string dataset_identity;
  Profile profile;                    // with transfer_images and tasks filled in
  std::vector<ExperimentTask> tasks;  // in the study's order
  std::vector<dataset::OwnTask> own;  // those of the tasks that are the user's, as they were added

  const dataset::OwnTask* find_own(std::string_view code) const;
  // The folder that holds the samples, of the study at that path.
  std::filesystem::path dataset_folder(const std::filesystem::path& study) const;
  // Whether that is of rooms that a run renders, and has yet to.
  bool awaits_rooms(const std::filesystem::path& study) const;
  void check() const;  // throws Error(kBadInput)
  bool operator==(const Experiment&) const = default;
};

nlohmann::ordered_json to_json(const Experiment& experiment);
Experiment experiment_from_json(const nlohmann::ordered_json& json);

// NAME.artifacts beside NAME.taskstudy: networks, representations, readouts. May be deleted: what
// it held is computed again.
std::filesystem::path artifacts_folder(const std::filesystem::path& study);

// The experiment of a study. Throws Error(kBadInput) where it has none (it was imported).
Experiment read_experiment(const Study& study);

// A hash of a dataset's buildings, how many views and points each has, and its domains.
std::string dataset_identity(const dataset::DatasetIndex& index);

struct NewExperiment {
  std::filesystem::path dataset;  // empty = render rooms
  Profile profile;
  std::vector<std::string> tasks;  // instead of the profile's; empty = those
  std::optional<int> max_order;    // instead of the profile's
  // Parts of those of the tasks that are not to have their usual ones.
  std::vector<ExperimentTask> roles;
  bool overwrite = false;
};

// How many images transfers are trained on where the profile names no number, with so many views
// in the split `train`.
std::int64_t usual_transfer_images(const Profile& profile, std::int64_t train_views);

// Looks at the dataset (which tasks it allows, how many views) and fills in what the profile leaves
// open. nullopt where stopped. Throws Error(kUsage) for tasks that do not exist or that the dataset
// has nothing for, Error(kBadInput) for a dataset without buildings in each split.
std::optional<Experiment> make_experiment(const NewExperiment& experiment,
                                          const RunContext& context);
// The same, and writes the new study: with the experiment, without measurements. nullopt where
// stopped: nothing was written. Throws as Study::create does besides.
std::optional<Experiment> create_study(const std::filesystem::path& study,
                                       const NewExperiment& experiment, const RunContext& context);

}  // namespace taskatlas::engine
