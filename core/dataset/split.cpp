// SPDX-License-Identifier: MIT
#include "dataset/split.hpp"

#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "base/error.hpp"
#include "dataset/files.hpp"
#include "dataset/hash.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

namespace taskatlas::dataset {
namespace {

constexpr std::array<std::string_view, 4> kHeader{"id", "train", "val", "test"};
constexpr std::array kSplits{Split::kTrain, Split::kVal, Split::kTest};
constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr std::size_t kLongestName = 1000;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_header(const std::vector<std::string_view>& fields) {
  return std::equal(fields.begin(), fields.end(), kHeader.begin(), kHeader.end(),
                    [](std::string_view a, std::string_view b) { return trimmed(a) == b; });
}

// What one row says of its building.
void place(SplitFile& file, const std::string& building, const std::array<bool, 3>& in) {
  const auto count = std::count(in.begin(), in.end(), true);
  if (count == 0) {
    file.in_none.push_back(building);
  } else if (count > 1) {
    file.in_several.push_back(building);
  } else {
    const auto at = std::find(in.begin(), in.end(), true) - in.begin();
    file.buildings.emplace(building, kSplits.at(static_cast<std::size_t>(at)));
  }
}

}  // namespace

std::string_view to_string(Split split) { return kHeader.at(static_cast<std::size_t>(split) + 1); }

std::optional<Split> parse_split(std::string_view text) {
  for (const Split split : kSplits) {
    if (to_string(split) == text) return split;
  }
  return std::nullopt;
}

std::string_view to_string(SplitTable::Origin origin) {
  constexpr std::array<std::string_view, 3> kWords{"files", "manifest", "derived"};
  return kWords.at(static_cast<std::size_t>(origin));
}

bool is_split_header(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return false;
  const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  // A quote that a cut leaves open is no header's.
  if (line.find('"') != std::string_view::npos || line.starts_with("\xFF\xFE")) return false;
  if (line.starts_with("\xFE\xFF")) return false;
  CsvReader reader(line, "");
  std::vector<std::string_view> fields;
  return reader.next(fields) && is_header(fields);
}

std::vector<std::string> find_split_files(const std::filesystem::path& root) {
  std::vector<std::string> folders{""}, files;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::string folder = folders[i];
    list_folder(root / folder, [&](const char* entry, EntryType type) {
      const std::string_view name = entry;
      if (type == EntryType::kFolder && folder.empty() && name.starts_with("split")) {
        folders.emplace_back(name);
      }
      if (type == EntryType::kFile && name.ends_with(".csv")) {
        files.push_back(folder.empty() ? std::string(name) : folder + "/" + std::string(name));
      }
      return true;
    });
  }
  std::erase_if(files, [&](const std::string& path) {
    const Descriptor file = open_to_read(root / path);
    std::array<char, 64> start{};
    // A shorter file leaves zeros at the end, which no header has.
    static_cast<void>(read_at(file, 0, std::as_writable_bytes(std::span(start))));
    const std::string_view text(start.data(), start.size());
    return !is_split_header(text.substr(0, std::min(text.find('\0'), text.size())));
  });
  std::sort(files.begin(), files.end());
  return files;
}

SplitFile parse_split_file(std::string_view text, const std::string& name) {
  if (text.size() > kMostBytes) {
    throw bad_input(name + ": is larger than 16 MiB; a table of buildings and splits is expected");
  }
  CsvReader reader(text, name);
  std::vector<std::string_view> fields;
  if (!reader.next(fields) || !is_header(fields)) {
    throw bad_input(name + ": does not begin with the line id,train,val,test");
  }
  SplitFile file;
  file.name = name;
  std::set<std::string, std::less<>> seen;
  while (reader.next(fields)) {
    if (fields.size() == 1 && trimmed(fields[0]).empty()) continue;  // a line of blanks
    if (fields.size() != kHeader.size()) {
      throw reader.error(
          -1, {},
          "has " + std::to_string(fields.size()) + " fields instead of 4 (id,train,val,test)");
    }
    const std::string building(trimmed(fields[0]));
    if (building.empty() || building.size() > kLongestName) {
      throw reader.error(0, kHeader[0], "a building's name is expected");
    }
    if (!seen.insert(building).second) {
      throw reader.error(0, kHeader[0], "the building " + building + " has a row already");
    }
    std::array<bool, 3> in{};
    for (std::size_t i = 0; i < in.size(); ++i) {
      const std::string_view cell = trimmed(fields[i + 1]);
      if (cell != "0" && cell != "1") {
        throw reader.error(static_cast<int>(i) + 1, kHeader.at(i + 1),
                           "is '" + std::string(cell.substr(0, 40)) + "'; 0 or 1 is expected");
      }
      in.at(i) = cell == "1";
    }
    place(file, building, in);
  }
  std::sort(file.in_several.begin(), file.in_several.end());
  std::sort(file.in_none.begin(), file.in_none.end());
  return file;
}

