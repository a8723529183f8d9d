// SPDX-License-Identifier: MIT
#include "engine/plan.hpp"

#include "base/parallel.hpp"
#include "dataset/dataset.hpp"
#include "engine/throughput.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas::engine {
namespace {

constexpr double kTrainShare = 0.7, kTestShare = 0.2;  // of rendered rooms

double at_most(std::int64_t limit, std::int64_t there) {
  return static_cast<double>(limit > 0 ? std::min(limit, there) : there);
}

// How much slower than the figures: larger pictures, larger networks, more threads.
double slowness(const Job& job) {
  const double side = job.image_size / throughput::kImageSize;
  double factor = side * side;
  if (job.family == "resnet50") factor *= throughput::kResNet;
  if (job.device != "cpu" && job.device != "auto") return factor / throughput::kCuda;
  // Two threads are not twice one.
  return factor / std::pow(std::max(1, job.threads), 0.8);
}

double samples(const TrainSettings& settings) {
  return static_cast<double>(settings.steps) * settings.batch;
}

double cost_of(const RenderJob& job, const Job&, const SplitSizes&) {
  return static_cast<double>(job.views) / throughput::kRenderViews;
}

double cost_of(const TrainJob& job, const Job& whole, const SplitSizes& sizes) {
  if (job.task == "random") return throughput::kJobSeconds;
  const double test = job.self_losses ? at_most(job.test_images, sizes.test) : 0;
  return throughput::kJobSeconds +
         slowness(whole) *
             (samples(job.settings) / throughput::kTrainImages + test / throughput::kTestImages);
}

double cost_of(const EncodeJob& job, const Job& whole, const SplitSizes& sizes) {
  const double views =
      at_most(job.transfer_images, sizes.validation) + at_most(job.test_images, sizes.test);
  return throughput::kJobSeconds + slowness(whole) * views / throughput::kEncodeImages;
}

double cost_of(const BaselineJob& job, const Job& whole, const SplitSizes& sizes) {
  return throughput::kJobSeconds +
         slowness(whole) * (samples(job.settings) / throughput::kPixelsImages +
                            2 * at_most(job.test_images, sizes.test) / throughput::kTestImages +
                            at_most(job.train_images, sizes.train) / throughput::kTestImages);
}

double cost_of(const TransferJob& job, const Job& whole, const SplitSizes& sizes) {
  const auto sets = static_cast<double>(job.sources.size());
  const double order = job.sources.empty() ? 1 : static_cast<double>(job.sources.front().size());
  const double one = samples(job.settings) / throughput::kReadoutImages +
                     at_most(job.test_images, sizes.test) / throughput::kTestImages;
  return throughput::kJobSeconds +
         slowness(whole) * sets * one * (1 + throughput::kOrderCost * (order - 1));
}

double disk_of(const Job& job, const SplitSizes& sizes) {
  const double side = job.image_size / throughput::kImageSize;
  if (const auto* render = std::get_if<RenderJob>(&job.work)) {
    const double size = render->size / throughput::kImageSize;
    return static_cast<double>(render->views) * throughput::kViewBytes * size * size;
  }
  if (const auto* encode = std::get_if<EncodeJob>(&job.work)) {
    const double views = at_most(encode->transfer_images, sizes.validation) +
                         at_most(encode->test_images, sizes.test);
    return views * throughput::kBankBytes;
  }
  if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
    return static_cast<double>(transfer->sources.size()) * throughput::kReadoutBytes;
  }
  if (std::holds_alternative<TrainJob>(job.work)) {
    return throughput::kNetworkBytes * (job.family == "resnet50" ? 100 : 1);
  }
  return throughput::kReadoutBytes * side;
}

std::size_t networks_of(const Job& job) {
  if (job.kind() == JobKind::kTrain) return job.task() == "random" ? 0 : 1;
  const auto* transfer = std::get_if<TransferJob>(&job.work);
  return transfer != nullptr ? transfer->sources.size() : 0;
}

}  // namespace

SplitSizes split_sizes(const Experiment& experiment, const RunContext& context) {
  if (experiment.dataset.empty()) {
    const auto views = static_cast<double>(experiment.profile.rooms.views);
    const auto train = static_cast<std::int64_t>(views * kTrainShare);
    const auto test = static_cast<std::int64_t>(views * kTestShare);
    return {train, experiment.profile.rooms.views - train - test, test};
  }
  const auto data = dataset::open_dataset(experiment.dataset, context);
  if (!data) return {};
  const auto counts = dataset::count_splits(*data);
  const auto of = [&](dataset::Split split) {
    return static_cast<std::int64_t>(counts.splits[static_cast<std::size_t>(split)].views);
  };
  return {of(dataset::Split::kTrain), of(dataset::Split::kVal), of(dataset::Split::kTest)};
}

