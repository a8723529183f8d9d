// SPDX-License-Identifier: MIT
#include "dataset/index.hpp"

#include "base/error.hpp"
#include "dataset/files.hpp"
#include "dataset/hash.hpp"
#include "dataset/index_body.hpp"
#include "dataset/index_format.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <sys/stat.h>

namespace taskatlas::dataset {

using namespace index_format;

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw bad_input(file.string() + ": " + why + "; delete it, it is made again");
}

template <class T>
const T& element(std::span<const T> rows, std::size_t at) {
  if (at >= rows.size()) throw std::out_of_range("dataset index");
  return rows[at];
}

// A path that stays below the dataset's folder.
bool is_inside(std::string_view path) {
  if (path.starts_with("/") || path.find('\0') != std::string_view::npos) return false;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (path.substr(0, slash) == "..") return false;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return true;
}

}  // namespace

DatasetIndex::Body::Body(const std::filesystem::path& path) : file(path) {
  const Descriptor descriptor = open_to_read(path);
  struct stat info {};
  if (!descriptor.valid() || ::fstat(descriptor.get(), &info) != 0) {
    throw bad_input("cannot read " + path.string() + ": " + reason(errno));
  }
  if (!S_ISREG(info.st_mode)) refuse(path, "is no regular file");
  if (static_cast<std::uint64_t>(info.st_size) < sizeof(Header)) refuse(path, "is no index");
  mapping = Mapping(descriptor, static_cast<std::size_t>(info.st_size), path);
  std::memcpy(&header, mapping.bytes().data(), sizeof header);
  if (header.magic != kMagic) refuse(path, "is no index");
  if (header.version != kVersion || header.header_bytes != sizeof(Header) ||
      header.domain_names != domain_names_hash()) {
    refuse(path, "is an index of another version of this program");
  }
  const auto bytes = mapping.bytes();
  const auto hashed = bytes.first(sizeof(Header) - sizeof(header.header_hash));
  if (header.file_bytes != bytes.size() || hash64(hashed) != header.header_hash ||
      hash64(bytes.subspan(sizeof(Header))) != header.body_hash) {
    refuse(path, "is damaged");
  }
  views = rows<ViewRow>(header.views);
  buildings = rows<BuildingRow>(header.buildings);
  defaults = rows<std::uint32_t>(header.defaults);
  exceptions = rows<ExceptionRow>(header.exceptions);
  patterns = rows<PatternRow>(header.patterns);
  folders = rows<FolderRow>(header.folders);
  problems = rows<ProblemRow>(header.problems);
  strings = rows<char>(header.strings);
  verify();
}

template <class Row>
std::span<const Row> DatasetIndex::Body::rows(const Section& section) const {
  const std::uint64_t size = mapping.bytes().size();
  if (section.offset > size || section.offset % alignof(Row) != 0 ||
      section.count > (size - section.offset) / sizeof(Row)) {
    refuse(file, "contradicts itself");
  }
  return {reinterpret_cast<const Row*>(mapping.bytes().data() + section.offset),
          static_cast<std::size_t>(section.count)};
}

std::string_view DatasetIndex::Body::text(const Text& text) const {
  return {strings.data() + text.offset, text.bytes};
}

