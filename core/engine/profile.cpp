// SPDX-License-Identifier: MIT
#include "engine/profile.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/fields.hpp"
#include "engine/profiles.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kMostSteps = 10'000'000;
constexpr std::int64_t kMostImages = 1'000'000'000;
constexpr std::int64_t kMostSeed = std::int64_t{1} << 53;
constexpr int kMostThreads = 1024;
constexpr std::int64_t kMostBatch = 4096;

void require(bool condition, const std::string& what) {
  if (!condition) throw bad_input("the profile: " + what);
}

void check_between(std::int64_t value, std::int64_t least, std::int64_t most, const char* name) {
  require(value >= least && value <= most,
          std::string("'") + name + "' is " + std::to_string(value) + "; a whole number from " +
              std::to_string(least) + " to " + std::to_string(most) + " is expected");
}

void check_settings(const TrainSettings& settings, const std::string& where) {
  check_between(settings.steps, 1, kMostSteps, (where + ".steps").c_str());
  check_between(settings.batch, 1, kMostBatch, (where + ".batch").c_str());
  require(settings.learning_rate > 0 && settings.learning_rate <= 1,
          where + ".learning_rate must be above 0 and at most 1");
  require(settings.final_rate > 0 && settings.final_rate <= 1,
          where + ".final_rate must be above 0 and at most 1");
  require(settings.weight_decay >= 0 && settings.weight_decay <= 1,
          where + ".weight_decay must be from 0 to 1");
  require(settings.smooth >= 0 && settings.smooth <= 1, where + ".smooth must be from 0 to 1");
  require(settings.adversarial_weight >= 0 && settings.adversarial_weight < 1,
          where + ".adversarial_weight must be at least 0 and below 1");
  require(settings.adversarial_from >= 0 && settings.adversarial_from < 1,
          where + ".adversarial_from must be at least 0 and below 1");
  check_between(settings.decay_step, 0, kMostSteps, (where + ".decay_step").c_str());
  constexpr double kMostNorm = 1e6;
  require(!settings.clip_norm || (*settings.clip_norm > 0 && *settings.clip_norm <= kMostNorm),
          where + ".clip_norm must be above 0 and at most 1000000");
  const double higher = settings.weight_decay_higher.value_or(0);
  require(higher >= 0 && higher <= 1, where + ".weight_decay_higher must be from 0 to 1");
}

// What a task's network needs of the profile's steps, by its kind of answer (compact family).
double share_of_steps(const Task& task) {
  constexpr double kEarly = 0.6;  // better than the average on 95 of 100 pictures by a third of it
  const bool classes = task.output.kind == OutputKind::kImage &&
                       task.loss == TaskLoss::kCrossEntropy && task.code != "colorization";
  return classes || task.output.kind == OutputKind::kEmbedding ? kEarly : 1;
}

// Of l1 of pictures. Without it 2D keypoints, of which a picture has few, are never learnt; others
// lose a little.
constexpr double kSmooth = 0.5;