SplitFile read_split_file(const std::filesystem::path& path) {
  SplitFile file = parse_split_file(read_regular_file(path, kMostBytes), path.string());
  file.name = path.filename().string();
  return file;
}

SplitTable SplitTable::combine(std::span<const SplitFile> files, Origin origin) {
  SplitTable table;
  table.origin_ = origin;
  std::set<std::string, std::less<>> conflicts;
  for (const SplitFile& file : files) {
    table.files_.push_back(file.name);
    conflicts.insert(file.in_several.begin(), file.in_several.end());
    for (const auto& [building, split] : file.buildings) {
      const auto [at, is_new] = table.buildings_.emplace(building, split);
      if (!is_new && at->second != split) conflicts.insert(building);
    }
  }
  for (const std::string& building : conflicts) table.buildings_.erase(building);
  table.conflicts_.assign(conflicts.begin(), conflicts.end());
  return table;
}

SplitTable SplitTable::derive(std::span<const std::string> buildings) {
  struct Ranked {
    std::uint64_t hash;
    std::string_view name;
    auto operator<=>(const Ranked&) const = default;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(buildings.size());
  for (const std::string& name : buildings) ranked.push_back({hash64(name), name});
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());

  constexpr std::size_t kPercent = 14;
  const std::size_t share = (ranked.size() * kPercent + 50) / 100;
  const std::size_t test = ranked.size() >= 2 ? std::max<std::size_t>(share, 1) : 0;
  const std::size_t val = ranked.size() >= 3 ? std::max<std::size_t>(share, 1) : 0;
  SplitTable table;
  table.origin_ = Origin::kDerived;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    table.buildings_.emplace(ranked[i].name, i < val          ? Split::kVal
                                             : i < val + test ? Split::kTest
                                                              : Split::kTrain);
  }
  return table;
}

std::optional<Split> SplitTable::find(std::string_view building) const {
  const auto look_up = [this](std::string_view name) -> std::optional<Split> {
    const auto at = buildings_.find(name);
    return at == buildings_.end() ? std::nullopt : std::optional(at->second);
  };
  if (const auto whole = look_up(building)) return whole;
  if (origin_ == Origin::kDerived) return std::nullopt;  // those names are whole ones
  const std::string_view last = building.substr(building.rfind('/') + 1);
  // A building that is in conflict must not be found by a part of its name.
  const auto in_conflict = [this](std::string_view name) {
    return std::binary_search(conflicts_.begin(), conflicts_.end(), name);
  };
  if (in_conflict(building) || in_conflict(last)) return std::nullopt;
  if (const auto by_last = look_up(last)) return by_last;
  const std::size_t dash = last.find('-');
  return dash == std::string_view::npos ? std::nullopt : look_up(last.substr(0, dash));
}

std::optional<SplitFile> parse_manifest_splits(std::string_view json, const std::string& name) {
  // Through events rather than a tree: how deep a hostile file nests is the tree's recursion.
  if (json.size() > kMostBytes) throw bad_input(name + ": is larger than 16 MiB");
  int depth = 0;
  constexpr int kDeepest = 64;
  const auto limit = [&](int level, nlohmann::json::parse_event_t, nlohmann::json&) {
    depth = std::max(depth, level);
    if (depth > kDeepest) throw bad_input(name + ": nests too deep to be a manifest");
    return true;
  };
  nlohmann::json manifest;
  try {
    manifest = nlohmann::json::parse(json.begin(), json.end(), limit);
  } catch (const nlohmann::json::exception& error) {
    throw bad_input(name + ": is no valid JSON (" + error.what() + ")");
  }
  if (!manifest.is_object()) throw bad_input(name + ": is no JSON object");
  const auto found = manifest.find("splits");
  if (found == manifest.end()) return std::nullopt;
  const std::string expected =
      ": 'splits' is expected to be an object of lists of buildings: train, val, test";
  if (!found->is_object()) throw bad_input(name + expected);
  std::map<std::string, std::array<bool, 3>, std::less<>> rows;
  for (const auto& [key, list] : found->items()) {
    const auto split = parse_split(key);
    if (!split || !list.is_array()) throw bad_input(name + expected);
    for (const auto& building : list) {
      if (!building.is_string()) throw bad_input(name + expected);
      const auto& text = building.get_ref<const std::string&>();
      if (text.empty() || text.size() > kLongestName) throw bad_input(name + expected);
      rows[text].at(static_cast<std::size_t>(*split)) = true;
    }
  }
  SplitFile file;
  file.name = name;
  for (const auto& [building, in] : rows) place(file, building, in);
  return file;
}

}  // namespace taskatlas::dataset
