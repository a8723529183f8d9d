// SPDX-License-Identifier: MIT
// What an experiment costs: jobs, time, memory, disk. Before anything ran by figures measured once
// (throughput.hpp) and by counting what networks compute (network_cost.hpp), then by what its own
// jobs took of time, memory and disk.
#pragma once

#include "engine/devices.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::engine {

// Views of each split, as far as known.
struct SplitSizes {
  std::int64_t train = 0, validation = 0, test = 0;
};
// Of the experiment's dataset, or of the rooms that will be rendered. Throws as open_dataset does.
SplitSizes split_sizes(const Experiment& experiment, const RunContext& context);

// A card that is planned for: how fast it trains is what ResNet-50 was measured to train at on it,
// times the operations of an image.
struct GpuModel {
  std::string name;   // "a100"
  std::string title;  // "NVIDIA A100, mixed precision"
  double peak = 0;    // operations a second, as its maker states; 0: not known
  double rate = 0;    // operations a second in training
  std::string source;
};
// Those that are known by name, the first being what is planned for unless another one is asked
// for.
const std::vector<GpuModel>& gpu_models();
// By name, or by the operations a second that it keeps up, in units of 10^12 ("45"). Throws
// Error(kUsage).
GpuModel find_gpu(const std::string& text);

struct JobCost {
  double seconds = 0;               // of one worker; of rendering, with all cores
  std::uint64_t memory = 0;         // bytes
  std::uint64_t device_memory = 0;  // bytes, of a card; 0 where none computes
  std::uint64_t disk = 0;           // bytes, left when it is done
};
JobCost estimate(const Job& job, const SplitSizes& sizes,
                 const GpuModel& gpu = gpu_models().front());
// Of transfers that are to come: mean seconds and disk of all of them, memory of one job.
struct ExpectedCost {
  JobCost cost;
  double jobs = 0;     // how many they will be, in the mean
  double longest = 0;  // seconds of one of them
};
ExpectedCost estimate(const ExpectedTransfers& expected, const Experiment& experiment,
                      const SplitSizes& sizes, const GpuModel& gpu = gpu_models().front());

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
  std::string device;  // auto: not settled before the first run
  // With that many workers: what is left shared out among them, or the longest chain of jobs that
  // need each other, whichever is more.
  double seconds_left = 0;
  double worker_seconds = 0;        // what is left, of one worker: times cards, GPU hours
  std::uint64_t memory = 0;         // bytes, of all workers together
  std::uint64_t worker_memory = 0;  // of one of them; rooms are rendered by one that uses all cores
  std::uint64_t device_memory = 0;  // bytes, of one card, for the job that takes most; estimated
  std::uint64_t disk = 0;           // bytes that the artifacts will come to
  std::uint64_t disk_left = 0;      // of them, those of jobs that are not done
  SplitSizes sizes;
  std::vector<std::string> basis;  // what the figures rest on, for people
};

// How many workers: as asked for, else as the profile says, else one for each card where networks
// are computed on them, else as many as the cores allow.
int worker_count(int asked, const Profile& profile, std::size_t cards = 0);

// What a profile leaves to the machine: the device where it is `auto`; on cards, where neither
// `workers` nor the profile says how many jobs run at once, one for each. The machine is looked at
// where that is needed alone. Returns the workers to plan for, 0: as worker_count() says.
using FindMachine = std::function<Machine()>;
int settle_for(const FindMachine& find_machine, Profile& profile, int workers);

struct PlannedExperiment {
  Experiment experiment;
  SplitSizes sizes;
};
// What that wish would become on rooms that are rendered, or on a dataset of so many views that has
// labels for all its tasks; whichever dataset it names is not looked at. Throws Error(kUsage) as
// make_experiment() does.
PlannedExperiment planned_experiment(const NewExperiment& wish,
                                     const std::optional<SplitSizes>& dataset);
// The same of a profile; on a dataset where `views` is above 0, split as rendered rooms are.
PlannedExperiment planned_experiment(const Profile& profile, std::int64_t views);

// Of an experiment that has no study yet: nothing is done.
Plan make_plan(const Experiment& experiment, const SplitSizes& sizes, int workers,
               const GpuModel& gpu = gpu_models().front());

// Of the study at that path; opens it for reading. Throws Error(kBadInput) where it has no
// experiment. nullopt where stopped. Without `find_machine`, see settle_for(), a device that no run
// has settled is taken for the processor.
std::optional<Plan> make_plan(const std::filesystem::path& study, int workers,
                              const RunContext& context, const FindMachine& find_machine = {},
                              const GpuModel& gpu = gpu_models().front());

}  // namespace taskatlas::engine
