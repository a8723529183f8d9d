// SPDX-License-Identifier: MIT
#include "outputs/network_folder.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "study/builtin.hpp"
#include "tasks/task.hpp"

#include <nlohmann/json.hpp>

namespace taskatlas::outputs {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kIndexFile = "networks.json";
constexpr const char* kClassesFile = "classes.json";
constexpr const char* kStatisticsFile = "statistics.json";
constexpr std::uintmax_t kMostBytes = std::uintmax_t{16} << 20;
constexpr std::size_t kMostNetworks = 100'000;
constexpr int kVersion = 1;

bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos;
}

NetworkFolder parse(const Json& json, const std::string& name) {
  const auto refuse = [&](const std::string& why) -> Error {
    return bad_input(name + ": " + why + "; the exported networks are damaged");
  };
  if (json.at("version") != kVersion) throw refuse("is of another version");
  NetworkFolder folder;
  folder.study = json.at("study").get<std::string>();
  const Json& size = json.at("image_size");
  constexpr int kLeast = 32, kMost = 1024;
  if (!size.is_number_integer() || size < kLeast || size > kMost) {
    throw refuse("image_size is wrong");
  }
  folder.image_size = size.get<int>();
  folder.family = json.at("family").get<std::string>();
  const Json& networks = json.at("networks");
  if (!networks.is_array() || networks.size() > kMostNetworks) throw refuse("networks is no list");
  for (const Json& one : networks) {
    if (!one.at("seed").is_number_unsigned()) throw refuse("a seed is no whole number");
    ExportedNetwork network{one.at("task").get<std::string>(), one.at("seed").get<std::uint64_t>(),
                            one.at("file").get<std::string>()};
    if (!is_task_code(network.task) || !is_plain_name(network.file)) {
      throw refuse("names a network that is none");
    }
    folder.networks.push_back(std::move(network));
  }
  return folder;
}

}  // namespace

fs::path networks_folder(const fs::path& study) {
  std::error_code ignored;
  fs::path path = fs::weakly_canonical(study, ignored);
  if (ignored || path.empty()) path = fs::absolute(study);
  return path.replace_extension(".networks");
}

fs::path find_networks(const Study& study) {
  fs::path beside = networks_folder(study.path());
  std::error_code ignored;
  if (fs::exists(beside / kIndexFile, ignored)) return beside;
  for (const BuiltinStudy& builtin : builtin_studies()) {
    try {
      const fs::path original = resolve_study(builtin.name);
      fs::path folder = networks_folder(original);
      if (fs::exists(folder / kIndexFile, ignored) &&
          study.is_copy_of(Study::open(original).info().uuid)) {
        return folder;
      }
    } catch (const Error&) {  // a built-in study that is missing has no copies to serve
    }
  }
  return beside;
}

std::optional<NetworkFolder> read_network_folder(const fs::path& folder) {
  const fs::path index = folder / kIndexFile;
  std::error_code ignored;
  if (!fs::exists(index, ignored)) return std::nullopt;
  NetworkFolder content;
  try {
    constexpr int kMostDepth = 5;
    const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
      if (depth > kMostDepth) throw bad_input(index.string() + ": is nested too deeply");
      return true;
    };
    content = parse(Json::parse(read_regular_file(index, kMostBytes), shallow), index.string());
  } catch (const Json::exception& error) {
    throw bad_input(index.string() + ": " + error.what() + "; the exported networks are damaged");
  }
  const auto text = [&](const char* name) { return read_regular_file(folder / name, kMostBytes); };
  content.classes = dataset::parse_classes(text(kClassesFile), (folder / kClassesFile).string());
  content.statistics =
      dataset::parse_statistics(text(kStatisticsFile), (folder / kStatisticsFile).string());
  return content;
}

void write_network_folder(const fs::path& folder, const NetworkFolder& content) {
  Json networks = Json::array();
  for (const ExportedNetwork& one : content.networks) {
    networks.push_back({{"task", one.task}, {"seed", one.seed}, {"file", one.file}});
  }
  const Json index{{"version", kVersion},
                   {"study", content.study},
                   {"image_size", content.image_size},
                   {"family", content.family},
                   {"networks", std::move(networks)}};
  write_file_atomically(folder / kClassesFile, dataset::format_classes(content.classes),
                        Links::kReplace);
  write_file_atomically(folder / kStatisticsFile, dataset::format_statistics(content.statistics),
                        Links::kReplace);
  write_file_atomically(folder / kIndexFile, index.dump(2) + "\n", Links::kReplace);
}

}  // namespace taskatlas::outputs
