// SPDX-License-Identifier: MIT
#include "ui/dataset/match_pair.hpp"

#include "ui/dataset/sample_content.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using dataset::ViewNumber;

constexpr int kTraces = 5;  // a side

QString short_name(const DatasetSource& source, ViewNumber view) {
  return QStringLiteral("%1.%2").arg(source.index().point(view)).arg(source.index().view(view));
}

// Pixels a side of what the listed pixels count: the picture's own.
std::optional<double> side_of(const QImage* rgb, const std::optional<dataset::PointInfo>& info) {
  if (info && info->resolution) return static_cast<double>(*info->resolution);
  if (rgb != nullptr && !rgb->isNull()) return static_cast<double>(rgb->width());
  return std::nullopt;
}

bool inside(const QPointF& place) {
  return place.x() >= 0 && place.x() < 1 && place.y() >= 0 && place.y() < 1;
}

// The matches of one point of the view's building; nothing where there are none to read.
std::optional<dataset::Matches> matches_of(const DatasetSource& source, ViewNumber view,
                                           std::int64_t point) {
  if (point < 0 || point > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  const auto range = source.index().point_views(source.index().building_of(view),
                                                static_cast<std::uint32_t>(point));
  if (range.size() == 0) return std::nullopt;
  return read_annotation(source, range.first, Domain::kNonfixatedMatches).matches;
}

}  // namespace

int MatchPair::listed() const {
  return static_cast<int>(
      std::count_if(links.begin(), links.end(), [](const Link& link) { return link.listed; }));
}

int MatchPair::traced() const { return static_cast<int>(links.size()) - listed(); }

double MatchPair::depth_at(const Camera& camera, const QPointF& place) {
  const dataset::Values& depth = *camera.depth;
  const int x = static_cast<int>(place.x() * depth.width),
            y = static_cast<int>(place.y() * depth.height);
  const auto value = static_cast<double>(depth.at(x, y));
  if (!camera.euclidean) return value;
  const dataset::Intrinsics unit{camera.info.field_of_view_rads, 1};
  return value / dataset::ray(unit, {place.x(), place.y()}).norm();
}

std::optional<QPointF> MatchPair::trace(const QPointF& here) const {
  if (!here_ || !there_ || !inside(here)) return std::nullopt;
  const double depth = depth_at(*here_, here);
  if (!std::isfinite(depth)) return std::nullopt;
  const dataset::Intrinsics from{here_->info.field_of_view_rads, 1},
      to{there_->info.field_of_view_rads, 1};
  const Eigen::Vector3d world =
      here_->info.pose().to_world(dataset::ray(from, {here.x(), here.y()}) * depth);
  const Eigen::Vector3d seen = there_->info.pose().to_camera(world);
  const auto place = dataset::project(to, seen);
  if (!place || !inside({place->x(), place->y()})) return std::nullopt;
  // Something nearer hides it there.
  constexpr double kShare = 0.03, kMetres = 0.03;
  const double there = depth_at(*there_, {place->x(), place->y()});
  if (!(std::abs(there + seen.z()) <= kShare * there + kMetres)) return std::nullopt;
  return QPointF(place->x(), place->y());
}

std::vector<OtherView> other_views(const DatasetSource& source, ViewNumber view,
                                   const dataset::Matches& matches) {
  std::vector<OtherView> others;
  const std::size_t building = source.index().building_of(view);
  for (const dataset::Match& match : matches.views) {
    const auto number = source.index().find(building, match.point, match.view);
    if (!number || *number == view) continue;
    others.push_back({*number, short_name(source, *number), {match.pixel.x(), match.pixel.y()}});
  }
  return others;
}

std::shared_ptr<const MatchPair> read_pair(const DatasetSource& source,
                                           const SampleContent& content, const OtherView& other) {
  auto pair = std::make_shared<MatchPair>();
  pair->other = other;
  const auto read = [&](Domain domain) {
    return std::make_shared<const Annotation>(read_annotation(source, other.view, domain));
  };
  pair->rgb = read(Domain::kRgb)->picture;
  const auto there_info = read(Domain::kPointInfo)->info;
  const dataset::PointInfo* here_info = content.info();
  for (const Domain domain : {Domain::kDepthZbuffer, Domain::kDepthEuclidean}) {
    const Annotation* here = content.find(domain);
    if (!here_info || !there_info || here == nullptr || here->values.data.empty()) continue;
    auto there = read(domain);
    if (there->values.data.empty()) continue;
    const bool euclidean = domain == Domain::kDepthEuclidean;
    // A copy, so that the pair does not depend on whose content it was made for.
    pair->kept_ = {std::make_shared<const Annotation>(*here), there};
    pair->here_ = {*here_info, &pair->kept_[0]->values, euclidean};
    pair->there_ = {*there_info, &pair->kept_[1]->values, euclidean};
    break;
  }
  if (pair->here_) {
    pair->asked = kTraces * kTraces;
    for (int y = 0; y < kTraces; ++y) {
      for (int x = 0; x < kTraces; ++x) {
        const QPointF here((x + 0.5) / kTraces, (y + 0.5) / kTraces);
        if (const auto there = pair->trace(here)) pair->links.push_back({here, *there, false});
      }
    }
  }
  // Last, so that they are painted over the others.
  const dataset::DatasetIndex& index = source.index();
  std::vector<std::int64_t> points{index.point(content.view)};
  if (here_info != nullptr) {
    constexpr std::size_t kMost = 64;  // more than a picture of this size can tell apart
    for (const std::int64_t point : here_info->nonfixated_points_in_view) {
      if (points.size() < kMost && point != points.front()) points.push_back(point);
    }
  }
  const auto here_side =
      side_of(content.rgb(), here_info == nullptr ? std::optional<dataset::PointInfo>()
                                                  : std::optional(*here_info));
  const auto there_side = side_of(&pair->rgb, there_info);
  for (const std::int64_t point : points) {
    if (!here_side || !there_side) break;
    const auto matches = matches_of(source, content.view, point);
    if (!matches) continue;
    const auto find = [&](ViewNumber view, double side) -> std::optional<QPointF> {
      for (const dataset::Match& match : matches->views) {
        if (match.point == index.point(view) && match.view == index.view(view)) {
          return QPointF(match.pixel.x() / side, match.pixel.y() / side);
        }
      }
      return std::nullopt;
    };
    const auto here = find(content.view, *here_side), there = find(other.view, *there_side);
    if (here && there && inside(*here) && inside(*there)) {
      pair->links.push_back({*here, *there, true});
    }
  }
  return pair;
}

}  // namespace taskatlas::ui
