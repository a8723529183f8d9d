// SPDX-License-Identifier: MIT
#include "rooms/camera_plan.hpp"

#include "rooms/random.hpp"
#include "rooms/room_failure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

namespace taskatlas::rooms {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr float kSame = 0.01F;  // metres between a ray's end and the point it was sent to

// Normal distribution (Box and Muller), cut by drawing again.
double normal(Random& random, double mean, double deviation, double low, double high) {
  for (int i = 0; i < 64; ++i) {
    const double radius = std::sqrt(-2 * std::log(1 - static_cast<double>(random.uniform())));
    const double value =
        mean + deviation * radius * std::cos(2 * kPi * static_cast<double>(random.uniform()));
    if (value >= low && value <= high) return value;
  }
  return std::clamp(mean, low, high);
}

bool inside(const std::vector<Eigen::Vector2f>& polygon, const Eigen::Vector2f& p) {
  bool odd = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Eigen::Vector2f &a = polygon[i], &b = polygon[j];
    if ((a.y() > p.y()) != (b.y() > p.y()) &&
        p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
      odd = !odd;
    }
  }
  return odd;
}

bool is_shell(ObjectClass object_class) {
  return object_class == ObjectClass::kWall || object_class == ObjectClass::kFloor ||
         object_class == ObjectClass::kCeiling;
}

// What a person tells a room of this type by.
bool is_telling(RoomType room, ObjectClass thing) {
  using enum ObjectClass;
  switch (room) {
    case RoomType::kBathroom:
      return thing == kBathtub || thing == kToilet || thing == kSink;
    case RoomType::kBedroom:
      return thing == kBed;
    case RoomType::kChildsRoom:
      return thing == kBed || thing == kToy;
    case RoomType::kDiningRoom:
      return thing == kTable || thing == kChair;
    case RoomType::kHallway:
      return thing == kDoor;
    case RoomType::kKitchen:
      return thing == kOven || thing == kHood || thing == kRefrigerator || thing == kSink;
    case RoomType::kLaundry:
      return thing == kWashingMachine;
    case RoomType::kLivingRoom:
      return thing == kSofa || thing == kTelevision || thing == kFireplace;
    case RoomType::kOffice:
    case RoomType::kStudy:
      return thing == kDesk || thing == kComputer;
  }
  return false;
}

// How much is asked of a view; higher steps ask less.
struct Demands {
  float nearest_point;  // metres from the camera to the point
  float close_share;    // of the picture nearer than 0.6 m, at most
  float largest_thing;  // share of the picture that one thing takes, at most
  float things_share;   // of the picture that is no wall, floor or ceiling, at least
  int things;           // different ones, at least
  float apart;          // metres between points
};
constexpr std::array<Demands, 4> kDemands{{{1.3F, 0.05F, 0.35F, 0.20F, 5, 0.4F},
                                           {0.9F, 0.15F, 0.50F, 0.10F, 3, 0.25F},
                                           {0.6F, 0.40F, 0.70F, 0.03F, 1, 0.1F},
                                           {0.3F, 1.00F, 1.00F, 0.00F, 0, 0.0F}}};

class Planner {
 public:
  Planner(const Tracer& tracer, std::uint64_t seed, int attempt, const CameraOptions& options)
      : tracer_(tracer),
        scene_(tracer.scene()),
        options_(options),
        random_(seed, kStream + (static_cast<std::uint64_t>(attempt) << 32)) {}

  CameraPlan plan() {
    place_cameras();
    int left = options_.views;
    while (left > 0) left -= add_point(wanted_of(left));
    find_sightings();
    return std::move(plan_);
  }

 private:
  static constexpr std::uint64_t kStream = 0xca3e5a;  // of this use of the room's seed

  // How many views the next point gets: as many as are asked for, but no last point with a single
  // view, which is in no pair.
  int wanted_of(int left) const {
    const int most = options_.views_per_point;
    return most > 2 && left == most + 1 ? most - 1 : std::min(left, most);
  }

  const Placed& object(const Hit& hit) const {
    return scene_.objects[static_cast<std::size_t>(hit.object)];
  }

  // --- cameras

