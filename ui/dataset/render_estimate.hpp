// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <cstdint>

namespace taskatlas::ui {

// What rendering rooms will about cost: seconds of one core, and bytes, from what views of 64 and
// 128 pixels a side were measured to take; both grow with the number of pixels.
struct RenderEstimate {
  double core_seconds = 0;
  double bytes = 0;
};
RenderEstimate estimate_rendering(std::int64_t views, int size);

// "about 3 minutes"; translated.
QString duration_text(double seconds);

}  // namespace taskatlas::ui
