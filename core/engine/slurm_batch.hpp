// SPDX-License-Identifier: MIT
// The arrays that were given to Slurm and have not ended, as folders that outlive the coordinator:
// NAME.artifacts/slurm/<batch>/
//   batch.json  what it is; written before sbatch is asked, and again once it has said the id
//   tasks.txt   a job's id a line: line N (from 0) is task N of the array
//   script.sh   what Slurm runs
//   N.out       what task N said besides, until it has ended: then it is in the job's log
// The folder goes with the last of its tasks. A study may come from a stranger, who may have put
// anything there: neither a folder nor a file of these that is a link is used. Internal to the
// room.
#pragma once

#include "engine/job_store.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::engine {

struct SlurmBatch {
  std::string name;         // 16 hexadecimal digits; the array's name is "taskatlas-" and this
  std::int64_t number = 0;  // in the order they were made, from 1; 0: of an earlier version
  std::string array;        // Slurm's id; empty: not told yet
  bool held = false;        // those that had not begun were held back
  JobKind kind = JobKind::kTrain;
  int cpus = 1;
  bool gpus = true;
  std::vector<std::string> after;  // names of the batches it waits for
  std::vector<JobId> jobs;         // by task

  std::string job_name() const;
};

bool is_batch_name(const std::string& name);
std::string new_batch_name();

class SlurmBatches {
 public:
  explicit SlurmBatches(const JobStore& store);

  std::filesystem::path folder(const std::string& name) const;
  // Writes all of a new one, or of one that is submitted again, and removes whatever else lies in
  // its folder; writes what changes of one that is there. Throw Error(kFailed).
  void put(const SlurmBatch& batch, const std::string& script) const;
  void update(const SlurmBatch& batch) const;
  void remove(const std::string& name) const;
  // The end of what the task said, at most 64 KiB; its N.out, whatever it is, is gone then. Empty
  // where that is no regular file.
  std::string take_output(const std::string& name, std::size_t task) const;

  struct Found {
    std::vector<SlurmBatch> batches;  // in the order they were made; those without a number first
    // What was passed over: damaged ones, those of a copied study, those with links.
    std::vector<std::string> problems;
  };
  Found read() const;
  bool any() const;
  // The job of one task. Throws Error.
  JobId job_of(const std::string& name, std::size_t task) const;

 private:
  std::optional<SlurmBatch> read_one(const std::string& name) const;
  std::filesystem::path safe_folder(const std::string& name) const;

  std::filesystem::path artifacts_;
};

}  // namespace taskatlas::engine
