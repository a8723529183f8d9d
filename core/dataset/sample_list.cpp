// SPDX-License-Identifier: MIT
#include "dataset/sample_list.hpp"

#include "dataset/own_task.hpp"
#include "dataset/target.hpp"

#include <algorithm>
#include <array>

namespace taskatlas::dataset {
namespace {

std::optional<GroupKind> group_kind(std::string_view task) {
  for (const GroupKind kind : {GroupKind::kPointMatch, GroupKind::kFixPose,
                               GroupKind::kNonFixatedPose, GroupKind::kEgoMotion}) {
    if (to_string(kind) == task) return kind;
  }
  return std::nullopt;
}

bool damaged(const Dataset& dataset, ViewNumber view, std::span<const Domain> domains,
             const DamageList* damage) {
  if (damage == nullptr || damage->all().empty()) return false;
  const DatasetIndex& index = dataset.index;
  const std::string_view building = index.building_name(index.building_of(view));
  return std::any_of(domains.begin(), domains.end(), [&](Domain domain) {
    return damage->find(building, index.point(view), index.view(view), domain) != nullptr;
  });
}

std::span<const ViewNumber> views_in(const ViewGroup& group) {
  return std::span(group.views).first(group.count);
}

// A seed of its own, so that the order has nothing to do with what is drawn within samples.
constexpr std::uint64_t kOrderSeed = 0x6f726465725f6f66;

void put_in_order(const DatasetIndex& index, std::uint64_t seed, std::size_t most,
                  std::vector<ViewGroup>& groups) {
  struct Place {
    std::uint64_t key;
    std::size_t at;
    auto operator<=>(const Place&) const = default;
  };
  std::vector<Place> places(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const ViewNumber view = groups[i].views[0];
    places[i] = {sample_seed(seed ^ kOrderSeed, index.building_name(index.building_of(view)),
                             index.point(view), index.view(view)),
                 i};
  }
  if (most != 0 && most < places.size()) {
    std::nth_element(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(most),
                     places.end());
    places.resize(most);
  }
  std::sort(places.begin(), places.end());
  std::vector<ViewGroup> ordered(places.size());
  std::transform(places.begin(), places.end(), ordered.begin(),
                 [&](const Place& place) { return groups[place.at]; });
  groups = std::move(ordered);
}

}  // namespace

std::optional<SampleList> list_samples(const Dataset& dataset, std::string_view task, Split split,
                                       const SampleListOptions& options,
                                       const RunContext& context) {
  constexpr std::array<Domain, 1> kPicture{Domain::kRgb};
  const OwnLabels* own = dataset.own.find(task);
  const auto domains = own != nullptr ? std::span<const Domain>(kPicture) : required_domains(task);
  DomainSet required;
  for (const Domain domain : domains) required.insert(domain);

  SampleList list{std::string(task), split, {}};
  if (const auto kind = group_kind(task)) {
    GroupOptions grouping;
    grouping.seed = options.seed;
    grouping.required = required;
    auto groups = make_groups(dataset.index, dataset.splits, split, *kind,
                              point_info_reader(dataset.root, dataset.index), grouping, context);
    if (!groups) return std::nullopt;
    list.groups = std::move(*groups);
  } else {
    for (const ViewNumber view : split_views(dataset.index, dataset.splits, split, required)) {
      if (own != nullptr && !own->file(view_name(dataset.index, view))) continue;
      list.groups.push_back({{view, 0, 0}, 1, false});
    }
  }
  std::erase_if(list.groups, [&](const ViewGroup& group) {
    const auto views = views_in(group);
    return std::any_of(views.begin(), views.end(), [&](ViewNumber view) {
      return damaged(dataset, view, domains, options.damage);
    });
  });
  if (context.stopped()) return std::nullopt;
  put_in_order(dataset.index, options.seed, options.max_samples, list.groups);
  return list;
}

std::vector<ViewNumber> views_of(std::span<const SampleList> lists) {
  std::vector<ViewNumber> views;
  for (const SampleList& list : lists) {
    for (const ViewGroup& group : list.groups) {
      const auto own = views_in(group);
      views.insert(views.end(), own.begin(), own.end());
    }
  }
  std::sort(views.begin(), views.end());
  views.erase(std::unique(views.begin(), views.end()), views.end());
  return views;
}

std::string view_name(const DatasetIndex& index, ViewNumber view) {
  return std::string(index.building_name(index.building_of(view))) + "/point_" +
         std::to_string(index.point(view)) + "_view_" + std::to_string(index.view(view));
}

std::string sample_name(const DatasetIndex& index, const ViewGroup& group) {
  std::string name;
  for (const ViewNumber view : views_in(group)) {
    if (!name.empty()) name += '+';
    name += view_name(index, view);
  }
  return name;
}

std::string sample_building(const DatasetIndex& index, const ViewGroup& group) {
  return std::string(index.building_name(index.building_of(group.views[0])));
}

}  // namespace taskatlas::dataset
