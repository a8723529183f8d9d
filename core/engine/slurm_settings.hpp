// SPDX-License-Identifier: MIT
// How a study's jobs are given to a cluster that Slurm runs: the member `slurm` of a profile. No
// part of a job's id: the same job comes to the same result wherever it is done.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::engine {

struct SlurmSettings {
  // As sbatch's options of these names take them; printable ASCII, at most 200 bytes. Empty: what
  // the cluster says.
  std::string partition, account, qos, constraint;
  int gpus = 0;                // of each task but rendering, 0 to 64
  int render_cpus = 1;         // of rendering, 1 to 1024; other tasks have the job's threads
  std::int64_t memory_mb = 0;  // of each task, to 2^30; 0 = what the cluster gives
  int time_limit = 0;          // of each task, minutes, 5 to 525,600; 0 = the partition's
  // Lines of bash, to be read by people before a shell runs them: printable ASCII and tabs, at most
  // 100 lines of 2,000 bytes, 16 KiB in all.
  std::vector<std::string> prologue;
  int max_in_flight = 500;  // tasks submitted and not ended, 1 to 100,000
  int max_running = 0;      // tasks of one array at once, to 100,000; 0 = no such limit
  int max_array = 0;        // tasks of one array, to 1,000,000; 0 = Slurm's MaxArraySize
  int attempts = 3;         // of a job whose tasks die without coming further, 1 to 100
  double poll_seconds = 5;  // between questions to Slurm, 0.1 to 3600

  void check() const;  // throws Error(kBadInput) naming the member
  bool operator==(const SlurmSettings&) const = default;
};

// Both ways without loss; as profile_from_json. What `json` leaves out is as in `before`.
nlohmann::ordered_json to_json(const SlurmSettings& settings);
SlurmSettings slurm_settings_from_json(const nlohmann::ordered_json& json,
                                       SlurmSettings before = {});
// A JSON object as text.
SlurmSettings parse_slurm_settings(std::string_view text, const std::string& what,
                                   SlurmSettings before);

}  // namespace taskatlas::engine
