// SPDX-License-Identifier: MIT
// A whole dataset of rendered rooms on disk, in the layout of Taskonomy:
//   DIR/room_00012/DOMAIN/point_P_view_V_domain_DOMAIN.ext   the views of one room
//   DIR/room_00012/room.json                                 its type, seed and models
//   DIR/manifest.json, classes.json, train_val_test_rooms.csv, statistics.json, CREDITS.md
// docs/dataset-format.md describes the files.
#pragma once

#include "base/run_context.hpp"
#include "rooms/room_renderer.hpp"
#include "rooms/scene.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace taskatlas::rooms {

// Where rooms come from; the composer, or what a test makes up. Called from several threads.
struct RoomSource {
  std::function<Scene(std::uint64_t seed, RoomType type)> compose;
  // Markdown for the models (Scene::models) that were used.
  std::function<std::string(std::span<const int> models)> credits;
};

struct DatasetOptions {
  std::filesystem::path folder;  // made where it does not exist
  std::int64_t views = 1000;     // 1 to 10,000,000
  int size = 128;                // pixels a side, 32 to 1024
  std::uint64_t seed = 1;
  int threads = 0;  // rooms rendered at once; 0 = one for each core. Changes no byte.

  void check() const;  // throws Error(kUsage)
};

enum class Part : std::uint8_t { kTrain, kValidation, kTest };

struct PlannedRoom {
  std::string name;  // "room_00012"
  RoomType type;
  std::uint64_t seed;
  int views;
  Part part;
};

// Views are shared out evenly over rooms of about six; over ten rooms where those would be fewer;
// but each room has at least five, with which it has samples of every task (camera_plan.hpp). Every
// ten rooms hold each type once; 70 % of the rooms train, 10 % validate, 20 % test (at least one
// each from three rooms on).
std::vector<PlannedRoom> plan_rooms(const DatasetOptions& options);

struct DatasetResult {
  bool stopped = false;
  std::int64_t rooms = 0;     // in the folder now
  std::int64_t rendered = 0;  // by this call
  std::int64_t views = 0;     // in the folder now
};

// Renders what is missing. A room is written to a hidden folder and renamed when it is whole, so
// the process may be killed at any moment; running again goes on from there, to the same bytes as
// if it had not been. Progress in views; ends within a second of being stopped. Throws
// Error(kUsage) for options out of range; Error(kBadInput) where the folder holds a dataset with
// other options, anything else, or another process renders into it; Error(kFailed) where writing
// fails.
DatasetResult write_dataset(const RoomSource& source, const DatasetOptions& options,
                            const RunContext& context);

}  // namespace taskatlas::rooms
