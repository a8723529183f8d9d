// SPDX-License-Identifier: MIT
#include "rooms/manifest.hpp"

#include "base/error.hpp"
#include "base/version.hpp"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::rooms {
namespace {

using Json = nlohmann::ordered_json;

// Where labels are made otherwise than the paper's were.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kDeviations{{
    {"rgb", "rendered, not photographed"},
    {"normal", "of the mesh's triangles, exact; glass is opaque in all geometry"},
    {"principal_curvature",
     "from the vertex normals of each triangle (Rusinkiewicz 2004), not MeshLab's APSS: 0 on flat "
     "faces up to their very edges, where a curvature of scanned, smoothed surfaces is large"},
    {"reshading",
     "computed of each pixel's geometric normal and distance, not rendered: no shadows, which a "
     "lamp "
     "at the camera does not cast, and hard edges where a renderer smooths normals"},
    {"edge_occlusion",
     "the gradient from one pixel of the picture to the next, not scaled: sloping surfaces answer "
     "more strongly in small pictures than at 512 pixels, jumps as strongly"},
    {"edge_texture", "sigma and gradient are scaled from 512 pixels to the picture's size"},
    {"keypoints2d",
     "box filters of odd lobes, scaled from 512 pixels to the picture's size; the picture is "
     "continued at its borders"},
    {"keypoints3d",
     "NARF's interest function by an implementation of its own, sampled at 9 x 9 places of the "
     "neighbourhood; support size 0.3 m"},
    {"segment_unsup2d",
     "graph merging and normalised cuts by implementations of their own; blur and areas are scaled "
     "from 512 pixels to the picture's size"},
    {"segment_unsup25d",
     "as segment_unsup2d, but for the merging scale, which is that of 512 pixels"},
    {"segment_semantic", "exact, of all object classes in classes.json; no uncertain pixels"},
    {"class_object, class_scene",
     "exact, of the classes in classes.json: the share of the picture of each class of thing, and "
     "the room's type, in place of networks' scores"},
}};

std::string_view name_of(Part part) {
  switch (part) {
    case Part::kTrain:
      return "train";
    case Part::kValidation:
      return "val";
    case Part::kTest:
      break;
  }
  return "test";
}

Json options_json(const DatasetOptions& options) {
  return {{"rendering", kRenderingVersion},
          {"views", options.views},
          {"size", options.size},
          {"seed", options.seed}};
}

// What is nested more deeply than manifests are is left out.
Json parse_shallow(std::string_view text) {
  constexpr int kMostDepth = 5;
  return Json::parse(
      text, [](int depth, Json::parse_event_t, Json&) { return depth <= kMostDepth; }, false);
}

}  // namespace

std::string manifest_text(const DatasetOptions& options, const std::vector<PlannedRoom>& rooms) {
  Json json{{"format", "taskatlas-rooms"},
            {"version", 1},
            {"written_by", std::string("TaskAtlas ") + std::string(version())},
            {"options", options_json(options)},
            {"classes", "classes.json"}};
  Json& list = json["rooms"] = Json::array();
  Json splits{{"train", Json::array()}, {"val", Json::array()}, {"test", Json::array()}};
  for (const PlannedRoom& room : rooms) {
    list.push_back({{"name", room.name}, {"type", name_of(room.type)}, {"views", room.views}});
    splits[std::string(name_of(room.part))].push_back(room.name);
  }
  json["splits"] = std::move(splits);
  Json& deviations = json["deviations"] = Json::object();
  for (const auto& [domain, text] : kDeviations) deviations[std::string(domain)] = text;
  return json.dump(1) + "\n";
}

std::string manifest_conflict(std::string_view found, const DatasetOptions& options) {
  const Json json = parse_shallow(found);
  if (!json.is_object() || !json.contains("format") || json["format"] != "taskatlas-rooms" ||
      !json.contains("options") || !json["options"].is_object()) {
    return "its manifest.json was not written by `dataset render`";
  }
  const Json wanted = options_json(options);
  for (const auto& [key, value] : wanted.items()) {
    const auto at = json["options"].find(key);
    if (at == json["options"].end()) return "its manifest.json does not say " + key;
    if (*at != value)
      return "it was rendered with " + key + " " + at->dump() + ", not " + value.dump();
  }
  return {};
}

std::string split_text(const std::vector<PlannedRoom>& rooms) {
  std::string text = "id,train,val,test\n";
  for (const PlannedRoom& room : rooms) {
    text += room.name;
    for (const Part part : {Part::kTrain, Part::kValidation, Part::kTest}) {
      text += room.part == part ? ",1" : ",0";
    }
    text += "\n";
  }
  return text;
}

std::string room_text(const PlannedRoom& room, int attempt, const Scene& scene,
                      const RoomFiles& files) {
  Json json{{"name", room.name},     {"type", name_of(room.type)}, {"seed", room.seed},
            {"views", room.views},   {"files", files.files},       {"bytes", files.bytes},
            {"models", scene.models}};
  if (attempt > 0) json["attempt"] = attempt;
  return json.dump(1) + "\n";
}

std::optional<RoomFiles> room_files(std::string_view text) {
  const Json json = parse_shallow(text);
  if (!json.is_object()) return std::nullopt;
  const auto files = json.find("files"), bytes = json.find("bytes");
  if (files == json.end() || bytes == json.end() || !files->is_number_unsigned() ||
      !bytes->is_number_unsigned()) {
    return std::nullopt;
  }
  return RoomFiles{files->get<std::uint64_t>(), bytes->get<std::uint64_t>()};
}

std::vector<int> room_models(std::string_view text, const std::string& name) {
  const Json json = parse_shallow(text);
  std::vector<int> models;
  const bool whole = json.is_object() && json.contains("models") && json["models"].is_array();
  if (whole) {
    for (const Json& model : json["models"]) {
      constexpr int kMost = 1 << 30;
      if (!model.is_number_integer() || model < 0 || model > kMost) break;
      models.push_back(model.get<int>());
    }
  }
  if (!whole || models.size() != json["models"].size()) {
    throw bad_input(name + " is damaged: remove its folder and render again");
  }
  return models;
}

}  // namespace taskatlas::rooms
