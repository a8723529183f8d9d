// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/early_teller.hpp"
#include "dataset/hash.hpp"
#include "dataset/index.hpp"
#include "dataset/index_body.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas::dataset {

using namespace index_format;

namespace {

// Buildings that are listed at the same time and wait to be written in order.
constexpr std::size_t kAtOnce = 32;

std::string of_buildings(std::size_t done, std::size_t all) {
  return "Listing samples, building " + std::to_string(done) + " of " + std::to_string(all);
}

// Where the folders of one building lie in a layout's list.
struct Building {
  std::span<const SampleFolder> folders;
  const std::string& name() const { return folders.front().building; }
};

std::vector<Building> buildings_of(const std::vector<SampleFolder>& folders) {
  std::vector<Building> buildings;
  for (std::size_t begin = 0; begin < folders.size();) {
    std::size_t end = begin;
    while (end < folders.size() && folders[end].building == folders[begin].building) ++end;
    buildings.push_back({std::span(folders).subspan(begin, end - begin)});
    begin = end;
  }
  return buildings;
}

BuildingBlock list_building(const Layout& layout, const Building& building,
                            const RunContext& context) {
  BuildingCollector collector(building.name());
  for (const SampleFolder& folder : building.folders) {
    if (context.stopped()) break;
    const std::filesystem::path path = layout.root / folder.path;
    const auto stamp = stamp_folder(layout.root, folder.path);
    int error = stamp ? 0 : errno;
    collector.begin_folder(folder, stamp.value_or(FolderStamp{folder.path, kUnknownTime, 0}));
    if (stamp) {
      error = list_folder(path, [&](const char* name, EntryType type) {
        if (type == EntryType::kFile) collector.add(name);
        // The folders in the dataset's own are looked into like any other.
        if (type == EntryType::kFolder && !folder.path.empty()) collector.add_nested_folder(name);
        return !context.stopped();
      });
    }
    if (error != 0) {
      collector.doubt_folder();
      collector.add_problem({ProblemKind::kUnreadable, folder.path.empty() ? "." : folder.path,
                             "cannot be read (" + reason(error) + "); its samples are not seen",
                             1});
    }
  }
  return collector.finish();
}

bool can_write_in(const std::filesystem::path& folder) {
  return ::access(folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace

std::optional<FolderStamp> stamp_folder(const std::filesystem::path& root,
                                        const std::string& path) {
  struct stat info {};
  if (::stat((root / path).c_str(), &info) != 0) return std::nullopt;
  // File systems count time in steps: a name added within the step in which the folder was listed
  // would not show in its time. Two seconds are FAT's step, the coarsest.
  constexpr std::int64_t kStep = 2'000'000'000;
  const std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                               std::chrono::system_clock::now().time_since_epoch())
                               .count();
  const std::int64_t changed = mtime_ns(info);
  return FolderStamp{path, changed > now - kStep ? kUnknownTime : changed,
                     std::uint64_t{info.st_ino}};
}

IndexReuse::IndexReuse(const DatasetIndex& index) : body_(*index.body_) {
  for (const ProblemRow& row : body_.problems) {
    // Problems of the walk are found again by it.
    const auto kind = static_cast<ProblemKind>(row.kind);
    if (kind == ProblemKind::kUnreadable || kind == ProblemKind::kLinkLoop ||
        kind == ProblemKind::kTooDeep) {
      continue;
    }
    const std::string_view path = body_.text(row.path);
    const std::size_t slash = path.rfind('/');
    problems_.emplace(slash == std::string_view::npos ? "" : path.substr(0, slash), &row);
  }
}

bool IndexReuse::all_unchanged(const std::filesystem::path& root) const {
  for (const FolderRow& row : body_.folders) {
    if (row.mtime_ns == kUnknownTime) return false;
    struct stat info {};
    const std::filesystem::path path = root / body_.text(row.path);
    if (::stat(path.c_str(), &info) != 0 || mtime_ns(info) != row.mtime_ns ||
        info.st_ino != row.inode) {
      return false;
    }
  }
  return !body_.folders.empty();
}

std::optional<BuildingBlock> IndexReuse::block(std::string_view name,
                                               std::span<const SampleFolder> folders,
                                               const std::filesystem::path& root) const {
  const auto at = std::lower_bound(body_.buildings.begin(), body_.buildings.end(), name,
                                   [this](const BuildingRow& row, std::string_view wanted) {
                                     return body_.text(row.name) < wanted;
                                   });
  if (at == body_.buildings.end() || body_.text(at->name) != name) return std::nullopt;
  if (at->folders != folders.size()) return std::nullopt;
  BuildingBlock block;
  block.name = std::string(name);
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const FolderRow& row = body_.folders[at->first_folder + i];
    const auto stamp = stamp_folder(root, folders[i].path);
    if (!stamp || row.mtime_ns == kUnknownTime || body_.text(row.path) != folders[i].path ||
        stamp->mtime_ns != row.mtime_ns || stamp->inode != row.inode) {
      return std::nullopt;
    }
    block.folders.push_back(*stamp);
  }
  const auto building = static_cast<std::size_t>(at - body_.buildings.begin());
  const std::size_t end =
      building + 1 < body_.buildings.size() ? (at + 1)->first_view : body_.views.size();
  block.rows.assign(body_.views.begin() + at->first_view,
                    body_.views.begin() + static_cast<std::ptrdiff_t>(end));
  // The block's patterns are those that its folders have; they stand together.
  const auto first = std::lower_bound(
      body_.patterns.begin(), body_.patterns.end(), at->first_folder,
      [](const PatternRow& row, std::uint32_t folder) { return row.folder < folder; });
  const auto first_pattern = static_cast<std::uint32_t>(first - body_.patterns.begin());
  for (auto row = first;
       row != body_.patterns.end() && row->folder - at->first_folder < at->folders; ++row) {
    block.patterns.push_back({row->folder - at->first_folder, std::string(body_.text(row->suffix)),
                              row->point_digits, row->view_digits});
  }
  const auto own = [&](std::uint32_t pattern) {
    return pattern >= first_pattern && pattern - first_pattern < block.patterns.size();
  };
  for (std::size_t domain = 0; domain < kDomainCount; ++domain) {
    const std::uint32_t pattern = body_.defaults[building * kDomainCount + domain];
    if (pattern != kNone && !own(pattern)) return std::nullopt;
    block.defaults[domain] = pattern == kNone ? kNone : pattern - first_pattern;
  }
  auto one =
      std::lower_bound(body_.exceptions.begin(), body_.exceptions.end(), at->first_view,
                       [](const ExceptionRow& row, std::uint32_t view) { return row.view < view; });
  for (; one != body_.exceptions.end() && one->view < end; ++one) {
    if (!own(one->pattern)) return std::nullopt;
    block.exceptions.push_back(
        {one->view - at->first_view, one->domain, one->pattern - first_pattern});
  }
  for (const SampleFolder& folder : folders) {
    const auto [begin, past] = problems_.equal_range(folder.path);
    for (auto problem = begin; problem != past; ++problem) {
      const ProblemRow& row = *problem->second;
      block.problems.push_back({static_cast<ProblemKind>(row.kind),
                                std::string(body_.text(row.path)),
                                std::string(body_.text(row.message)), row.count});
    }
  }
  return block;
}

std::filesystem::path dataset_folder(const std::filesystem::path& root) {
  std::error_code error;
  const auto whole = std::filesystem::canonical(root, error);
  if (error) throw bad_input("cannot read " + root.string() + ": " + reason(error.value()));
  std::filesystem::path beside = whole / ".taskatlas";
  std::filesystem::create_directory(beside, error);
  // A link would let whoever made the dataset choose which folder of the user's is written in.
  const bool own = std::filesystem::is_directory(std::filesystem::symlink_status(beside, error));
  if (own && can_write_in(beside)) return beside;

  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path base;
  if (cache != nullptr && cache[0] == '/') {  // relative ones are to be ignored, says XDG
    base = cache;
  } else if (home != nullptr && home[0] == '/') {
    base = std::filesystem::path(home) / ".cache";
  } else {
    throw failure("cannot write in " + whole.string() +
                  ", and neither XDG_CACHE_HOME nor HOME names a folder for what is kept of it");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name;
  const std::uint64_t hash = hash64(whole.string());
  for (int shift = 60; shift >= 0; shift -= 4) name += kDigits[hash >> shift & 0xF];
  std::filesystem::path folder = base / "taskatlas" / "datasets" / name;
  std::filesystem::create_directories(folder, error);
  if (error || !can_write_in(folder)) {
    throw failure("cannot write in " + whole.string() + " nor in " + folder.string() +
                  "; set XDG_CACHE_HOME to a folder that can be written");
  }
  return folder;
}

std::optional<IndexUpdate> update_index(const std::filesystem::path& root,
                                        const std::filesystem::path& file,
                                        const RunContext& context) {
  return update_index(root, file, context, nullptr);
}

std::optional<IndexUpdate> update_index(const std::filesystem::path& root,
                                        const std::filesystem::path& file,
                                        const RunContext& context,
                                        const std::function<void(DatasetIndex)>& found,
                                        const EarlyLimits& limits) {
  std::error_code error;
  const auto whole = std::filesystem::canonical(root, error);
  if (error) throw bad_input("cannot read " + root.string() + ": " + reason(error.value()));
  std::optional<DatasetIndex> earlier;
  if (std::filesystem::exists(file, error)) {
    try {
      earlier = DatasetIndex::open(file);
    } catch (const Error& why) {
      context.log(why.what());  // what is made now replaces it
    }
  }
  std::optional<IndexReuse> reuse;
  if (earlier) reuse.emplace(*earlier);
  IndexUpdate update;
  if (reuse && reuse->all_unchanged(whole)) {
    update.buildings_reused = earlier->buildings();
    return update;
  }
  EarlyTeller teller(file, found);
  teller.tell_first(whole, limits, context);
  // Stamped before it is walked: what changes meanwhile is then seen next time.
  const auto layout = discover_layout(whole, context);
  if (!layout) return std::nullopt;
  const std::vector<Building> buildings = buildings_of(layout->folders);
  IndexWriter writer(file, layout->kind);
  for (const Problem& problem : layout->problems) writer.add_problem(problem);
  for (std::size_t begin = 0; begin < buildings.size(); begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, buildings.size() - begin);
    context.progress(static_cast<double>(begin), static_cast<double>(buildings.size()),
                     of_buildings(begin + 1, buildings.size()));
    std::vector<BuildingBlock> blocks(count);
    std::vector<char> reused(count, 0);
    parallel_for(count, context.threads, [&](std::size_t i) {
      if (context.stopped()) return;
      const Building& building = buildings[begin + i];
      if (reuse) {
        if (auto block = reuse->block(building.name(), building.folders, layout->root)) {
          blocks[i] = std::move(*block);
          reused[i] = 1;
          return;
        }
      }
      blocks[i] = list_building(*layout, building, context);
    });
    if (context.stopped()) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      ++(reused[i] != 0 ? update.buildings_reused : update.buildings_read);
      writer.add(blocks[i]);
      teller.add(std::move(blocks[i]));
    }
    if (begin + count < buildings.size()) teller.tell(layout->kind);
  }
  for (const FolderStamp& folder : layout->inner) {
    FolderStamp stamp = folder;
    if (const auto now = stamp_folder(layout->root, folder.path);
        !now || now->mtime_ns != folder.mtime_ns) {
      stamp.mtime_ns = kUnknownTime;
    }
    writer.add_inner(stamp);
  }
  writer.finish();
  update.rewritten = true;
  return update;
}

}  // namespace taskatlas::dataset
