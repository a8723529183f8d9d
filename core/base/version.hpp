// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace taskatlas {

// "0.1.0", with the commit it was built from where that is known: "0.1.0+1a2b3c4d5e6f", and
// ".dirty" after it where tracked files differed from that commit. What --version prints and
// what results say they were made by.
std::string_view version() noexcept;

}  // namespace taskatlas
