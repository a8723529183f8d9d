// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_filter.hpp"

#include <QStringList>
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace taskatlas::ui {
namespace {

using dataset::ViewNumber;

// A fixed shuffle: the same views come in the same order on every machine and for every filter.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

const char* order_id(SampleFilter::Order order) {
  switch (order) {
    case SampleFilter::Order::kShuffled:
      return "shuffled";
    case SampleFilter::Order::kFewestFiles:
      return "fewest-files";
    case SampleFilter::Order::kByBuilding:
      break;
  }
  return "building";
}

// Views with a damaged file, and points whose file, which their views share, is.
struct DamagedViews {
  std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t>> views;
  std::set<std::pair<std::string_view, std::uint32_t>> points;

  explicit DamagedViews(const DatasetSource& source) {
    for (const dataset::Damage& one : source.damage.all()) {
      if (one.domain == dataset::Domain::kNonfixatedMatches) {
        points.insert({one.building, one.point});
      } else {
        views.insert({one.building, one.point, one.view});
      }
    }
  }
  bool contains(std::string_view building, std::uint32_t point, std::uint32_t view) const {
    return views.contains({building, point, view}) || points.contains({building, point});
  }
};

}  // namespace

bool SampleFilter::narrows() const {
  return split || building || scene || damaged_only || !text.trimmed().isEmpty();
}

QJsonObject SampleFilter::to_json() const {
  QJsonObject json;
  if (split) json.insert(QStringLiteral("split"), text_of(dataset::to_string(*split)));
  if (building) json.insert(QStringLiteral("building"), *building);
  if (scene) json.insert(QStringLiteral("scene"), *scene);
  if (damaged_only) json.insert(QStringLiteral("damaged"), true);
  if (!text.isEmpty()) json.insert(QStringLiteral("text"), text);
  json.insert(QStringLiteral("order"), QString::fromLatin1(order_id(order)));
  return json;
}

SampleFilter SampleFilter::from_json(const QJsonObject& json) {
  SampleFilter filter;
  filter.split = dataset::parse_split(json.value(QStringLiteral("split")).toString().toStdString());
  if (json.value(QStringLiteral("building")).isString()) {
    filter.building = json.value(QStringLiteral("building")).toString();
  }
  if (json.value(QStringLiteral("scene")).isDouble()) {
    filter.scene = json.value(QStringLiteral("scene")).toInt();
  }
  filter.damaged_only = json.value(QStringLiteral("damaged")).toBool();
  filter.text = json.value(QStringLiteral("text")).toString();
  for (const Order order : {Order::kShuffled, Order::kFewestFiles}) {
    if (json.value(QStringLiteral("order")).toString() == QLatin1String(order_id(order))) {
      filter.order = order;
    }
  }
  return filter;
}

std::optional<std::vector<ViewNumber>> filtered(const DatasetSource& source,
                                                const SampleFilter& filter,
                                                const SceneOfView* scenes,
                                                const RunContext& context) {
  const dataset::DatasetIndex& index = source.index();
  const QStringList words = filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  std::optional<DamagedViews> damaged;
  if (filter.damaged_only) damaged.emplace(source);
  std::vector<ViewNumber> views;
  for (std::size_t b = 0; b < index.buildings(); ++b) {
    if (context.stopped()) return std::nullopt;
    const std::string_view name = index.building_name(b);
    const QString building = text_of(name);
    if (filter.building && building != *filter.building) continue;
    if (filter.split && source.set.splits.find(name) != filter.split) continue;
    // Words that the building's name has hold for all of its views.
    QStringList left;
    for (const QString& word : words) {
      if (!building.contains(word, Qt::CaseInsensitive)) left.push_back(word);
    }
    for (ViewNumber view = index.first_view(b); view < index.first_view(b + 1); ++view) {
      if (filter.scene && (scenes == nullptr || (*scenes)[view] != *filter.scene)) continue;
      if (damaged && !damaged->contains(name, index.point(view), index.view(view))) continue;
      if (!left.isEmpty()) {
        const QString numbers =
            QStringLiteral("point_%1 view_%2 ").arg(index.point(view)).arg(index.view(view)) +
            source.title(view);
        const bool all = std::all_of(left.begin(), left.end(), [&](const QString& word) {
          return numbers.contains(word, Qt::CaseInsensitive);
        });
        if (!all) continue;
      }
      views.push_back(view);
    }
  }
  switch (filter.order) {
    case SampleFilter::Order::kByBuilding:
      break;
    case SampleFilter::Order::kShuffled:
      std::sort(views.begin(), views.end(), [](ViewNumber a, ViewNumber b) {
        return std::pair(mixed(a), a) < std::pair(mixed(b), b);
      });
      break;
    case SampleFilter::Order::kFewestFiles:
      std::stable_sort(views.begin(), views.end(), [&](ViewNumber a, ViewNumber b) {
        return index.domains(a).size() < index.domains(b).size();
      });
      break;
  }
  return views;
}

std::optional<SceneOfView> read_scenes(const DatasetSource& source, const RunContext& context) {
  auto reading = dataset::read_scene_labels(source.set, context);
  if (!reading) return std::nullopt;
  return std::move(reading->scenes);
}

}  // namespace taskatlas::ui
