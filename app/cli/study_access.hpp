// SPDX-License-Identifier: MIT
// Studies as arguments name them.
#pragma once

#include "cli/suggest.hpp"
#include "study/study.hpp"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taskatlas::cli {

// Which of a study's measurements: --transfer-images and --run-seed, as given (empty = not).
struct MeasurementOptions {
  std::string transfer_images;
  std::string run_seed;

  // Throws Error(kUsage) for what is no such number.
  Selection selection() const;
};

// What is known of it: "16000 transfer images, seed 1", or nothing.
std::string describe_measurement(const MeasurementInfo& measurement);

// A study and one of its measurements, read.
struct LoadedStudy {
  std::string label;  // as the user named it
  Study study;
  MeasurementInfo measurement;
  Selection selection;  // of that measurement
  TransferTable table;

  std::string describe() const;  // "published-16k (16000 transfer images)"
};

// `study` is a file or a built-in study's name. `stop` ends the wait for a holder that may have
// died; the study then comes read-only.
Study open_study(const std::string& study, StudyAccess access = StudyAccess::kRead,
                 const std::stop_token& stop = {});
LoadedStudy load_study(const std::string& study, const Selection& selection);

// Throws Error(kUsage) where it is a built-in study; `purpose` is what a copy of it can be: "run".
void require_own_study(const std::string& study, std::string_view purpose);

// The two halves of "STUDY:SCENARIO", split at the first colon that has a study before it; nullopt
// where there is none, or where the whole text is a study.
std::optional<std::pair<std::string, std::string>> split_scenario(const std::string& text);

// Checks where a new study is to be written, before anything is read: NAME.taskstudy, and no file
// that exists unless that was asked for. A name without the extension could be shadowed by a
// built-in study. Throws Error(kUsage) saying what would do; `option` is --out or OUT.
void check_new_study(const std::string& path, std::string_view option, bool overwrite);

// The study's scenario of that name. Throws Error(kUsage) naming those that there are.
Scenario named_scenario(const Study& study, std::string_view name);

// The task that somebody means by its code, also as the authors' task bank spells it. Throws
// Error(kUsage) naming `where` and the nearest code.
TaskId task_of(const TransferTable& table, std::string_view code, std::string_view where);

std::vector<std::string> codes_of(const TransferTable& table, const std::vector<TaskId>& tasks);
// The sources of one transfer, in the order of their codes: the same set reads the same everywhere.
std::vector<std::string> sorted_codes(const TransferTable& table, const std::vector<TaskId>& tasks);

}  // namespace taskatlas::cli
