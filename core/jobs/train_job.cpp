// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "jobs/batches.hpp"
#include "jobs/job_bodies.hpp"
#include "jobs/job_files.hpp"
#include "networks/task_network.hpp"
#include "training/train.hpp"

#include <cmath>
#include <filesystem>
#include <string>
#include <utility>

namespace taskatlas::jobs {
namespace {

constexpr std::int64_t kValidationSamples = 128;

JobOutput saved(const networks::TaskNetwork& network, const engine::Job& job,
                const JobPlace& place) {
  network.save(place.store.folder(job.id) / engine::kNetworkFile);
  JobOutput output;
  output.result.files = {engine::kNetworkFile};
  return output;
}

// Trains from the checkpoint on. False where stopped.
bool run_training(networks::TaskNetwork& network, const dataset::SampleList& list,
                  const engine::Job& job, const engine::TrainJob& work, const JobPlace& place,
                  const RunContext& context, engine::JobResult& result) {
  const std::filesystem::path checkpoint = place.store.scratch(job.id) / "checkpoint.bin";
  const bool resumed = std::filesystem::exists(checkpoint);
  const CurveFile curve(place.store, job.id, resumed);
  BatchDrawer drawer(place.data.source(), list, work.settings.batch, work.seed);
  const auto options = train_options(job, work.settings,
                                     dataset::task_of(work.task, place.data.source().own_tasks()),
                                     work.seed, checkpoint);
  training::TrainResult trained;
  try {
    trained = training::train(
        network, [&](std::int64_t step) { return drawer.draw(step); }, options, context,
        [&](const training::CurvePoint& point) { curve.add(point); });
  } catch (const Error& error) {
    // A checkpoint that cannot be used must not stand in the way of the next attempt.
    if (resumed && error.kind() == ErrorKind::kBadInput) std::filesystem::remove(checkpoint);
    throw;
  }
  if (trained.resumed_at > 0) {
    context.log("went on from step " + std::to_string(trained.resumed_at));
  }
  if (!trained.finished) return false;
  curve.finish(trained);
  result.numbers["steps"] = static_cast<double>(trained.steps);
  result.numbers["training_seconds"] = trained.seconds;
  if (trained.seconds > 0) {
    result.numbers["samples_per_second"] =
        static_cast<double>(trained.steps) * work.settings.batch / trained.seconds;
  }
  if (!trained.curve.empty() && std::isfinite(trained.curve.back().losses.front())) {
    result.numbers["training_loss"] = trained.curve.back().losses.front();
  }
  return true;
}

}  // namespace

std::optional<JobOutput> train(const engine::Job& job, const engine::TrainJob& work,
                               const JobPlace& place, const RunContext& context) {
  const auto& source = place.data.source();
  networks::TaskNetwork network(network_spec(job, work.task, source), work.seed);
  if (network.spec().output.kind == dataset::TargetKind::kNone) {
    return saved(network, job, place);  // the random projection is what it is
  }
  const auto* list =
      place.data.list(work.task, dataset::Split::kTrain, work.train_images, work.seed, context);
  if (list == nullptr) return std::nullopt;
  engine::JobResult result;
  result.numbers["train_samples"] = static_cast<double>(list->groups.size());
  if (!run_training(network, *list, job, work, place, context, result)) return std::nullopt;
  network.to(job.device);

  list = place.data.list(work.task, dataset::Split::kVal, kValidationSamples, work.seed, context);
  if (list == nullptr) return std::nullopt;
  const auto validation = test_network(network, source, *list, job.device, "validation", context);
  if (!validation) return std::nullopt;
  if (const double loss = mean_of(*validation); std::isfinite(loss)) {
    result.numbers["validation_loss"] = loss;
    context.log(work.task + ": validation loss " + format_fixed(loss, 4) + " on " +
                std::to_string(validation->size()) + " samples");
  }

  std::optional<engine::JobLosses> losses;
  if (work.self_losses) {
    list = place.data.list(work.task, dataset::Split::kTest, work.test_images, work.seed, context);
    if (list == nullptr) return std::nullopt;
    auto tested = test_network(network, source, *list, job.device, "test", context);
    if (!tested) return std::nullopt;
    losses = empty_losses(work.task, source.index(), *list);
    losses->rows = {{"self"}};
    losses->losses = *std::move(tested);
    if (const double loss = mean_of(losses->losses); std::isfinite(loss)) {
      result.numbers["test_loss"] = loss;
    }
  }
  network.to("cpu");
  JobOutput output = saved(network, job, place);
  result.files = std::move(output.result.files);
  output.result = std::move(result);
  output.losses = std::move(losses);
  return output;
}

}  // namespace taskatlas::jobs
