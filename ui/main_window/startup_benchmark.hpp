// SPDX-License-Identifier: MIT
// How long it takes from the start of the process until the window is painted with a study in it.
#pragma once

#include <QJsonObject>
#include <QString>

namespace taskatlas::ui {

// Starts this very program again, `runs` times, each with a fresh profile, and takes the time from
// before the process is made until the page in front is painted whole: {"p50_ms", "p99_ms",
// "max_ms", "runs"}. Throws the Error of a study that cannot be opened, and where a run fails.
QJsonObject benchmark_startup(const QString& study, const QString& page, int runs);

// For the program that is started: whether it is a run of the benchmark, and what it calls when
// the page is painted; does not return.
bool in_startup_benchmark();
[[noreturn]] void report_startup();

}  // namespace taskatlas::ui
