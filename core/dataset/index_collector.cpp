// SPDX-License-Identifier: MIT
#include "dataset/index.hpp"
#include "dataset/index_writer.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>

namespace taskatlas::dataset {
namespace {

using index_format::kNone;
using index_format::kSharedByViews;
using index_format::ViewRow;

constexpr std::size_t kBatch = std::size_t{1} << 22;  // files: 64 MiB of entries
constexpr std::string_view kPoint = "point_";
constexpr std::string_view kView = "_view_";
constexpr std::string_view kAll = "all";

std::uint64_t key_of(std::uint32_t point, std::uint32_t view) {
  return std::uint64_t{point} << 32 | view;
}
std::uint64_t key_of(const ViewRow& row) { return key_of(row.point, row.view); }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

// Digits to pad to; 0 where the number is written without leading zeros.
std::uint8_t padding(std::string_view name, std::size_t at, std::size_t digits) {
  return digits > 1 && name[at] == '0' ? static_cast<std::uint8_t>(digits) : std::uint8_t{0};
}

// Where things stand in "point_12_view_3_domain_rgb.png"; nullopt for numbers that are none.
struct NameParts {
  std::size_t point, point_digits, view, view_digits;
};
std::optional<NameParts> parts_of(std::string_view name) {
  NameParts parts{};
  if (!name.starts_with(kPoint)) return std::nullopt;
  parts.point = kPoint.size();
  parts.point_digits = digits_at(name, parts.point);
  const std::size_t after = parts.point + parts.point_digits;
  if (parts.point_digits == 0 || name.substr(after, kView.size()) != kView) return std::nullopt;
  parts.view = after + kView.size();
  parts.view_digits = digits_at(name, parts.view);
  return parts;
}

std::string message_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::kNested:
      return "is a folder among samples; move it out for its own samples to be seen";
    case ProblemKind::kAlienFile:
      return "is no sample's file (point_P_view_V_domain_D.ext); it is passed over";
    case ProblemKind::kMisplaced:
      return "has another domain in its name than its folder has; it is passed over";
    case ProblemKind::kUnknownDomain:
      return "has a domain or an extension that has no meaning here; it is passed over";
    case ProblemKind::kDuplicate:
      return "is one of two files for the same view and domain; the first by name is used";
    case ProblemKind::kBadNumber:
      return "has a point or view that is no number below 1000000000; it is passed over";
    case ProblemKind::kUnreadable:
    case ProblemKind::kLinkLoop:
    case ProblemKind::kTooDeep:
      break;
  }
  return "is passed over";
}

}  // namespace

BuildingCollector::BuildingCollector(std::string building) {
  block_.name = std::move(building);
  usual_.fill(kNone);
}

void BuildingCollector::begin_folder(const SampleFolder& folder, const FolderStamp& stamp) {
  end_folder();
  folder_ = folder;
  in_folder_ = true;
  last_number_ = kNone;
  block_.folders.push_back(stamp);
}

void BuildingCollector::add(std::string_view name) {
  const auto file = parse_file_name(name, folder_.domain);
  if (!file) {
    if (!looks_like_sample(name)) {
      // The dataset's own folder may hold anything besides.
      if (!name.starts_with(".") && !folder_.path.empty()) note(ProblemKind::kAlienFile, name);
    } else {
      constexpr std::size_t kMostDigits = 9;
      const auto parts = parts_of(name);
      const bool numbers = parts && parts->view_digits > 0 && parts->view_digits <= kMostDigits &&
                           parts->point_digits <= kMostDigits;
      note(numbers ? ProblemKind::kUnknownDomain : ProblemKind::kBadNumber, name);
    }
    return;
  }
  if (folder_.domain && *folder_.domain != file->domain) {
    note(ProblemKind::kMisplaced, name);
    return;
  }
  const auto parts = parts_of(name);
  if (!parts) throw std::logic_error("a sample's name without a point");
  const bool shared = file->view == kAllViews;
  const std::size_t end = parts->view + (shared ? kAll.size() : parts->view_digits);
  const std::uint32_t pattern =
      pattern_number(name.substr(end), padding(name, parts->point, parts->point_digits),
                     shared ? kSharedByViews : padding(name, parts->view, parts->view_digits));
  const Entry entry{key_of(file->point, shared ? 0 : file->view), pattern,
                    static_cast<std::uint32_t>(index(file->domain))};
  (shared ? for_all_views_ : entries_).push_back(entry);
  if (entries_.size() >= kBatch) merge();
}

