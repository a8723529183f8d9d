// SPDX-License-Identifier: MIT
// The views of a dataset and which files each has: millions of them, in one file that is mapped
// into memory. 12 bytes a view (point, view, one bit for each domain); names of files are not kept
// but made from patterns, of which a folder usually has one. Format: docs/dataset-format.md.
#pragma once

#include "base/run_context.hpp"
#include "dataset/domain.hpp"
#include "dataset/layout.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

// A set of domains.
class DomainSet {
 public:
  constexpr DomainSet() = default;
  constexpr DomainSet(std::initializer_list<Domain> domains) {
    for (const Domain domain : domains) insert(domain);
  }
  static constexpr DomainSet from_bits(std::uint32_t bits) {
    DomainSet set;
    set.bits_ = bits;
    return set;
  }
  constexpr std::uint32_t bits() const { return bits_; }
  constexpr void insert(Domain domain) { bits_ |= bit(domain); }
  constexpr bool contains(Domain domain) const { return (bits_ & bit(domain)) != 0; }
  constexpr bool contains(DomainSet all) const { return (all.bits_ & ~bits_) == 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::size_t size() const { return static_cast<std::size_t>(std::popcount(bits_)); }
  constexpr bool operator==(const DomainSet&) const = default;

 private:
  static constexpr std::uint32_t bit(Domain domain) {
    return std::uint32_t{1} << dataset::index(domain);
  }
  std::uint32_t bits_ = 0;
};
static_assert(kDomainCount <= 32);

using ViewNumber = std::uint32_t;  // position in an index: by building, point, view

struct IndexLimits {
  static constexpr std::size_t kViews = std::size_t{1} << 30;
  static constexpr std::size_t kBuildings = std::size_t{1} << 24;
};

// Immutable; all functions may be called from any number of threads. Copies share the mapping.
// Arguments out of range are a mistake of the caller's: std::out_of_range.
class DatasetIndex {
 public:
  // Throws Error(kBadInput) for a file that is missing, damaged, of another version or made by
  // hand to mislead (every offset, order and path is checked): update_index() makes a new one.
  static DatasetIndex open(const std::filesystem::path& file);

  std::size_t views() const;
  std::size_t buildings() const;
  std::uint64_t points() const;              // distinct (building, point)
  std::uint64_t files(Domain domain) const;  // views that have it
  LayoutKind layout() const;
  std::vector<Problem> problems() const;      // found while it was built
  const std::filesystem::path& file() const;  // the index itself
  std::uint64_t bytes() const;                // of that file

  std::string_view building_name(std::size_t building) const;
  std::optional<std::size_t> find_building(std::string_view name) const;
  ViewNumber first_view(std::size_t building) const;  // also for buildings(): one past the last
  std::uint32_t building_points(std::size_t building) const;
  DomainSet building_domains(std::size_t building) const;  // that any view of it has

  std::size_t building_of(ViewNumber view) const;
  std::uint32_t point(ViewNumber view) const;
  std::uint32_t view(ViewNumber view) const;
  DomainSet domains(ViewNumber view) const;
  std::optional<ViewNumber> find(std::size_t building, std::uint32_t point,
                                 std::uint32_t view) const;
  // Views [first, last) of the view's point.
  struct Range {
    ViewNumber first = 0, last = 0;
    std::size_t size() const { return last - first; }
  };
  Range point_views(ViewNumber view) const;
  Range point_views(std::size_t building, std::uint32_t point) const;  // may be empty

  // The file's path relative to the dataset's folder; nullopt where the view lacks the domain.
  std::optional<std::string> path(ViewNumber view, Domain domain) const;
  // The folder that holds a building's files of that domain, where the building has any.
  std::optional<std::string> folder(std::size_t building, Domain domain) const;

 private:
  friend class IndexReuse;
  class Body;
  explicit DatasetIndex(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  std::shared_ptr<const Body> body_;
};

// Where a dataset's own files (index, damage list) are kept: `.taskatlas` in its folder where that
// can be written and is no link, otherwise $XDG_CACHE_HOME/taskatlas/datasets/<hash of its path>
// (~/.cache where the variable is not set). The folder is made. Throws Error(kFailed) where neither
// can be.
std::filesystem::path dataset_folder(const std::filesystem::path& root);

struct IndexUpdate {
  std::uint64_t buildings_read = 0;    // listed anew
  std::uint64_t buildings_reused = 0;  // no folder of theirs has changed since
  bool rewritten = false;              // false: nothing at all has changed
};

// Brings `file` up to date with the dataset: made where it is missing, damaged or of another
// version; otherwise only buildings with a folder whose time of change differs are listed again.
// Written atomically; memory is bounded by the largest building. nullopt where stopped, `file`
// being untouched. Throws Error(kBadInput) for a root that is no folder, Error(kFailed) where
// `file` cannot be written.
std::optional<IndexUpdate> update_index(const std::filesystem::path& root,
                                        const std::filesystem::path& file,
                                        const RunContext& context);

}  // namespace taskatlas::dataset
