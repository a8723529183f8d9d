// SPDX-License-Identifier: MIT
#include "rooms/composer.hpp"

#include "rooms/assembly.hpp"
#include "rooms/furnisher.hpp"
#include "rooms/random.hpp"
#include "rooms/room_failure.hpp"
#include "rooms/rules.hpp"
#include "rooms/shape.hpp"
#include "rooms/shell.hpp"

#include <array>
#include <utility>

namespace taskatlas::rooms {
namespace {

constexpr int kAttempts = 60;
constexpr float kReachable = 0.7F;  // of the free floor

// How often each type is drawn, in the order of RoomType.
constexpr std::array<int, kRoomTypes> kWeights{10, 14, 9, 10, 8, 13, 6, 14, 9, 7};

// Keys of the independent random streams.
constexpr std::uint64_t kTypeStream = 1;
constexpr std::uint64_t kFinishStream = 2;
constexpr std::uint64_t kFirstAttempt = 100;

std::optional<Scene> attempt(const ModelLibrary& library, RoomType type, Random& random) {
  Random finish(random.next(), kFinishStream);
  const RoomShape shape = draw_shape(type, random);
  const Mood mood = draw_mood(shape, random);
  Assembly assembly;
  Scene& scene = assembly.scene();
  scene.type = type;
  scene.height = shape.height;
  scene.footprint = shape.footprint();
  scene.layout_box = {Eigen::Vector3f::Zero(),
                      Eigen::Vector3f(shape.width, shape.depth, shape.height)};
  Furnisher furnisher(library, assembly, shape, mood, random);
  if (!furnish(type, furnisher)) return std::nullopt;
  if (furnisher.reachable() < kReachable) return std::nullopt;
  // Last, because its patterns take longer to draw than the furniture to place.
  build_shell(assembly, shape, type, mood, finish);
  if (scene.lights.empty()) return std::nullopt;
  return assembly.take();
}

}  // namespace

RoomType room_type_of(std::uint64_t seed) {
  Random random(seed, kTypeStream);
  int total = 0;
  for (const int weight : kWeights) total += weight;
  int draw = random.between(0, total - 1);
  for (std::size_t i = 0; i < kRoomTypes; ++i) {
    draw -= kWeights[i];
    if (draw < 0) return static_cast<RoomType>(i);
  }
  return RoomType::kLivingRoom;
}

Scene compose(const ModelLibrary& library, std::uint64_t seed, std::optional<RoomType> type) {
  const RoomType chosen = type.value_or(room_type_of(seed));
  for (int i = 0; i < kAttempts; ++i) {
    Random random(seed, kFirstAttempt + static_cast<std::uint64_t>(i) +
                            1000 * static_cast<std::uint64_t>(chosen));
    if (auto scene = attempt(library, chosen, random)) return std::move(*scene);
  }
  throw RoomFailure("no " + std::string(name_of(chosen)) + " could be furnished in " +
                    std::to_string(kAttempts) + " attempts");
}

}  // namespace taskatlas::rooms
