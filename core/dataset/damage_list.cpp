// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "dataset/check.hpp"
#include "dataset/files.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

constexpr std::array<std::string_view, kDamageKinds> kWords{
    "missing", "unreadable", "empty",        "truncated",
    "damaged", "wrong-size", "wrong-format", "inconsistent"};

constexpr std::array<std::string_view, 10> kColumns{"kind",    "building",  "point", "view",
                                                    "domain",  "path",      "bytes", "mtime_ns",
                                                    "message", "suggestion"};

std::string key_of(std::string_view building, std::uint32_t point, std::uint32_t view,
                   Domain domain) {
  std::string key(building);
  // The views of a point share one file of matches.
  const std::uint32_t own = domain == Domain::kNonfixatedMatches ? 0 : view;
  for (const std::uint32_t number : {point, own, static_cast<std::uint32_t>(index(domain))}) {
    key += '\n';
    key += std::to_string(number);
  }
  return key;
}

// A row's cells one after another.
class Row {
 public:
  Row(const CsvReader& reader, const std::vector<std::string_view>& fields)
      : reader_(reader), fields_(fields) {}

  std::string_view text() { return fields_.at(at_++); }
  template <class T>
  T number() {
    const std::size_t column = at_;
    const auto value = parse_integer(text());
    if (!value || !std::in_range<T>(*value)) {
      fail(column, "a whole number is expected");
    }
    return static_cast<T>(*value);
  }
  [[noreturn]] void fail(std::size_t column, const std::string& message) const {
    throw reader_.error(static_cast<int>(column), kColumns.at(column), message);
  }
  std::size_t at() const { return at_; }

 private:
  const CsvReader& reader_;
  const std::vector<std::string_view>& fields_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view to_string(DamageKind kind) { return kWords.at(static_cast<std::size_t>(kind)); }

std::optional<DamageKind> parse_damage_kind(std::string_view text) {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (kWords.at(i) == text) return static_cast<DamageKind>(i);
  }
  return std::nullopt;
}

std::string damage_csv(const CheckReport& report) {
  std::string csv;
  for (const std::string_view column : kColumns) {
    csv += (csv.empty() ? "" : ",") + std::string(column);
  }
  csv += "\n";
  for (const DatasetNote& note : report.notes) {
    csv += std::string(to_string(DamageKind::kDamaged)) + ",,0,0,," + csv_field(note.path) +
           ",0,0," + csv_field(note.message) + "," + csv_field(note.suggestion) + "\n";
  }
  for (const Damage& damage : report.damage) {
    csv += std::string(to_string(damage.kind)) + "," + csv_field(damage.building) + "," +
           std::to_string(damage.point) + "," + std::to_string(damage.view) + "," +
           std::string(info(damage.domain).name) + "," + csv_field(damage.path) + "," +
           std::to_string(damage.bytes) + "," + std::to_string(damage.mtime_ns) + "," +
           csv_field(damage.message) + "," + csv_field(damage.suggestion) + "\n";
  }
  return csv;
}

DamageList DamageList::parse(std::string_view csv, const std::string& name) {
  CsvReader reader(csv, name);
  std::vector<std::string_view> fields;
  if (!reader.next(fields) ||
      !std::equal(fields.begin(), fields.end(), kColumns.begin(), kColumns.end())) {
    throw bad_input(name + ": is no damage list (dataset check writes them)");
  }
  DamageList list;
  while (reader.next(fields)) {
    if (fields.size() != kColumns.size()) {
      throw reader.error(-1, {},
                         "has " + std::to_string(fields.size()) + " fields instead of " +
                             std::to_string(kColumns.size()));
    }
    Row row(reader, fields);
    Damage damage;
    const auto kind = parse_damage_kind(row.text());
    if (!kind) row.fail(0, "no kind of damage has this name");
    damage.kind = *kind;
    damage.building = std::string(row.text());
    damage.point = row.number<std::uint32_t>();
    damage.view = row.number<std::uint32_t>();
    const std::size_t column = row.at();
    const std::string_view word = row.text();
    if (word.empty() && damage.building.empty()) continue;  // of no sample: opening says it again
    const auto domain = find_domain(word);
    if (!domain) row.fail(column, "no domain has this name");
    damage.domain = *domain;
    damage.path = std::string(row.text());
    damage.bytes = row.number<std::uint64_t>();
    damage.mtime_ns = row.number<std::int64_t>();
    damage.message = std::string(row.text());
    damage.suggestion = std::string(row.text());
    list.add(std::move(damage));
  }
  return list;
}

void DamageList::add(Damage damage) {
  by_file_.emplace(key_of(damage.building, damage.point, damage.view, damage.domain),
                   damage_.size());
  damage_.push_back(std::move(damage));
}

DamageList DamageList::still_current(const std::filesystem::path& root) const {
  DamageList list;
  for (const Damage& damage : damage_) {
    if (current(damage, root)) list.add(damage);
  }
  return list;
}

DamageList DamageList::read(const std::filesystem::path& file) {
  constexpr std::uintmax_t kMost = std::uintmax_t{1} << 30;
  return parse(read_regular_file(file, kMost), file.string());
}

const Damage* DamageList::find(std::string_view building, std::uint32_t point, std::uint32_t view,
                               Domain domain) const {
  const auto at = by_file_.find(key_of(building, point, view, domain));
  return at == by_file_.end() ? nullptr : &damage_[at->second];
}

bool DamageList::current(const Damage& damage, const std::filesystem::path& root) {
  struct stat status {};
  if (::stat((root / damage.path).c_str(), &status) != 0) {
    return damage.kind == DamageKind::kMissing || damage.kind == DamageKind::kUnreadable;
  }
  if (damage.kind == DamageKind::kMissing) return false;
  return static_cast<std::uint64_t>(status.st_size) == damage.bytes &&
         mtime_ns(status) == damage.mtime_ns;
}

std::filesystem::path damage_list_path(const std::filesystem::path& root) {
  return dataset_folder(root) / "damage.csv";
}

}  // namespace taskatlas::dataset
