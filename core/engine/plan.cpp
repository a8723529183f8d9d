// SPDX-License-Identifier: MIT
#include "engine/plan.hpp"

#include "base/numbers.hpp"
#include "base/parallel.hpp"
#include "dataset/dataset.hpp"
#include "engine/throughput.hpp"

#include <algorithm>
#include <unordered_map>

namespace taskatlas::engine {
namespace {

constexpr double kTrainShare = 0.7, kTestShare = 0.2;  // of rendered rooms

SplitSizes shares_of(std::int64_t views) {
  const auto train = static_cast<std::int64_t>(static_cast<double>(views) * kTrainShare);
  const auto test = static_cast<std::int64_t>(static_cast<double>(views) * kTestShare);
  return {train, views - train - test, test};
}

std::size_t networks_of(const Job& job) {
  if (job.kind() == JobKind::kTrain) return job.task() == "random" ? 0 : 1;
  const auto* transfer = std::get_if<TransferJob>(&job.work);
  return transfer != nullptr ? transfer->sources.size() : 0;
}

}  // namespace

SplitSizes split_sizes(const Experiment& experiment, const RunContext& context) {
  if (experiment.dataset.empty()) {
    return shares_of(experiment.profile.rooms.views);
  }
  const auto data = dataset::open_dataset(experiment.dataset, context);
  if (!data) return {};
  const auto counts = dataset::count_splits(*data);
  const auto of = [&](dataset::Split split) {
    return static_cast<std::int64_t>(counts.splits[static_cast<std::size_t>(split)].views);
  };
  return {of(dataset::Split::kTrain), of(dataset::Split::kVal), of(dataset::Split::kTest)};
}

void Pace::took(JobKind kind, double estimated, double seconds) {
  if (!(estimated > 0) || !(seconds > 0)) return;
  Sum& sum = sums_.at(static_cast<std::size_t>(kind));
  sum.estimated += estimated;
  sum.seconds += seconds;
}

double Pace::factor(JobKind kind) const {
  const Sum& own = sums_.at(static_cast<std::size_t>(kind));
  if (own.estimated > 0) return own.seconds / own.estimated;
  Sum all;
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    if (static_cast<JobKind>(i) == JobKind::kRender) continue;  // other work, other processors
    all.estimated += sums_[i].estimated;
    all.seconds += sums_[i].seconds;
  }
  return all.estimated > 0 && kind != JobKind::kRender ? all.seconds / all.estimated : 1;
}

int worker_count(int asked, const Profile& profile, std::size_t cards) {
  if (asked > 0) return asked;
  if (profile.workers > 0) return profile.workers;
  if (profile.device.starts_with("cuda")) return std::max(1, static_cast<int>(cards));
  return std::max(1, thread_count(0) / profile.threads);
}

namespace {

// The longest chain of jobs that need each other, in seconds: no number of workers is faster.
class Chains {
 public:
  // Jobs come after those that they need.
  void add(const Job& job, double seconds) {
    double before = 0;
    for (const JobId& needed : job.depends) {
      const auto known = ends_.find(needed);
      if (known != ends_.end()) before = std::max(before, known->second);
    }
    ends_[job.id] = before + seconds;
    if (job.kind() == JobKind::kTransfer) transfers_ = std::max(transfers_, before + seconds);
    longest_ = std::max(longest_, before + seconds);
  }
  // What needs transfers that were added.
  void add_after_transfers(double seconds) { longest_ = std::max(longest_, transfers_ + seconds); }
  double longest() const { return longest_; }

