// SPDX-License-Identifier: MIT
// How an experiment is to be run: sizes, steps, numbers of images. A profile is a JSON file, can be
// edited, and is saved in the study. Five are built in (resources/profiles): tiny, quick,
// workstation, sample, paper.
#pragma once

#include "engine/slurm_settings.hpp"
#include "tasks/task.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::engine {

// How one network is trained. Defaults are those of the profile that holds it.
struct TrainSettings {
  std::int64_t steps = 1000;     // 1 to 10,000,000
  int batch = 32;                // samples a step, 1 to 4096
  double learning_rate = 1e-3;   // of Adam, in (0, 1]
  double final_rate = 0.1;       // of the learning rate, at the end of training, in (0, 1]
  double weight_decay = 2e-6;    // in [0, 1]
  double smooth = 0;             // share of the steps, in [0, 1]: see training::TrainOptions
  bool mixed_precision = false;  // on cards: bfloat16, weights in single precision
  // Of task networks that answer with pictures: see training::TrainOptions; both in [0, 1).
  double adversarial_weight = 0;
  double adversarial_from = 0.2;
  // Steps after which the rate falls to `final_rate` of it at once, as the authors' does; 0 = it
  // falls by half a cosine over all steps. At most 10,000,000.
  std::int64_t decay_step = 0;
  // What the norm of all gradients together is cut to, in (0, 1e6]; left out: 1 for answers that
  // are vectors, none for others.
  std::optional<double> clip_norm;
  // In place of `weight_decay`, of transfers of order 2 and above; in [0, 1].
  std::optional<double> weight_decay_higher;
  bool operator==(const TrainSettings&) const = default;
};

// What a profile says of one task's network alone; what is left out follows training_of().
struct TaskTraining {
  std::optional<std::int64_t> steps;
  std::optional<int> batch;
  std::optional<double> learning_rate, final_rate, weight_decay, smooth, adversarial_weight;
  std::optional<double> clip_norm;
  bool operator==(const TaskTraining&) const = default;
};

// The rooms that are rendered where no dataset is given.
struct RenderSettings {
  std::int64_t views = 600;  // 10 to 10,000,000
  std::uint64_t seed = 1;    // at most 2^53, as every seed here: JSON must hold it
  bool operator==(const RenderSettings&) const = default;
};

struct Profile {
  std::string name = "custom";     // 1 to 100 bytes
  int image_size = 64;             // pixels a side, 32 to 1024, a multiple of 16
  std::string family = "compact";  // of networks: compact, resnet50
  RenderSettings rooms;
  // Codes of the task dictionary, sorted and distinct, at least two of them with a target among
  // them; empty = the paper's 26.
  std::vector<std::string> tasks;
  std::int64_t train_images = 0;  // of a task network at most, 0 = all of `train`
  std::int64_t test_images = 0;   // on which losses are taken at most, 0 = all of `test`
  // Images of `validation` that readouts train on, each at least 1, ascending; every number is a
  // measurement of its own. Empty = one eighth of what the task networks train on.
  std::vector<std::int64_t> transfer_images;
  std::vector<std::uint64_t> seeds = {1};  // distinct; each is a whole run, task networks included
  TrainSettings training;                  // of task networks; see training_of()
  std::map<std::string, TaskTraining> task_training;  // by task code: what differs
  TrainSettings transfer;                             // of readouts, and of `pixels`
  int beam_width = 5;                                 // best first-order sources combined, 1 to 10
  int max_order = 2;                                  // sources of one transfer at most, 1 to 24
  int readouts_per_job = 16;  // source sets that one job takes together, 1 to 1000
  // How many jobs run at once and the threads of each; they change bits, so they are the profile's.
  // workers 0 = as many as the cores allow. 0 to 1024; threads 1 to 1024.
  int workers = 0;
  int threads = 1;
  std::string device = "auto";  // auto, cpu, cuda, cuda:N
  SlurmSettings slurm;          // for runs on a cluster

  void check() const;  // throws Error(kBadInput) naming the member, its value and what is allowed
  bool operator==(const Profile&) const = default;
};

// How a task's network is trained: the profile's `training`, by a table of what tasks of its kind
// of answer need more or less of (compact family; see docs/experiment.md, "Choices behind the
// profiles"), and what `task_training` says of it.
TrainSettings training_of(const Profile& profile, const Task& task);

// Whether a task's network can be trained with an adversarial term: where it answers with pictures
// that are compared by L1 or L2.
bool takes_adversary(const Task& task);
// The settings without what the task's network ignores, so that jobs that ignore it keep their
// names.
TrainSettings that_apply(TrainSettings settings, const Task& task);

// Both ways without loss. A member that is not known is an error, one that is left out keeps its
// default; Error(kBadInput) names the member. A checked profile is returned.
nlohmann::ordered_json to_json(const Profile& profile);
Profile profile_from_json(const nlohmann::ordered_json& json);
nlohmann::ordered_json to_json(const TrainSettings& settings);
TrainSettings train_settings_from_json(const nlohmann::ordered_json& json, std::string_view where);

// Names of the built-in profiles, as users see them.
std::vector<std::string> profile_names();
// A built-in profile by name, or a JSON file by path. Throws Error(kUsage) naming the profiles
// there are where it is neither; Error(kBadInput) for a file that holds no profile.
Profile load_profile(const std::string& name_or_file);

}  // namespace taskatlas::engine
