// SPDX-License-Identifier: MIT
#include "training/options.hpp"

#include "base/error.hpp"
#include "dataset/json_fields.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::training {
namespace {

constexpr std::int64_t kMostSteps = 100'000'000;
constexpr int kMostBatch = 4096;
constexpr int kMostThreads = 1024;

[[noreturn]] void refuse(const char* field, const std::string& what) {
  throw usage_error(std::string("training options: ") + field + " " + what);
}

void in_range(const char* field, double value, double least, double most) {
  if (!(value >= least && value <= most)) {
    refuse(field, "is out of range");
  }
}

bool is_device(const std::string& text) {
  if (text == "cpu" || text == "cuda") return true;
  constexpr std::string_view kNumbered = "cuda:";
  constexpr std::size_t kDigits = 2;
  if (!text.starts_with(kNumbered)) return false;
  const std::string_view number = std::string_view(text).substr(kNumbered.size());
  return !number.empty() && number.size() <= kDigits &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view to_string(Schedule schedule) {
  switch (schedule) {
    case Schedule::kConstant:
      return "constant";
    case Schedule::kStep:
      return "step";
    case Schedule::kCosine:
      return "cosine";
  }
  return "constant";
}

std::optional<Schedule> parse_schedule(std::string_view text) {
  for (const Schedule schedule : {Schedule::kConstant, Schedule::kStep, Schedule::kCosine}) {
    if (to_string(schedule) == text) return schedule;
  }
  return std::nullopt;
}

void TrainOptions::check() const {
  if (steps < 1 || steps > kMostSteps) refuse("steps", "is 1 to 100000000");
  if (batch < 1 || batch > kMostBatch) refuse("batch", "is 1 to 4096");
  if (!(learning_rate > 0 && learning_rate <= 1)) refuse("learning_rate", "is above 0, at most 1");
  if (!(final_rate > 0 && final_rate <= 1)) refuse("final_rate", "is above 0, at most 1");
  in_range("decay_at", decay_at, 0, 1);
  in_range("warm_up", warm_up, 0, 0.5);
  in_range("smooth", smooth, 0, 1);
  if (!(adversarial_weight >= 0 && adversarial_weight < 1)) {
    refuse("adversarial_weight", "is at least 0, below 1");
  }
  if (!(adversarial_from >= 0 && adversarial_from < 1)) {
    refuse("adversarial_from", "is at least 0, below 1");
  }
  in_range("weight_decay", weight_decay, 0, 1);
  in_range("clip_norm", clip_norm, 0, 1e6);
  if (threads < 0 || threads > kMostThreads) refuse("threads", "is 0 to 1024");
  if (!is_device(device)) refuse("device", "is cpu, cuda or cuda:N, not '" + device + "'");
  if (mixed_precision && device == "cpu") refuse("mixed_precision", "is for CUDA alone");
  in_range("checkpoint_seconds", checkpoint_seconds, 0, 1e6);
  if (log_interval < 1 || log_interval > kMostSteps) refuse("log_interval", "is at least 1");
  constexpr int kMostChecks = 1000;
  if (checks < 1 || checks > kMostChecks) refuse("checks", "is 1 to 1000");
}

double TrainOptions::rate_at(std::int64_t step) const {
  const auto total = static_cast<double>(steps);
  const double at = static_cast<double>(step);
  const double warm = std::floor(warm_up * total);
  if (at < warm) return learning_rate * (at + 1) / (warm + 1);
  switch (schedule) {
    case Schedule::kConstant:
      return learning_rate;
    case Schedule::kStep:
      return at < decay_at * total ? learning_rate : learning_rate * final_rate;
    case Schedule::kCosine: {
      const double share = (at - warm) / std::max(1.0, total - warm);
      return learning_rate * (final_rate + (1 - final_rate) * (1 + std::cos(M_PI * share)) / 2);
    }
  }
  return learning_rate;
}

double TrainOptions::smooth_at(std::int64_t step) const {
  if (smooth == 0) return 0;
  constexpr double kRange = 2;  // of answers, -1 to 1
  const double end = smooth * static_cast<double>(steps);
  return std::max(0.0, kRange * (1 - static_cast<double>(step) / std::max(1.0, end)));
}

double TrainOptions::adversarial_at(std::int64_t step) const {
  const double begin = adversarial_from * static_cast<double>(steps);
  return static_cast<double>(step) < begin ? 0 : adversarial_weight;
}

std::string format_options(const TrainOptions& options) {
  nlohmann::ordered_json out;
  out["steps"] = options.steps;
  out["batch"] = options.batch;
  out["learning_rate"] = options.learning_rate;
  out["schedule"] = to_string(options.schedule);
  out["final_rate"] = options.final_rate;
  out["decay_at"] = options.decay_at;
  out["warm_up"] = options.warm_up;
  out["smooth"] = options.smooth;
  // Left out where there is none: what was written before it could be asked for says the same.
  if (options.adversarial_weight > 0) {
    out["adversarial_weight"] = options.adversarial_weight;
    out["adversarial_from"] = options.adversarial_from;
  }
  out["weight_decay"] = options.weight_decay;
  out["clip_norm"] = options.clip_norm;
  out["seed"] = options.seed;
  out["threads"] = options.threads;
  out["device"] = options.device;
  out["mixed_precision"] = options.mixed_precision;
  out["checkpoint_seconds"] = options.checkpoint_seconds;
  out["log_interval"] = options.log_interval;
  out["checks"] = options.checks;
  return out.dump();
}

TrainOptions parse_options(std::string_view text, std::string_view name) {
  const nlohmann::json json = dataset::parse_json(text, name);
  const dataset::JsonFields fields(json, name);
  TrainOptions out;
  TrainOptions all;
  all.adversarial_weight = 0.5;  // so that every field is written
  const nlohmann::json known = nlohmann::json::parse(format_options(all));
  for (const auto& [key, value] : json.items()) {
    if (!known.contains(key)) fields.refuse(key.c_str(), "is no option of training");
  }
  constexpr double kMost = 1e9;
  const auto number = [&](const char* key, double& to) {
    if (json.contains(key)) to = fields.number(key, kMost);
  };
  const auto whole = [&](const char* key, auto& to) {
    using Whole = std::remove_reference_t<decltype(to)>;
    if (json.contains(key)) to = static_cast<Whole>(fields.whole(key, 0, kMostSteps));
  };
  whole("steps", out.steps);
  whole("batch", out.batch);
  number("learning_rate", out.learning_rate);
  if (json.contains("schedule")) {
    const auto schedule = parse_schedule(fields.text("schedule"));
    if (!schedule) fields.refuse("schedule", "is constant, step or cosine");
    out.schedule = *schedule;
  }
  number("final_rate", out.final_rate);
  number("decay_at", out.decay_at);
  number("warm_up", out.warm_up);
  number("smooth", out.smooth);
  number("adversarial_weight", out.adversarial_weight);
  number("adversarial_from", out.adversarial_from);
  number("weight_decay", out.weight_decay);
  number("clip_norm", out.clip_norm);
  if (json.contains("seed")) {
    const nlohmann::json& seed = fields.at("seed");
    if (!seed.is_number_unsigned()) fields.refuse("seed", "is a whole number of at most 64 bits");
    out.seed = seed.get<std::uint64_t>();
  }
  whole("threads", out.threads);
  if (json.contains("device")) out.device = fields.text("device");
  if (json.contains("mixed_precision")) {
    const nlohmann::json& mixed = fields.at("mixed_precision");
    if (!mixed.is_boolean()) fields.refuse("mixed_precision", "is true or false");
    out.mixed_precision = mixed.get<bool>();
  }
  number("checkpoint_seconds", out.checkpoint_seconds);
  whole("log_interval", out.log_interval);
  whole("checks", out.checks);
  try {
    out.check();
  } catch (const Error& error) {
    throw bad_input(std::string(name) + ": " + error.what());
  }
  return out;
}

TrainOptions default_options(std::string_view code) {
  const Task* task = find_dictionary_task(code);
  if (task == nullptr) throw usage_error("there is no task '" + std::string(code) + "'");
  return default_options(*task);
}

TrainOptions default_options(const Task& task) {
  TrainOptions out;
  if (task.output.kind == OutputKind::kVector) out.clip_norm = 1;
  if (task.inputs > 1) out.batch = 16;
  return out;
}

}  // namespace taskatlas::training
