// SPDX-License-Identifier: MIT
#pragma once

namespace taskatlas::ui {

// 256 colours each, as RRGGBB without separators.
extern const char* const kViridisColours;
extern const char* const kMagmaColours;
extern const char* const kCividisColours;

}  // namespace taskatlas::ui
