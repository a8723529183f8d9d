// SPDX-License-Identifier: MIT
#include "engine/slurm_text.hpp"

#include "base/numbers.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace taskatlas::engine {
namespace {

constexpr char kSeparator = '|';

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// At most `most` parts; the last has all that is left.
std::vector<std::string_view> split(std::string_view line, char separator, std::size_t most) {
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < most) {
    const auto end = line.find(separator);
    if (end == std::string_view::npos) break;
    parts.push_back(line.substr(0, end));
    line.remove_prefix(end + 1);
  }
  parts.push_back(line);
  return parts;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
    text.remove_prefix(1);
  }
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
    text.remove_suffix(1);
  }
  return text;
}

bool is_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 18;
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

TaskState state_of(std::string_view word) {
  constexpr std::array<std::string_view, 6> kWaiting{
      "PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD", "SPECIAL_EXIT"};
  constexpr std::array<std::string_view, 2> kStarting{"CONFIGURING", "POWER_UP_NODE"};
  constexpr std::array<std::string_view, 11> kEnded{
      "BOOT_FAIL",     "CANCELLED", "COMPLETED", "DEADLINE", "FAILED",       "NODE_FAIL",
      "OUT_OF_MEMORY", "PREEMPTED", "REVOKED",   "TIMEOUT",  "LAUNCH_FAILED"};
  if (is_one_of(word, kWaiting)) return TaskState::kWaiting;
  if (is_one_of(word, kStarting)) return TaskState::kStarting;
  // COMPLETING, SUSPENDED and the like: it has a node.
  return is_one_of(word, kEnded) ? TaskState::kEnded : TaskState::kRunning;
}

// Slurm replaces %a and the like in names of files, and takes a backslash for the wish not to. A
// path with a backslash cannot be given to it at all; the script itself writes there.
std::string output_pattern(const std::string& folder) {
  if (folder.find('\\') != std::string::npos) return "/dev/null";
  std::string pattern;
  for (const char letter : folder) {
    pattern += letter;
    if (letter == '%') pattern += '%';
  }
  return pattern + "/%a.out";
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string field_of(std::string_view text, std::string_view key) {
  const auto at = text.find(key);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + key.size());
  return std::string(text.substr(0, text.find_first_of(" \n")));
}

}  // namespace

std::vector<std::string> sbatch_words(const SlurmArray& array, const SlurmSettings& settings) {
  std::string range = "0-" + std::to_string(array.tasks - 1);
  if (settings.max_running > 0) range += "%" + std::to_string(settings.max_running);
  std::vector<std::string> words{
      "sbatch", "--parsable", "--job-name=" + array.name, "--array=" + range,
      "--chdir=/",  // where every node has a folder
      "--output=" + output_pattern(array.output), "--error=" + output_pattern(array.output),
      "--open-mode=append", "--input=/dev/null", "--export=ALL", "--requeue",
      // To the engine itself, while there is time for a checkpoint.
      "--signal=B:TERM@60", "--nodes=1", "--ntasks=1",
      "--cpus-per-task=" + std::to_string(array.cpus)};
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) words.push_back(option + value);
  };
  add("--partition=", settings.partition);
  add("--account=", settings.account);
  add("--qos=", settings.qos);
  add("--constraint=", settings.constraint);
  if (array.gpus && settings.gpus > 0) {
    words.push_back("--gres=gpu:" + std::to_string(settings.gpus));
  }
  if (settings.memory_mb > 0) words.push_back("--mem=" + std::to_string(settings.memory_mb) + "M");
  if (settings.time_limit > 0) words.push_back("--time=" + std::to_string(settings.time_limit));
  if (!array.after.empty()) {
    std::string dependency = "--dependency=afterany";
    for (const std::string& id : array.after) dependency += ":" + id;
    words.push_back(dependency);
  }
  words.push_back(array.script);
  words.insert(words.end(), array.arguments.begin(), array.arguments.end());
  return words;
}

std::string batch_script(const std::vector<std::string>& prologue) {
  std::string script =
      "#!/bin/bash\n"
      "# One job of a study's experiment for each task of the array, by TaskAtlas.\n"
      ":  # Slurm reads no options below the first command\n"
      "taskatlas_engine=$1 taskatlas_study=$2 taskatlas_batch=$3 taskatlas_output=$4\n"
      "exec >>\"$taskatlas_output/$SLURM_ARRAY_TASK_ID.out\" 2>&1\n"
      "set --\n";
  for (const std::string& line : prologue) script += line + "\n";
  return script +
         "exec \"$taskatlas_engine\" work --study \"$taskatlas_study\" --batch "
         "\"$taskatlas_batch\" --task \"$SLURM_ARRAY_TASK_ID\"\n";
}

std::optional<std::string> parse_submitted(std::string_view out) {
  // "123", or "123;cluster"
  const std::string_view id = trimmed(out.substr(0, std::min(out.find(';'), out.find('\n'))));
  return is_number(id) ? std::optional(std::string(id)) : std::nullopt;
}