  std::optional<Eigen::Vector3f> camera_candidate(bool over_floor, float distance) {
    const Eigen::AlignedBox3f& box = scene_.layout_box;
    const double top = std::min(1.9, static_cast<double>(scene_.height) - 0.3);
    const Eigen::Vector3f place(random_.uniform(box.min().x(), box.max().x()),
                                random_.uniform(box.min().y(), box.max().y()),
                                static_cast<float>(normal(random_, options_.height_mean,
                                                          options_.height_deviation, 1.0, top)));
    if (!inside(scene_.footprint, place.head<2>())) return std::nullopt;
    if (tracer_.clearance(place, distance) < distance) return std::nullopt;
    const Hit below = tracer_.nearest({place, -Eigen::Vector3f::UnitZ()});
    if (!below.found()) return std::nullopt;
    const ObjectClass ground = object(below).object_class;
    if (over_floor && ground != ObjectClass::kFloor && ground != ObjectClass::kRug) {
      return std::nullopt;
    }
    return place;
  }

  // Metres of view around a place, the mean over sixteen directions.
  float openness(const Eigen::Vector3f& place) const {
    constexpr int kDirections = 16;
    float sum = 0;
    for (int i = 0; i < kDirections; ++i) {
      const float angle = static_cast<float>(2 * kPi * i / kDirections);
      const Hit hit = tracer_.nearest({place, {std::cos(angle), std::sin(angle), 0}});
      if (hit.found()) sum += std::min(hit.distance, 10.0F);
    }
    return sum / kDirections;
  }

