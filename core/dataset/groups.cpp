// SPDX-License-Identifier: MIT
#include "dataset/groups.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/hash.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace taskatlas::dataset {
namespace {

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, and the same everywhere.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E37'79B9'7F4A'7C15ULL;
  value = (value ^ value >> 30) * 0xBF58'476D'1CE4'E5B9ULL;
  value = (value ^ value >> 27) * 0x94D0'49BB'1331'11EBULL;
  return value ^ value >> 31;
}

class Stream {
 public:
  explicit Stream(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mixed(state_++); }
  double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

 private:
  std::uint64_t state_;
};

// Draws the groups of one building's views.
class Drawer {
 public:
  Drawer(const DatasetIndex& index, const std::vector<std::size_t>& buildings, std::size_t own,
         GroupKind kind, const FactsReader& facts, const GroupOptions& options,
         const RunContext& context)
      : index_(index),
        buildings_(buildings),
        own_(own),
        building_(buildings[own]),
        begin_(index.first_view(building_)),
        end_(index.first_view(building_ + 1)),
        kind_(kind),
        options_(options) {
    if (kind != GroupKind::kNonFixatedPose) return;
    facts_.resize(end_ - begin_);
    for (ViewNumber view = begin_; view < end_ && !context.stopped(); ++view) {
      if (eligible(view)) facts_[view - begin_] = facts(view);
    }
  }

  void draw(ViewNumber view, std::vector<ViewGroup>& groups) const {
    const auto seed = sample_seed(options_.seed, index_.building_name(building_),
                                  index_.point(view), index_.view(view));
    Stream stream(mixed(seed + static_cast<std::uint64_t>(kind_) + 1));
    switch (kind_) {
      case GroupKind::kPointMatch:
        return draw_matches(view, stream, groups);
      case GroupKind::kFixPose:
        return draw_of_point(view, 2, stream, groups);
      case GroupKind::kEgoMotion:
        return draw_of_point(view, 3, stream, groups);
      case GroupKind::kNonFixatedPose:
        return draw_nonfixated(view, stream, groups);
    }
  }

 private:
  bool eligible(ViewNumber view) const { return index_.domains(view).contains(options_.required); }

  // The eligible views of a range but for one.
  std::vector<ViewNumber> partners(DatasetIndex::Range range, ViewNumber but) const {
    std::vector<ViewNumber> found;
    for (ViewNumber view = range.first; view < range.last; ++view) {
      if (view != but && eligible(view)) found.push_back(view);
    }
    return found;
  }

  // Sets of `count` views of the view's point, no two groups alike.
  void draw_of_point(ViewNumber view, std::size_t count, Stream& stream,
                     std::vector<ViewGroup>& groups) const {
    const auto others = partners(index_.point_views(view), view);
    const std::size_t others_in_group = count - 1;
    if (others.size() < others_in_group) return;
    const std::size_t first_group = groups.size();
    // Sets of two may come up twice; a few more draws than asked for make up for it.
    const std::size_t draws = std::size_t{options_.per_view} * 4;
    for (std::size_t i = 0; i < draws && groups.size() - first_group < options_.per_view; ++i) {
      ViewGroup group{{view, 0, 0}, static_cast<std::uint8_t>(count), false};
      std::size_t a = stream.below(others.size());
      group.views[1] = others[a];
      if (count == 3) {
        std::size_t b = stream.below(others.size() - 1);
        if (b >= a) ++b;
        group.views[2] = others[b];
      }
      if (std::find(groups.begin() + static_cast<std::ptrdiff_t>(first_group), groups.end(),
                    group) == groups.end()) {
        groups.push_back(group);
      }
    }
  }

  // The first eligible view at or after one in [begin, end), going round, outside of `but`.
  std::optional<ViewNumber> next_eligible(ViewNumber from, ViewNumber begin, ViewNumber end,
                                          DatasetIndex::Range but) const {
    ViewNumber view = from;
    do {
      if ((view < but.first || view >= but.last) && eligible(view)) return view;
      view = view + 1 == end ? begin : view + 1;
    } while (view != from);
    return std::nullopt;
  }

