// SPDX-License-Identifier: MIT
// Internal to the room: what stands in each type of room, how likely, and how it is arranged.
#pragma once

#include "rooms/furnisher.hpp"

namespace taskatlas::rooms {

// Furnishes the room. False where what makes the room what it is (the bed of a bedroom) found no
// place; then another room is drawn.
bool furnish(RoomType type, Furnisher& furnisher);

bool furnish_bathroom(Furnisher& furnisher);
bool furnish_bedroom(Furnisher& furnisher);
bool furnish_childs_room(Furnisher& furnisher);
bool furnish_dining_room(Furnisher& furnisher);
bool furnish_hallway(Furnisher& furnisher);
bool furnish_kitchen(Furnisher& furnisher);
bool furnish_laundry(Furnisher& furnisher);
bool furnish_living_room(Furnisher& furnisher);
bool furnish_office(Furnisher& furnisher);
bool furnish_study(Furnisher& furnisher);

// Shared by the rules (rules_common.cpp).

// Curtains beside windows and radiators below them. First, so that what follows leaves them room.
void dress_windows(Furnisher& furnisher, float curtains, bool radiators = true);
// A lamp in the middle of the ceiling (or several along a long room).
void light_ceiling(Furnisher& furnisher, bool pendant);
// Pictures on free stretches of wall.
void hang_pictures(Furnisher& furnisher, int count);
// A picture over a body that stands against a wall.
void hang_over(Furnisher& furnisher, int body);
// Books and small things on the levels of a shelf.
void fill_shelf(Furnisher& furnisher, int shelf, float fullness);
// One thing of a role on top; where it may lie is up to `where`.
std::optional<int> put(Furnisher& furnisher, int below, Role role,
                       const Furnisher::OnTop& where = {});
// Computer, lamp, papers on a desk and a chair before it.
void equip_desk(Furnisher& furnisher, int desk, Role chair);
// A plant, a lamp or a vase in a corner.
void fill_corners(Furnisher& furnisher, int count);
// A light switch beside each door and sockets low on the walls.
void add_switches(Furnisher& furnisher);
// How strongly lamps shine: 0 where they are off.
float lamp_power(const Furnisher& furnisher, float power);

}  // namespace taskatlas::rooms
