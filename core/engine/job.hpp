// SPDX-License-Identifier: MIT
// One piece of an experiment that a worker does by itself. A job is named by a hash of all that its
// result depends on, so that a result is found again whoever asks for it, and never mistaken.
#pragma once

#include "dataset/own_task.hpp"
#include "engine/profile.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace taskatlas::engine {

enum class JobKind : std::uint8_t { kRender, kTrain, kEncode, kBaseline, kTransfer };
inline constexpr int kJobKinds = 5;
std::string_view to_string(JobKind kind);  // "render", "train", "encode", "baseline", "transfer"

using JobId = std::string;  // 32 hexadecimal digits

// Renders the rooms of Experiment::dataset_folder. Uses all cores, whatever Job::threads says.
struct RenderJob {
  std::int64_t views = 0;
  int size = 0;
  std::uint64_t seed = 1;
};

// Trains one task's network on `train`: artifact kNetworkFile. Its test losses are the row `self`
// of the task (none for `random`, which is an untrained encoder, and for tasks that are no target).
struct TrainJob {
  std::string task;
  std::int64_t train_images = 0;  // at most, 0 = all
  std::int64_t test_images = 0;   // at most, 0 = all
  std::uint64_t seed = 1;
  TrainSettings settings;
  bool self_losses = true;
};

// Runs one task's encoder over all views that transfers to `targets` need, those of the first
// `transfer_images` samples of `validation` and of the first `test_images` of `test`: artifact
// kBankFile.
struct EncodeJob {
  std::string source;
  // The train job whose network it is; empty: the source is one of Job::own whose representations
  // lie in a folder.
  JobId network;
  std::vector<std::string> targets;  // sorted
  std::int64_t transfer_images = 0;
  std::int64_t test_images = 0;
  std::uint64_t seed = 1;  // of the choice of samples
};

// What a target's transfers are compared with: rows `pixels` (trained from scratch on the transfer
// images) and `average` (the constant that is best on `train`).
struct BaselineJob {
  std::string target;
  std::int64_t transfer_images = 0;
  std::int64_t train_images = 0;
  std::int64_t test_images = 0;
  std::uint64_t seed = 1;
  TrainSettings settings;
};

// Trains readouts from source sets, all of one order, into one target: one row for each set, in
// that order; artifacts readout_file().
struct TransferJob {
  struct Bank {
    std::string source;
    JobId encode;  // the job that has its representations
  };
  std::string target;
  std::vector<std::vector<std::string>> sources;  // each sorted
  std::vector<Bank> banks;                        // of every source above, sorted by it
  std::int64_t transfer_images = 0;
  std::int64_t test_images = 0;
  std::uint64_t seed = 1;
  TrainSettings settings;
};

struct Job {
  JobId id;  // by job_id(); the rest of this object, but `dataset`, decides it
  std::variant<RenderJob, TrainJob, EncodeJob, BaselineJob, TransferJob> work;
  // What every kind of job but rendering needs to know.
  int image_size = 64;
  std::string family = "compact";
  std::string device = "cpu";  // cpu, cuda, cuda:N; never auto
  int threads = 1;
  std::string samples;         // Experiment::dataset_identity, or the id of the render job
  std::vector<JobId> depends;  // sorted, distinct: jobs whose results must be there
  // The user's own tasks that it is about, by code; empty for most. Where their folders lie at
  // present is no part of the id.
  std::vector<dataset::OwnTask> own;
  // Where the samples lie at present; no part of the id.
  std::filesystem::path dataset;

  JobKind kind() const { return static_cast<JobKind>(work.index()); }
  std::string title() const;  // for people: "train rgb2depth", "transfer 16 sources to edge2d"
  const dataset::OwnTask* find_own(std::string_view code) const;
  std::string task() const;  // the task network, source or target that it is about; may be empty
};

// Raised by one whenever the results of jobs of that kind change without their parameters.
int job_code(JobKind kind);
// The hash of kind, job_code and all members but id, dataset and the folders of own tasks.
JobId job_id(const Job& job);

// One JSON object; both ways without loss. parse_job throws Error(kBadInput) for anything else, and
// where the id is not that of the content.
std::string format_job(const Job& job);
Job parse_job(std::string_view text);

// Whether that text has the form of a JobId; anything else must not become a path.
bool is_job_id(std::string_view text);

}  // namespace taskatlas::engine
