// SPDX-License-Identifier: MIT
// The texts beside a rendered dataset's rooms. An inner header.
#pragma once

#include "rooms/write_dataset.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::rooms {

// Raised whenever the same options give other bytes: a dataset is rendered by one version.
inline constexpr int kRenderingVersion = 4;

std::string manifest_text(const DatasetOptions& options, const std::vector<PlannedRoom>& rooms);
// Empty where the manifest found in the folder was written for the same options, else what differs.
std::string manifest_conflict(std::string_view found, const DatasetOptions& options);

std::string split_text(const std::vector<PlannedRoom>& rooms);

// The labels and pictures of a room on disk, room.json apart.
struct RoomFiles {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  bool operator==(const RoomFiles&) const = default;
};

// `attempt`: which of the seeds that follow from the room's gave it (make_room.hpp).
std::string room_text(const PlannedRoom& room, int attempt, const Scene& scene,
                      const RoomFiles& files);
// What room_text() was given; nullopt where the text is damaged or does not say.
std::optional<RoomFiles> room_files(std::string_view text);
// The model indices of a room's text. Throws Error(kBadInput) with `name` where it is damaged.
std::vector<int> room_models(std::string_view text, const std::string& name);

}  // namespace taskatlas::rooms