// The checksums tell accidents; this tells lies. Afterwards every number may be followed.
void DatasetIndex::Body::verify() const {
  const auto demand = [this](bool condition) {
    if (!condition) refuse(file, "contradicts itself");
  };
  const auto demand_text = [&](const Text& text) {
    demand(text.offset <= strings.size() && text.bytes <= strings.size() - text.offset);
  };
  demand(views.size() <= IndexLimits::kViews && buildings.size() <= IndexLimits::kBuildings);
  demand(defaults.size() == buildings.size() * kDomainCount && header.layout <= 4);
  demand(views.empty() == buildings.empty());
  for (const FolderRow& folder : folders) {
    demand_text(folder.path);
    demand(is_inside(text(folder.path)));
    demand(folder.building == kNone || folder.building < buildings.size());
  }
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const PatternRow& pattern = patterns[i];
    demand(pattern.folder < folders.size());
    demand(i == 0 || patterns[i - 1].folder <= pattern.folder);
    demand_text(pattern.suffix);
    const std::string_view suffix = text(pattern.suffix);
    demand(suffix.find('/') == std::string_view::npos &&
           suffix.find('\0') == std::string_view::npos);
    constexpr std::uint8_t kMostDigits = 9;
    demand(pattern.point_digits <= kMostDigits &&
           (pattern.view_digits <= kMostDigits || pattern.view_digits == kSharedByViews));
  }
  for (const ProblemRow& problem : problems) {
    demand_text(problem.path);
    demand_text(problem.message);
    demand(problem.kind <= static_cast<std::uint32_t>(ProblemKind::kBadNumber));
  }
  std::array<std::uint64_t, 32> files{};
  std::uint64_t points = 0;
  for (std::size_t b = 0; b < buildings.size(); ++b) {
    const BuildingRow& building = buildings[b];
    demand_text(building.name);
    if (b > 0) demand(text(buildings[b - 1].name) < text(building.name));
    demand(building.first_folder <= folders.size() &&
           building.folders <= folders.size() - building.first_folder);
    const std::size_t end = b + 1 < buildings.size() ? buildings[b + 1].first_view : views.size();
    demand(building.first_view < end && end <= views.size() && (b > 0 || building.first_view == 0));
    std::uint32_t together = 0, own_points = 0;
    for (std::size_t v = building.first_view; v < end; ++v) {
      const bool first = v == building.first_view;
      demand(first || std::pair(views[v - 1].point, views[v - 1].view) <
                          std::pair(views[v].point, views[v].view));
      demand(views[v].domains != 0);
      own_points += first || views[v - 1].point != views[v].point ? 1U : 0U;
      together |= views[v].domains;
      // Bits set one by one: views have few of them, and this runs over millions.
      for (std::uint32_t bits = views[v].domains; bits != 0; bits &= bits - 1) {
        ++files[static_cast<std::size_t>(std::countr_zero(bits))];
      }
    }
    demand(together == building.domains && own_points == building.points);
    demand(together >> kDomainCount == 0);
    points += own_points;
    for (std::size_t domain = 0; domain < kDomainCount; ++domain) {
      const std::uint32_t pattern = defaults[b * kDomainCount + domain];
      demand((pattern < patterns.size()) == ((together >> domain & 1) != 0));
      demand(pattern < patterns.size() || pattern == kNone);
    }
  }
  demand(points == header.points && files == header.files);
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const ExceptionRow& one = exceptions[i];
    demand(one.view < views.size() && one.domain < kDomainCount && one.pattern < patterns.size());
    demand((views[one.view].domains >> one.domain & 1) != 0);
    demand(i == 0 || std::pair(exceptions[i - 1].view, exceptions[i - 1].domain) <
                         std::pair(one.view, one.domain));
  }
}

std::size_t DatasetIndex::Body::building_of(std::size_t view) const {
  if (view >= views.size()) throw std::out_of_range("dataset index");
  const auto after = std::upper_bound(
      buildings.begin(), buildings.end(), view,
      [](std::size_t v, const BuildingRow& building) { return v < building.first_view; });
  return static_cast<std::size_t>(after - buildings.begin()) - 1;
}

std::uint32_t DatasetIndex::Body::pattern_of(ViewNumber view, Domain domain,
                                             std::size_t building) const {
  const auto number = static_cast<std::uint32_t>(dataset::index(domain));
  const auto at = std::lower_bound(exceptions.begin(), exceptions.end(), std::pair(view, number),
                                   [](const ExceptionRow& row, const auto& key) {
                                     return std::pair(row.view, row.domain) < key;
                                   });
  if (at != exceptions.end() && at->view == view && at->domain == number) return at->pattern;
  return defaults[building * kDomainCount + number];
}

DatasetIndex DatasetIndex::open(const std::filesystem::path& file) {
  return DatasetIndex(std::make_shared<const Body>(file));
}

std::size_t DatasetIndex::views() const { return body_->views.size(); }
std::size_t DatasetIndex::buildings() const { return body_->buildings.size(); }
std::uint64_t DatasetIndex::points() const { return body_->header.points; }
std::uint64_t DatasetIndex::files(Domain domain) const {
  return body_->header.files.at(dataset::index(domain));
}
LayoutKind DatasetIndex::layout() const { return static_cast<LayoutKind>(body_->header.layout); }
const std::filesystem::path& DatasetIndex::file() const { return body_->file; }
std::uint64_t DatasetIndex::bytes() const { return body_->mapping.bytes().size(); }