void BuildingCollector::add_nested_folder(std::string_view name) {
  if (!name.starts_with(".")) note(ProblemKind::kNested, name);
}

void BuildingCollector::add_problem(Problem problem) {
  if (block_.problems.size() < kMaxProblems) block_.problems.push_back(std::move(problem));
}

std::uint32_t BuildingCollector::pattern_number(std::string_view suffix, std::uint8_t point_digits,
                                                std::uint8_t view_digits) {
  const auto folder = static_cast<std::uint32_t>(block_.folders.size() - 1);
  if (last_number_ != kNone && std::get<1>(last_name_) == suffix &&
      std::get<2>(last_name_) == point_digits && std::get<3>(last_name_) == view_digits) {
    return last_number_;
  }
  const NamePattern pattern{folder, std::string(suffix), point_digits, view_digits};
  const auto [at, is_new] = numbers_.emplace(pattern, static_cast<std::uint32_t>(patterns_.size()));
  if (is_new) patterns_.push_back(pattern);
  last_name_ = {folder, pattern.suffix, point_digits, view_digits};
  last_number_ = at->second;
  return last_number_;
}

void BuildingCollector::note(ProblemKind kind, std::string_view name) {
  Note& one = notes_[kind];
  if (one.count++ == 0 || name < one.first) one.first = std::string(name);
}

void BuildingCollector::end_folder() {
  if (!in_folder_) return;
  const std::string prefix = folder_.path.empty() ? "" : folder_.path + "/";
  for (const auto& [kind, one] : notes_) {
    add_problem({kind, prefix + one.first, message_of(kind), one.count});
  }
  notes_.clear();
}

// Of two patterns that name a file for one view and domain, the first by the file's path.
std::uint32_t BuildingCollector::preferred(std::uint32_t a, std::uint32_t b, std::uint64_t key) {
  const auto path = [&](std::uint32_t number) {
    const NamePattern& pattern = patterns_[number];
    const index_format::PatternRow row{0, {}, pattern.point_digits, pattern.view_digits, 0};
    return index_format::made_path(block_.folders[pattern.folder].path, row, pattern.suffix,
                                   static_cast<std::uint32_t>(key >> 32),
                                   static_cast<std::uint32_t>(key));
  };
  const std::string path_a = path(a), path_b = path(b);
  const std::string& first = std::min(path_a, path_b);
  add_problem({ProblemKind::kDuplicate, std::max(path_a, path_b),
               message_of(ProblemKind::kDuplicate) + " (" + first + ")", 1});
  return path_a < path_b ? a : b;
}

void BuildingCollector::merge() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.domain, a.pattern) < std::tie(b.key, b.domain, b.pattern);
  });
  std::vector<ViewRow> rows;
  std::vector<Entry> others;
  rows.reserve(rows_.size() + entries_.size() / kDomainCount);
  auto old = rows_.cbegin();
  auto other = others_.cbegin();
  auto entry = entries_.cbegin();
  Patterns patterns{};
  while (old != rows_.cend() || entry != entries_.cend()) {
    const std::uint64_t key =
        std::min(old != rows_.cend() ? key_of(*old) : std::numeric_limits<std::uint64_t>::max(),
                 entry != entries_.cend() ? entry->key : std::numeric_limits<std::uint64_t>::max());
    std::uint32_t present = 0;
    if (old != rows_.cend() && key_of(*old) == key) {
      present = old++->domains;
      patterns = usual_;
      for (; other != others_.cend() && other->key == key; ++other) {
        patterns[other->domain] = other->pattern;
      }
    }
    for (; entry != entries_.cend() && entry->key == key; ++entry) {
      const std::uint32_t bit = std::uint32_t{1} << entry->domain;
      std::uint32_t& pattern = patterns[entry->domain];
      pattern = (present & bit) != 0 ? preferred(pattern, entry->pattern, key) : entry->pattern;
      present |= bit;
      if (usual_[entry->domain] == kNone) usual_[entry->domain] = entry->pattern;
    }
    rows.push_back(
        {static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key), present});
    for (std::uint32_t domain = 0; domain < kDomainCount; ++domain) {
      if ((present >> domain & 1) != 0 && patterns[domain] != usual_[domain]) {
        others.push_back({key, patterns[domain], domain});
      }
    }
  }
  rows_ = std::move(rows);
  others_ = std::move(others);
  entries_.clear();
}