 private:
  std::unordered_map<std::string, double> ends_;
  double transfers_ = 0, longest_ = 0;
};

std::string gpu_basis(const GpuModel& gpu) {
  constexpr double kTera = 1e12;
  std::string text =
      gpu.title + ": " + format_fixed(gpu.rate / kTera, 1) + "e12 operations a second";
  if (gpu.peak > 0) {
    text += ", " + format_fixed(100 * gpu.rate / gpu.peak, 0) + " % of the " +
            format_fixed(gpu.peak / kTera, 1) + "e12 that its maker states";
  }
  return text + ": " + gpu.source;
}

// What done jobs of one kind took, in bytes, what was estimated for them, and what is estimated for
// the others: the most of one job where it is memory, the sum where it is disk.
struct Bytes {
  double measured = 0, estimated = 0, others = 0;
  double corrected() const { return estimated > 0 ? others * (measured / estimated) : others; }
};

// Results may say anything.
std::uint64_t whole(double bytes) {
  constexpr double kMost = 0x1p62;
  return static_cast<std::uint64_t>(std::clamp(bytes, 0.0, kMost));
}

// Memory and disk of all jobs, corrected kind by kind.
class Needs {
 public:
  void left(JobKind kind, const JobCost& cost) {
    of_others(kind, cost);
    disk_.at(index(kind)).others += static_cast<double>(cost.disk);
  }
  void done(JobKind kind, const JobCost& cost, const JobResult& result) {
    if (result.peak_bytes > 0) {
      Bytes& memory = memory_.at(index(kind));
      memory.measured = std::max(memory.measured, static_cast<double>(result.peak_bytes));
      memory.estimated = std::max(memory.estimated, static_cast<double>(cost.memory));
    } else {  // of an earlier version
      of_others(kind, cost);
    }
    Bytes& disk = disk_.at(index(kind));
    disk.measured += written(kind, cost, result);
    disk.estimated += static_cast<double>(cost.disk);
  }

  bool measured_memory() const {
    return std::any_of(memory_.begin(), memory_.end(),
                       [](const Bytes& one) { return one.measured > 0; });
  }
  // Workers work on any jobs at once, but rooms are rendered by one with all cores.
  double memory(int workers) const {
    double most = 0;
    for (std::size_t i = 0; i < memory_.size(); ++i) {
      const double one = std::max(memory_[i].measured, memory_[i].corrected());
      most = std::max(most, static_cast<JobKind>(i) == JobKind::kRender ? one : one * workers);
    }
    return most;
  }
  double worker_memory() const {
    double most = 0;
    for (std::size_t i = 0; i < memory_.size(); ++i) {
      if (static_cast<JobKind>(i) == JobKind::kRender) continue;
      most = std::max({most, memory_[i].measured, memory_[i].corrected()});
    }
    return most;
  }
  double disk_left() const {
    double sum = 0;
    for (const Bytes& one : disk_) sum += one.corrected();
    return sum;
  }
  double disk() const {
    double sum = disk_left();
    for (const Bytes& one : disk_) sum += one.measured;
    return sum;
  }

 private:
  static std::size_t index(JobKind kind) { return static_cast<std::size_t>(kind); }
  void of_others(JobKind kind, const JobCost& cost) {
    double& most = memory_.at(index(kind)).others;
    most = std::max(most, static_cast<double>(cost.memory));
  }
  // Results note artifacts and losses, but not the job, its curve and its log.
  static double written(JobKind kind, const JobCost& cost, const JobResult& result) {
    if (kind != JobKind::kRender) {
      return static_cast<double>(result.bytes) + throughput::kFileBytes;
    }
    const auto rooms = result.numbers.find(kDatasetBytes);
    const bool noted = rooms != result.numbers.end() && rooms->second > 0;
    return noted ? rooms->second + throughput::kFileBytes : static_cast<double>(cost.disk);
  }

