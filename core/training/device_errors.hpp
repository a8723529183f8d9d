// SPDX-License-Identifier: MIT
// What devices fail with.
#pragma once

#include "base/error.hpp"

#include <string_view>

namespace taskatlas::training {

// A device that failed while it computed (a CUDA assert, an illegal access, a card that fell off
// the bus). Whatever is asked of it afterwards, in this process, fails too: the process must end,
// and another one may try again.
class DeviceLost : public Error {
 public:
  explicit DeviceLost(const std::string& message) : Error(ErrorKind::kFailed, message) {}
};

// By what LibTorch says. Memory that is short is not a device that is lost.
bool says_device_lost(std::string_view message);
bool says_out_of_memory(std::string_view message);
bool says_card_memory_short(std::string_view message);  // the same, of a card's own memory

}  // namespace taskatlas::training