  std::optional<ViewNumber> of_another_point(DatasetIndex::Range point, Stream& stream) const {
    const std::size_t others = end_ - begin_ - point.size();
    if (others == 0) return std::nullopt;
    auto view = static_cast<ViewNumber>(begin_ + stream.below(others));
    if (view >= point.first) view += static_cast<ViewNumber>(point.size());
    return next_eligible(view, begin_, end_, point);
  }

  std::optional<ViewNumber> of_another_building(Stream& stream) const {
    if (buildings_.size() < 2) return std::nullopt;
    std::size_t other = stream.below(buildings_.size() - 1);
    if (other >= own_) ++other;
    const ViewNumber begin = index_.first_view(buildings_[other]);
    const ViewNumber end = index_.first_view(buildings_[other] + 1);
    return next_eligible(static_cast<ViewNumber>(begin + stream.below(end - begin)), begin, end,
                         {});
  }

  void draw_matches(ViewNumber view, Stream& stream, std::vector<ViewGroup>& groups) const {
    const auto point = index_.point_views(view);
    const auto same = partners(point, view);
    for (std::uint32_t i = 0; i < options_.per_view; ++i) {
      const bool match = stream.share() < options_.positives;
      std::optional<ViewNumber> second;
      if (match) {
        if (!same.empty()) second = same[stream.below(same.size())];
      } else {
        const bool near = stream.share() < options_.same_building;
        second = near ? of_another_point(point, stream) : of_another_building(stream);
        if (!second) second = near ? of_another_building(stream) : of_another_point(point, stream);
      }
      if (second) groups.push_back({{view, *second, 0}, 2, match});
    }
  }

  const std::optional<ViewFacts>& facts_of(ViewNumber view) const { return facts_[view - begin_]; }

  void draw_nonfixated(ViewNumber view, Stream& stream, std::vector<ViewGroup>& groups) const {
    const auto& own = facts_of(view);
    if (!own) return;
    // Every view of a visible point by another camera shows what this one shows.
    std::vector<ViewNumber> others;
    for (const std::uint32_t point : own->points_in_view) {
      if (point == index_.point(view)) continue;
      for (const ViewNumber other : partners(index_.point_views(building_, point), view)) {
        const auto& its = facts_of(other);
        if (its && (own->camera == 0 || its->camera != own->camera)) others.push_back(other);
      }
    }
    const std::size_t count = std::min<std::size_t>(options_.per_view, others.size());
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(others[i], others[i + stream.below(others.size() - i)]);
      groups.push_back({{view, others[i], 0}, 2, false});
    }
  }

  const DatasetIndex& index_;
  const std::vector<std::size_t>& buildings_;
  std::size_t own_;
  std::size_t building_;
  ViewNumber begin_, end_;
  GroupKind kind_;
  const GroupOptions& options_;
  std::vector<std::optional<ViewFacts>> facts_;
};

// Whether the i-th of n is among k that are spread evenly.
bool kept(std::uint64_t i, std::uint64_t n, std::uint64_t k) {
  return k >= n || (i + 1) * k / n > i * k / n;
}

}  // namespace

std::size_t views_of(GroupKind kind) { return kind == GroupKind::kEgoMotion ? 3 : 2; }

std::string_view to_string(GroupKind kind) {
  constexpr std::array<std::string_view, 4> kCodes{"point_match", "fix_pose", "non_fixated_pose",
                                                   "ego_motion"};
  return kCodes.at(static_cast<std::size_t>(kind));
}

void GroupOptions::check() const {
  constexpr std::uint32_t kMostPerView = 64;
  if (per_view < 1 || per_view > kMostPerView) {
    throw usage_error("1 to 64 groups can be drawn for each view");
  }
  const auto is_share = [](double value) { return value >= 0 && value <= 1; };
  if (!is_share(positives) || !is_share(same_building)) {
    throw usage_error("the share of matches, and that within a building, lie between 0 and 1");
  }
  if (max_groups < 1 || max_groups > std::numeric_limits<std::uint32_t>::max()) {
    throw usage_error("there can be 1 to 4294967295 groups");
  }
}