  std::array<Bytes, kJobKinds> memory_, disk_;
};

// How done jobs correct the estimates, for people.
void add_corrections(std::vector<std::string>& basis, bool memory, bool card) {
  basis.emplace_back(
      "time: estimates of a kind of jobs are multiplied by what its own jobs took over what was "
      "estimated");
  if (memory) {
    basis.emplace_back(
        "memory: what done jobs were measured to take; estimates of the others of a kind are "
        "multiplied by the most that one of these took over the most that was estimated for one");
  }
  if (card) basis.emplace_back("a card's memory: estimates, since results do not record it");
  basis.emplace_back(
      "disk: the artifacts of done jobs as they are; estimates of the others of a kind are "
      "multiplied by what these came to over what was estimated");
}

std::vector<std::string> basis_of(const Profile& profile, const GpuModel& gpu) {
  const bool card = profile.device.starts_with("cuda");
  const bool counted = card || profile.family == "resnet50";
  std::vector<std::string> basis;
  if (!counted) {
    basis.emplace_back(
        "pictures a second of one core with compact networks of depth at 64 pixels, by the "
        "picture's "
        "area and the multiplications of the others: those of training and readouts were measured, "
        "the rest are estimates");
    return basis;
  }
  basis.emplace_back(
      "operations of each network, counted layer by layer; the way back costs twice the way "
      "forwards");
  basis.push_back(card ? gpu_basis(gpu)
                       : "one core: " + format_fixed(throughput::kCoreOperations / 1e9, 0) +
                             "e9 operations a second in training the paper's networks, " +
                             throughput::kCoreOperationsAre);
  if (card) {
    basis.push_back("a layer takes " + format_fixed(throughput::kLayerSeconds * 1e6, 0) +
                    " microseconds at least, as with ResNet-50 for one image (NVIDIA "
                    "DeepLearningExamples)");
  }
  basis.push_back("a thread makes " + format_fixed(throughput::kLoadImages, 0) +
                  " pictures of 256 pixels ready a second with their labels, " +
                  throughput::kLoadImagesAre + "; at other sizes by the area");
  return basis;
}

// `store` is null where nothing can be done yet. nullopt where stopped.
std::optional<Plan> plan_of(const Experiment& experiment, const std::filesystem::path& folder,
                            const SplitSizes& sizes, int workers, const FirstOrder& first_order,
                            const JobStore* store, const RunContext& context, const GpuModel& gpu) {
  Plan plan;
  plan.sizes = sizes;
  plan.workers = worker_count(workers, experiment.profile);
  plan.threads = experiment.profile.threads;
  plan.device = experiment.profile.device;
  const JobList list = list_jobs(experiment, folder, first_order);
  std::array<KindPlan, kJobKinds> kinds;
  Pace pace;
  Needs needs;
  struct Left {
    const Job* job;  // nullptr: higher orders that are to come
    JobKind kind;
    double seconds, longest;
  };
  std::vector<Left> left;
  const auto kind_of = [&](JobKind kind) -> KindPlan& {
    return kinds.at(static_cast<std::size_t>(kind));
  };
  for (const Job& job : list.jobs) {
    const JobCost cost = estimate(job, plan.sizes, gpu);
    KindPlan& kind = kind_of(job.kind());
    ++kind.jobs;
    kind.networks += networks_of(job);
    plan.device_memory = std::max(plan.device_memory, cost.device_memory);
    const auto result = store != nullptr ? store->result(job.id) : std::nullopt;
    if (result) {
      ++kind.done;
      pace.took(job.kind(), cost.seconds, result->seconds);
      needs.done(job.kind(), cost, *result);
    } else {
      needs.left(job.kind(), cost);
      left.push_back({&job, job.kind(), cost.seconds, cost.seconds});
    }
    if (context.stopped()) return std::nullopt;
  }
  double expected_networks = 0;
  for (const ExpectedTransfers& expected : list.expected) {
    const ExpectedCost cost = estimate(expected, experiment, plan.sizes, gpu);
    expected_networks += expected.chance * static_cast<double>(expected.sets);
    needs.left(JobKind::kTransfer, cost.cost);
    plan.device_memory = std::max(plan.device_memory, cost.cost.device_memory);
    left.push_back({nullptr, JobKind::kTransfer, cost.cost.seconds, cost.longest});
  }
  kind_of(JobKind::kTransfer).jobs +=
      expected_jobs(list.expected, experiment.profile.readouts_per_job);
  kind_of(JobKind::kTransfer).networks += rounded_up(expected_networks);
  Chains chains;
  double all_cores = 0;
  for (const Left& one : left) {
    const double factor = pace.factor(one.kind);
    kind_of(one.kind).seconds += one.seconds * factor;
    (one.kind == JobKind::kRender ? all_cores : plan.worker_seconds) += one.seconds * factor;
    if (one.job != nullptr) {
      chains.add(*one.job, one.longest * factor);
    } else {
      chains.add_after_transfers(one.longest * factor);
    }
  }
  plan.seconds_left = std::max(all_cores + plan.worker_seconds / plan.workers, chains.longest());
  plan.memory = whole(needs.memory(plan.workers));
  plan.worker_memory = whole(needs.worker_memory());
  plan.disk = whole(needs.disk());
  plan.disk_left = whole(needs.disk_left());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i].kind = static_cast<JobKind>(i);
    plan.jobs += kinds[i].jobs;
    plan.done += kinds[i].done;
    if (kinds[i].jobs > 0) plan.kinds.push_back(kinds[i]);
  }
  if (plan.done > 0) {
    add_corrections(plan.basis, needs.measured_memory(), plan.device_memory > 0);
  }
  const auto estimates = basis_of(experiment.profile, gpu);
  plan.basis.insert(plan.basis.end(), estimates.begin(), estimates.end());
  return plan;
}

}  // namespace

