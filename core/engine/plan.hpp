// SPDX-License-Identifier: MIT
// What an experiment costs: jobs, time, memory, disk. Before anything ran by figures measured once
// (throughput.hpp), then by what its own jobs took.
#pragma once

#include "engine/job_list.hpp"
#include "engine/job_store.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace taskatlas::engine {

// Views of each split, as far as known.
struct SplitSizes {
  std::int64_t train = 0, validation = 0, test = 0;
};
// Of the experiment's dataset, or of the rooms that will be rendered. Throws as open_dataset does.
SplitSizes split_sizes(const Experiment& experiment, const RunContext& context);

struct JobCost {
  double seconds = 0;        // of one worker; of rendering, with all cores
  std::uint64_t memory = 0;  // bytes
  std::uint64_t disk = 0;    // bytes, left when it is done
};
JobCost estimate(const Job& job, const SplitSizes& sizes);
// Of transfers that are to come; `jobs` is how many jobs they will be.
struct ExpectedCost {
  JobCost cost;
  std::size_t jobs = 0;
};
ExpectedCost estimate(const ExpectedTransfers& expected, const Experiment& experiment,
                      const SplitSizes& sizes);

// How the jobs of each kind compare with what was estimated.
class Pace {
 public:
  void took(JobKind kind, double estimated, double seconds);
  // What an estimate of that kind is to be multiplied by: of its own kind, else of all, else 1.
  double factor(JobKind kind) const;

 private:
  struct Sum {
    double estimated = 0, seconds = 0;
  };
  std::array<Sum, kJobKinds> sums_;
};

struct KindPlan {
  JobKind kind = JobKind::kTrain;
  std::size_t jobs = 0;  // those expected included
  std::size_t done = 0;
  std::size_t networks = 0;  // trained by them: task networks, source sets; 0 for other kinds
  double seconds = 0;        // of work that is left, on one worker
};

struct Plan {
  std::vector<KindPlan> kinds;  // in the order of JobKind, those without jobs left out
  std::size_t jobs = 0, done = 0;
  int workers = 1, threads = 1;
  std::string device;        // auto: not settled before the first run
  double seconds_left = 0;   // with that many workers
  std::uint64_t memory = 0;  // bytes, of all workers together
  std::uint64_t disk = 0;    // bytes that the artifacts will come to
  SplitSizes sizes;
};

// How many workers: as asked for, else as the profile says, else as many as the cores allow.
int worker_count(int asked, const Profile& profile);

// Of an experiment that has no study yet: nothing is done.
Plan make_plan(const Experiment& experiment, const SplitSizes& sizes, int workers);

// Of the study at that path; opens it for reading. Throws Error(kBadInput) where it has no
// experiment. nullopt where stopped. `find_device` says what `auto` means on this machine (see
// devices.hpp), and is called where no run has settled it; without it `auto` is taken for the
// processor.
std::optional<Plan> make_plan(const std::filesystem::path& study, int workers,
                              const RunContext& context,
                              const std::function<std::string()>& find_device = {});

}  // namespace taskatlas::engine