  void place_cameras() {
    constexpr std::size_t kCandidates = 40, kTries = 4000;
    std::vector<Eigen::Vector3f> candidates;
    for (const auto& [over_floor, distance] :
         {std::pair{true, 0.25F}, std::pair{false, 0.25F}, std::pair{false, 0.1F}}) {
      for (std::size_t i = 0; i < kTries && candidates.size() < kCandidates; ++i) {
        if (const auto place = camera_candidate(over_floor, distance)) candidates.push_back(*place);
      }
      if (candidates.size() >= 3) break;
    }
    if (candidates.empty()) throw RoomFailure("the room has no place for a camera");
    // Those far from each other and with a wide view first.
    const std::size_t wanted = std::min<std::size_t>(
        candidates.size(), static_cast<std::size_t>(std::max(6, 3 * options_.views_per_point)));
    std::vector<float> open;
    open.reserve(candidates.size());
    for (const Eigen::Vector3f& place : candidates) open.push_back(openness(place));
    std::vector<bool> taken(candidates.size(), false);
    for (std::size_t n = 0; n < wanted; ++n) {
      std::size_t best = candidates.size();
      float best_score = -1;
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (taken[i]) continue;
        float score = open[i];
        for (const Eigen::Vector3d& other : plan_.cameras) {
          score =
              std::min(score, static_cast<float>((other - candidates[i].cast<double>()).norm()));
        }
        if (score > best_score) {
          best_score = score;
          best = i;
        }
      }
      taken[best] = true;
      plan_.cameras.emplace_back(candidates[best].cast<double>());
    }
  }

  // --- points and their views

  // How well a picture is composed, if it is worth taking at all.
  std::optional<float> judge(const dataset::Pose& pose, double field_of_view,
                             const Demands& demands) const {
    constexpr int kGrid = 12;
    const View view{pose, {field_of_view, kGrid}};
    std::vector<Ray> rays;
    rays.reserve(std::size_t{kGrid} * kGrid);
    for (int row = 0; row < kGrid; ++row) {
      for (int column = 0; column < kGrid; ++column) {
        rays.push_back(camera_ray(view, column + 0.5, row + 0.5));
      }
    }
    std::vector<Hit> hits(rays.size());
    tracer_.nearest(rays, hits, true);
    constexpr float kAll = kGrid * kGrid;
    int close = 0;
    float depth = 0;
    std::map<int, int> rays_on;  // by object
    for (const Hit& hit : hits) {
      if (!hit.found()) return std::nullopt;
      if (hit.distance < 0.6F) ++close;
      depth += std::min(hit.distance, 5.0F) / kAll;
      ++rays_on[hit.object];
    }
    constexpr float kPlain = 0.15F;  // share of the picture by which a thing is plain to see
    int things = 0;
    float things_share = 0, largest = 0, entropy = 0, ceiling = 0, telling = 0;
    for (const auto& [number, count] : rays_on) {
      const float share = static_cast<float>(count) / kAll;
      entropy -= share * std::log2(share);
      const ObjectClass kind = scene_.objects[static_cast<std::size_t>(number)].object_class;
      if (kind == ObjectClass::kCeiling) ceiling += share;
      if (is_shell(kind)) continue;
      ++things;
      things_share += share;
      largest = std::max(largest, share);
      // A glimpse is not enough; more than a good part of the picture adds nothing.
      if (is_telling(scene_.type, kind)) telling += std::min(share, kPlain);
    }
    if (static_cast<float>(close) > demands.close_share * kAll || largest > demands.largest_thing ||
        things_share < demands.things_share || things < demands.things) {
      return std::nullopt;
    }
    // Many things, none of which hides the others, seen from afar, with little ceiling; and what
    // tells which room this is.
    return entropy + 0.5F * depth + 2 * things_share - 3 * ceiling +
           5 * std::min(telling, 2 * kPlain);
  }

  bool sees(const Eigen::Vector3d& camera, const PlannedPoint& point, double nearest,
            double max_obliqueness) const {
    const Eigen::Vector3d towards = point.location - camera;
    const double distance = towards.norm();
    if (distance < nearest) return false;
    if (-towards.dot(point.normal) < std::cos(max_obliqueness) * distance) return false;
    const Eigen::Vector3f direction = (towards / distance).cast<float>();
    const Hit hit = tracer_.nearest({camera.cast<float>(), direction});
    return hit.found() && std::abs(hit.distance - static_cast<float>(distance)) < kSame;
  }

  struct Candidate {
    PlannedPoint point;
    std::vector<PlannedView> views;
    float score = -1;
  };

  // A point seen from some camera, with the best views of it.
  std::optional<Candidate> candidate(std::size_t wanted, const Demands& demands) {
    const std::size_t first = random_.below(plan_.cameras.size());
    const Eigen::Vector3d& camera = plan_.cameras[first];
    const double yaw = 2 * kPi * static_cast<double>(random_.uniform());
    const double pitch = normal(random_, options_.pitch_mean, options_.pitch_deviation, -0.9, 0.5);
    const Eigen::Vector3f direction =
        Eigen::Vector3d(std::cos(pitch) * std::cos(yaw), std::cos(pitch) * std::sin(yaw),
                        std::sin(pitch))
            .cast<float>();
    const Hit hit = tracer_.nearest({camera.cast<float>(), direction});
    if (!hit.found()) return std::nullopt;
    Candidate result;
    result.point.location = camera + static_cast<double>(hit.distance) * direction.cast<double>();
    const Eigen::Vector3f surface = hit.normal.normalized();
    if (!surface.allFinite()) return std::nullopt;
    result.point.normal =
        (surface.dot(direction) > 0 ? Eigen::Vector3f(-surface) : surface).cast<double>();
    for (const PlannedPoint& other : plan_.points) {
      if ((other.location - result.point.location).norm() < static_cast<double>(demands.apart)) {
        return std::nullopt;
      }
    }
    std::vector<std::pair<float, PlannedView>> views;
    constexpr double kMaxObliqueness = 1.45;  // radians, 83 degrees
    for (std::size_t c = 0; c < plan_.cameras.size(); ++c) {
      if (!sees(plan_.cameras[c], result.point, static_cast<double>(demands.nearest_point),
                kMaxObliqueness)) {
        continue;
      }
      PlannedView view;
      view.camera = static_cast<int>(c);
      view.pose = dataset::look_at(plan_.cameras[c], result.point.location);
      view.field_of_view = normal(random_, options_.field_of_view_mean,
                                  options_.field_of_view_deviation, 0.75, 1.65);
      if (const auto score = judge(view.pose, view.field_of_view, demands)) {
        views.emplace_back(*score, view);
      }
    }
    if (views.size() < wanted) return std::nullopt;
    std::stable_sort(views.begin(), views.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    views.resize(wanted);
    result.score = 0;
    for (const auto& [score, view] : views) {
      result.views.push_back(view);
      result.score += score;
    }
    return result;
  }

  // The number of views that were added.
  int add_point(int wanted) {
    constexpr int kTries = 60;  // a step of demands
    constexpr int kEnough = 6;  // candidates, of which the best is taken
    for (int views = wanted; views > 0; --views) {
      for (const Demands& demands : kDemands) {
        std::optional<Candidate> best;
        for (int i = 0, found = 0; i < kTries && found < kEnough; ++i) {
          auto next = candidate(static_cast<std::size_t>(views), demands);
          if (!next) continue;
          ++found;
          if (!best || next->score > best->score) best = std::move(next);
        }
        if (!best) continue;
        const int number = static_cast<int>(plan_.points.size());
        plan_.points.push_back(best->point);
        for (std::size_t v = 0; v < best->views.size(); ++v) {
          best->views[v].point = number;
          best->views[v].view = static_cast<int>(v);
          plan_.views.push_back(best->views[v]);
        }
        return views;
      }
    }
    throw RoomFailure("the room has no point that a camera could look at");
  }

  void find_sightings() {
    // Whether a camera sees a point does not depend on where it looks.
    std::vector<std::vector<bool>> visible(plan_.cameras.size());
    for (std::size_t c = 0; c < plan_.cameras.size(); ++c) {
      for (const PlannedPoint& point : plan_.points) {
        visible[c].push_back(sees(plan_.cameras[c], point, 0.05, kPi / 2));
      }
    }
    for (std::size_t v = 0; v < plan_.views.size(); ++v) {
      const PlannedView& view = plan_.views[v];
      for (std::size_t p = 0; p < plan_.points.size(); ++p) {
        const bool centred = view.point == static_cast<int>(p);
        if (!centred && !visible[static_cast<std::size_t>(view.camera)][p]) continue;
        const auto pixel = dataset::project({view.field_of_view, 1},
                                            view.pose.to_camera(plan_.points[p].location));
        if (!pixel || pixel->minCoeff() < 0 || pixel->maxCoeff() >= 1) continue;
        plan_.sightings.push_back({static_cast<int>(p), v, *pixel});
      }
    }
  }

  const Tracer& tracer_;
  const Scene& scene_;
  const CameraOptions& options_;
  Random random_;
  CameraPlan plan_;
};

}  // namespace

