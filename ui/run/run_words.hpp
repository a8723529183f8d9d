// SPDX-License-Identifier: MIT
// What a run is at, in words: what it is, and what to do next. Translated.
#pragma once

#include "ui/run/run_snapshot.hpp"

#include <QString>
#include <functional>

namespace taskatlas::ui {

QString run_title(const RunSnapshot& run);  // "Running", "Paused", "Finished, with failures"
QString run_text(const RunSnapshot& run);   // a sentence or two
// "312 of 412 jobs · 14 minutes left"; empty where there is nothing to count.
QString run_progress(const RunSnapshot& run);
bool run_is_problem(const RunSnapshot& run);  // to be shown as one

// "Train: Surface normals", "16 source sets → 2D edges"; translated; `names` by code.
QString job_title(const engine::Job& job, const std::function<QString(const std::string&)>& name);

}  // namespace taskatlas::ui
