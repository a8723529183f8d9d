// SPDX-License-Identifier: MIT
#include "engine/job.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "engine/fields.hpp"
#include "tasks/task.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, kJobKinds> kKindNames{"render", "train", "encode",
                                                             "baseline", "transfer"};

// Raise a number where results of that kind change: in the order of JobKind.
constexpr std::array<int, kJobKinds> kCodes{2, 3, 1, 7, 7};

constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kMostSources = 100'000;

Json write(const RenderJob& job) {
  return {{"views", job.views}, {"size", job.size}, {"seed", job.seed}};
}

Json write(const TrainJob& job) {
  return {
      {"task", job.task}, {"train_images", job.train_images},  {"test_images", job.test_images},
      {"seed", job.seed}, {"settings", to_json(job.settings)}, {"self_losses", job.self_losses}};
}

Json write(const EncodeJob& job) {
  return {{"source", job.source},           {"network", job.network},
          {"targets", job.targets},         {"transfer_images", job.transfer_images},
          {"test_images", job.test_images}, {"seed", job.seed}};
}

Json write(const BaselineJob& job) {
  return {{"target", job.target},
          {"transfer_images", job.transfer_images},
          {"train_images", job.train_images},
          {"test_images", job.test_images},
          {"seed", job.seed},
          {"settings", to_json(job.settings)}};
}

Json write(const TransferJob& job) {
  Json banks = Json::array();
  for (const TransferJob::Bank& bank : job.banks) {
    banks.push_back({{"source", bank.source}, {"encode", bank.encode}});
  }
  return {{"target", job.target},
          {"sources", job.sources},
          {"banks", std::move(banks)},
          {"transfer_images", job.transfer_images},
          {"test_images", job.test_images},
          {"seed", job.seed},
          {"settings", to_json(job.settings)}};
}

constexpr std::int64_t kMostImages = std::int64_t{1} << 40;
constexpr std::int64_t kMostSeed = std::int64_t{1} << 53;

std::string read_task(Fields& fields, const char* key) {
  std::string code = fields.text(key, {});
  if (!is_task_code(code)) fields.refuse(key, "the code of a task");
  return code;
}

JobId read_id(Fields& fields, const char* key) {
  std::string id = fields.text(key, {});
  if (!is_job_id(id)) fields.refuse(key, "the id of a job");
  return id;
}

std::int64_t read_images(Fields& fields, const char* key) {
  return fields.integer(key, 0, 0, kMostImages);
}

std::uint64_t read_seed(Fields& fields) {
  return static_cast<std::uint64_t>(fields.integer("seed", 1, 0, kMostSeed));
}

TrainSettings read_settings(Fields& fields) {
  const Json* settings = fields.find("settings");
  if (settings == nullptr) fields.refuse("settings", "an object");
  return train_settings_from_json(*settings, "settings");
}

RenderJob read_render(Fields& fields) {
  RenderJob job;
  job.views = read_images(fields, "views");
  job.size = static_cast<int>(fields.integer("size", 0, 1, 1 << 20));
  job.seed = read_seed(fields);
  return job;
}

TrainJob read_train(Fields& fields) {
  TrainJob job;
  job.task = read_task(fields, "task");
  job.train_images = read_images(fields, "train_images");
  job.test_images = read_images(fields, "test_images");
  job.seed = read_seed(fields);
  job.settings = read_settings(fields);
  job.self_losses = fields.boolean("self_losses", true);
  return job;
}

EncodeJob read_encode(Fields& fields) {
  EncodeJob job;
  job.source = read_task(fields, "source");
  if (const Json* network = fields.find("network"); network != nullptr && *network != Json("")) {
    job.network = read_id(fields, "network");
  }
  job.targets = fields.texts("targets");
  job.transfer_images = read_images(fields, "transfer_images");
  job.test_images = read_images(fields, "test_images");
  job.seed = read_seed(fields);
  return job;
}

BaselineJob read_baseline(Fields& fields) {
  BaselineJob job;
  job.target = read_task(fields, "target");
  job.transfer_images = read_images(fields, "transfer_images");
  job.train_images = read_images(fields, "train_images");
  job.test_images = read_images(fields, "test_images");
  job.seed = read_seed(fields);
  job.settings = read_settings(fields);
  return job;
}

TransferJob read_transfer(Fields& fields) {
  TransferJob job;
  job.target = read_task(fields, "target");
  const Json* sources = fields.find("sources");
  if (sources == nullptr || !sources->is_array() || sources->empty() ||
      sources->size() > kMostSources) {
    fields.refuse("sources", "a list of lists of codes");
  }
  for (const Json& set : *sources) {
    Json wrapped{{"set", set}};
    Fields one(wrapped, "sources");
    job.sources.push_back(one.texts("set"));
    if (job.sources.back().empty() ||
        !std::all_of(job.sources.back().begin(), job.sources.back().end(), is_task_code)) {
      fields.refuse("sources", "a list of lists of codes");
    }
  }
  const Json* banks = fields.find("banks");
  if (banks == nullptr || !banks->is_array()) fields.refuse("banks", "a list");
  for (const Json& bank : *banks) {
    Fields one(bank, "banks");
    job.banks.push_back({read_task(one, "source"), read_id(one, "encode")});
    one.finish();
  }
  job.transfer_images = read_images(fields, "transfer_images");
  job.test_images = read_images(fields, "test_images");
  job.seed = read_seed(fields);
  job.settings = read_settings(fields);
  return job;
}

