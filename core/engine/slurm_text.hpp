// SPDX-License-Identifier: MIT
// What is said to Slurm's programs and what they say, as text: nothing here runs anything.
// Slurm 22.05 and later. Internal to the room.
#pragma once

#include "engine/slurm_settings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::engine {

// One array of tasks.
struct SlurmArray {
  std::string name;  // of the job, of letters, digits and '-'
  std::size_t tasks = 0;
  int cpus = 1;
  bool gpus = true;                // whether its tasks get those of the settings
  std::string output;              // folder of the tasks' output files
  std::vector<std::string> after;  // ids of arrays that are to have ended, however
  std::string script;              // file
  // Of the script: the engine, the study, the name of the batch, the folder of output files.
  std::vector<std::string> arguments;
};

// The words that submit it. Each is one argument of a program, which no shell ever sees.
std::vector<std::string> sbatch_words(const SlurmArray& array, const SlurmSettings& settings);

// The batch script: the same text for every study, but for the prologue. What is the study's comes
// as arguments, and is never part of a text that a shell reads.
std::string batch_script(const std::vector<std::string>& prologue);

// The id of the array that sbatch --parsable says; nullopt where it says something else.
std::optional<std::string> parse_submitted(std::string_view out);

enum class TaskState : std::uint8_t {
  kWaiting,
  kStarting,  // it has a node, which is made ready: nothing of ours runs there yet
  kRunning,
  kEnded,
};
struct QueuedTask {
  std::string array;      // id
  std::string name;       // of the job
  std::size_t index = 0;  // in the array
  TaskState state = TaskState::kWaiting;
  std::string word;    // Slurm's own for it: "OUT_OF_MEMORY"
  std::string reason;  // that it gives beside
};
// The words that ask for all tasks of this user whose end is not forgotten yet, and the answer.
// Lines of other jobs than those named taskatlas-*, and lines that mean nothing, are passed over.
std::vector<std::string> squeue_words();
std::vector<QueuedTask> parse_queue(std::string_view out);

// MaxArraySize of `scontrol show config`: how many tasks an array may have; nullopt where it is not
// told.
std::optional<std::size_t> parse_max_array(std::string_view out);

// How a task ended: Slurm's word and its exit code, as "FAILED" and "0:9".
struct TaskEnd {
  std::string word, exit_code;
};
// Of `sacct -n -P -X -o State,ExitCode`, and of `scontrol -o show job`.
std::optional<TaskEnd> parse_accounting(std::string_view out);
std::optional<TaskEnd> parse_shown_job(std::string_view out);
std::string shown_name(std::string_view out);  // of the job that scontrol shows; empty: of none
// "ran out of its time limit (TIMEOUT)", with what to do where that is known.
std::string describe_end(const TaskEnd& end, const std::string& reason);

// What a complaint of sbatch, squeue, scancel or scontrol means.
enum class SlurmTrouble : std::uint8_t {
  kPassing,  // the controller is away or busy: asking again will do
  kLimit,    // too many jobs at once, for the user, the account or the cluster
  kLasting,  // asking again will not do
};
SlurmTrouble trouble_of(std::string_view complaint);

inline constexpr std::string_view kSlurmName = "taskatlas-";  // what jobs' names begin with

}  // namespace taskatlas::engine