int settle_for(const FindMachine& find_machine, Profile& profile, int workers) {
  const bool open = profile.device == "auto";
  const bool by_cards = workers == 0 && profile.workers == 0 && (open || profile.device == "cuda");
  if (!find_machine || !(open || by_cards)) return workers;
  const Machine machine = find_machine();
  if (open) profile.device = machine.device;
  return by_cards ? static_cast<int>(machine.cards) : workers;
}

PlannedExperiment planned_experiment(const NewExperiment& wish,
                                     const std::optional<SplitSizes>& dataset) {
  NewExperiment of_rooms = wish;
  of_rooms.dataset.clear();
  std::vector<std::int64_t>& images = of_rooms.profile.transfer_images;
  if (dataset && images.empty()) {
    images = {usual_transfer_images(of_rooms.profile, dataset->train)};
  }
  PlannedExperiment planned;
  planned.experiment = make_experiment(of_rooms, {}).value();
  planned.sizes = dataset ? *dataset : split_sizes(planned.experiment, {});
  if (!dataset) return planned;
  // A name that no folder has and an identity that no dataset has: nothing is looked up by them.
  planned.experiment.dataset = "/dataset";
  constexpr std::size_t kDigits = 32;
  planned.experiment.dataset_identity = std::string(kDigits, '0');
  return planned;
}

PlannedExperiment planned_experiment(const Profile& profile, std::int64_t views) {
  NewExperiment wish;
  wish.profile = profile;
  return planned_experiment(wish, views > 0 ? std::optional(shares_of(views)) : std::nullopt);
}

Plan make_plan(const Experiment& experiment, const SplitSizes& sizes, int workers,
               const GpuModel& gpu) {
  const auto nothing = [](const auto&, const auto&) { return std::nullopt; };
  return plan_of(experiment, experiment.dataset, sizes, workers, nothing, nullptr, {}, gpu).value();
}

std::optional<Plan> make_plan(const std::filesystem::path& path, int workers,
                              const RunContext& context, const FindMachine& find_machine,
                              const GpuModel& gpu) {
  const Study study = Study::open(path);
  Experiment experiment = read_experiment(study);
  workers = settle_for(find_machine, experiment.profile, workers);
  const SplitSizes sizes = split_sizes(experiment, context);
  if (context.stopped()) return std::nullopt;
  const JobStore store(path);
  return plan_of(experiment, experiment.dataset_folder(path), sizes, workers, first_order_in(study),
                 &store, context, gpu);
}

}  // namespace taskatlas::engine
