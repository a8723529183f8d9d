// SPDX-License-Identifier: MIT
#pragma once

#include "base/error.hpp"

#include <string>

namespace taskatlas::rooms {

// That a seed gives no room: its furniture finds no arrangement, or no camera a place. Another seed
// will do; see make_room().
class RoomFailure : public Error {
 public:
  explicit RoomFailure(const std::string& message) : Error(ErrorKind::kFailed, message) {}
};

}  // namespace taskatlas::rooms
