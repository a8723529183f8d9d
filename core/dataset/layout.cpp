// SPDX-License-Identifier: MIT
#include "dataset/layout.hpp"

#include "base/error.hpp"
#include "dataset/files.hpp"
#include "dataset/index_format.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

std::string joined(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

// Which layout a folder of samples belongs to.
LayoutKind kind_of(const SampleFolder& folder) {
  const auto parts = components(folder.path);
  if (!folder.domain || parts.size() <= 1) return LayoutKind::kFlat;
  return find_domain(parts.back()) ? LayoutKind::kTaskonomy : LayoutKind::kOmnidata;
}

class Walk {
 public:
  Walk(std::filesystem::path root, const RunContext& context) : context_(context) {
    layout_.root = std::move(root);
    root_name_ = layout_.root.filename().string();
    if (root_name_.empty()) root_name_ = "dataset";
  }

  std::optional<Layout> run() {
    std::vector<Pending> pending{{"", 0}};
    std::uint64_t read = 0;
    while (!pending.empty()) {
      if (context_.stopped()) return std::nullopt;
      const Pending next = std::move(pending.back());
      pending.pop_back();
      constexpr std::uint64_t kBetween = 64;
      if (++read % kBetween == 1) {
        context_.progress(static_cast<double>(read), 0,
                          "Looking for samples, " + std::to_string(read) + " folders");
      }
      if (read > kMaxFolders) {
        throw bad_input(layout_.root.string() + ": holds more than " + std::to_string(kMaxFolders) +
                        " folders; give the dataset's own folder rather than one far above it");
      }
      visit(next, pending);
    }
    return finish();
  }

 private:
  struct Pending {
    std::string path;
    int depth = 0;
  };

  void visit(const Pending& folder, std::vector<Pending>& pending) {
    const std::filesystem::path path = layout_.root / folder.path;
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
      problem(ProblemKind::kUnreadable, folder.path,
              "cannot be read (" + reason(errno) + "); its samples are not seen");
      layout_.inner.push_back(
          {folder.path, index_format::kUnknownTime, 0});  // to be looked at again
      return;
    }
    if (!seen_
             .insert(
                 {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino)})
             .second) {
      problem(ProblemKind::kLinkLoop, folder.path,
              "is a folder that was already read under another name; it is not read twice");
      return;
    }
    const bool is_root = folder.path.empty();
    bool has_samples = false;
    std::vector<std::string> folders;
    const int error = list_folder(path, [&](const char* name, EntryType type) {
      if (type == EntryType::kFolder) {
        if (name[0] != '.') folders.emplace_back(name);
      } else if (type == EntryType::kFile) {
        if (looks_like_sample(name)) has_samples = true;
      }
      return is_root || !has_samples;
    });
    if (error != 0) {
      problem(ProblemKind::kUnreadable, folder.path,
              "cannot be read (" + reason(error) + "); its samples are not seen");
      layout_.inner.push_back(
          {folder.path, index_format::kUnknownTime, std::uint64_t{info.st_ino}});
      return;
    }
    if (has_samples) layout_.folders.push_back(interpret_folder(folder.path, root_name_));
    if (has_samples && !is_root) return;  // what else it holds shows when it is read whole
    layout_.inner.push_back({folder.path, mtime_ns(info), std::uint64_t{info.st_ino}});
    // In reverse order of their names, so that they come off the stack in order: which of two
    // names of one folder is the first must not depend on the file system.
    std::sort(folders.rbegin(), folders.rend());
    for (const std::string& name : folders) {
      if (folder.depth + 1 > kMaxDepth) {
        problem(
            ProblemKind::kTooDeep, joined(folder.path, name),
            "lies more than " + std::to_string(kMaxDepth) + " folders deep and is not looked into");
        break;
      }
      pending.push_back({joined(folder.path, name), folder.depth + 1});
    }
  }

  void problem(ProblemKind kind, const std::string& path, std::string message) {
    if (layout_.problems.size() >= kMaxProblems) return;
    layout_.problems.push_back({kind, path.empty() ? "." : path, std::move(message), 1});
  }

  Layout finish() {
    std::sort(layout_.folders.begin(), layout_.folders.end(),
              [](const SampleFolder& a, const SampleFolder& b) {
                return std::pair(std::string_view(a.building), std::string_view(a.path)) <
                       std::pair(std::string_view(b.building), std::string_view(b.path));
              });
    std::sort(layout_.inner.begin(), layout_.inner.end(),
              [](const FolderStamp& a, const FolderStamp& b) { return a.path < b.path; });
    std::sort(layout_.problems.begin(), layout_.problems.end(),
              [](const Problem& a, const Problem& b) { return a.path < b.path; });
    std::set<LayoutKind> kinds;
    for (const SampleFolder& folder : layout_.folders) kinds.insert(kind_of(folder));
    layout_.kind = kinds.empty()       ? LayoutKind::kEmpty
                   : kinds.size() == 1 ? *kinds.begin()
                                       : LayoutKind::kMixed;
    return std::move(layout_);
  }

  const RunContext& context_;
  Layout layout_;
  std::string root_name_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen_;  // device and inode
};

}  // namespace

std::string_view to_string(LayoutKind kind) {
  constexpr std::array<std::string_view, 5> kWords{"empty", "taskonomy", "omnidata", "flat",
                                                   "mixed"};
  return kWords.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(ProblemKind kind) {
  constexpr std::array<std::string_view, 9> kWords{"unreadable",     "link-loop",  "too-deep",
                                                   "nested",         "alien-file", "misplaced",
                                                   "unknown-domain", "duplicate",  "bad-number"};
  return kWords.at(static_cast<std::size_t>(kind));
}

bool looks_like_sample(std::string_view name) {
  return name.starts_with("point_") && name.find("_view_") != std::string_view::npos;
}

SampleFolder interpret_folder(std::string_view path, std::string_view root_name) {
  const auto parts = components(path);
  SampleFolder folder;
  folder.path = std::string(path);
  // The last component speaks before the first, and the first before those between: a building
  // may be called as a domain is.
  std::size_t at = parts.size();
  if (!parts.empty()) {
    if (find_domain(parts.back())) {
      at = parts.size() - 1;
    } else {
      for (std::size_t i = 0; i < parts.size() && at == parts.size(); ++i) {
        if (find_domain(parts[i])) at = i;
      }
    }
  }
  if (at < parts.size()) folder.domain = find_domain(parts[at]);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == at) continue;
    if (!folder.building.empty()) folder.building += '/';
    folder.building += parts[i];
  }
  if (folder.building.empty()) folder.building = std::string(root_name);
  return folder;
}

std::optional<Layout> discover_layout(const std::filesystem::path& root,
                                      const RunContext& context) {
  std::error_code error;
  const auto status = std::filesystem::status(root, error);
  if (error || !std::filesystem::exists(status)) {
    throw bad_input("cannot read " + root.string() + ": " + reason(error ? error.value() : ENOENT));
  }
  if (!std::filesystem::is_directory(status)) {
    throw bad_input(root.string() + ": is a file; the folder of a dataset is expected");
  }
  const auto whole = std::filesystem::canonical(root, error);
  if (error) throw bad_input("cannot read " + root.string() + ": " + reason(error.value()));
  if (const int why = list_folder(whole, [](const char*, EntryType) { return false; }); why != 0) {
    throw bad_input("cannot read " + root.string() + ": " + reason(why));
  }
  return Walk(whole, context).run();
}

}  // namespace taskatlas::dataset
