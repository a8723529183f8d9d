// SPDX-License-Identifier: MIT
#include "dataset/classes.hpp"

#include "base/error.hpp"
#include "dataset/json_fields.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <nlohmann/json.hpp>

namespace taskatlas::dataset {
namespace {

constexpr std::string_view kFormat = "taskatlas-classes";
constexpr std::int64_t kVersion = 1;
constexpr std::size_t kMostClasses = 65'535;
constexpr std::size_t kMostSegments = 255;  // 8-bit pictures, 0 = uncertain

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

std::vector<std::string> read_names(const JsonFields& fields, const char* key, std::size_t most) {
  std::vector<std::string> names = fields.texts(key, most);
  std::set<std::string_view> seen;
  for (const std::string& name : names) {
    if (name.empty()) fields.refuse(key, "has a class without a name");
    if (!seen.insert(name).second) fields.refuse(key, "has the class '" + name + "' twice");
  }
  if (names.empty()) fields.refuse(key, "has no class");
  return names;
}

// Positions in `count` names, strictly rising.
std::vector<std::size_t> read_positions(const JsonFields& fields, const char* key,
                                        std::size_t count) {
  const auto wholes =
      fields.wholes(key, 0, static_cast<std::int64_t>(count) - 1, std::max<std::size_t>(count, 1));
  for (std::size_t i = 1; i < wholes.size(); ++i) {
    if (wholes[i] <= wholes[i - 1]) fields.refuse(key, "must rise");
  }
  if (wholes.empty()) fields.refuse(key, "has no class");
  return {wholes.begin(), wholes.end()};
}

ScoreKind read_scores(const JsonFields& fields) {
  const std::string word = fields.text("scores");
  if (word == "logits") return ScoreKind::kLogits;
  if (word == "probabilities") return ScoreKind::kProbabilities;
  fields.refuse("scores", "must be 'logits' or 'probabilities'");
}

ClassList read_list(const JsonFields& fields) {
  ClassList list;
  list.names = read_names(fields, "names", kMostClasses);
  list.scores = read_scores(fields);
  list.kept = fields.has("kept") ? read_positions(fields, "kept", list.names.size())
                                 : all_of(list.names.size());
  return list;
}

std::string names_text(const std::vector<std::string>& names) {
  std::string out = "[";
  for (std::size_t i = 0; i < names.size(); ++i) out += (i > 0 ? ", " : "") + json_text(names[i]);
  return out + "]";
}

std::string positions_text(const std::vector<std::size_t>& positions) {
  std::string out = "[";
  for (std::size_t i = 0; i < positions.size(); ++i) {
    out += (i > 0 ? ", " : "") + std::to_string(positions[i]);
  }
  return out + "]";
}

std::string list_text(const ClassList& list, const std::vector<std::size_t>* selected) {
  std::string out = "{\"names\": " + names_text(list.names);
  out += ",\n    \"scores\": ";
  out += list.scores == ScoreKind::kLogits ? "\"logits\"" : "\"probabilities\"";
  if (list.kept.size() != list.names.size()) out += ",\n    \"kept\": " + positions_text(list.kept);
  if (selected != nullptr) out += ",\n    \"selected\": " + positions_text(*selected);
  return out + "}";
}

std::vector<std::string> picked(const std::vector<std::string>& names,
                                const std::vector<std::size_t>& positions) {
  std::vector<std::string> out;
  out.reserve(positions.size());
  for (const std::size_t position : positions) out.push_back(names.at(position));
  return out;
}

Classes make_taskonomy() {
  Classes classes;
  classes.object.names = {
#include "dataset/data/imagenet_classes.inc"
  };
  classes.object.scores = ScoreKind::kLogits;
  classes.object.kept = all_of(classes.object.names.size());
  classes.selected = {
#include "dataset/data/imagenet_selected.inc"
  };
  classes.scene.names = {
#include "dataset/data/places_classes.inc"
  };
  classes.scene.scores = ScoreKind::kProbabilities;
  classes.scene.kept = {
#include "dataset/data/places_kept.inc"
  };
  classes.semantic = {"background", "bottle",       "chair",  "couch",        "potted plant",
                      "bed",        "dining table", "toilet", "tv",           "microwave",
                      "oven",       "toaster",      "sink",   "refrigerator", "book",
                      "clock",      "vase"};
  return classes;
}

}  // namespace

std::size_t Classes::count(std::string_view task_code) const {
  if (task_code == "class_1000") return object.kept.size();
  if (task_code == "class_selected") return selected.size();
  if (task_code == "class_places") return scene.kept.size();
  if (task_code == "segmentsemantic_rb") return semantic.size();
  return 0;
}

std::vector<std::string> Classes::names(std::string_view task_code) const {
  if (task_code == "class_1000") return picked(object.names, object.kept);
  if (task_code == "class_selected") return picked(object.names, selected);
  if (task_code == "class_places") return picked(scene.names, scene.kept);
  if (task_code == "segmentsemantic_rb") return semantic;
  return {};
}

const Classes& taskonomy_classes() {
  static const Classes classes = make_taskonomy();
  return classes;
}

Classes parse_classes(std::string_view text, std::string_view name) {
  const nlohmann::json json = parse_json(text, name);
  const JsonFields fields(json, name);
  if (fields.text("format") != kFormat) {
    fields.refuse("format", "must be '" + std::string(kFormat) + "'");
  }
  if (fields.whole("version", 1, 1'000'000) != kVersion) {
    fields.refuse("version", "is newer than this program knows; update it");
  }
  Classes classes;
  const JsonFields object = fields.object("class_object");
  classes.object = read_list(object);
  classes.selected = object.has("selected")
                         ? read_positions(object, "selected", classes.object.names.size())
                         : classes.object.kept;
  classes.scene = read_list(fields.object("class_scene"));
  classes.semantic = read_names(fields.object("segment_semantic"), "names", kMostSegments);
  return classes;
}

std::string format_classes(const Classes& classes) {
  return "{\"format\": " + json_text(kFormat) + ", \"version\": " + std::to_string(kVersion) +
         ",\n  \"class_object\": " + list_text(classes.object, &classes.selected) +
         ",\n  \"class_scene\": " + list_text(classes.scene, nullptr) +
         ",\n  \"segment_semantic\": {\"names\": " + names_text(classes.semantic) + "}\n}\n";
}

}  // namespace taskatlas::dataset
