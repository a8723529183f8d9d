// SPDX-License-Identifier: MIT
#include "dataset/early_teller.hpp"
#include "dataset/files.hpp"
#include "dataset/index_body.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

class FirstLook {
 public:
  FirstLook(const std::filesystem::path& root, const EarlyLimits& limits, const RunContext& context)
      : root_(root),
        root_name_(root.filename().string()),
        context_(context),
        folders_left_(limits.folders),
        files_left_(limits.files) {
    if (root_name_.empty()) root_name_ = "dataset";
  }

  std::optional<std::vector<BuildingBlock>> run() {
    std::vector<Pending> pending{{"", 0}};
    while (!pending.empty() && folders_left_ > 0 && files_left_ > 0) {
      if (context_.stopped()) return std::nullopt;
      const Pending next = std::move(pending.back());
      pending.pop_back();
      --folders_left_;
      visit(next, pending);
    }
    if (pending.empty() && files_left_ > 0) return std::nullopt;  // that was all
    std::vector<BuildingBlock> blocks;
    for (auto& [name, collector] : buildings_) {
      BuildingBlock block = collector.finish();
      block.problems.clear();
      if (!block.rows.empty()) blocks.push_back(std::move(block));
    }
    if (blocks.empty()) return std::nullopt;
    return blocks;
  }

 private:
  struct Pending {
    std::string path;
    int depth = 0;
  };

  void visit(const Pending& folder, std::vector<Pending>& pending) {
    const std::filesystem::path path = root_ / folder.path;
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || !seen_.insert({info.st_dev, info.st_ino}).second) {
      return;
    }
    const bool is_root = folder.path.empty();
    BuildingCollector* samples = nullptr;
    std::vector<std::string> folders;
    std::size_t others = 0;
    const int error = list_folder(path, [&](const char* name, EntryType type) {
      if (type == EntryType::kFolder && name[0] != '.') folders.emplace_back(name);
      if (type == EntryType::kFile && looks_like_sample(name)) {
        if (samples == nullptr) samples = &collector(folder.path);
        samples->add(name);
        --files_left_;
      }
      // A folder without samples and without an end is left to the walk.
      constexpr std::size_t kMostOthers = 200'000;
      return files_left_ > 0 && (samples != nullptr || ++others < kMostOthers);
    });
    if (error != 0 || (samples != nullptr && !is_root) || folder.depth >= kMaxDepth) return;
    // The first to be looked at come last, pictures first of all.
    const auto rank = [](const std::string& name) {
      const auto domain = find_domain(name);
      return std::pair(domain ? index(*domain) : kDomainCount, std::string_view(name));
    };
    std::sort(folders.begin(), folders.end(),
              [&](const std::string& a, const std::string& b) { return rank(a) > rank(b); });
    for (const std::string& name : folders) {
      pending.push_back({is_root ? name : folder.path + "/" + name, folder.depth + 1});
    }
  }

  // The collector of the building that the folder's files are of, ready to take them.
  BuildingCollector& collector(const std::string& path) {
    const SampleFolder folder = interpret_folder(path, root_name_);
    BuildingCollector& building =
        buildings_.try_emplace(folder.building, folder.building).first->second;
    building.begin_folder(folder, {path, index_format::kUnknownTime, 0});
    return building;
  }

  const std::filesystem::path& root_;
  std::string root_name_;
  const RunContext& context_;
  std::size_t folders_left_, files_left_;
  std::map<std::string, BuildingCollector> buildings_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

std::optional<std::vector<BuildingBlock>> first_blocks(const std::filesystem::path& root,
                                                       const EarlyLimits& limits,
                                                       const RunContext& context) {
  return FirstLook(root, limits, context).run();
}

void EarlyTeller::tell_first(const std::filesystem::path& root, const EarlyLimits& limits,
                             const RunContext& context) {
  if (!found_) return;
  if (const auto blocks = first_blocks(root, limits, context)) {
    tell(*blocks, LayoutKind::kMixed);  // which it is, the walk will find
  }
}

void EarlyTeller::add(BuildingBlock block) {
  if (!found_ || over_) return;
  views_ += block.rows.size();
  block.problems.clear();
  blocks_.push_back(std::move(block));
}

void EarlyTeller::tell(LayoutKind layout) {
  constexpr std::size_t kGrowth = 4;
  if (!found_ || over_ || views_ == 0 || views_ < kGrowth * told_) return;
  tell(blocks_, layout);
  over_ = views_ * kGrowth > EarlyLimits::kMostViews;
  if (over_) blocks_ = {};
}

void EarlyTeller::tell(const std::vector<BuildingBlock>& blocks, LayoutKind layout) {
  IndexWriter writer(file_, layout);
  std::size_t views = 0;
  for (const BuildingBlock& block : blocks) {
    writer.add(block);
    views += block.rows.size();
  }
  found_(writer.finish_unnamed());
  told_ = views;
}

}  // namespace taskatlas::dataset
