// SPDX-License-Identifier: MIT
// The jobs of a study as folders, NAME.artifacts/jobs/<id>/:
//   job.json      the job, written by the coordinator before it is started
//   curve.csv     loss curve of what is being trained ("step,loss" and lines), appended as it goes
//   log.txt       what the worker said
//   progress.json how far a cluster's task is (task_note.hpp)
//   scratch/      checkpoints; removed by finish()
//   network.bin, bank.bin, readout_0.bin, ..   artifacts, each written whole under another name
//   losses.npy    float32, rows × images; NaN = not measured
//   images.json   {"images":[..],"groups":[..]}: names of the columns of losses.npy
//   failure.json  why it failed last; gone once it has a result
//   lock          flock(2)ed by the process that works on the job
//   result.json   written last: a job that has one is done, one that has none is not
// So a process that is killed leaves a job that is not done, and what it left is used (checkpoints)
// or written over. Whoever works on a job holds its lock(): a worker whose coordinator was killed
// may live on for a moment, while the next coordinator's worker is given the same job.
#pragma once

#include "base/error.hpp"
#include "engine/job.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taskatlas::engine {

inline constexpr const char* kNetworkFile = "network.bin";
inline constexpr const char* kBankFile = "bank.bin";
inline constexpr const char* kAverageFile = "average.bin";  // of a baseline job: the constant
inline constexpr const char* kCurveFile = "curve.csv";
inline constexpr const char* kLogFile = "log.txt";
inline constexpr const char* kScratchFolder = "scratch";
inline constexpr const char* kSecondsFile = "seconds.txt";  // in scratch/: what attempts took
// Among the numbers of a result of rendering: what the rooms take on disk.
inline constexpr const char* kDatasetBytes = "dataset_bytes";

// Per-image test losses of several networks that solve one target.
struct JobLosses {
  std::string target;
  std::vector<std::vector<std::string>> rows;  // sources of each; {"self"}, {"pixels"}, {"average"}
  std::vector<std::string> images;             // distinct: dataset::sample_name
  std::vector<std::string> groups;             // one for each image: its building
  std::vector<float> losses;                   // rows × images; NaN = nothing to compare, no ±inf
};

struct JobResult {
  double seconds = 0;            // that the job took, all its attempts that led to the result
  std::uint64_t peak_bytes = 0;  // of memory, of the process
  // Names of artifacts within the folder; finish() notes their sizes.
  std::vector<std::string> files;
  std::uint64_t bytes = 0;  // of all files noted, losses included; told by result() alone
  // For people and for the plan: "samples_per_second", "final_loss", kDatasetBytes, ..
  std::map<std::string, double> numbers;
  std::vector<std::string> notes;  // "3 damaged samples were skipped: .."
  bool has_losses = false;
};

// The weights behind one row of a job's losses: "readout_0.bin". A baseline job has one, of
// `pixels`.
std::string readout_file(std::size_t row);

class JobStore {
 public:
  // The store of the study at that path. Nothing is made before it is needed.
  explicit JobStore(const std::filesystem::path& study);
  const std::filesystem::path& artifacts() const { return artifacts_; }
  std::filesystem::path folder(const JobId& id) const;   // throws Error(kBadInput) for no id
  std::filesystem::path scratch(const JobId& id) const;  // made where it is not there
  // folder(), to write in. Throws Error(kFailed) where a link is in its place, which is never
  // followed; so does everything below that writes.
  std::filesystem::path own_folder(const JobId& id) const;

  // Makes the folder and writes job.json.
  void put(const Job& job) const;
  Job job(const JobId& id) const;  // throws Error(kBadInput) where it is not there or damaged
  // Adds to kLogFile or kCurveFile. They are for people alone, so that a full disk, or a link or a
  // pipe in their place, costs what would have been added and nothing else.
  void append(const JobId& id, const std::string& name, std::string_view text) const;

  // Held until the object is gone, or the process.
  class Lock {
   public:
    Lock(Lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    Lock& operator=(Lock&&) = delete;
    ~Lock();

   private:
    friend class JobStore;
    explicit Lock(int file) : file_(file) {}
    int file_;
  };
  // Waits for it; nullopt where stopped meanwhile. Afterwards ask done() before working.
  std::optional<Lock> lock(const JobId& id, const std::stop_token& stop) const;

  // Whether it has a result whose artifacts are there with the sizes noted. Anything less, a
  // damaged result.json too, is a job that is not done.
  bool done(const JobId& id) const;
  std::optional<JobResult> result(const JobId& id) const;  // nullopt: not done
  // Of a job that is done. Throws Error(kBadInput) where the files do not fit together.
  std::optional<JobLosses> losses(const JobId& id) const;

  // Writes losses and images, then result.json; removes scratch. Throws Error(kFailed) where the
  // disk fails, Error(kBadInput) for losses that do not fit together.
  void finish(const JobId& id, JobResult result,
              const std::optional<JobLosses>& losses = std::nullopt) const;

  struct Failure {
    ErrorKind kind = ErrorKind::kFailed;
    std::string message;
  };
  void fail(const JobId& id, const Failure& failure) const;
  std::optional<Failure> failure(const JobId& id) const;
  void clear_failure(const JobId& id) const;

 private:
  std::filesystem::path artifacts_;
};

}  // namespace taskatlas::engine
