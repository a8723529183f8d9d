// SPDX-License-Identifier: MIT
#include "dataset/dataset.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/early_views.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace taskatlas::dataset {
namespace {

constexpr std::uintmax_t kMostTextBytes = std::uintmax_t{16} << 20;

// Reads what describes a dataset, passing over what is damaged.
class Describer {
 public:
  Describer(const std::filesystem::path& root, std::vector<DatasetNote>& notes)
      : root_(root), notes_(notes) {}

  SplitTable splits(const DatasetIndex& index, bool has_manifest) {
    std::vector<SplitFile> files;
    bool damaged = false;
    for (const std::string& path : find_split_files(root_)) {
      const auto file =
          read(path, "its splits do not count", [&] { return read_split_file(root_ / path); });
      if (file) files.push_back(*file);
      damaged = damaged || !file;
    }
    // Read even where there are tables, so that a damaged manifest is known.
    std::optional<SplitFile> listed;
    if (has_manifest) {
      const auto found = read("manifest.json", "what it says of splits does not count", [&] {
        const auto path = root_ / "manifest.json";
        return parse_manifest_splits(read_regular_file(path, kMostTextBytes), path.string());
      });
      if (found) listed = *found;
      damaged = damaged || !found;
    }
    if (!files.empty()) return SplitTable::combine(files);
    if (listed) return SplitTable::combine({&*listed, 1}, SplitTable::Origin::kManifest);
    if (damaged) return SplitTable::combine({});
    std::vector<std::string> buildings;
    for (std::size_t i = 0; i < index.buildings(); ++i) {
      buildings.emplace_back(index.building_name(i));
    }
    return SplitTable::derive(buildings);
  }

  std::optional<Classes> classes() {
    return read("classes.json", "the tasks that count classes have none", [&] {
      const auto path = root_ / "classes.json";
      return parse_classes(read_regular_file(path, kMostTextBytes), path.string());
    });
  }

  // Of `file`; nullopt where it cannot be used with these classes.
  std::optional<Statistics> statistics(const std::filesystem::path& file, const Classes& classes) {
    const auto inner = file.lexically_relative(root_);
    const bool inside = !inner.empty() && *inner.begin() != "..";
    return read((inside ? inner : file).generic_string(),
                "the authors' constants stand in its place", [&] {
                  Statistics found =
                      parse_statistics(read_regular_file(file, kMostTextBytes), file.string());
                  const std::size_t weights = found.semantic_weights.size();
                  if (weights != 0 && weights != classes.semantic.size()) {
                    throw bad_input(file.string() + ": weighs " + std::to_string(weights) +
                                    " segment classes, the dataset has " +
                                    std::to_string(classes.semantic.size()) +
                                    "; measure them again: dataset info --statistics");
                  }
                  return found;
                });
  }

 private:
  template <class Read>
  std::optional<std::invoke_result_t<Read>> read(const std::string& path, const char* consequence,
                                                 const Read& content) {
    try {
      return content();
    } catch (const Error& error) {
      // Messages begin with the file's whole path; the note has it already.
      std::string_view what = error.what();
      const std::string whole = (root_ / path).string();
      if (what.starts_with(whole)) what.remove_prefix(whole.size());
      what.remove_prefix(std::min(what.find_first_not_of(": ,"), what.size()));
      notes_.push_back(
          {path, std::string(what) + "; " + consequence, "mend the file, or remove it"});
      return std::nullopt;
    }
  }

  const std::filesystem::path& root_;
  std::vector<DatasetNote>& notes_;
};

// The authors' constants, as far as they fit the classes.
Statistics published_for(const Classes& classes) {
  Statistics statistics = taskonomy_statistics();
  if (classes.semantic != taskonomy_classes().semantic) statistics.semantic_weights.clear();
  return statistics;
}

bool is_file(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

// The dataset of that index, with what describes it.
Dataset described(const std::filesystem::path& root, DatasetIndex index,
                  const IndexUpdate& update) {
  Dataset set{std::filesystem::canonical(root),
              std::move(index),
              update,
              {},
              {},
              false,
              false,
              {},
              false,
              {},
              {}};
  Describer describer(set.root, set.notes);
  set.has_manifest = is_file(set.root / "manifest.json");
  set.splits = describer.splits(set.index, set.has_manifest);
  if (is_file(set.root / "classes.json")) {
    auto classes = describer.classes();
    set.own_classes = classes.has_value();
    set.classes = std::move(classes).value_or(Classes{});
  } else {
    set.classes = taskonomy_classes();
  }
  set.statistics = published_for(set.classes);
  for (const auto& path : {statistics_path(set), set.root / "statistics.json"}) {
    if (!is_file(path)) continue;
    if (auto statistics = describer.statistics(path, set.classes)) {
      set.statistics = std::move(*statistics);
      set.own_statistics = true;
      break;
    }
  }
  return set;
}

}  // namespace

std::optional<Dataset> open_dataset(const std::filesystem::path& root, const RunContext& context,
                                    const DatasetOptions& options) {
  return open_dataset(root, context, options, nullptr);
}

std::optional<Dataset> open_dataset(const std::filesystem::path& root, const RunContext& context,
                                    const DatasetOptions& options,
                                    const std::function<void(Dataset)>& found,
                                    const EarlyLimits& limits) {
  const auto file =
      options.index_file.empty() ? dataset_folder(root) / "index.bin" : options.index_file;
  std::function<void(DatasetIndex)> tell;
  if (found) tell = [&](DatasetIndex index) { found(described(root, std::move(index), {})); };
  const auto update = update_index(root, file, context, tell, limits);
  if (!update) return std::nullopt;
  return described(root, DatasetIndex::open(file), *update);
}

SampleOptions sample_options(const Dataset& set) {
  SampleOptions options;
  options.statistics = &set.statistics;
  options.classes = &set.classes;
  return options;
}

std::filesystem::path statistics_path(const Dataset& set) {
  return set.index.file().parent_path() / "statistics.json";
}

SplitCounts count_splits(const Dataset& dataset) {
  SplitCounts counts;
  const DatasetIndex& index = dataset.index;
  for (std::size_t i = 0; i < index.buildings(); ++i) {
    const auto split = dataset.splits.find(index.building_name(i));
    auto& count = split ? counts.splits.at(static_cast<std::size_t>(*split)) : counts.none;
    ++count.buildings;
    count.views += index.first_view(i + 1) - index.first_view(i);
  }
  return counts;
}

}  // namespace taskatlas::dataset
