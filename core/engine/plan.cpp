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

std::vector<std::string> basis_of(const Profile& profile, const GpuModel& gpu, bool measured) {
  const bool card = profile.device.starts_with("cuda");
  const bool counted = card || profile.family == "resnet50";
  std::vector<std::string> basis;
  if (measured) {
    basis.emplace_back(
        "estimates of a kind of jobs are multiplied by what its own jobs took over what was "
        "estimated");
  }
  if (!counted) {
    basis.emplace_back(
        "pictures a second of one core with compact networks at 64 pixels, by the picture's area: "
        "those of training and readouts were measured, the others are estimates");
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
    plan.disk += cost.disk;
    plan.memory = std::max(plan.memory, cost.memory);
    plan.device_memory = std::max(plan.device_memory, cost.device_memory);
    const auto result = store != nullptr ? store->result(job.id) : std::nullopt;
    if (result) {
      ++kind.done;
      pace.took(job.kind(), cost.seconds, result->seconds);
    } else {
      left.push_back({&job, job.kind(), cost.seconds, cost.seconds});
    }
    if (context.stopped()) return std::nullopt;
  }
  double expected_networks = 0;
  for (const ExpectedTransfers& expected : list.expected) {
    const ExpectedCost cost = estimate(expected, experiment, plan.sizes, gpu);
    expected_networks += expected.chance * static_cast<double>(expected.sets);
    plan.disk += cost.cost.disk;
    plan.memory = std::max(plan.memory, cost.cost.memory);
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
  plan.memory *= static_cast<std::uint64_t>(plan.workers);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i].kind = static_cast<JobKind>(i);
    plan.jobs += kinds[i].jobs;
    plan.done += kinds[i].done;
    if (kinds[i].jobs > 0) plan.kinds.push_back(kinds[i]);
  }
  plan.basis = basis_of(experiment.profile, gpu, plan.done > 0);
  return plan;
}

}  // namespace

PlannedExperiment planned_experiment(const Profile& profile, std::int64_t views) {
  NewExperiment wish;
  wish.profile = profile;
  if (views > 0) {
    constexpr std::int64_t kLeastRooms = 10, kMostRooms = 10'000'000;  // as profiles may say
    wish.profile.rooms.views = std::clamp(views, kLeastRooms, kMostRooms);
  }
  PlannedExperiment planned;
  planned.experiment = make_experiment(wish, {}).value();
  if (views == 0) {
    planned.sizes = split_sizes(planned.experiment, {});
    return planned;
  }
  planned.sizes = shares_of(views);
  planned.experiment.profile.rooms = profile.rooms;
  // A name that no folder has and an identity that no dataset has: nothing is looked up by them.
  planned.experiment.dataset = "/dataset";
  constexpr std::size_t kDigits = 32;
  planned.experiment.dataset_identity = std::string(kDigits, '0');
  return planned;
}

Plan make_plan(const Experiment& experiment, const SplitSizes& sizes, int workers,
               const GpuModel& gpu) {
  const auto nothing = [](const auto&, const auto&) { return std::nullopt; };
  return plan_of(experiment, experiment.dataset, sizes, workers, nothing, nullptr, {}, gpu).value();
}

std::optional<Plan> make_plan(const std::filesystem::path& path, int workers,
                              const RunContext& context,
                              const std::function<std::string()>& find_device,
                              const GpuModel& gpu) {
  const Study study = Study::open(path);
  Experiment experiment = read_experiment(study);
  std::string& device = experiment.profile.device;
  if (device == "auto" && find_device) device = find_device();
  const SplitSizes sizes = split_sizes(experiment, context);
  if (context.stopped()) return std::nullopt;
  const JobStore store(path);
  return plan_of(experiment, experiment.dataset_folder(path), sizes, workers, first_order_in(study),
                 &store, context, gpu);
}

}  // namespace taskatlas::engine
