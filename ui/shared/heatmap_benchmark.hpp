// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>

namespace taskatlas::ui {

// Shows a size × size map of random values in a window of 1000 × 900, zooms, pans and moves the
// pointer over it, every frame painted at once: {"size", "frames", "p50_ms", "p99_ms", "pan",
// "hover"}, the last two with "p50_ms" and "p99_ms" of their own. `size` from 2 to 4000. Blocks
// for some seconds; for the window's thread.
QJsonObject benchmark_heatmap(int size);

}  // namespace taskatlas::ui
