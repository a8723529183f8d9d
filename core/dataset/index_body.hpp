// SPDX-License-Identifier: MIT
// A mapped index as its rows. Internal to the room.
#pragma once

#include "dataset/files.hpp"
#include "dataset/index.hpp"
#include "dataset/index_format.hpp"
#include "dataset/index_writer.hpp"

#include <filesystem>
#include <map>
#include <span>
#include <string_view>

namespace taskatlas::dataset {

class DatasetIndex::Body {
 public:
  explicit Body(const std::filesystem::path& path);

  std::filesystem::path file;
  Mapping mapping;
  index_format::Header header{};
  std::span<const index_format::ViewRow> views;
  std::span<const index_format::BuildingRow> buildings;
  std::span<const std::uint32_t> defaults;  // buildings × domains
  std::span<const index_format::ExceptionRow> exceptions;
  std::span<const index_format::PatternRow> patterns;
  std::span<const index_format::FolderRow> folders;
  std::span<const index_format::ProblemRow> problems;
  std::span<const char> strings;

  std::string_view text(const index_format::Text& text) const;
  std::size_t building_of(std::size_t view) const;
  std::uint32_t pattern_of(ViewNumber view, Domain domain, std::size_t building) const;

 private:
  template <class Row>
  std::span<const Row> rows(const index_format::Section& section) const;
  void verify() const;
};

// What an earlier index still knows of a dataset that has changed in part.
class IndexReuse {
 public:
  explicit IndexReuse(const DatasetIndex& index);  // which must outlive it

  // Whether every folder is as it was when the index was made.
  bool all_unchanged(const std::filesystem::path& root) const;
  // The building's block where its folders are the same, unchanged ones; nullopt otherwise.
  std::optional<BuildingBlock> block(std::string_view building,
                                     std::span<const SampleFolder> folders,
                                     const std::filesystem::path& root) const;

 private:
  const DatasetIndex::Body& body_;
  std::multimap<std::string_view, const index_format::ProblemRow*> problems_;  // by folder
};

// What stat() says of a folder, with the time kUnknownTime where it is so recent that a later
// change might not show; nullopt where it cannot be read.
std::optional<FolderStamp> stamp_folder(const std::filesystem::path& root, const std::string& path);

}  // namespace taskatlas::dataset
