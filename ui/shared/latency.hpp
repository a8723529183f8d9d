// SPDX-License-Identifier: MIT
// What the benchmarks share: clocks in milliseconds and the summary of many measured times.
#pragma once

#include <QJsonObject>
#include <vector>

namespace taskatlas::ui {

// Since some fixed moment; the same for all processes of the machine.
double monotonic_ms();
// What the calling thread has computed so far: unlike time on the wall it does not grow while
// other programs have the processor.
double thread_cpu_ms();

// The nearest rank's: the smallest of the values that at least `share` (0 to 1) of them do not
// exceed. NaN without values.
double percentile(std::vector<double> values, double share);

// {"p50_ms", "p99_ms", "max_ms"}, empty without values.
QJsonObject latency_summary(const std::vector<double>& milliseconds);

}  // namespace taskatlas::ui
