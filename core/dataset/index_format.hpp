// SPDX-License-Identifier: MIT
// The index file byte by byte: a header, then sections of rows of fixed size, little-endian.
// Described in docs/dataset-format.md; whoever changes a row raises kVersion. Internal to the room.
#pragma once

#include "dataset/domain.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>

namespace taskatlas::dataset::index_format {

static_assert(std::endian::native == std::endian::little, "the index is mapped as it lies on disk");

inline constexpr std::array<char, 8> kMagic{'T', 'A', 'V', 'I', 'E', 'W', 'S', '\n'};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kNone = 0xFFFF'FFFF;      // no pattern; no building
inline constexpr std::uint8_t kSharedByViews = 0xFF;     // one file for all views of a point
inline constexpr std::int64_t kUnknownTime = INT64_MIN;  // read again next time

struct ViewRow {  // by building, point, view
  std::uint32_t point, view;
  std::uint32_t domains;  // bit k: domain k of the header's list
};
struct Text {  // bytes in the section of strings
  std::uint32_t offset, bytes;
};
struct BuildingRow {  // by name
  Text name;
  std::uint32_t first_view;  // its views end where the next one's begin
  std::uint32_t points;
  std::uint32_t first_folder, folders;
  std::uint32_t domains;  // of all its views together
  std::uint32_t unused;
};
struct ExceptionRow {  // by view, domain: a file not named by its building's default pattern
  std::uint32_t view, domain, pattern;
};
struct PatternRow {  // FOLDER/point_P_view_V + suffix
  std::uint32_t folder;
  Text suffix;
  std::uint8_t point_digits, view_digits;  // with leading zeros; 0 = as many as it takes
  std::uint16_t unused;
};
struct FolderRow {
  Text path;
  std::int64_t mtime_ns;
  std::uint64_t inode;
  std::uint32_t building;  // kNone: holds no samples
  std::uint32_t unused;
};
struct ProblemRow {
  Text path, message;
  std::uint64_t count;
  std::uint32_t kind;
  std::uint32_t unused;
};
struct Section {
  std::uint64_t offset, count;  // bytes from the file's begin; rows
};
struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, header_bytes;
  std::uint64_t file_bytes;
  std::uint64_t domain_names;  // hash of the domains' names in order
  std::uint32_t layout, unused;
  std::uint64_t points;
  std::array<std::uint64_t, 32> files;  // for each domain
  Section views, buildings, defaults, exceptions, patterns, folders, problems, strings;
  std::uint64_t body_hash;    // of everything after the header
  std::uint64_t header_hash;  // of the header up to here
};
static_assert(sizeof(ViewRow) == 12 && sizeof(BuildingRow) == 32 && sizeof(ExceptionRow) == 12);
static_assert(sizeof(PatternRow) == 16 && sizeof(FolderRow) == 32 && sizeof(ProblemRow) == 32);
static_assert(sizeof(Header) == 448 && std::is_trivially_copyable_v<Header>);

std::uint64_t domain_names_hash();

// "rgb/point_3_view_4_domain_rgb.png" from its parts.
std::string made_path(std::string_view folder, const PatternRow& pattern, std::string_view suffix,
                      std::uint32_t point, std::uint32_t view);

}  // namespace taskatlas::dataset::index_format
