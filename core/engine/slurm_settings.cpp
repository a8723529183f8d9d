// SPDX-License-Identifier: MIT
#include "engine/slurm_settings.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "engine/fields.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kMostMemory = std::int64_t{1} << 30;
constexpr int kMostGpus = 64;
constexpr int kMostCpus = 1024;
constexpr int kLeastMinutes = 5;  // Slurm warns a task up to two minutes before its time is over
constexpr int kMostMinutes = 525'600;
constexpr int kMostTasks = 100'000;
constexpr int kMostArray = 1'000'000;
constexpr int kMostAttempts = 100;
constexpr double kLeastPoll = 0.1, kMostPoll = 3600;
constexpr const char* kWhere = "the profile's slurm";

void require(bool condition, const std::string& what) {
  if (!condition) throw bad_input(std::string(kWhere) + ": " + what);
}

void check_name(const std::string& value, const char* name) {
  constexpr std::size_t kMost = 200;
  const bool printable = std::all_of(value.begin(), value.end(),
                                     [](char letter) { return letter > ' ' && letter <= '~'; });
  require(
      printable && value.size() <= kMost,
      std::string("'") + name + "' may have at most 200 printable ASCII characters without blanks");
}

void check_between(std::int64_t value, std::int64_t least, std::int64_t most, const char* name) {
  require(value >= least && value <= most,
          std::string("'") + name + "' is " + std::to_string(value) + "; " + std::to_string(least) +
              " to " + std::to_string(most) + " is expected");
}

// People are asked to trust these lines once they have read them: no character may hide another,
// look like one, or turn the order of writing.
void check_prologue(const std::vector<std::string>& lines) {
  constexpr std::size_t kMostLines = 100, kMostBytes = 2000, kMostInAll = 16 << 10;
  require(lines.size() <= kMostLines, "'prologue' has more than 100 lines");
  std::size_t all = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const std::string which = "line " + std::to_string(i + 1) + " of 'prologue' ";
    const auto bad = std::find_if_not(line.begin(), line.end(), [](char letter) {
      return (letter >= ' ' && letter <= '~') || letter == '\t';
    });
    if (bad != line.end()) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const auto code = static_cast<unsigned char>(*bad);
      throw bad_input(std::string(kWhere) + ": " + which + "holds the byte 0x" +
                      kDigits[code >> 4U] + kDigits[code & 15U] +
                      "; only printable ASCII characters and tabs may be in lines that a shell "
                      "runs, so that they are what they look like");
    }
    require(line.size() <= kMostBytes, which + "has more than 2000 bytes");
    all += line.size() + 1;
  }
  require(all <= kMostInAll, "'prologue' has more than 16384 bytes");
}

}  // namespace

void SlurmSettings::check() const {
  check_name(partition, "partition");
  check_name(account, "account");
  check_name(qos, "qos");
  check_name(constraint, "constraint");
  check_between(gpus, 0, kMostGpus, "gpus");
  check_between(render_cpus, 1, kMostCpus, "render_cpus");
  check_between(memory_mb, 0, kMostMemory, "memory_mb");
  if (time_limit != 0) check_between(time_limit, kLeastMinutes, kMostMinutes, "time_limit");
  check_prologue(prologue);
  check_between(max_in_flight, 1, kMostTasks, "max_in_flight");
  check_between(max_running, 0, kMostTasks, "max_running");
  check_between(max_array, 0, kMostArray, "max_array");
  check_between(attempts, 1, kMostAttempts, "attempts");
  require(poll_seconds >= kLeastPoll && poll_seconds <= kMostPoll,
          "'poll_seconds' is " + format_number(poll_seconds) + "; 0.1 to 3600 is expected");
}

Json to_json(const SlurmSettings& settings) {
  return {{"partition", settings.partition},
          {"account", settings.account},
          {"qos", settings.qos},
          {"constraint", settings.constraint},
          {"gpus", settings.gpus},
          {"render_cpus", settings.render_cpus},
          {"memory_mb", settings.memory_mb},
          {"time_limit", settings.time_limit},
          {"prologue", settings.prologue},
          {"max_in_flight", settings.max_in_flight},
          {"max_running", settings.max_running},
          {"max_array", settings.max_array},
          {"attempts", settings.attempts},
          {"poll_seconds", settings.poll_seconds}};
}

SlurmSettings slurm_settings_from_json(const Json& json, SlurmSettings before) {
  Fields fields(json, kWhere);
  SlurmSettings settings = std::move(before);
  const auto whole = [&](const char* key, int& value, int most) {
    value = static_cast<int>(fields.integer(key, value, 0, most));
  };
  settings.partition = fields.text("partition", settings.partition);
  settings.account = fields.text("account", settings.account);
  settings.qos = fields.text("qos", settings.qos);
  settings.constraint = fields.text("constraint", settings.constraint);
  whole("gpus", settings.gpus, kMostGpus);
  whole("render_cpus", settings.render_cpus, kMostCpus);
  settings.memory_mb = fields.integer("memory_mb", settings.memory_mb, 0, kMostMemory);
  whole("time_limit", settings.time_limit, kMostMinutes);
  if (fields.find("prologue") != nullptr) settings.prologue = fields.texts("prologue");
  whole("max_in_flight", settings.max_in_flight, kMostTasks);
  whole("max_running", settings.max_running, kMostTasks);
  whole("max_array", settings.max_array, kMostArray);
  whole("attempts", settings.attempts, kMostAttempts);
  settings.poll_seconds = fields.number("poll_seconds", settings.poll_seconds);
  fields.finish();
  settings.check();
  return settings;
}

SlurmSettings parse_slurm_settings(std::string_view text, const std::string& what,
                                   SlurmSettings before) {
  try {
    return slurm_settings_from_json(parse_json(text, what), std::move(before));
  } catch (const Error& error) {
    throw bad_input(what + ": " + error.what());
  }
}

}  // namespace taskatlas::engine