SampleKinds sample_kinds(const CameraPlan& plan) {
  SampleKinds kinds;
  std::vector<int> views(plan.points.size(), 0);
  for (const PlannedView& view : plan.views) ++views[static_cast<std::size_t>(view.point)];
  int paired = 0;
  for (const int count : views) {
    paired += count >= 2 ? 1 : 0;
    kinds.triplet = kinds.triplet || count >= 3;
  }
  kinds.pair = paired > 0;
  kinds.two_points = paired >= 2;
  for (const Sighting& sighting : plan.sightings) {
    const PlannedView& from = plan.views[sighting.view];
    if (sighting.point == from.point) continue;
    kinds.nonfixated_pair =
        kinds.nonfixated_pair ||
        std::any_of(plan.views.begin(), plan.views.end(), [&](const PlannedView& other) {
          return other.point == sighting.point && other.camera != from.camera;
        });
  }
  return kinds;
}

CameraPlan plan_cameras(const Tracer& tracer, std::uint64_t seed, const CameraOptions& options) {
  constexpr int kAttempts = 24;
  // What this number of views can hold.
  const bool several = options.views_per_point >= 2;
  const SampleKinds wanted{several && options.views >= 2,
                           options.views_per_point >= 3 && options.views >= 3 && options.views != 4,
                           several && options.views >= 4, several && options.views >= 4};
  std::optional<CameraPlan> best;
  int best_lacks = 0;
  std::string reason;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    try {
      CameraPlan plan = Planner(tracer, seed, attempt, options).plan();
      const int lacks = sample_kinds(plan).lacks(wanted);
      if (lacks == 0) return plan;
      if (!best || lacks < best_lacks) {
        best = std::move(plan);
        best_lacks = lacks;
      }
    } catch (const RoomFailure& failed) {
      reason = failed.what();
    }
  }
  if (!best) throw RoomFailure(reason);
  return std::move(*best);
}

}  // namespace taskatlas::rooms
