// SPDX-License-Identifier: MIT
// The built-in profiles, compiled in from resources/profiles/*.json. Internal to the room.
#pragma once

#include <span>
#include <string_view>

namespace taskatlas::engine {

struct BuiltinProfile {
  std::string_view name;
  std::string_view json;
  bool listed = true;  // named to users
};
std::span<const BuiltinProfile> builtin_profiles();

}  // namespace taskatlas::engine
