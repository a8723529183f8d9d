// SPDX-License-Identifier: MIT
#include "rooms/furnisher.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace taskatlas::rooms {
namespace {

using Eigen::Vector2f;
using Eigen::Vector3f;

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kRugTop = 0.03F;  // what lies below stands in nobody's way

bool is_open(Role role) {
  switch (role) {
    case Role::kDesk:
    case Role::kDeskChild:
    case Role::kDiningTable:
    case Role::kRoundTable:
    case Role::kBarTable:
    case Role::kChildTable:
    case Role::kDressingTable:
    case Role::kCornerSofa:
    case Role::kPiano:
    case Role::kGrandPiano:
      return true;
    default:
      return false;
  }
}

// Whether any filled cell of `a` meets one of `b`, both in their places.
bool cells_meet(const Body& a, const Body& b) {
  const Eigen::Affine3f to_b = b.to_world.inverse() * a.to_world;
  const Vector3f half = to_b.linear().cwiseAbs() * (a.model->occupancy.cell() / 2);
  for (const Vector3f& centre : a.model->occupancy.centres()) {
    const Vector3f middle = to_b * centre;
    if (b.model->occupancy.meets({middle - half, middle + half})) return true;
  }
  return false;
}

}  // namespace

bool bodies_meet(const Body& a, const Body& b) {
  constexpr float kTouching = 0.001F;
  if (a.low >= b.high - kTouching || b.low >= a.high - kTouching) return false;
  if (!overlap(a.plot, b.plot)) return false;
  if (!a.open && !b.open) return true;
  const bool a_fewer = a.model->occupancy.centres().size() <= b.model->occupancy.centres().size();
  return a_fewer ? cells_meet(a, b) : cells_meet(b, a);
}

Furnisher::Furnisher(const ModelLibrary& library, Assembly& assembly, const RoomShape& shape,
                     const Mood& mood, Random& random)
    : library_(library), assembly_(assembly), shape_(shape), mood_(mood), random_(random) {
  for (const Wall& wall : shape.walls) {
    for (const Opening& opening : wall.openings) {
      const float yaw = yaw_facing(wall.inward());
      if (opening.window) {
        zones_.push_back({{wall.at(opening.middle(), 0.15F), {opening.width() / 2, 0.15F}, yaw},
                          opening.bottom - 0.02F,
                          opening.top,
                          false});
      } else {
        zones_.push_back(
            {{wall.at(opening.middle(), 0.45F), {opening.width() / 2 + 0.08F, 0.45F}, yaw},
             0.04F,
             opening.top + 0.1F,
             true});
      }
    }
  }
}

Piece Furnisher::draw(Role role, float max_width) {
  std::vector<int> fitting;
  for (const int index : library_.catalogue().with_role(role)) {
    if (library_.catalogue()[index].size.x() <= max_width) fitting.push_back(index);
  }
  if (fitting.empty()) return {};
  const int index = random_.pick(std::span<const int>(fitting));
  const CatalogueModel& entry = library_.catalogue()[index];
  Piece piece;
  piece.model = library_.load(index);
  piece.object_class = entry.object_class;
  piece.name = entry.name;
  piece.index = index;
  piece.lamps = entry.lamps;
  return piece;
}

bool Furnisher::free(const Body& body, bool ignore_zones) const {
  for (std::size_t i = 0; i < bodies_.size(); ++i) {
    if (static_cast<int>(i) == body.parent) continue;
    const Body& other = bodies_[i];
    // Feet stand on rugs, which give way.
    if (other.high <= kRugTop && body.low < 0.001F) continue;
    if (body.high <= kRugTop && other.low < 0.001F && other.high > kRugTop) continue;
    if (bodies_meet(body, other)) return false;
  }
  if (body.high <= kRugTop) return true;
  for (const Zone& zone : zones_) {
    if (ignore_zones && !zone.doorway) continue;
    if (body.low < zone.high && body.high > zone.low && overlap(body.plot, zone.plot)) return false;
  }
  return true;
}

std::optional<int> Furnisher::place(const Piece& piece, const Plot& plot, float z, int parent,
                                    bool ignore_zones, float lamp_power) {
  if (piece.model == nullptr) return std::nullopt;
  Body body;
  body.plot = plot;
  body.low = z;
  body.high = z + piece.size().z();
  body.model = piece.model;
  body.parent = parent;
  if (piece.index >= 0) body.open = is_open(library_.catalogue()[piece.index].role);
  body.to_world.linear() = Eigen::AngleAxisf(plot.yaw, Vector3f::UnitZ()).toRotationMatrix();
  body.to_world.translation() << plot.centre.x(), plot.centre.y(), z;
  if (body.high > shape_.height || !shape_.inside(plot) || !free(body, ignore_zones)) {
    return std::nullopt;
  }
  assembly_.add(piece, body.to_world, lamp_power);
  bodies_.push_back(std::move(body));
  return static_cast<int>(bodies_.size()) - 1;
}

