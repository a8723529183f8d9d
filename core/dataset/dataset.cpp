// SPDX-License-Identifier: MIT
#include "dataset/dataset.hpp"

#include "base/atomic_file.hpp"
#include "dataset/target.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace taskatlas::dataset {
namespace {

constexpr std::uintmax_t kMostTextBytes = std::uintmax_t{16} << 20;

SplitTable splits_of(const std::filesystem::path& root, const DatasetIndex& index,
                     bool has_manifest) {
  std::vector<SplitFile> files;
  for (const std::string& path : find_split_files(root)) {
    files.push_back(read_split_file(root / path));
  }
  if (!files.empty()) return SplitTable::combine(files);
  if (has_manifest) {
    const auto path = root / "manifest.json";
    if (auto file = parse_manifest_splits(read_file(path, kMostTextBytes), path.string())) {
      return SplitTable::combine(std::array{std::move(*file)}, SplitTable::Origin::kManifest);
    }
  }
  std::vector<std::string> buildings;
  for (std::size_t i = 0; i < index.buildings(); ++i) {
    buildings.emplace_back(index.building_name(i));
  }
  return SplitTable::derive(buildings);
}

}  // namespace

std::optional<Dataset> open_dataset(const std::filesystem::path& root, const RunContext& context,
                                    const DatasetOptions& options) {
  const auto file =
      options.index_file.empty() ? dataset_folder(root) / "index.bin" : options.index_file;
  const auto update = update_index(root, file, context);
  if (!update) return std::nullopt;
  DatasetIndex index = DatasetIndex::open(file);
  const auto whole = std::filesystem::canonical(root);
  const bool has_manifest = std::filesystem::is_regular_file(whole / "manifest.json");
  const auto classes_file = whole / "classes.json";
  const bool own_classes = std::filesystem::is_regular_file(classes_file);
  SplitTable splits = splits_of(whole, index, has_manifest);
  return Dataset{whole,
                 std::move(index),
                 *update,
                 std::move(splits),
                 own_classes
                     ? parse_classes(read_file(classes_file, kMostTextBytes), classes_file.string())
                     : taskonomy_classes(),
                 own_classes,
                 has_manifest};
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

std::vector<TaskAvailability> available_tasks(const DatasetIndex& index) {
  struct Wanted {
    DomainSet domains;
    std::uint32_t together = 1;
  };
  std::vector<TaskAvailability> tasks;
  std::vector<Wanted> wanted;
  DomainSet present;
  for (std::size_t b = 0; b < index.buildings(); ++b) {
    present = DomainSet::from_bits(present.bits() | index.building_domains(b).bits());
  }
  for (const Task& task : task_dictionary()) {
    TaskAvailability one;
    one.code = task.code;
    Wanted want;
    for (const Domain domain : required_domains(task.code)) {
      want.domains.insert(domain);
      if (!present.contains(domain)) one.missing.insert(domain);
    }
    want.together = static_cast<std::uint32_t>(views_per_sample(task.code));
    tasks.push_back(std::move(one));
    wanted.push_back(want);
  }
  // Once over all views, point by point.
  std::vector<std::uint32_t> in_point(tasks.size());
  for (std::size_t b = 0; b < index.buildings(); ++b) {
    const ViewNumber end = index.first_view(b + 1);
    for (ViewNumber view = index.first_view(b); view < end;) {
      const std::uint32_t point = index.point(view);
      std::fill(in_point.begin(), in_point.end(), 0);
      for (; view < end && index.point(view) == point; ++view) {
        const DomainSet has = index.domains(view);
        for (std::size_t t = 0; t < tasks.size(); ++t) {
          in_point[t] += has.contains(wanted[t].domains) ? 1U : 0U;
        }
      }
      for (std::size_t t = 0; t < tasks.size(); ++t) {
        tasks[t].views += in_point[t];
        if (in_point[t] >= wanted[t].together) tasks[t].candidates += in_point[t];
      }
    }
  }
  // A pair without a common centre takes two views of a building, whatever their points.
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    if (tasks[t].code == "non_fixated_pose") {
      tasks[t].candidates = tasks[t].views >= 2 ? tasks[t].views : 0;
    }
  }
  return tasks;
}

}  // namespace taskatlas::dataset
