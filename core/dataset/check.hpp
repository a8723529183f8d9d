// SPDX-License-Identifier: MIT
// Integrity: every file of a dataset that is damaged, missing, of a wrong size or at odds with the
// others, by name. Nothing found stops the check. What it finds is also written as a file that
// training reads to pass over those samples (docs/dataset-format.md, "Damage list").
#pragma once

#include "base/run_context.hpp"
#include "dataset/domain.hpp"
#include "dataset/index.hpp"
#include "dataset/note.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace taskatlas::dataset {

struct Dataset;

enum class DamageKind : std::uint8_t {
  kMissing,       // other views of the building have this domain, this one has not
  kUnreadable,    // the file is there and cannot be read
  kEmpty,         // no bytes
  kTruncated,     // ends before its data does
  kDamaged,       // is not what its name says, or does not decode
  kWrongSize,     // another number of pixels than most files of its domain have
  kWrongFormat,   // other bits or channels than the domain can have
  kInconsistent,  // contradicts its name or another file of its view
};
inline constexpr std::size_t kDamageKinds = 8;
std::string_view to_string(DamageKind kind);  // "missing", "unreadable", …
std::optional<DamageKind> parse_damage_kind(std::string_view text);

struct Damage {
  DamageKind kind = DamageKind::kMissing;
  std::string building;
  std::uint32_t point = 0;
  std::uint32_t view = 0;
  Domain domain = Domain::kRgb;
  std::string path;           // relative to the dataset's folder
  std::string message;        // what is wrong
  std::string suggestion;     // what to do
  std::uint64_t bytes = 0;    // of the file when it was checked
  std::int64_t mtime_ns = 0;  // its time of change then, since 1970; 0 where it is missing

  bool operator==(const Damage&) const = default;
};

struct CheckOptions {
  // false: sizes, headers and ends of pictures and arrays, and all of JSON; true: everything is
  // decoded and checksums are verified.
  bool decode = false;
  // Domains that a view may lack without being reported. Classes were distilled for a part of the
  // dataset only, and their tasks mask what is missing.
  DomainSet optional_domains{Domain::kClassObject, Domain::kClassScene, Domain::kNonfixatedMatches};
  std::size_t max_records = 1'000'000;  // kept one by one; more are counted
};

// Pixels of a picture; n × 1 of an array of n values; 0 × 0 where not known.
struct SampleSize {
  int width = 0;
  int height = 0;
  bool operator==(const SampleSize&) const = default;
};
// For each domain the size that most of its files have.
using UsualSizes = std::array<SampleSize, kDomainCount>;

struct CheckReport {
  std::vector<Damage> damage;      // by building, point, view, domain
  std::vector<DatasetNote> notes;  // about the dataset's own files
  std::array<std::uint64_t, kDamageKinds> counts{};
  std::uint64_t total = 0;  // of damage, that beyond max_records included, and of notes
  std::uint64_t views = 0;  // looked at
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;  // of those files
  bool decoded = false;
  UsualSizes sizes{};
};

// Of some 255 files of each domain, taken evenly over the dataset. Stopped, those found so far.
UsualSizes usual_sizes(const std::filesystem::path& root, const DatasetIndex& index,
                       const RunContext& context);

// Parallel over views; the report does not depend on the number of threads. nullopt where stopped.
std::optional<CheckReport> check_dataset(const std::filesystem::path& root,
                                         const DatasetIndex& index, const CheckOptions& options,
                                         const RunContext& context);

// The same, with what was passed over while the dataset was opened among its findings.
std::optional<CheckReport> check_dataset(const Dataset& set, const CheckOptions& options,
                                         const RunContext& context);

// The damage list: CSV with the columns of Damage; notes have no building and no domain.
std::string damage_csv(const CheckReport& report);

// What a damage list says, for whoever reads samples. Immutable, thread-safe.
class DamageList {
 public:
  DamageList() = default;  // nothing is damaged
  // Throws Error(kBadInput) with line and column for anything but a damage list.
  static DamageList parse(std::string_view csv, const std::string& name);
  static DamageList read(const std::filesystem::path& file);

  // The record of a file; nullptr where none is. A file that has changed since (other size or time)
  // is to be tried again: see current().
  const Damage* find(std::string_view building, std::uint32_t point, std::uint32_t view,
                     Domain domain) const;
  // Whether the record still holds of the file as it is now.
  static bool current(const Damage& damage, const std::filesystem::path& root);
  // The records that still hold; looks at each of their files.
  DamageList still_current(const std::filesystem::path& root) const;
  const std::vector<Damage>& all() const { return damage_; }

 private:
  void add(Damage damage);

  std::vector<Damage> damage_;
  std::unordered_map<std::string, std::size_t> by_file_;
};

// Where a dataset's damage list is kept: damage.csv in dataset_folder().
std::filesystem::path damage_list_path(const std::filesystem::path& root);

}  // namespace taskatlas::dataset
