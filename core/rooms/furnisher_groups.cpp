// SPDX-License-Identifier: MIT
// Pieces that come together or hang, and the walk through the finished room.
#include "rooms/furnisher.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace taskatlas::rooms {
namespace {

using Eigen::Vector2f;
using Eigen::Vector3f;

constexpr float kPi = std::numbers::pi_v<float>;

}  // namespace

int Furnisher::around(int table, const Piece& chair, int count, bool round) {
  if (chair.model == nullptr) return 0;
  const Plot plot = body(table).plot;
  const Vector2f half = chair.size().head<2>() / 2;
  struct Seat {
    Vector2f edge;  // on the table's edge, in its axes
    Vector2f out;   // away from the table, in its axes
  };
  std::vector<Seat> seats;
  if (round) {
    const float start = random_.uniform(0, 2 * kPi);
    for (int i = 0; i < count; ++i) {
      const float angle = start + 2 * kPi * static_cast<float>(i) / static_cast<float>(count);
      const Vector2f out(std::cos(angle), std::sin(angle));
      seats.push_back({out * plot.half.minCoeff(), out});
    }
  } else {
    const float place = std::max(0.58F, chair.size().x() + 0.06F);
    const int per_side = std::max(1, static_cast<int>(plot.half.x() * 2 / place));
    for (int i = 0; i < per_side; ++i) {
      const float x = (static_cast<float>(i) + 0.5F) / static_cast<float>(per_side) * 2 - 1;
      seats.push_back({{x * plot.half.x(), -plot.half.y()}, {0, -1}});
      seats.push_back({{x * plot.half.x(), plot.half.y()}, {0, 1}});
    }
    if (count > 2 * per_side || plot.half.y() > 0.42F) {
      seats.push_back({{plot.half.x(), 0}, {1, 0}});
      seats.push_back({{-plot.half.x(), 0}, {-1, 0}});
    }
  }
  int placed = 0;
  for (const Seat& seat : seats) {
    if (placed == count) break;
    const Vector2f out = seat.out.x() * plot.right() + seat.out.y() * plot.back();
    const float turn = random_.uniform(-0.12F, 0.12F);
    // Pushed in as far as the table's legs and apron let it, more or less.
    const float pulled = random_.uniform(-0.02F, 0.1F);
    for (const float tuck : {0.26F, 0.18F, 0.1F, 0.02F, -0.06F}) {
      const Vector2f at = plot.at(seat.edge.x(), seat.edge.y()) + out * (half.y() - tuck + pulled);
      const Plot there{at, half, yaw_facing(-out) + turn};
      if (place(chair, there, 0, -1, true)) {
        ++placed;
        break;
      }
    }
  }
  return placed;
}

std::optional<int> Furnisher::from_ceiling(const Piece& piece, const Vector2f& at, float lamp_power,
                                           float lowest) {
  if (piece.model == nullptr) return std::nullopt;
  Piece hung = piece;
  const Vector3f size = piece.size();
  const float room = shape_.height - lowest;
  if (size.z() > room) {  // a shorter cord: the model is scaled as a whole to keep its looks
    const float scale = std::max(0.45F, room / size.z());
    auto model = std::make_shared<Model>(*piece.model);
    Mesh mesh = *piece.model->mesh;
    for (Vector3f& position : mesh.positions) position *= scale;
    model->occupancy = Occupancy(mesh);
    model->mesh = std::make_shared<const Mesh>(std::move(mesh));
    hung.model = std::move(model);
    for (LampSource& lamp : hung.lamps) lamp.position *= scale;
  }
  const Vector2f half = hung.size().head<2>() / 2;
  const Plot plot{at, half, kPi / 2 * static_cast<float>(random_.between(0, 3))};
  return place(hung, plot, shape_.height - hung.size().z() - 0.001F, -1, true, lamp_power);
}

float Furnisher::reachable() const {
  constexpr float kStep = 0.1F;
  constexpr float kBody = 0.2F;  // half as wide as somebody who walks
  const int columns = std::max(1, static_cast<int>(shape_.width / kStep));
  const int rows = std::max(1, static_cast<int>(shape_.depth / kStep));
  std::vector<char> open(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
  const auto cell = [&](int x, int y) -> char& {
    return open[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                static_cast<std::size_t>(x)];
  };
  std::size_t total = 0;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      const Vector2f at((static_cast<float>(x) + 0.5F) * kStep,
                        (static_cast<float>(y) + 0.5F) * kStep);
      if (!shape_.inside(at, kBody)) continue;
      const bool taken = std::any_of(bodies_.begin(), bodies_.end(), [&](const Body& other) {
        return other.high > 0.15F && other.low < 1.7F && other.plot.distance_to(at) < kBody;
      });
      if (taken) continue;
      cell(x, y) = 1;
      ++total;
    }
  }
  if (total == 0) return 0;
  std::vector<std::pair<int, int>> queue;
  for (const Wall& wall : shape_.walls) {
    for (const Opening& opening : wall.openings) {
      if (opening.window || !queue.empty()) continue;
      const Vector2f at = wall.at(opening.middle(), 0.35F) / kStep;
      for (int dy = -2; dy <= 2; ++dy) {
        for (int dx = -2; dx <= 2; ++dx) {
          const int x = static_cast<int>(at.x()) + dx;
          const int y = static_cast<int>(at.y()) + dy;
          if (x < 0 || y < 0 || x >= columns || y >= rows || cell(x, y) != 1) continue;
          cell(x, y) = 2;
          queue.emplace_back(x, y);
        }
      }
    }
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const auto [x, y] = queue[i];
    for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      const int nx = x + dx;
      const int ny = y + dy;
      if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || cell(nx, ny) != 1) continue;
      cell(nx, ny) = 2;
      queue.emplace_back(nx, ny);
    }
  }
  return static_cast<float>(queue.size()) / static_cast<float>(total);
}

}  // namespace taskatlas::rooms
