// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "fuzz/scratch.hpp"
#include "fuzz/seeds.hpp"
#include "rooms/manifest.hpp"

namespace taskatlas::fuzz {
namespace {

const rooms::PlannedRoom kRoom{"room_00001", rooms::RoomType::kKitchen, 5, 6, rooms::Part::kTrain};

rooms::DatasetOptions options(std::uint64_t seed) {
  rooms::DatasetOptions chosen;
  chosen.views = 12;
  chosen.seed = seed;
  return chosen;
}

std::string text_with(std::vector<int> models, const rooms::RoomFiles& files) {
  rooms::Scene scene;
  scene.models = std::move(models);
  return rooms::room_text(kRoom, 1, scene, files);
}

}  // namespace

int fuzz_rooms(Bytes bytes) {
  const std::string_view text = text_of(bytes);
  // A dataset of these options is none of others.
  must(!rooms::manifest_conflict(text, options(1)).empty() ||
       !rooms::manifest_conflict(text, options(2)).empty());
  const auto files = rooms::room_files(text);
  if (files) must(rooms::room_files(text_with({}, *files)) == files);
  std::vector<int> models;
  try {
    models = rooms::room_models(text, "fuzz");
  } catch (const Error&) {
    return 0;
  }
  must(rooms::room_models(text_with(models, {}), "fuzz") == models);
  return 0;
}

Seeds rooms_seeds() {
  rooms::PlannedRoom other = kRoom;
  other.name = "room_00002";
  other.part = rooms::Part::kTest;
  return {rooms::manifest_text(options(1), {kRoom, other}), text_with({3, 70, 12}, {96, 123'456}),
          R"({"models": []})"};
}

}  // namespace taskatlas::fuzz