// All that decides the result. Jobs without own tasks have no such member: their ids are older.
Json content(const Job& job) {
  Json json{{"kind", to_string(job.kind())},
            {"code", job_code(job.kind())},
            {"work", std::visit([](const auto& work) { return write(work); }, job.work)},
            {"image_size", job.image_size},
            {"family", job.family},
            {"device", job.device},
            {"threads", job.threads},
            {"samples", job.samples},
            {"depends", job.depends}};
  for (const dataset::OwnTask& own : job.own) {
    json["own"].push_back(Json::parse(dataset::format_own_task(own, false)));
  }
  return json;
}

void read_own(Fields& fields, Job& job) {
  const Json* own = fields.find("own");
  const std::vector<std::string> folders = fields.texts("own_folders");
  if (own == nullptr && folders.empty()) return;
  if (own == nullptr || !own->is_array() || own->size() != folders.size()) {
    fields.refuse("own", "a list of own tasks, each with a folder");
  }
  for (std::size_t i = 0; i < folders.size(); ++i) {
    Json one = (*own)[i];
    if (!one.is_object() || !one.contains("folder") || !one["folder"].is_string()) {
      fields.refuse("own", "a list of own tasks");
    }
    const std::string what = one["folder"];
    one.erase("folder");
    one[what] = folders[i];
    job.own.push_back(dataset::parse_own_task(one.dump(), "the job " + job.id, "/"));
  }
}

Job read(const Json& json) {
  Fields fields(json, "the job");
  Job job;
  job.id = read_id(fields, "id");
  const std::string kind = fields.text("kind", {});
  const Json* work = fields.find("work");
  if (work == nullptr) fields.refuse("work", "an object");
  Fields parameters(*work, "work");
  const auto name = std::find(kKindNames.begin(), kKindNames.end(), kind);
  if (name == kKindNames.end()) fields.refuse("kind", "a kind of job");
  switch (static_cast<JobKind>(name - kKindNames.begin())) {
    case JobKind::kRender:
      job.work = read_render(parameters);
      break;
    case JobKind::kTrain:
      job.work = read_train(parameters);
      break;
    case JobKind::kEncode:
      job.work = read_encode(parameters);
      break;
    case JobKind::kBaseline:
      job.work = read_baseline(parameters);
      break;
    case JobKind::kTransfer:
      job.work = read_transfer(parameters);
      break;
  }
  parameters.finish();
  const std::int64_t code = fields.integer("code", 0, 0, 1 << 20);
  if (code != job_code(job.kind())) {
    throw bad_input("the job " + job.id + " was planned by another version of TaskAtlas; run the " +
                    "study again with this one");
  }
  job.image_size = static_cast<int>(fields.integer("image_size", 0, 1, 1 << 20));
  job.family = fields.text("family", {});
  job.device = fields.text("device", {});
  job.threads = static_cast<int>(fields.integer("threads", 1, 0, 4096));
  job.samples = fields.text("samples", {});
  job.depends = fields.texts("depends");
  if (!std::all_of(job.depends.begin(), job.depends.end(), is_job_id)) {
    fields.refuse("depends", "a list of ids of jobs");
  }
  job.dataset = fields.text("dataset", {});
  read_own(fields, job);
  fields.finish();
  if (job.id != job_id(job)) throw bad_input("the job " + job.id + " is not what its id says");
  return job;
}

std::string sets_text(const TransferJob& job) {
  if (job.sources.size() == 1) {
    std::string text;
    for (const std::string& code : job.sources.front()) text += (text.empty() ? "" : "+") + code;
    return text;
  }
  const std::size_t order = job.sources.empty() ? 1 : job.sources.front().size();
  return std::to_string(job.sources.size()) +
         (order == 1 ? " sources" : " sets of " + std::to_string(order) + " sources");
}

}  // namespace

std::string_view to_string(JobKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

int job_code(JobKind kind) { return kCodes.at(static_cast<std::size_t>(kind)); }

std::string Job::title() const {
  switch (kind()) {
    case JobKind::kRender:
      return "render " + std::to_string(std::get<RenderJob>(work).views) + " views of rooms";
    case JobKind::kTrain:
      return "train " + task();
    case JobKind::kEncode:
      return "encode by " + task();
    case JobKind::kBaseline:
      return "baselines of " + task();
    case JobKind::kTransfer:
      break;
  }
  return "transfer " + sets_text(std::get<TransferJob>(work)) + " to " + task();
}

std::string Job::task() const {
  if (const auto* train = std::get_if<TrainJob>(&work)) return train->task;
  if (const auto* encode = std::get_if<EncodeJob>(&work)) return encode->source;
  if (const auto* baseline = std::get_if<BaselineJob>(&work)) return baseline->target;
  if (const auto* transfer = std::get_if<TransferJob>(&work)) return transfer->target;
  return {};
}

const dataset::OwnTask* Job::find_own(std::string_view code) const {
  const auto found = std::find_if(
      own.begin(), own.end(), [&](const dataset::OwnTask& one) { return one.task.code == code; });
  return found == own.end() ? nullptr : &*found;
}

JobId job_id(const Job& job) { return sha256(content(job).dump()).substr(0, kIdDigits); }

std::string format_job(const Job& job) {
  Json json{{"id", job.id}};
  json.update(content(job));
  json["dataset"] = job.dataset.string();
  for (const dataset::OwnTask& own : job.own) json["own_folders"].push_back(own.folder.string());
  try {
    return json.dump(2) + "\n";
  } catch (const Json::exception&) {
    throw bad_input(job.dataset.string() + ": the folder's name is not UTF-8");
  }
}

Job parse_job(std::string_view text) { return read(parse_json(text, "the job")); }

bool is_job_id(std::string_view text) {
  return text.size() == kIdDigits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace taskatlas::engine
