// SPDX-License-Identifier: MIT
// How the parts of a kept sample are named in the study (Study::kept).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::outputs {

inline constexpr std::string_view kTruthPart = ":truth";
std::string input_part(std::size_t image);                      // from 0: ":input 1", ..
std::string row_part(const std::vector<std::string>& sources);  // sorted and joined by '+'

}  // namespace taskatlas::outputs
