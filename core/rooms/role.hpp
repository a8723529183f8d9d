// SPDX-License-Identifier: MIT
// What a piece of furniture is for, which decides where it may stand: the word that the table of
// models (furniture_table.cpp) and the rules of each room type (rules_*.cpp) have in common.
#pragma once

#include "rooms/object_class.hpp"

#include <span>
#include <string_view>

namespace taskatlas::rooms {

enum class Role {
  // on the floor, back to a wall
  kDoubleBed,
  kSingleBed,
  kCrib,
  kNightstand,
  kWardrobe,
  kChest,  // chests of drawers, sideboards, dressers
  kDressingTable,
  kChangingTable,
  kShelf,  // bookcases and open shelves
  kDesk,
  kFilingCabinet,
  kSofa,
  kCornerSofa,
  kTvStand,
  kFireplace,
  kPiano,
  kRadiator,
  kCoatRack,
  kBench,
  // on the floor, with room around
  kOfficeChair,
  kArmchair,
  kCoffeeTable,
  kSideTable,
  kDiningTable,
  kRoundTable,
  kDiningChair,
  kBarTable,
  kBarStool,
  kStool,
  kPianoBench,
  kChildTable,
  kChildChair,
  kDeskChild,
  kFloorLamp,
  kFloorPlant,
  kFloorVase,
  kBasket,  // bins and laundry baskets
  kBag,
  kShoes,
  kBox,
  kToyLarge,
  kSport,
  kGrandPiano,
  // flat on the floor; things may stand on them
  kRug,
  kBathMat,
  kDoorMat,
  // kitchen, along a wall
  kLowerCabinet,
  kLowerCabinetFitted,  // of a second design
  kUpperCabinet,
  kUpperCabinetFitted,
  kSinkUnit,
  kSinkUnitFitted,
  kTallCabinet,
  kFridge,
  kHood,
  kCooktop,  // let into a lower cabinet
  kIsland,
  // bathroom
  kBath,
  kCornerBath,
  kShower,
  kToilet,
  kBidet,
  kWashbasin,  // on the floor
  kWallBasin,  // on the wall
  kVanity,
  kTowelRail,    // on the wall
  kPaperHolder,  // on the wall
  kToiletBrush,
  // laundry and hall
  kWasher,
  kFreezer,
  kWaterHeater,  // on the wall
  kClothesHorse,
  kBroom,
  // on other furniture
  kTv,
  kTableLamp,
  kDeskLamp,
  kSmallPlant,
  kVase,
  kComputer,
  kPrinter,
  kDeskThing,
  kBook,
  kElectronics,
  kTableSetting,
  kFoodBowl,
  kDrink,
  kAppliance,  // on a kitchen counter
  kKitchenThing,
  kBathThing,
  kToySmall,
  kHeadwear,
  kClothes,
  kCandle,
  // on a wall
  kWallTv,
  kWallClock,
  kWallLamp,
  kSocket,
  kSwitch,
  kWallHook,
  // from the ceiling
  kPendant,
  kFlushLamp,
  kOfficeLamp,
  // office
  kWhiteboard,
  kWaterCooler,
};

// One line of the table: models of one library that share a role and a class. `ids` are the part
// of the catalogue's id after '#', separated by blanks.
struct FurnitureRow {
  Role role;
  ObjectClass object_class;
  std::string_view library;  // the part of the catalogue's id before '#'
  std::string_view ids;
};

std::span<const FurnitureRow> furniture_table();

}  // namespace taskatlas::rooms
