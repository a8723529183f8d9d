// SPDX-License-Identifier: MIT
// Where a dataset keeps its files. Three layouts are known, whole or in part, and mixtures of them:
//   building/domain/point_P_view_V_domain_D.ext             Taskonomy as first released
//   domain/[component/]building/point_P_view_V_domain_D.ext  Omnidata (omnitools.download)
//   files of all domains in one folder, or one folder for each domain, of a single building
// A folder named like a domain says which domain its files have; the folders around it, joined by
// "/", are the building's name; where none is left, the dataset's own folder gives it. Nothing of
// what is found is trusted: folders that cannot be read, links that lead in circles and files of
// other origin are reported and passed over.
#pragma once

#include "base/run_context.hpp"
#include "dataset/domain.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

enum class LayoutKind : std::uint8_t {
  kEmpty,      // no sample was found
  kTaskonomy,  // building/domain/
  kOmnidata,   // domain/building/ or domain/component/building/
  kFlat,       // folders of domains, or one folder, of a single building
  kMixed,      // more than one of these
};
std::string_view to_string(LayoutKind kind);  // "empty", "taskonomy", "omnidata", "flat", "mixed"

enum class ProblemKind : std::uint8_t {
  kUnreadable,     // a folder or link that cannot be followed or read
  kLinkLoop,       // a folder that links lead to a second time
  kTooDeep,        // a folder deeper than kMaxDepth
  kNested,         // a folder inside a folder of samples: not looked into
  kAlienFile,      // a file among samples that is none
  kMisplaced,      // a sample whose name says another domain than its folder does
  kUnknownDomain,  // samples of a domain that has no meaning here
  kDuplicate,      // two files for one view and domain: the first by name is used
  kBadNumber,      // a point or view number that is no number below 10⁹
};
std::string_view to_string(ProblemKind kind);  // "unreadable", "link-loop", …

// Of several alike in one folder, the first by name and how many there are.
struct Problem {
  ProblemKind kind = ProblemKind::kUnreadable;
  std::string path;     // relative to the dataset's folder, "." for itself
  std::string message;  // what is wrong and what can be done
  std::uint64_t count = 1;

  bool operator==(const Problem&) const = default;
};

// A folder that holds samples. Paths are relative to the dataset's folder, with "/", "" for itself.
struct SampleFolder {
  std::string path;
  std::string building;
  std::optional<Domain> domain;  // as its name says; nullopt: the files' names say

  bool operator==(const SampleFolder&) const = default;
};

// What shows whether a folder's list of names may have changed since it was read.
struct FolderStamp {
  std::string path;
  std::int64_t mtime_ns = 0;  // since 1970
  std::uint64_t inode = 0;

  bool operator==(const FolderStamp&) const = default;
};

struct Layout {
  std::filesystem::path root;  // absolute, links resolved
  LayoutKind kind = LayoutKind::kEmpty;
  std::vector<SampleFolder> folders;  // by building, then path
  std::vector<FolderStamp> inner;     // folders that were read and hold none, by path
  std::vector<Problem> problems;      // by path; at most kMaxProblems
};

inline constexpr int kMaxDepth = 8;                    // folders below the dataset's
inline constexpr std::size_t kMaxFolders = 4'000'000;  // more are refused: not a dataset
inline constexpr std::size_t kMaxProblems = 10'000;

// Walks the folders (links to folders are followed) without reading one with samples further than
// to its first. Deterministic: the order in which the file system lists does not matter. Throws
// Error(kBadInput) where root is no folder that can be read. nullopt where stopped.
std::optional<Layout> discover_layout(const std::filesystem::path& root, const RunContext& context);

// The folder whose relative path is given, in terms of the layouts above: which component names
// the domain, and which building the others name. `root_name` names a building without any.
SampleFolder interpret_folder(std::string_view path, std::string_view root_name);

// Whether a name has the form point_*_view_*: a sample's, if perhaps of an unknown domain.
bool looks_like_sample(std::string_view name);

}  // namespace taskatlas::dataset
