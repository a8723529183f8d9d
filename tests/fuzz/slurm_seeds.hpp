// SPDX-License-Identifier: MIT
// A small array of tasks, as it is kept beside a study.
#pragma once

#include "engine/slurm_batch.hpp"
#include "engine/task_note.hpp"

#include <string>

namespace taskatlas::fuzz {

inline constexpr const char* kBatchFile = "batch.json";
inline constexpr const char* kTasksFile = "tasks.txt";
inline constexpr const char* kNoteFile = "progress.json";
// In seeds of batch.json, for the folder of artifacts, which is another one in every process.
inline constexpr const char* kArtifacts = "@artifacts@";

engine::SlurmBatch small_batch();
engine::TaskNote small_note();  // of its second task

}  // namespace taskatlas::fuzz
