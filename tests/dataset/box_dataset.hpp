// SPDX-License-Identifier: MIT
// A dataset on disk of box rooms seen from here and there, with all domains of each view.
#pragma once

#include "dataset/box_room.hpp"
#include "dataset/folder_support.hpp"
#include "dataset/image_file.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace taskatlas::dataset::testing {

struct BoxDataset {
  std::filesystem::path folder;
  std::uint32_t rooms = 8;  // at most 100
  std::uint32_t points = 3;
  std::uint32_t views = 3;  // of each point
  int size = 48;            // pixels

  static std::string room_name(std::uint32_t room) {
    return (room < 10 ? "room_0000" : "room_000") + std::to_string(room);
  }
  std::filesystem::path path_of(std::uint32_t room, std::uint32_t point, std::uint32_t view,
                                Domain domain) const {
    return folder / room_name(room) / std::string(info(domain).name) /
           file_name(point, view, domain);
  }

  void write() const {
    for (std::uint32_t room = 0; room < rooms; ++room) {
      for (std::uint32_t point = 0; point < points; ++point) {
        for (std::uint32_t view = 0; view < views; ++view) write_view(room, point, view);
      }
    }
  }

  void write_view(std::uint32_t room, std::uint32_t point, std::uint32_t number) const {
    BoxRoom box;
    box.eye = {0.7 + 0.3 * number + 0.02 * room, 0.8 + 0.2 * point, 1.2 + 0.1 * number};
    box.lookat = {1.0 + 0.5 * point, 3.5, 1.0};
    View view = box.view(size, point, number);
    view.info->camera_uuid = "camera_" + std::to_string(number);
    view.info->point_uuid = std::to_string(point);
    for (std::uint32_t other = 0; other < points; ++other) {
      view.info->nonfixated_points_in_view.push_back(other);
    }
    for (const DomainInfo& domain : domains()) {
      std::string content;
      if (domain.id == Domain::kPointInfo) {
        content = format_point_info(*view.info);
      } else if (domain.id == Domain::kClassObject) {
        content = encode_scores(view.object_scores);
      } else if (domain.id == Domain::kClassScene) {
        content = encode_scores(view.scene_scores);
      } else if (!view[domain.id].empty()) {
        content = encode_png(view[domain.id]);
      } else {
        continue;
      }
      put_file(path_of(room, point, number, domain.id), content);
    }
  }
};

}  // namespace taskatlas::dataset::testing