std::optional<int> Furnisher::against_wall(const Piece& piece, const AtWall& wish) {
  if (piece.model == nullptr) return std::nullopt;
  struct Candidate {
    float rank;
    int wall;
    float along;
  };
  const Vector2f half = piece.size().head<2>() / 2;
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < shape_.walls.size(); ++i) {
    const Wall& wall = shape_.walls[i];
    if (wish.wall >= 0 && wish.wall != static_cast<int>(i)) continue;
    const float first = half.x() + 0.015F;
    const float last = wall.length - first;
    if (last < first) continue;
    const bool door = std::any_of(wall.openings.begin(), wall.openings.end(),
                                  [](const Opening& o) { return !o.window; });
    const float base = random_.uniform() + (wish.far_from_door && door ? 2.0F : 0.0F);
    const auto add = [&](float along, float penalty) {
      candidates.push_back({base + penalty, static_cast<int>(i), along});
    };
    if (wish.along) {
      add(std::clamp(*wish.along, first, last), 0);
      continue;
    }
    add(first, wish.corner ? 0 : random_.uniform(0, 1.5F));
    add(last, wish.corner ? 0 : random_.uniform(0, 1.5F));
    add(wall.length / 2, wish.centred ? 0 : random_.uniform(0, 1.5F));
    for (int step = 0; step < 10; ++step) {
      add(random_.uniform(first, last),
          (wish.corner || wish.centred ? 4.0F : 0) + random_.uniform(0, 1.5F));
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  for (const Candidate& candidate : candidates) {
    const Wall& wall = shape_.walls[static_cast<std::size_t>(candidate.wall)];
    const Plot plot{wall.at(candidate.along, half.y() + wish.gap), half, yaw_facing(wall.inward())};
    if (wish.front > 0) {
      Body room;  // must be free of what stands there, zones aside
      room.plot = plot.before(wish.front, wish.beside).grown(-0.01F);
      room.low = 0.1F;
      room.high = std::max(0.2F, std::min(1.5F, piece.size().z()));
      if (!shape_.inside(room.plot)) continue;
      const bool blocked = std::any_of(bodies_.begin(), bodies_.end(), [&](const Body& other) {
        return other.low < room.high && other.high > room.low && overlap(other.plot, room.plot);
      });
      if (blocked) continue;
    }
    if (const auto index = place(piece, plot, wish.z)) {
      if (wish.front > 0 && wish.z < 1) keep_free(plot.before(wish.front));
      return index;
    }
  }
  return std::nullopt;
}

std::optional<int> Furnisher::against_wall(Role role, const AtWall& wish) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (const auto index = against_wall(draw(role), wish)) return index;
  }
  return std::nullopt;
}

std::optional<int> Furnisher::on_floor(const Piece& piece, float clear, bool any_angle) {
  if (piece.model == nullptr) return std::nullopt;
  const Vector2f half = piece.size().head<2>() / 2;
  for (int attempt = 0; attempt < 40; ++attempt) {
    const Vector2f at(random_.uniform(0, shape_.width), random_.uniform(0, shape_.depth));
    const float yaw = any_angle ? random_.uniform(-kPi, kPi)
                                : kPi / 2 * static_cast<float>(random_.between(0, 3));
    const Plot plot{at, half, yaw};
    const Plot around = plot.grown(clear);
    if (!shape_.inside(plot.grown(0.03F))) continue;
    const bool blocked = std::any_of(bodies_.begin(), bodies_.end(), [&](const Body& other) {
      return other.high > kRugTop && other.low < 0.5F && overlap(other.plot, around);
    });
    if (blocked) continue;
    if (const auto index = place(piece, plot, 0)) return index;
  }
  return std::nullopt;
}

std::optional<int> Furnisher::before(int anchor, const Piece& piece, float gap, bool facing,
                                     float lamp_power) {
  if (piece.model == nullptr) return std::nullopt;
  const Plot& plot = body(anchor).plot;
  const Vector2f half = piece.size().head<2>() / 2;
  const Vector2f at = plot.at(0, -plot.half.y() - gap - half.y());
  return place(piece, {at, half, facing ? plot.yaw + kPi : plot.yaw}, 0, -1, true, lamp_power);
}

std::optional<int> Furnisher::beside(int anchor, const Piece& piece, int side, float gap) {
  if (piece.model == nullptr) return std::nullopt;
  const Plot& plot = body(anchor).plot;
  const Vector2f half = piece.size().head<2>() / 2;
  const float x = static_cast<float>(side) * (plot.half.x() + gap + half.x());
  const Plot there{plot.at(x, plot.half.y() - half.y()), half, plot.yaw};
  return place(piece, there, 0);
}

