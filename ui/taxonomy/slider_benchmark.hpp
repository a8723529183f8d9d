// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace taskatlas::ui {

// How long a movement of a slider takes until the new taxonomy is on the screen: the real page over
// a study, shown in the application's window system, moves its budget slider and importances some
// hundred steps. From the change to the end of the paint event that shows its solution: solving,
// drawing, painting, all hops between threads. `value` as on the command line ("affinity",
// "gain", ..); with `unequal_costs` tasks cost 0.5 to 2. The scale factor is the application's
// (QT_SCALE_FACTOR must be set before it is made); `scale` is checked against it. Returns
// {"p50_ms", "p99_ms", "max_ms", "window_cpu", "solve", "steps", "scale", "width", "height"}, where
// "window_cpu" has the same three figures of what the window's thread computed in each step, which
// other programs on the machine do not lengthen, and "solve" those of the solver's own time on its
// thread. Throws Error.
QJsonObject benchmark_slider(const QString& study, const QString& value, bool unequal_costs,
                             double scale);

}  // namespace taskatlas::ui