std::uint64_t sample_seed(std::uint64_t seed, std::string_view building, std::uint32_t point,
                          std::uint32_t view) {
  return mixed(hash64(building, mixed(seed)) ^ mixed(std::uint64_t{point} << 32 | view));
}

ViewFacts view_facts(const PointInfo& info) {
  ViewFacts facts;
  if (info.camera_uuid) facts.camera = hash64(*info.camera_uuid) | 1;  // 0 says unknown
  for (const std::int64_t point : info.nonfixated_points_in_view) {
    if (std::in_range<std::uint32_t>(point)) {
      facts.points_in_view.push_back(static_cast<std::uint32_t>(point));
    }
  }
  auto& points = facts.points_in_view;
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return facts;
}

std::optional<PointInfo> read_point_info(const std::filesystem::path& root,
                                         const DatasetIndex& index, ViewNumber view) {
  const auto path = index.path(view, Domain::kPointInfo);
  if (!path) return std::nullopt;
  try {
    constexpr std::uintmax_t kMost = std::uintmax_t{4} << 20;
    return parse_point_info(read_regular_file(root / *path, kMost), *path);
  } catch (const Error&) {
    return std::nullopt;
  }
}

FactsReader point_info_reader(const std::filesystem::path& root, const DatasetIndex& index) {
  return [root, index](ViewNumber view) -> std::optional<ViewFacts> {
    const auto info = read_point_info(root, index, view);
    return info ? std::optional(view_facts(*info)) : std::nullopt;
  };
}

std::vector<ViewNumber> split_views(const DatasetIndex& index, const SplitTable& splits,
                                    Split split, DomainSet required) {
  std::vector<ViewNumber> views;
  for (std::size_t building = 0; building < index.buildings(); ++building) {
    if (splits.find(index.building_name(building)) != split) continue;
    for (ViewNumber v = index.first_view(building); v < index.first_view(building + 1); ++v) {
      if (index.domains(v).contains(required)) views.push_back(v);
    }
  }
  return views;
}

std::optional<std::vector<ViewGroup>> make_groups(const DatasetIndex& index,
                                                  const SplitTable& splits, Split split,
                                                  GroupKind kind, const FactsReader& facts,
                                                  const GroupOptions& options,
                                                  const RunContext& context) {
  options.check();
  if (kind == GroupKind::kNonFixatedPose && !facts) {
    throw usage_error("pairs without a common centre take what point_info says of the views");
  }
  const auto views = split_views(index, splits, split, options.required);
  std::vector<std::size_t> buildings;
  std::vector<std::size_t> first;  // of each building in `views`
  for (std::size_t i = 0; i < views.size(); ++i) {
    const std::size_t building = index.building_of(views[i]);
    if (buildings.empty() || buildings.back() != building) {
      buildings.push_back(building);
      first.push_back(i);
    }
  }
  first.push_back(views.size());

  const std::uint64_t most = std::max<std::uint64_t>(1, options.max_groups / options.per_view);
  std::vector<ViewGroup> groups;
  constexpr std::size_t kAtOnce = 64;
  for (std::size_t begin = 0; begin < buildings.size(); begin += kAtOnce) {
    context.progress(static_cast<double>(begin), static_cast<double>(buildings.size()),
                     "Forming groups of views");
    const std::size_t count = std::min(kAtOnce, buildings.size() - begin);
    std::vector<std::vector<ViewGroup>> parts(count);
    parallel_for(count, context.threads, [&](std::size_t i) {
      if (context.stopped()) return;
      const Drawer drawer(index, buildings, begin + i, kind, facts, options, context);
      for (std::size_t v = first[begin + i]; v < first[begin + i + 1]; ++v) {
        if (context.stopped()) return;
        if (kept(v, views.size(), most)) drawer.draw(views[v], parts[i]);
      }
    });
    if (context.stopped()) return std::nullopt;
    for (const auto& part : parts) groups.insert(groups.end(), part.begin(), part.end());
  }
  if (groups.size() > options.max_groups) groups.resize(options.max_groups);
  return groups;
}

}  // namespace taskatlas::dataset