std::optional<float> Furnisher::support(const Body& below, const Vector2f& at, float limit) const {
  const Vector3f world(at.x(), at.y(), 0);
  const Vector3f local = below.to_world.inverse() * world;
  const Mesh& mesh = *below.model->mesh;
  float best = -std::numeric_limits<float>::max();
  for (const Eigen::Vector3i& t : mesh.triangles) {
    const Vector3f& a = mesh.positions[static_cast<std::size_t>(t[0])];
    const Vector3f& b = mesh.positions[static_cast<std::size_t>(t[1])];
    const Vector3f& c = mesh.positions[static_cast<std::size_t>(t[2])];
    if (std::max({a.x(), b.x(), c.x()}) < local.x() ||
        std::min({a.x(), b.x(), c.x()}) > local.x()) {
      continue;
    }
    const Vector2f ab = (b - a).head<2>();
    const Vector2f ac = (c - a).head<2>();
    const Vector2f ap = local.head<2>() - a.head<2>();
    const float area = ab.x() * ac.y() - ab.y() * ac.x();
    if (std::abs(area) < 1e-12F) continue;
    const float u = (ap.x() * ac.y() - ap.y() * ac.x()) / area;
    const float v = (ab.x() * ap.y() - ab.y() * ap.x()) / area;
    if (u < 0 || v < 0 || u + v > 1) continue;
    const float z = a.z() + u * (b.z() - a.z()) + v * (c.z() - a.z()) + below.low;
    if (z <= limit) best = std::max(best, z);
  }
  if (best < 0) return std::nullopt;
  return best;
}

std::optional<int> Furnisher::on_top(int anchor, const Piece& piece, const OnTop& where) {
  if (piece.model == nullptr) return std::nullopt;
  for (int attempt = 0; attempt < 10; ++attempt) {
    if (const auto index = try_on_top(anchor, piece, where)) return index;
  }
  return std::nullopt;
}

std::optional<int> Furnisher::try_on_top(int anchor, const Piece& piece, const OnTop& where) {
  constexpr float kLevel = 0.012F;  // how uneven a surface may be
  const Body& below = body(anchor);
  const Vector2f half = piece.size().head<2>() / 2;
  const float yaw =
      below.plot.yaw + where.yaw + random_.uniform(-where.yaw_spread, where.yaw_spread);
  const Vector2f share(random_.uniform(where.from.x(), where.to.x()),
                       random_.uniform(where.from.y(), where.to.y()));
  const Vector2f local = (2 * share - Vector2f::Ones()).cwiseProduct(below.plot.half);
  const Plot plot{below.plot.at(local.x(), local.y()), half, yaw};
  for (const Vector2f& corner : plot.corners()) {
    if (below.plot.distance_to(corner) > 0) return std::nullopt;
  }
  float lowest = std::numeric_limits<float>::max();
  float highest = -lowest;
  const auto feet = plot.grown(-0.15F * half.minCoeff()).corners();
  for (std::size_t i = 0; i <= feet.size(); ++i) {
    const auto z = support(below, i < feet.size() ? feet[i] : plot.centre, where.limit);
    if (!z) return std::nullopt;
    lowest = std::min(lowest, *z);
    highest = std::max(highest, *z);
  }
  if (highest - lowest > kLevel || highest < 0.1F) return std::nullopt;
  // The box that it will fill must be free of the piece below, triangle by triangle.
  const float z = highest + 0.0015F;
  const Vector3f box_half(half.x(), half.y(), piece.size().z() / 2);
  Eigen::Affine3f box = Eigen::Affine3f::Identity();
  box.linear() = Eigen::AngleAxisf(yaw, Vector3f::UnitZ()).toRotationMatrix();
  box.translation() << plot.centre.x(), plot.centre.y(), z + piece.size().z() / 2;
  const Eigen::Affine3f to_box = box.inverse() * below.to_world;
  const Mesh& mesh = *below.model->mesh;
  for (const Eigen::Vector3i& t : mesh.triangles) {
    if (triangle_meets_box(to_box * mesh.positions[static_cast<std::size_t>(t[0])],
                           to_box * mesh.positions[static_cast<std::size_t>(t[1])],
                           to_box * mesh.positions[static_cast<std::size_t>(t[2])], box_half)) {
      return std::nullopt;
    }
  }
  return place(piece, plot, z, anchor, true, where.lamp_power);
}

void Furnisher::keep_free(const Plot& plot, float low, float high) {
  zones_.push_back({plot.grown(-0.02F), low, high, false});
}

Furnisher::WallPlace Furnisher::wall_of(int index) const {
  const Plot& plot = body(index).plot;
  const Vector2f back = plot.at(0, plot.half.y());
  WallPlace best;
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < shape_.walls.size(); ++i) {
    const Wall& wall = shape_.walls[i];
    if (wall.inward().dot(plot.front()) < 0.99F) continue;
    const float off = std::abs((back - wall.start).dot(wall.inward()));
    const float along = (back - wall.start).dot(wall.direction);
    if (off < nearest && along > 0 && along < wall.length) {
      nearest = off;
      best = {static_cast<int>(i), along};
    }
  }
  return best;
}

}  // namespace taskatlas::rooms