std::vector<Problem> DatasetIndex::problems() const {
  std::vector<Problem> problems;
  for (const ProblemRow& row : body_->problems) {
    problems.push_back({static_cast<ProblemKind>(row.kind), std::string(body_->text(row.path)),
                        std::string(body_->text(row.message)), row.count});
  }
  return problems;
}

std::string_view DatasetIndex::building_name(std::size_t building) const {
  return body_->text(element(body_->buildings, building).name);
}

std::optional<std::size_t> DatasetIndex::find_building(std::string_view name) const {
  const auto at = std::lower_bound(body_->buildings.begin(), body_->buildings.end(), name,
                                   [this](const BuildingRow& row, std::string_view wanted) {
                                     return body_->text(row.name) < wanted;
                                   });
  if (at == body_->buildings.end() || body_->text(at->name) != name) return std::nullopt;
  return static_cast<std::size_t>(at - body_->buildings.begin());
}

ViewNumber DatasetIndex::first_view(std::size_t building) const {
  if (building == buildings()) return static_cast<ViewNumber>(views());
  return element(body_->buildings, building).first_view;
}

std::uint32_t DatasetIndex::building_points(std::size_t building) const {
  return element(body_->buildings, building).points;
}

DomainSet DatasetIndex::building_domains(std::size_t building) const {
  return DomainSet::from_bits(element(body_->buildings, building).domains);
}

std::size_t DatasetIndex::building_of(ViewNumber view) const { return body_->building_of(view); }
std::uint32_t DatasetIndex::point(ViewNumber view) const {
  return element(body_->views, view).point;
}
std::uint32_t DatasetIndex::view(ViewNumber view) const { return element(body_->views, view).view; }
DomainSet DatasetIndex::domains(ViewNumber view) const {
  return DomainSet::from_bits(element(body_->views, view).domains);
}

std::optional<ViewNumber> DatasetIndex::find(std::size_t building, std::uint32_t point,
                                             std::uint32_t view) const {
  const auto begin = body_->views.begin() + first_view(building);
  const auto end = body_->views.begin() + first_view(building + 1);
  const auto at = std::lower_bound(
      begin, end, std::pair(point, view),
      [](const ViewRow& row, const auto& key) { return std::pair(row.point, row.view) < key; });
  if (at == end || at->point != point || at->view != view) return std::nullopt;
  return static_cast<ViewNumber>(at - body_->views.begin());
}

DatasetIndex::Range DatasetIndex::point_views(std::size_t building, std::uint32_t point) const {
  const auto begin = body_->views.begin() + first_view(building);
  const auto end = body_->views.begin() + first_view(building + 1);
  const auto first =
      std::lower_bound(begin, end, point,
                       [](const ViewRow& row, std::uint32_t wanted) { return row.point < wanted; });
  const auto last =
      std::upper_bound(first, end, point,
                       [](std::uint32_t wanted, const ViewRow& row) { return wanted < row.point; });
  return {static_cast<ViewNumber>(first - body_->views.begin()),
          static_cast<ViewNumber>(last - body_->views.begin())};
}

DatasetIndex::Range DatasetIndex::point_views(ViewNumber view) const {
  // Points have few views: stepping beats searching.
  const std::size_t building = building_of(view);
  Range range{view, view + 1};
  const ViewNumber begin = first_view(building), end = first_view(building + 1);
  while (range.first > begin && body_->views[range.first - 1].point == body_->views[view].point) {
    --range.first;
  }
  while (range.last < end && body_->views[range.last].point == body_->views[view].point) {
    ++range.last;
  }
  return range;
}

std::optional<std::string> DatasetIndex::path(ViewNumber view, Domain domain) const {
  const ViewRow& row = element(body_->views, view);
  if (!DomainSet::from_bits(row.domains).contains(domain)) return std::nullopt;
  const PatternRow& pattern =
      body_->patterns[body_->pattern_of(view, domain, body_->building_of(view))];
  return made_path(body_->text(body_->folders[pattern.folder].path), pattern,
                   body_->text(pattern.suffix), row.point, row.view);
}

std::optional<std::string> DatasetIndex::folder(std::size_t building, Domain domain) const {
  if (!building_domains(building).contains(domain)) return std::nullopt;
  const std::uint32_t pattern = body_->defaults[building * kDomainCount + dataset::index(domain)];
  return std::string(body_->text(body_->folders[body_->patterns[pattern].folder].path));
}

}  // namespace taskatlas::dataset