// Gives each view of a point the file that the point's views share, unless it has its own.
void BuildingCollector::spread_to_all_views() {
  std::vector<Entry> shared = std::move(for_all_views_);
  for_all_views_.clear();
  std::sort(shared.begin(), shared.end(), [this](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.domain, patterns_[a.pattern]) <
           std::tie(b.key, b.domain, patterns_[b.pattern]);
  });
  std::vector<Entry> spread;
  auto view = rows_.cbegin();
  for (const Entry& one : shared) {
    const auto point = static_cast<std::uint32_t>(one.key >> 32);
    while (view != rows_.cend() && view->point < point) ++view;
    for (auto same = view; same != rows_.cend() && same->point == point; ++same) {
      if ((same->domains >> one.domain & 1) == 0) {
        const Entry entry{key_of(*same), one.pattern, one.domain};
        spread.push_back(entry);
      }
    }
  }
  // Where two files are shared by one point, the first by name came first.
  std::stable_sort(spread.begin(), spread.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.domain) < std::tie(b.key, b.domain);
  });
  spread.erase(std::unique(spread.begin(), spread.end(),
                           [](const Entry& a, const Entry& b) {
                             return a.key == b.key && a.domain == b.domain;
                           }),
               spread.end());
  entries_ = std::move(spread);
  merge();
}

BuildingBlock BuildingCollector::finish() {
  end_folder();
  merge();
  if (!for_all_views_.empty()) spread_to_all_views();

  // Patterns in their order, so that the block is the same however the folder was listed.
  std::vector<std::uint32_t> order(patterns_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return patterns_[a] < patterns_[b]; });
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    block_.patterns.push_back(patterns_[order[i]]);
  }
  // The default for a domain is the pattern of most of its files.
  std::vector<std::array<std::uint64_t, kDomainCount>> counts(patterns_.size());
  for (const ViewRow& row : rows_) {
    for (std::uint32_t domain = 0; domain < kDomainCount; ++domain) {
      if ((row.domains >> domain & 1) != 0) ++counts[rank[usual_[domain]]][domain];
    }
  }
  for (const Entry& other : others_) {
    --counts[rank[usual_[other.domain]]][other.domain];
    ++counts[rank[other.pattern]][other.domain];
  }
  block_.defaults.fill(kNone);
  for (std::uint32_t domain = 0; domain < kDomainCount; ++domain) {
    std::uint64_t most = 0;
    for (std::uint32_t pattern = 0; pattern < counts.size(); ++pattern) {
      if (counts[pattern][domain] > most) {
        most = counts[pattern][domain];
        block_.defaults[domain] = pattern;
      }
    }
  }
  auto other = others_.cbegin();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const std::uint64_t key = key_of(rows_[i]);
    for (std::uint32_t domain = 0; domain < kDomainCount; ++domain) {
      if ((rows_[i].domains >> domain & 1) == 0) continue;
      std::uint32_t pattern = usual_[domain];
      if (other != others_.cend() && other->key == key && other->domain == domain) {
        pattern = (other++)->pattern;
      }
      if (rank[pattern] != block_.defaults[domain]) {
        block_.exceptions.push_back({i, domain, rank[pattern]});
      }
    }
  }
  block_.rows = std::move(rows_);
  return std::move(block_);
}

}  // namespace taskatlas::dataset
