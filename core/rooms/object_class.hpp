// SPDX-License-Identifier: MIT
// The semantic classes of what is in a room; named as in COCO and NYUv2 where they have the thing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace taskatlas::rooms {

enum class ObjectClass {
  // the shell
  kWall,
  kFloor,
  kCeiling,
  kDoor,
  kWindow,
  // what stands, hangs and lies in it
  kBathtub,
  kBed,
  kBook,
  kBookshelf,
  kBox,
  kCabinet,
  kChair,
  kClock,
  kComputer,
  kCurtain,
  kDesk,
  kFireplace,
  kFood,
  kHood,
  kLamp,
  kMirror,
  kMicrowave,
  kOven,
  kPiano,
  kPicture,
  kPlant,
  kRadiator,
  kRefrigerator,
  kRug,
  kSink,
  kSofa,
  kTable,
  kTableware,
  kTelevision,
  kToilet,
  kTowel,
  kToy,
  kVase,
  kWashingMachine,
  kOther,
};

inline constexpr std::size_t kObjectClasses = 40;

inline constexpr std::array<std::string_view, kObjectClasses> kObjectClassNames{
    "wall",    "floor",    "ceiling",         "door",         "window",    "bathtub",
    "bed",     "book",     "bookshelf",       "box",          "cabinet",   "chair",
    "clock",   "computer", "curtain",         "desk",         "fireplace", "food",
    "hood",    "lamp",     "mirror",          "microwave",    "oven",      "piano",
    "picture", "plant",    "radiator",        "refrigerator", "rug",       "sink",
    "sofa",    "table",    "tableware",       "television",   "toilet",    "towel",
    "toy",     "vase",     "washing_machine", "other"};

constexpr std::string_view name_of(ObjectClass object_class) {
  return kObjectClassNames[static_cast<std::size_t>(object_class)];
}

}  // namespace taskatlas::rooms