std::vector<std::string> squeue_words() {
  return {"squeue", "--noheader", "--array", "--me", "--states=all", "--format=%F|%K|%T|%j|%r"};
}

std::vector<QueuedTask> parse_queue(std::string_view out) {
  std::vector<QueuedTask> tasks;
  constexpr std::size_t kParts = 5;
  for (const std::string_view line : lines_of(out)) {
    const auto parts = split(line, kSeparator, kParts);
    if (parts.size() != kParts || !is_number(parts[0]) || !is_number(parts[1]) ||
        !parts[3].starts_with(kSlurmName)) {
      continue;
    }
    QueuedTask task;
    task.array = parts[0];
    task.index = static_cast<std::size_t>(*parse_integer(parts[1]));
    task.word = parts[2];
    task.state = state_of(parts[2]);
    task.name = parts[3];
    task.reason = trimmed(parts[4]);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::optional<std::size_t> parse_max_array(std::string_view out) {
  for (const std::string_view line : lines_of(out)) {
    if (!trimmed(line).starts_with("MaxArraySize")) continue;
    const auto sign = line.find('=');
    if (sign == std::string_view::npos) continue;
    const std::string_view value = trimmed(line.substr(sign + 1));
    if (is_number(value)) return static_cast<std::size_t>(*parse_integer(value));
  }
  return std::nullopt;
}

std::optional<TaskEnd> parse_accounting(std::string_view out) {
  const auto lines = lines_of(out);
  if (lines.empty()) return std::nullopt;
  const auto parts = split(lines.back(), kSeparator, 3);
  if (parts.size() != 2) return std::nullopt;
  // "CANCELLED by 1000"
  const std::string_view word = parts[0].substr(0, parts[0].find(' '));
  if (state_of(word) != TaskState::kEnded) return std::nullopt;
  return TaskEnd{std::string(word), std::string(trimmed(parts[1]))};
}

std::optional<TaskEnd> parse_shown_job(std::string_view out) {
  TaskEnd end{field_of(out, "JobState="), field_of(out, "ExitCode=")};
  if (state_of(end.word) != TaskState::kEnded) return std::nullopt;
  return end;
}

std::string shown_name(std::string_view out) { return field_of(out, "JobName="); }

std::string describe_end(const TaskEnd& end, const std::string& reason) {
  const auto with = [&](const std::string& text) { return text + " (" + end.word + ")"; };
  if (end.word == "TIMEOUT" || end.word == "DEADLINE") {
    return with("ran out of its time; a longer 'time_limit' in the profile's slurm gives it more");
  }
  if (end.word == "OUT_OF_MEMORY") {
    return with(
        "took more memory than it was given; a larger 'memory_mb' in the profile's slurm gives it "
        "more");
  }
  if (end.word == "NODE_FAIL" || end.word == "BOOT_FAIL") return with("lost its node");
  if (end.word == "PREEMPTED") return with("had to make room for another job");
  if (end.word == "CANCELLED") return with("was cancelled");
  if (end.word == "COMPLETED") return with("ended and left no result");
  std::string text = "ended";
  const auto colon = end.exit_code.find(':');
  if (colon != std::string::npos) {
    const std::string code = end.exit_code.substr(0, colon),
                      signal = end.exit_code.substr(colon + 1);
    if (signal != "0") {
      text = "was killed by signal " + signal;
    } else if (code != "0") {
      text = "ended with exit code " + code;
    }
  }
  const bool tells = !reason.empty() && reason != "None" && reason != "NonZeroExitCode";
  return text + " (" + end.word + (tells ? ", " + reason : "") + ")";
}

SlurmTrouble trouble_of(std::string_view complaint) {
  for (const std::string_view part :
       {"QOSMaxSubmit", "AssocMaxSubmit", "MaxSubmitJobs", "accounting/QOS policy",
        "maximum number of jobs", "AssocGrpSubmit", "QOSGrpSubmit"}) {
    if (contains(complaint, part)) return SlurmTrouble::kLimit;
  }
  for (const std::string_view part : {"Unable to contact slurm controller",
                                      "did not answer in time",
                                      "timed out",
                                      "Timed out",
                                      "Connection refused",
                                      "connect failure",
                                      "Connection reset",
                                      "not connected",
                                      "missing socket",
                                      "Communication connection failure",
                                      "Communication shutdown failure",
                                      "Broken pipe",
                                      "Zero Bytes",
                                      "backup controller",
                                      "standby",
                                      "temporarily",
                                      "Unable to establish",
                                      "No route to host",
                                      "Network is unreachable",
                                      "Munge",
                                      "MUNGE",
                                      "munge",
                                      "authentication",
                                      "Message receive",
                                      "Message send",
                                      "Unexpected message",
                                      "dependency problem",
                                      "try again",
                                      "it was killed"}) {
    if (contains(complaint, part)) return SlurmTrouble::kPassing;
  }
  return SlurmTrouble::kLasting;
}

}  // namespace taskatlas::engine
