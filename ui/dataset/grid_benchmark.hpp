// SPDX-License-Identifier: MIT
// How smoothly the grid of samples scrolls, and what memory it takes.
#pragma once

#include <QJsonObject>

namespace taskatlas::ui {

// Makes a folder of so many views (few pictures under many names), opens it in the page, and
// scrolls through it: line by line, by pages, and with jumps, a step every sixtieth of a second.
// {"views", "first_picture_ms": from asking until the first thumbnail is there, the folder having
// no index, "open_ms": until all views are, "frame": what the window's thread computes a step,
// "frame_wall", the same by the clock, "filled": share of thumbnails in sight that have their
// picture while scrolling line by line, "peak_mib"}.
QJsonObject benchmark_dataset(int views);

}  // namespace taskatlas::ui
