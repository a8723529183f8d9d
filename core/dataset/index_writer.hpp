// SPDX-License-Identifier: MIT
// How an index comes about: the files of one building become a block, blocks become a file.
// Internal to the room.
#pragma once

#include "dataset/domain.hpp"
#include "dataset/files.hpp"
#include "dataset/hash.hpp"
#include "dataset/index.hpp"
#include "dataset/index_format.hpp"
#include "dataset/layout.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace taskatlas::dataset {

// How the files of a folder are named: see index_format::PatternRow.
struct NamePattern {
  std::uint32_t folder = 0;  // of the block's
  std::string suffix;
  std::uint8_t point_digits = 0;
  std::uint8_t view_digits = 0;

  auto operator<=>(const NamePattern&) const = default;
};

// One building as the index has it.
struct BuildingBlock {
  struct Exception {
    std::uint32_t row = 0;
    std::uint32_t domain = 0;
    std::uint32_t pattern = 0;
  };
  std::string name;
  std::vector<FolderStamp> folders;                    // by path
  std::vector<NamePattern> patterns;                   // sorted
  std::array<std::uint32_t, kDomainCount> defaults{};  // of patterns, or index_format::kNone
  std::vector<index_format::ViewRow> rows;             // by point, view
  std::vector<Exception> exceptions;                   // by row, domain
  std::vector<Problem> problems;
};

// Takes the names of a building's files in any order; the block does not depend on it. 16 bytes a
// file until kBatch of them are there, then 12 bytes a view.
class BuildingCollector {
 public:
  explicit BuildingCollector(std::string building);

  // The folder that the names given to add() from now on are of.
  void begin_folder(const SampleFolder& folder, const FolderStamp& stamp);
  // The folder could not be read whole: it is to be listed again next time, whatever its time says.
  void doubt_folder() { block_.folders.back().mtime_ns = index_format::kUnknownTime; }
  void add(std::string_view name);
  void add_nested_folder(std::string_view name);
  void add_problem(Problem problem);
  BuildingBlock finish();

 private:
  struct Entry {
    std::uint64_t key;  // point, view
    std::uint32_t pattern;
    std::uint32_t domain;
  };
  struct Note {
    std::string first;
    std::uint64_t count = 0;
  };
  using Patterns = std::array<std::uint32_t, kDomainCount>;

  std::uint32_t pattern_number(std::string_view suffix, std::uint8_t point_digits,
                               std::uint8_t view_digits);
  void note(ProblemKind kind, std::string_view name);
  void end_folder();
  void merge();
  std::uint32_t preferred(std::uint32_t a, std::uint32_t b, std::uint64_t key);
  void spread_to_all_views();

  BuildingBlock block_;
  SampleFolder folder_;
  bool in_folder_ = false;
  std::map<NamePattern, std::uint32_t> numbers_;
  std::tuple<std::uint32_t, std::string, std::uint8_t, std::uint8_t> last_name_;
  std::uint32_t last_number_ = index_format::kNone;
  std::vector<NamePattern> patterns_;
  std::vector<Entry> entries_;  // not yet merged
  std::vector<index_format::ViewRow> rows_;
  std::vector<Entry> others_;  // by key, domain: merged files whose pattern is not usual_[domain]
  Patterns usual_;
  std::vector<Entry> for_all_views_;  // key: point in its upper half
  std::map<ProblemKind, Note> notes_;
};

// Writes an index beside its name and renames it into place. Throws Error(kFailed).
class IndexWriter {
 public:
  IndexWriter(std::filesystem::path file, LayoutKind layout);
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  void add(const BuildingBlock& block);  // in ascending order of names
  void add_inner(const FolderStamp& folder);
  void add_problem(const Problem& problem);
  void finish();
  // The index of what was added, in a file without a name that goes with it: not kept.
  DatasetIndex finish_unnamed();

 private:
  void finish_file();
  template <class Row>
  index_format::Section section(const std::vector<Row>& rows);
  index_format::Text text(std::string_view text);
  void write(std::span<const std::byte> bytes);
  void check(int error) const;

  std::filesystem::path file_;
  std::filesystem::path temporary_;
  Descriptor out_;
  std::uint64_t written_ = 0;
  HashStream hash_;
  std::string buffer_;
  index_format::Header header_{};
  std::vector<index_format::BuildingRow> buildings_;
  std::vector<std::uint32_t> defaults_;
  std::vector<index_format::ExceptionRow> exceptions_;
  std::vector<index_format::PatternRow> patterns_;
  std::vector<index_format::FolderRow> folders_;
  std::vector<index_format::ProblemRow> problems_;
  std::string strings_;
  std::unordered_map<std::string, std::uint32_t> suffixes_;
  std::uint64_t views_ = 0;
};

}  // namespace taskatlas::dataset