bool is_device(std::string_view device) {
  if (device == "auto" || device == "cpu" || device == "cuda") return true;
  if (!device.starts_with("cuda:")) return false;
  device.remove_prefix(5);
  return !device.empty() && device.size() <= 3 &&
         std::all_of(device.begin(), device.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Json to_json(const TaskTraining& task) {
  Json out = Json::object();
  if (task.steps) out["steps"] = *task.steps;
  if (task.batch) out["batch"] = *task.batch;
  if (task.learning_rate) out["learning_rate"] = *task.learning_rate;
  if (task.final_rate) out["final_rate"] = *task.final_rate;
  if (task.weight_decay) out["weight_decay"] = *task.weight_decay;
  if (task.smooth) out["smooth"] = *task.smooth;
  if (task.adversarial_weight) out["adversarial_weight"] = *task.adversarial_weight;
  if (task.clip_norm) out["clip_norm"] = *task.clip_norm;
  return out;
}

TaskTraining task_training_from_json(const Json& json, const std::string& where) {
  Fields fields(json, where);
  TaskTraining task;
  const auto number = [&](const char* key, std::optional<double>& to) {
    if (json.is_object() && json.contains(key)) to = fields.number(key, 0);
  };
  if (json.is_object() && json.contains("steps")) {
    task.steps = fields.integer("steps", 1, 1, kMostSteps);
  }
  if (json.is_object() && json.contains("batch")) {
    task.batch = static_cast<int>(fields.integer("batch", 1, 1, kMostBatch));
  }
  number("learning_rate", task.learning_rate);
  number("final_rate", task.final_rate);
  number("weight_decay", task.weight_decay);
  number("smooth", task.smooth);
  number("adversarial_weight", task.adversarial_weight);
  number("clip_norm", task.clip_norm);
  fields.finish();
  return task;
}

TrainSettings with(TrainSettings settings, const TaskTraining& task) {
  settings.steps = task.steps.value_or(settings.steps);
  settings.batch = task.batch.value_or(settings.batch);
  settings.learning_rate = task.learning_rate.value_or(settings.learning_rate);
  settings.final_rate = task.final_rate.value_or(settings.final_rate);
  settings.weight_decay = task.weight_decay.value_or(settings.weight_decay);
  settings.smooth = task.smooth.value_or(settings.smooth);
  settings.adversarial_weight = task.adversarial_weight.value_or(settings.adversarial_weight);
  if (task.clip_norm) settings.clip_norm = task.clip_norm;
  return settings;
}

Json to_json(const RenderSettings& rooms) { return {{"views", rooms.views}, {"seed", rooms.seed}}; }

std::vector<std::int64_t> integers(Fields& fields, const char* key,
                                   std::vector<std::int64_t> fallback, std::int64_t least,
                                   std::int64_t most) {
  const Json* list = fields.find(key);
  if (list == nullptr) return fallback;
  constexpr std::size_t kMostEntries = 100;
  if (!list->is_array() || list->size() > kMostEntries) fields.refuse(key, "a list of numbers");
  std::vector<std::int64_t> found;
  for (const Json& one : *list) {
    const Json wrapped{{key, one}};
    found.push_back(Fields(wrapped, "the profile").integer(key, 0, least, most));
  }
  return found;
}

}  // namespace

void Profile::check() const {
  require(!name.empty() && name.size() <= 100, "its name must have 1 to 100 bytes");
  check_between(image_size, 32, 1024, "image_size");
  require(image_size % 16 == 0, "'image_size' must be a multiple of 16");
  require(family == "compact" || family == "resnet50",
          "'family' is '" + family + "'; compact or resnet50 is expected");
  check_between(rooms.views, 10, 10'000'000, "rooms.views");
  check_between(static_cast<std::int64_t>(rooms.seed), 0, kMostSeed, "rooms.seed");
  for (const std::string& code : tasks) {
    require(find_dictionary_task(code) != nullptr && find_dictionary_task(code)->code == code,
            "'tasks' names '" + code + "', which is not in the task dictionary");
  }
  require(std::set<std::string>(tasks.begin(), tasks.end()).size() == tasks.size(),
          "'tasks' names a task twice");
  require(tasks.size() != 1, "'tasks' must name at least two tasks");
  check_between(train_images, 0, kMostImages, "train_images");
  check_between(test_images, 0, kMostImages, "test_images");
  for (const std::int64_t images : transfer_images) {
    check_between(images, 1, kMostImages, "transfer_images");
  }
  require(std::is_sorted(transfer_images.begin(), transfer_images.end()) &&
              std::adjacent_find(transfer_images.begin(), transfer_images.end()) ==
                  transfer_images.end(),
          "'transfer_images' must ascend");
  require(!seeds.empty(), "'seeds' must name at least one seed");
  for (const std::uint64_t seed : seeds) {
    check_between(static_cast<std::int64_t>(seed), 0, kMostSeed, "seeds");
  }
  require(std::set<std::uint64_t>(seeds.begin(), seeds.end()).size() == seeds.size(),
          "'seeds' names a seed twice");
  check_settings(training, "training");
  check_settings(transfer, "transfer");
  require(transfer.adversarial_weight == 0 &&
              transfer.adversarial_from == TrainSettings{}.adversarial_from,
          "transfer.adversarial_weight must be 0, and transfer.adversarial_from be left out: "
          "readouts are trained without an adversarial term");
  require(!training.weight_decay_higher,
          "training.weight_decay_higher must be left out: it is for transfers");
  for (const auto& [code, task] : task_training) {
    require(find_dictionary_task(code) != nullptr,
            "'task_training' names '" + code + "', which is not in the task dictionary");
    check_settings(with(training, task), "task_training." + code);
    require(
        task.adversarial_weight.value_or(0) == 0 || takes_adversary(*find_dictionary_task(code)),
        "task_training." + code +
            ".adversarial_weight must be 0: it is for tasks that answer with pictures "
            "compared by l1 or l2");
  }
  check_between(beam_width, 1, 10, "beam_width");
  check_between(max_order, 1, 24, "max_order");
  check_between(readouts_per_job, 1, 1000, "readouts_per_job");
  check_between(workers, 0, kMostThreads, "workers");
  check_between(threads, 1, kMostThreads, "threads");
  require(is_device(device), "'device' is '" + device + "'; auto, cpu, cuda or cuda:N is expected");
  slurm.check();
}

Json to_json(const TrainSettings& settings) {
  Json out{{"steps", settings.steps},
           {"batch", settings.batch},
           {"learning_rate", settings.learning_rate},
           {"final_rate", settings.final_rate},
           {"weight_decay", settings.weight_decay}};
  if (settings.smooth > 0) out["smooth"] = settings.smooth;
  if (settings.mixed_precision) out["mixed_precision"] = true;
  if (settings.adversarial_weight > 0) out["adversarial_weight"] = settings.adversarial_weight;
  if (settings.adversarial_weight > 0 ||
      settings.adversarial_from != TrainSettings{}.adversarial_from) {
    out["adversarial_from"] = settings.adversarial_from;
  }
  // What is new is written only where it is set, so that other jobs keep their names.
  if (settings.decay_step > 0) out["decay_step"] = settings.decay_step;
  if (settings.clip_norm) out["clip_norm"] = *settings.clip_norm;
  if (settings.weight_decay_higher) out["weight_decay_higher"] = *settings.weight_decay_higher;
  return out;
}

bool takes_adversary(const Task& task) {
  return task.output.kind == OutputKind::kImage &&
         (task.loss == TaskLoss::kL1 || task.loss == TaskLoss::kL2);
}

TrainSettings that_apply(TrainSettings settings, const Task& task) {
  if (takes_adversary(task) && settings.adversarial_weight > 0) return settings;
  settings.adversarial_weight = TrainSettings{}.adversarial_weight;
  settings.adversarial_from = TrainSettings{}.adversarial_from;
  return settings;
}

TrainSettings training_of(const Profile& profile, const Task& task) {
  TrainSettings settings = profile.training;
  if (profile.family == "compact") {
    const auto steps = std::llround(static_cast<double>(settings.steps) * share_of_steps(task));
    settings.steps = std::clamp<std::int64_t>(steps, 1, kMostSteps);
    if (task.output.kind == OutputKind::kImage && task.loss == TaskLoss::kL1) {
      settings.smooth = kSmooth;
    }
  }
  const auto own = profile.task_training.find(task.code);
  if (own != profile.task_training.end()) settings = with(settings, own->second);
  return that_apply(settings, task);
}

TrainSettings train_settings_from_json(const Json& json, std::string_view where) {
  Fields fields(json, std::string(where));
  TrainSettings settings;
  settings.steps = fields.integer("steps", settings.steps, 1, kMostSteps);
  settings.batch = static_cast<int>(fields.integer("batch", settings.batch, 1, kMostBatch));
  settings.learning_rate = fields.number("learning_rate", settings.learning_rate);
  settings.final_rate = fields.number("final_rate", settings.final_rate);
  settings.weight_decay = fields.number("weight_decay", settings.weight_decay);
  settings.smooth = fields.number("smooth", settings.smooth);
  settings.mixed_precision = fields.boolean("mixed_precision", settings.mixed_precision);
  settings.adversarial_weight = fields.number("adversarial_weight", settings.adversarial_weight);
  settings.adversarial_from = fields.number("adversarial_from", settings.adversarial_from);
  settings.decay_step = fields.integer("decay_step", 0, 0, kMostSteps);
  const auto given = [&](const char* key, std::optional<double>& to) {
    if (json.contains(key)) to = fields.number(key, 0);
  };
  given("clip_norm", settings.clip_norm);
  given("weight_decay_higher", settings.weight_decay_higher);
  fields.finish();
  check_settings(settings, std::string(where));
  return settings;
}

Json to_json(const Profile& profile) {
  Json tasks = Json::object();
  for (const auto& [code, task] : profile.task_training) tasks[code] = to_json(task);
  return {{"name", profile.name},
          {"image_size", profile.image_size},
          {"family", profile.family},
          {"rooms", to_json(profile.rooms)},
          {"tasks", profile.tasks},
          {"train_images", profile.train_images},
          {"test_images", profile.test_images},
          {"transfer_images", profile.transfer_images},
          {"seeds", profile.seeds},
          {"training", to_json(profile.training)},
          {"task_training", std::move(tasks)},
          {"transfer", to_json(profile.transfer)},
          {"beam_width", profile.beam_width},
          {"max_order", profile.max_order},
          {"readouts_per_job", profile.readouts_per_job},
          {"workers", profile.workers},
          {"threads", profile.threads},
          {"device", profile.device},
          {"slurm", to_json(profile.slurm)}};
}

Profile profile_from_json(const Json& json) {
  Fields fields(json, "the profile");
  Profile profile;
  const auto small = [&](const char* key, int fallback) {
    return static_cast<int>(fields.integer(key, fallback, -(1 << 30), 1 << 30));
  };
  profile.name = fields.text("name", profile.name);
  profile.image_size = small("image_size", profile.image_size);
  profile.family = fields.text("family", profile.family);
  if (const Json* rooms = fields.find("rooms")) {
    Fields inner(*rooms, "the profile's rooms");
    profile.rooms.views = inner.integer("views", profile.rooms.views, 0, kMostImages);
    profile.rooms.seed = static_cast<std::uint64_t>(
        inner.integer("seed", static_cast<std::int64_t>(profile.rooms.seed), 0, kMostSeed));
    inner.finish();
  }
  profile.tasks = fields.texts("tasks");
  std::sort(profile.tasks.begin(), profile.tasks.end());
  profile.train_images = fields.integer("train_images", profile.train_images, 0, kMostImages);
  profile.test_images = fields.integer("test_images", profile.test_images, 0, kMostImages);
  profile.transfer_images = integers(fields, "transfer_images", {}, 1, kMostImages);
  profile.seeds.clear();
  for (const std::int64_t seed : integers(fields, "seeds", {1}, 0, kMostSeed)) {
    profile.seeds.push_back(static_cast<std::uint64_t>(seed));
  }
  if (const Json* settings = fields.find("training")) {
    profile.training = train_settings_from_json(*settings, "the profile's training");
  }
  if (const Json* tasks = fields.find("task_training")) {
    if (!tasks->is_object()) fields.refuse("task_training", "an object of tasks");
    for (const auto& [code, task] : tasks->items()) {
      profile.task_training[code] =
          task_training_from_json(task, "the profile's task_training." + code);
    }
  }
  if (const Json* settings = fields.find("transfer")) {
    profile.transfer = train_settings_from_json(*settings, "the profile's transfer");
  }
  profile.beam_width = small("beam_width", profile.beam_width);
  profile.max_order = small("max_order", profile.max_order);
  profile.readouts_per_job = small("readouts_per_job", profile.readouts_per_job);
  profile.workers = small("workers", profile.workers);
  profile.threads = small("threads", profile.threads);
  profile.device = fields.text("device", profile.device);
  if (const Json* slurm = fields.find("slurm")) profile.slurm = slurm_settings_from_json(*slurm);
  fields.finish();
  profile.check();
  return profile;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const BuiltinProfile& one : builtin_profiles()) {
    if (one.listed) names.emplace_back(one.name);
  }
  return names;
}

Profile load_profile(const std::string& name_or_file) {
  for (const BuiltinProfile& one : builtin_profiles()) {
    if (one.name == name_or_file) {
      return profile_from_json(parse_json(one.json, "the profile " + name_or_file));
    }
  }
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(name_or_file, ignored)) {
    std::string there;
    for (const std::string& name : profile_names()) there += (there.empty() ? "" : ", ") + name;
    throw usage_error("there is no profile '" + name_or_file + "': neither one of " + there +
                      " nor a file");
  }
  constexpr std::uintmax_t kMostBytes = 1 << 20;
  try {
    return profile_from_json(parse_json(read_file(name_or_file, kMostBytes), name_or_file));
  } catch (const Error& error) {
    const std::string message = error.what();
    if (message.starts_with(name_or_file)) throw;
    throw Error(error.kind(), name_or_file + ": " + message);
  }
}

}  // namespace taskatlas::engine
