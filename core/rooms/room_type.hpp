// SPDX-License-Identifier: MIT
// The types of room that can be composed; a room's type is its scene class.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace taskatlas::rooms {

enum class RoomType {
  kBathroom,
  kBedroom,
  kChildsRoom,
  kDiningRoom,
  kHallway,
  kKitchen,
  kLaundry,
  kLivingRoom,
  kOffice,
  kStudy,
};

inline constexpr std::size_t kRoomTypes = 10;

// Names after the Places365 scene categories, in the order of the enumeration.
inline constexpr std::array<std::string_view, kRoomTypes> kRoomTypeNames{
    "bathroom", "bedroom",      "childs_room", "dining_room", "corridor",
    "kitchen",  "utility_room", "living_room", "office",      "home_office"};

constexpr std::string_view name_of(RoomType type) {
  return kRoomTypeNames[static_cast<std::size_t>(type)];
}

}  // namespace taskatlas::rooms
