// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::cli {

// Indented, keys in the order in which they were put, numbers in full precision, what is no finite
// number as null, bytes that are no UTF-8 as U+FFFD, and a line break at the end.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace taskatlas::cli
