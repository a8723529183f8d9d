// SPDX-License-Identifier: MIT
#include "cli/study_access.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "base/shell_text.hpp"
#include "cli/text.hpp"
#include "study/builtin.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace taskatlas::cli {
namespace {

std::optional<std::int64_t> count_from(const std::string& text, const char* option,
                                       long long smallest) {
  if (text.empty()) return std::nullopt;
  const auto value = parse_integer(text);
  if (!value || *value < smallest) {
    throw usage_error(std::string(option) + " is '" + text + "'; a whole number of at least " +
                      std::to_string(smallest) + " is expected");
  }
  return *value;
}

bool is_study_name(const std::string& text) {
  try {
    return !std::filesystem::is_directory(resolve_study(text));
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

Selection MeasurementOptions::selection() const {
  Selection selection;
  selection.transfer_images = count_from(transfer_images, "--transfer-images", 1);
  selection.seed = count_from(run_seed, "--run-seed", 0);
  return selection;
}

std::string describe_measurement(const MeasurementInfo& measurement) {
  std::string text;
  if (measurement.transfer_images) {
    text = std::to_string(*measurement.transfer_images) + " transfer images";
  }
  if (measurement.seed) {
    text += (text.empty() ? "seed " : ", seed ") + std::to_string(*measurement.seed);
  }
  return text;
}

std::string LoadedStudy::describe() const {
  const std::string which = describe_measurement(measurement);
  return which.empty() ? label : label + " (" + which + ")";
}

void require_own_study(const std::string& study, std::string_view purpose) {
  if (!open_study(study).info().builtin) return;
  throw usage_error(study + ": is a built-in study and stays as it is; `taskatlas-cli study copy " +
                    shell_quoted(study) + " mine.taskstudy` makes one that can be " +
                    std::string(purpose));
}

std::optional<std::pair<std::string, std::string>> split_scenario(const std::string& text) {
  if (is_study_name(text)) return std::nullopt;
  for (auto colon = text.find(':'); colon != std::string::npos; colon = text.find(':', colon + 1)) {
    std::string study = text.substr(0, colon);
    if (is_study_name(study)) return std::pair(std::move(study), text.substr(colon + 1));
  }
  return std::nullopt;
}

void check_new_study(const std::string& path, std::string_view option, bool overwrite) {
  constexpr std::string_view kExtension = ".taskstudy";
  const std::string is = std::string(option) + " is '" + path + "'";
  for (const BuiltinStudy& builtin : builtin_studies()) {
    if (path != builtin.name) continue;
    throw usage_error(is + ", the name of a built-in study; a study of your own needs a file " +
                      "NAME.taskstudy, for example mine.taskstudy");
  }
  const std::filesystem::path file(path);
  if (file.extension() != kExtension) {
    throw usage_error(is + "; a study is a file NAME.taskstudy" +
                      (file.has_filename() ? ": name it " + path + std::string(kExtension) : ""));
  }
  std::error_code ignored;
  if (!overwrite && std::filesystem::is_regular_file(file, ignored)) {
    throw usage_error(path + ": exists already; choose another name, or replace it with " +
                      "--overwrite");
  }
}

Study open_study(const std::string& study, StudyAccess access, const std::stop_token& stop) {
  if (const auto split = split_scenario(study)) {
    throw usage_error("'" + study + "' names a study and a scenario, as compare takes them; " +
                      "elsewhere the study is " + split->first +
                      ", and commands that solve take --scenario " + split->second);
  }
  StudyOpenOptions options;
  options.access = access;
  options.program = "taskatlas-cli";
  options.stop = stop;
  return Study::open(resolve_study(study), options);
}

LoadedStudy load_study(const std::string& name, const Selection& selection) {
  Study study = open_study(name);
  const MeasurementInfo measurement = study.select(selection);
  Selection exact;
  exact.id = measurement.id;
  TransferTable table = study.table(exact);
  return {name, std::move(study), measurement, exact, std::move(table)};
}

Scenario named_scenario(const Study& study, std::string_view name) {
  if (auto found = study.find_scenario(name)) return *std::move(found);
  std::vector<std::string> names;
  for (const Scenario& scenario : study.scenarios()) names.push_back(scenario.name);
  throw usage_error("this study has no scenario '" + std::string(name) + "'; it has " +
                    joined(names) + did_you_mean(nearest(name, names)));
}

TaskId task_of(const TransferTable& table, std::string_view code, std::string_view where) {
  if (const auto id = table.find_task(code)) return *id;
  if (const Task* known = find_dictionary_task(code)) {
    if (const auto id = table.find_task(known->code)) return *id;
  }
  std::vector<Choice> choices;
  for (const Task& task : table.tasks()) choices.push_back({task.code, task.name});
  const auto meant = nearest(code, choices);
  throw usage_error(
      std::string(where) + ": this study has no task '" + std::string(code) + "'" +
      (meant ? did_you_mean(meant) : "; 'taskatlas-cli tasks STUDY' lists the tasks of a study"));
}

std::vector<std::string> codes_of(const TransferTable& table, const std::vector<TaskId>& tasks) {
  std::vector<std::string> codes;
  codes.reserve(tasks.size());
  for (const TaskId task : tasks) codes.push_back(table.code(task));
  return codes;
}

std::vector<std::string> sorted_codes(const TransferTable& table,
                                      const std::vector<TaskId>& tasks) {
  auto codes = codes_of(table, tasks);
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace taskatlas::cli
