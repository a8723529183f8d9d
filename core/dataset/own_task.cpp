// SPDX-License-Identifier: MIT
#include "dataset/own_task.hpp"

#include "base/error.hpp"
#include "dataset/json_fields.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

namespace taskatlas::dataset {
namespace {

namespace fs = std::filesystem;

constexpr double kMostNumber = 1e30;
constexpr int kPaperSize = 256;

constexpr std::array<LabelForm, 4> kForms{
    {{"picture", OutputKind::kImage, 1, 64, TaskLoss::kL1},
     {"pixel_classes", OutputKind::kImage, 2, 4096, TaskLoss::kCrossEntropy},
     {"vector", OutputKind::kVector, 1, 4096, TaskLoss::kL2},
     {"classes", OutputKind::kClasses, 2, 65'535, TaskLoss::kCrossEntropy}}};

const LabelForm& form_of(const Task& task) {
  return *std::find_if(kForms.begin(), kForms.end(), [&](const LabelForm& form) {
    const bool entropy = form.loss == TaskLoss::kCrossEntropy;
    return form.kind == task.output.kind && entropy == (task.loss == TaskLoss::kCrossEntropy);
  });
}

void refuse_unknown(const nlohmann::json& json, std::string_view name,
                    std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : json.items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string list;
    for (const std::string_view one : known) list += (list.empty() ? "" : ", ") + std::string(one);
    throw bad_input(std::string(name) + ": '" + key + "' is unknown; there are " + list);
  }
}

void read_output(const JsonFields& fields, Task& task) {
  const nlohmann::json& json = fields.at("output");
  const std::string expected =
      "is an object with one of picture (channels), pixel_classes, vector (numbers) or classes";
  if (!json.is_object() || json.size() != 1) fields.refuse("output", expected);
  const JsonFields output = fields.object("output");
  const auto form = std::find_if(kForms.begin(), kForms.end(),
                                 [&](const LabelForm& one) { return output.has(one.key); });
  if (form == kForms.end()) fields.refuse("output", expected);
  task.output.kind = form->kind;
  task.output.channels = static_cast<int>(output.whole(form->key, form->least, form->most));
  task.loss = form->loss;
  if (form->kind == OutputKind::kImage) task.output.height = task.output.width = kPaperSize;
  if (!fields.has("loss")) return;
  std::string text = fields.text("loss");
  std::replace(text.begin(), text.end(), '_', '-');
  const auto loss = parse_task_loss(text);
  const bool entropy = form->loss == TaskLoss::kCrossEntropy;
  if (!loss || (entropy ? *loss != TaskLoss::kCrossEntropy
                        : *loss != TaskLoss::kL1 && *loss != TaskLoss::kL2)) {
    fields.refuse("loss", entropy ? "is cross_entropy for classes" : "is l1 or l2");
  }
  task.loss = *loss;
}

std::vector<double> read_numbers(const JsonFields& fields, const char* key, int count) {
  if (!fields.has(key)) return {};
  std::vector<double> numbers(static_cast<std::size_t>(count));
  fields.numbers(key, kMostNumber, numbers);
  return numbers;
}

void read_scales(const JsonFields& fields, OwnTask& own) {
  const bool picture = own.task.output.kind == OutputKind::kImage;
  const bool classes = own.task.loss == TaskLoss::kCrossEntropy;
  if (fields.has("range")) {
    if (!picture || classes) fields.refuse("range", "is for pictures with the loss l1 or l2");
    std::array<double, 2> range{};
    fields.numbers("range", kMostNumber, range);
    if (!(range[0] < range[1])) fields.refuse("range", "is a lower and a higher number");
    own.low = range[0];
    own.high = range[1];
  }
  if (fields.has("missing")) {
    if (!picture) fields.refuse("missing", "is for pictures: other labels are left out by file");
    own.missing = fields.number("missing", kMostNumber);
  }
  const bool vector = own.task.output.kind == OutputKind::kVector;
  if (!vector && (fields.has("mean") || fields.has("std"))) {
    fields.refuse(fields.has("mean") ? "mean" : "std", "is for vectors");
  }
  if (!vector) return;
  own.mean = read_numbers(fields, "mean", own.task.output.channels);
  own.std = read_numbers(fields, "std", own.task.output.channels);
  if (own.mean.empty() != own.std.empty()) fields.refuse("std", "goes with mean, or neither");
  for (const double value : own.std) {
    if (!(value > 0)) fields.refuse("std", "is above 0 for each number");
  }
}

}  // namespace

bool OwnTask::operator==(const OwnTask& other) const {
  return format_own_task(*this) == format_own_task(other);
}

std::span<const LabelForm> label_forms() { return kForms; }

OwnTask parse_own_task(std::string_view text, std::string_view name, const fs::path& base) {
  const nlohmann::json json = parse_json(text, name);
  const JsonFields fields(json, name);
  refuse_unknown(json, name,
                 {"code", "name", "kind", "role", "labels", "representations", "domain", "output",
                  "loss", "range", "missing", "mean", "std", "identity", "novel"});
  OwnTask own;
  Task& task = own.task;
  task.code = fields.text("code");
  if (!is_task_code(task.code)) {
    fields.refuse("code",
                  "has letters, digits and _.- alone, at most 100, and is not self, pixels or "
                  "average");
  }
  task.name = fields.has("name") ? fields.text("name") : task.code;
  constexpr std::size_t kLongestName = 200;
  if (task.name.empty() || task.name.size() > kLongestName) {
    fields.refuse("name", "has 1 to 200 bytes");
  }
  if (fields.has("kind")) {
    const auto kind = parse_task_kind(fields.text("kind"));
    if (!kind) fields.refuse("kind", "is 2d, 3d, geometric, semantic or none");
    task.kind = *kind;
  }
  const bool labels = fields.has("labels");
  if (labels == fields.has("representations")) {
    throw bad_input(std::string(name) +
                    ": names a folder of labels, or one of representations (.npy), as a member "
                    "'labels' or 'representations'");
  }
  own.folder = fields.text(labels ? "labels" : "representations");
  if (own.folder.empty()) fields.refuse(labels ? "labels" : "representations", "is a folder");
  own.folder = (base / own.folder).lexically_normal();
  own.domain = fields.has("domain") ? fields.text("domain") : task.code;
  if (!is_task_code(own.domain)) {
    fields.refuse("domain", "has letters, digits and _.- alone, at most 100");
  }
  if (fields.has("role")) {
    const auto role = parse_role(fields.text("role"));
    if (!role || *role == Role::kUnused) fields.refuse("role", "is both, source or target");
    task.default_role = *role;
  }
  if (labels) {
    read_output(fields, task);
    read_scales(fields, own);
  } else {
    for (const char* key : {"output", "loss", "range", "missing", "mean", "std"}) {
      if (fields.has(key)) fields.refuse(key, "is for labels; representations are a source alone");
    }
    if (fields.has("role") && task.default_role != Role::kSource) {
      fields.refuse("role", "is source for representations");
    }
    task.default_role = Role::kSource;
  }
  if (fields.has("identity")) own.identity = fields.text("identity");
  if (fields.has("novel")) {
    const nlohmann::json& novel = fields.at("novel");
    if (!novel.is_boolean()) fields.refuse("novel", "is true or false");
    own.novel = novel.get<bool>();
  }
  return own;
}

std::string format_own_task(const OwnTask& own, bool with_folder) {
  nlohmann::ordered_json json{{"code", own.task.code},
                              {"name", own.task.name},
                              {"kind", to_string(own.task.kind)},
                              {"role", to_string(own.task.default_role)}};
  const char* folder = own.is_source_only() ? "representations" : "labels";
  if (with_folder) json[folder] = own.folder.string();
  if (!with_folder) {
    // Names, kinds and roles may be changed later and change no result.
    for (const char* key : {"name", "kind", "role"}) json.erase(key);
    json["folder"] = folder;
  }
  json["domain"] = own.domain;
  if (!own.is_source_only()) {
    json["output"] = {{form_of(own.task).key, own.task.output.channels}};
    json["loss"] = to_string(own.task.loss);
    if (own.low < own.high) json["range"] = {own.low, own.high};
    if (own.missing) json["missing"] = *own.missing;
    if (!own.mean.empty()) {
      json["mean"] = own.mean;
      json["std"] = own.std;
    }
    if (own.novel) json["novel"] = true;
  }
  if (!own.identity.empty()) json["identity"] = own.identity;
  try {
    return json.dump();
  } catch (const nlohmann::json::exception&) {
    throw bad_input(own.folder.string() + ": the folder's name is not UTF-8");
  }
}

const OwnLabels* OwnTasks::find(std::string_view code) const {
  const auto found = std::find_if(
      all_.begin(), all_.end(), [&](const OwnLabels& one) { return one.task().task.code == code; });
  return found == all_.end() ? nullptr : &*found;
}

const Task& task_of(std::string_view code, const OwnTasks& own) {
  if (const OwnLabels* labels = own.find(code)) return labels->task().task;
  if (const Task* task = find_dictionary_task(code)) return *task;
  throw usage_error("there is no task '" + std::string(code) +
                    "'; the tasks are listed by `taskatlas-cli tasks`");
}

}  // namespace taskatlas::dataset