JobCost estimate(const Job& job, const SplitSizes& sizes) {
  JobCost cost;
  cost.seconds = std::visit([&](const auto& work) { return cost_of(work, job, sizes); }, job.work);
  const double side = job.image_size / throughput::kImageSize;
  double memory = throughput::kWorkerBytes;
  if (job.kind() != JobKind::kRender)
    memory += 50e6 * side * side * (job.family == "resnet50" ? 4 : 1);
  cost.memory = static_cast<std::uint64_t>(memory);
  cost.disk = static_cast<std::uint64_t>(disk_of(job, sizes));
  return cost;
}

ExpectedCost estimate(const ExpectedTransfers& expected, const Experiment& experiment,
                      const SplitSizes& sizes) {
  const Profile& profile = experiment.profile;
  TransferJob work;
  work.target = expected.key.target;
  work.sources.assign(expected.sets,
                      std::vector<std::string>(static_cast<std::size_t>(expected.order), "any"));
  work.test_images = profile.test_images;
  work.settings = profile.transfer;
  Job job;
  job.work = std::move(work);
  job.image_size = profile.image_size;
  job.family = profile.family;
  job.device = profile.device;
  job.threads = profile.threads;
  const auto most = static_cast<std::size_t>(profile.readouts_per_job);
  return {estimate(job, sizes), (expected.sets + most - 1) / most};
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

int worker_count(int asked, const Profile& profile) {
  if (asked > 0) return asked;
  if (profile.workers > 0) return profile.workers;
  return std::max(1, thread_count(0) / profile.threads);
}

namespace {

// `store` is null where nothing can be done yet. nullopt where stopped.
std::optional<Plan> plan_of(const Experiment& experiment, const std::filesystem::path& folder,
                            const SplitSizes& sizes, int workers, const FirstOrder& first_order,
                            const JobStore* store, const RunContext& context) {
  Plan plan;
  plan.sizes = sizes;
  plan.workers = worker_count(workers, experiment.profile);
  plan.threads = experiment.profile.threads;
  plan.device = experiment.profile.device;
  const JobList list = list_jobs(experiment, folder, first_order);
  std::array<KindPlan, kJobKinds> kinds;
  Pace pace;
  std::vector<std::pair<JobKind, double>> left;
  const auto kind_of = [&](JobKind kind) -> KindPlan& {
    return kinds.at(static_cast<std::size_t>(kind));
  };
  for (const Job& job : list.jobs) {
    const JobCost cost = estimate(job, plan.sizes);
    KindPlan& kind = kind_of(job.kind());
    ++kind.jobs;
    kind.networks += networks_of(job);
    plan.disk += cost.disk;
    plan.memory = std::max(plan.memory, cost.memory);
    const auto result = store != nullptr ? store->result(job.id) : std::nullopt;
    if (result) {
      ++kind.done;
      pace.took(job.kind(), cost.seconds, result->seconds);
    } else {
      left.emplace_back(job.kind(), cost.seconds);
    }
    if (context.stopped()) return std::nullopt;
  }
  for (const ExpectedTransfers& expected : list.expected) {
    const ExpectedCost cost = estimate(expected, experiment, plan.sizes);
    KindPlan& kind = kind_of(JobKind::kTransfer);
    kind.jobs += cost.jobs;
    kind.networks += expected.sets;
    plan.disk += cost.cost.disk;
    left.emplace_back(JobKind::kTransfer, cost.cost.seconds);
  }
  for (const auto& [kind, seconds] : left) {
    const double corrected = seconds * pace.factor(kind);
    kind_of(kind).seconds += corrected;
    plan.seconds_left += kind == JobKind::kRender ? corrected : corrected / plan.workers;
  }
  plan.memory *= static_cast<std::uint64_t>(plan.workers);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i].kind = static_cast<JobKind>(i);
    plan.jobs += kinds[i].jobs;
    plan.done += kinds[i].done;
    if (kinds[i].jobs > 0) plan.kinds.push_back(kinds[i]);
  }
  return plan;
}

}  // namespace

Plan make_plan(const Experiment& experiment, const SplitSizes& sizes, int workers) {
  const auto nothing = [](const auto&, const auto&) { return std::nullopt; };
  return plan_of(experiment, experiment.dataset, sizes, workers, nothing, nullptr, {}).value();
}

std::optional<Plan> make_plan(const std::filesystem::path& path, int workers,
                              const RunContext& context,
                              const std::function<std::string()>& find_device) {
  const Study study = Study::open(path);
  Experiment experiment = read_experiment(study);
  std::string& device = experiment.profile.device;
  if (device == "auto" && find_device) device = find_device();
  const SplitSizes sizes = split_sizes(experiment, context);
  if (context.stopped()) return std::nullopt;
  const JobStore store(path);
  return plan_of(experiment, experiment.dataset_folder(path), sizes, workers, first_order_in(study),
                 &store, context);
}

}  // namespace taskatlas::engine
